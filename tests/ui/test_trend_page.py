"""Trend as shown: the sentence, the table, the charts, and the choice of rounds."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QPoint, Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest

from omnidesk.charts.pictures.marks import Line, Writing
from omnidesk.paths import resource_folder, rubric_folder
from omnidesk.services.rounds import NewRound, add_round
from omnidesk.services.samples import DEMO, write_sample


@pytest.fixture
def demo(tmp_path):
    path = tmp_path / "demo.omnidesk"
    write_sample(path, DEMO, samples=resource_folder() / "samples", rubrics=rubric_folder())
    return path


@pytest.fixture
def open_trend(open_window, qtbot):
    def opened(path, **look):
        window = open_window(path, **look)
        window.show_page("trend")
        page = window.page("trend")
        qtbot.waitUntil(lambda: page.body.table.isVisible() or "needs two" in page.message.text())
        return page

    return opened


@pytest.fixture
def page(open_trend, demo):
    return open_trend(demo)


def column(page, head: str) -> list[str]:
    model = page.body.values
    heads = [model.headerData(i, Qt.Orientation.Horizontal) for i in range(model.columnCount())]
    at = next(i for i, each in enumerate(heads) if each.split("\n")[0] == head)
    return [model.index(row, at).data() for row in range(model.rowCount())]


def texts(view) -> list[str]:
    return [mark.text for mark in view.picture.marks if isinstance(mark, Writing)]


def test_it_opens_with_the_first_the_previous_and_the_latest_round(page):
    assert page.rounds.chosen == ("2023", "2025", "2026")
    assert page.body.sentences.since_first.headline.text() == (
        "Since 2023: 6 up, 0 down, 2 the same; same experts; model 1.1; "
        "another rule: the panel's rule."
    )
    assert page.body.sentences.since_previous.headline.text() == (
        "Since 2025: 2 up, 1 down, 6 the same; same experts; model 1.1; same rule."
    )


def test_it_names_what_rose_and_fell_and_why_the_last_round_is_not_fully_comparable(page):
    words = page.body.sentences.since_previous

    assert "Down: Human Resources 3 to 2 (within the panel's range)." in words.movement.text()
    assert "2026 was rated on model 1.1, 2025 on 1.0." in words.caution.text()
    assert "New: Privacy and Consent." in words.caution.text()
    assert "9 of 10 dimensions" in words.caution.text()


def test_another_rule_is_said_and_all_rounds_are_shown_under_one(page):
    assert (
        "2023: 1.75 Multi Channel (rule: median; weakest dimension"
        in page.body.sentences.overall.text()
    )
    assert "By those of 2026 for all: 2023: 2 Multi Channel;" in page.body.sentences.overall.text()


def test_levels_stand_by_round_with_what_moved_them(page):
    assert column(page, "2026")[:3] == ["3", "3 ▲", "4 ▲"]
    assert column(page, "2023")[-2:] == ["n/a", "\N{EN DASH}"]
    assert column(page, "Same experts")[0] == "3 of 3 raised it"
    assert column(page, "Targets of 2023")[2] == "3 by mid term: passed"
    assert column(page, "Since 2023")[2] == "▲ +2"


def test_choosing_rounds_shows_those(page):
    page.rounds.choose(("2024", "2026"))

    assert page.body.sentences.since_first.headline.text() == (
        "Since 2024: 3 up, 1 down, 5 the same; one new expert; model 1.1; same rule."
    )
    assert not page.body.sentences.since_previous.isVisible()
    assert page.body.values.n_rounds == 2


def test_ticking_by_keyboard_chooses_a_round(page, qtbot):
    page.rounds.list.setCurrentRow(2)  # 2024: the newest stands first
    QTest.keyClick(page.rounds.list, Qt.Key.Key_Space)

    assert page.rounds.chosen == ("2023", "2024", "2025", "2026")


def test_fewer_than_two_rounds_change_nothing(page):
    page.rounds.choose(("2026",))

    assert page.body.values.n_rounds == 3
    assert "two rounds or more" in page.rounds.note.text()


def test_enter_in_the_table_shows_a_dimension_large(page, qtbot):
    page.body.table.setFocus()
    page.body.table.selectRow(6)
    QTest.keyClick(page.body.table, Qt.Key.Key_Return)

    assert page.body.dimension.currentText() == "Human Resources"
    assert page.body.steps.accessibleDescription() == (
        "Human Resources: 2023: 2 Multi Channel; 2025: 3 Cross Channel; 2026: 2 Multi Channel."
    )


def test_a_click_on_a_small_chart_marks_its_dimension_everywhere(page, qtbot):
    qtbot.waitUntil(lambda: page.body.small.picture is not None)
    region = next(r for r in page.body.small.picture.regions if r.key == "budget")
    (x, y), (right, _), (_, top), _ = region.corners
    x, y = (x + right) / 2, (y + top) / 2
    at = page.body.small.rect().topLeft()
    at.setX(round(x))
    at.setY(round(page.body.small.height() - y))
    QTest.mouseClick(page.body.small.viewport(), Qt.MouseButton.LeftButton, pos=at)

    assert page.body.dimension.currentData() == "budget"
    assert page.body.values.key(page.body.table.currentIndex().row()) == "budget"


def test_by_date_the_chosen_rounds_are_drawn_and_no_others(page, qtbot):
    qtbot.waitUntil(lambda: page.body.steps.picture is not None)
    assert {"2023", "2025", "2026"} <= set(texts(page.body.steps))
    assert "2024" not in texts(page.body.steps)
    assert "model 1.1" in texts(page.body.steps)

    page.rounds.choose_all()
    qtbot.waitUntil(lambda: "2024" in texts(page.body.steps))
    assert "experts +E3" in texts(page.body.steps)


def test_a_click_on_the_words_ticks_as_one_on_the_box_does(page):
    rounds = page.rounds.list
    rounds.resize(300, 200)
    row = rounds.visualItemRect(rounds.item(2))
    for x, chosen in (
        (row.center().x(), ("2023", "2024", "2025", "2026")),
        (row.left() + 12, ("2023", "2025", "2026")),
    ):
        at = QPoint(x, row.center().y())
        QTest.mouseClick(rounds.viewport(), Qt.MouseButton.LeftButton, pos=at)
        assert page.rounds.chosen == chosen


def test_the_slope_goes_from_the_round_before_to_the_latest(page, qtbot):
    qtbot.waitUntil(lambda: page.body.slope.picture is not None)
    marks = page.body.slope.picture.marks
    dashed = [m for m in marks if isinstance(m, Line) and m.stroke.token == "target"]

    assert page.body.slope_card.name.text() == "From 2025 to 2026"
    assert len(dashed) == 1
    assert {"▲ +1", "▼ \N{MINUS SIGN}1"} <= set(texts(page.body.slope))


def test_one_round_alone_says_what_is_missing(open_trend, sample):
    page = open_trend(sample)

    assert "A trend needs two rounds that can be shown." in page.message.text()
    assert not page.rounds.isVisible()
    assert page.start.isVisible()


def test_a_round_that_is_added_is_there_when_the_page_is_shown_again(open_trend, demo, qtbot):
    page = open_trend(demo)
    window = page.window()
    window.show_page("round")
    newest = window.client.facts.rubrics[-1].hash
    add_round(window.client.workspace, NewRound("2027", newest, start="2027"))
    window.show_page("trend")

    qtbot.waitUntil(lambda: page.rounds.list.count() == 5)
    assert page.rounds.chosen == ("2023", "2025", "2026")


def test_every_cell_of_the_table_says_what_it_is(page):
    model = page.body.values
    words = model.index(6, 3).data(Qt.ItemDataRole.AccessibleTextRole)

    assert words == "Human Resources, 2026, 2 February 2026: 2 Multi Channel"


def test_the_model_keeps_qt_s_rules(page, qtmodeltester):
    qtmodeltester.check(page.body.values)


def test_in_indonesian_and_dark(open_trend, demo):
    page = open_trend(demo, language="id", theme="dark")

    assert page.body.sentences.since_first.headline.text().startswith("Sejak 2023: 6 naik, 0 turun")
    assert column(page, "Pakar yang sama")[0] == "3 dari 3 menaikkan"


def test_the_page_prints_on_one_landscape_sheet(page, qtbot, tmp_path):
    target = tmp_path / "trend.pdf"
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(target))
    page.out.choose_printer = lambda *_: printer
    page.print_sheet()

    qtbot.waitUntil(target.exists)
    reader = PdfReader(target)
    sheet = reader.pages[0]
    assert (len(reader.pages), sheet.mediabox.width > sheet.mediabox.height) == (1, True)
    assert "Since 2025: 2 up, 1 down, 6 the same" in sheet.extract_text()


def test_the_sheet_is_exported_under_a_name(open_window, demo, qtbot, tmp_path):
    window = open_window(demo)
    window.context = replace(window.context, choose_target=lambda *_: tmp_path / "sheet")
    window.show_page("trend")
    page = window.page("trend")
    qtbot.waitUntil(page.print_button.isEnabled)
    page.export_sheet()

    qtbot.waitUntil((tmp_path / "sheet.pdf").exists)


def test_its_keys_work_as_soon_as_the_rounds_are_read(page, qtbot):
    page.window().activateWindow()
    qtbot.keyClick(page.body.table, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert page.rounds.chosen == ("2023", "2024", "2025", "2026")

    qtbot.keyClick(page.body.table, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert page.rounds.chosen == ("2023", "2025", "2026")


def test_the_chosen_rounds_outlive_the_page(page, qtbot):
    page.rounds.choose(("2024", "2026"))
    window = page.window()
    window.client.round_opened.emit()
    window.show_page("trend")
    again = window.page("trend")

    qtbot.waitUntil(lambda: again.rounds.chosen == ("2024", "2026"))
