"""A workbook with a sheet for each language: English, Bahasa Indonesia."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from omnidesk.exchange.grids.guess import guess_sheets
from omnidesk.exchange.grids.languages import language_code
from omnidesk.exchange.grids.sheet import Book


@dataclass(frozen=True, slots=True)
class LanguagePart:
    """The part of a book that is in one language; the whole book where it is not divided so.

    Attributes:
        label: what to call it beside its siblings; empty for the whole book.
        language: empty where it is not known.
    """

    book: Book
    label: str = ""
    language: str = ""


def language_parts(book: Book) -> tuple[LanguagePart, ...]:
    """Return a part for each sheet that is named by a language, if all that look alike are."""
    names = [choice.name for choice in guess_sheets(book)]
    codes = [language_code(name) for name in names]
    if len(names) < 2 or not all(codes) or len(set(codes)) < len(codes):
        return (LanguagePart(book),)
    return tuple(_parts(book, dict(zip(names, codes, strict=True))))


def _parts(book: Book, codes: dict[str, str]) -> Iterator[LanguagePart]:
    """Sheets that are in no language stay with the first part, where they are told of."""
    others = tuple(sheet for sheet in book.sheets if sheet.name not in codes)
    for name, code in codes.items():
        sheet = book.sheet(name)
        assert sheet is not None
        is_first = name == next(iter(codes))
        sheets = (sheet, *others) if is_first else (sheet,)
        yield LanguagePart(replace(book, sheets=sheets), f"{book.source}: {name}", code)
