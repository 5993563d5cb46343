"""What is said after a file was written for others: where it is, and two ways to it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from omnidesk.ui.context import Context
from omnidesk.ui.file_names import open_file, show_folder_of


def tell_written(context: Context, path: Path, remark: str = "") -> None:
    """Say quietly that a file is written, and offer to open it and to show its folder.

    Args:
        remark: what else is to be said of it, on a line of its own.
    """
    t = context.t
    words = t("Written: {path}").format(path=path)
    context.offer_choices(
        f"{words}\n{remark}" if remark else words,
        ((t("Open"), partial(open_file, path)), (t("Show folder"), partial(show_folder_of, path))),
    )
