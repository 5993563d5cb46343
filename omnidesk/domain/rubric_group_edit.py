"""Edits of a rubric's groups, and of where dimensions stand among them.

Each returns a new rubric. What belongs to one group is kept together.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from omnidesk.domain.local_text import LocalText
from omnidesk.domain.rubric import Dimension, Group, Rubric
from omnidesk.domain.rubric_outline import OutlineRow, group_of, members, outline, path_of
from omnidesk.domain.rubric_reading import MAX_GROUP_DEPTH, MAX_GROUPS
from omnidesk.domain.rubric_texts import refusal, retyped
from omnidesk.domain.slugs import unique_slug


def add_group(
    rubric: Rubric, name: str, language: str, *, parent: str | None = None
) -> tuple[Rubric, str]:
    """Return the rubric with one more group, over nothing yet, and its key.

    Raises:
        RubricInvalid: there are as many groups already, or as deep, as the format allows.
    """
    if len(rubric.groups) >= MAX_GROUPS:
        raise refusal(rubric, "too_many", "groups", MAX_GROUPS)
    key = unique_slug(name, [group.key for group in rubric.groups], fallback="group")
    words = retyped(rubric, LocalText(), language, name, f"groups.{key}.name")
    changed = replace(rubric, groups=(*rubric.groups, Group(key, words)))
    return put_group(changed, key, parent), key


def set_group_name(rubric: Rubric, key: str, language: str, text: str) -> Rubric:
    """Return the rubric with a group's name in one language replaced; its key stays."""
    group = group_of(rubric, key)
    name = retyped(rubric, group.name, language, text, f"groups.{key}.name")
    return _with_group(rubric, replace(group, name=name))


def name_new_group(rubric: Rubric, key: str, language: str, text: str) -> tuple[Rubric, str]:
    """Return the rubric with a group named for the first time, and the key made from the name."""
    others = [group.key for group in rubric.groups if group.key != key]
    new = unique_slug(text, others, fallback=key)
    changed = set_group_name(rubric, key, language, text)
    groups = tuple(
        replace(
            group,
            key=new if group.key == key else group.key,
            parent=new if group.parent == key else group.parent,
        )
        for group in changed.groups
    )
    rows = (replace(row, group=new) if row.group == key else row for row in changed.dimensions)
    return replace(changed, groups=groups, dimensions=tuple(rows)), new


def remove_group(rubric: Rubric, key: str) -> Rubric:
    """Return the rubric without a group; what was in it moves to the group around it, if any."""
    gone = group_of(rubric, key)
    groups = tuple(
        replace(group, parent=gone.parent) if group.parent == key else group
        for group in rubric.groups
        if group is not gone
    )
    rows = tuple(
        replace(row, group=gone.parent) if row.group == key else row for row in rubric.dimensions
    )
    return replace(rubric, groups=groups, dimensions=rows)


def put_group(rubric: Rubric, key: str, parent: str | None) -> Rubric:
    """Return the rubric with a group inside another one, or in none.

    Raises:
        RubricInvalid: groups would lie in each other deeper than the format allows.
    """
    if parent is not None and _depth_with(rubric, key, parent) > MAX_GROUP_DEPTH:
        raise refusal(rubric, "groups_too_deep", f"groups.{key}", MAX_GROUP_DEPTH)
    return _with_group(rubric, replace(group_of(rubric, key), parent=parent))


def put_in_group(rubric: Rubric, keys: Collection[str], group: str | None) -> Rubric:
    """Return the rubric with dimensions at the end of a group.

    Those that are put in none go behind the group that they were in.
    """
    if group is None:
        for key in reversed([key for key in rubric.keys if key in keys]):
            rubric = _taken_out(rubric, key)
        return rubric
    others = [key for key in members(rubric, group) if key not in keys]
    around = group_of(rubric, group).parent
    if not others and around is not None:
        others = [key for key in members(rubric, around) if key not in keys]
    return place_dimensions(rubric, keys, group=group, before=_after(rubric, others, keys))


