"""Our own line icons in the colour that is asked for."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

_SIZES = (16, 20, 32, 40)


class Icons:
    """Reads the icons of a folder; each is drawn black and recoloured on the way."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._made: dict[tuple[str, str], QIcon] = {}

    def icon(self, name: str, colour: QColor) -> QIcon:
        """Return the icon called ``name`` in ``colour``."""
        key = (name, colour.name())
        if key not in self._made:
            self._made[key] = self._draw(name, colour)
        return self._made[key]

    def application(self) -> QIcon:
        return QIcon(str(self.folder / "omnidesk.svg"))

    def _draw(self, name: str, colour: QColor) -> QIcon:
        text = (self.folder / f"{name}.svg").read_text(encoding="utf-8")
        renderer = QSvgRenderer(QByteArray(text.replace("#000", colour.name()).encode("utf-8")))
        icon = QIcon()
        for size in _SIZES:
            pixmap = QPixmap(size, size)
            pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(pixmap)
            renderer.render(painter, QRectF(0, 0, size, size))
            painter.end()
            icon.addPixmap(pixmap)
        return icon
