"""What each line of a rubric's grid is: a level's texts, a heading, or a dimension.

In two languages side by side each of them has two lines, one below the other.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from omnidesk.domain.rubric import Rubric
from omnidesk.domain.rubric_outline import outline


class LineKind(Enum):
    """What a line shows."""

    LEVEL_NAMES = 0
    DEFINITIONS = 1
    GROUP = 2
    DIMENSION = 3


@dataclass(frozen=True, slots=True)
class GridLine:
    """One row of the grid.

    Attributes:
        key: of the dimension or the group.
        depth: how many groups it lies in.
        is_first, is_last: of the lines that show the same in several languages.
    """

    kind: LineKind
    language: str
    key: str = ""
    depth: int = 0
    is_first: bool = True
    is_last: bool = True

    @property
    def is_head(self) -> bool:
        return self.kind in (LineKind.LEVEL_NAMES, LineKind.DEFINITIONS)


def grid_lines(
    rubric: Rubric, languages: Sequence[str], folded: Container[str] = ()
) -> tuple[GridLine, ...]:
    """Return the lines, the two of the levels first.

    Args:
        languages: one, or two that are shown side by side.
        folded: keys of the groups of which only the heading shows.
    """
    lines = list(_each(LineKind.LEVEL_NAMES, languages))
    lines += _each(LineKind.DEFINITIONS, languages)
    for row in outline(rubric):
        if not any(group in folded for group in row.path):
            kind = LineKind.GROUP if row.is_group else LineKind.DIMENSION
            lines += _each(kind, languages, row.key, row.depth)
    return tuple(lines)


def _each(
    kind: LineKind, languages: Sequence[str], key: str = "", depth: int = 0
) -> Iterator[GridLine]:
    last = len(languages) - 1
    for n, language in enumerate(languages):
        yield GridLine(kind, language, key, depth, n == 0, n == last)
