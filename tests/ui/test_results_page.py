"""Results as shown: the overall with its rule, charts, values, and one dimension beside them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt

from omnidesk.domain.rules import OverallRule
from omnidesk.services.capture import hand_in

LEVELS = {"E1": 3, "E2": 3, "E3": 4}


@pytest.fixture
def case(open_window, sample):
    return open_window(sample)


@pytest.fixture
def rated(open_window, fresh):
    """A round in which three experts have rated everything."""
    window = open_window(fresh)
    document = window.client.round
    for expert in document.record.panel:
        for key in document.scope:
            document.rate(expert.id, key, LEVELS[expert.code], "rate")
    return window


def column(page, name: str) -> list[str]:
    values = page.values
    heads = [values.headerData(i, Qt.Orientation.Horizontal) for i in range(values.columnCount())]
    at = heads.index(name)
    return [values.index(row, at).data() for row in range(values.rowCount())]


def test_the_published_case_stands_with_rule_and_alternatives(case):
    card = case.page("results").overall

    assert card.rule.text() == "Overall, by the rule: median"
    assert card.headline.text() == "3   Cross Channel"
    assert "6 of 9 dimensions" in card.alternatives.text()
    assert "Mean\N{NO-BREAK SPACE}2.67" in card.alternatives.text()
    assert "Weakest dimension 2, Multi Channel" in card.alternatives.text()
    assert card.depends.isVisible()
    assert card.after.text() == "4   Omni Channel"
    assert "no individual ratings" in card.agreement.text()


def test_the_same_in_indonesian(open_window, sample):
    card = open_window(sample, language="id").page("results").overall

    assert card.headline.text() == "3   Lintas Saluran"
    assert "Rata-rata\N{NO-BREAK SPACE}2,67" in card.alternatives.text()


def test_the_values_stand_in_a_table(case):
    page = case.page("results")

    assert column(page, "Level")[:2] == ["3 Cross Channel", "2 Multi Channel"]
    assert column(page, "Target")[1] == "3 Cross Channel"
    assert column(page, "By")[0] == "long term"
    assert set(column(page, "Source")) == {"panel"}


def test_ratings_of_every_expert_are_columns(rated):
    page = rated.page("results")

    assert column(page, "E3") == ["4"] * 9
    assert set(column(page, "Spread")) == {"one level apart"}
    assert set(column(page, "Source")) == {"rule"}


def test_a_dimension_that_the_panel_agreed_is_no_longer_to_discuss(open_window, fresh, qtbot):
    window = open_window(fresh)
    document, page = window.client.round, window.page("results")
    for expert, level in zip(document.record.panel, (1, 2, 4), strict=True):
        document.rate(expert.id, "technology", level, "")
    assert column(page, "Spread")[2] == "to discuss"
    page.choose("technology")
    qtbot.mouseClick(page.inspector.levels.buttons[2], Qt.MouseButton.LeftButton)

    assert column(page, "Spread")[2] == "3 levels apart, agreed"
    action = next(each for each in page.commands() if each.objectName() == "next_to_discuss")
    assert not action.isEnabled()


def test_agreement_is_said_in_plain_words(rated):
    text = rated.page("results").overall.agreement.text()

    assert "33% are on the same level" in text
    assert "100% at most one level apart" in text


def test_choosing_a_row_opens_everything_about_the_dimension(rated, qtbot):
    page = rated.page("results")
    page.table.selectRow(2)
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Return)

    assert page.inspector.isVisible()
    assert page.inspector.title.text() == "Technology"
    assert "E3: 4 Omni Channel" in page.inspector.texts()


def test_the_case_shows_finding_and_recommendations_of_a_dimension(case):
    page = case.page("results")
    page.choose("technology")
    advice = [field.toPlainText() for field in page.inspector.recommendations.fields]

    assert any("CX Assurance runs in every contact" in text for text in page.inspector.texts())
    assert [bool(text) for text in advice] == [True, True, True, False]


def test_recommendations_are_written_in_the_panel_of_a_dimension(rated, qtbot):
    page = rated.page("results")
    page.choose("technology")
    field = page.inspector.recommendations.fields[0]
    field.setFocus()
    qtbot.keyClicks(field, "Appoint one owner")
    page.choose("budget")

    entry = rated.client.round.entry("technology")
    assert [each.text.get("en") for each in entry.recommendations] == ["Appoint one owner"]
    assert page.inspector.recommendations.fields[0].toPlainText() == ""
    rated.undo_group.undo()
    assert rated.client.round.entry("technology").recommendations == ()


def test_a_closed_round_shows_its_recommendations_without_fields(case):
    case.client.close_round()
    page = case.page("results")
    page.choose("technology")

    assert page.inspector.recommendations is None
    assert sum(text[:3] in ("a. ", "b. ", "c. ") for text in page.inspector.texts()) == 3


def test_a_decision_is_recorded_with_its_reason_and_counts(rated, qtbot):
    page = rated.page("results")
    page.choose("technology")
    qtbot.mouseClick(page.inspector.levels.buttons[5], Qt.MouseButton.LeftButton)
    page.inspector.reason.setFocus()
    qtbot.keyClicks(page.inspector.reason, "seen since")
    page.leave()

    decision = rated.client.round.entry("technology").decision
    assert (decision.level, decision.reason.get("en")) == (5, "seen since")
    assert column(page, "Level")[2] == "5 Optimized Omni Channel"
    assert column(page, "Source")[2] == "panel"


def test_the_decision_is_undone_from_the_results(rated, qtbot):
    page = rated.page("results")
    page.choose("technology")
    qtbot.mouseClick(page.inspector.levels.buttons[5], Qt.MouseButton.LeftButton)
    rated.undo_group.undo()

    assert column(page, "Level")[2] == "3 Cross Channel"


def test_escape_closes_the_inspector(rated, qtbot):
    page = rated.page("results")
    page.choose("technology")
    qtbot.keyClick(page.inspector, Qt.Key.Key_Escape)

    qtbot.waitUntil(lambda: not page.inspector.isVisible())


def test_another_rule_changes_the_number_and_its_name(case):
    document = case.client.round
    settings = replace(document.settings, overall_rule=OverallRule.parse("min"))
    document.change_settings(settings, "rule")
    card = case.page("results").overall

    assert card.rule.text() == "Overall, by the rule: weakest dimension"
    assert card.headline.text() == "2   Multi Channel"


@pytest.mark.parametrize(
    ("rule", "text"),
    [("gate:2", "Yes: all reach it"), ("gate:3", "No: not all reach it"), ("none", "no overall")],
)
def test_rules_without_a_number_say_so_in_words(case, rule, text):
    document = case.client.round
    settings = replace(document.settings, overall_rule=OverallRule.parse(rule))
    document.change_settings(settings, "rule")

    assert text in case.page("results").overall.headline.text()


def test_a_blind_round_shows_completeness_only(open_window, make_file, qtbot):
    window = open_window(make_file(blind=True))
    document = window.client.round
    document.rate(document.record.panel[0].id, "technology", 4, "rate")
    page = window.page("results")
    assert page.blind.isVisible()
    assert "E1  Quality: 1 of 9 rated" in page.blind.lines.text()
    for expert in document.record.panel:
        hand_in(window.client.workspace, document.record, 1, expert.id)
    document.reload()

    qtbot.waitUntil(page.table.isVisible)


def test_the_coordinator_ends_a_blind_pass(open_window, make_file, qtbot):
    window = open_window(make_file(blind=True))
    page = window.page("results")
    qtbot.mouseClick(page.blind.end, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(page.table.isVisible)
    assert window.client.round.current_pass.ended


def test_charts_tell_their_content_to_a_screen_reader(case):
    page = case.page("results")

    assert "Technology: 3 Cross Channel" in page.radar.accessibleDescription()
    assert "Budget: now 3 Cross Channel; target 4 Omni Channel" in (
        page.gaps.accessibleDescription()
    )


def test_a_click_on_a_row_of_the_gap_chart_chooses_its_dimension(case, qtbot):
    page = case.page("results")
    page.grab()
    qtbot.waitUntil(lambda: page.gaps.picture is not None)
    (left, bottom), _, (right, top), _ = page.gaps.picture.regions[4].corners
    x = (left + right) / 2 + page.gaps.origin[0]
    y = page.gaps.height() - (bottom + top) / 2 - page.gaps.origin[1]
    qtbot.mouseClick(
        page.gaps.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(round(x), round(y))
    )

    assert page.inspector.title.text() == "Leadership and Organizational Structure"


def test_the_values_model_keeps_qts_contract(qtmodeltester, case):
    qtmodeltester.check(case.page("results").values)
