"""The settings: chosen in their dialog, kept on disk, and what follows from them."""

from __future__ import annotations

import json
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from omnidesk.domain.rules import OverallKind, PanelRule
from omnidesk.services.rounds import open_round
from omnidesk.storage.workspace import Workspace
from omnidesk.ui.settings import RecentFile, Settings, SettingsStore


@pytest.fixture
def ask(open_window, qtbot):
    """Open the window with its settings dialog."""

    def asked(path=None, **look):
        window = open_window(path, **look)
        window.ask_for_settings()
        return window, QApplication.activeModalWidget()

    return asked


def choose(field, value) -> None:
    field.setCurrentIndex(field.findData(value))


def test_what_is_saved_shows_at_once_and_is_kept(ask, tmp_path):
    window, dialog = ask()
    choose(dialog.language, "id")
    choose(dialog.text_size, 1.3)
    dialog.save.click()
    kept = SettingsStore(tmp_path / "settings.json").load()

    assert window.rail.button("results").text() == "Hasil"
    assert (kept.language, kept.text_scale) == ("id", 1.3)


def test_cancel_changes_nothing(ask, tmp_path):
    window, dialog = ask()
    choose(dialog.language, "id")
    dialog.reject()

    assert window.language == "en"
    assert SettingsStore(tmp_path / "settings.json").load().language == "en"


@pytest.mark.parametrize(
    ("way", "shown"),
    [
        ("words", "24 November 2026"),
        ("month_first", "November 24, 2026"),
        ("iso", "2026-11-24"),
        ("dots", "24.11.2026"),
        ("slashes", "24/11/2026"),
    ],
)
def test_dates_are_written_as_was_chosen(ask, fresh, settings_store, way, shown):
    entry = RecentFile(str(fresh), "Telko", "2026", "2026-11-24T10:00:00")
    settings_store.save(Settings(recent=(entry,)))
    window, dialog = ask()
    choose(dialog.date_format, way)
    dialog.save.click()

    assert window.page("home").list.recent.index(0, 3).data() == shown


def test_a_new_round_begins_with_the_rules_and_class_that_were_chosen(ask, fresh):
    window, dialog = ask(fresh)
    choose(dialog.panel_rule, "mean")
    choose(dialog.overall_rule, "min")
    dialog.classification.setEditText("Confidential")
    dialog.save.click()
    window.files.ask_for_round()
    form = QApplication.activeModalWidget()
    form.label.setText("next")
    form.accept_button.click()
    settings = window.client.round.settings

    assert (settings.panel_rule, settings.overall_rule.kind) == (PanelRule.MEAN, OverallKind.MIN)
    assert dict(settings.classification) == {"en": "Confidential", "id": "Rahasia"}
    assert settings.start == date.today().isoformat()


def test_a_classification_in_own_words_is_kept_in_the_windows_language(ask, fresh):
    window, dialog = ask(fresh)
    dialog.classification.setEditText("Board only")
    dialog.save.click()
    window.files.ask_for_round()
    form = QApplication.activeModalWidget()
    form.label.setText("next")
    form.accept_button.click()

    with Workspace.open(fresh) as workspace:
        record = open_round(workspace, "next").record
    assert dict(record.round.settings.classification) == {"en": "Board only"}


def test_the_folder_for_backups_is_chosen_and_given_back(ask, tmp_path):
    window, dialog = ask()
    assert not dialog.usual.isEnabled()
    dialog.choose_folder = lambda *_: tmp_path / "stick"
    dialog.choose.click()
    dialog.save.click()
    assert window.settings.backup_folder == str(tmp_path / "stick")
    window.ask_for_settings()
    again = QApplication.activeModalWidget()
    again.usual.click()
    again.save.click()

    assert window.settings.backup_folder == ""


def test_hints_that_were_put_away_can_be_had_back(ask, settings_store):
    settings_store.save(Settings(hidden_hints=("rate", "home")))
    window, dialog = ask()
    dialog.hints.click()
    assert not dialog.hints.isEnabled()
    dialog.save.click()

    assert window.settings.hidden_hints == ()


def test_values_that_cannot_be_used_fall_back(ask, tmp_path, fresh):
    path = tmp_path / "settings.json"
    broken = {"date_format": "stardate", "panel_rule": "dice", "overall_rule": "gate:x"}
    path.write_text(json.dumps({**broken, "backup_folder": 7, "classification": ["x"]}))
    _, dialog = ask(fresh)

    assert dialog.date_format.currentData() == "words"
    assert dialog.panel_rule.currentData() == "median"
    assert dialog.overall_rule.currentData() == "median"
    assert dialog.backup_folder.text() == dialog.classification.currentText() == ""


def listed(window) -> list[str]:
    recent = window.page("home").list.recent
    return [recent.index(0, column).data() for column in range(3)]


def test_home_names_no_client_where_that_is_not_wished(ask, fresh, tmp_path):
    window, dialog = ask(fresh)
    assert listed(window)[:2] == ["Telko Nusantara", "2026"]
    choose(dialog.home_names, "none")
    dialog.save.click()

    assert listed(window) == ["Name hidden", "", str(fresh.parent)]
    assert "Telko" not in (tmp_path / "settings.json").read_text(encoding="utf-8")
    assert window.windowTitle().startswith("Telko Nusantara")


def test_an_undone_removal_from_the_list_brings_no_hidden_name_back(ask, fresh, tmp_path):
    window, dialog = ask(fresh)
    window.recent.forget(str(fresh))
    choose(dialog.home_names, "none")
    dialog.save.click()
    window.notice.undo_button.click()

    assert [each.path for each in window.settings.recent] == [str(fresh)]
    assert "Telko" not in (tmp_path / "settings.json").read_text(encoding="utf-8")


def test_a_file_with_a_passphrase_is_named_only_where_that_is_wished(ask, fresh):
    window, dialog = ask(fresh)
    window.client.workspace.change_passphrase("korek api")
    window.client.passphrase_changed.emit()
    assert listed(window) == ["Name hidden", "", str(fresh.parent)]

    choose(dialog.home_names, "all")
    dialog.save.click()
    window.client.passphrase_changed.emit()
    assert listed(window) == ["Telko Nusantara", "2026", str(fresh)]


def test_enter_in_a_field_saves(ask, qtbot):
    window, dialog = ask()
    choose(dialog.home_names, "all")
    dialog.backup_folder.setFocus()
    qtbot.keyClick(dialog.backup_folder, Qt.Key.Key_Return)

    assert window.settings.home_names == "all"
