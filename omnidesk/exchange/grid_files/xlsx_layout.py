"""What the read-only way of openpyxl passes over: merged cells, and hidden columns.

Each XML part is read once by the parser that lies under Python's own, which also refuses what no
workbook needs and bombs are made of: document types (and so entities), and depth without end.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from omnidesk.exchange.safe_zip import ZipRefused, read_member

MAX_DEPTH = 200
MAX_MERGES = 20_000
_RANGE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7}):\$?([A-Z]{1,3})\$?([0-9]{1,7})")

_CELL = re.compile(r"([A-Z]{1,4})([0-9]{1,8})$")


@dataclass(frozen=True, slots=True)
class Merge:
    """A merged range, rows and columns counted from 0."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(slots=True)
class Layout:
    """How one sheet is laid out.

    Attributes:
        n_rows, n_columns: up to the last cell with a value; formats alone may reach further.
    """

    merges: list[Merge] = field(default_factory=list)
    n_rows: int = 0
    n_columns: int = 0
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)

    def hides(self, column: int) -> bool:
        return any(first <= column <= last for first, last in self.hidden_columns)


def layouts_of(archive: zipfile.ZipFile) -> dict[str, Layout]:
    """Return the layout of every XML part of a workbook by its path.

    Raises:
        ZipRefused: a part is damaged, has a document type, or is too deep.
    """
    parts = [name for name in archive.namelist() if name.lower().endswith((".xml", ".rels"))]
    return {name: _layout(read_member(archive, name)) for name in parts}


def _layout(content: bytes) -> Layout:
    scan = _Scan()
    try:
        scan.parser.Parse(content, True)
    except (expat.ExpatError, ValueError, LookupError) as exc:
        raise ZipRefused("damaged_workbook") from exc
    return scan.layout


class _Scan:
    """One pass over a part."""

    def __init__(self) -> None:
        self.layout = Layout()
        self._depth = 0
        self._row = self._column = 0
        self.parser = expat.ParserCreate()
        self.parser.StartDoctypeDeclHandler = self._refuse
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end

    def _refuse(self, *_declared: object) -> None:
        raise ZipRefused("xml_entities")

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise ZipRefused("damaged_workbook")
        kind = name.rpartition(":")[2]
        if kind == "mergeCell":
            self._merge(attributes.get("ref", ""))
        elif kind in ("row", "c"):
            self._go_to(kind, attributes.get("r", ""))
        elif kind in ("v", "is"):
            self.layout.n_rows = max(self.layout.n_rows, self._row)
            self.layout.n_columns = max(self.layout.n_columns, self._column)
        elif kind == "col" and attributes.get("hidden", "0") in ("1", "true"):
            first, last = attributes.get("min", ""), attributes.get("max", "")
            if first.isascii() and first.isdigit() and last.isascii() and last.isdigit():
                self.layout.hidden_columns.append((int(first) - 1, int(last) - 1))

    def _end(self, _name: str) -> None:
        self._depth -= 1

    def _go_to(self, kind: str, reference: str) -> None:
        """A row and a cell name their place, or follow the one before."""
        if kind == "row":
            is_number = reference.isascii() and reference.isdigit()
            self._row = int(reference[:8]) if is_number else self._row + 1
            self._column = 0
            return
        match = _CELL.match(reference)
        self._column = column_number(match[1]) + 1 if match else self._column + 1
        self._row = int(match[2]) if match else self._row

    def _merge(self, reference: str) -> None:
        match = _RANGE.fullmatch(reference)
        if match and len(self.layout.merges) < MAX_MERGES:
            left, right = column_number(match[1]), column_number(match[3])
            self.layout.merges.append(Merge(int(match[2]) - 1, left, int(match[4]) - 1, right))


def column_number(letters: str) -> int:
    """Return 0 for A, 26 for AA."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
