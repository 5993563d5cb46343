"""The levels of one dimension as cards side by side, to choose from beside a client."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QScrollArea, QWidget

from omnidesk.domain.rubric import Level
from omnidesk.texts import Translator
from omnidesk.ui.documents.round_document import RoundDocument
from omnidesk.ui.theme import RADIUS, Theme
from omnidesk.ui.widgets.marks import (
    WRAP,
    bold,
    chip_size,
    draw_focus,
    draw_level_chip,
    longest_word_width,
    text_height,
)

_SIDE = 14
_BAND = 8
_TICK = 22
_NARROWEST = 170


class LevelCard(QAbstractButton):
    """Number, name, descriptor, and the level's own definition below it. No text is cut."""

    def __init__(
        self, level: Level, position: int, document: RoundDocument, theme: Theme, t: Translator
    ) -> None:
        super().__init__()
        self.level = level
        self._theme = theme
        self._colour = theme.level(position, len(document.rubric.levels))
        self._name = document.rubric.text(level.name, t.language)
        self._definition = document.rubric.text(level.definition, t.language)
        self._t = t
        self._descriptor = ""
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_descriptor(self, text: str, *, is_chosen: bool) -> None:
        self._descriptor = text
        self.setChecked(is_chosen)
        words = self._t("Level {level} {name}: {text}").format(
            level=self.level.value, name=self._name, text=text
        )
        self.setAccessibleName(words)
        self.update()

    def wanted_height(self, width: int) -> int:
        """Return the height that all texts need at this width."""
        inner = width - 2 * _SIDE
        return (
            _BAND
            + 12
            + self._head_height(width)
            + 10
            + text_height(self._descriptor, inner, self._large())
            + 18
            + text_height(self._definition, inner, self._small())
            + 14
        )

    def narrowest(self) -> int:
        """Return the width below which a word would be cut."""
        chip = chip_size(str(self.level.value), self.font()).width()
        words = (
            longest_word_width([self._descriptor], self._large()),
            longest_word_width([self._definition], self._small()),
            longest_word_width([self._name], bold(self.font())) + chip + 8 + _TICK,
        )
        return max(_NARROWEST, max(words) + 2 * _SIDE)

    def sizeHint(self) -> QSize:
        return QSize(230, self.wanted_height(230))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_ground(painter)
        width, inner = self.width(), self.width() - 2 * _SIDE
        top = _BAND + 12
        self._draw_head(painter, QRect(_SIDE, top, inner, self._head_height(width)))
        top += self._head_height(width) + 10
        painter.setFont(self._large())
        painter.setPen(self._theme.colour("text"))
        painter.drawText(QRect(_SIDE, top, inner, self.height()), WRAP, self._descriptor)
        painter.setFont(self._small())
        painter.setPen(self._theme.colour("muted"))
        height = text_height(self._definition, inner, self._small())
        below = QRect(_SIDE, self.height() - 14 - height, inner, height)
        painter.drawText(below, WRAP, self._definition)
        if self.hasFocus():
            draw_focus(painter, self.rect(), self._theme)

    def _draw_ground(self, painter: QPainter) -> None:
        theme, box = self._theme, QRectF(self.rect()).adjusted(1, 1, -1, -1)
        ground = "accent_soft" if self.isChecked() or self.underMouse() else "surface"
        painter.setBrush(theme.colour(ground))
        line = QPen(theme.colour("text" if self.isChecked() else "hairline"))
        line.setWidth(2 if self.isChecked() else 1)
        painter.setPen(line)
        painter.drawRoundedRect(box, RADIUS, RADIUS)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._colour)
        painter.drawRoundedRect(QRectF(3, 3, self.width() - 6, _BAND), 3, 3)

    def _draw_head(self, painter: QPainter, box: QRect) -> None:
        number = str(self.level.value)
        size = chip_size(number, self.font())
        chip = QRect(box.left(), box.top(), size.width(), size.height())
        draw_level_chip(painter, chip, number, self._colour)
        painter.setFont(bold(self.font()))
        painter.setPen(self._theme.colour("text"))
        left = chip.right() + 8
        painter.drawText(
            QRect(left, box.top() + 1, box.right() - left - _TICK, box.height()), WRAP, self._name
        )
        if self.isChecked():
            tick = QRect(box.right() - _TICK, box.top(), _TICK, 20)
            painter.drawText(tick, Qt.AlignmentFlag.AlignRight, "✓")

    def _head_height(self, width: int) -> int:
        chip = chip_size(str(self.level.value), self.font()).width()
        room = width - 2 * _SIDE - chip - 8 - _TICK
        return max(22, text_height(self._name, room, bold(self.font())) + 2)

    def _large(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(font.pixelSize() + 2)
        return font

    def _small(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(max(12, font.pixelSize() - 1))
        return font


class LevelCards(QScrollArea):
    """All levels of the rubric side by side; they share one height, that of the longest."""

    level_chosen = Signal(int)

    def __init__(
        self, document: RoundDocument, theme: Theme, t: Translator, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._t = t
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        holder = QWidget()
        layout = QHBoxLayout(holder)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        self.cards: list[LevelCard] = []
        for position, level in enumerate(document.rubric.levels):
            card = LevelCard(level, position, document, theme, t)
            card.clicked.connect(lambda _on=False, value=level.value: self._on_clicked(value))
            layout.addWidget(card)
            self.cards.append(card)
        self.setWidget(holder)

    def show_dimension(self, key: str, chosen: int | None) -> None:
        """Show the descriptors of one dimension, with the chosen level marked."""
        rubric = self._document.rubric
        for card in self.cards:
            shown = rubric.cell(key, card.level.value).text.shown(
                self._t.language, rubric.languages
            )
            text = f"{shown.text} [{shown.language}]" if shown.is_fallback else shown.text
            card.show_descriptor(text, is_chosen=card.level.value == chosen)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _on_clicked(self, value: int) -> None:
        self.level_chosen.emit(value)

    def _fit(self) -> None:
        n = max(len(self.cards), 1)
        narrowest = max([card.narrowest() for card in self.cards], default=_NARROWEST)
        width = max(narrowest, (self.viewport().width() - 10 * (n - 1)) // n)
        height = max([card.wanted_height(width) for card in self.cards], default=0)
        for card in self.cards:
            card.setFixedHeight(height)
            card.setMinimumWidth(narrowest)
        bar = self.horizontalScrollBar()
        needs_bar = width * n + 10 * (n - 1) > self.viewport().width()
        self.setFixedHeight(height + (bar.sizeHint().height() if needs_bar else 0))
