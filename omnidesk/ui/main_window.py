"""The one window: rail, header, page and status; all connections between pages are made here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QUndoGroup, QUndoStack
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QHBoxLayout,
    QInputDialog,
    QLineEdit,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from omnidesk.domain.errors import OmnideskError, PassphraseNeeded, PassphraseWrong
from omnidesk.services.error_texts import error_text
from omnidesk.texts import LANGUAGES, Translator, load_translator
from omnidesk.ui.context import Context, Folders
from omnidesk.ui.errors import ErrorBoundary
from omnidesk.ui.icons import Icons
from omnidesk.ui.menus import Menus
from omnidesk.ui.page_list import PAGES, PageSpec
from omnidesk.ui.pages.home_page import HomePage
from omnidesk.ui.qt_words import QtWords
from omnidesk.ui.settings import RecentFile, Settings, SettingsStore
from omnidesk.ui.tasks import TaskRunner
from omnidesk.ui.theme import apply_theme, theme_for
from omnidesk.ui.widgets.header import Header
from omnidesk.ui.widgets.notice import NoticeBar
from omnidesk.ui.widgets.rail import Rail, RailItem
from omnidesk.ui.widgets.status import StatusLine

if TYPE_CHECKING:  # after first paint: these bring the database along
    from omnidesk.ui.documents.client_document import ClientDocument

FILE_FILTER = "*.omnidesk"
SAMPLE_NAME = "telkom-2016.omnidesk"


class MainWindow(QMainWindow):
    """Owns the open client file and shows its pages."""

    def __init__(self, store: SettingsStore, icons: Icons, folders: Folders) -> None:
        super().__init__()
        self._store = store
        self._icons = icons
        self._folders = folders
        self.settings: Settings = store.load()
        self.client: ClientDocument | None = None
        self.tasks = TaskRunner(self)
        self.undo_group = QUndoGroup(self)
        self._no_undo = QUndoStack(self.undo_group)
        self._pages: dict[str, QWidget] = {}
        self._page_key = "home"
        self._qt_words: QtWords | None = None
        self.setAcceptDrops(True)
        self.setMinimumSize(1024, 600)
        self.resize(1366, 768)
        self.setWindowIcon(icons.application())
        self._build()

    # Building and rebuilding

    @property
    def language(self) -> str:
        """The language of the window: the one chosen, else the system's if we have it."""
        if self.settings.language:
            return self.settings.language
        system = self.locale().name().partition("_")[0]
        return system if system in LANGUAGES else LANGUAGES[0]

    def change_settings(self, settings: Settings) -> None:
        """Remember new settings and show them at once."""
        looks_new = (settings.language, settings.theme, settings.text_scale) != (
            self.settings.language,
            self.settings.theme,
            self.settings.text_scale,
        )
        self.settings = settings
        self._store.save(settings)
        if looks_new:
            self._build()

    def _build(self) -> None:
        """Make everything anew in the language and theme that are set."""
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        theme = theme_for(self.settings.theme, application)
        apply_theme(application, theme, self.settings.text_scale)
        t = load_translator(self.language, self._folders.locale)
        self._speak(application, t)
        self.errors = ErrorBoundary(self, t, error_text)
        self.errors.install()
        self.context = self._make_context(t)
        self._pages = {}
        self._lay_out(t)
        self.menus = Menus(self, self.context)
        self._enable_pages()
        if self.client is None:
            self.show_page(self._page_key)
        else:
            self._show_client(self._page_key)

    def _speak(self, application: QApplication, t: Translator) -> None:
        """Let Qt's own dialogs speak the window's language too."""
        if self._qt_words is not None:
            application.removeTranslator(self._qt_words)
        self._qt_words = QtWords(t, self)
        application.installTranslator(self._qt_words)

    def _make_context(self, t: Translator) -> Context:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        return Context(
            t=t,
            theme=theme_for(self.settings.theme, application),
            icons=self._icons,
            tasks=self.tasks,
            folders=self._folders,
            show_error=self.show_error,
            notify=self._notify,
            choose_file=choose_file,
            choose_target=choose_target,
        )

    def _lay_out(self, t: Translator) -> None:
        theme = self.context.theme
        centre = QWidget(self)
        plain, active = theme.colour("muted"), theme.colour("accent")
        items = [
            RailItem(
                spec.key,
                t(spec.word),
                self._icons.icon(spec.icon, plain),
                self._icons.icon(spec.icon, active),
                spec.shortcut,
            )
            for spec in PAGES
        ]
        self.rail = Rail(items, theme, centre)
        self.rail.page_requested.connect(self.show_page)
        self.header = Header(self.context, centre)
        self.header.round_chosen.connect(self._on_round_chosen)
        self.header.new_round_requested.connect(self.ask_for_round)
        self.notice = NoticeBar(t, centre)
        self.stack = QStackedWidget(centre)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self.header)
        right.addWidget(self.notice)
        right.addWidget(self.stack, 1)
        layout = QHBoxLayout(centre)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.rail)
        layout.addLayout(right, 1)
        self.setCentralWidget(centre)
        self.status = StatusLine(t, self)
        self.setStatusBar(self.status)

    # Pages

    def show_page(self, key: str) -> None:
        """Show a page, making it the first time; a page that lacks its file shows Home."""
        spec = next(spec for spec in PAGES if spec.key == key)
        if not self._is_possible(spec):
            spec = PAGES[0]
        self._leave_page()
        page = self._pages.get(spec.key)
        if page is None:
            page = self._make_page(spec)
            self._pages[spec.key] = page
            self.stack.addWidget(page)
        self._page_key = spec.key
        self.stack.setCurrentWidget(page)
        self.rail.select(spec.key)
        self.header.show_page(page, is_home=spec.key == "home")
        self.undo_group.setActiveStack(getattr(page, "undo_stack", self._no_undo))
        arrive = getattr(page, "arrive", None)
        if arrive is not None:
            arrive()
        elif not page.isAncestorOf(self.focusWidget() or self):
            page.setFocus()

    def page(self, key: str) -> QWidget:
        """Show a page and return it."""
        self.show_page(key)
        return self._pages[self._page_key]

    def _leave_page(self) -> None:
        leave = getattr(self.stack.currentWidget(), "leave", None)
        if leave is not None:
            leave()

    def _is_possible(self, spec: PageSpec) -> bool:
        if spec.needs == "nothing":
            return True
        if self.client is None:
            return False
        return spec.needs == "file" or self.client.round is not None

    def _make_page(self, spec: PageSpec) -> QWidget:
        if spec.key == "home":
            return self._make_home()
        page = spec.make(self.context, self.client)
        page.setParent(self.stack)
        asked = getattr(page, "page_requested", None)
        if asked is not None:
            asked.connect(self.show_page)
        return page

    def _make_home(self) -> HomePage:
        home = HomePage(self.context, self.stack)
        home.new_requested.connect(self.ask_for_new)
        home.open_requested.connect(self.ask_for_file)
        home.sample_requested.connect(self.open_sample)
        home.file_chosen.connect(lambda path: self.open_path(Path(path)))
        home.file_dropped_from_list.connect(self._on_forget)
        home.show_recent(self.settings.recent)
        return home

    def _drop_pages(self) -> None:
        """Forget the pages of a file or round that is no longer looked at."""
        self.header.show_page(None, is_home=True)
        for key in [key for key in self._pages if key != "home"]:
            page = self._pages.pop(key)
            self.stack.removeWidget(page)
            page.deleteLater()

    # Files

    def open_path(self, path: Path, passphrase: str | None = None) -> bool:
        """Open a client file in this window; the one that was open is closed first."""
        from omnidesk.storage.workspace import Workspace
        from omnidesk.ui.documents.client_document import ClientDocument

        try:
            if self.client is not None and self.client.path == path.resolve():
                self.show_page("rate" if self.client.round else "model")
                return True
            workspace = Workspace.open(path.resolve(), passphrase=passphrase)
            client = ClientDocument(workspace, self)
        except (PassphraseNeeded, PassphraseWrong) as exc:
            return self._ask_passphrase(path, exc, was_tried=passphrase is not None)
        except OmnideskError as exc:
            self.show_error(exc)
            return False
        self.close_client()
        self._take(client)
        return True

    def open_sample(self) -> None:
        """Open the published case, writing it the first time."""
        from omnidesk.services.samples import CASES, write_sample

        path = self._folders.data / SAMPLE_NAME
        try:
            if not path.exists():
                path.parent.mkdir(parents=True, exist_ok=True)
                write_sample(
                    path, CASES[0], samples=self._folders.samples, rubrics=self._folders.rubrics
                )
        except OmnideskError as exc:
            self.show_error(exc)
            return
        if self.open_path(path):
            self.show_page("results")

    def ask_for_file(self) -> None:
        path = self.context.choose_file(
            self,
            self.context.t("Open a client file"),
            self._file_filter(),
        )
        if path is not None:
            self.open_path(path)

    def _file_filter(self) -> str:
        return self.context.t("Client files ({pattern})").format(pattern=FILE_FILTER)

    def ask_for_new(self) -> None:
        """Open the form for a new client with its first round."""
        self._ask(None)

    def ask_for_round(self) -> None:
        """Open the same form for one more round of the client that is open."""
        self._ask(self.client)

    def _ask(self, client: ClientDocument | None) -> None:
        from omnidesk.ui.dialogs.new_dialog import NewDialog

        dialog = NewDialog(self.context, client, self)
        dialog.file_made.connect(self._on_file_made)
        dialog.round_made.connect(lambda: self.show_page("rate"))
        dialog.open()

    def save_copy(self) -> None:
        """Write a checked copy of the open file elsewhere."""
        if self.client is None:
            return
        t = self.context.t
        target = self.context.choose_target(
            self, t("Save a copy"), self.client.path, self._file_filter()
        )
        if target is None:
            return
        try:
            self.client.workspace.backup(target, overwrite=True)
        except OmnideskError as exc:
            self.show_error(exc)
            return
        self.notice.tell(t("A checked copy was written to {path}").format(path=target))

    def close_client(self) -> None:
        """Let go of the open file."""
        if self.client is None:
            return
        self._leave_page()
        self._drop_pages()
        self.undo_group.setActiveStack(self._no_undo)
        self.client.close()
        self.client.deleteLater()
        self.client = None
        self.status.show_client(None)
        self._on_facts_changed()
        self.show_page("home")

    def _on_file_made(self, path: str, passphrase: str) -> None:
        if self.open_path(Path(path), passphrase or None):
            self.show_page("rate")

    def _ask_passphrase(self, path: Path, exc: OmnideskError, *, was_tried: bool) -> bool:
        t = self.context.t
        words = (
            error_text(exc, t)
            if was_tried
            else t("“{name}” has a passphrase:").format(name=path.name)
        )
        passphrase, is_given = QInputDialog.getText(
            self, t("Passphrase"), words, QLineEdit.EchoMode.Password
        )
        return bool(is_given and passphrase) and self.open_path(path, passphrase)

    def _take(self, client: ClientDocument) -> None:
        self.client = client
        client.saved.connect(self._on_saved)
        client.facts_changed.connect(self._on_facts_changed)
        client.round_opened.connect(self._on_round_opened)
        self._watch_round()
        self._remember(client)
        self._show_client("rate" if client.round else "model")
        if client.workspace.read_only is not None:
            self.notice.tell(error_text(client.workspace.read_only, self.context.t))

    def _show_client(self, key: str) -> None:
        self._on_facts_changed()
        self.status.show_client(self.client)
        self.show_page(key)

    def _remember(self, client: ClientDocument) -> None:
        rounds = client.facts.rounds
        entry = RecentFile(
            str(client.path),
            client.facts.organisation,
            rounds[-1].round.label if rounds else "",
            datetime.now().astimezone().isoformat(timespec="seconds"),
        )
        self.change_settings(self.settings.with_recent(entry))
        self._refresh_home()

    def _refresh_home(self) -> None:
        home = self._pages.get("home")
        if isinstance(home, HomePage):
            home.show_recent(self.settings.recent)

    def _on_forget(self, path: str) -> None:
        before = self.settings
        self.change_settings(self.settings.without_recent(path))
        self._refresh_home()

        def back() -> None:
            self.change_settings(replace(self.settings, recent=before.recent))
            self._refresh_home()

        self.notice.tell(
            self.context.t("Taken off the list. The file itself was not touched."), back
        )

    # What happened in the documents

    def _on_saved(self) -> None:
        self.status.show_saved(self.client)

    def _on_facts_changed(self) -> None:
        self.header.show_client(self.client)
        self._enable_pages()

    def _enable_pages(self) -> None:
        for spec in PAGES:
            self.rail.set_enabled(spec.key, enabled=self._is_possible(spec))

    def _on_round_opened(self) -> None:
        self._drop_pages()
        self._watch_round()
        self._on_facts_changed()

    def _on_round_chosen(self, label: str) -> None:
        if self.client is None:
            return
        key = self._page_key
        self._leave_page()
        self.client.open_round(label)
        self.show_page(key)

    def _watch_round(self) -> None:
        if self.client is not None and self.client.round is not None:
            round_ = self.client.round
            round_.failed.connect(self.show_error)
            round_.panel_changed.connect(self._on_round_changed)
            round_.settings_changed.connect(self._on_round_changed)
            self.undo_group.addStack(round_.undo_stack)

    def _on_round_changed(self) -> None:
        self.header.show_client(self.client)

    def _notify(self, text: str, undo: Callable[[], object] | None = None) -> None:
        self.notice.tell(text, undo)

    def show_error(self, exc: BaseException) -> None:
        self.errors.show(exc)

    # Qt

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        urls = [url for url in event.mimeData().urls() if url.isLocalFile()]
        if urls:
            event.acceptProposedAction()
            path = Path(urls[0].toLocalFile())
            QTimer.singleShot(0, self, lambda: self.open_path(path))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ThemeChange and self.settings.theme == "system":
            self._build()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.close_client()
        self.tasks.shutdown()
        super().closeEvent(event)


def choose_file(parent: QWidget, caption: str, pattern: str) -> Path | None:
    """Ask for a file to open."""
    name, _ = QFileDialog.getOpenFileName(parent, caption, "", pattern)
    return Path(name) if name else None


def choose_target(parent: QWidget, caption: str, suggestion: Path, pattern: str) -> Path | None:
    """Ask where to save; the system asks before anything is replaced."""
    name, _ = QFileDialog.getSaveFileName(parent, caption, str(suggestion), pattern)
    return Path(name) if name else None
