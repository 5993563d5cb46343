"""A text of two versions in which the words that changed are marked."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from omnidesk.domain.text_diff import Piece, PieceKind
from omnidesk.texts import Translator
from omnidesk.ui.theme import Theme

_COLOURS = {PieceKind.REMOVED: ("error", "error_soft"), PieceKind.ADDED: ("accent", "accent_soft")}


def piece_formats(theme: Theme) -> dict[PieceKind, QTextCharFormat]:
    """Return how pieces look: struck through and underlined, so that grey tells them apart too."""
    formats = {kind: QTextCharFormat() for kind in PieceKind}
    for kind, (ink, ground) in _COLOURS.items():
        formats[kind].setForeground(theme.colour(ink))
        formats[kind].setBackground(theme.colour(ground))
    formats[PieceKind.REMOVED].setFontStrikeOut(True)
    formats[PieceKind.ADDED].setFontUnderline(True)
    return formats


def spoken_pieces(pieces: Iterable[Piece], t: Translator) -> str:
    """Return a text as it is read aloud, where nothing can be struck through or underlined."""
    words = {
        PieceKind.SAME: "{text}",
        PieceKind.REMOVED: t("[removed: {text}]"),
        PieceKind.ADDED: t("[added: {text}]"),
    }
    return "".join(words[piece.kind].format(text=piece.text) for piece in pieces)


class MarkedText(QTextEdit):
    """Read only; its text can be selected and copied."""

    def __init__(
        self, theme: Theme, t: Translator, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._t = t
        self._formats = piece_formats(theme)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAccessibleName(name)

    def show_pieces(self, pieces: Iterable[Piece]) -> None:
        """Show a text; what is in it of markup is shown as it is written."""
        pieces = tuple(pieces)
        self.clear()
        cursor = self.textCursor()
        before = PieceKind.SAME
        for piece in pieces:
            if before is PieceKind.REMOVED and piece.kind is PieceKind.ADDED:
                cursor.insertText(" ", self._formats[PieceKind.SAME])
            cursor.insertText(piece.text, self._formats[piece.kind])
            before = piece.kind
        cursor.movePosition(QTextCursor.MoveOperation.Start)
        self.setTextCursor(cursor)
        self.setAccessibleDescription(spoken_pieces(pieces, self._t))
