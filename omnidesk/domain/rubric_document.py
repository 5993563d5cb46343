"""A rubric as a document of format 1: out, canonical, hashed; ``rubric_reading`` reads it in."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

import rfc8785

from omnidesk.domain.local_text import LocalText
from omnidesk.domain.plain_text import normal_text
from omnidesk.domain.rubric import Cell, Dimension, Group, Level, Rubric
from omnidesk.domain.rubric_reading import FORMAT, rubric_from_document

__all__ = ["canonical_bytes", "content_hash", "rubric_from_document", "rubric_to_document"]

_Document = dict[str, Any]


def rubric_to_document(rubric: Rubric) -> _Document:
    """Return the rubric as plain lists, dicts, texts and numbers, in the format's field order.

    What is absent or has its default (an empty text, a weight of 1) is left out, so that equal
    rubrics have equal documents.
    """
    return {
        "format": FORMAT,
        "id": rubric.id,
        "version": rubric.version,
        "languages": list(rubric.languages),
        "name": _texts(rubric.name),
        **_present(note=_texts(rubric.note)),
        "levels": [_level(level) for level in rubric.levels],
        **_present(groups=[_group(group) for group in rubric.groups]),
        "dimensions": [_dimension(dimension) for dimension in rubric.dimensions],
        **_present(cells=_cells(rubric)),
    }


def canonical_bytes(rubric: Rubric) -> bytes:
    """Return the one canonical form of the rubric's document.

    Source: RFC 8785, JSON Canonicalization Scheme; texts in Unicode's form NFC.
    """
    return rfc8785.dumps(rubric_to_document(rubric))


def content_hash(rubric: Rubric) -> str:
    """Return the SHA-256 of the canonical form, in hex: what identifies a published version."""
    return hashlib.sha256(canonical_bytes(rubric)).hexdigest()


def _texts(words: LocalText) -> dict[str, str]:
    return {language: normal_text(text) for language, text in words}


def _present(**fields: object) -> _Document:
    return {name: value for name, value in fields.items() if value}


def _level(level: Level) -> _Document:
    return {
        "value": level.value,
        "name": _texts(level.name),
        **_present(definition=_texts(level.definition)),
    }


def _group(group: Group) -> _Document:
    return {"key": group.key, **_present(parent=group.parent), "name": _texts(group.name)}


def _dimension(dimension: Dimension) -> _Document:
    weight = {} if dimension.weight == 1 else {"weight": dimension.weight}
    return {
        "key": dimension.key,
        **_present(group=dimension.group),
        **weight,
        "name": _texts(dimension.name),
        **_present(
            definition=_texts(dimension.definition),
            guidance=_texts(dimension.guidance),
            improvements={str(value): _texts(words) for value, words in dimension.improvements},
        ),
    }


def _cells(rubric: Rubric) -> _Document:
    rows = {key: _row(rubric, key) for key in rubric.keys}
    return {key: row for key, row in rows.items() if row}


def _row(rubric: Rubric, key: str) -> Mapping[str, _Document]:
    cells = {str(value): _cell(rubric.cell(key, value)) for value in rubric.values}
    return {value: cell for value, cell in cells.items() if cell}


def _cell(cell: Cell) -> _Document:
    return _present(text=_texts(cell.text), criteria=[_texts(words) for words in cell.criteria])
