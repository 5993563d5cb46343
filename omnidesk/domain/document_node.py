"""Reading a foreign JSON-like document value by value, and noting every problem in it."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from omnidesk.domain.errors import Problem
from omnidesk.domain.plain_text import excerpt

MAX_PROBLEMS = 1000
"""More problems are counted, not kept: a hostile file could hold millions."""


class ProblemList:
    """The problems of one document, in the order in which they are met."""

    def __init__(self) -> None:
        self._kept: list[Problem] = []
        self._left_out = 0

    def __bool__(self) -> bool:
        return bool(self._kept)

    def add(self, code: str, place: str, detail: str = "") -> None:
        if len(self._kept) < MAX_PROBLEMS:
            self._kept.append(Problem(code, place, detail))
        else:
            self._left_out += 1

    def all(self) -> tuple[Problem, ...]:
        """Return what was met; a last entry tells how many more there were."""
        if not self._left_out:
            return tuple(self._kept)
        return (*self._kept, Problem("more_problems", "", str(self._left_out)))


@dataclass(frozen=True, slots=True)
class Node:
    """One value of a document, where it stands, and where its problems go.

    A value of the wrong kind is noted and read as an empty one, so that reading goes on.
    """

    value: object
    place: str
    problems: ProblemList

    def add(self, code: str, detail: object = "") -> None:
        """Note a problem of this value."""
        self.problems.add(code, self.place, excerpt(detail))

    def fields(self, required: Sequence[str], optional: Sequence[str] = ()) -> dict[str, Node]:
        """Return the parts of an object whose field names are fixed."""
        found = dict(self.entries())
        if isinstance(self.value, dict):
            for name in required:
                if name not in found:
                    self._child(name, None).add("missing_field", name)
        for name in [name for name in found if name not in (*required, *optional)]:
            found.pop(name).add("unknown_key", name)
        return found

    def entries(self) -> Iterator[tuple[str, Node]]:
        """Yield name and part of an object whose names are free."""
        if not isinstance(self.value, dict):
            self.add("not_an_object", self.value)
            return
        for name, value in self.value.items():
            yield str(name), self._child(excerpt(name), value)

    def items(self, at_most: int) -> list[Node]:
        """Return the parts of a list; those past ``at_most`` are noted once and left out."""
        if not isinstance(self.value, list):
            self.add("not_a_list", self.value)
            return []
        if len(self.value) > at_most:
            self.add("too_many", at_most)
        return [
            Node(value, f"{self.place}[{index}]", self.problems)
            for index, value in enumerate(self.value[:at_most])
        ]

    def text(self) -> str:
        if isinstance(self.value, str):
            return self.value
        self.add("not_a_text", self.value)
        return ""

    def integer(self) -> int | None:
        """Return a whole number; 2.0 is one, as in JSON itself, and true is none."""
        number = self.value
        if isinstance(number, float) and number.is_integer():
            return int(number)
        if isinstance(number, int) and not isinstance(number, bool):
            return number
        self.add("not_a_whole_number", number)
        return None

    def number(self) -> float | None:
        """Return a number; an integer too large for a float is infinite."""
        if isinstance(self.value, bool) or not isinstance(self.value, int | float):
            self.add("not_a_number", self.value)
            return None
        try:
            return float(self.value)
        except OverflowError:
            return math.inf

    def _child(self, name: str, value: object) -> Node:
        place = f"{self.place}.{name}" if self.place else name
        return Node(value, place, self.problems)
