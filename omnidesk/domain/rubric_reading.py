"""Reading a rubric from a document of format 1, naming every problem in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from omnidesk.domain.document_node import Node, ProblemList
from omnidesk.domain.errors import Problem, RubricInvalid
from omnidesk.domain.local_text import LocalText
from omnidesk.domain.plain_text import excerpt, normal_text, text_faults
from omnidesk.domain.rubric import Cell, CellKey, Dimension, Group, Level, Rubric
from omnidesk.domain.slugs import is_slug

FORMAT = 1
MAX_DIMENSIONS = 500
MAX_GROUPS = 500
MAX_GROUP_DEPTH = 2
MAX_LEVELS = 50
MAX_LEVEL_VALUE = 999
MAX_LANGUAGES = 50
MAX_CRITERIA = 100
MAX_WEIGHT = 1_000_000

_TOP = ("format", "id", "version", "languages", "name", "levels", "dimensions")
_DIMENSION_OPTIONAL = ("group", "weight", "definition", "guidance", "improvements")

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?")
_VERSION = re.compile(r"[0-9A-Za-z][0-9A-Za-z._-]{0,39}")


def is_language(code: str) -> bool:
    """Tell whether ``code`` looks like a language tag, as ``en``, ``pt-BR`` or ``zh-Hant``."""
    return _LANGUAGE.fullmatch(code) is not None


def is_version(text: str) -> bool:
    """Tell whether ``text`` may be a rubric's version, as ``1.0``."""
    return _VERSION.fullmatch(text) is not None


def rubric_from_document(document: object, source: str) -> Rubric:
    """Return the rubric that a document of format 1 describes.

    Args:
        document: what a JSON parser returned; nothing about it is taken for granted.
        source: what to call it in a message, as a file's name.

    Raises:
        RubricInvalid: the document breaks the format; every problem is named with its place.
    """
    if (number := _newer_format(document)) is not None:
        raise RubricInvalid(source, [Problem("newer_format", "format", excerpt(number))])
    problems = ProblemList()
    rubric = _rubric(Node(document, "", problems))
    if problems:
        raise RubricInvalid(source, problems.all())
    return rubric


def _newer_format(document: object) -> int | None:
    """A later format may mean anything: its problems by this one's rules would be noise."""
    number = document.get("format") if isinstance(document, dict) else None
    return number if isinstance(number, int) and number > FORMAT else None


_Row = dict[str, Node]


@dataclass(frozen=True, slots=True)
class _Known:
    """What texts, rows and cells may refer to; without languages every language passes."""

    languages: frozenset[str]
    levels: Mapping[str, int]
    groups: frozenset[str]

    def texts(self, node: Node | None) -> LocalText:
        entries = node.entries() if node else ()
        return LocalText.of({code: self._text(code, part) for code, part in entries})

    def _text(self, code: str, node: Node) -> str:
        if self.languages and code not in self.languages:
            node.add("undeclared_language", code)
        text = normal_text(node.text())
        for fault, detail in text_faults(text):
            node.add(fault, detail)
        return text

    def by_level(self, node: Node | None) -> Iterator[tuple[int, Node]]:
        for name, part in node.entries() if node else ():
            if name in self.levels:
                yield self.levels[name], part
            else:
                part.add("unknown_level", name)


def _rubric(document: Node) -> Rubric:
    top = document.fields(_TOP, ("note", "groups", "cells"))
    level_rows = _rows(top.get("levels"), MAX_LEVELS, ("value", "name"), ("definition",))
    group_rows = _rows(top.get("groups"), MAX_GROUPS, ("key", "name"), ("parent",))
    dimension_rows = _rows(
        top.get("dimensions"), MAX_DIMENSIONS, ("key", "name"), _DIMENSION_OPTIONAL
    )
    languages, values = _languages(top.get("languages")), _values(level_rows)
    group_keys, keys = _keys(group_rows), _keys(dimension_rows)
    known = _Known(
        frozenset(languages), {str(value): value for value in values}, frozenset(group_keys)
    )
    _check_format(top.get("format"))
    return Rubric(
        id=_word(top.get("id"), is_slug, "bad_id"),
        version=_word(top.get("version"), is_version, "bad_version"),
        languages=languages,
        name=known.texts(top.get("name")),
        levels=_levels(level_rows, values, known),
        dimensions=tuple(map(partial(_dimension, known), dimension_rows, keys)),
        cells=dict(_cells(top.get("cells"), frozenset(keys), known)),
        groups=_groups(group_rows, group_keys, known),
        note=known.texts(top.get("note")),
    )


