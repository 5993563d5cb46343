"""The actions of a page, made of its commands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from omnidesk.ui.context import Context
from omnidesk.ui.page_commands import PAGE_COMMANDS, Command

WHY = "why"
"""The property of an action that says why it cannot be done now."""


def make_action(context: Context, command: Command, owner: QObject) -> QAction:
    """Return an action with the words, key and icon of a command; nothing is connected."""
    t = context.t
    action = QAction(t(command.words), owner)
    action.setObjectName(command.name)
    if command.icon:
        action.setIcon(context.icons.icon(command.icon, context.theme.colour("text")))
    if command.word:
        action.setIconText(t(command.word))
    action.setShortcut(QKeySequence(command.keys))
    if command.is_local:  # the widget with the keyboard takes the key; the menu shows it
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    action.setToolTip(f"{t(command.words)} ({keys})")
    return action


def page_actions(page: QWidget) -> Sequence[QAction]:
    """Return what a page offers, as far as it is possible now."""
    commands = getattr(page, "commands", None)
    found: Sequence[QAction] = commands() if commands is not None else ()
    return found


class PageActions(QObject):
    """What the window's menu offers of a page; the page says what is possible now."""

    def __init__(
        self,
        context: Context,
        key: str,
        page: QWidget,
        acts: Mapping[str, Callable[[], object]],
        made: Iterable[QAction] = (),
    ) -> None:
        """Make the actions of a page.

        Args:
            key: the page's, as in PAGE_COMMANDS.
            acts: what each command does, by its name.
            made: actions that the page has made itself of some of its commands.
        """
        super().__init__(page)
        self._by_name = {action.objectName(): action for action in made}
        self.all: list[QAction] = []
        for group in PAGE_COMMANDS[key]:
            if self.all:
                separator = QAction(self)
                separator.setSeparator(True)
                self.all.append(separator)
            self.all += [self._action(context, command, acts, page) for command in group]

    def __getitem__(self, name: str) -> QAction:
        return self._by_name[name]

    def allow(self, name: str, possible: bool, why: str = "") -> None:
        """Let an action through, or not; ``why`` says what stands in the way."""
        action = self._by_name[name]
        action.setEnabled(possible)
        action.setProperty(WHY, "" if possible else why)

    def _action(
        self,
        context: Context,
        command: Command,
        acts: Mapping[str, Callable[[], object]],
        page: QWidget,
    ) -> QAction:
        if command.name in self._by_name:
            return self._by_name[command.name]
        action = make_action(context, command, self)
        act = acts[command.name]
        action.triggered.connect(lambda _checked=False: act())
        if not command.is_local:
            page.addAction(action)
        self._by_name[command.name] = action
        return action
