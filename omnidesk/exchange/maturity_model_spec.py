"""The open exchange format of the Maturity Model Specification 0.1, as JSON: read here.

A model there has levels and indicators, each indicator a description for each level. It has no
languages and no order but that of its lists; what else a rubric holds is told on writing. Entries
that begin with ``x`` are extensions, which every program may pass over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from omnidesk.domain.document_node import Node, ProblemList
from omnidesk.domain.errors import RubricInvalid
from omnidesk.domain.local_text import NO_TEXT, LocalText
from omnidesk.domain.plain_text import text_faults, without_forbidden
from omnidesk.domain.rubric import Cell, CellKey, Dimension, Group, Level, Rubric
from omnidesk.domain.rubric_reading import (
    MAX_DIMENSIONS,
    MAX_GROUPS,
    MAX_LEVEL_VALUE,
    MAX_LEVELS,
    MAX_WEIGHT,
    is_version,
)
from omnidesk.domain.slugs import is_slug, slug_of, unique_slug
from omnidesk.exchange.grids.applied import Imported, conforming
from omnidesk.exchange.grids.facts import plain_level_name
from omnidesk.exchange.grids.notes import ImportNote, listed

SPEC_VERSION = "0.1"
_MARKS = ("indicators", "maturityLevels")
_MODEL = ("code", "name", "specVersion", "version", "indicatorMode", "attributes", *_MARKS)
_CODE_NUMBER = re.compile(r"\D*([0-9]{1,3})")
_MAX_REFERENCES = 100
_Fields = dict[str, Node]


def is_spec_document(document: object) -> bool:
    """Tell whether a JSON document is such a model, not one of the program's own format."""
    return (
        isinstance(document, dict)
        and "format" not in document
        and any(isinstance(document.get(mark), list) for mark in _MARKS)
    )


def rubric_from_spec(document: object, source: str, language: str) -> Imported:
    """Return the rubric that a document of the specification describes.

    A level's value is the number in its code where all codes have one, else its weight where these
    are different whole numbers, else its place in the list. Attributes become groups.

    Args:
        language: the language of its texts, which it does not tell.

    Raises:
        RubricInvalid: it breaks the specification; every problem is named with its place.
    """
    reading = _Reading(language)
    rubric = reading.rubric(Node(document, "", reading.problems), source)
    if reading.problems:
        raise RubricInvalid(source, reading.problems.all())
    rubric = conforming(rubric, source)
    return Imported(rubric, source, tuple(reading.notes()), has_keys=True)