def _rows(
    node: Node | None, at_most: int, required: Sequence[str], optional: Sequence[str]
) -> list[_Row]:
    return [item.fields(required, optional) for item in node.items(at_most)] if node else []


def _word(node: Node | None, is_good: Callable[[str], bool], fault: str) -> str:
    """Read a text of a fixed form; a text that is none was noted as that already."""
    word = node.text() if node else ""
    if node and isinstance(node.value, str) and not is_good(word):
        node.add(fault, word)
    return word


def _check_format(node: Node | None) -> None:
    if node and (node.value != FORMAT or isinstance(node.value, bool)):
        node.add("wrong_format", node.value)


def _languages(node: Node | None) -> tuple[str, ...]:
    codes: list[str] = []
    for item in node.items(MAX_LANGUAGES) if node else ():
        code = _word(item, is_language, "bad_language")
        if code and code in codes:
            item.add("duplicate_language", code)
        codes.append(code)
    if node and node.value == []:
        node.add("no_languages")
    return tuple(codes)


def _values(rows: Sequence[_Row]) -> list[int]:
    """The levels' values; -1 stands for one that could not be read."""
    values: list[int] = []
    for row in rows:
        node = row.get("value")
        value = node.integer() if node else None
        if node and value is not None:
            if not 0 <= value <= MAX_LEVEL_VALUE:
                node.add("bad_level_value", value)
            elif value in values:
                node.add("duplicate_level", value)
        values.append(-1 if value is None else value)
    return values


def _keys(rows: Sequence[_Row]) -> list[str]:
    keys: list[str] = []
    for row in rows:
        node = row.get("key")
        key = _word(node, is_slug, "bad_key")
        if node and key and key in keys:
            node.add("duplicate_key", key)
        keys.append(key)
    return keys


def _levels(rows: Sequence[_Row], values: Sequence[int], known: _Known) -> tuple[Level, ...]:
    levels = [
        Level(value, known.texts(row.get("name")), known.texts(row.get("definition")))
        for value, row in zip(values, rows, strict=True)
    ]
    return tuple(sorted(levels, key=lambda level: level.value))


def _dimension(known: _Known, row: _Row, key: str) -> Dimension:
    improvements = [(v, known.texts(node)) for v, node in known.by_level(row.get("improvements"))]
    return Dimension(
        key=key,
        name=known.texts(row.get("name")),
        group=_reference(row.get("group"), known.groups, "unknown_group"),
        weight=_weight(row.get("weight")),
        definition=known.texts(row.get("definition")),
        guidance=known.texts(row.get("guidance")),
        improvements=tuple(sorted((value, words) for value, words in improvements if words)),
    )


def _reference(node: Node | None, known: Container[str], fault: str) -> str | None:
    return _word(node, known.__contains__, fault) if node else None


def _weight(node: Node | None) -> float:
    weight = node.number() if node else None
    if node is None or weight is None:
        return 1.0
    if not 0 <= weight <= MAX_WEIGHT:  # not a number fails every comparison
        node.add("bad_weight", node.value)
    return weight + 0.0  # minus zero becomes zero, which has one written form


def _groups(rows: Sequence[_Row], keys: Sequence[str], known: _Known) -> tuple[Group, ...]:
    groups = tuple(
        Group(
            key,
            known.texts(row.get("name")),
            _reference(row.get("parent"), known.groups, "unknown_parent"),
        )
        for key, row in zip(keys, rows, strict=True)
    )
    parents = {group.key: group.parent for group in groups}
    for group, row in zip(groups, rows, strict=True):
        if "parent" in row:
            _check_ancestry(group.key, parents, row["parent"])
    return groups


def _check_ancestry(key: str, parents: Mapping[str, str | None], node: Node) -> None:
    line = [key]
    while (parent := parents.get(line[-1])) is not None:
        if parent in line:
            node.add("group_cycle", parent)
            return
        line.append(parent)
    if len(line) > MAX_GROUP_DEPTH:
        node.add("groups_too_deep", MAX_GROUP_DEPTH)


def _cells(
    node: Node | None, keys: frozenset[str], known: _Known
) -> Iterator[tuple[CellKey, Cell]]:
    for key, row in node.entries() if node else ():
        if key not in keys:
            row.add("unknown_dimension", key)
            continue
        for value, part in known.by_level(row):
            if cell := _cell(part, known):
                yield (key, value), cell


def _cell(node: Node, known: _Known) -> Cell:
    parts = node.fields((), ("text", "criteria"))
    criteria = parts["criteria"].items(MAX_CRITERIA) if "criteria" in parts else ()
    return Cell(known.texts(parts.get("text")), tuple(known.texts(item) for item in criteria))
