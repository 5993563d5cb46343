"""Sentences in the reader's language.

English is the source; every other language is a gettext catalogue in ``resources/locale``. A
translator is a value for one language and is handed in: a report's language is not the window's.
"""

from __future__ import annotations

import gettext
from datetime import datetime
from pathlib import Path

LANGUAGES = ("en", "id")
"""The languages of the window and of reports, the source first."""


DATE_FORMATS = ("words", "month_first", "iso", "dots", "slashes")
"""How a day can be written: in words, or with digits; the usual way first."""


def N_(message: str) -> str:  # noqa: N802 - the name that catalogue tools look for
    """Mark ``message`` for the catalogue without translating it yet."""
    return message


class Translator:
    """Words, numbers and dates for one language; ``date_format`` is one of DATE_FORMATS."""

    def __init__(
        self,
        language: str = "en",
        catalogue: gettext.NullTranslations | None = None,
        date_format: str = DATE_FORMATS[0],
    ) -> None:
        self.language = language
        self.date_format = date_format
        self.catalogue = catalogue or gettext.NullTranslations()

    def __call__(self, message: str) -> str:
        """Return ``message`` translated, or itself where the catalogue lacks it."""
        return self.catalogue.gettext(message) if message else ""

    def plural(self, singular: str, plural: str, n: int) -> str:
        """Return the form for ``n``; the caller fills the placeholders, ``{n}`` included."""
        return self.catalogue.ngettext(singular, plural, n)

    def context(self, context: str, message: str) -> str:
        """Return ``message`` as it is said in ``context``, for words with two meanings."""
        return self.catalogue.pgettext(context, message)

    def number(self, value: float, *, digits: int = 2) -> str:
        """Return ``value`` with at most ``digits`` decimals, half up, without trailing zeros."""
        from decimal import ROUND_HALF_UP, Decimal  # the first window shows no number

        exact = Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
        text = format(exact, "f")
        if "." in text:
            text = text.rstrip("0").rstrip(".")
        text = "0" if text == "-0" else text
        return text.replace(".", self._decimal_mark()).replace("-", "\N{MINUS SIGN}")

    def percent(self, share: float) -> str:
        """Return a share of 0 to 1 as whole per cent, as the language writes it."""
        space = "" if self.language in ("en", "id") else "\N{NO-BREAK SPACE}"
        return f"{self.number(share * 100, digits=0)}{space}%"

    def date(self, iso: str) -> str:
        """Return an ISO date as it is read; a year or a year and month alone stay that coarse."""
        parts = iso.split("-")
        if len(parts) == 1 or self.date_format == "iso":
            return iso
        if self.date_format in _SEPARATORS:
            return _SEPARATORS[self.date_format].join(reversed(parts))
        month = self.month(int(parts[1]))
        if len(parts) == 2:
            return f"{month} {parts[0]}"
        if self.date_format == "month_first":
            return f"{month} {int(parts[2])}, {parts[0]}"
        return f"{int(parts[2])} {month} {parts[0]}"

    def month(self, number: int) -> str:
        """Return the name of month 1 to 12."""
        return self(_MONTHS[number - 1])

    def clock(self, moment: datetime) -> str:
        """Return the local time of day as the language writes it: 14:02 or 14.02."""
        return f"{moment:%H.%M}" if self.language == "id" else f"{moment:%H:%M}"

    def _decimal_mark(self) -> str:
        return "," if self.language == "id" else "."


def capitalised(text: str) -> str:
    """Return a text that begins a line or stands alone."""
    return text[:1].upper() + text[1:]


def load_translator(
    language: str, locale_folder: Path, date_format: str = DATE_FORMATS[0]
) -> Translator:
    """Return the translator for ``language``; without a catalogue it speaks English."""
    if language == "en":
        return Translator("en", date_format=date_format)
    catalogue = gettext.translation(
        "omnidesk", localedir=locale_folder, languages=[language], fallback=True
    )
    return Translator(language, catalogue, date_format)


_SEPARATORS = {"dots": ".", "slashes": "/"}

_MONTHS = (
    N_("January"),
    N_("February"),
    N_("March"),
    N_("April"),
    N_("May"),
    N_("June"),
    N_("July"),
    N_("August"),
    N_("September"),
    N_("October"),
    N_("November"),
    N_("December"),
)
