"""The published case typed in from nothing by the panel together, in Indonesian."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt

from omnidesk.cli.results_json import results_json
from omnidesk.domain.results import round_results
from omnidesk.domain.rules import PanelRule
from omnidesk.paths import locale_folder, resource_folder
from omnidesk.services.reporting import write_report
from omnidesk.services.result_texts import word
from omnidesk.services.rounds import OpenRound, open_round
from omnidesk.storage.workspace import Workspace
from omnidesk.texts import load_translator
from omnidesk.ui.dialogs.new_dialog import NewDialog
from omnidesk.ui.widgets.place_list import PlaceList
from tests.journeys.hands import Hands

SOURCE = json.loads((resource_folder() / "samples" / "telkom-2016.json").read_text("utf-8"))
T = load_translator("id", locale_folder())


def words(texts: dict[str, str]) -> str:
    return texts["id"]


@pytest.fixture
def window(open_window, tmp_path):
    window = open_window(language="id")
    folders = replace(window.context.folders, documents=tmp_path)
    window.context = replace(window.context, folders=folders)
    return window


def start(window, hands: Hands) -> None:
    window.files.ask_for_new()
    dialog = window.findChild(NewDialog)
    hands.type(dialog.organisation, SOURCE["organisation"])
    for field, text in ((dialog.label, "2016"), (dialog.start, "2016")):
        field.clear()
        hands.type(field, text)
    for row, expert in enumerate(SOURCE["experts"]):
        dialog.experts.table.item(row, 0).setText(expert["code"])
        dialog.experts.table.item(row, 1).setText(words(expert["role"]))
    hands.push(dialog, T("Start"))
    hands.wait(lambda: window.client is not None)


def fill_in_the_round(window, hands: Hands) -> None:
    page, own = window.page("round"), SOURCE["round"]
    for name, setting in (
        ("Purpose", "purpose"),
        ("Method", "method"),
        ("Independence", "independence"),
        ("Limitations", "limitations"),
        ("Source", "source"),
        ("Classification", "classification"),
        ("About the dates", "date_note"),
    ):
        hands.fill(hands.field(page.basics, T(name)), words(own[setting]))
    for places, kind in zip(
        page.basics.findChildren(PlaceList), ("sites", "channels"), strict=True
    ):
        for place in SOURCE[kind]:
            hands.type(places.name, words(place))
            hands.press(places.name, Qt.Key.Key_Return)
    hands.choose(page.rules.panel_rule, word(PanelRule.DECISION, T))
    hands.fill(page.verdict.verdict, words(own["verdict"]))
    hands.fill(page.verdict.steps_source, words(own["general_steps_source"]))
    for texts, add, listed in (
        (page.verdict.recommendations, "Add a recommendation", own["overall_recommendations"]),
        (page.verdict.steps, "Add a step", own["general_steps"]),
    ):
        for text in listed:
            hands.push(texts, T(add))
            hands.fill(texts.fields[-1], words(text))


def agree_round_the_table(window, hands: Hands) -> None:
    page = window.page("rate")
    hands.push(page.header_widget, T("Panel together"))
    rubric = window.client.round.rubric
    for own in SOURCE["decisions"]:
        row = page.together.rows[own["dimension"]]
        hands.click(row.levels.buttons[own["level"]])
        hands.fill(row.finding, words(own["finding"]))
        for number, text in enumerate(own["recommendations"]):
            hands.fill(row.recommendations.fields[number], words(text))
        level = f"{own['target']}  {rubric.level_name(own['target'], 'id')}"
        hands.choose(row.target, level)
        row.horizon.setCurrentIndex(row.horizon.findData(own["horizon"]))
        row.horizon.activated.emit(row.horizon.currentIndex())


def write_the_summary(window, hands: Hands) -> None:
    texts, own = window.page("report").texts, SOURCE["summary"]
    hands.fill(texts.works, words(own["works"]))
    hands.fill(texts.holds_back, words(own["holds_back"]))
    hands.fill(texts.sureness, words(own["sureness"]))
    for horizon, field in texts.to_do.items():
        hands.fill(field, words(own["to_do"][horizon.value]))
    for text in own["decisions_asked"]:
        hands.push(texts.decisions, T("Add a decision"))
        hands.fill(texts.decisions.fields[-1], words(text))


def opened(path: Path) -> OpenRound:
    with Workspace.open(path, read_only=True) as workspace:
        return open_round(workspace, "2016")


def report_text(path: Path, out: Path) -> list[str]:
    """The words of the report, without the lines that name this very file or today."""
    with Workspace.open(path, read_only=True) as workspace:
        write_report(
            workspace,
            "2016",
            out,
            language="id",
            locale=locale_folder(),
            fonts=resource_folder() / "fonts",
        )
        with workspace.read() as work:
            head = work.head()
    text = "\n".join(page.extract_text() for page in PdfReader(out).pages)
    assert head[:16] in text.replace("\n", "")
    return [line for line in text.replace(head, "").splitlines() if line.strip()]


def test_the_case_typed_in_is_the_case(window, hands, sample, tmp_path):
    start(window, hands)
    fill_in_the_round(window, hands)
    agree_round_the_table(window, hands)
    write_the_summary(window, hands)
    path = window.client.path
    window.files.close()

    typed, written = opened(path), opened(sample)
    assert typed.record.ratings == ()
    assert results_of(typed) == results_of(written)
    assert report_text(path, tmp_path / "typed.pdf") == report_text(
        sample, tmp_path / "written.pdf"
    )


def results_of(opened: OpenRound) -> dict[str, object]:
    return results_json(opened, round_results(opened.record, opened.rubric), T)
