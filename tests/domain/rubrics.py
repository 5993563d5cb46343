"""Rubrics of all shapes for laws, and a small one for plain tests."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from omnidesk.domain.local_text import LocalText
from omnidesk.domain.plain_text import without_forbidden
from omnidesk.domain.rubric import Cell, Dimension, Group, Level, Rubric
from omnidesk.domain.rubric_reading import MAX_WEIGHT

CODES = ("en", "id", "pt-BR", "zh-Hant")


def small_document() -> dict[str, Any]:
    """Two dimensions by two levels, in two languages, with one of every optional part."""
    return {
        "format": 1,
        "id": "small",
        "version": "1.0",
        "languages": ["en", "id"],
        "name": {"en": "Small", "id": "Kecil"},
        "note": {"en": "For tests."},
        "levels": [
            {"value": 1, "name": {"en": "Low"}, "definition": {"en": "Little."}},
            {"value": 2, "name": {"en": "High"}},
        ],
        "groups": [
            {"key": "outer", "name": {"en": "Outer"}},
            {"key": "inner", "parent": "outer", "name": {"en": "Inner"}},
        ],
        "dimensions": [
            {
                "key": "tea",
                "group": "inner",
                "weight": 2.5,
                "name": {"en": "Tea", "id": "Teh"},
                "definition": {"en": "What is drunk."},
                "guidance": {"en": "Look into the pot."},
                "improvements": {"1": {"en": "Boil water."}},
            },
            {"key": "cake", "name": {"en": "Cake"}},
        ],
        "cells": {
            "tea": {
                "1": {"text": {"en": "Cold.", "id": "Dingin."}},
                "2": {"text": {"en": "Hot."}, "criteria": [{"en": "It steams."}]},
            },
            "cake": {"1": {"text": {"en": "Dry."}}, "2": {"text": {"en": "Moist."}}},
        },
    }


texts = st.text(max_size=12).map(without_forbidden)
keys = st.from_regex(r"[a-z0-9][a-z0-9_-]{0,8}", fullmatch=True)
weights = st.floats(0, MAX_WEIGHT, allow_subnormal=False) | st.just(1.0)


def local_texts(languages: tuple[str, ...]) -> st.SearchStrategy[LocalText]:
    return st.dictionaries(st.sampled_from(languages), texts).map(LocalText.of)


@st.composite
def rubrics(draw: st.DrawFn, *, min_levels: int = 0, min_dimensions: int = 0) -> Rubric:
    """A rubric that the format allows: drafts, level 0, gaps, groups in groups, odd texts."""
    languages = tuple(draw(st.lists(st.sampled_from(CODES), min_size=1, unique=True)))
    words = local_texts(languages)
    values = sorted(draw(st.sets(st.integers(0, 20), min_size=min_levels, max_size=5)))
    groups = draw(_groups(words))
    names = draw(st.lists(keys, min_size=min_dimensions, max_size=4, unique=True))
    rows = tuple(draw(_dimensions(key, words, groups, values)) for key in names)
    cells = {(key, value): draw(_cells(words)) for key in names for value in values}
    return Rubric(
        id=draw(keys),
        version=draw(st.from_regex(r"[0-9A-Za-z][0-9A-Za-z._-]{0,5}", fullmatch=True)),
        languages=languages,
        name=draw(words),
        levels=tuple(Level(value, draw(words), draw(words)) for value in values),
        dimensions=rows,
        cells={place: cell for place, cell in cells.items() if cell},
        groups=groups,
        note=draw(words),
    )


@st.composite
def _groups(draw: st.DrawFn, words: st.SearchStrategy[LocalText]) -> tuple[Group, ...]:
    names = draw(st.lists(keys, max_size=3, unique=True))
    outer = st.none() | st.sampled_from(names[:1] or [None])
    return tuple(
        Group(key, draw(words), draw(outer) if index else None) for index, key in enumerate(names)
    )


@st.composite
def _dimensions(
    draw: st.DrawFn,
    key: str,
    words: st.SearchStrategy[LocalText],
    groups: tuple[Group, ...],
    values: list[int],
) -> Dimension:
    steps = draw(st.dictionaries(st.sampled_from(values), words)) if values else {}
    return Dimension(
        key=key,
        name=draw(words),
        group=draw(st.none() | st.sampled_from([group.key for group in groups] or [None])),
        weight=draw(weights),
        definition=draw(words),
        guidance=draw(words),
        improvements=tuple(sorted((value, text) for value, text in steps.items() if text)),
    )


def _cells(words: st.SearchStrategy[LocalText]) -> st.SearchStrategy[Cell]:
    return st.builds(Cell, words, st.lists(words, max_size=2).map(tuple))


json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=8)
    | st.sampled_from(["en", "tea", "1", "format"]),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(max_size=8) | st.sampled_from(["en", "key", "1"]), inner)
    ),
    max_leaves=8,
)


@st.composite
def broken_documents(draw: st.DrawFn) -> Any:
    """The small document with a few of its values replaced by anything."""
    document: Any = small_document()
    for _ in range(draw(st.integers(1, 3))):
        place: Any = document
        while isinstance(place, dict | list) and place:
            names = list(place) if isinstance(place, dict) else range(len(place))
            name = draw(st.sampled_from(names))
            if draw(st.booleans()) or not isinstance(place[name], dict | list):
                place[name] = draw(json_values)
                break
            place = place[name]
    return document
