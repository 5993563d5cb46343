"""The slim rail of pages on the left: an icon with its word."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QVBoxLayout, QWidget

from omnidesk.ui.icons import Icons
from omnidesk.ui.theme import RADIUS, RAIL_WIDTH, Theme

_BUTTON_HEIGHT = 54
_ICON = 20
_WORDS_TOP = 30
_SIDE = 6
_COMPACT_HEIGHT = 36
_COMPACT_WIDTH = 52
_LOW_WINDOW = 690
"""What a taskbar and a title bar leave of the smallest screen: below it only the icons stand."""


@dataclass(frozen=True, slots=True)
class RailItem:
    """What a button of the rail says; ``icon`` is a name."""

    key: str
    word: str
    icon: str
    shortcut: str


class Rail(QWidget):
    """One button a page; the one in use is marked by ground, weight and colour.

    In a low window the icons stand alone; their words are in the tooltips, and are read out.
    """

    page_requested = Signal(str)

    def __init__(
        self, items: Iterable[RailItem], icons: Icons, theme: Theme, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAutoFillBackground(True)
        palette = self.palette()
        palette.setColor(self.backgroundRole(), theme.colour("surface"))
        self.setPalette(palette)
        self._buttons: dict[str, RailButton] = {}
        group = self._group = QButtonGroup(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_SIDE, 8, _SIDE, 8)
        layout.setSpacing(4)
        for item in items:
            button = RailButton(item, icons, theme, self)
            button.clicked.connect(lambda _=False, key=item.key: self.page_requested.emit(key))
            group.addButton(button)
            layout.addWidget(button)
            self._buttons[item.key] = button
        layout.addStretch(1)
        self._is_compact = False
        self._fit()

    def select(self, key: str) -> None:
        """Mark the page that is shown; one that is not on the rail leaves it unmarked."""
        if key in self._buttons:
            self._buttons[key].setChecked(True)
            return
        self._group.setExclusive(False)
        for button in self._buttons.values():
            button.setChecked(False)
        self._group.setExclusive(True)

    def set_enabled(self, key: str, *, enabled: bool) -> None:
        self._buttons[key].setEnabled(enabled)

    def button(self, key: str) -> QAbstractButton:
        return self._buttons[key]

    @property
    def is_compact(self) -> bool:
        """Whether the icons stand without their words."""
        return self._is_compact

    def minimumSizeHint(self) -> QSize:
        """Icons alone always fit: the words must not hold the window open."""
        return QSize(self.width(), self._height_of(len(self._buttons) * _COMPACT_HEIGHT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        whole = self._height_of(sum(b.whole_height for b in self._buttons.values()))
        is_compact = self.window().height() < _LOW_WINDOW or event.size().height() < whole
        if is_compact != self._is_compact:
            self._is_compact = is_compact
            self._fit()

    def _fit(self) -> None:
        for button in self._buttons.values():
            button.show_words(shown=not self._is_compact)
        words = max(b.sizeHint().width() + 2 * _SIDE for b in self._buttons.values())
        self.setFixedWidth(_COMPACT_WIDTH if self._is_compact else max(RAIL_WIDTH, words))

    def _height_of(self, buttons: int) -> int:
        layout = self.layout()
        assert layout is not None
        margins = layout.contentsMargins()
        gaps = layout.spacing() * len(self._buttons)
        return buttons + gaps + margins.top() + margins.bottom()


class RailButton(QAbstractButton):
    """An icon over its word; drawn by hand so that it keeps its shape in every style."""

    def __init__(self, item: RailItem, icons: Icons, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._item = item
        self._icons = icons
        self._theme = theme
        self.setCheckable(True)
        self.setText(item.word)
        self.setAccessibleName(item.word)
        self.setToolTip(f"{item.word}  ({item.shortcut})")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        words = QFontMetrics(self._font(is_chosen=True))
        self.whole_height = max(_BUTTON_HEIGHT, _WORDS_TOP + words.height() + 6)
        self._words_width = words.horizontalAdvance(item.word) + 8
        self._has_words = True
        self.show_words(shown=True)

    def show_words(self, *, shown: bool) -> None:
        """Stand as an icon over its word, or as the icon alone."""
        self._has_words = shown
        self.setFixedHeight(self.whole_height if shown else _COMPACT_HEIGHT)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        width = self._words_width if self._has_words else _COMPACT_WIDTH - 2 * _SIDE
        return QSize(width, self.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self.rect().adjusted(1, 1, -1, -1)
        if self.isChecked() or (self.underMouse() and self.isEnabled()):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(
                self._theme.colour("accent_soft" if self.isChecked() else "background")
            )
            painter.drawRoundedRect(box, RADIUS, RADIUS)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            pen = painter.pen()
            pen.setStyle(Qt.PenStyle.SolidLine)
            pen.setColor(self._theme.colour("focus"))
            pen.setWidth(2)
            painter.setPen(pen)
            painter.drawRoundedRect(box, RADIUS, RADIUS)
        self._draw_face(painter)

    def _draw_face(self, painter: QPainter) -> None:
        if not self.isEnabled():
            painter.setOpacity(0.45)
        ink = self._theme.colour("accent" if self.isChecked() else "muted")
        icon = self._icons.icon(self._item.icon, ink)
        left = (self.width() - _ICON) // 2
        painter.drawPixmap(left, 8, icon.pixmap(_ICON, _ICON))
        if not self._has_words:
            return
        painter.setFont(self._font(is_chosen=self.isChecked()))
        painter.setPen(ink)
        words = self.rect().adjusted(0, _WORDS_TOP, 0, -4)
        painter.drawText(
            words, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, self.text()
        )

    def _font(self, *, is_chosen: bool) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(max(10, font.pixelSize() - 1))
        font.setBold(is_chosen)
        return font
