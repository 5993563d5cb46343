"""Names for files that are put beside another, and the folder they are in."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from omnidesk.files import free_path
from omnidesk.ui.context import Context


def dated_name(path: Path, words: str, context: Context) -> Path:
    """Return a path beside ``path`` that nothing has, named after it and after today.

    Args:
        words: the name, with ``{name}`` and ``{date}`` in it.
    """
    today = context.backups.now().astimezone().date().isoformat()
    return free_path(path.with_name(words.format(name=path.stem, date=today) + path.suffix))


def open_file(path: Path) -> None:
    """Open a file with the program that the system has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def show_folder_of(path: Path) -> None:
    """Open the folder of a file as the system shows folders."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))
