"""Sizes, spaces and colours of the paper, in one place."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm

from omnidesk.charts.palette import LIGHT, colour_of
from omnidesk.reports.fonts import BOLD, ITALIC, REGULAR

PORTRAIT, WIDE = A4, landscape(A4)
MARGIN = 20 * mm
WIDE_MARGIN = 15 * mm
TOP = 18 * mm
FOOT = 20 * mm
GAP = 6.0
"""The step in which spaces come, in points."""

LINE = 0.5
PAD = 4.0


def colour(token: str) -> Color:
    """Return the paper's colour of a token of the light theme; see ``palette.colour_of``."""
    return _hex(colour_of(token, LIGHT))


@cache
def _hex(code: str) -> Color:
    return HexColor(code)


@dataclass(frozen=True, slots=True)
class Styles:
    """The kinds of text; all sizes are of one scale."""

    title: ParagraphStyle
    heading: ParagraphStyle
    subheading: ParagraphStyle
    body: ParagraphStyle
    strong: ParagraphStyle
    lead: ParagraphStyle
    small: ParagraphStyle
    muted: ParagraphStyle
    head: ParagraphStyle
    to_write: ParagraphStyle


def styles(scale: float = 1.0) -> Styles:
    """Return the styles, larger or smaller by a factor."""

    def style(name: str, size: float, leading: float, token: str, **more: object) -> ParagraphStyle:
        return ParagraphStyle(
            name,
            fontName=more.pop("fontName", REGULAR),
            fontSize=size * scale,
            leading=leading * scale,
            textColor=colour(token),
            splitLongWords=1,
            **more,
        )

    return Styles(
        title=style("title", 19, 24, "text", fontName=BOLD),
        heading=style("heading", 12, 16, "text", fontName=BOLD),
        subheading=style("subheading", 9.5, 13, "text", fontName=BOLD),
        body=style("body", 9.5, 13.5, "text"),
        strong=style("strong", 9.5, 13.5, "text", fontName=BOLD),
        lead=style("lead", 12, 16.5, "text"),
        small=style("small", 8, 11, "text"),
        muted=style("muted", 8, 11, "muted"),
        head=style("head", 8, 11, "muted", fontName=BOLD),
        to_write=style("to_write", 9.5, 13.5, "warning", fontName=ITALIC),
    )
