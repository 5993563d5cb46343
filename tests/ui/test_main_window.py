"""The shell: Home, opening and refusing files, language, theme, and what is loaded when."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QInputDialog, QMessageBox, QPushButton

from omnidesk.domain.local_text import LocalText
from omnidesk.services.panel import PanelEntry
from omnidesk.storage.workspace import Workspace
from omnidesk.ui.page_list import PAGES
from omnidesk.ui.settings import SettingsStore

HEAVY = (
    "sqlmodel",
    "sqlalchemy",
    "numpy",
    "pyqtgraph",
    "reportlab",
    "openpyxl",
    "xlsxwriter",
    "docx",
)
FIRST_PAINT = f"""
import os, sys, tempfile
from pathlib import Path
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from PySide6.QtWidgets import QApplication
application = QApplication([])
from omnidesk.composition import build_window
from omnidesk.ui.settings import SettingsStore
window = build_window(application, SettingsStore(Path(tempfile.mkdtemp()) / "settings.json"))
window.show()
application.processEvents()
assert not window.grab().isNull()
print([name for name in {HEAVY!r} if name in sys.modules])
"""


def boxes(window) -> list[str]:
    return [box.text() for box in window.findChildren(QMessageBox) if box.isVisible()]


def test_nothing_heavy_is_loaded_at_first_paint():
    done = subprocess.run(
        [sys.executable, "-c", FIRST_PAINT], capture_output=True, text=True, check=False
    )

    assert done.stdout.strip() == "[]", done.stderr


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_page_opens_in_every_language_and_theme(open_window, sample, language, theme):
    window = open_window(sample, language=language, theme=theme)
    for spec in PAGES:
        window.show_page(spec.key)
        window.grab()


def test_home_works_before_any_file_is_open(open_window):
    window = open_window()

    assert window.rail.button("home").isChecked()
    assert not window.rail.button("rate").isEnabled()
    assert "No file is open" in window.status.text()


def test_an_opened_file_is_on_the_list_with_its_organisation_and_round(open_window, fresh):
    window = open_window(fresh)
    recent = window.page("home").list.recent

    assert [recent.index(0, column).data() for column in range(3)] == [
        "Telko Nusantara",
        "2026",
        str(fresh),
    ]


def test_a_file_that_is_gone_is_said_to_be(open_window, fresh, qtbot):
    open_window(fresh).close()
    fresh.unlink()
    window = open_window()
    home = window.page("home")
    assert "(not there)" in home.list.recent.index(0, 2).data()
    home.list.chosen.emit(str(fresh))

    assert "is not there" in boxes(window)[0]
    assert window.client is None


def test_an_entry_is_taken_off_the_list_and_put_back(open_window, fresh, qtbot):
    window = open_window(fresh)
    view = window.page("home").list
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert view.recent.rowCount() == 0
    window.notice.undo_button.click()

    assert view.recent.rowCount() == 1


@pytest.mark.parametrize(
    ("content", "word"), [(b"", "empty"), (b"just text, " * 500, "another kind")]
)
def test_a_wrong_file_is_refused_in_a_sentence_and_untouched(open_window, tmp_path, content, word):
    path = tmp_path / "wrong.omnidesk"
    path.write_bytes(content)
    window = open_window()
    window.open_path(path)

    assert word in boxes(window)[0]
    assert path.read_bytes() == content
    assert window.client is None


def test_a_wrong_file_leaves_the_open_one_open(open_window, fresh, tmp_path):
    wrong = tmp_path / "wrong.omnidesk"
    wrong.write_bytes(b"")
    window = open_window(fresh)
    window.open_path(wrong)

    assert window.client.path == fresh


def test_a_file_dropped_on_the_window_opens(open_window, fresh, qtbot):
    window = open_window()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(fresh))])
    event = QDropEvent(
        QPoint(5, 5).toPointF(),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.dropEvent(event)

    qtbot.waitUntil(lambda: window.client is not None)


def test_a_passphrase_is_asked_for_until_it_is_right(open_window, tmp_path, monkeypatch):
    path = tmp_path / "sealed.omnidesk"
    Workspace.create(path, "X", passphrase="korek api").close()
    answers = iter([("wrong", True), ("korek api", True)])
    monkeypatch.setattr(QInputDialog, "getText", lambda *_: next(answers))
    window = open_window(path)

    assert "With passphrase" in window.status.text()


def test_a_file_that_is_open_already_opens_for_reading(open_window, fresh):
    with Workspace.open(fresh):
        window = open_window(fresh)

        assert "Read only" in window.status.text()
        assert "is open in OmniDesk on this computer already" in window.notice.text()


def test_changing_the_language_changes_the_whole_window_at_once(open_window, fresh):
    window = open_window(fresh)
    window.change_settings(type(window.settings)(**{**_fields(window.settings), "language": "id"}))

    assert window.rail.button("results").text() == "Hasil"
    assert "Tanpa kata sandi" in window.status.text()
    assert window.page("rate").header_widget.finish.text() == "Selesai dan kunci"


def test_a_closed_file_takes_its_message_and_undo_with_it(open_window, fresh):
    window = open_window(fresh)
    window.context.notify("Removed.", lambda: None)
    window.files.close()

    assert not window.notice.isVisible()


def test_what_is_being_typed_outlives_a_change_of_the_systems_theme(open_window, fresh, qtbot):
    window = open_window(fresh, theme="system")
    field = window.page("round").basics.purpose
    field.setFocus()
    qtbot.keyClicks(field, "to learn")
    QApplication.sendEvent(window, QEvent(QEvent.Type.ThemeChange))

    assert window.page("round").basics.purpose.toPlainText() == "to learn"


def test_a_rating_in_another_language_leaves_the_pages_of_the_first_alone(open_window, fresh):
    window = open_window(fresh)
    for key in ("round", "results", "report", "rate"):
        window.page(key)
    window.change_settings(replace(window.settings, language="id"))
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    document = window.client.round
    expert, key = document.record.panel[0], document.scope[0]

    document.rate(expert.id, key, 2, "")
    document.change_entry(PanelEntry(key, finding=LocalText.single("id", "Sepi")), "")


def test_settings_are_remembered(open_window, tmp_path):
    window = open_window(theme="dark", language="id")
    window.close()

    again = SettingsStore(tmp_path / "settings.json").load()
    assert (again.theme, again.language) == ("dark", "id")


@pytest.mark.parametrize("broken", ["", "{", "[1]", '{"theme": 7, "recent": 3, "text_scale": "x"}'])
def test_broken_settings_fall_back_to_a_first_start(tmp_path, broken):
    path = tmp_path / "settings.json"
    path.write_text(broken)

    assert SettingsStore(path).load().theme == "system"


def test_a_copy_is_saved_checked(open_window, fresh, tmp_path):
    window = open_window(fresh)
    target = tmp_path / "copy.omnidesk"
    from dataclasses import replace

    window.context = replace(window.context, choose_target=lambda *_: target)
    window.files.save_copy()

    with Workspace.open(target, read_only=True) as copy:
        assert copy.problems() == []


def test_closing_lets_go_of_the_file(open_window, fresh):
    window = open_window(fresh)
    window.files.close()

    with Workspace.open(fresh) as other:
        assert other.read_only is None
    assert not window.rail.button("rate").isEnabled()


def test_the_published_case_opens_from_home(open_window, qtbot):
    window = open_window()
    window.samples.open_published()

    assert window.client.facts.organisation == "PT Telekomunikasi Indonesia Tbk"
    assert window.rail.button("results").isChecked()


def _fields(settings):
    from dataclasses import fields

    return {field.name: getattr(settings, field.name) for field in fields(settings)}


@pytest.mark.parametrize(("language", "word"), [("en", "Cancel"), ("id", "Batal")])
def test_qts_own_buttons_speak_the_windows_language(open_window, language, word):
    window = open_window(language=language)
    box = QMessageBox(window)
    button = box.addButton(QMessageBox.StandardButton.Cancel)

    assert button.text().replace("&", "") == word


def refuse_writing(window) -> None:
    """Let the disk refuse, as when a stick was pulled out."""
    window.client.path.rename(window.client.path.with_suffix(".gone"))


def type_a_purpose(window, qtbot):
    field = window.page("round").basics.purpose
    field.setFocus()
    qtbot.keyClicks(field, "half a thought")
    return field


@pytest.mark.parametrize("answer", [True, False])
def test_what_the_disk_refuses_is_not_lost_unasked(open_window, fresh, qtbot, answer):
    window = open_window(fresh)
    field = type_a_purpose(window, qtbot)
    refuse_writing(window)
    window.files.confirm_loss = lambda: answer

    assert window.files.close() is answer
    if not answer:
        assert field.toPlainText() == "half a thought"
        window.client.path.with_suffix(".gone").rename(window.client.path)
        assert window.files.close()
        with Workspace.open(fresh) as again, again.read() as work:
            assert work.rounds.all()[0].settings.purpose.get("en") == "half a thought"


def test_a_sealed_file_leaves_no_name_in_the_settings(open_window, tmp_path, monkeypatch):
    path = tmp_path / "sealed.omnidesk"
    Workspace.create(path, "Secret Client", passphrase="korek api").close()
    monkeypatch.setattr(QInputDialog, "getText", lambda *_: ("korek api", True))
    window = open_window(path)
    window.close()

    assert "Secret Client" not in (tmp_path / "settings.json").read_text()


def test_enter_presses_the_button_that_has_the_keyboard(open_window):
    window = open_window()
    pressed = []
    button = QPushButton("Here", window.centralWidget())
    button.clicked.connect(lambda: pressed.append(True))
    button.show()
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Return)

    assert pressed == [True]


def test_the_list_of_recent_files_follows_the_clients_name(open_window, fresh):
    window = open_window(fresh)
    window.client.rename("Another Name")

    assert window.settings.recent[0].organisation == "Another Name"


def test_a_file_that_was_only_read_is_opened_for_writing_once_it_can_be(open_window, fresh):
    with Workspace.open(fresh):
        window = open_window(fresh)
        assert "Read only" in window.status.text()
    assert window.open_path(fresh)

    assert "Read only" not in window.status.text()
    assert window.client.workspace.read_only is None