@dataclass(slots=True)
class _Reading:
    """One pass over a document."""

    language: str
    problems: ProblemList = field(default_factory=ProblemList)
    _unknown: list[str] = field(default_factory=list)
    _keys_changed: list[str] = field(default_factory=list)
    _more_groups: list[str] = field(default_factory=list)
    _n_cleaned: int = 0
    _multi_level: bool = False

    def rubric(self, document: Node, source: str) -> Rubric:
        top = self._fields(document, (*_MODEL, "references"))
        levels = self._items(top.get("maturityLevels"), MAX_LEVELS)
        level_fields = [self._fields(n, ("code", "name", "description", "weight")) for n in levels]
        codes = [self._word(fields.get("code")) for fields in level_fields]
        values = self._values(codes, level_fields)
        by_code = dict(zip(codes, values, strict=True))
        groups = self._groups(top.get("attributes"))
        rows = [
            self._fields(node, _INDICATOR)
            for node in self._items(top.get("indicators"), MAX_DIMENSIONS)
        ]
        keys = self._keys(rows)
        mode = self._word(top.get("indicatorMode"))
        self._multi_level = mode.casefold() == "multilevel"
        if not rows:
            self.problems.add("no_rows", "indicators")
        return Rubric(
            id=self._id(self._word(top.get("code")), source),
            version=self._version(top.get("version")),
            languages=(self.language,),
            name=self._text(top.get("name")),
            levels=tuple(sorted(self._levels(level_fields, values), key=lambda each: each.value)),
            dimensions=tuple(
                self._dimension(fields, key, groups) for fields, key in zip(rows, keys, strict=True)
            ),
            cells=dict(self._cells(rows, keys, by_code)),
            groups=tuple(groups.values()),
        )

    def notes(self) -> Iterator[ImportNote]:
        if self._unknown:
            yield ImportNote("entries_left_out", listed(list(dict.fromkeys(self._unknown))))
        if self._keys_changed:
            yield ImportNote("keys_changed", listed(self._keys_changed))
        if self._more_groups:
            yield ImportNote("more_groups_left_out", listed(self._more_groups))
        if self._multi_level:
            yield ImportNote("multi_level")
        if self._n_cleaned:
            yield ImportNote("texts_cleaned", str(self._n_cleaned))

    # Values

    def _fields(self, node: Node, known: Sequence[str]) -> _Fields:
        found: _Fields = {}
        for name, part in node.entries():
            if name in known:
                found[name] = part
            elif not name.startswith("x"):
                self._unknown.append(part.place)
        return found

    def _items(self, node: Node | None, at_most: int) -> list[Node]:
        return node.items(at_most) if node is not None and node.value is not None else []

    def _word(self, node: Node | None) -> str:
        """A code, which some programs write as a number."""
        if node is None or node.value is None:
            return ""
        if isinstance(node.value, int | float) and not isinstance(node.value, bool):
            is_whole = isinstance(node.value, int) or node.value.is_integer()
            return str(int(node.value)) if is_whole else repr(node.value)
        return without_forbidden(node.text()).strip()

    def _text(self, node: Node | None) -> LocalText:
        if node is None or node.value is None:
            return NO_TEXT
        typed = node.text()
        text = without_forbidden(typed)
        self._n_cleaned += len(text) != len(typed.replace("\r\n", "\n"))
        for code, detail in text_faults(text):
            node.problems.add(code, node.place, detail)
        return LocalText.single(self.language, text)

    def _version(self, node: Node | None) -> str:
        word = self._word(node)
        version = f"{word}.0" if word.isdigit() else word
        return version if is_version(version) else "1.0"

    def _id(self, code: str, source: str) -> str:
        return code if is_slug(code) else slug_of(code or Path(source).stem, fallback="model")

    # Levels

    def _values(self, codes: Sequence[str], rows: Sequence[_Fields]) -> list[int]:
        for code, fields in zip(codes, rows, strict=True):
            if "code" in fields and codes.count(code) > 1:
                fields["code"].add("duplicate_key", code)
        numbers = [int(m[1]) if (m := _CODE_NUMBER.fullmatch(code)) else -1 for code in codes]
        weights = [self._whole(fields.get("weight")) for fields in rows]
        for values in (numbers, weights):
            if len(set(values)) == len(values) and all(0 <= v <= MAX_LEVEL_VALUE for v in values):
                return values
        return list(range(1, len(codes) + 1))

    def _whole(self, node: Node | None) -> int:
        number = node.number() if node is not None and node.value is not None else None
        return int(number) if number is not None and 0 <= number < 1000 and number % 1 == 0 else -1

    def _levels(self, rows: Sequence[_Fields], values: Sequence[int]) -> Iterator[Level]:
        for fields, value in zip(rows, values, strict=True):
            plain = LocalText.single(self.language, plain_level_name(value, self.language))
            name = self._text(fields.get("name")) or plain
            yield Level(value, name, self._text(fields.get("description")))

    # Indicators

    def _groups(self, node: Node | None) -> dict[str, Group]:
        groups: dict[str, Group] = {}
        for each in self._items(node, MAX_GROUPS):
            fields = self._fields(each, ("code", "name", "description"))
            code = self._word(fields.get("code"))
            taken = [group.key for group in groups.values()]
            key = code if is_slug(code) and code not in taken else unique_slug(code, taken)
            name = self._text(fields.get("name")) or LocalText.single(self.language, code)
            groups.setdefault(code, Group(key, name))
        return groups

    def _keys(self, rows: Sequence[_Fields]) -> list[str]:
        words = [self._word(row.get("code")) for row in rows]
        taken = {word for word in words if is_slug(word)}
        keys: list[str] = []
        for row, word in zip(rows, words, strict=True):
            if word and words.count(word) > 1:
                row["code"].add("duplicate_key", word)
            if is_slug(word):
                keys.append(word)
                continue
            name = self._text(row.get("name")).get(self.language)
            key = unique_slug(word or name, taken)
            taken.add(key)
            keys.append(key)
            if word:
                self._keys_changed.append(f"{word} → {key}")
        return keys

    def _dimension(self, fields: _Fields, key: str, groups: Mapping[str, Group]) -> Dimension:
        codes = [
            self._word(self._fields(node, ("modelAttributeCode",)).get("modelAttributeCode"))
            for node in self._items(fields.get("attributes"), MAX_GROUPS)
        ]
        known = [code for code in codes if code in groups]
        self._more_groups += [f"{key}: {code}" for code in known[1:]]
        weight = fields["weight"].number() if _has(fields, "weight") else 1.0
        if weight is not None and not 0 <= weight <= MAX_WEIGHT:
            fields["weight"].add("bad_weight", fields["weight"].value)
        return Dimension(
            key=key,
            name=self._text(fields.get("name")),
            group=groups[known[0]].key if known else None,
            weight=1.0 if weight is None else weight + 0.0,
            definition=self._text(fields.get("shortDescription")),
            guidance=self._references(fields.get("references")),
        )

    def _references(self, node: Node | None) -> LocalText:
        """Where to read more: a line for each, which is guidance."""
        lines = []
        for each in self._items(node, _MAX_REFERENCES):
            fields = self._fields(each, ("name", "url"))
            parts = (self._word(fields.get("name")), self._word(fields.get("url")))
            lines.append(": ".join(part for part in parts if part))
        return LocalText.single(self.language, "\n".join(line for line in lines if line))

    def _cells(
        self, rows: Sequence[_Fields], keys: Sequence[str], values: Mapping[str, int]
    ) -> Iterator[tuple[CellKey, Cell]]:
        for row, key in zip(rows, keys, strict=True):
            seen: set[str] = set()
            for node in self._items(row.get("indicatorMaturityLevels"), MAX_LEVELS):
                fields = self._fields(node, _CELL)
                code = self._word(fields.get("maturityLevelCode"))
                if code not in values:
                    node.add("unknown_level", code)
                elif code in seen:
                    node.add("duplicate_level", code)
                elif text := self._text(fields.get("description")):
                    seen.add(code)
                    yield (key, values[code]), Cell(text)


_INDICATOR = (
    *("code", "name", "shortDescription", "weight"),
    *("indicatorMaturityLevels", "attributes", "references"),
)
_CELL = ("indicatorCode", "maturityLevelCode", "description", "references")


def _has(fields: _Fields, name: str) -> bool:
    return name in fields and fields[name].value is not None
