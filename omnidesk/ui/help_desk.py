"""Finding one's way: the help, the hints over the pages, all commands and their keys."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from omnidesk.ui.help_pages import PLACE

if TYPE_CHECKING:
    from omnidesk.ui.command_catalogue import CommandCatalogue, CommandEntry
    from omnidesk.ui.main_window import MainWindow


_BELOW_THE_TOP = 40
_NAME = "help-window"


class HelpDesk(QObject):
    """Opens what explains the window; what it shows is read when it is asked for."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._recent: list[str] = []  # names of commands, the last used first
        QShortcut(QKeySequence("?"), window, self._on_question_mark)

    def show_help(self, place: str, parent: QWidget | None = None) -> None:
        """Open the help at a place; over a dialog it belongs to the dialog, which blocks us."""
        from omnidesk.ui.help_pages import read_pages
        from omnidesk.ui.widgets.help_window import HelpWindow

        owner, context = parent or self._window, self._window.context
        window = owner.findChild(HelpWindow, options=Qt.FindChildOption.FindDirectChildrenOnly)
        if window is None:
            pages = read_pages(context.folders.help, context.t.language)
            window = HelpWindow(context, pages, owner)
            window.setObjectName(_NAME)
            window.move(owner.geometry().topRight() - QPoint(window.width(), -_BELOW_THE_TOP))
        window.show()
        window.show_place(place)  # once it is laid out: else there is nothing to scroll
        window.raise_()
        window.activateWindow()

    def show_help_here(self) -> None:
        """Open the help at the place that has the keyboard, else at the page."""
        widget: QWidget | None = self._window.focusWidget() or self._window.stack.currentWidget()
        while widget is not None and not widget.property(PLACE):
            widget = widget.parentWidget()
        self.show_help(str(widget.property(PLACE)) if widget else self._window.page_key)

    def close(self) -> None:
        """Close the help: its language or look is about to change."""
        for window in self._window.findChildren(QWidget, _NAME):  # by name: it costs no import
            window.close()

    def show_hint(self) -> None:
        """Show the hint of the page, unless it was put away."""
        window, key = self._window, self._window.page_key
        is_new = key not in window.settings.hidden_hints
        lacks_file = key == "model" and window.client is None  # that page says so itself
        window.hint.show_page(key, wanted=is_new and not lacks_file)

    def put_hint_away(self, key: str) -> None:
        settings = self._window.settings
        hidden = tuple(sorted({*settings.hidden_hints, key}))
        self._window.change_settings(replace(settings, hidden_hints=hidden))

    def ask_for_command(self) -> None:
        """Open the list of all commands."""
        from omnidesk.ui.dialogs.command_dialog import CommandDialog

        window = self._window
        window.menus.refresh()
        dialog = CommandDialog(window.context, self._catalogue(), self._recent, window)
        dialog.chosen.connect(self._on_command)
        dialog.open()

    def show_shortcuts(self) -> None:
        """Open the sheet of shortcuts."""
        from omnidesk.ui.dialogs.shortcut_dialog import ShortcutDialog

        self._window.menus.refresh()
        ShortcutDialog(self._window.context, self._catalogue(), self._window).open()

    def _catalogue(self) -> CommandCatalogue:
        from omnidesk.ui.command_catalogue import CommandCatalogue

        return CommandCatalogue(self._window)

    def _on_question_mark(self) -> None:
        """Open the sheet, but in a grid that is typed in the key is only a character."""
        from omnidesk.ui.dialogs.shortcut_dialog import type_question_mark

        if not type_question_mark(self._window.focusWidget()):
            self.show_shortcuts()

    def _on_command(self, entry: CommandEntry) -> None:
        self._recent = [entry.name, *(name for name in self._recent if name != entry.name)]
        # when the list is gone and the focus is back
        QTimer.singleShot(0, self._window, entry.run)
