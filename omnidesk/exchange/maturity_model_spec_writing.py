"""A rubric in the open format of the Maturity Model Specification: what it holds, and what not."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from omnidesk.domain.errors import RubricInvalid
from omnidesk.domain.rubric import Dimension, Rubric
from omnidesk.exchange.grid_files.wide_table import differences, in_languages
from omnidesk.exchange.maturity_model_spec import SPEC_VERSION, rubric_from_spec
from omnidesk.exchange.writing import write_text


def write_spec(path: Path, rubric: Rubric, *, language: str) -> tuple[str, ...]:
    """Write one language of a rubric, and return the codes of what the file does not hold.

    Raises:
        DiskFull, FileReadOnly, FolderMissing, FileUnreadable: nothing was written.
    """
    part = in_languages(rubric, [language])
    document = spec_document(part)
    write_text(path, json.dumps(document, ensure_ascii=False, indent=2) + "\n")
    try:
        again = rubric_from_spec(document, path.name, language).rubric
    except RubricInvalid:  # a draft without dimensions
        again = Rubric(part.id, part.version, part.languages, part.name, (), ())
    lost = list(differences(part, again))
    return (*(["other_languages"] if len(rubric.languages) > 1 else []), *lost)


def spec_document(rubric: Rubric) -> dict[str, Any]:
    """Return a rubric of one language as such a document."""
    language = rubric.languages[0]
    grouped = [
        group for group in rubric.groups if any(d.group == group.key for d in rubric.dimensions)
    ]
    attributes = [{"code": each.key, "name": each.name.get(language)} for each in grouped]
    return {
        "code": rubric.id,
        "name": rubric.name.get(language),
        "specVersion": SPEC_VERSION,
        "version": _whole_version(rubric.version),
        "maturityLevels": [
            {
                "code": f"L{level.value}",
                "name": level.name.get(language),
                "description": level.definition.get(language),
                "weight": level.value,
            }
            for level in rubric.levels
        ],
        "indicators": [_indicator(rubric, row, language) for row in rubric.dimensions],
        "indicatorMode": "UniLevel",
        "attributes": attributes,
        "references": [],
    }


def _indicator(rubric: Rubric, row: Dimension, language: str) -> dict[str, Any]:
    return {
        "code": row.key,
        "name": row.name.get(language),
        "shortDescription": row.definition.get(language),
        "weight": row.weight,
        "indicatorMaturityLevels": [
            {
                "indicatorCode": row.key,
                "maturityLevelCode": f"L{value}",
                "description": text,
            }
            for value in rubric.values
            if (text := rubric.cell(row.key, value).text.get(language))
        ],
        "attributes": [{"modelAttributeCode": row.group}] if row.group else [],
    }


def _whole_version(version: str) -> int:
    """The specification counts versions: 1.0 is 1."""
    match = re.match(r"[0-9]{1,9}", version)
    return int(match[0]) if match else 1
