"""Rubrics as JSON files of format 1."""

from __future__ import annotations

import json
from pathlib import Path

from omnidesk.domain.errors import RubricInvalid
from omnidesk.domain.rubric import Rubric
from omnidesk.domain.rubric_document import rubric_from_document, rubric_to_document
from omnidesk.exchange.reading import read_json
from omnidesk.exchange.writing import write_text


def read_rubric_json(path: Path) -> Rubric:
    """Return the rubric in a file of format 1.

    Raises:
        RubricInvalid: the file is not JSON or breaks the format; every problem is named.
        FileMissing, FileEmpty, FileUnreadable: there is nothing to read.
    """
    return rubric_from_document(read_json(path, RubricInvalid), path.name)


def write_rubric_json(path: Path, rubric: Rubric) -> None:
    """Write a rubric as people read it: indented, in the format's order, texts as they are.

    Raises:
        DiskFull, FileReadOnly, FileMissing, FileUnreadable: nothing was written.
    """
    document = rubric_to_document(rubric)
    write_text(path, json.dumps(document, ensure_ascii=False, indent=2) + "\n")
