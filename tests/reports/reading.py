"""Reading a PDF back as a reader would."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from pypdf import PdfReader
from pypdf.generic import DictionaryObject


def reader(data: bytes) -> PdfReader:
    return PdfReader(BytesIO(data))


def page_texts(data: bytes) -> list[str]:
    return [page.extract_text() for page in reader(data).pages]


def squashed(text: str) -> str:
    """Return a text without white space: on paper lines end where the width does."""
    return "".join(text.split())


def whole_text(data: bytes) -> str:
    """Return all pages' texts without white space."""
    return squashed("".join(page_texts(data)))


def outline_titles(data: bytes) -> list[str]:
    """Return the outline's entries, those below others too."""

    def walk(entries: Any) -> Iterator[str]:
        for entry in entries:
            if isinstance(entry, list):
                yield from walk(entry)
            else:
                yield entry.title

    return list(walk(reader(data).outline))


def fonts_of(data: bytes) -> dict[str, bool]:
    """Return the fonts that pages name, and whether each is embedded."""
    found = {}
    for page in reader(data).pages:
        for font in _resources(page, "/Font"):
            descriptor = font.get("/FontDescriptor")
            embedded = descriptor is not None and "/FontFile2" in descriptor.get_object()
            found[str(font["/BaseFont"])] = embedded
    return found


def n_images(data: bytes) -> int:
    """Return how many pictures made of pixels the pages hold."""
    kinds = [
        each.get("/Subtype") for page in reader(data).pages for each in _resources(page, "/XObject")
    ]
    return kinds.count("/Image")


def n_curves(data: bytes, page: int) -> int:
    """Return how many curves, as of circles, are drawn on a page."""
    contents = reader(data).pages[page].get_contents()
    assert contents is not None
    return contents.get_data().count(b" c ") + contents.get_data().count(b" c\n")


def _resources(page: Any, kind: str) -> Iterator[DictionaryObject]:
    for each in page["/Resources"].get(kind, {}).values():
        yield each.get_object()
