"""Rubrics as plain CSV files: key, dimension, level_1, level_2 ... in one language.

A group (by its name) and a weight may stand beside them. What the file cannot hold is told on
writing, never dropped in silence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path

from omnidesk.domain.document_node import ProblemList
from omnidesk.domain.errors import RubricInvalid
from omnidesk.domain.local_text import LocalText
from omnidesk.domain.plain_text import excerpt, without_forbidden
from omnidesk.domain.rubric import Cell, CellKey, Dimension, Group, Level, Rubric
from omnidesk.domain.rubric_reading import (
    MAX_DIMENSIONS,
    MAX_LEVEL_VALUE,
    MAX_LEVELS,
    MAX_WEIGHT,
    is_language,
)
from omnidesk.domain.rubric_texts import placed_texts
from omnidesk.domain.slugs import is_slug, slug_of, unique_slug
from omnidesk.exchange.csv_table import Table, TableRow, read_table, write_table

_LEVEL = re.compile(r"level[_ ]?([0-9]{1,6})")
_WEIGHT = re.compile(r"[0-9]{1,7}([.,][0-9]+)?")
_FIXED = ("key", "dimension", "group", "weight")
_LEVEL_NAMES = {"en": "Level {value}", "id": "Tingkat {value}"}
_FIRST_VERSION = "1.0"


def read_rubric_csv(
    path: Path, *, language: str = "en", rubric_id: str | None = None, name: str | None = None
) -> Rubric:
    """Return the rubric in a CSV file, as version 1.0.

    Levels are named by their number, and a row without a key gets one made from its name.

    Args:
        language: the language of its texts.
        rubric_id, name: its id and name; by default made from the file's name.

    Raises:
        RubricInvalid: the file is no such table; every bad column and row is named with its line.
        FileMissing, FileEmpty, FileUnreadable: there is nothing to read.
    """
    problems = ProblemList()
    rubric_id = slug_of(path.stem, fallback="model") if rubric_id is None else rubric_id
    _check_identity(rubric_id, language, problems)
    table = read_table(path, RubricInvalid, problems, knows=_is_known)
    columns = _level_columns(table, problems)
    rows = _Rows(_rows(table, problems), language, problems)
    rubric = Rubric(
        id=rubric_id,
        version=_FIRST_VERSION,
        languages=(language,),
        name=LocalText.single(language, without_forbidden(path.stem if name is None else name)),
        levels=tuple(_level(value, language) for value in sorted(columns.values())),
        dimensions=rows.dimensions(),
        cells=dict(rows.cells(columns)),
        groups=rows.groups(),
    )
    if problems:
        raise RubricInvalid(path.name, problems.all())
    return rubric


def write_rubric_csv(path: Path, rubric: Rubric, *, language: str) -> tuple[str, ...]:
    """Write one language of a rubric, and return the codes of what the file does not hold.

    The id, the name and the version are never in it; the other codes are ``other_languages``,
    ``level_names``, ``level_definitions``, ``definitions``, ``guidance``, ``improvements``,
    ``criteria``, ``note`` and ``groups`` (headings in headings, unused ones, keys of their own).

    Raises:
        DiskFull, FileReadOnly, FileMissing, FileUnreadable: nothing was written.
    """
    with_groups = any(row.group for row in rubric.dimensions)
    with_weights = any(row.weight != 1 for row in rubric.dimensions)
    columns = ["key", "dimension"]
    columns += ["group"] * with_groups + ["weight"] * with_weights
    columns += [f"level_{value}" for value in rubric.values]
    rows = ([cells[column] for column in columns] for cells in _written_rows(rubric, language))
    write_table(path, columns, rows)
    return _lost(rubric, language)


def _is_known(column: str) -> bool:
    return column in _FIXED or _LEVEL.fullmatch(column) is not None


def _check_identity(rubric_id: str, language: str, problems: ProblemList) -> None:
    if not is_slug(rubric_id):
        problems.add("bad_id", "", excerpt(rubric_id))
    if not is_language(language):
        problems.add("bad_language", "", excerpt(language))


def _level_columns(table: Table, problems: ProblemList) -> dict[str, int]:
    """Return the level's value for each column that holds one."""
    found: dict[str, int] = {}
    for column in dict.fromkeys(table.columns):
        match = _LEVEL.fullmatch(column)
        value = int(match[1]) if match else -1
        if value > MAX_LEVEL_VALUE:
            problems.add("bad_level_value", table.place, str(value))
        elif value in found.values():
            problems.add("duplicate_column", table.place, column)
        elif value >= 0:
            found[column] = value
    if "dimension" not in table.columns:
        problems.add("missing_column", table.place, "dimension")
    if not found:
        problems.add("missing_column", table.place, "level_1")
    if len(found) > MAX_LEVELS:
        problems.add("too_many", table.place, str(MAX_LEVELS))
    return found


