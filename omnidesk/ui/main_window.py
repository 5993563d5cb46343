"""The one window: rail, header, page and status; all connections between pages are made here."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, QTimer
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeyEvent,
    QUndoGroup,
    QUndoStack,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QVBoxLayout,
    QWidget,
)

from omnidesk.texts import LANGUAGES, Translator, load_translator
from omnidesk.ui.backup_keeper import BackupKeeper
from omnidesk.ui.context import Context, Folders
from omnidesk.ui.errors import ErrorBoundary, sentence_of
from omnidesk.ui.file_care import FileCare
from omnidesk.ui.file_desk import FileDesk, choose_file, choose_files, choose_target
from omnidesk.ui.help_desk import HelpDesk
from omnidesk.ui.icons import Icons
from omnidesk.ui.menus import Menus
from omnidesk.ui.page_list import PAGES, RECOVERY, PageSpec, recovery_spec
from omnidesk.ui.page_stack import PageStack
from omnidesk.ui.pages.home_page import HomePage
from omnidesk.ui.qt_words import QtWords
from omnidesk.ui.recent_desk import RecentDesk
from omnidesk.ui.restore_desk import RestoreDesk
from omnidesk.ui.round_desk import RoundDesk
from omnidesk.ui.sample_desk import SampleDesk
from omnidesk.ui.settings import Settings, SettingsStore
from omnidesk.ui.tasks import Task, TaskRunner
from omnidesk.ui.theme import Theme, apply_theme, theme_for
from omnidesk.ui.unfinished_desk import UnfinishedDesk
from omnidesk.ui.widgets.header import Header
from omnidesk.ui.widgets.hint_bar import HintBar
from omnidesk.ui.widgets.notice import NoticeBar
from omnidesk.ui.widgets.rail import Rail, RailItem
from omnidesk.ui.widgets.status import StatusLine
from omnidesk.ui.window_set import WindowSet

if TYPE_CHECKING:  # after first paint: this brings the database along
    from omnidesk.domain.errors import OmnideskError
    from omnidesk.ui.documents.client_document import ClientDocument
    from omnidesk.ui.documents.rubric_document import RubricDocument
    from omnidesk.ui.pages.recovery_page import DamagedFile, RecoveryPage
    from omnidesk.ui.pages.rubric_page import RubricPage

_ASIDE = QPoint(32, 32)
_FRAME = QSize(8, 40)  # what a window manager puts round a window, about


class MainWindow(QMainWindow):
    """Shows the pages of the client file that is open; a file belongs to one window."""

    def __init__(
        self,
        application: QApplication,
        store: SettingsStore,
        icons: Icons,
        folders: Folders,
        windows: WindowSet | None = None,
    ) -> None:
        super().__init__()
        self.windows = windows or WindowSet()
        self.windows.add(self)
        self._application = application
        self._store = store
        self._icons = icons
        self._folders = folders
        self.settings: Settings = store.load()
        self.tasks = TaskRunner(self)
        self.backups = BackupKeeper(self.tasks, self._backup_folder, self)
        self.backups.changed.connect(self._on_backup_changed)
        self.backups.failed.connect(self._on_backup_failed)
        self.undo_group = QUndoGroup(self)
        self._no_undo = QUndoStack(self.undo_group)
        self.files = FileDesk(self, lambda: self.context, self._commit)
        self.files.is_held_elsewhere = lambda path: self.windows.show_holder_of(path, self)
        self.help_desk = HelpDesk(self)
        self.files.client_about_to_close.connect(self._on_closing)
        self.files.client_changed.connect(self._on_client_changed)
        self.files.page_requested.connect(self.show_page)
        self.samples = SampleDesk(self, lambda: self.context, self.open_path)
        self.samples.page_requested.connect(self.show_page)
        self.rounds = RoundDesk(self, lambda: self.context, lambda: self.client, self._commit)
        self.rounds.page_requested.connect(self.show_page)
        self.care = FileCare(self, self.files, lambda: self.context)
        self.restoring = RestoreDesk(self, self.files, lambda: self.context)
        self.restoring.damage_found.connect(self._on_damage_found)
        self.care.file_moved.connect(self._on_moved)
        self.recent = RecentDesk(self, lambda: self.context)
        self.recent.is_open_here = self.files.is_open_here
        self.recent.settings_wanted.connect(self.change_settings)
        self.recent.open_requested.connect(self.open_path)
        self.unfinished = UnfinishedDesk(
            self, lambda: self.context, lambda: self.client, self._rubric_document
        )
        self._specs = PAGES
        self._page_key = "home"
        self._qt_words: QtWords | None = None
        self._last_backup: Task | None = None
        self.setAcceptDrops(True)
        self.setMinimumSize(1024, 600)
        self.resize(1366, 768)
        self.setWindowTitle("OmniDesk")
        self.setWindowIcon(icons.application())
        self._build()

    @property
    def client(self) -> ClientDocument | None:
        """The client file that is open."""
        return self.files.client

    @property
    def page_key(self) -> str:
        """The key of the page that is shown."""
        return self._page_key

    def open_path(self, path: Path) -> bool:
        """Open a client file; see FileDesk."""
        return self.files.open_path(path)

    def open_new_window(self) -> MainWindow:
        """Open one more window, for another client."""
        window = MainWindow(
            self._application, self._store, self._icons, self._folders, self.windows
        )
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        window.move(self._beside(window))
        window.show_fitting()
        return window

    def _beside(self, window: MainWindow) -> QPoint:
        """Return where a new window lies: a little aside, but with no part off the screen."""
        room = self.screen().availableGeometry().size() - window.size()
        corner, wanted = self.screen().availableGeometry().topLeft(), self.pos() + _ASIDE
        return QPoint(
            min(wanted.x(), corner.x() + max(0, room.width())),
            min(wanted.y(), corner.y() + max(0, room.height())),
        )

    def show_fitting(self) -> None:
        """Show the window in its usual size, or as large as a screen that is too small for it."""
        room = self.screen().availableGeometry().size() - _FRAME
        fits = self.width() <= room.width() and self.height() <= room.height()
        self.show() if fits else self.showMaximized()

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
        looks_new = settings.looks != self.settings.looks
        if looks_new and not self.stack.leave():
            return  # the pages would be made anew without what could not be saved
        self.settings = settings
        self._store.save(settings)
        self._show_settings(looks_new=looks_new)
        self.windows.share(self, settings)

    def adopt(self, settings: Settings) -> None:
        """Take over what was changed in another window; what is being typed here comes first."""
        looks_new = settings.looks != self.settings.looks and self.stack.leave()
        self.settings = settings
        self._show_settings(looks_new=looks_new)

    def _show_settings(self, *, looks_new: bool) -> None:
        if looks_new:
            self._build()
        self._refresh_home()
        self.help_desk.show_hint()

    def ask_for_settings(self) -> None:
        """Open the dialog for the settings."""
        from omnidesk.ui.dialogs.settings_dialog import SettingsDialog

        dialog = SettingsDialog(self.context, self.settings, self._usual_backups, self)
        dialog.chosen.connect(self.change_settings)
        dialog.open()

    def _build(self) -> None:
        """Make everything anew in the language and theme that are set."""
        self.help_desk.close()
        theme = theme_for(self.settings.theme, self._application)
        apply_theme(self._application, theme, self._icons.folder, self.settings.text_scale)
        t = load_translator(self.language, self._folders.locale, self.settings.date_format)
        self._speak(t)
        self.errors = ErrorBoundary(self, t)
        self.errors.install()
        self.notice = NoticeBar(t, self)
        self.notice.watch(self.undo_group)
        self.context = self._make_context(t, theme)
        self._lay_out(t)
        self.menus = Menus(self, self.context)
        self._show_client(self._page_key)

    def _speak(self, t: Translator) -> None:
        """Let Qt's own dialogs speak the window's language too."""
        if self._qt_words is not None:
            self._application.removeTranslator(self._qt_words)
        self._qt_words = QtWords(t, self)
        self._application.installTranslator(self._qt_words)

    def _make_context(self, t: Translator, theme: Theme) -> Context:
        return Context(
            t=t,
            theme=theme,
            icons=self._icons,
            tasks=self.tasks,
            folders=self._folders,
            show_error=self.show_error,
            notify=self.notice.tell,
            offer=self.notice.offer,
            offer_choices=self.notice.offer_choices,
            withdraw=self.notice.withdraw,
            choose_file=choose_file,
            choose_files=choose_files,
            choose_target=choose_target,
            settings=lambda: self.settings,
            change_settings=self.change_settings,
            show_help=self.help_desk.show_help,
            backups=self.backups,
        )

    def _lay_out(self, t: Translator) -> None:
        centre = QWidget(self)
        self.rail = Rail(self._rail_items(), self._icons, self.context.theme, centre)
        self.rail.page_requested.connect(self.show_page)
        self.header = Header(self.context, centre)
        self.header.round_chosen.connect(self._on_round_chosen)
        self.header.new_round_requested.connect(self.files.ask_for_round)
        self.header.page_requested.connect(self.show_page)
        self.hint = HintBar(self.context, centre)
        self.hint.more_asked.connect(self.help_desk.show_help_here)
        self.hint.put_away.connect(self.help_desk.put_hint_away)
        self.stack = PageStack(self._make_page, centre)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self.header)
        right.addWidget(self.hint)
        right.addWidget(self.stack, 1)
        right.addWidget(self.notice)  # at the foot: what one clicks next stays where it is
        layout = QHBoxLayout(centre)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.rail)
        layout.addLayout(right, 1)
        self.setCentralWidget(centre)
        self.status = StatusLine(t, self)
        self.status.place_requested.connect(self.care.tell_place)
        self.setStatusBar(self.status)

    def _rail_items(self) -> list[RailItem]:
        t = self.context.t
        return [RailItem(spec.key, t(spec.word), spec.icon, spec.shortcut) for spec in PAGES]

    # Pages

    def show_page(self, key: str) -> None:
        """Show a page; for one that lacks its file or round, Home."""
        spec = next(spec for spec in self._specs if spec.key == key)
        if not self.is_possible(spec):
            spec = PAGES[0]
        if spec.key != self._page_key:
            self.notice.hide()  # what it says was about the page before
        page = self.stack.show_page(spec)
        self._page_key = spec.key
        self.rail.select(spec.key)
        self.header.show_page(page, is_about_client=spec.key not in ("home", RECOVERY))
        self.menus.show_page(self.context.t(spec.word), page)
        self.help_desk.show_hint()
        self.undo_group.setActiveStack(getattr(page, "undo_stack", self._no_undo))

    def page(self, key: str) -> QWidget:
        """Show a page and return it."""
        self.show_page(key)
        page = self.stack.currentWidget()
        assert page is not None
        return page

    def is_possible(self, spec: PageSpec) -> bool:
        """Whether what the page needs is open."""
        if spec.needs == "nothing":
            return True
        if self.client is None:
            return False
        return spec.needs == "file" or self.client.round is not None

    def _make_page(self, spec: PageSpec) -> QWidget:
        page = spec.make(self.context, self.client)
        if isinstance(page, HomePage):
            self._connect_home(page)
        state = getattr(page, "round_state", None)
        if state is not None:
            self.rounds.serve(state)
        if spec.key == RECOVERY:
            self.restoring.serve(cast("RecoveryPage", page))
        asked = getattr(page, "page_requested", None)
        if asked is not None:
            asked.connect(self.show_page)
        rounds = getattr(page, "round_requested", None)
        if rounds is not None:
            rounds.connect(self.files.ask_for_round)
        return page

    def _connect_home(self, home: HomePage) -> None:
        home.new_requested.connect(self.files.ask_for_new)
        home.open_requested.connect(self.files.ask_for_file)
        home.demo_requested.connect(self.samples.open_demo)
        home.published_requested.connect(self.samples.open_published)
        home.file_chosen.connect(self.recent.choose)
        home.file_dropped_from_list.connect(self.recent.forget)
        home.show_recent(self.settings)

    def _refresh_home(self) -> None:
        home = self.stack.made("home")
        if isinstance(home, HomePage):
            home.show_recent(self.settings)

    def _on_damage_found(self, damaged: DamagedFile) -> None:
        """Show a page that is not on the rail, for as long as no file is opened."""
        self.stack.drop(RECOVERY)
        self._specs = (*PAGES, recovery_spec(damaged))
        self.show_page(RECOVERY)

    def _drop_pages(self) -> None:
        self.notice.hide()  # its Undo reaches for what these pages looked at
        self.header.show_page(None, is_about_client=False)
        self.menus.forget_page()
        self.undo_group.setActiveStack(self._no_undo)
        self.stack.drop_all_but("home")

    # The client file

    def _on_closing(self) -> None:
        self._drop_pages()
        self._last_backup = self.backups.let_go()

    def _on_client_changed(self, client: ClientDocument | None) -> None:
        self.backups.watch(client)
        if client is None:
            self._show_client("home")
            return
        client.saved.connect(self._on_saved)
        client.typing.changed.connect(self._on_saved)
        client.failed.connect(self.show_error)
        client.facts_changed.connect(self._on_facts_changed)
        client.round_opened.connect(self._on_round_opened)
        client.passphrase_changed.connect(self._on_passphrase_changed)
        client.name_erased.connect(self.care.offer_after_erasing)
        self._watch_round()
        self.recent.remember(client)
        self._drop_pages()  # the model can be looked at without a file: that page has none
        self._show_client("rate" if client.round else "model")
        if client.workspace.read_only is not None:
            self.notice.tell(sentence_of(client.workspace.read_only, self.context.t))
        else:
            self.care.warn_of_place()
            self.unfinished.offer(client)

    def _rubric_document(self) -> RubricDocument:
        """Show the model and return its document."""
        return cast("RubricPage", self.page("model")).document

    def _show_client(self, key: str) -> None:
        self._on_facts_changed()
        self.status.show_client(self.client)
        self._on_backup_changed()
        self.show_page(key)

    def _on_moved(self, old: Path) -> None:
        self.change_settings(self.settings.without_recent(str(old)))

    def _on_passphrase_changed(self) -> None:
        self.status.show_client(self.client)
        self._on_backup_changed()
        if self.client is not None:
            self.recent.remember(
                self.client
            )  # the list names no client of a file with a passphrase

    def _backup_folder(self) -> Path:
        chosen = self.settings.backup_folder
        return Path(chosen) if chosen else self._usual_backups

    @property
    def _usual_backups(self) -> Path:
        return self._folders.data / "backups"

    def _on_backup_changed(self) -> None:
        self.status.show_backup(self.backups)

    def _on_backup_failed(self, exc: OmnideskError) -> None:
        words = self.context.t("This file could not be backed up. {reason}")
        self.notice.tell(words.format(reason=sentence_of(exc, self.context.t)))

    def _on_saved(self) -> None:
        self.status.show_saved(self.client)

    def _on_facts_changed(self) -> None:
        if self.client is not None:
            self.recent.keep_true(self.client)
        client = self.client
        self.setWindowTitle(f"{client.facts.organisation} - OmniDesk" if client else "OmniDesk")
        self.header.show_client(self.client)
        self.menus.refresh()
        for spec in PAGES:
            self.rail.set_enabled(spec.key, enabled=self.is_possible(spec))

    def _on_round_opened(self) -> None:
        self._drop_pages()
        self._watch_round()
        self._on_facts_changed()

    def _on_round_chosen(self, label: str) -> None:
        if self.client is not None:
            key = self._page_key
            if self.stack.leave():
                self.client.open_round(label)
            self.show_page(key)
            self._on_facts_changed()

    def _watch_round(self) -> None:
        if self.client is not None and self.client.round is not None:
            self.undo_group.addStack(self.client.round.undo_stack)

    def _commit(self) -> bool:
        """Put on disk what is being typed; tell whether all of it is there."""
        return self.stack.leave()

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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press the button that has the keyboard: outside a dialog Qt does so by Space alone."""
        button = self.focusWidget()
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and isinstance(button, QAbstractButton):
            if not event.isAutoRepeat():  # a key held down would lock and unlock in turn
                button.click()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        is_ours = event.type() == QEvent.Type.ThemeChange and self.settings.theme == "system"
        if is_ours and self.stack.leave():
            self._build()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.files.close():
            event.ignore()
            return
        self.hide()  # what is being backed up may take a moment
        self.tasks.shutdown(kept=self._last_backup)
        self.windows.remove(self)
        super().closeEvent(event)
