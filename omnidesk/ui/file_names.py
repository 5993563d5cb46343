"""Names for files that are put beside another."""

from __future__ import annotations

from pathlib import Path

from omnidesk.files import free_path
from omnidesk.ui.context import Context


def dated_name(path: Path, words: str, context: Context) -> Path:
    """Return a path beside ``path`` that nothing has, named after it and after today.

    Args:
        words: the name, with ``{name}`` and ``{date}`` in it.
    """
    today = context.backups.now().astimezone().date().isoformat()
    return free_path(path.with_name(words.format(name=path.stem, date=today) + path.suffix))
