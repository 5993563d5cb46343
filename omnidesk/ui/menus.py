"""The menu bar: every command of the window with its shortcut."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from omnidesk import __version__
from omnidesk.texts import N_
from omnidesk.ui.context import Context
from omnidesk.ui.page_actions import WHY, page_actions
from omnidesk.ui.page_commands import SUBMENUS
from omnidesk.ui.page_list import PAGES

if TYPE_CHECKING:
    from omnidesk.ui.main_window import MainWindow

Standard = QKeySequence.StandardKey
LANGUAGE_NAMES = {"en": "English", "id": "Bahasa Indonesia"}
THEME_NAMES = {"system": N_("As the system"), "light": N_("Light"), "dark": N_("Dark")}
LOOKS_KEY = "Ctrl+J"
"""Pressed before the letter of a choice: a choice is made seldom, and single keys are few."""
LANGUAGE_KEYS, THEME_KEYS, TEXT_SIZE_KEYS = "EI", "SLD", "123"
TEXT_SIZES = ((1.0, N_("Usual")), (1.15, N_("Larger")), (1.3, N_("Largest")))


class Menus:
    """Fills the window's menu bar; made anew with the window's language."""

    def __init__(self, window: MainWindow, context: Context) -> None:
        self._window = window
        self._t = context.t
        self._of_a_file: list[QAction] = []
        bar = window.menuBar()
        bar.clear()
        self._fill_file(bar.addMenu(self._t("&File")))
        self._fill_edit(bar.addMenu(self._t("&Edit")))
        self._fill_view(bar.addMenu(self._t("&View")))
        self._page: QWidget | None = None
        self._page_menu = bar.addMenu("")
        self._page_menu.aboutToShow.connect(self.refresh)
        self._fill_help(bar.addMenu(self._t("&Help")))
        self.refresh()

    @property
    def page_action(self) -> QAction:
        """The menu of the page that is shown, as the menu bar has it."""
        return self._page_menu.menuAction()

    def show_page(self, word: str, page: QWidget) -> None:
        """Offer what the page that is shown now can do."""
        self._page = page
        self._page_menu.clear()
        self._page_menu.setTitle(word)
        self.refresh()
        self._fill_page(page)
        self._page_menu.menuAction().setVisible(bool(self._page_menu.actions()))

    def _fill_page(self, page: QWidget) -> None:
        """Add what the page offers, its first groups as submenus where these have names."""
        titles = list(SUBMENUS.get(self._window.page_key, ()))
        menu = self._page_menu.addMenu(self._t(titles.pop(0))) if titles else self._page_menu
        for action in page_actions(page):
            if not action.isSeparator() or menu is self._page_menu:
                menu.addAction(action)
            elif titles:
                menu = self._page_menu.addMenu(self._t(titles.pop(0)))
            else:
                menu = self._page_menu
                menu.addSeparator()

    def forget_page(self) -> None:
        """Offer nothing of a page that is about to go."""
        self._page = None
        self._page_menu.clear()
        self._page_menu.menuAction().setVisible(False)

    def refresh(self) -> None:
        """Let through what is possible now, and say of the rest why it is not."""
        has_file = self._window.client is not None
        for action in self._of_a_file:
            action.setEnabled(has_file)
            action.setProperty(WHY, "" if has_file else self._t("Open a client file first."))
        why = (
            ""
            if self._window.rounds.can_bring_back
            else self._t("No round was deleted from this file.")
        )
        self._bring_back.setEnabled(not why)
        self._bring_back.setProperty(WHY, why)
        is_any = self._window.unfinished.is_any()
        self._cut_short.setEnabled(is_any)
        self._cut_short.setProperty(WHY, "" if is_any else self._t("Nothing was cut short."))
        if self._page is not None:
            page_actions(self._page)

    def _fill_file(self, menu: QMenu) -> None:
        t, window = self._t, self._window
        self._add(menu, t("&New client file…"), window.files.ask_for_new, Standard.New)
        self._add(menu, t("&Open…"), window.files.ask_for_file, Standard.Open)
        self._add(menu, t("Open the &demo"), window.samples.open_demo, "Ctrl+Shift+E")
        published = window.samples.open_published
        self._add(menu, t("Open the &published case"), published, "Ctrl+Shift+P")
        menu.addSeparator()
        self._of_a_file += [
            self._add(menu, t("New &round…"), window.files.ask_for_round, "Ctrl+Shift+N"),
            self._add(menu, t("&Save a copy…"), window.files.save_copy, "Ctrl+Shift+S"),
            *self._fill_care(menu),
            self._add(menu, t("Show the &folder"), self._show_folder, "Ctrl+Shift+L"),
            self._add(menu, t("&Close file"), window.files.close, "Ctrl+W"),
        ]
        self._bring_back = self._add(
            menu, t("&Bring back the round deleted last"), window.rounds.bring_back, "Ctrl+Shift+U"
        )
        menu.insertAction(self._of_a_file[1], self._bring_back)
        self._cut_short = self._add(
            menu, t("Te&xts that were cut short…"), window.unfinished.show_here, "Ctrl+Shift+Q"
        )
        menu.insertAction(self._of_a_file[1], self._cut_short)
        menu.addSeparator()
        recover = window.restoring.ask_for_damaged
        self._add(menu, t("Recover a &damaged file…"), recover, "Ctrl+Shift+Y")
        self._add(menu, t("Se&ttings…"), window.ask_for_settings, "Ctrl+,")
        menu.addSeparator()
        self._add(menu, t("New w&indow"), window.open_new_window, "Ctrl+Shift+I")
        self._add(menu, t("&Quit"), window.windows.close_all, "Ctrl+Q")

    def _fill_care(self, menu: QMenu) -> list[QAction]:
        """Add what is done for the file that is open."""
        t, care = self._t, self._window.care
        restore = self._window.restoring.ask
        return [
            self._add(menu, t("Pass&phrase…"), care.ask_passphrase, "Ctrl+Shift+K"),
            self._add(menu, t("Restore from a &backup…"), restore, "Ctrl+Shift+H"),
            self._add(menu, t("&Where is my file?"), care.tell_place, "Ctrl+Shift+W"),
            self._add(menu, t("&Move the file…"), care.move_file, "Ctrl+Shift+T"),
        ]

    def _fill_edit(self, menu: QMenu) -> None:
        t, group = self._t, self._window.undo_group
        undo = group.createUndoAction(self._window, t("Undo"))
        undo.setShortcut(Standard.Undo)
        redo = group.createRedoAction(self._window, t("Redo"))
        redo.setShortcuts([QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")])
        menu.addActions([undo, redo])

    def _fill_view(self, menu: QMenu) -> None:
        t, window = self._t, self._window
        for spec in PAGES:
            self._add(menu, t(spec.word), partial(window.show_page, spec.key), spec.shortcut)
        menu.addSeparator()
        self._add(menu, t("All &commands…"), window.help_desk.ask_for_command, "Ctrl+K")
        menu.addSeparator()
        settings = window.settings
        self._choice(
            menu.addMenu(t("&Language")),
            list(LANGUAGE_NAMES.items()),
            LANGUAGE_KEYS,
            window.language,
            lambda code: window.change_settings(replace(window.settings, language=str(code))),
        )
        self._choice(
            menu.addMenu(t("&Theme")),
            [(name, t(words)) for name, words in THEME_NAMES.items()],
            THEME_KEYS,
            settings.theme,
            lambda name: window.change_settings(replace(window.settings, theme=str(name))),
        )
        self._choice(
            menu.addMenu(t("Text &size")),
            [(scale, t(words)) for scale, words in TEXT_SIZES],
            TEXT_SIZE_KEYS,
            settings.text_scale,
            lambda scale: window.change_settings(
                replace(window.settings, text_scale=float(str(scale)))
            ),
        )

    def _fill_help(self, menu: QMenu) -> None:
        t, window = self._t, self._window
        self._add(menu, t("&Help on this place"), window.help_desk.show_help_here, "F1")
        self._add(menu, t("Help by &topic"), lambda: window.help_desk.show_help("home"), "Shift+F1")
        self._add(menu, t("&Keyboard shortcuts"), window.help_desk.show_shortcuts, "Ctrl+/")
        menu.addSeparator()
        self._add(menu, t("&About OmniDesk"), self._about, "Ctrl+J, A")

    def _about(self) -> None:
        from PySide6.QtWidgets import QMessageBox

        box = QMessageBox(self._window)
        box.setWindowTitle("OmniDesk")
        box.setIconPixmap(self._window.windowIcon().pixmap(48, 48))
        box.setText(f"OmniDesk {__version__}")
        box.setInformativeText(
            self._t(
                "Maturity assessment by expert judgment, offline. It never reaches for a network. "
                "Free software under the MIT licence."
            )
        )
        box.open()

    def _show_folder(self) -> None:
        from omnidesk.ui.file_names import show_folder_of

        if self._window.client is not None:
            show_folder_of(self._window.client.path)

    def _add(
        self,
        menu: QMenu,
        text: str,
        act: Callable[[], object],
        shortcut: str | QKeySequence.StandardKey | None = None,
    ) -> QAction:
        action = QAction(text, menu)
        if shortcut is not None:
            action.setShortcut(QKeySequence(shortcut))
        action.triggered.connect(lambda _checked=False: act())
        menu.addAction(action)
        return action

    def _choice(
        self,
        menu: QMenu,
        choices: list[tuple[object, str]],
        letters: str,
        current: object,
        choose: Callable[[object], None],
    ) -> None:
        group = QActionGroup(menu)
        for letter, (value, words) in zip(letters, choices, strict=True):
            action = QAction(words, menu)
            action.setShortcut(QKeySequence(f"{LOOKS_KEY}, {letter}"))
            action.setCheckable(True)
            action.setChecked(value == current)
            action.triggered.connect(lambda _checked=False, value=value: choose(value))
            group.addAction(action)
            menu.addAction(action)
