"""A table of results for the clipboard: as text with tabs, and as HTML for spreadsheets.

What a spreadsheet would take for a formula stays a text in both; a whole number stays a number.
"""

from __future__ import annotations

from html import escape

from omnidesk.exchange.clip_html import as_text_cell
from omnidesk.exchange.clip_text import Block, write_tsv
from omnidesk.exchange.csv_table import guarded


def text_of(block: Block) -> str:
    """Return the rows as lines of cells with tabs between them."""
    return write_tsv(tuple(tuple(guarded(cell) for cell in row) for row in block))


def html_of(block: Block) -> str:
    """Return the rows as a table."""
    rows = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in block)
    return f'<html><head><meta charset="utf-8"></head><body><table>{rows}</table></body></html>'


def _cell(text: str) -> str:
    is_number = text.isascii() and text.isdigit()
    return f"<td>{escape(text)}</td>" if is_number else as_text_cell(text)
