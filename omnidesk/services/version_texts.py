"""Two versions of a model in words: what changed, how severe it is, what it means for rounds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from omnidesk.domain.rubric import CellKey, Rubric
from omnidesk.domain.rubric_change import (
    CellRelation,
    ChangeSeverity,
    LevelDiff,
    RowDiff,
    RowRelation,
    RubricDiff,
)
from omnidesk.domain.text_diff import UNCHANGED, ChangeKind, ChangeReason
from omnidesk.texts import N_, Translator

SEVERITY_NAMES: Mapping[ChangeSeverity, str] = {
    ChangeSeverity.NONE: N_("nothing changed"),
    ChangeSeverity.WORDING: N_("wording only"),
    ChangeSeverity.LEVEL_ADDED: N_("a level was added"),
    ChangeSeverity.MEANING: N_("the meaning of a level description changed"),
    ChangeSeverity.REMOVED: N_("a level or a dimension was removed"),
    ChangeSeverity.DIMENSION_ADDED: N_("a dimension was added"),
}
SEVERITY_MEANINGS: Mapping[ChangeSeverity, str] = {
    ChangeSeverity.NONE: N_("Rounds on either version are the same rounds."),
    ChangeSeverity.WORDING: N_(
        "Rounds under way can go on: ratings mean the same in both versions."
    ),
    ChangeSeverity.LEVEL_ADDED: N_(
        "Ratings stay true, but a higher or a lower level may now fit better: ask the experts "
        "again where a rating lies beside the new level."
    ),
    ChangeSeverity.MEANING: N_(
        "Dimensions with a changed description have to be rated again before they are compared; "
        "the others stay as they are."
    ),
    ChangeSeverity.REMOVED: N_(
        "Ratings of what was removed have no place in the new version. Finish rounds under way "
        "on the version that they began with."
    ),
    ChangeSeverity.DIMENSION_ADDED: N_(
        "The new dimension has no rating yet: in a round on the new version ratings are missing "
        "until it is rated, and an overall with it is not the same measure as one without it."
    ),
}
REASONS: Mapping[ChangeReason, str] = {
    ChangeReason.SIGNS: N_("only case, punctuation or spaces differ"),
    ChangeReason.FEW_WORDS: N_("few words differ"),
    ChangeReason.MANY_WORDS: N_("a quarter of the words or more differ"),
    ChangeReason.NUMBERS: N_("a number differs"),
    ChangeReason.WEIGHTY_WORDS: N_("a negation, a quantity, or a must or may differs"),
    ChangeReason.TRANSLATION: N_("a translation came or went"),
    ChangeReason.FILLED: N_("there was no text before"),
    ChangeReason.EMPTIED: N_("there is no text any more"),
    ChangeReason.CHECKLIST: N_("a point of the checklist came or went"),
}
KINDS: Mapping[ChangeKind, str] = {
    ChangeKind.NONE: N_("no change"),
    ChangeKind.WORDING: N_("wording only"),
    ChangeKind.MEANING: N_("meaning"),
}
_ROWS_OF: Mapping[RowRelation, str] = {
    RowRelation.ADDED: N_("Dimensions added: {names}."),
    RowRelation.REMOVED: N_("Dimensions removed: {names}."),
}


def severity_line(severity: ChangeSeverity, t: Translator) -> str:
    """Return the severity as ``3 of 5: the meaning of a level description changed``."""
    return t("{number} of 5: {name}").format(number=int(severity), name=t(SEVERITY_NAMES[severity]))


def change_lines(difference: RubricDiff, t: Translator) -> list[str]:
    """Return what changed, a sentence for each kind of change, the weightiest first."""
    return [
        line
        for lines in (
            _row_lines(difference, t),
            _level_lines(difference, t),
            _cell_lines(difference, t),
            _other_lines(difference, t),
        )
        for line in lines
    ]


def summary_text(difference: RubricDiff, t: Translator) -> str:
    """Return a difference as the note of a version that is about to be frozen."""
    lines = change_lines(difference, t)
    if not lines:
        return ""
    severity = severity_line(difference.severity, t)
    return "\n".join([*lines, t("Severity {severity}.").format(severity=severity)])


def cell_place_text(place: CellKey, difference: RubricDiff, t: Translator) -> str:
    """Return where a cell is, in the words of the later version where it has it."""
    key, value = place
    row = _side(difference, is_later=key in difference.later.keys)
    column = _side(difference, is_later=value in difference.later.values)
    return t("{dimension}, level {level}").format(
        dimension=row.dimension_name(key, t.language),
        level=f"{value} {column.level_name(value, t.language)}".rstrip(),
    )


def _row_lines(difference: RubricDiff, t: Translator) -> Iterator[str]:
    rows = difference.rows
    for relation, sentence in _ROWS_OF.items():
        if found := [row for row in rows if row.relation is relation]:
            yield t(sentence).format(names=_row_names(found, difference, t))
    for row in rows:
        if row.is_renamed:
            yield _renamed_line(row, difference, t)
    if moved := [row for row in rows if row.is_moved]:
        yield t("Dimensions moved: {names}.").format(names=_row_names(moved, difference, t))
    if weighed := [row for row in rows if row.is_reweighted]:
        yield t("Other weights: {names}.").format(names=_row_names(weighed, difference, t))


def _renamed_line(row: RowDiff, difference: RubricDiff, t: Translator) -> str:
    old = difference.earlier.dimension_name(row.key, t.language)
    new = difference.later.dimension_name(row.key, t.language)
    if old == new:
        return t("Renamed in another language: {name}.").format(name=new)
    return t("Renamed: {old} is now {new}.").format(old=old, new=new)


def _level_lines(difference: RubricDiff, t: Translator) -> Iterator[str]:
    levels = difference.levels
    for sentence, found in (
        (N_("Levels added: {names}."), [each for each in levels if not each.is_in_earlier]),
        (N_("Levels removed: {names}."), [each for each in levels if not each.is_in_later]),
        (N_("Levels renamed: {names}."), [each for each in levels if each.is_renamed]),
        (
            N_("Levels defined otherwise: {names}."),
            [each for each in levels if each.about != UNCHANGED],
        ),
    ):
        if found:
            yield t(sentence).format(names=_level_names(found, difference, t))


def _cell_lines(difference: RubricDiff, t: Translator) -> Iterator[str]:
    cells = [cell for row in difference.rows if _is_in_both(row) for cell in row.cells]
    changed = [cell for cell in cells if cell.relation is CellRelation.CHANGED]
    n_meaning = sum(cell.judgement.kind is ChangeKind.MEANING for cell in changed)
    if changed and n_meaning:
        yield t.plural(
            "{n} level description changed; in {meaning} the meaning may be another.",
            "{n} level descriptions changed; in {meaning} the meaning may be another.",
            len(changed),
        ).format(n=len(changed), meaning=n_meaning)
    elif changed:
        yield t.plural(
            "{n} level description was reworded.",
            "{n} level descriptions were reworded.",
            len(changed),
        ).format(n=len(changed))
    if n := sum(cell.relation is CellRelation.ADDED for cell in cells):
        yield t.plural(
            "{n} level description was added.", "{n} level descriptions were added.", n
        ).format(n=n)
    if n := sum(cell.relation is CellRelation.REMOVED for cell in cells):
        yield t.plural(
            "{n} level description was removed.", "{n} level descriptions were removed.", n
        ).format(n=n)


def _other_lines(difference: RubricDiff, t: Translator) -> Iterator[str]:
    if about := [row for row in difference.rows if row.about != UNCHANGED]:
        yield t("Dimensions defined otherwise: {names}.").format(
            names=_row_names(about, difference, t)
        )
    if any(row.are_hints_reworded for row in difference.rows):
        yield t("Guidance was reworded.")
    if difference.are_groups_changed:
        yield t("Groups changed.")
    if difference.is_about_changed:
        yield t("The name of the model, or the note on it, changed.")
    if difference.languages_added:
        yield t("Languages added: {names}.").format(names=", ".join(difference.languages_added))
    if difference.languages_removed:
        yield t("Languages removed: {names}.").format(names=", ".join(difference.languages_removed))


def _is_in_both(row: RowDiff) -> bool:
    return row.is_in_earlier and row.is_in_later


def _row_names(rows: Iterable[RowDiff], difference: RubricDiff, t: Translator) -> str:
    return ", ".join(
        _side(difference, is_later=row.is_in_later).dimension_name(row.key, t.language)
        for row in rows
    )


def _level_names(levels: Iterable[LevelDiff], difference: RubricDiff, t: Translator) -> str:
    names = []
    for level in levels:
        rubric = _side(difference, is_later=level.is_in_later)
        names.append(f"{level.value} {rubric.level_name(level.value, t.language)}".strip())
    return ", ".join(names)


def _side(difference: RubricDiff, *, is_later: bool) -> Rubric:
    return difference.later if is_later else difference.earlier
