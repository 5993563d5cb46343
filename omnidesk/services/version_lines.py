"""Two versions of a model side by side: a line for each text, in one language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from omnidesk.domain.local_text import NO_TEXT, LocalText
from omnidesk.domain.rubric import Cell, CellKey, Dimension, Rubric
from omnidesk.domain.rubric_change import (
    CellDiff,
    CellRelation,
    LevelDiff,
    RowDiff,
    RowRelation,
    RubricDiff,
)
from omnidesk.domain.text_diff import UNCHANGED, Judgement, Piece, word_pieces
from omnidesk.services.version_texts import KINDS, REASONS
from omnidesk.texts import N_, Translator

_BULLET = "\N{BULLET} "


class LineStatus(StrEnum):
    SAME = "same"
    CHANGED = "changed"
    MOVED = "moved"
    ADDED = "added"
    REMOVED = "removed"


STATUS_WORDS: Mapping[LineStatus, str] = {
    LineStatus.SAME: N_("the same"),
    LineStatus.CHANGED: N_("changed"),
    LineStatus.MOVED: N_("moved"),
    LineStatus.ADDED: N_("added"),
    LineStatus.REMOVED: N_("removed"),
}
STATUS_SIGNS: Mapping[LineStatus, str] = {
    LineStatus.SAME: "=",
    LineStatus.CHANGED: "\N{NOT EQUAL TO}",
    LineStatus.MOVED: "\N{UP DOWN ARROW}",
    LineStatus.ADDED: "+",
    LineStatus.REMOVED: "\N{MINUS SIGN}",
}
_ROW_STATUS: Mapping[RowRelation, LineStatus] = {
    RowRelation.SAME: LineStatus.SAME,
    RowRelation.REWORDED: LineStatus.CHANGED,
    RowRelation.MOVED: LineStatus.MOVED,
    RowRelation.ADDED: LineStatus.ADDED,
    RowRelation.REMOVED: LineStatus.REMOVED,
}
_CELL_STATUS: Mapping[CellRelation, LineStatus] = {
    relation: LineStatus(relation.value) for relation in CellRelation
}


@dataclass(frozen=True, slots=True)
class DiffLine:
    """One text of both versions, or the heading over several.

    Attributes:
        title: what the text is.
        status: what became of it, in whatever language it changed.
        note: what is to be said about the change; empty where nothing is.
        old, new: the texts in the language that is shown.
        is_heading: it stands over the lines of a dimension, or of the model, or of its levels.
        key: the dimension's; empty elsewhere.
    """

    title: str
    status: LineStatus
    old: str = ""
    new: str = ""
    note: str = ""
    is_heading: bool = False
    key: str = ""

    @property
    def is_changed(self) -> bool:
        return self.status is not LineStatus.SAME

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """Both texts as one run, word by word."""
        return word_pieces(self.old, self.new)


def version_lines(difference: RubricDiff, language: str, t: Translator) -> tuple[DiffLine, ...]:
    """Return every text of both versions: the model's, the levels', then dimension by dimension.

    Args:
        language: of the earlier version's texts; the later one's are in the language that they are
            compared in.
    """
    return tuple(_Lines(difference, _pair(difference, language), t).all())


def changed_only(lines: tuple[DiffLine, ...]) -> tuple[DiffLine, ...]:
    """Return the lines that changed, with the headings over them."""
    found: list[DiffLine] = []
    for line in reversed(lines):
        is_over_one = line.is_heading and bool(found) and not found[-1].is_heading
        if line.is_changed or is_over_one:
            found.append(line)
    return tuple(reversed(found))


def stops(lines: tuple[DiffLine, ...]) -> tuple[int, ...]:
    """Return the places of the changes to go through one by one.

    A dimension that came or went is one change; a heading is none where only its texts changed.
    """
    found: list[int] = []
    is_whole = False
    for place, line in enumerate(lines):
        if line.is_heading:
            is_whole = line.status in (LineStatus.ADDED, LineStatus.REMOVED)
            if is_whole or line.note or line.status is LineStatus.MOVED:
                found.append(place)
        elif line.is_changed and not is_whole:
            found.append(place)
    return tuple(found)


def cell_pieces(difference: RubricDiff, place: CellKey, language: str) -> tuple[Piece, ...]:
    """Return both texts of a cell as one run, in a language in which they differ if there is one.

    Args:
        language: looked at first.
    """
    pairs = sorted(difference.languages, key=lambda pair: pair[0] != language)
    texts = [
        (
            cell_text(difference.earlier.cell(*place), one),
            cell_text(difference.later.cell(*place), other),
        )
        for one, other in pairs
    ]
    return word_pieces(*next((both for both in texts if both[0] != both[1]), texts[0]))


def cell_text(cell: Cell, language: str) -> str:
    """Return the text of a cell and its checklist below it, in exactly this language."""
    points = [each.get(language) for each in cell.criteria]
    return "\n".join([cell.text.get(language), *(f"{_BULLET}{each}" for each in points if each)])


def counts_text(difference: RubricDiff, t: Translator) -> str:
    """Return how many dimensions and level descriptions are the same, changed, and so on."""
    rows = [_ROW_STATUS[row.relation] for row in difference.rows]
    cells = {_CELL_STATUS[relation]: n for relation, n in difference.n_cells.items()}
    return t("Dimensions: {dimensions}. Level descriptions: {cells}.").format(
        dimensions=_counted({status: rows.count(status) for status in LineStatus}, t),
        cells=_counted(cells, t),
    )


def judgement_text(judgement: Judgement, t: Translator) -> str:
    """Return what a change is taken for, and why."""
    if judgement == UNCHANGED:
        return ""
    kind = t(KINDS[judgement.kind])
    if judgement.reason is None:
        return kind
    return t("{kind}: {reason}").format(kind=kind, reason=t(REASONS[judgement.reason]))


def _counted(numbers: Mapping[LineStatus, int], t: Translator) -> str:
    parts = [f"{n} {t(STATUS_WORDS[status])}" for status, n in numbers.items() if n]
    return ", ".join(parts) or "0"


def _pair(difference: RubricDiff, language: str) -> tuple[str, str]:
    pairs = difference.languages
    return next((pair for pair in pairs if pair[0] == language), pairs[0])


class _Lines:
    """Makes the lines of one difference."""

    def __init__(self, difference: RubricDiff, pair: tuple[str, str], t: Translator) -> None:
        self._difference = difference
        self._old, self._new = difference.earlier, difference.later
        self._pair = pair
        self._t = t

    def all(self) -> Iterator[DiffLine]:
        yield from _under_heading(self._t("The model"), list(self._about()))
        yield from _under_heading(self._t("Levels"), list(self._levels()))
        for row in self._difference.rows:
            yield self._heading(row)
            yield from self._row(row)

    def _about(self) -> Iterator[DiffLine]:
        t, old, new = self._t, self._old, self._new
        yield self._line(t("Name"), old.name, new.name)
        yield self._line(t("Note on the model"), old.note, new.note)
        yield _plain_line(t("Languages"), ", ".join(old.languages), ", ".join(new.languages))
        groups = _plain_line(
            t("Groups"), self._groups(old, self._pair[0]), self._groups(new, self._pair[1])
        )
        is_other = self._difference.are_groups_changed
        yield replace(groups, status=LineStatus.CHANGED) if is_other else groups

    def _levels(self) -> Iterator[DiffLine]:
        for level in self._difference.levels:
            value = level.value
            old = self._old.level(value) if level.is_in_earlier else None
            new = self._new.level(value) if level.is_in_later else None
            shown = self._new if new else self._old
            title = self._t("Level {level}").format(
                level=f"{value} {shown.level_name(value, self._pair[new is not None])}".rstrip()
            )
            names = (old.name if old else NO_TEXT, new.name if new else NO_TEXT)
            yield replace(self._line(title, *names), status=_level_status(level))
            texts = (old.definition if old else NO_TEXT, new.definition if new else NO_TEXT)
            if any(texts):
                yield self._line(self._t("What it means"), *texts, judgement=level.about)

    def _heading(self, row: RowDiff) -> DiffLine:
        old = self._old.dimension(row.key).name if row.is_in_earlier else NO_TEXT
        new = self._new.dimension(row.key).name if row.is_in_later else NO_TEXT
        rubric = self._new if row.is_in_later else self._old
        line = self._line(rubric.dimension_name(row.key, self._pair[row.is_in_later]), old, new)
        status = LineStatus.SAME
        if row.is_changed:
            status = _ROW_STATUS[row.relation]
            status = LineStatus.CHANGED if status is LineStatus.SAME else status
        return replace(line, status=status, note=self._about_row(row), is_heading=True, key=row.key)

    def _about_row(self, row: RowDiff) -> str:
        t, parts = self._t, []
        if row.is_renamed:
            parts.append(t("renamed"))
        if row.is_moved and row.relation is not RowRelation.MOVED:
            parts.append(t("moved"))
        if row.is_reweighted:
            parts.append(t("other weight"))
        return ", ".join(parts)

    def _row(self, row: RowDiff) -> Iterator[DiffLine]:
        old = self._old.dimension(row.key) if row.is_in_earlier else None
        new = self._new.dimension(row.key) if row.is_in_later else None
        for line in (*self._facts(old, new), *self._texts(row, old, new)):
            yield replace(line, key=row.key)
        for cell in row.cells:
            yield replace(self._cell(cell), key=row.key)

    def _facts(self, old: Dimension | None, new: Dimension | None) -> Iterator[DiffLine]:
        t = self._t
        weights = [t.number(each.weight) if each else "" for each in (old, new)]
        groups = [
            self._group(rubric, each.group, code) if each else ""
            for rubric, each, code in zip(
                (self._old, self._new), (old, new), self._pair, strict=True
            )
        ]
        for title, texts in ((t("Weight"), weights), (t("Group"), groups)):
            if old and new and texts[0] != texts[1]:
                yield _plain_line(title, *texts)

    def _texts(
        self, row: RowDiff, old: Dimension | None, new: Dimension | None
    ) -> Iterator[DiffLine]:
        t = self._t
        both = [(each.definition if each else NO_TEXT) for each in (old, new)]
        if any(both):
            yield self._line(t("Definition"), both[0], both[1], judgement=row.about)
        both = [(each.guidance if each else NO_TEXT) for each in (old, new)]
        if any(both):
            yield self._line(t("Guidance"), both[0], both[1])
        was, now = (dict(each.improvements) if each else {} for each in (old, new))
        for value in sorted({*was, *now}):
            title = t("The way up from level {level}").format(level=value)
            yield self._line(title, was.get(value, NO_TEXT), now.get(value, NO_TEXT))

    def _cell(self, cell: CellDiff) -> DiffLine:
        old, new = self._old.cell(*cell.place), self._new.cell(*cell.place)
        rubric = self._new if cell.level in self._new.values else self._old
        name = rubric.level_name(cell.level, self._pair[rubric is self._new])
        title = self._t("Level {level}").format(level=f"{cell.level} {name}".rstrip())
        texts = cell_text(old, self._pair[0]), cell_text(new, self._pair[1])
        note = judgement_text(cell.judgement, self._t)
        line = DiffLine(title, _CELL_STATUS[cell.relation], *texts, note)
        return self._told_elsewhere(line)

    def _line(
        self, title: str, old: LocalText, new: LocalText, *, judgement: Judgement = UNCHANGED
    ) -> DiffLine:
        languages = self._difference.languages
        is_same = all(old.get(one) == new.get(other) for one, other in languages)
        status = LineStatus.SAME if is_same else _status(bool(old), bool(new))
        texts = old.get(self._pair[0]), new.get(self._pair[1])
        line = DiffLine(title, status, *texts, judgement_text(judgement, self._t))
        return self._told_elsewhere(line)

    def _told_elsewhere(self, line: DiffLine) -> DiffLine:
        """Say of a text that looks the same here that it changed in another language."""
        if not line.is_changed or line.old != line.new:
            return line
        words = self._t("differs in another language")
        return replace(line, note=f"{line.note}; {words}" if line.note else words)

    def _groups(self, rubric: Rubric, language: str) -> str:
        names = [rubric.text(each.name, language) or each.key for each in rubric.groups]
        return "\n".join(names)

    def _group(self, rubric: Rubric, key: str | None, language: str) -> str:
        found = next((each for each in rubric.groups if each.key == key), None)
        return (rubric.text(found.name, language) or found.key) if found else self._t("none")


def _under_heading(title: str, lines: list[DiffLine]) -> list[DiffLine]:
    is_changed = any(line.is_changed for line in lines)
    status = LineStatus.CHANGED if is_changed else LineStatus.SAME
    return [DiffLine(title, status, is_heading=True), *(each for each in lines if _has_text(each))]


def _has_text(line: DiffLine) -> bool:
    return bool(line.old or line.new or line.is_changed)


def _plain_line(title: str, old: str, new: str) -> DiffLine:
    return DiffLine(
        title, _status(bool(old), bool(new)) if old != new else LineStatus.SAME, old, new
    )


def _status(was: bool, is_: bool) -> LineStatus:
    if was and is_:
        return LineStatus.CHANGED
    return LineStatus.ADDED if is_ else LineStatus.REMOVED


def _level_status(level: LevelDiff) -> LineStatus:
    if level.is_in_earlier and level.is_in_later:
        return LineStatus.CHANGED if level.is_changed else LineStatus.SAME
    return LineStatus.ADDED if level.is_in_later else LineStatus.REMOVED
