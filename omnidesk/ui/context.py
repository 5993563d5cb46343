"""What every page and dialog is handed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QWidget

from omnidesk.texts import Translator
from omnidesk.ui.backup_keeper import BackupKeeper
from omnidesk.ui.icons import Icons
from omnidesk.ui.settings import Settings
from omnidesk.ui.tasks import TaskRunner
from omnidesk.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Folders:
    """Where the program's own data is, and where the user's documents go."""

    rubrics: Path
    samples: Path
    fonts: Path
    locale: Path
    documents: Path
    data: Path
    help: Path

    @property
    def own_rubrics(self) -> Path:
        """The user's own library of models, kept across client files."""
        return self.data / "models"


@dataclass(frozen=True, slots=True)
class Context:
    """The outside of a page.

    Attributes:
        show_error: opens the box for an error; for what a page cannot show in place.
        notify: shows a quiet message with an optional Undo.
        offer: shows a quiet message with a button of other words than Undo.
        offer_choices: shows a quiet message with a button for each of two acts.
        withdraw: takes a quiet message away that no longer holds.
        choose_file: asks for a file to open; None when the user changes their mind.
        choose_files: asks for one file or several; none when the user changes their mind.
        choose_target: asks where to save.
        settings: returns what the user has chosen by now.
        change_settings: remembers what the user chooses on a page.
        show_help: opens the help at a place, as ``rate#together``, for a window or a dialog.
        backups: backs up the file that is open.
    """

    t: Translator
    theme: Theme
    icons: Icons
    tasks: TaskRunner
    folders: Folders
    show_error: Callable[[BaseException], object]
    notify: Callable[[str, Callable[[], object] | None], None]
    offer: Callable[[str, str, Callable[[], object]], None]
    offer_choices: Callable[[str, Sequence[tuple[str, Callable[[], object]]]], None]
    withdraw: Callable[[str], None]
    choose_file: Callable[[QWidget, str, str], Path | None]
    choose_files: Callable[[QWidget, str, str], list[Path]]
    choose_target: Callable[[QWidget, str, Path, str], Path | None]
    settings: Callable[[], Settings]
    change_settings: Callable[[Settings], object]
    show_help: Callable[[str, QWidget | None], object]
    backups: BackupKeeper
