"""Writing text files whole or not at all, with errors the user can act on."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from omnidesk import files
from omnidesk.domain.errors import ExportRefused, FileReadOnly, refusal_of

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_READ_ONLY = (errno.EACCES, errno.EPERM, errno.EROFS)


@contextmanager
def told_apart(path: Path) -> Iterator[None]:
    """Turn the system's errors while writing ``path`` into ours.

    Raises:
        DiskFull, FileReadOnly, FolderMissing, FileUnreadable: what the system refused, and why.
    """
    try:
        yield
    except OSError as exc:
        raise refusal_of(path, exc) from exc


@contextmanager
def exporting(path: Path) -> Iterator[None]:
    """Turn what the system refuses into advice for a file that can be written elsewhere as well.

    Raises:
        DiskFull, ExportRefused, FolderMissing, FileUnreadable: what was refused, and why.
    """
    try:
        with told_apart(path):
            yield
    except FileReadOnly as exc:
        raise ExportRefused(path) from exc


def write_text(path: Path, text: str) -> None:
    """Write ``text`` as UTF-8, whole or not at all.

    Raises:
        DiskFull, FileReadOnly, FolderMissing, FileUnreadable: nothing was written.
    """
    with told_apart(path):
        files.write_text(path, text)