def place_dimensions(
    rubric: Rubric, keys: Collection[str], *, group: str | None, before: str | None
) -> Rubric:
    """Return the rubric with dimensions, in their order, in a group and before another one.

    Args:
        before: the key of a dimension that is not moved itself; None: behind all.

    Raises:
        UnknownGroup: there is no such group.
    """
    path_of(rubric, group)
    moved = [replace(row, group=group) for row in rubric.dimensions if row.key in keys]
    rest = [row for row in rubric.dimensions if row.key not in keys]
    at = next((place for place, row in enumerate(rest) if row.key == before), len(rest))
    return _with_rows(rubric, (*rest[:at], *moved, *rest[at:]))


def group_dimensions(
    rubric: Rubric, keys: Collection[str], name: str, language: str
) -> tuple[Rubric, str]:
    """Return the rubric with a new group over some dimensions, where the first of them stands.

    It lies in the group that they all lie in, as far as groups may lie in groups.
    """
    chosen = [row for row in rubric.dimensions if row.key in keys]
    around = {row.group for row in chosen}
    parent = next(iter(around)) if len(around) == 1 else None
    if len(path_of(rubric, parent)) >= MAX_GROUP_DEPTH:
        parent = group_of(rubric, parent).parent if parent is not None else None
    first = rubric.keys.index(chosen[0].key)
    before = next((key for key in rubric.keys[first:] if key not in keys), None)
    changed, key = add_group(rubric, name, language, parent=parent)
    return place_dimensions(changed, keys, group=key, before=before), key


def move_dimensions(rubric: Rubric, keys: Collection[str], by: int) -> Rubric:
    """Return the rubric with dimensions one line up (-1) or down (1), in and out of groups."""
    rows = outline(rubric)
    places = [place for place, row in enumerate(rows) if not row.is_group and row.key in keys]
    edge = places[0] - 1 if by < 0 else places[-1] + 1
    own = rubric.dimension(rows[places[0]].key).group
    beside = rows[edge] if 0 <= edge < len(rows) else None
    if beside is None:
        return put_in_group(rubric, keys, _around(rubric, own)) if own is not None else rubric
    if beside.is_group:
        is_own = by < 0 and beside.key == own
        return _regrouped(rubric, keys, _around(rubric, own) if is_own else beside.key)
    group = rubric.dimension(beside.key).group
    if group != own:
        return _regrouped(rubric, keys, group)
    before = beside.key if by < 0 else _after(rubric, [beside.key], keys)
    return place_dimensions(rubric, keys, group=own, before=before)


def can_move(rubric: Rubric, keys: Collection[str], by: int) -> bool:
    """Tell whether ``move_dimensions`` would change anything, at less than its cost."""
    chosen = [row for row in rubric.dimensions if row.key in keys]
    if by < 0:
        return chosen[0] is not rubric.dimensions[0] or chosen[0].group is not None
    if chosen[-1] is not rubric.dimensions[-1] or chosen[0].group is not None:
        return True
    last = outline(rubric)[-1]
    return last.is_group  # an empty group to go into


def move_group(rubric: Rubric, key: str, by: int) -> Rubric:
    """Return the rubric with a group, and all in it, one place up (-1) or down (1).

    It changes places with what stands beside it in the same group: a dimension, or a whole group.
    """
    rows = outline(rubric)
    beside = _sibling(rows, key, by)
    if beside is None:
        return rubric
    moved = members(rubric, key)
    passed: tuple[str, ...] = (beside.key,)
    if beside.is_group:
        passed = members(rubric, beside.key)
        if not moved or not passed:
            return _swapped(rubric, key, beside.key)
    first, second = (moved, passed) if by < 0 else (passed, moved)
    return _gathered(rubric, (*first, *second), at=(*moved, *passed))


