"""Which model a command means: a file, or one that is known by its id and version."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from omnidesk.cli.terminal import Terminal, open_file
from omnidesk.domain.rubric import Rubric
from omnidesk.exchange.grids.applied import Imported
from omnidesk.services.library import offered_rubrics
from omnidesk.services.rubric_files import READ_ENDINGS, FileChoices, import_rubric, read_rubric
from omnidesk.services.rubrics import KnownRubric, file_rubrics, find_rubric


def offered(terminal: Terminal) -> list[KnownRubric]:
    """Return what needs no client file: the models that ship, then the user's own library."""
    return offered_rubrics(terminal.rubrics, terminal.own_rubrics)


def known_rubrics(args: argparse.Namespace, terminal: Terminal) -> Sequence[KnownRubric]:
    """Return the versions that can be named: those in ``--file`` before all that are offered."""
    if args.file is None:
        return offered(terminal)
    with open_file(args, read_only=True) as workspace:
        return [*file_rubrics(workspace), *offered(terminal)]


def wanted_rubric(words: str, known: Sequence[KnownRubric], language: str = "en") -> Rubric:
    """Return the rubric in the file of this name, or the known one of this id and version.

    Args:
        language: of a table that does not say.

    Raises:
        RubricUnknown: it is neither.
        FileMissing, RubricInvalid: it is named like a file, which is not there or is no rubric.
    """
    if names_a_file(words):
        return read_rubric(Path(words), language=language)
    return find_rubric(known, words).rubric


def wanted_model(
    words: Sequence[str], choices: FileChoices, known: Sequence[KnownRubric]
) -> Imported:
    """Return the model in the files of these names, or the known one, with what was assumed.

    Raises:
        RubricUnknown: one name alone is neither a file's nor a model's.
        OmnideskError: the files make no model.
    """
    if len(words) == 1 and not names_a_file(words[0]):
        return Imported(find_rubric(known, words[0]).rubric, words[0])
    return import_rubric([Path(each) for each in words], choices)


def names_a_file(words: str) -> bool:
    """Tell a file from an id: it is there, or ends or is written like one."""
    path = Path(words)
    return path.is_file() or path.suffix.lower() in READ_ENDINGS or path.name != words
