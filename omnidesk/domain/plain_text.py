"""Which characters a text may hold, how long it may be, and its one normal form."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

MAX_TEXT = 20_000
"""The longest text, in characters after normalising."""

# Unicode's control characters, lone surrogates and the two noncharacters that XML (and so DOCX
# and XLSX) cannot hold. Tab and newline stay; marks of writing direction are ordinary text.
_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_EXCERPT = 80


def normal_text(text: str) -> str:
    """Return ``text`` in Unicode's form NFC, with every line end as one newline."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


def text_faults(text: str) -> Iterator[tuple[str, str]]:
    """Yield (code, detail) for what a normal text may not have: at most one of each kind."""
    if match := _FORBIDDEN.search(text):
        yield "control_character", f"U+{ord(match[0]):04X}"
    if len(text) > MAX_TEXT:
        yield "text_too_long", str(len(text))


def without_forbidden(text: str) -> str:
    """Return the normal form of a typed or pasted text, its forbidden characters left out."""
    return _FORBIDDEN.sub("", normal_text(text))


def excerpt(value: object) -> str:
    """Return a value of a foreign document as short, printable text for a message."""
    if isinstance(value, list):
        return "[...]"
    if isinstance(value, dict):
        return "{...}"
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    text = _FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", str(value).replace("\n", " "))
    return text if len(text) <= _EXCERPT else text[: _EXCERPT - 3] + "..."
