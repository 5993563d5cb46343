"""A list of contents that goes on over pages: titles that lead there, and their pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, Table

from omnidesk.reports.layout.typesetting import Typesetter, grid

_NUMBER = 40.0  # points for a page's number


@dataclass(frozen=True, slots=True)
class ContentsLine:
    """A title; one without a key is a heading over those below.

    Attributes:
        key: of the bookmark that it leads to.
    """

    title: str
    key: str = ""
    page: int = 0


def contents_table(lines: Sequence[ContentsLine], setter: Typesetter, width: float) -> Table:
    """Return the lines, a row each."""
    right = ParagraphStyle("page-number", parent=setter.styles.body, alignment=TA_RIGHT)
    rows: list[list[object]] = []
    for line in lines:
        if line.key:
            words = setter.markup(line.title, setter.styles.body)
            title = Paragraph(f'<a href="#{line.key}">{words}</a>', setter.styles.body)
            rows.append([title, setter.paragraph(str(line.page), right)])
        else:
            rows.append([setter.paragraph(line.title, setter.styles.head), ""])
    return grid(rows, [width - _NUMBER, _NUMBER], n_heads=0)
