"""A rubric on its way in: what was read of each file, and what each column is taken to mean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from omnidesk.exchange.grids.applied import Imported, apply_mapping
from omnidesk.exchange.grids.guess import guess_mapping, mapping_of
from omnidesk.exchange.grids.language_sheets import LanguagePart, language_parts
from omnidesk.exchange.grids.mapping import LEFT_OUT, Column, GridMapping
from omnidesk.exchange.grids.merging import merged_languages
from omnidesk.exchange.grids.sheet import Book, Grid, Sheet, SheetChoice, grid_of
from omnidesk.exchange.grids.whole_model import name_in
from omnidesk.services.rubric_files import FileChoices, languages_of, read_source


@dataclass(frozen=True, slots=True)
class PlanPart:
    """One file: its tables with what they mean, or the rubric where its format says all."""

    source: str
    whole: Imported | None = None
    book: Book | None = None
    mapping: GridMapping | None = None

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        return self.book.sheets if self.book else ()

    def grid(self) -> Grid:
        """Return the table whose columns are to be understood, an empty one where there is none."""
        if self.book is None or self.mapping is None:
            return Grid()
        grid, skipped = grid_of(self.book, self.mapping.sheets), self.mapping.skipped
        return replace(grid, rows=tuple(row for row in grid.rows if row.place not in skipped))

    def build(self, name: str) -> Imported:
        """Return the rubric of this file alone.

        Raises:
            RubricInvalid: what it is taken to mean makes none.
        """
        if self.book is not None and self.mapping is not None:
            return apply_mapping(self.book, self.mapping, name=name)
        assert self.whole is not None
        return self.whole


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """Immutable: each answer of the user makes another.

    Attributes:
        name: what the model shall be called; empty where its files say it.
    """

    parts: tuple[PlanPart, ...]
    name: str = ""

    def build(self) -> Imported:
        """Return the rubric that the files make as they are understood now.

        Raises:
            RubricInvalid: they make none; every reason is named with its place.
        """
        built = [part.build(self.name) for part in self.parts]
        return built[0] if len(built) == 1 else merged_languages(built)

    @property
    def has_questions(self) -> bool:
        """Tell whether there is any table whose columns can be understood in another way."""
        return any(part.book is not None for part in self.parts)

    def with_part(self, position: int, part: PlanPart) -> ImportPlan:
        parts = (*self.parts[:position], part, *self.parts[position + 1 :])
        return replace(self, parts=parts)


def read_plan(paths: Sequence[Path], fallback: str) -> ImportPlan:
    """Read the files of one rubric, and guess what is in them.

    Args:
        fallback: the language of a file that does not say.

    Raises:
        RubricInvalid, FileMissing, FileEmpty, FileUnreadable: a file cannot be read at all.
    """
    languages = languages_of(paths, FileChoices(fallback=fallback))
    pairs = zip(paths, languages, strict=True)
    parts = (part for path, code in pairs for part in _parts(path, code, fallback))
    return ImportPlan(tuple(parts))


def suggested_name(plan: ImportPlan) -> str:
    """Return what the model would be called, were nothing said."""
    first = plan.parts[0]
    return plan.name or name_in(first.book.source if first.book else first.source)


def with_sheets(part: PlanPart, sheets: Sequence[SheetChoice]) -> PlanPart:
    """Return the part with other sheets read, or other rows as their headers.

    What the columns mean is guessed anew, but stays for those that are still there.
    """
    if part.book is None or part.mapping is None:
        return part
    before = dict(zip(_names(part.grid()), part.mapping.columns, strict=True))
    fresh = mapping_of(part.book, sheets, part.mapping.language, is_known=True)
    names = _names(grid_of(part.book, sheets))
    columns = tuple(
        before.get(name, column) for name, column in zip(names, fresh.columns, strict=True)
    )
    is_same_shape = any(column in before for column in names)
    return replace(
        part,
        mapping=replace(fresh, columns=columns if is_same_shape else fresh.columns),
    )


def with_columns(part: PlanPart, columns: Sequence[Column]) -> PlanPart:
    assert part.mapping is not None
    return replace(part, mapping=replace(part.mapping, columns=tuple(columns)))


def with_skipped(part: PlanPart, places: frozenset[str]) -> PlanPart:
    """Return the part without the rows at these places."""
    if part.mapping is None:
        return part
    return replace(part, mapping=replace(part.mapping, skipped=places))


def _names(grid: Grid) -> list[tuple[str, str]]:
    return [(column.name, column.letter) for column in grid.columns]


def _parts(path: Path, known: str, fallback: str) -> Iterator[PlanPart]:
    source = read_source(path, known or fallback)
    if isinstance(source, Imported):
        yield PlanPart(path.name, whole=source)
        return
    for part in (LanguagePart(source),) if known else language_parts(source):
        code = part.language or known
        mapping = guess_mapping(part.book, code or fallback, is_known=bool(code))
        yield PlanPart(part.label or path.name, book=part.book, mapping=mapping)


__all__ = [
    "LEFT_OUT",
    "Column",
    "GridMapping",
    "ImportPlan",
    "Imported",
    "PlanPart",
    "read_plan",
    "suggested_name",
    "with_columns",
    "with_sheets",
    "with_skipped",
]
