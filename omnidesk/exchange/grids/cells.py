"""The texts in a grid's cells: cleaned, by language, with titles and checklists."""

from __future__ import annotations

from collections.abc import Iterable

from omnidesk.domain.document_node import ProblemList
from omnidesk.domain.local_text import LocalText
from omnidesk.domain.plain_text import normal_text, text_faults, without_forbidden
from omnidesk.exchange.grids.mapping import GridMapping, Role
from omnidesk.exchange.grids.sheet import GridRow

_BETWEEN = "\n\n"
MAX_TITLE = 200
"""A first line that is longer is no title."""


class GridText:
    """Reads the cells of a row by what their columns mean."""

    def __init__(self, mapping: GridMapping, problems: ProblemList, *, is_tidied: bool) -> None:
        self._mapping, self._problems, self._is_tidied = mapping, problems, is_tidied
        self._by_place: dict[tuple[Role, int | None], list[tuple[int, str]]] = {}
        for position, column in enumerate(mapping.columns):
            place = self._by_place.setdefault((column.role, column.value), [])
            place.append((position, column.language or mapping.language))
        self._by_role: dict[Role, list[int]] = {}
        for position, column in enumerate(mapping.columns):
            self._by_role.setdefault(column.role, []).append(position)
        self.n_cleaned = 0
        self.languages: set[str] = set()

    def words(self, row: GridRow, role: Role, value: int | None = None) -> LocalText:
        """Return what a row says, in all languages; faults of the texts are noted."""
        found: dict[str, str] = {}
        for position, language in self._by_place.get((role, value), ()):
            if text := self._clean(row, row.cells[position]):
                found[language] = text
                self.languages.add(language)
        return LocalText.of(found)

    def word(self, row: GridRow, role: Role) -> str:
        """Return a key, a number or a name in its first language, without spaces around it."""
        for position in self._by_role.get(role, ()):
            if word := row.cells[position].strip():
                return without_forbidden(word).strip()
        return ""

    def _clean(self, row: GridRow, cell: str) -> str:
        text = without_forbidden(cell)
        self.n_cleaned += len(text) != len(normal_text(cell))
        for code, detail in text_faults(text):
            self._problems.add(code, row.place, detail)
        return text.strip() if self._is_tidied else text


def joined_title(titles: LocalText, texts: LocalText) -> LocalText:
    """Return texts below their titles: the title, an empty line, the text."""
    if not titles:
        return texts
    codes = dict.fromkeys((*titles.languages, *texts.languages))
    return LocalText.of({code: _joined(titles.get(code), texts.get(code)) for code in codes})


def split_title(text: str) -> tuple[str, str] | None:
    """Return the title and the text that ``joined_title`` was given; None where there is none."""
    title, between, rest = text.partition(_BETWEEN)
    if not between or not rest.strip() or "\n" in title or len(title) > MAX_TITLE:
        return None
    is_exact = title == title.strip() and title and rest == rest.strip()
    return (title, rest) if is_exact else None


def criteria_of(words: LocalText) -> tuple[LocalText, ...]:
    """Return a checklist of which each line of a cell is one point, in every language alike."""
    by_language = {code: text.split("\n") for code, text in words}
    n_lines = max(map(len, by_language.values()), default=0)
    points = (
        LocalText.of(
            {code: lines[n].strip() for code, lines in by_language.items() if n < len(lines)}
        )
        for n in range(n_lines)
    )
    return tuple(point for point in points if point)


def criteria_text(criteria: Iterable[LocalText], language: str) -> str:
    """Return a checklist in one language as the lines that ``criteria_of`` reads."""
    lines = [" ".join(point.get(language).split("\n")) for point in criteria]
    return "\n".join(lines) if any(lines) else ""


def _joined(title: str, text: str) -> str:
    return _BETWEEN.join(part for part in (title, text) if part)
