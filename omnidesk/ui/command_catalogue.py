"""Every command of the window, wherever it is: in a menu now, or on a page not shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QAction, QKeySequence

from omnidesk.texts import Translator
from omnidesk.ui.page_actions import WHY, page_actions
from omnidesk.ui.page_commands import HELP, KEY_NOTES, PAGE_COMMANDS
from omnidesk.ui.page_list import PAGES, PageSpec

if TYPE_CHECKING:
    from omnidesk.ui.main_window import MainWindow

Native = QKeySequence.SequenceFormat.NativeText


@dataclass(frozen=True, slots=True)
class CommandEntry:
    """A command as it is listed.

    Attributes:
        name: by which it is remembered as used.
        path: the menus that lead to it.
        keys: its shortcuts, as this system writes them.
        why_not: what stands in the way now; empty: nothing.
    """

    name: str
    path: str
    words: str
    keys: tuple[str, ...]
    is_possible: bool
    why_not: str
    run: Callable[[], object]

    @property
    def key(self) -> str:
        """The first of its shortcuts."""
        return self.keys[0] if self.keys else ""


@dataclass(frozen=True, slots=True)
class KeySection:
    """A part of the sheet of shortcuts: a menu or a page, and its keys with what they do."""

    title: str
    lines: tuple[tuple[str, str], ...]


class CommandCatalogue:
    """Reads the menus and the commands of the pages; holds nothing of its own."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._page_key = window.page_key

    def entries(self) -> list[CommandEntry]:
        """Return every command once: of the page shown, the menus, then the other pages."""
        menus, page_menu = self._window.menuBar().actions(), self._window.menus.page_action
        found = list(_in_menu(page_menu, prefix=f"{self._page_key}."))
        for top in menus:
            if top is not page_menu:
                found += _in_menu(top)
        for spec in PAGES:
            if spec.key != self._page_key:
                found += self._of_page(spec)
        return found

    def sections(self) -> list[KeySection]:
        """Return the keys by menu and page; the page that is shown comes first."""
        t = self._window.context.t
        by_title: dict[str, list[tuple[str, str]]] = {}
        for entry in self.entries():
            if entry.keys:
                line = ("  ".join(entry.keys), entry.words)
                by_title.setdefault(entry.path.partition(_ARROW)[0], []).append(line)
        titles = {HELP: _plain(t("&Help"))} | {spec.key: t(spec.word) for spec in PAGES}
        for key, title in titles.items():
            for note in KEY_NOTES.get(key, ()):
                by_title.setdefault(title, []).append((t(note.keys), t(note.words)))
        here = t(_spec(self._page_key).word)
        ordered = sorted(by_title, key=lambda title: title != here)
        return [KeySection(title, tuple(by_title[title])) for title in ordered]

    def _of_page(self, spec: PageSpec) -> Iterator[CommandEntry]:
        window, t = self._window, self._window.context.t
        is_possible = window.is_possible(spec)
        why = "" if is_possible else _what_is_missing(spec, t)
        for command in (each for group in PAGE_COMMANDS.get(spec.key, ()) for each in group):
            yield CommandEntry(
                f"{spec.key}.{command.name}",
                t(spec.word),
                t(command.words),
                (QKeySequence(command.keys).toString(Native),),
                is_possible,
                why,
                partial(_run_on_page, window, spec.key, command.name),
            )


_ARROW = " → "


def _in_menu(top: QAction, path: str = "", prefix: str = "") -> Iterator[CommandEntry]:
    menu: Any = top.menu()
    path = f"{path}{_ARROW if path else ''}{_plain(top.text())}"
    for action in menu.actions():
        if action.menu() is not None:
            yield from _in_menu(action, path, prefix)
        elif not action.isSeparator() and action.isVisible():
            yield CommandEntry(
                prefix + (action.objectName() or f"{path}{_ARROW}{action.text()}"),
                path,
                _plain(action.text()),
                tuple(keys.toString(Native) for keys in action.shortcuts()),
                action.isEnabled(),
                str(action.property(WHY) or ""),
                action.trigger,
            )


def _run_on_page(window: MainWindow, key: str, name: str) -> None:
    """Go to a page and do there what was asked for; say so if it cannot be done there now."""
    page = window.page(key)
    action = next(each for each in page_actions(page) if each.objectName() == name)
    if action.isEnabled():
        action.trigger()
    else:
        words = window.context.t("That cannot be done now.")
        window.context.notify(str(action.property(WHY) or words), None)


def _what_is_missing(spec: PageSpec, t: Translator) -> str:
    return t("Open a client file first.") if spec.needs == "file" else t("Open a round first.")


def _spec(key: str) -> PageSpec:
    return next(spec for spec in PAGES if spec.key == key)


def _plain(words: str) -> str:
    """Return the words of an entry without the mark of its letter."""
    return words.replace("&&", "\0").replace("&", "").replace("\0", "&")