def place_group(rubric: Rubric, key: str, *, parent: str | None, before: str | None) -> Rubric:
    """Return the rubric with a group, and all in it, before a dimension that is not in it.

    Args:
        parent: the group around it; where groups would lie too deep it stays in none.
        before: None: behind all.
    """
    if parent is not None and (
        key in path_of(rubric, parent) or _depth_with(rubric, key, parent) > MAX_GROUP_DEPTH
    ):
        parent = None
    moved = members(rubric, key)
    if before is not None and parent is None and (path := _path(rubric, before)):
        before = members(rubric, path[0])[0]  # not into the middle of another group
    if before in moved:
        before = _after(rubric, moved, moved)
    changed = put_group(rubric, key, parent)
    rest = [row for row in changed.dimensions if row.key not in moved]
    at = next((place for place, row in enumerate(rest) if row.key == before), len(rest))
    inside = [row for row in changed.dimensions if row.key in moved]
    return _with_rows(changed, (*rest[:at], *inside, *rest[at:]))


def _sibling(rows: tuple[OutlineRow, ...], key: str, by: int) -> OutlineRow | None:
    """Return what stands beside a group under the same heading."""
    head = next(row for row in rows if row.is_group and row.key == key)
    same = [row for row in rows if row.path == head.path]
    unique = list(dict.fromkeys((row.key, row.is_group) for row in same))
    place = unique.index((key, True)) + by
    if not 0 <= place < len(unique):
        return None
    return next(row for row in same if (row.key, row.is_group) == unique[place])


def _gathered(rubric: Rubric, order: Iterable[str], at: Collection[str]) -> Rubric:
    """Return the rubric with some dimensions together, in an order, where the first of them is."""
    rows = {row.key: row for row in rubric.dimensions}
    first = min(place for place, row in enumerate(rubric.dimensions) if row.key in at)
    before = [row for row in rubric.dimensions[:first] if row.key not in at]
    behind = [row for row in rubric.dimensions[first:] if row.key not in at]
    return _with_rows(rubric, (*before, *(rows[key] for key in order), *behind))


def _swapped(rubric: Rubric, one: str, other: str) -> Rubric:
    groups = list(rubric.groups)
    a, b = (groups.index(group_of(rubric, key)) for key in (one, other))
    groups[a], groups[b] = groups[b], groups[a]
    return replace(rubric, groups=tuple(groups))


def _taken_out(rubric: Rubric, key: str) -> Rubric:
    path = _path(rubric, key)
    if not path:
        return rubric
    rest = [each for each in members(rubric, path[0]) if each != key]
    before = _after(rubric, rest or [key], (key,))
    return place_dimensions(rubric, (key,), group=None, before=before)


def _after(rubric: Rubric, others: Sequence[str], moved: Collection[str]) -> str | None:
    """Return the first dimension behind all of ``others`` that is not moved."""
    if not others:
        return None
    last = max(rubric.keys.index(key) for key in others)
    return next((key for key in rubric.keys[last + 1 :] if key not in moved), None)


def _regrouped(rubric: Rubric, keys: Collection[str], group: str | None) -> Rubric:
    rows = (replace(row, group=group) if row.key in keys else row for row in rubric.dimensions)
    return _with_rows(rubric, tuple(rows))


def _around(rubric: Rubric, group: str | None) -> str | None:
    return group_of(rubric, group).parent if group is not None else None


def _path(rubric: Rubric, dimension: str) -> tuple[str, ...]:
    return path_of(rubric, rubric.dimension(dimension).group)


def _depth_with(rubric: Rubric, key: str, parent: str) -> int:
    """Return how deep groups would lie with one of them inside another."""
    own = len(path_of(rubric, key))
    inside = [path_of(rubric, group.key) for group in rubric.groups]
    below = max((len(path) - own for path in inside if key in path), default=0)
    return len(path_of(rubric, parent)) + 1 + below


def _with_group(rubric: Rubric, new: Group) -> Rubric:
    if new == group_of(rubric, new.key):
        return rubric
    groups = tuple(new if group.key == new.key else group for group in rubric.groups)
    return replace(rubric, groups=groups)


def _with_rows(rubric: Rubric, rows: tuple[Dimension, ...]) -> Rubric:
    return rubric if rows == rubric.dimensions else replace(rubric, dimensions=rows)
