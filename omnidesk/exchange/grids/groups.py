"""Groups as they are met row by row: two columns deep, or a sheet's title over a column."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from omnidesk.domain.local_text import NO_TEXT, LocalText
from omnidesk.domain.rubric import Group
from omnidesk.domain.rubric_reading import MAX_GROUP_DEPTH
from omnidesk.domain.slugs import unique_slug
from omnidesk.exchange.grids.cells import GridText
from omnidesk.exchange.grids.mapping import GridMapping, Role
from omnidesk.exchange.grids.sheet import GridRow

_Path = tuple[LocalText, ...]


class GroupTree:
    """Gives each row the key of its group, and keeps the groups in the order they are met."""

    def __init__(
        self, text: GridText, mapping: GridMapping, headings: Mapping[str, Sequence[str]]
    ) -> None:
        self._text, self._mapping, self._headings = text, mapping, headings
        self._keys: dict[_Path, str] = {}
        self._above: _Path = ()
        self._sheet = ""
        self.groups: list[Group] = []

    def group_of(self, row: GridRow) -> str | None:
        path: _Path = ()
        for words in self._path(row)[:MAX_GROUP_DEPTH]:
            parent, path = self._keys.get(path), (*path, words)
            if path not in self._keys:
                self._add(path, parent)
        return self._keys.get(path)

    def _add(self, path: _Path, parent: str | None) -> None:
        name = path[-1].text(self._mapping.language)
        key = unique_slug(name, self._keys.values(), fallback="group")
        self._keys[path] = key
        self.groups.append(Group(key, path[-1], parent))

    def _path(self, row: GridRow) -> _Path:
        outer, inner = (self._words(row, depth) for depth in (1, 2))
        if self._mapping.fills_down:
            outer, inner = self._filled(row, outer, inner)
        own = [outer, inner, *map(self._single, self._headings.get(row.place, ()))]
        if self._mapping.sheet_groups:
            own.insert(0, self._single(row.sheet))
        return tuple(words for words in own if words)

    def _filled(self, row: GridRow, outer: LocalText, inner: LocalText) -> _Path:
        """A new outer group ends the inner one above it, and so does another sheet."""
        above = self._above if row.sheet == self._sheet else (NO_TEXT, NO_TEXT)
        before, within = above or (NO_TEXT, NO_TEXT)
        if outer and outer != before:
            within = NO_TEXT
        self._above = (outer or before, inner or within)
        self._sheet = row.sheet
        return self._above

    def _words(self, row: GridRow, depth: int) -> LocalText:
        words = self._text.words(row, Role.GROUP, depth)
        return LocalText.of({code: text for code, text in words if text.strip()})

    def _single(self, text: str) -> LocalText:
        return LocalText.single(self._mapping.language, text.strip())
