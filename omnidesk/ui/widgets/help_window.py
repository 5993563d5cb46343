"""The window of the help: a list of pages, a search, and the page itself."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import (
    QKeyEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QTextBrowser,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from omnidesk.ui.context import Context
from omnidesk.ui.help_pages import HelpPage, split_place

_SIZE = (760, 620)
_LIST_WIDTH = 150
_LARGER = {1: 7, 2: 2, 3: 1}  # pixels by the level of a heading
_ABOVE = {1: 0, 2: 14, 3: 10}
_BELOW, _LINE_HEIGHT = 6, 118
_PROPORTIONAL = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
_TOPIC = Qt.ItemDataRole.UserRole


class HelpBrowser(QTextBrowser):
    """Shows the text of a page and nothing else: no pictures, no files, no network."""

    def loadResource(self, _kind: int, _name: QUrl | str) -> object:  # noqa: N802 - Qt's name
        return None


class HelpWindow(QWidget):
    """Stays open beside the work; Escape closes it."""

    def __init__(self, context: Context, pages: Sequence[HelpPage], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        t = context.t
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(t("OmniDesk help"))
        self.resize(*_SIZE)
        self._pages = {page.topic: page for page in pages}
        self._shown = ""
        self.search = QLineEdit()
        self.search.setAccessibleName(t("Search the help"))
        self.search.setPlaceholderText(t("Search the help"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._on_typed)
        self.search.returnPressed.connect(self.go_to_next)
        self.list = QListWidget()
        self.list.setAccessibleName(t("Pages of the help"))
        self.list.currentItemChanged.connect(self._on_chosen)
        self.browser = HelpBrowser()
        self.browser.setAccessibleName(t("Help"))
        self.browser.setOpenLinks(False)
        self.browser.setOpenExternalLinks(False)
        self.browser.document().setDocumentMargin(12)
        self.browser.anchorClicked.connect(lambda url: self.show_place(url.toString()))
        self._lay_out(t("Close"))
        self._fill(())

    def show_place(self, place: str) -> None:
        """Show a page at one of its headings; an unknown place leaves what is shown."""
        topic, name = split_place(place)
        page = self._pages.get(topic or self._shown)
        if page is None:
            return
        self._show(page)
        self._choose_in_list(page.topic)
        heading = page.places.get(name)
        if heading is not None:
            self._scroll_to(self._block_of(heading))

    def go_to_next(self) -> None:
        """Go to the next place with the first word of the search, from the top again at the end."""
        words = self._words()
        if words and not self.browser.find(words[0]):
            self.browser.moveCursor(QTextCursor.MoveOperation.Start)
            self.browser.find(words[0])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _lay_out(self, close_words: str) -> None:
        close = QPushButton(close_words)
        close.clicked.connect(self.close)
        left = QVBoxLayout()
        left.addWidget(self.list, 1)
        left.addWidget(close)
        self.list.setFixedWidth(max(_LIST_WIDTH, 12 * self.fontMetrics().averageCharWidth() + 40))
        below = QHBoxLayout()
        below.addLayout(left)
        below.addWidget(self.browser, 1)
        layout = QVBoxLayout(self)
        layout.addWidget(self.search)
        layout.addLayout(below, 1)

    def _words(self) -> list[str]:
        return self.search.text().casefold().split()

    def _fill(self, words: Sequence[str]) -> None:
        """List the pages that hold the words; the page that is shown stays if it does."""
        self.list.blockSignals(True)
        self.list.clear()
        for page in self._pages.values():
            if page.holds(words):
                item = QListWidgetItem(page.title)
                item.setData(_TOPIC, page.topic)
                self.list.addItem(item)
        self._choose_in_list(self._shown)
        self.list.blockSignals(False)

    def _on_typed(self) -> None:
        words = self._words()
        self._fill(words)
        if self.list.currentItem() is None and self.list.count():
            self.list.setCurrentRow(0)
        self._mark(words)
        self.browser.moveCursor(QTextCursor.MoveOperation.Start)
        self.go_to_next()

    def _on_chosen(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self._show(self._pages[str(item.data(_TOPIC))])

    def _choose_in_list(self, topic: str) -> None:
        rows = range(self.list.count())
        row = next((each for each in rows if self.list.item(each).data(_TOPIC) == topic), -1)
        self.list.setCurrentRow(row)

    def _show(self, page: HelpPage) -> None:
        if page.topic != self._shown:
            self._shown = page.topic
            self.browser.setMarkdown(page.text)
            self._set_type()
            self.browser.setAccessibleDescription(page.title)
            self._mark(self._words())
        self.browser.moveCursor(QTextCursor.MoveOperation.Start)

    def _set_type(self) -> None:
        """Give headings a size and room that suit a narrow page, and paragraphs some air."""
        size = self.font().pixelSize()
        block = self.browser.document().begin()
        while block.isValid():
            level, cursor = block.blockFormat().headingLevel(), QTextCursor(block)
            room = block.blockFormat()
            room.setLineHeight(
                _LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
            )
            if not block.textList() and cursor.currentTable() is None:
                room.setTopMargin(_ABOVE.get(level, 0))
                room.setBottomMargin(_BELOW)
            cursor.setBlockFormat(room)
            if level in _LARGER:
                look = QTextCharFormat()
                look.setProperty(QTextFormat.Property.FontPixelSize, size + _LARGER[level])
                look.setProperty(QTextFormat.Property.FontSizeAdjustment, 0)
                cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
                cursor.mergeCharFormat(look)
            block = block.next()

    def _mark(self, words: Sequence[str]) -> None:
        """Mark every place that holds a word of the search."""
        found = []
        for word in words:
            cursor = self.browser.document().find(word)
            while not cursor.isNull():
                mark = QTextEdit.ExtraSelection()
                mark.cursor = cursor
                colour = self.palette().color(self.palette().ColorRole.Highlight)
                colour.setAlpha(70)
                mark.format.setBackground(colour)
                found.append(mark)
                cursor = self.browser.document().find(word, cursor)
        self.browser.setExtraSelections(found)

    def _block_of(self, heading: str) -> QTextBlock:
        document: QTextDocument = self.browser.document()
        block = document.begin()
        while block.isValid():
            if block.blockFormat().headingLevel() and block.text() == heading:
                return block
            block = block.next()
        return document.begin()

    def _scroll_to(self, block: QTextBlock) -> None:
        """Put a heading at the top of the view."""
        self.browser.setTextCursor(QTextCursor(block))
        top = self.browser.document().documentLayout().blockBoundingRect(block).top()
        self.browser.verticalScrollBar().setValue(int(top))
