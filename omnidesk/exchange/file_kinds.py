"""What kind of file it is: told by its first bytes, and by its ending only among texts."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from omnidesk.domain.errors import Problem, RubricInvalid
from omnidesk.exchange.reading import read_start

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOOKED_AT = 4096


class FileKind(StrEnum):
    """A kind that a rubric can be read from."""

    JSON = "json"
    CSV = "csv"
    XLSX = "xlsx"


# By ending, for those whose first bytes say only what family they are of.
REFUSED_ENDINGS = {
    ".xls": "old_workbook",
    ".xlsb": "old_workbook",
    ".ods": "open_document",
    ".fods": "open_document",
    ".odt": "word_document",
    ".doc": "word_document",
    ".docx": "word_document",
    ".rtf": "word_document",
    ".pdf": "pdf_document",
    ".ppt": "word_document",
    ".pptx": "word_document",
    ".numbers": "open_document",
}


def kind_of(path: Path) -> FileKind:
    """Return the kind of a file.

    Raises:
        FileMissing, FileUnreadable: it cannot be read.
        RubricInvalid: it is of a kind that is not read; the problem says what to do.
    """
    start, ending = read_start(path, _LOOKED_AT), path.suffix.lower()
    if start.startswith(b"%PDF"):
        raise _refused(path, "pdf_document")
    if start.startswith(_OLE):
        if ending in (".xlsx", ".xlsm"):
            raise _refused(path, "locked_workbook")
        raise _refused(path, REFUSED_ENDINGS.get(ending, "old_workbook"))
    if ending in REFUSED_ENDINGS:
        raise _refused(path, REFUSED_ENDINGS[ending])
    if start.startswith(b"PK"):
        return FileKind.XLSX
    if ending in (".xlsx", ".xlsm") and start:
        raise _refused(path, "damaged_workbook")
    if ending == ".json" or (ending not in (".csv", ".tsv", ".txt") and _is_object(start)):
        return FileKind.JSON
    return FileKind.CSV


def _is_object(start: bytes) -> bool:
    return start.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{")


def _refused(path: Path, code: str) -> RubricInvalid:
    return RubricInvalid(path.name, [Problem(code, "")])
