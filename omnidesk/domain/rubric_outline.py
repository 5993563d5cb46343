"""A rubric's dimensions under their headings, in the order in which they are read.

The order of the dimensions is the rubric's own. A heading stands before each run of dimensions
that belong to it; edits keep what belongs together in one run, a file from elsewhere need not.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from omnidesk.domain.errors import UnknownGroup
from omnidesk.domain.rubric import Group, Rubric


@dataclass(frozen=True, slots=True)
class OutlineRow:
    """A heading or a dimension.

    Attributes:
        key: of the group or the dimension.
        path: keys of the groups that it lies in, the outermost first.
    """

    key: str
    path: tuple[str, ...] = ()
    is_group: bool = False

    @property
    def depth(self) -> int:
        return len(self.path)


def outline(rubric: Rubric) -> tuple[OutlineRow, ...]:
    """Return headings and dimensions in reading order; a heading over nothing comes last."""
    paths = {group.key: path_of(rubric, group.key) for group in rubric.groups}
    rows: list[OutlineRow] = []
    open_path: tuple[str, ...] = ()
    for dimension in rubric.dimensions:
        path = paths[dimension.group] if dimension.group is not None else ()
        n_shared = _shared(open_path, path)
        rows += (
            OutlineRow(path[depth], path[:depth], is_group=True)
            for depth in range(n_shared, len(path))
        )
        rows.append(OutlineRow(dimension.key, path))
        open_path = path
    for group in _outer_first(rubric.groups, paths):
        if not any(row.is_group and row.key == group.key for row in rows):
            path = paths[group.key][:-1]
            rows.insert(_end_of(rows, path), OutlineRow(group.key, path, is_group=True))
    return tuple(rows)


def group_of(rubric: Rubric, key: str) -> Group:
    """Return one group.

    Raises:
        UnknownGroup: no group has this key.
    """
    for group in rubric.groups:
        if group.key == key:
            return group
    raise UnknownGroup(key, tuple(group.key for group in rubric.groups))


def path_of(rubric: Rubric, group: str | None) -> tuple[str, ...]:
    """Return the keys of a group and those around it, the outermost first."""
    line: list[str] = []
    while group is not None:
        line.append(group)
        group = group_of(rubric, group).parent
    return tuple(reversed(line))


def members(rubric: Rubric, group: str) -> tuple[str, ...]:
    """Return the keys of the dimensions in a group and in the groups in it."""
    inside = {each.key for each in rubric.groups if group in path_of(rubric, each.key)}
    return tuple(row.key for row in rubric.dimensions if row.group in inside)


def weight_share(rubric: Rubric, keys: Iterable[str]) -> float:
    """Return the share of some dimensions in the sum of all weights, from 0 to 1."""
    total = sum(row.weight for row in rubric.dimensions)
    wanted = frozenset(keys)
    return sum(row.weight for row in rubric.dimensions if row.key in wanted) / total if total else 0


def _shared(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    n = 0
    while n < min(len(one), len(other)) and one[n] == other[n]:
        n += 1
    return n


def _outer_first(groups: Iterable[Group], paths: dict[str, tuple[str, ...]]) -> list[Group]:
    return sorted(groups, key=lambda group: len(paths[group.key]))


def _end_of(rows: list[OutlineRow], path: tuple[str, ...]) -> int:
    """Return the position behind all that lies in a group; behind everything for no group."""
    if not path:
        return len(rows)
    inside = (
        place
        for place, row in enumerate(rows)
        if path[-1] in row.path or (row.is_group and row.key == path[-1])
    )
    return max(inside, default=len(rows) - 1) + 1