def _rows(table: Table, problems: ProblemList) -> Sequence[TableRow]:
    if not table.rows:
        problems.add("no_rows", table.place)
    if len(table.rows) > MAX_DIMENSIONS:
        problems.add("too_many", table.rows[MAX_DIMENSIONS].place, str(MAX_DIMENSIONS))
    return table.rows[:MAX_DIMENSIONS]


def _level(value: int, language: str) -> Level:
    return Level(value, LocalText.single(language, _plain_level_name(value, language)))


def _plain_level_name(value: int, language: str) -> str:
    return _LEVEL_NAMES.get(language, _LEVEL_NAMES["en"]).format(value=value)


class _Rows:
    """The rows of a table on their way to dimensions, groups and cells."""

    def __init__(self, rows: Sequence[TableRow], language: str, problems: ProblemList) -> None:
        self._rows, self._language, self._problems = rows, language, problems
        self._names = [row.text("dimension", problems) for row in rows]
        self._group_names = [row.text("group", problems) for row in rows]
        self._keys = self._read_keys()

    def dimensions(self) -> tuple[Dimension, ...]:
        keys = _group_keys(self._group_names)
        return tuple(
            Dimension(
                key=key,
                name=LocalText.single(self._language, name),
                group=keys.get(group),
                weight=self._weight(row),
            )
            for row, key, name, group in zip(
                self._rows, self._keys, self._names, self._group_names, strict=True
            )
        )

    def groups(self) -> tuple[Group, ...]:
        return _groups(self._group_names, self._language)

    def cells(self, columns: Mapping[str, int]) -> Iterator[tuple[CellKey, Cell]]:
        for row, key in zip(self._rows, self._keys, strict=True):
            for column, value in columns.items():
                if text := row.text(column, self._problems):
                    yield (key, value), Cell(LocalText.single(self._language, text))

    def _read_keys(self) -> list[str]:
        """The written keys come first: a made one must not take the key of a later row."""
        keys = [row.word("key") for row in self._rows]
        taken = set(keys)
        for index, (row, key, name) in enumerate(zip(self._rows, keys, self._names, strict=True)):
            if key and not is_slug(key):
                self._problems.add("bad_key", row.place, excerpt(key))
            elif key and key in keys[:index]:
                self._problems.add("duplicate_key", row.place, excerpt(key))
            elif not key and not name.strip():
                self._problems.add("no_dimension", row.place)
            elif not key:
                keys[index] = unique_slug(name, taken)
                taken.add(keys[index])
        return keys

    def _weight(self, row: TableRow) -> float:
        word = row.word("weight")
        if not word:
            return 1.0
        weight = float(word.replace(",", ".")) if _WEIGHT.fullmatch(word) else -1.0
        if not 0 <= weight <= MAX_WEIGHT:
            self._problems.add("bad_weight", row.place, excerpt(word))
        return weight


def _group_keys(names: Iterable[str]) -> dict[str, str]:
    """Return a key for each name, in the order in which they are met; blank is no group."""
    keys: dict[str, str] = {}
    for name in names:
        if name.strip() and name not in keys:
            keys[name] = unique_slug(name, keys.values(), fallback="group")
    return keys


def _groups(names: Iterable[str], language: str) -> tuple[Group, ...]:
    keys = _group_keys(names)
    return tuple(Group(key, LocalText.single(language, name)) for name, key in keys.items())


def _written_rows(rubric: Rubric, language: str) -> Iterator[dict[str, str]]:
    for row, group in zip(rubric.dimensions, _written_groups(rubric, language), strict=True):
        texts = {
            f"level_{value}": rubric.cell(row.key, value).text.get(language)
            for value in rubric.values
        }
        yield {
            "key": row.key,
            "dimension": row.name.get(language),
            "group": group,
            "weight": format(Decimal(repr(row.weight)).normalize(), "f"),
            **texts,
        }


def _written_groups(rubric: Rubric, language: str) -> list[str]:
    names = {group.key: group.name.get(language) or group.key for group in rubric.groups}
    return [names.get(row.group or "", "") for row in rubric.dimensions]


def _lost(rubric: Rubric, language: str) -> tuple[str, ...]:
    rows, levels = rubric.dimensions, rubric.levels
    own = [Group(group.key, _only(group.name, language), group.parent) for group in rubric.groups]
    lost = {
        "other_languages": any(
            code != language for placed in placed_texts(rubric) for code in placed.words.languages
        ),
        "level_names": any(
            level.name.get(language) != _plain_level_name(level.value, language) for level in levels
        ),
        "level_definitions": any(level.definition.get(language) for level in levels),
        "definitions": any(row.definition.get(language) for row in rows),
        "guidance": any(row.guidance.get(language) for row in rows),
        "improvements": any(words.get(language) for row in rows for _, words in row.improvements),
        "criteria": any(cell.criteria for cell in rubric.cells.values()),
        "note": bool(rubric.note.get(language)),
        "groups": tuple(own) != _groups(_written_groups(rubric, language), language),
    }
    return tuple(code for code, is_lost in lost.items() if is_lost)


def _only(words: LocalText, language: str) -> LocalText:
    return LocalText.single(language, words.get(language))
