"""Files that cannot be written say why, and leave what was there."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from omnidesk.domain.errors import DiskFull, FileReadOnly, FileUnreadable, FolderMissing
from omnidesk.exchange.writing import told_apart, write_text


def test_a_text_is_written_as_utf_8_with_its_own_line_ends(tmp_path: Path) -> None:
    write_text(tmp_path / "a.txt", "naïve\r\nline\n")
    assert (tmp_path / "a.txt").read_bytes() == "naïve\r\nline\n".encode()


@pytest.mark.parametrize(
    ("number", "error"),
    [
        (errno.ENOSPC, DiskFull),
        (errno.EROFS, FileReadOnly),
        (errno.EACCES, FileReadOnly),
        (errno.EIO, FileUnreadable),
    ],
)
def test_what_the_system_refuses_is_told_apart(number: int, error: type[Exception]) -> None:
    with pytest.raises(error), told_apart(Path("x")):
        raise OSError(number, "refused")


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(FolderMissing) as missing:
        write_text(tmp_path / "gone" / "a.txt", "x")
    assert missing.value.folder == tmp_path / "gone"
