"""The sentences for what was assumed, changed or left out when a model was read from a file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from omnidesk.domain.rubric import Rubric
from omnidesk.exchange.grids.notes import ImportNote
from omnidesk.texts import N_, Translator

NOTES: Mapping[str, str] = {
    "sheets_left_out": N_("Sheets left out: {detail}."),
    "hidden_sheets_left_out": N_("Hidden sheets left out: {detail}."),
    "empty_sheets": N_("Empty sheets: {detail}."),
    "sheets_as_groups": N_("Each sheet became a group: {detail}."),
    "columns_left_out": N_("Columns left out: {detail}."),
    "hidden_columns_left_out": N_("Hidden columns left out: {detail}."),
    "hidden_columns_read": N_(
        "Read although hidden on some sheets, since it is not on the others: {detail}."
    ),
    "rows_left_out": N_("Rows left out: {detail}."),
    "levels_numbered": N_("Levels were numbered in the order of their columns: {detail}."),
    "language_found": N_("The texts seem to be in this language: {detail}."),
    "titles_in_texts": N_("The title of a level stands as the first line of its description."),
    "groups_filled_down": N_("A blank group was taken to be the one of the row above."),
    "matched_by_order": N_(
        "The rows of the files were matched by their order, since they have no keys."
    ),
    "entries_left_out": N_("Entries left out: {detail}."),
    "more_groups_left_out": N_("A dimension is in one group only; left out: {detail}."),
    "multi_level": N_(
        "The model lets several levels of an indicator be reached at once; here one is chosen."
    ),
    "keys_changed": N_("Keys were given the form that keys have here: {detail}."),
    "texts_cleaned": N_("Invisible control characters were taken out of {detail} texts."),
}


def contents_text(rubric: Rubric, t: Translator) -> str:
    """Return how much a model holds."""
    n_rows, n_levels, n_groups = len(rubric.dimensions), len(rubric.levels), len(rubric.groups)
    parts = [
        t.plural("{n} dimension", "{n} dimensions", n_rows).format(n=n_rows),
        t.plural("{n} level", "{n} levels", n_levels).format(n=n_levels),
    ]
    if n_groups:
        parts.append(t.plural("{n} group", "{n} groups", n_groups).format(n=n_groups))
    if len(rubric.languages) > 1:
        n_codes = len(rubric.languages)
        parts.append(t.plural("{n} language", "{n} languages", n_codes).format(n=n_codes))
    return "  ·  ".join(parts)


def import_note(note: ImportNote, t: Translator) -> str:
    """Return the sentence for a note.

    Raises:
        KeyError: a code without a sentence; a test goes through them all.
    """
    return t(NOTES[note.code]).format(detail=note.detail)


def import_notes(notes: Iterable[ImportNote], t: Translator) -> list[str]:
    return [import_note(note, t) for note in notes]
