"""A block of cells as a table of HTML, as Word, browsers and spreadsheets put it on the clipboard.

Only what a reader sees is taken: scripts, styles and pictures are passed over, nothing is fetched.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from html.parser import HTMLParser

from omnidesk.domain.plain_text import normal_text
from omnidesk.exchange.clip_text import Block, squared

_UNSEEN = frozenset(("script", "style", "head", "template", "noscript", "title", "svg", "select"))
_BLOCKS = frozenset(
    "address div dd dl dt h1 h2 h3 h4 h5 h6 li ol p pre section table tr ul".split()  # noqa: SIM905
)
_CELLS = ("td", "th")
_MAX_SPAN = 1000
_MAX_CELLS = 200_000
_BREAK = "\n"
_SPACES = re.compile("[ \t\r\n\f]+")
_AS_TEXT = "mso-number-format:'\\@'"  # else a spreadsheet would take =A1 for a formula


def read_html(text: str) -> Block:
    """Return the cells of the tables in a text, one below the other; none where there is no table.

    A cell over several rows or columns is written in the first of its places.
    """
    reader = _TableReader()
    reader.feed(text)
    reader.close()
    return squared(reader.finished())


def write_html(block: Block) -> str:
    """Return a table with the cells of the block as plain text."""
    rows = "".join(f"<tr>{''.join(map(as_text_cell, row))}</tr>" for row in block)
    return f'<html><head><meta charset="utf-8"></head><body><table>{rows}</table></body></html>'


def as_text_cell(text: str) -> str:
    """Return a cell that a spreadsheet takes for text, whatever stands in it."""
    written = escape(text, quote=False).replace("\n", '<br style="mso-data-placement:same-cell">')
    return f'<td style="{_AS_TEXT};white-space:pre-wrap">{written}</td>'


class _TableReader(HTMLParser):
    """Collects the rows of all outermost tables; a table in a cell is text of that cell."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._rows: list[list[str]] = []
        self._held: dict[int, int] = {}  # by column: rows that a cell above still reaches into
        self._taken: set[int] = set()  # columns of this row that are one of those
        self._words: list[str] | None = None  # of the cell that is open
        self._spans = (1, 1)
        self._depth = 0
        self._unseen: list[str] = []
        self._keeps_spaces = False
        self._n_cells = 0

    def finished(self) -> list[list[str]]:
        self._end_cell()
        return [row for row in self._rows if row]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._unseen or tag in _UNSEEN:
            self._unseen += [tag] if tag in _UNSEEN else []
            return
        if tag == "table":
            self._depth += 1
            if self._depth == 1:
                self._held, self._taken = {}, set()
        if self._depth == 1 and tag == "tr":
            self._end_cell()
            self._begin_row()
        elif self._depth == 1 and tag in _CELLS:
            self._end_cell()
            self._begin_cell(dict(attrs))
        elif tag == "br" or tag in _BLOCKS or tag in _CELLS:
            self._break(always=tag == "br")

    def handle_endtag(self, tag: str) -> None:
        if self._unseen:
            if tag == self._unseen[-1]:
                self._unseen.pop()
            return
        if self._depth == 1 and (tag in _CELLS or tag in ("tr", "table")):
            self._end_cell()
        elif tag in _BLOCKS:
            self._break(always=False)
        if tag == "table":
            self._depth = max(0, self._depth - 1)

    def handle_data(self, data: str) -> None:
        if self._words is not None and not self._unseen:
            self._words.append(data if self._keeps_spaces else _SPACES.sub(" ", data))

    def _begin_row(self) -> None:
        self._rows.append([])
        self._taken = {column for column, n_rows in self._held.items() if n_rows > 0}
        self._held = {column: n_rows - 1 for column, n_rows in self._held.items() if n_rows > 1}
        self._pass_taken()

    def _begin_cell(self, attributes: dict[str, str | None]) -> None:
        if not self._rows:
            self._begin_row()
        style = attributes.get("style") or ""
        self._keeps_spaces = "white-space:pre-wrap" in style.replace(" ", "")
        self._spans = (_span(attributes.get("rowspan")), _span(attributes.get("colspan")))
        self._words = []

    def _end_cell(self) -> None:
        if self._words is None:
            return
        words, self._words = _tidy(self._words, keeps_spaces=self._keeps_spaces), None
        (n_rows, n_columns), row = self._spans, self._rows[-1]
        self._n_cells += n_columns
        for _ in range(n_columns if self._n_cells <= _MAX_CELLS else 0):
            if n_rows > 1:
                self._held[len(row)] = n_rows - 1
            row.append(words)
            words = ""
            self._pass_taken()

    def _pass_taken(self) -> None:
        """Leave empty what a cell above reaches into."""
        row = self._rows[-1]
        while len(row) in self._taken:
            row.append("")

    def _break(self, *, always: bool) -> None:
        """Begin a line; between two paragraphs, not more than one."""
        if self._words is None:
            return
        before = next((word for word in reversed(self._words) if word.strip(" ")), _BREAK)
        if always or before != _BREAK:
            self._words.append(_BREAK)


def _span(value: str | None) -> int:
    number = int(value) if value is not None and value.isascii() and value.isdigit() else 1
    return min(max(number, 1), _MAX_SPAN)


def _tidy(words: Iterable[str], *, keeps_spaces: bool) -> str:
    """Return the lines of a cell without the spaces of the markup around them."""
    text = normal_text("".join(words))
    if keeps_spaces:
        return text
    lines = (_SPACES.sub(" ", line).strip(" ") for line in text.split("\n"))
    joined = "\n".join(lines).strip("\n")
    return "" if not joined.strip() else joined
