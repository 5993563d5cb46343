"""The one way from a text that somebody wrote to the markup of a paragraph.

Nothing in the text is ever read as markup: reportlab would drop ``<target>`` and fetch ``<img>``.
"""

from __future__ import annotations

from xml.sax.saxutils import escape

from omnidesk.reports.fonts import REGULAR, Letters


def marked_up(text: str, letters: Letters, font: str = REGULAR) -> str:
    """Return markup that draws ``text`` as it is, line ends included.

    Each run of characters that the font lacks is set in a font that has them.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ").split("\n")
    return "<br/>".join(_line(line, letters, font) for line in lines)


def _line(line: str, letters: Letters, font: str) -> str:
    return "".join(
        escape(piece) if name == font else f'<font name="{name}">{escape(piece)}</font>'
        for name, piece in letters.runs(line, font)
    )
