"""What lies on the clipboard, as cells."""

from __future__ import annotations

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from omnidesk.exchange.clip_html import read_html
from omnidesk.exchange.clip_text import Block, read_tsv


def clipboard_block() -> Block:
    """Return the cells on the clipboard: of a table where there is one, else of the text."""
    mime: QMimeData | None = QGuiApplication.clipboard().mimeData()
    if mime is None:  # nothing was copied yet
        return ()
    block: Block = ()
    if mime.hasHtml():
        block = read_html(mime.html())
    if not block and mime.hasText():
        block = read_tsv(mime.text())
    return block if block and block[0] else ()
