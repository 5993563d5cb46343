"""Room beside a text to be filled in by hand: yes or no, who, and by when."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable, Table, TableStyle

from omnidesk.reports.layout.styles import LINE, colour
from omnidesk.reports.layout.typesetting import OWN_FONT, Typesetter

_BOX = 9.0
_WHO, _WHEN = 62.0, 46.0
_GAP = 5.0
_TOP = ("VALIGN", (0, 0), (-1, -1), "TOP")


def with_answers(
    item: Flowable, words: Sequence[str], setter: Typesetter, width: float
) -> Flowable:
    """Return a text with the fields beside it; the text alone where there are no words.

    Args:
        words: for yes, no, who and when.
    """
    if not words:
        return item
    fields, fields_width = _fields(words, setter)
    return Table(
        [[item, fields]],
        colWidths=[width - fields_width, fields_width],
        style=TableStyle([OWN_FONT, _TOP, *_no_padding(), ("RIGHTPADDING", (0, 0), (0, 0), _GAP)]),
    )


def _fields(words: Sequence[str], setter: Typesetter) -> tuple[Table, float]:
    """Return two boxes with their words, then two words with their lines; and how wide it is."""
    style = setter.styles.muted
    yes, no, who, when = (
        (setter.paragraph(word, style), stringWidth(word, style.fontName, style.fontSize) + _GAP)
        for word in words
    )
    cells: list[tuple[object, float]] = [("", _BOX), yes, ("", _BOX), no]
    cells += [who, ("", _WHO), when, ("", _WHEN)]
    row: list[object] = []
    widths: list[float] = []
    for cell, cell_width in cells:
        row += [cell, ""]
        widths += [cell_width, _GAP]
    marks = [("BOX", (2 * at, 0), (2 * at, 0), LINE, colour("text")) for at in (0, 2)]
    marks += [("LINEBELOW", (2 * at, 0), (2 * at, 0), LINE, colour("text")) for at in (5, 7)]
    low = ("VALIGN", (0, 0), (-1, -1), "BOTTOM")
    table = Table(
        [row[:-1]],
        colWidths=widths[:-1],
        style=TableStyle([OWN_FONT, low, *_no_padding(), *marks]),
    )
    return table, sum(widths[:-1])


def _no_padding() -> list[tuple[object, ...]]:
    sides = ("LEFTPADDING", "RIGHTPADDING", "TOPPADDING", "BOTTOMPADDING")
    return [(side, (0, 0), (-1, -1), 0) for side in sides]
