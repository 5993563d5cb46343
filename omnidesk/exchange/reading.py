"""Reading text and JSON files from elsewhere: sized, decoded and parsed without trust.

The content's faults are raised as the error that the caller names, so that one reader serves
rubrics and ratings; the file's own (missing, empty, no access) are errors of their own.
"""

from __future__ import annotations

import codecs
import json
import math
import os
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from omnidesk.domain.document_node import ProblemList
from omnidesk.domain.errors import (
    FileEmpty,
    FileMissing,
    FileUnreadable,
    OmnideskError,
    Problem,
)
from omnidesk.domain.plain_text import excerpt

MAX_BYTES = 20 * 1024 * 1024
_MEBIBYTE = 1024 * 1024

Refusal = Callable[[str, Sequence[Problem]], OmnideskError]
"""``RubricInvalid`` or ``RowsInvalid``: an error made of a source and its problems."""


def read_text(path: Path, refusal: Refusal, *, max_bytes: int = MAX_BYTES) -> str:
    """Return a file's text, from UTF-8 with or without its mark, or UTF-16 with it.

    Raises:
        FileMissing, FileEmpty, FileUnreadable: there is nothing to read.
        OmnideskError: ``refusal``, for a file too large, not text, or with NUL characters.
    """
    content = _read_bytes(path, max_bytes)
    if not content:
        raise FileEmpty(path)
    if len(content) > max_bytes:
        raise refusal(path.name, [Problem("file_too_large", "", f"{max_bytes / _MEBIBYTE:g}")])
    return _decoded(content, path.name, refusal)


def read_start(path: Path, n_bytes: int) -> bytes:
    """Return the first bytes of a file, fewer where it has fewer.

    Raises:
        FileMissing, FileUnreadable: it cannot be read.
    """
    return _read_bytes(path, n_bytes - 1)


def read_json(path: Path, refusal: Refusal) -> object:
    """Return what a JSON file holds; stricter than Python's parser, as RFC 8259 and 8785 are.

    Raises:
        FileMissing, FileEmpty, FileUnreadable: there is nothing to read.
        OmnideskError: ``refusal``, for what is not JSON, with its line and column.
    """
    return parse_json(read_text(path, refusal), path.name, refusal)


def parse_json(text: str, source: str, refusal: Refusal) -> object:
    """Return what a JSON text holds; repeated names and numbers out of range are refused."""
    strict = _StrictJson()
    try:
        document = strict.parse(text)
    except json.JSONDecodeError as exc:
        place = f"line {exc.lineno}, column {exc.colno}"
        raise refusal(source, [Problem("bad_json", place)]) from None
    except RecursionError:
        raise refusal(source, [Problem("nested_too_deep", "")]) from None
    if strict.problems:
        raise refusal(source, strict.problems.all())
    return document


class _StrictJson:
    """Python's JSON parser, noting what it would let pass."""

    def __init__(self) -> None:
        self.problems = ProblemList()

    def parse(self, text: str) -> object:
        return json.loads(
            text,
            object_pairs_hook=self._object,
            parse_constant=self._number_refused,
            parse_float=self._float,
            parse_int=self._integer,
        )

    def _object(self, pairs: list[tuple[str, object]]) -> dict[str, object]:
        parts = dict(pairs)
        if len(parts) < len(pairs):
            for name, n_times in Counter(name for name, _ in pairs).items():
                if n_times > 1:
                    self.problems.add("duplicate_field", "", excerpt(name))
        return parts

    def _float(self, digits: str) -> float:
        number = float(digits)
        return number if math.isfinite(number) else self._number_refused(digits)

    def _integer(self, digits: str) -> int | float:
        # Python refuses to convert thousands of digits, with an error that is no JSONDecodeError.
        return int(digits) if len(digits) <= 300 else self._number_refused(digits)

    def _number_refused(self, digits: str) -> float:
        self.problems.add("bad_number", "", excerpt(digits))
        return 0.0


def _read_bytes(path: Path, max_bytes: int) -> bytes:
    """Return at most one byte more than allowed: enough to tell, also of an endless device."""
    try:
        with path.open("rb") as stream:
            return stream.read(max_bytes + 1)
    except FileNotFoundError:
        raise FileMissing(path) from None
    except (OSError, ValueError) as exc:  # ValueError: a NUL in the path
        detail = os.strerror(exc.errno) if isinstance(exc, OSError) and exc.errno else str(exc)
        raise FileUnreadable(path, detail) from exc


def _decoded(content: bytes, source: str, refusal: Refusal) -> str:
    is_utf_16 = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        text = content.decode("utf-16" if is_utf_16 else "utf-8-sig")
    except UnicodeDecodeError as exc:
        n_before = 0 if is_utf_16 else content[: exc.start].count(b"\n")
        raise refusal(source, [Problem("not_text", _line_of(n_before))]) from None
    if "\0" in text:
        n_before = text[: text.index("\0")].count("\n")
        raise refusal(source, [Problem("not_text", _line_of(n_before))])
    return text


def _line_of(n_before: int) -> str:
    return f"line {n_before + 1}"
