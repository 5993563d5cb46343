"""Asking where a file goes."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from omnidesk.ui.context import Context


def ask_for_target(
    context: Context, parent: QWidget, title: str, suggestion: Path, kinds: str
) -> Path | None:
    """Ask for a name; one without an ending gets that of the suggestion, but replaces nothing.

    Args:
        kinds: the kinds of file, as Qt's file dialog wants them.

    Returns:
        None where the user changes their mind, or the name with its ending is taken: the question
        whether to replace a file was about another name then.
    """
    chosen = context.choose_target(parent, title, suggestion, kinds)
    if chosen is None or chosen.suffix:
        return chosen
    named = chosen.with_suffix(suggestion.suffix)
    if named.exists():
        from omnidesk.domain.errors import FileExists  # the shell is here before first paint

        context.show_error(FileExists(named))
        return None
    return named
