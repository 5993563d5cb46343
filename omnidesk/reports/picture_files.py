"""A chart alone in a file: SVG, PDF or PNG. Written whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from io import BytesIO
from xml.etree import ElementTree

from reportlab.pdfgen.canvas import Canvas

from omnidesk.charts.boxes import Box
from omnidesk.charts.palette import LIGHT, colour_of
from omnidesk.charts.pictures.marks import (
    Area,
    Dot,
    Line,
    Picture,
    Shape,
    Sketch,
    StandaloneChart,
    Stroke,
    TextSize,
    Writing,
)
from omnidesk.domain.plain_text import without_forbidden
from omnidesk.reports.fonts import Letters, ReportFonts
from omnidesk.reports.layout.picture_figure import draw_picture, ink_of, marker_corners

KINDS = (".svg", ".pdf", ".png")
"""The endings of the files that a chart can be written to."""

WIDTH = 640.0
"""How wide a chart in a file is unless it needs more, in points."""

_TEXT, _SMALL, _TITLE = 9.75, 8.25, 9.75
_MARGIN = 14.0
_PIXELS_PER_POINT = 3.0
_FAMILY = "Noto Sans, DejaVu Sans, Arial, sans-serif"
_BASE_LINE = 0.34  # of the size, from the middle of a line down to its base line
_SVG = "http://www.w3.org/2000/svg"


@dataclass(frozen=True, slots=True)
class MadeChart:
    """The bytes of a file, and the characters that no font here has."""

    data: bytes
    undrawable: tuple[str, ...] = ()


def chart_file(
    chart: StandaloneChart, kind: str, fonts: ReportFonts, width: float = WIDTH
) -> MadeChart:
    """Return a chart as a file; the same chart gives the same bytes.

    Args:
        chart: what it holds.
        kind: one of ``KINDS``.
        fonts: what the letters are measured and, save in SVG, drawn with.
        width: in points.
    """
    letters = fonts.letters()
    picture = _framed(chart, letters, width)
    data = _WRITERS[kind](picture, chart, letters)
    return MadeChart(data, tuple(sorted(letters.missing)))


def _framed(chart: StandaloneChart, letters: Letters, width: float) -> Picture:
    """Return the chart with its title and notes above it and a margin around."""
    ink = ink_of(letters, _TEXT, _SMALL)
    inner = width - 2 * _MARGIN
    picture = chart.draw(inner, ink)
    inner = max(inner, picture.width)  # a table of many rounds is wider than asked
    width = inner + 2 * _MARGIN
    head = Sketch(ink)
    title = ink.usual.wrap(chart.title, inner * 0.94)  # bold is a little wider
    notes = [line for note in chart.notes for line in ink.small.wrap(note, inner)]
    height = len(title) * ink.usual.line_height + len(notes) * ink.small.line_height + _MARGIN / 2
    total = picture.height + height + 2 * _MARGIN
    y = total - _MARGIN
    for line in title:
        y -= ink.usual.line_height
        head.write(line, (_MARGIN, y + ink.usual.line_height / 2), is_bold=True)
    for line in notes:
        y -= ink.small.line_height
        at = (_MARGIN, y + ink.small.line_height / 2)
        head.write(line, at, size=TextSize.SMALL, token="muted")
    ground = Area.of(Box(0, 0, width, total), "surface")
    moved = picture.moved(_MARGIN, _MARGIN, width, total)
    return Picture(width, total, (ground, *head.marks, *moved.marks))


def _pdf(picture: Picture, chart: StandaloneChart, letters: Letters) -> bytes:
    stream = BytesIO()
    canvas = Canvas(
        stream, pagesize=(picture.width, picture.height), invariant=1, lang=chart.language
    )
    canvas.setTitle(without_forbidden(chart.title))
    canvas.setSubject(without_forbidden(chart.description))
    draw_picture(canvas, picture, letters, _TEXT, _SMALL)
    canvas.showPage()
    canvas.save()
    return stream.getvalue()


def _png(picture: Picture, chart: StandaloneChart, letters: Letters) -> bytes:
    import pypdfium2

    stream = BytesIO()
    with pypdfium2.PdfDocument(_pdf(picture, chart, letters)) as document:
        image = document[0].render(scale=_PIXELS_PER_POINT).to_pil()
        image.save(stream, format="PNG", dpi=(72 * _PIXELS_PER_POINT,) * 2)
    return stream.getvalue()


def _svg(picture: Picture, chart: StandaloneChart, letters: Letters) -> bytes:
    root = ElementTree.Element(
        "svg",
        {
            "xmlns": _SVG,
            "width": f"{_n(picture.width)}pt",
            "height": f"{_n(picture.height)}pt",
            "viewBox": f"0 0 {_n(picture.width)} {_n(picture.height)}",
            "font-family": _FAMILY,
            "role": "img",
            "xml:lang": chart.language,
        },
    )
    ElementTree.SubElement(root, "title").text = without_forbidden(chart.title)
    ElementTree.SubElement(root, "desc").text = without_forbidden(chart.description)
    _add_hatch(root)
    drawing = _SvgDrawing(root, picture.height, letters)
    for mark in picture.marks:
        drawing.add(mark)
    ElementTree.indent(root)
    text = ElementTree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'.encode()


class _SvgDrawing:
    """Adds marks to an SVG, whose y axis points down."""

    def __init__(self, root: ElementTree.Element, height: float, letters: Letters) -> None:
        self._root, self._height, self._letters = root, height, letters

    def add(self, mark: Line | Area | Dot | Writing) -> None:
        match mark:
            case Line():
                self._element(
                    "polyline",
                    {"points": self._points(mark.points), "fill": "none"} | _stroked(mark.stroke),
                )
            case Area():
                fill = {"fill": "url(#hatch)" if mark.is_hatched else _fill(mark.fill)}
                if mark.opacity < 1:
                    fill["fill-opacity"] = _n(mark.opacity)
                stroke = _stroked(mark.stroke) if mark.stroke else {}
                self._element("polygon", {"points": self._points(mark.points)} | fill | stroke)
            case Dot():
                self._dot(mark)
            case Writing():
                self._writing(mark)

    def _dot(self, mark: Dot) -> None:
        look = _stroked(Stroke(mark.token, 1.2)) | {
            "fill": _fill(mark.token if mark.is_filled else "surface")
        }
        (x, y), half = mark.at, mark.size / 2
        if mark.shape is Shape.CIRCLE:
            place = {"cx": _n(x), "cy": _n(self._height - y), "r": _n(half)}
            self._element("circle", place | look)
        elif mark.shape is Shape.SQUARE:
            corners = (
                (x - half, y - half),
                (x + half, y - half),
                (x + half, y + half),
                (x - half, y + half),
            )
            self._element("polygon", {"points": self._points(corners)} | look)
        else:
            self._element("polygon", {"points": self._points(marker_corners(mark))} | look)

    def _writing(self, mark: Writing) -> None:
        size = _TEXT if mark.size is TextSize.USUAL else _SMALL
        text = without_forbidden(mark.text)
        self._letters.runs(text)  # notes what no font has
        x, y = mark.at[0], self._height - mark.at[1]
        if mark.ground:
            width = self._letters.width(text, size) + 2
            left = x - (mark.align + 1) / 2 * width
            ground = {
                "x": _n(left),
                "y": _n(y - 0.61 * size),
                "width": _n(width),
                "height": _n(1.22 * size),
                "fill": _fill(mark.ground),
            }
            self._element("rect", ground)
        place = {
            "x": _n(x),
            "y": _n(y + _BASE_LINE * size),
            "font-size": _n(size),
            "fill": _fill(mark.token),
        }
        if mark.align >= 0:
            place["text-anchor"] = "middle" if mark.align == 0 else "end"
        if mark.is_bold:
            place["font-weight"] = "bold"
        self._element("text", place).text = text

    def _element(self, name: str, attributes: dict[str, str]) -> ElementTree.Element:
        return ElementTree.SubElement(self._root, name, attributes)

    def _points(self, points: tuple[tuple[float, float], ...]) -> str:
        return " ".join(f"{_n(x)},{_n(self._height - y)}" for x, y in points)


def _add_hatch(root: ElementTree.Element) -> None:
    definitions = ElementTree.SubElement(root, "defs")
    pattern = ElementTree.SubElement(
        definitions,
        "pattern",
        {
            "id": "hatch",
            "width": "4",
            "height": "4",
            "patternUnits": "userSpaceOnUse",
            "patternTransform": "rotate(45)",
        },
    )
    ElementTree.SubElement(
        pattern, "line", {"x1": "0", "y1": "0", "x2": "0", "y2": "4"} | _stroked(Stroke("grid"))
    )


def _stroked(stroke: Stroke) -> dict[str, str]:
    found = {"stroke": _fill(stroke.token), "stroke-width": _n(stroke.width)}
    if stroke.dash:
        found["stroke-dasharray"] = " ".join(_n(length) for length in stroke.dash)
    return found


def _fill(token: str) -> str:
    return colour_of(token, LIGHT) if token else "none"


def _n(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".")


_WRITERS: Mapping[str, Callable[[Picture, StandaloneChart, Letters], bytes]] = {
    ".svg": _svg,
    ".pdf": _pdf,
    ".png": _png,
}
