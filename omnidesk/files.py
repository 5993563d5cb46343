"""Files written whole or not at all, and names that every system accepts."""

from __future__ import annotations

import hashlib
import itertools
import os
import shutil
import tempfile
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_CHUNK_BYTES = 1 << 20
_MAX_NAME_BYTES = 120  # leaves room for an ending and a temporary name beside it


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file's bytes, in hex."""
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while chunk := stream.read(_CHUNK_BYTES):
            digest.update(chunk)
    return digest.hexdigest()


def safe_name(text: str, *, fallback: str = "omnidesk") -> str:
    """Return ``text`` as a file name that Windows, macOS and Linux accept.

    Invisible characters are left out: one of them can make a name read backwards.
    """
    from pathvalidate import sanitize_filename  # dear to import, and wanted only where one saves

    plain = "".join(c for c in text if unicodedata.category(c) not in ("Cc", "Cf"))
    name = str(
        sanitize_filename(
            plain, replacement_text="-", platform="universal", max_len=_MAX_NAME_BYTES
        )
    )
    return name.strip(" .-") or fallback


def free_path(wanted: Path) -> Path:
    """Return ``wanted``, or the first of "name 2", "name 3" and so on that nothing has."""
    names = (f"{wanted.stem} {number}{wanted.suffix}" for number in itertools.count(2))
    paths = (wanted.with_name(name) for name in names)
    return wanted if not wanted.exists() else next(path for path in paths if not path.exists())


def keep_aside(path: Path, kept: Path) -> None:
    """Give a file a second name, or where the disk knows none, a copy, so that it can be replaced.

    Raises:
        FileExistsError: something is at ``kept``.
        OSError: the folder cannot be written, or the disk is full.
    """
    if kept.exists():
        raise FileExistsError(kept)
    try:
        os.link(path, kept)
    except OSError:
        with replacing(kept) as temporary:
            shutil.copyfile(path, temporary)


@contextmanager
def replacing(target: Path, *, through: Path | None = None) -> Iterator[Path]:
    """Give a temporary path beside ``target`` that takes its place when the block succeeds.

    A reader sees the old file or the new one, never half of one; on an error the old file stays
    and the temporary one is removed.

    Args:
        through: the temporary path to take, where the caller knows that nobody else takes it and
            sweeps it away after a crash; by default one that nobody has.

    Raises:
        OSError: the folder cannot be written, or the disk is full.
    """
    temporary = _private_file(through) if through else _new_private_file(target)
    try:
        yield temporary
        _flush_to_disk(temporary)
        temporary.chmod(_ordinary_mode(target))
        temporary.replace(target)
        _flush_folder(target.parent)
    finally:
        temporary.unlink(missing_ok=True)


def write_bytes(target: Path, content: bytes) -> None:
    """Write ``content`` to ``target``, whole or not at all."""
    with replacing(target) as temporary:
        temporary.write_bytes(content)


def write_text(target: Path, content: str) -> None:
    """Write ``content`` as UTF-8 with its line ends as they are, whole or not at all."""
    write_bytes(target, content.encode("utf-8"))


def _new_private_file(target: Path) -> Path:
    handle, name = tempfile.mkstemp(
        prefix=".omnidesk-", suffix=target.suffix or ".tmp", dir=target.parent
    )
    os.close(handle)
    return Path(name)


def _private_file(path: Path) -> Path:
    path.unlink(missing_ok=True)
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    return path


def _flush_to_disk(path: Path) -> None:
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())


def _flush_folder(folder: Path) -> None:
    # Windows cannot open a folder; there the rename is durable by itself.
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _ordinary_mode(target: Path) -> int:
    """The mode that ``target`` has, or that a new file would get: mkstemp makes files private."""
    if target.exists():
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
