"""One rubric of many languages, made of one file for each of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from omnidesk.domain.document_node import ProblemList
from omnidesk.domain.errors import RubricInvalid
from omnidesk.domain.local_text import NO_TEXT, LocalText
from omnidesk.domain.rubric import Cell, Dimension, Group, Level, Rubric
from omnidesk.exchange.grids.applied import Imported, conforming
from omnidesk.exchange.grids.notes import ImportNote


def merged_languages(parts: Sequence[Imported]) -> Imported:
    """Return the rubric of the first file with the texts of the others in their languages.

    Rows belong together by their keys where all files have keys, else by their order.

    Raises:
        RubricInvalid: rows or levels do not match, or two files are in one language; each place
            is named.
    """
    first, problems = parts[0], ProblemList()
    rubric = first.rubric
    for part in parts[1:]:
        _check_languages(rubric, part, problems)
        matches = _matches(first, part, problems)
        if not problems:
            rubric = _joined(rubric, part.rubric, matches)
    if problems:
        raise RubricInvalid(", ".join(part.source for part in parts), problems.all())
    rubric = conforming(rubric, first.source)
    notes = dict.fromkeys(note for part in parts for note in part.notes)
    return replace(first, rubric=rubric, notes=(*notes, *_how_matched(parts)))


def _how_matched(parts: Sequence[Imported]) -> Sequence[ImportNote]:
    has_keys = all(part.has_keys for part in parts)
    return () if has_keys or len(parts) < 2 else (ImportNote("matched_by_order"),)


def _check_languages(rubric: Rubric, part: Imported, problems: ProblemList) -> None:
    for code in part.rubric.languages:
        if code in rubric.languages:
            problems.add("language_in_two_files", _in_file(part), code)
    if part.rubric.values != rubric.values:
        levels = ", ".join(map(str, part.rubric.values))
        problems.add("other_levels", _in_file(part), levels)


def _matches(first: Imported, part: Imported, problems: ProblemList) -> dict[str, str]:
    """Return for each key of the first file the key in another."""
    ours, theirs = first.rubric.keys, part.rubric.keys
    if not (first.has_keys and part.has_keys):
        if len(ours) != len(theirs):
            problems.add("other_rows", _in_file(part), f"{len(theirs)} / {len(ours)}")
        return dict(zip(ours, theirs, strict=False))
    for position, key in enumerate(theirs):
        if key not in ours:
            place = part.places[position] if position < len(part.places) else ""
            problems.add("key_only_here", f"{place}{_in_file(part)}", key)
    for key in ours:
        if key not in theirs:
            problems.add("key_missing_here", _in_file(part), key)
    return {key: key for key in ours}


def _in_file(part: Imported) -> str:
    return f" in file {part.source}"


def _joined(rubric: Rubric, other: Rubric, matches: Mapping[str, str]) -> Rubric:
    groups = _group_matches(rubric, other, matches)
    return replace(
        rubric,
        languages=(*rubric.languages, *other.languages),
        name=_both(rubric.name, other.name),
        note=_both(rubric.note, other.note),
        levels=tuple(_joined_level(level, other.level(level.value)) for level in rubric.levels),
        groups=tuple(_joined_group(group, groups.get(group.key)) for group in rubric.groups),
        dimensions=tuple(
            _joined_row(row, other.dimension(matches[row.key])) for row in rubric.dimensions
        ),
        cells={
            (key, value): cell
            for key in rubric.keys
            for value in rubric.values
            if (cell := _joined_cell(rubric.cell(key, value), other.cell(matches[key], value)))
        },
    )


def _group_matches(rubric: Rubric, other: Rubric, matches: Mapping[str, str]) -> dict[str, Group]:
    """Groups belong together that hold the same rows, and so do the groups around them."""
    ours = {group.key: group for group in rubric.groups}
    theirs = {group.key: group for group in other.groups}
    found: dict[str, Group] = {}
    for row in rubric.dimensions:
        own, their = row.group, other.dimension(matches[row.key]).group
        while own and their and own not in found:
            found[own] = theirs[their]
            own, their = ours[own].parent, theirs[their].parent
    return found


def _joined_group(group: Group, other: Group | None) -> Group:
    return replace(group, name=_both(group.name, other.name if other else NO_TEXT))


def _joined_level(level: Level, other: Level) -> Level:
    return replace(
        level,
        name=_both(level.name, other.name),
        definition=_both(level.definition, other.definition),
    )


def _joined_row(row: Dimension, other: Dimension) -> Dimension:
    theirs = dict(other.improvements)
    values = sorted({*dict(row.improvements), *theirs})
    own = dict(row.improvements)
    return replace(
        row,
        name=_both(row.name, other.name),
        definition=_both(row.definition, other.definition),
        guidance=_both(row.guidance, other.guidance),
        improvements=tuple(
            (value, _both(own.get(value, NO_TEXT), theirs.get(value, NO_TEXT))) for value in values
        ),
    )


def _joined_cell(cell: Cell, other: Cell) -> Cell:
    n_points = max(len(cell.criteria), len(other.criteria))
    criteria = (
        _both(_point(cell, position), _point(other, position)) for position in range(n_points)
    )
    return Cell(_both(cell.text, other.text), tuple(criteria))


def _point(cell: Cell, position: int) -> LocalText:
    return cell.criteria[position] if position < len(cell.criteria) else NO_TEXT


def _both(words: LocalText, others: LocalText) -> LocalText:
    return LocalText.of({**others.as_dict(), **words.as_dict()})
