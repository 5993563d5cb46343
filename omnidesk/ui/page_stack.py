"""The pages of the window, each made when it is first shown and kept until its file closes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QStackedWidget, QWidget

from omnidesk.ui.page_list import PageSpec


class PageStack(QStackedWidget):
    """Shows one page at a time, and tells the page when it is shown and left."""

    def __init__(self, make: Callable[[PageSpec], QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._make = make
        self._pages: dict[str, QWidget] = {}

    def show_page(self, spec: PageSpec) -> QWidget:
        """Show a page, making it the first time, and return it."""
        self.leave()
        if spec.key not in self._pages:
            page = self._make(spec)
            self._pages[spec.key] = page
            self.addWidget(page)
        page = self._pages[spec.key]
        self.setCurrentWidget(page)
        arrive = getattr(page, "arrive", None)
        if arrive is not None:
            arrive()
        elif not page.isAncestorOf(self.focusWidget() or self):
            page.setFocus()
        return page

    def made(self, key: str) -> QWidget | None:
        """Return a page if it has been made."""
        return self._pages.get(key)

    def leave(self) -> None:
        """Let the page that is shown put on disk what is being typed."""
        leave = getattr(self.currentWidget(), "leave", None)
        if leave is not None:
            leave()

    def drop_all_but(self, kept: str) -> None:
        """Forget the pages of a file or round that is no longer looked at."""
        for key in [key for key in self._pages if key != kept]:
            page = self._pages.pop(key)
            self.removeWidget(page)
            page.deleteLater()
