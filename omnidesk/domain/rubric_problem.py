"""What a check of a rubric finds."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from omnidesk.domain.rubric import Rubric


class Severity(StrEnum):
    """An error keeps a draft from being published; a warning and a note do not."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class RubricProblem:
    """One thing that is missing or odd in a rubric.

    Attributes:
        code: a stable name, as ``empty_cell``.
        dimension: the key of the row it is in; empty where it concerns no single row.
        level: the value of the column it is in; None where it concerns no single column.
        language: the language it is about; empty where it is about all.
        detail: the key of a group, the other level of a pair, or the words it is about; else empty.
    """

    code: str
    severity: Severity
    dimension: str = ""
    level: int | None = None
    language: str = ""
    detail: str = ""


Rule = Callable[[Rubric], Iterable[RubricProblem]]
