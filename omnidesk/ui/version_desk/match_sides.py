"""One kind of rows of a version match: those of dimensions, or those of levels."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from omnidesk.domain import matching
from omnidesk.domain.bridge import Bridge, Relation
from omnidesk.domain.bridge_suggestion import suggest_bridge
from omnidesk.domain.matching import MatchRow
from omnidesk.domain.rubric import Rubric
from omnidesk.services.version_lines import cell_text
from omnidesk.texts import Translator

AnyRow = MatchRow[Any]


class Side(Protocol):
    """What dimensions and levels have in common, as a table of either asks for it."""

    def rows(self, bridge: Bridge) -> Sequence[AnyRow]: ...

    def name(self, key: Any, *, is_later: bool) -> str: ...

    def text(self, key: Any, *, is_later: bool) -> str: ...

    def keys(self, *, is_later: bool) -> Sequence[Any]: ...

    def can_be_said(self, row: AnyRow) -> bool: ...

    def said(self, bridge: Bridge, row: AnyRow, before: AnyRow | None) -> Bridge: ...

    def unsaid(self, bridge: Bridge, row: AnyRow) -> Bridge: ...


class DimensionSide:
    """The dimensions of two versions; one without a partner can be confirmed to have none."""

    def __init__(self, old: Rubric, new: Rubric, t: Translator) -> None:
        self._rubrics = (old, new)
        self._suggestions = suggest_bridge(old, new)  # once: it takes a while in big models
        self._t = t

    def rows(self, bridge: Bridge) -> Sequence[AnyRow]:
        return matching.dimension_rows(bridge, *self._rubrics, self._suggestions)

    def name(self, key: Any, *, is_later: bool) -> str:
        return self._rubrics[is_later].dimension_name(key, self._t.language)

    def text(self, key: Any, *, is_later: bool) -> str:
        """Return the definition, then the description of every level."""
        rubric = self._rubrics[is_later]
        language = self._language(rubric)
        parts = [rubric.dimension(key).definition.get(language)]
        for level in rubric.levels:
            cell = cell_text(rubric.cell(key, level.value), language)
            head = f"{level.value} {rubric.level_name(level.value, language)}".rstrip()
            parts.append(f"{head}: {cell}" if cell else "")
        return "\n\n".join(part for part in parts if part)

    def keys(self, *, is_later: bool) -> Sequence[Any]:
        return self._rubrics[is_later].keys

    def can_be_said(self, row: AnyRow) -> bool:
        if row.old is None and row.new is None:
            return False
        return (row.old is not None and row.new is not None) or row.relation is Relation.NONE

    def said(self, bridge: Bridge, row: AnyRow, before: AnyRow | None) -> Bridge:
        return matching.with_dimension(bridge, row, before)

    def unsaid(self, bridge: Bridge, row: AnyRow) -> Bridge:
        return matching.without_dimension(bridge, row)

    def _language(self, rubric: Rubric) -> str:
        wanted = self._t.language
        return wanted if wanted in rubric.languages else rubric.languages[0]


class LevelSide:
    """The levels of two versions; a level needs a partner to be confirmed."""

    def __init__(self, old: Rubric, new: Rubric, t: Translator) -> None:
        self._rubrics = (old, new)
        self._t = t

    def rows(self, bridge: Bridge) -> Sequence[AnyRow]:
        return matching.level_rows(bridge, *self._rubrics)

    def name(self, key: Any, *, is_later: bool) -> str:
        return f"{key} {self._rubrics[is_later].level_name(key, self._t.language)}".rstrip()

    def text(self, key: Any, *, is_later: bool) -> str:
        rubric = self._rubrics[is_later]
        return rubric.text(rubric.level(key).definition, self._t.language)

    def keys(self, *, is_later: bool) -> Sequence[Any]:
        return self._rubrics[is_later].values

    def can_be_said(self, row: AnyRow) -> bool:
        return row.old is not None and row.new is not None

    def said(self, bridge: Bridge, row: AnyRow, before: AnyRow | None) -> Bridge:
        return matching.with_level(bridge, row, before)

    def unsaid(self, bridge: Bridge, row: AnyRow) -> Bridge:
        return matching.without_level(bridge, row)
