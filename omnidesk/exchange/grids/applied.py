"""The rubric that a mapping makes of a book, and in words of code what was made of what."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from omnidesk.domain.document_node import ProblemList
from omnidesk.domain.errors import RubricInvalid
from omnidesk.domain.plain_text import excerpt
from omnidesk.domain.rubric import Cell, CellKey, Dimension, Rubric
from omnidesk.domain.rubric_document import rubric_from_document, rubric_to_document
from omnidesk.domain.rubric_reading import (
    MAX_DIMENSIONS,
    MAX_GROUPS,
    MAX_LEVEL_VALUE,
    MAX_LEVELS,
    MAX_WEIGHT,
    is_language,
)
from omnidesk.domain.slugs import is_slug, slug_of, unique_slug
from omnidesk.exchange.grids.assumed import notes_on_columns, notes_on_sheets
from omnidesk.exchange.grids.cells import GridText, criteria_of, joined_title
from omnidesk.exchange.grids.groups import GroupTree
from omnidesk.exchange.grids.guess import own_languages
from omnidesk.exchange.grids.headings import SUMMARY_ROWS
from omnidesk.exchange.grids.mapping import BY_LEVEL, LEVEL_TEXTS, GridMapping, Role
from omnidesk.exchange.grids.notes import ImportNote, listed
from omnidesk.exchange.grids.sheet import Book, GridRow, grid_of
from omnidesk.exchange.grids.whole_model import WholeModel, name_in

FIRST_VERSION = "1.0"
_WEIGHT = re.compile(r"[0-9]{1,7}([.,][0-9]+)?")


@dataclass(frozen=True, slots=True)
class Imported:
    """A rubric from elsewhere.

    Attributes:
        notes: what was assumed, changed or left out, as ``import_texts`` words it.
        places: for each dimension where it stood in the file.
        has_keys: whether the file itself named its dimensions by keys.
    """

    rubric: Rubric
    source: str
    notes: tuple[ImportNote, ...] = ()
    places: tuple[str, ...] = ()
    has_keys: bool = False


def apply_mapping(book: Book, mapping: GridMapping, *, name: str = "") -> Imported:
    """Return the rubric that a mapping makes of a book.

    Args:
        name: of the model; by default what the file says, or its own name.

    Raises:
        RubricInvalid: it makes none; every reason is named with its place.
    """
    maker = _Maker(book, mapping)
    rubric = maker.rubric(name)
    if maker.problems:
        raise RubricInvalid(book.source, maker.problems.all())
    rubric = conforming(rubric, book.source)
    notes = (*book.notes, *maker.notes())
    return Imported(rubric, book.source, notes, maker.places, maker.has_keys)


def conforming(rubric: Rubric, source: str) -> Rubric:
    """Return a rubric made of a foreign file as the format has it: the last word is the format's.

    Raises:
        RubricInvalid: it breaks the format after all; every problem is named.
    """
    return rubric_from_document(rubric_to_document(rubric), source)


class _Maker:
    """One pass over the rows of a grid; what is wrong and what was assumed gathers on the way."""

    def __init__(self, book: Book, mapping: GridMapping) -> None:
        self.problems = ProblemList()
        self._book, self._mapping = book, mapping
        self._grid = grid_of(book, mapping.sheets)
        self._is_own = bool(own_languages(book, self._grid))
        self._text = GridText(mapping, self.problems, is_tidied=not self._is_own)
        self._summaries: list[str] = []
        self._headings: dict[str, list[str]] = {}
        self._keys_changed: list[str] = []
        self._check_columns()
        self._rows = [] if self.problems else list(self._dimension_rows())
        self.places = tuple(row.place for row in self._rows)
        self.has_keys = bool(mapping.of(Role.KEY))

    def rubric(self, name: str) -> Rubric:
        model, values = (
            WholeModel(self._book, self._grid, self._mapping, self._text),
            self._values(),
        )
        tree = GroupTree(self._text, self._mapping, self._headings)
        keys = self._keys()
        groups = [tree.group_of(row) for row in self._rows]
        if len(tree.groups) > MAX_GROUPS:
            self.problems.add("too_many", "", str(MAX_GROUPS))
        dimensions = [
            self._dimension(row, key, group, values)
            for row, key, group in zip(self._rows, keys, groups, strict=True)
        ]
        cells = dict(self._cells(keys, values))
        facts = model.facts(self.problems)
        languages = model.languages(facts, self.problems)
        source = name_in(self._book.source)
        return Rubric(
            id=facts.id or slug_of(name or source, fallback="model"),
            version=facts.version or FIRST_VERSION,
            languages=languages,
            name=model.name(facts, name, languages),
            levels=tuple(model.level(value, facts, languages) for value in sorted(values)),
            dimensions=tuple(dimensions),
            cells=cells,
            groups=tuple(tree.groups),
            note=facts.note,
        )

    # What was assumed

    def notes(self) -> Iterator[ImportNote]:
        yield from notes_on_sheets(self._book, self._mapping)
        yield from notes_on_columns(self._grid, self._mapping)
        if self._summaries:
            yield ImportNote("rows_left_out", listed(list(dict.fromkeys(self._summaries))))
        if self._keys_changed:
            yield ImportNote("keys_changed", listed(self._keys_changed))
        if self._text.n_cleaned:
            yield ImportNote("texts_cleaned", str(self._text.n_cleaned))

    # Columns

    def _check_columns(self) -> None:
        place = self._grid.header_place
        self._check_widths()
        if not self._grid.rows:
            self.problems.add("no_rows", place)
        if not self._mapping.of(Role.NAME, Role.KEY):
            self.problems.add("no_name_column", place)
        if not self._mapping.of(Role.LEVEL) and not self._mapping.empty_levels:
            self.problems.add("no_level_column", place)
        if not is_language(self._mapping.language):
            self.problems.add("bad_language", "", excerpt(self._mapping.language))
        for _, column in self._mapping.of(*BY_LEVEL):
            if column.value is None or not 0 <= column.value <= MAX_LEVEL_VALUE:
                self.problems.add("bad_level_value", place, str(column.value))
        self._check_twice(place)
        for code in {column.language for column in self._mapping.columns if column.language}:
            if not is_language(code):
                self.problems.add("bad_language", place, excerpt(code))

    def _check_twice(self, place: str) -> None:
        """Two columns for one text: one of the two would be lost."""
        said = Counter(
            (column.role, column.value, column.language or self._mapping.language)
            for _, column in self._mapping.of(Role.LEVEL, Role.NAME)
        )
        for (_, value, language), n in said.items():
            if n > 1:
                name = language if value is None else f"{value} ({language})"
                self.problems.add("duplicate_column", place, name)

    def _check_widths(self) -> None:
        """A text with commas that is not in quotation marks makes its row too long."""
        for choice in self._mapping.sheets:
            sheet = self._book.sheet(choice.name)
            if sheet is None or not sheet.is_text_file:
                continue
            width = len(sheet.rows[choice.header]) if choice.header < len(sheet.rows) else 0
            for index in range(choice.header + 1, len(sheet.rows)):
                if any(cell.strip() for cell in sheet.rows[index][width:]):
                    self.problems.add("cell_without_column", sheet.place(index))

    def _values(self) -> list[int]:
        values = {c.value for _, c in self._mapping.of(*BY_LEVEL) if c.value is not None}
        values |= set(range(1, self._mapping.empty_levels + 1)) if not values else set()
        values |= set(self._book.facts.level_names) | set(self._book.facts.level_definitions)
        if len(values) > MAX_LEVELS:
            self.problems.add("too_many", self._grid.header_place, str(MAX_LEVELS))
        return sorted(values)

    # Rows

    def _dimension_rows(self) -> Iterator[GridRow]:
        heading: list[str] = []
        for count, row in enumerate(self._grid.rows):
            if row.place in self._mapping.skipped:
                self._summaries.append(self._text.word(row, Role.NAME) or row.place)
                continue
            if self._is_summary(row):
                self._summaries.append(self._text.word(row, Role.NAME))
            elif title := self._heading_of(row):
                heading = [title]
            elif count > MAX_DIMENSIONS * 4 or len(self._headings) >= MAX_DIMENSIONS:
                self.problems.add("too_many", row.place, str(MAX_DIMENSIONS))
                return
            elif self._is_dimension(row):
                self._headings[row.place] = heading
                yield row

    def _is_dimension(self, row: GridRow) -> bool:
        """Whatever stands in a column of the model makes a row a dimension, but a group alone."""
        wanted = (Role.NAME, Role.KEY, *LEVEL_TEXTS, Role.DEFINITION, Role.GUIDANCE)
        if not any(row.cells[n].strip() for n, _ in self._mapping.of(*wanted)):
            return False
        if not any(row.cells[n].strip() for n, _ in self._mapping.of(Role.NAME, Role.KEY)):
            self.problems.add("no_dimension", row.place)
        return True

    def _is_summary(self, row: GridRow) -> bool:
        name = self._text.word(row, Role.NAME)
        has_texts = any(row.cells[n].strip() for n, _ in self._mapping.of(*LEVEL_TEXTS))
        return not self._is_own and not has_texts and bool(SUMMARY_ROWS.fullmatch(name))

    def _heading_of(self, row: GridRow) -> str:
        """A title over the rows below: one cell over several columns, or nothing else in the row.

        The first column is no title where it names the dimensions, unless it is merged.
        """
        filled = [n for n, cell in enumerate(row.cells) if cell.strip()]
        if self._is_own or len(filled) != 1 or self._mapping.of(Role.GROUP):
            return ""
        role = self._mapping.columns[filled[0]].role
        is_title = row.is_banner or (filled[0] == 0 and role is Role.NONE)
        has_level = role in BY_LEVEL
        return row.cells[filled[0]].strip() if is_title and not has_level else ""

    def _keys(self) -> list[str]:
        """The written keys come first: a made one must not take the key of a later row."""
        written = [self._text.word(row, Role.KEY) for row in self._rows]
        taken = {key for key in written if is_slug(key)}
        seen: set[str] = set()
        keys: list[str] = []
        for row, word in zip(self._rows, written, strict=True):
            if word and word in seen:
                self.problems.add("duplicate_key", row.place, excerpt(word))
            seen.add(word)
            key = word if is_slug(word) else self._made_key(row, word, taken)
            taken.add(key)
            keys.append(key)
        return keys

    def _made_key(self, row: GridRow, word: str, taken: set[str]) -> str:
        key = unique_slug(word or self._text.word(row, Role.NAME), taken)
        if word:
            self._keys_changed.append(f"{excerpt(word)} → {key}")
        return key

    def _dimension(
        self, row: GridRow, key: str, group: str | None, values: Sequence[int]
    ) -> Dimension:
        improvements = [(v, self._text.words(row, Role.IMPROVEMENT, v)) for v in values]
        return Dimension(
            key=key,
            name=self._text.words(row, Role.NAME),
            group=group,
            weight=self._weight(row),
            definition=self._text.words(row, Role.DEFINITION),
            guidance=self._text.words(row, Role.GUIDANCE),
            improvements=tuple((value, words) for value, words in improvements if words),
        )

    def _weight(self, row: GridRow) -> float:
        word = self._text.word(row, Role.WEIGHT)
        if not word:
            return 1.0
        weight = float(word.replace(",", ".")) if _WEIGHT.fullmatch(word) else -1.0
        if not 0 <= weight <= MAX_WEIGHT:
            self.problems.add("bad_weight", row.place, excerpt(word))
        return weight

    def _cells(self, keys: Sequence[str], values: Sequence[int]) -> Iterator[tuple[CellKey, Cell]]:
        for row, key in zip(self._rows, keys, strict=True):
            for value in values:
                titles = self._text.words(row, Role.TITLE, value)
                texts = self._text.words(row, Role.LEVEL, value)
                criteria = criteria_of(self._text.words(row, Role.CRITERIA, value))
                if cell := Cell(joined_title(titles, texts), criteria):
                    yield (key, value), cell
