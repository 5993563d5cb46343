"""Tables of all shapes become a model: what is found, put right, shown, and brought in."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from omnidesk.exchange.grids.mapping import Role
from omnidesk.ui.dialogs.import_dialog import ImportDialog
from omnidesk.ui.dialogs.new_dialog import NewDialog
from omnidesk.ui.dialogs.problem_list_dialog import ProblemListDialog
from tests.realdata import REALDATA, needs_realdata
from tests.ui.rubric_grid import shown
from tests.ui.test_accessible import mute, nameless, vague_cells

TEAM = "Pillar,What,Bad days,Good days,Score\nT,Tea,cold,hot,3\n,Cake,dry,moist,4\n"


@pytest.fixture
def bring_in(qtbot, window, monkeypatch):
    """Import files as a person does, and give the dialog that opens."""

    def brought(*paths: Path, opens: type = ImportDialog):
        choose_files(monkeypatch, *paths)
        window.show_page("model")
        window.page("model").header_widget.import_.trigger()
        found: list = []

        def is_there() -> bool:
            found[:] = [each for each in window.findChildren(opens) if each.isVisible()]
            return bool(found)

        qtbot.waitUntil(is_there)
        return found[0]

    return brought


def choose_files(monkeypatch, *paths: Path) -> None:
    """What the person would choose in the system's own dialog."""
    names = [str(path) for path in paths]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_args: (names, ""))


def written(folder: Path, content: str, name: str = "team.csv") -> Path:
    path = folder / name
    path.write_text(content, encoding="utf-8")
    return path


def row(dialog: ImportDialog, position: int):
    return dialog.source.roles.rows[position]


def sentences(dialog: ImportDialog) -> list[str]:
    return [dialog.notes.item(n).text() for n in range(dialog.notes.count())]


def cell(dialog: ImportDialog, line: int, column: int) -> str:
    return dialog.preview.item(line, column).text()


def answer_levels(dialog: ImportDialog) -> None:
    row(dialog, 1).choose(Role.NAME)
    for position, value in ((2, 1), (3, 2)):
        row(dialog, position).choose(Role.LEVEL)
        row(dialog, position).level.setValue(value)


def test_what_is_missing_is_said_until_it_can_be_imported(qtbot, bring_in, tmp_path):
    dialog = bring_in(written(tmp_path, TEAM))
    assert not dialog.accept_button.isEnabled()
    assert any("No column holds the text of a level" in each for each in sentences(dialog))
    assert (cell(dialog, 0, 0), cell(dialog, 0, 4)) == ("T", "3")
    answer_levels(dialog)
    qtbot.waitUntil(dialog.accept_button.isEnabled)

    assert dialog.lead.text() == "2 dimensions  ·  2 levels  ·  1 group"
    assert (cell(dialog, 0, 1), cell(dialog, 1, 3)) == ("Tea", "moist")
    assert "Columns left out: Score." in sentences(dialog)


def test_what_was_answered_becomes_a_draft(qtbot, window, bring_in, tmp_path):
    dialog = bring_in(written(tmp_path, TEAM))
    answer_levels(dialog)
    dialog.name.setText("Tea time")
    dialog.name.textEdited.emit("Tea time")
    dialog.accept_button.setEnabled(True)
    dialog.accept_button.click()
    page = window.page("model")

    assert page.document.draft.rubric.id == "tea_time"
    assert page.document.draft.rubric.level_name(1, "en") == "Level 1"
    assert shown(page, "cake", 2) == "moist"


def test_nothing_comes_in_when_it_is_cancelled(qtbot, window, bring_in, tmp_path):
    dialog = bring_in(written(tmp_path, TEAM))
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    assert not dialog.isVisible()
    assert window.page("model").document.draft is None


def test_a_table_that_says_all_is_asked_nothing_but_can_be_looked_at(
    qtbot, window, monkeypatch, tmp_path
):
    choose_files(monkeypatch, written(tmp_path, "dimension,level_1,level_2\nPeople,none,all\n"))
    page = window.page("model")
    page.header_widget.import_.trigger()
    qtbot.waitUntil(lambda: page.document.draft is not None)
    assert window.notice.undo_button.text() == "Look at the columns…"
    window.notice.undo_button.click()
    dialog = next(d for d in window.findChildren(ImportDialog) if d.isVisible())

    assert row(dialog, 0).role.currentText() == "Name of the dimension"
    row(dialog, 2).choose(Role.NONE)
    dialog.accept_button.click()

    assert page.document.draft.rubric.values == (1,)
    assert page.document.draft.rubric.version == "1.0"
    assert len(page.document.drafts) == 1


def test_sheets_are_ticked_and_become_groups(qtbot, bring_in, tmp_path):
    path = tmp_path / "book.xlsx"
    book = openpyxl.Workbook()
    book.active.title = "About"
    for title in ("People", "Tools"):
        sheet = book.create_sheet(title)
        for line in (["Dimension", "Level 1", "Level 2"], [f"{title} one", "a", "b"]):
            sheet.append(line)
    book.save(path)
    dialog = bring_in(path)
    states = [dialog.source.sheets.item(n).checkState() for n in range(3)]
    assert [state is Qt.CheckState.Checked for state in states] == [False, True, True]
    assert cell(dialog, 1, 0) == "Tools"
    dialog.source.sheets.item(1).setCheckState(Qt.CheckState.Unchecked)

    qtbot.waitUntil(lambda: dialog.preview.rowCount() == 1)
    assert dialog.lead.text() == "1 dimension  ·  2 levels"


