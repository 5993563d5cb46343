"""A rubric as one wide table that holds nearly all of it and reads back without questions.

The names of its columns are fixed: ``key``, ``dimension``, ``level_1`` ...; those of the first
language are bare, those of the others end in its code, as ``level_1 (id)``. What is said of the
whole model stands in the first row of columns of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial

from omnidesk.domain.errors import RubricInvalid
from omnidesk.domain.local_text import NO_TEXT, LocalText
from omnidesk.domain.rubric import Dimension, Group, Level, Rubric
from omnidesk.domain.rubric_texts import placed_texts, with_all_texts
from omnidesk.exchange.grids.applied import apply_mapping
from omnidesk.exchange.grids.cells import criteria_text, split_title
from omnidesk.exchange.grids.facts import NO_FACTS, ModelFacts, plain_level_name
from omnidesk.exchange.grids.guess import guess_mapping
from omnidesk.exchange.grids.sheet import Book, Sheet

Read = Callable[[Dimension], str]


@dataclass(frozen=True, slots=True)
class WideColumn:
    """A column: its name, and what it says of a dimension or, in its first row, of the model."""

    name: str
    of_row: Read | None = None
    of_model: str = ""
    is_key: bool = False


def in_languages(rubric: Rubric, languages: Sequence[str]) -> Rubric:
    """Return the rubric with some of its languages only."""
    if tuple(languages) == rubric.languages:
        return rubric

    def only(words: LocalText) -> LocalText:
        return LocalText.of({code: text for code, text in words if code in languages})

    return replace(with_all_texts(rubric, only), languages=tuple(languages))


def wide_columns(rubric: Rubric, *, with_facts: bool = True) -> list[WideColumn]:
    """Return the columns that hold a rubric; those that would be empty are left out."""
    return [
        column
        for column in (*_of_dimensions(rubric), *(_facts(rubric) if with_facts else ()))
        if _is_needed(rubric, column)
    ]


def wide_rows(rubric: Rubric, columns: Sequence[WideColumn]) -> Iterator[list[str]]:
    for position, row in enumerate(rubric.dimensions):
        yield [_cell(column, row, is_first=position == 0) for column in columns]


def wide_sheet(rubric: Rubric, *, with_facts: bool = True) -> Sheet:
    """Return the table as it would be read."""
    columns = wide_columns(rubric, with_facts=with_facts)
    rows = [tuple(column.name for column in columns)]
    rows += map(tuple, wide_rows(rubric, columns))
    return Sheet("model", tuple(rows), tuple(range(1, len(rows) + 1)), is_text_file=True)


def lost_in(rubric: Rubric, whole: Rubric, *, facts: ModelFacts | None = None) -> tuple[str, ...]:
    """Return the codes of what the table of ``rubric``, a part of ``whole``, does not hold.

    It is read back and compared, so that nothing is forgotten here.

    Args:
        facts: what is written beside the table, not in it.
    """
    lost = ["other_languages"] if _has_other_languages(whole, rubric.languages) else []
    try:
        sheet = wide_sheet(rubric, with_facts=facts is None)
        book = Book("model", (sheet,), facts or NO_FACTS)
        again = apply_mapping(book, guess_mapping(book, rubric.languages[0])).rubric
    except RubricInvalid:
        again = Rubric(rubric.id, rubric.version, rubric.languages, rubric.name, (), ())
    return (*lost, *differences(rubric, again))


def differences(rubric: Rubric, again: Rubric) -> Iterator[str]:
    """Yield a code for each part of a rubric that another lacks or has otherwise."""
    for code, part in PARTS.items():
        if part(rubric) != part(again):
            yield code


PARTS: dict[str, Callable[[Rubric], object]] = {
    "id_and_version": lambda r: (r.id, r.version),
    "model_name": lambda r: (r.name, r.languages),
    "level_names": lambda r: [(level.value, level.name) for level in r.levels],
    "level_definitions": lambda r: [level.definition for level in r.levels if level.definition],
    "dimension_names": lambda r: [(row.key, row.name) for row in r.dimensions],
    "weights": lambda r: [row.weight for row in r.dimensions if row.weight != 1],
    "definitions": lambda r: [row.definition for row in r.dimensions if row.definition],
    "guidance": lambda r: [row.guidance for row in r.dimensions if row.guidance],
    "improvements": lambda r: [row.improvements for row in r.dimensions if row.improvements],
    "texts": lambda r: {key: cell.text for key, cell in r.cells.items() if cell.text},
    "criteria": lambda r: {key: cell.criteria for key, cell in r.cells.items() if cell.criteria},
    "note": lambda r: r.note,
    "groups": lambda r: (r.groups, [row.group for row in r.dimensions if r.groups]),
}


def _has_other_languages(whole: Rubric, languages: Sequence[str]) -> bool:
    return any(
        code not in languages for placed in placed_texts(whole) for code in placed.words.languages
    )


def _of_dimensions(rubric: Rubric) -> Iterator[WideColumn]:
    yield WideColumn("key", lambda row: row.key, is_key=True)
    yield from _texts(rubric, "dimension", lambda row: row.name, is_key=True)
    yield from _texts(rubric, "group", lambda row: _group_name(rubric, row, 0))
    yield from _texts(rubric, "subgroup", lambda row: _group_name(rubric, row, 1))
    if any(row.weight != 1 for row in rubric.dimensions):
        yield WideColumn("weight", _weight)
    yield from _texts(rubric, "definition", lambda row: row.definition)
    yield from _texts(rubric, "guidance", lambda row: row.guidance)
    titled = [code for code in rubric.languages if _has_titles(rubric, code)]
    for value in rubric.values:
        for position, code in enumerate(rubric.languages):
            cells = _CellTexts(rubric, value, code, has_titles=code in titled)
            yield from cells.columns(_ending(position, code), is_key=position == 0)
        yield from _texts(rubric, f"level_{value}_improvement", partial(_improvement, value))


@dataclass(frozen=True, slots=True)
class _CellTexts:
    """What the cells of one level say in one language."""

    rubric: Rubric
    value: int
    language: str
    has_titles: bool

    def columns(self, ending: str, *, is_key: bool) -> Iterator[WideColumn]:
        name = f"level_{self.value}"
        if self.has_titles:
            yield WideColumn(f"{name}_title{ending}", self._title)
        body = self._body if self.has_titles else self._text
        yield WideColumn(f"{name}{ending}", body, is_key=is_key)
        yield WideColumn(f"{name}_criteria{ending}", self._criteria)

    def _text(self, row: Dimension) -> str:
        return self.rubric.cell(row.key, self.value).text.get(self.language)

    def _title(self, row: Dimension) -> str:
        parts = split_title(self._text(row))
        return parts[0] if parts else ""

    def _body(self, row: Dimension) -> str:
        text = self._text(row)
        parts = split_title(text)
        return parts[1] if parts else text

    def _criteria(self, row: Dimension) -> str:
        return criteria_text(self.rubric.cell(row.key, self.value).criteria, self.language)


def _improvement(value: int, row: Dimension) -> LocalText:
    return dict(row.improvements).get(value, NO_TEXT)


def _texts(
    rubric: Rubric, name: str, read: Callable[[Dimension], LocalText], *, is_key: bool = False
) -> Iterator[WideColumn]:
    for position, code in enumerate(rubric.languages):
        yield WideColumn(
            f"{name}{_ending(position, code)}",
            partial(_in_language, read, code),
            is_key=is_key and position == 0,
        )


def _in_language(read: Callable[[Dimension], LocalText], code: str, row: Dimension) -> str:
    return read(row).get(code)


def _facts(rubric: Rubric) -> Iterator[WideColumn]:
    for level in rubric.levels:
        if not is_plainly_named(level, rubric.languages):
            yield from _fact(rubric, f"level_{level.value}_name", level.name)
        yield from _fact(rubric, f"level_{level.value}_definition", level.definition)
    yield WideColumn("model_id", of_model=rubric.id)
    yield WideColumn("model_version", of_model=rubric.version)
    yield WideColumn("model_languages", of_model=" ".join(rubric.languages))
    yield from _fact(rubric, "model_name", rubric.name)
    yield from _fact(rubric, "model_note", rubric.note)


def _fact(rubric: Rubric, name: str, words: LocalText) -> Iterator[WideColumn]:
    for position, code in enumerate(rubric.languages):
        yield WideColumn(f"{name}{_ending(position, code)}", of_model=words.get(code))


def is_plainly_named(level: Level, languages: Sequence[str]) -> bool:
    """Tell whether a level is only called by its number, so that its name needs no place."""
    return all(level.name.get(code) == plain_level_name(level.value, code) for code in languages)


def _ending(position: int, code: str) -> str:
    return f" ({code})" if position else ""


def _is_needed(rubric: Rubric, column: WideColumn) -> bool:
    read = column.of_row
    if read is None:
        return bool(column.of_model)
    return column.is_key or any(read(row) for row in rubric.dimensions)


def _cell(column: WideColumn, row: Dimension, *, is_first: bool) -> str:
    if column.of_row is not None:
        return column.of_row(row)
    return column.of_model if is_first else ""


def _weight(row: Dimension) -> str:
    return format(Decimal(repr(row.weight)).normalize(), "f")


def _group_name(rubric: Rubric, row: Dimension, depth: int) -> LocalText:
    groups = {group.key: group for group in rubric.groups}
    path: list[Group] = []
    group = groups.get(row.group or "")
    while group is not None and len(path) < len(groups):
        path.insert(0, group)
        group = groups.get(group.parent or "")
    return path[depth].name if depth < len(path) else NO_TEXT


def _has_titles(rubric: Rubric, language: str) -> bool:
    """Every written cell begins with a title: then it gets a column of its own."""
    texts = [text for cell in rubric.cells.values() if (text := cell.text.get(language))]
    return bool(texts) and all(split_title(text) for text in texts)
