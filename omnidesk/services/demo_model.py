"""The demonstration's later version of its model, edited and frozen as a user would."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from omnidesk.domain.local_text import LocalText
from omnidesk.domain.rubric import Rubric
from omnidesk.domain.rubric_edit import (
    add_dimension,
    set_dimension_definition,
    set_dimension_guidance,
    set_dimension_name,
    set_note,
    set_rubric_name,
    set_text,
    set_weight,
    with_identity,
)
from omnidesk.services.rubrics import publish, save_draft, start_draft
from omnidesk.storage.workspace import Workspace

_KEY_LANGUAGE = "en"
"""A dimension's key is made from its name in this language."""


def freeze_version(workspace: Workspace, before: Rubric, own: Mapping[str, Any]) -> str:
    """Freeze the version that follows ``before`` and return its hash."""
    rubric = with_identity(changed(before, own), before.id, own["version"])
    draft = replace(start_draft(workspace, before), rubric=rubric)
    save_draft(workspace, draft)
    return publish(workspace, draft, own["what_changed"])


def changed(rubric: Rubric, own: Mapping[str, Any]) -> Rubric:
    """Return the rubric with reworded cells, weights, one more dimension, name and longer note."""
    for language, text in own["name"].items():
        rubric = set_rubric_name(rubric, language, text)
    for key, cells in own["cells"].items():
        rubric = _with_cells(rubric, key, cells)
    for key, weight in own["weights"].items():
        rubric = set_weight(rubric, key, weight)
    rubric = _with_dimension(rubric, own["dimension"])
    for language, text in own["note"].items():
        rubric = set_note(rubric, language, f"{rubric.note.get(language)}\n\n{text}")
    return rubric


def _with_dimension(rubric: Rubric, own: Mapping[str, Any]) -> Rubric:
    name = own["name"][_KEY_LANGUAGE]
    rubric, key = add_dimension(rubric, name, _KEY_LANGUAGE, len(rubric.dimensions))
    for language, text in LocalText.of(own["name"]):
        rubric = set_dimension_name(rubric, key, language, text)
    for language, text in LocalText.of(own["definition"]):
        rubric = set_dimension_definition(rubric, key, language, text)
    for language, text in LocalText.of(own["guidance"]):
        rubric = set_dimension_guidance(rubric, key, language, text)
    return _with_cells(rubric, key, own["cells"])


def _with_cells(rubric: Rubric, key: str, cells: Mapping[str, Mapping[str, str]]) -> Rubric:
    for value, words in cells.items():
        for language, text in words.items():
            rubric = set_text(rubric, key, int(value), language, text)
    return rubric