def test_the_row_of_the_names_can_be_put_right(qtbot, bring_in, tmp_path):
    table = "Dimension,Level 1,Level 2,Score\nWhat,Low,High,Sum\nTea,a,b,1\n"
    dialog = bring_in(written(tmp_path, table))
    assert dialog.preview.rowCount() == 2
    dialog.source.header.setValue(2)

    qtbot.waitUntil(lambda: not dialog.accept_button.isEnabled())
    assert dialog.source.roles.rows[0].caption.whole_text() == "What: Tea"


def test_a_workbook_of_names_can_get_levels_without_texts(qtbot, bring_in, tmp_path):
    dialog = bring_in(written(tmp_path, "Pillar,Measure,Score\nP,One,1\nP,Two,2\n"))
    assert not dialog.accept_button.isEnabled()
    dialog.source.empty_levels.setValue(5)

    qtbot.waitUntil(dialog.accept_button.isEnabled)
    assert dialog.lead.text() == "2 dimensions  ·  5 levels  ·  1 group"


def test_a_row_is_left_out_with_delete_and_taken_back(qtbot, bring_in, tmp_path):
    table = "Dimension,Level 1,Level 2,Score\nTea,a,b,1\nSource: us,,,\nCake,c,d,2\n"
    dialog = bring_in(written(tmp_path, table))
    dialog.preview.setCurrentCell(1, 0)
    qtbot.keyClick(dialog.preview, Qt.Key.Key_Delete)
    assert [cell(dialog, n, 0) for n in range(2)] == ["Tea", "Cake"]
    assert "Rows left out: Source: us." in sentences(dialog)
    dialog.take_back.click()

    assert dialog.preview.rowCount() == 3
    assert not dialog.take_back.isVisible()


def test_a_row_that_stands_in_the_way_can_be_left_out(qtbot, bring_in, tmp_path):
    dialog = bring_in(written(tmp_path, "key,dimension,level_1\na,Tea,x\na,Tea,y\n"))
    assert not dialog.accept_button.isEnabled()
    dialog.preview.setCurrentCell(1, 0)
    dialog.leave_out.click()

    assert dialog.accept_button.isEnabled()
    assert dialog.lead.text() == "1 dimension  ·  1 level"


def test_the_tab_key_goes_from_what_was_found_to_what_it_becomes(qtbot, bring_in, tmp_path):
    dialog = bring_in(written(tmp_path, TEAM))
    dialog.source.language.setFocus()
    met = []
    while dialog.focusWidget() not in met:
        met.append(dialog.focusWidget())
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    wanted = [row(dialog, 0).role, row(dialog, 4).role, dialog.name, dialog.preview, dialog.notes]

    assert [met.index(widget) for widget in wanted] == sorted(met.index(w) for w in wanted)


def test_files_in_several_languages_are_one_model(qtbot, bring_in, tmp_path):
    paths = [
        written(tmp_path, "dimension,level_1,Score\nTea,cold,1\n", "tea.en.csv"),
        written(tmp_path, "dimension,level_1,Score\nTé,frío,1\n", "tea.es.csv"),
    ]
    dialog = bring_in(*paths)
    assert dialog.lead.text() == "1 dimension  ·  1 level  ·  2 languages"
    dialog.shown_language.setCurrentIndex(1)
    dialog.shown_language.activated.emit(1)

    assert (cell(dialog, 0, 0), cell(dialog, 0, 1)) == ("Té", "frío")


def test_a_file_that_cannot_be_read_says_what_to_do(bring_in, tmp_path):
    old = tmp_path / "old.xls"
    old.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    found = bring_in(old, opens=ProblemListDialog)

    assert "save it as .xlsx or .csv" in found.list.item(0).text()


def test_a_new_client_can_begin_with_a_table(qtbot, open_window, monkeypatch, tmp_path):
    window = open_window()
    table = written(tmp_path, "Dimension,Level 1,Level 2,Score\nTea,cold,hot,1\n")
    choose_files(monkeypatch, table)
    new = NewDialog(window.context, None, window)
    new.open()
    new.rubric.setCurrentIndex(new.rubric.count() - 1)
    new.rubric.activated.emit(new.rubric.count() - 1)
    qtbot.waitUntil(lambda: any(d.isVisible() for d in new.findChildren(ImportDialog)))
    next(d for d in new.findChildren(ImportDialog) if d.isVisible()).accept_button.click()

    assert new.rubric.currentText() == "team · 1.0"
    new.close()


@needs_realdata
def test_a_clients_workbook_is_understood_as_it_is(bring_in):
    dialog = bring_in(REALDATA / "greengauge" / "client-workbook.xlsx")

    assert dialog.accept_button.isEnabled()
    assert dialog.lead.text() == "91 dimensions  ·  5 levels  ·  40 groups"
    assert "Columns left out: Score." in sentences(dialog)


def test_a_screen_reader_is_told_what_everything_is(bring_in, tmp_path):
    dialog = bring_in(written(tmp_path, "Pillar,Dimension,Level 1,Level 2,Score\nP,Tea,a,,1\n"))

    assert nameless(dialog) == []
    assert mute(dialog) == []
    assert vague_cells(dialog) == []
