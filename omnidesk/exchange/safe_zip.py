"""Zip files from elsewhere: nothing of them is unpacked before their sizes are known to be sane."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from omnidesk.domain.errors import FileEmpty, FileMissing, FileUnreadable, OmnideskError

MAX_FILE_BYTES = 50 * 1024 * 1024
MAX_MEMBERS = 2_000
MAX_MEMBER_BYTES = 64 * 1024 * 1024
MAX_TOTAL_BYTES = 128 * 1024 * 1024
MAX_RATIO = 250
"""Ordinary sheets shrink to a fiftieth at most; a bomb to a thousandth."""
_SMALL = 1024 * 1024  # too little to do harm, whatever its ratio


class ZipRefused(Exception):
    """The archive is damaged, or larger inside than it may be. ``code`` says which."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@contextmanager
def opened_zip(path: Path) -> Iterator[zipfile.ZipFile]:
    """Give an archive of which no member unpacks to more than it may.

    Python unpacks a member no further than the size that its archive declares, and refuses it if
    its checksum does not fit. So the declared sizes are the real ones or less.

    Raises:
        ZipRefused: it is damaged, or declares more than it may.
        FileMissing, FileEmpty, FileUnreadable: it cannot be read.
    """
    try:
        if (size := path.stat().st_size) > MAX_FILE_BYTES:
            raise ZipRefused("zip_too_large")
        if not size:
            raise FileEmpty(path)
        with zipfile.ZipFile(path) as archive:
            _check(archive.infolist())
            yield archive
    except FileNotFoundError:
        raise FileMissing(path) from None
    except (OmnideskError, ZipRefused):
        raise
    except OSError as exc:
        raise FileUnreadable(path, exc.strerror or str(exc)) from exc
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, ValueError) as exc:
        raise ZipRefused("damaged_workbook") from exc


def read_member(archive: zipfile.ZipFile, name: str) -> bytes:
    """Return a member of an archive from ``opened_zip``.

    Raises:
        ZipRefused: it is damaged, encrypted or not there.
    """
    try:
        return archive.read(name)
    except Exception as exc:  # zlib, lzma, bz2 and zipfile each have their own
        raise ZipRefused("damaged_workbook") from exc


def _check(members: Sequence[zipfile.ZipInfo]) -> None:
    if len(members) > MAX_MEMBERS:
        raise ZipRefused("zip_too_large")
    if sum(member.file_size for member in members) > MAX_TOTAL_BYTES:
        raise ZipRefused("zip_too_large")
    for member in members:
        is_dense = member.file_size > MAX_RATIO * max(member.compress_size, 1)
        if member.file_size > MAX_MEMBER_BYTES or (is_dense and member.file_size > _SMALL):
            raise ZipRefused("zip_too_large")
