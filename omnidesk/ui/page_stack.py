"""The pages of the window, each made when it is first shown and kept until its file closes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QStackedWidget, QWidget

from omnidesk.ui.page_list import PageSpec
from omnidesk.ui.widgets.kept_line import KeptLine
from omnidesk.ui.widgets.local_text_edit import LocalTextEdit


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

    def leave(self) -> bool:
        """Let the page that is shown put on disk what is being typed; tell whether all of it is."""
        page = self.currentWidget()
        leave = getattr(page, "leave", None)
        if page is None or leave is None:
            return True
        is_saved = leave() is not False
        found: list[LocalTextEdit | KeptLine] = [
            *page.findChildren(LocalTextEdit),
            *page.findChildren(KeptLine),
        ]
        fields = [field for field in found if field.isEnabled()]
        for field in fields:
            field.commit()  # also one that was refused before, and has no focus any more
        return is_saved and not any(field.is_unsaved for field in fields)

    def drop_all_but(self, kept: str) -> None:
        """Forget the pages of a file or round that is no longer looked at."""
        for key in [key for key in self._pages if key != kept]:
            self.drop(key)

    def drop(self, key: str) -> None:
        """Forget a page, if it has been made."""
        page = self._pages.pop(key, None)
        if page is not None:
            self.removeWidget(page)
            page.deleteLater()
