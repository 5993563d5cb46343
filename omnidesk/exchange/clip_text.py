"""A block of cells as text with tabs, as spreadsheets put it on the clipboard.

A cell with a tab, a line end or a quotation mark at its start stands in quotation marks, and those
inside it are doubled. Excel closes every row with a line end; others leave out the last one.
"""

from __future__ import annotations

from collections.abc import Sequence

from omnidesk.domain.plain_text import normal_text

Block = tuple[tuple[str, ...], ...]
"""Rows of cells; all rows have the same length."""

_QUOTE = '"'


def read_tsv(text: str) -> Block:
    """Return the cells of a text; shorter rows are filled up, and nothing gives no row."""
    text = normal_text(text.removesuffix("\0"))
    if not text:
        return ()
    rows: list[tuple[str, ...]] = []
    place = 0
    while place < len(text):
        row, place = _row(text, place)
        rows.append(row)
    return squared(rows)


def write_tsv(block: Block) -> str:
    """Return the text that ``read_tsv`` and spreadsheets read as the block."""
    return "".join("\t".join(map(_written, row)) + "\n" for row in block)


def squared(rows: Sequence[Sequence[str]]) -> Block:
    """Return rows of one length, empty cells added at their ends."""
    width = max((len(row) for row in rows), default=0)
    return tuple((*row, *[""] * (width - len(row))) for row in rows)


def without_empty_end(block: Block) -> Block:
    """Return a block without the blank rows that a spreadsheet adds."""
    rows = list(block)
    while len(rows) > 1 and not any(text.strip() for text in rows[-1]):
        rows.pop()
    return tuple(rows)


def _row(text: str, place: int) -> tuple[tuple[str, ...], int]:
    cells: list[str] = []
    while True:
        cell, place = _cell(text, place)
        cells.append(cell)
        if place >= len(text) or text[place] == "\n":
            return tuple(cells), place + 1
        place += 1  # past the tab
        if place == len(text):
            return (*cells, ""), place


def _cell(text: str, place: int) -> tuple[str, int]:
    if text.startswith(_QUOTE, place):
        quoted = _quoted(text, place + 1)
        if quoted is not None:
            return quoted
    ends = [end for end in (text.find("\t", place), text.find("\n", place)) if end >= 0]
    end = min(ends, default=len(text))
    return text[place:end], end


def _quoted(text: str, place: int) -> tuple[str, int] | None:
    """Return the cell up to its closing mark; None where none closes it before a cell's end."""
    start = place
    while (end := text.find(_QUOTE, place)) >= 0:
        if text.startswith(_QUOTE, end + 1):
            place = end + 2
            continue
        is_end = end + 1 == len(text) or text[end + 1] in "\t\n"
        return (text[start:end].replace(_QUOTE * 2, _QUOTE), end + 1) if is_end else None
    return None


def _written(cell: str) -> str:
    if cell.startswith(_QUOTE) or any(mark in cell for mark in "\t\n\r"):
        return _QUOTE + cell.replace(_QUOTE, _QUOTE * 2) + _QUOTE
    return cell
