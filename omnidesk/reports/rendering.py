"""The pages of a finished PDF as pictures, for preview and printing.

The library behind it may be used by one thread at a time only: callers run it on the one worker.
"""

from __future__ import annotations

from dataclasses import dataclass

import pypdfium2

_POINTS_PER_INCH = 72.0


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A page as rows of pixels, four bytes each: blue, green, red, unused."""

    width: int
    height: int
    bytes_per_line: int
    pixels: bytes


def page_sizes(data: bytes) -> tuple[tuple[float, float], ...]:
    """Return the width and height of every page, in points."""
    with pypdfium2.PdfDocument(data) as document:
        return tuple(document.get_page_size(i) for i in range(len(document)))


def page_picture(data: bytes, page: int, dots_per_inch: float) -> PagePicture:
    """Return one page as it is printed.

    Args:
        data: the PDF.
        page: from 0.
        dots_per_inch: how fine.
    """
    scale = dots_per_inch / _POINTS_PER_INCH
    with pypdfium2.PdfDocument(data) as document:
        bitmap = document[page].render(scale=scale, prefer_bgrx=True)
        return PagePicture(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
