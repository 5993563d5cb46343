"""Which levels of a rubric a text speaks of, by their names or their numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

_NUMBER = re.compile(r"\b(?:level|tingkat)\s+(\d+)\b", re.IGNORECASE)
_BETWEEN = r"[\s\-\u2010\u2011]*"  # Omni Channel, omni-channel, Omnichannel


def named_levels(text: str, names: Mapping[int, Iterable[str]]) -> frozenset[int]:
    """Return the values of the levels that are named; of overlapping names the longest counts.

    Args:
        names: of each level by its value, in any language.
    """
    found = {int(number) for number in _NUMBER.findall(text)} & set(names)
    pairs = [(name, value) for value, each in names.items() for name in each if name.strip()]
    for name, value in sorted(pairs, key=lambda pair: -len(pair[0])):
        pattern = rf"\b{_BETWEEN.join(map(re.escape, name.split()))}\b"
        text, n = re.subn(pattern, "\n\n", text, flags=re.IGNORECASE)
        if n:
            found.add(value)
    return frozenset(found)
