"""Pages below one another, as wide as the view or larger; drawn as they come into sight."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from omnidesk.texts import Translator
from omnidesk.ui.theme import Theme

_GAP = 14
_STEP = 1.2
_LEAST_ZOOM, _MOST_ZOOM = 0.4, 4.0
_KEPT_PAGES = 12
_LINE = 40


class PdfView(QAbstractScrollArea):
    """Shows pictures of pages that somebody else draws on request."""

    page_wanted = Signal(int, int)  # page from 0, width in device pixels
    page_changed = Signal(int)  # the page in sight, from 0

    def __init__(self, theme: Theme, t: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._t = theme, t
        self._sizes: tuple[tuple[float, float], ...] = ()
        self._boxes: list[QRect] = []
        self._images: dict[int, QImage] = {}
        self._asked: dict[int, int] = {}
        self._zoom = 1.0
        self._message = ""
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(t("Preview of the report"))
        self.verticalScrollBar().setSingleStep(_LINE)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    @property
    def zoom(self) -> float:
        """How much wider than the view the pages are; 1 fits."""
        return self._zoom

    @property
    def n_pages(self) -> int:
        return len(self._sizes)

    @property
    def current_page(self) -> int:
        """The page that takes the middle of the view, from 0."""
        middle = self.verticalScrollBar().value() + self.viewport().height() // 2
        return max((i for i, box in enumerate(self._boxes) if box.top() <= middle), default=0)

    def is_drawn(self, page: int) -> bool:
        """Tell whether the picture of a page is there."""
        return page in self._images

    def image(self, page: int) -> QImage:
        return self._images[page]

    def show_pages(self, sizes: Sequence[tuple[float, float]]) -> None:
        """Show another document's pages at the place where the one before was.

        Pictures stay until new ones come, so that a change does not make the pages flicker.
        """
        self._sizes = tuple(sizes)
        self._message = ""
        self._asked.clear()
        for page in [page for page in self._images if page >= len(sizes)]:
            del self._images[page]
        self._lay_out()

    def show_image(self, page: int, image: QImage) -> None:
        """Show the picture of a page."""
        self._images[page] = image
        if len(self._images) > _KEPT_PAGES:
            furthest = max(self._images, key=lambda kept: abs(kept - self.current_page))
            del self._images[furthest]
            self._asked.pop(furthest, None)
        self.viewport().update()

    def show_message(self, text: str) -> None:
        """Show a sentence instead of pages."""
        self._sizes = ()
        self._images.clear()
        self._asked.clear()
        self._message = text
        self.setAccessibleDescription(text)
        self._lay_out()

    def go_to(self, page: int) -> None:
        """Bring the top of a page into sight."""
        if 0 <= page < len(self._boxes):
            self.verticalScrollBar().setValue(self._boxes[page].top() - _GAP // 2)

    def set_zoom(self, zoom: float) -> None:
        """Make pages as wide as the view (1), or larger or smaller by a factor."""
        page, bar = self.current_page, self.verticalScrollBar()
        old = self._boxes[page] if self._boxes else QRect(0, 0, 1, 1)
        share = (bar.value() - old.top()) / max(old.height(), 1)
        self._zoom = min(max(zoom, _LEAST_ZOOM), _MOST_ZOOM)
        self._asked.clear()
        self._lay_out()
        if self._boxes:
            new = self._boxes[page]
            bar.setValue(new.top() + round(share * new.height()))

    def zoom_in(self) -> None:
        self.set_zoom(self._zoom * _STEP)

    def zoom_out(self) -> None:
        self.set_zoom(self._zoom / _STEP)

    def fit_width(self) -> None:
        self.set_zoom(1.0)

    def sizeHint(self) -> QSize:
        return QSize(620, 640)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._theme.colour("background"))
        if self._message:
            self._paint_message(painter)
        for page, box in enumerate(self._boxes):
            shown = self._in_view(box)
            if shown.intersects(self.viewport().rect()):
                self._paint_page(painter, page, shown)
        if self.hasFocus():
            painter.setPen(QPen(self._theme.colour("focus"), 2))
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar, key = self.verticalScrollBar(), event.key()
        if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            bar.setValue(bar.minimum() if key == Qt.Key.Key_Home else bar.maximum())
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_in()
        elif key == Qt.Key.Key_Minus:
            self.zoom_out()
        elif key == Qt.Key.Key_0:
            self.fit_width()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_in() if event.angleDelta().y() > 0 else self.zoom_out()
        else:
            super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.set_zoom(self._zoom)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def _lay_out(self) -> None:
        """Place the pages, all in one scale; one that lies across is no wider than the others."""
        room = max(self.viewport().width() - 2 * _GAP, 50)
        upright = [width for width, height in self._sizes if width <= height]
        usual = max(upright or [width for width, _ in self._sizes], default=1.0)
        whole = max(round(self._zoom * room) + 2 * _GAP, self.viewport().width())
        self._boxes, top = [], _GAP
        for width, height in self._sizes:
            scale = self._zoom * room / max(usual, width)
            size = QSize(round(width * scale), round(height * scale))
            self._boxes.append(QRect((whole - size.width()) // 2, top, size.width(), size.height()))
            top += size.height() + _GAP
        vertical, horizontal = self.verticalScrollBar(), self.horizontalScrollBar()
        vertical.setPageStep(self.viewport().height())
        vertical.setRange(0, max(0, top - self.viewport().height()))
        horizontal.setPageStep(self.viewport().width())
        horizontal.setRange(0, whole - self.viewport().width())
        horizontal.setValue((whole - self.viewport().width()) // 2)
        self._on_scrolled()

    def _in_view(self, box: QRect) -> QRect:
        return box.translated(
            -self.horizontalScrollBar().value(), -self.verticalScrollBar().value()
        )

    def _paint_page(self, painter: QPainter, page: int, box: QRect) -> None:
        painter.fillRect(box, Qt.GlobalColor.white)  # paper is white in every theme
        image = self._images.get(page)
        if image is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(box, image)
        painter.setPen(self._theme.colour("hairline"))
        painter.drawRect(box)
        width = round(box.width() * self.devicePixelRatioF())
        if self._asked.get(page) != width:
            self._asked[page] = width
            self.page_wanted.emit(page, width)

    def _paint_message(self, painter: QPainter) -> None:
        painter.setPen(self._theme.colour("muted"))
        room = self.viewport().rect().adjusted(40, 40, -40, -40)
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        painter.drawText(room, flags | Qt.TextFlag.TextWordWrap, self._message)

    def _on_scrolled(self) -> None:
        if self._sizes:
            place = self._t("Page {page} of {total}").format(
                page=self.current_page + 1, total=len(self._sizes)
            )
            self.setAccessibleDescription(place)
        self.page_changed.emit(self.current_page)
        self.viewport().update()
