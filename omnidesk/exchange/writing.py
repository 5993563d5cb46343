"""Writing text files whole or not at all, with errors the user can act on."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from omnidesk import files
from omnidesk.domain.errors import DiskFull, FileMissing, FileReadOnly, FileUnreadable

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_READ_ONLY = (errno.EACCES, errno.EPERM, errno.EROFS)


@contextmanager
def told_apart(path: Path) -> Iterator[None]:
    """Turn the system's errors while writing ``path`` into ours.

    Raises:
        DiskFull, FileReadOnly, FileMissing, FileUnreadable: what the system refused, and why.
    """
    try:
        yield
    except FileNotFoundError as exc:
        raise FileMissing(path.parent) from exc
    except OSError as exc:
        if exc.errno in _FULL:
            raise DiskFull(path) from exc
        if exc.errno in _READ_ONLY:
            raise FileReadOnly(path) from exc
        raise FileUnreadable(path, exc.strerror or str(exc)) from exc


def write_text(path: Path, text: str) -> None:
    """Write ``text`` as UTF-8, whole or not at all.

    Raises:
        DiskFull, FileReadOnly, FileMissing, FileUnreadable: nothing was written.
    """
    with told_apart(path):
        files.write_text(path, text)
