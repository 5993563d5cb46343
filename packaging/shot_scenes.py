"""The scenes of the pictures: what is done in the window before each of them is taken."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from shot_stage import Look, Stage

from omnidesk.domain.errors import FileDamaged
from omnidesk.ui.documents.rubric_places import Place

GRID, ONE_BY_ONE, TOGETHER = range(3)
BASICS, EXPERTS, RULES, TARGETS, VERDICT = range(5)
SEALED = "sealed.omnidesk"
"""A file with a passphrase, which lies beside the others."""


@dataclass(frozen=True, slots=True)
class Scene:
    """One picture: its name, and what is done on the stage before it is taken.

    Attributes:
        waits: the scene ends only when a person has answered what it shows.
    """

    name: str
    act: Callable[[Stage], object]
    waits: bool = False

    def name_in(self, look: Look) -> str:
        return f"{self.name}-{look.theme}-{look.language}"


def hint(key: str) -> Callable[[Stage], object]:
    """Show a page with its hint over it, as the first time."""

    def act(stage: Stage) -> None:
        window = stage.window
        window.change_settings(replace(window.settings, hidden_hints=()))
        stage.page(key)

    return act


def help_at(key: str, place: str) -> Callable[[Stage], object]:
    """Open the help over a page."""

    def act(stage: Stage) -> None:
        stage.page(key)
        stage.window.help_desk.show_help(place)

    return act


def page(key: str) -> Callable[[Stage], object]:
    """Show a page as it is when one arrives."""
    return lambda stage: stage.page(key)


def round_tab(number: int) -> Callable[[Stage], object]:
    return lambda stage: stage.page("round").tabs.setCurrentIndex(number)


def trend_at(chart: str, dimension: str = "") -> Callable[[Stage], object]:
    """Scroll the trend to one of its charts, with a dimension shown large."""

    def act(stage: Stage) -> None:
        body = stage.page("trend").body
        stage.settle()
        body.choose(dimension)
        stage.settle()
        card = getattr(body, chart).parentWidget()
        body.verticalScrollBar().setValue(card.pos().y())

    return act


def closed(key: str) -> Callable[[Stage], object]:
    """Look at a page in a round that was closed."""

    def act(stage: Stage) -> None:
        stage.page("round")
        stage.window.header.round_chosen.emit("2025")
        stage.page(key)

    return act


def change_passphrase(stage: Stage) -> None:
    stage.window.care.ask_passphrase()


def tell_place(stage: Stage) -> None:
    stage.window.care.tell_place()


def restore(stage: Stage) -> None:
    """Choose among the backups of the open file, of which there is one at least."""
    stage.window.backups.make()
    stage.settle()
    stage.window.restoring.ask()


def recover(stage: Stage) -> None:
    """Open a file of which a piece was lost."""
    path = stage.folder / "telko-damaged.omnidesk"
    others = (each for each in stage.folder.glob("*.omnidesk") if each.name != SEALED)
    source = min(each for each in others if each != path)
    content = bytearray(source.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    stage.window.open_path(path)


def menu(*path: int) -> Callable[[Stage], object]:
    """Open a menu of the menu bar, and a menu in it, by their places."""

    def act(stage: Stage) -> None:
        bar = stage.window.menuBar()
        action = bar.actions()[path[0]]
        opened: Any = action.menu()
        opened.popup(bar.mapToGlobal(bar.actionGeometry(action).bottomLeft()))
        for place in path[1:]:
            inner = [each for each in opened.actions() if each.menu()][place]
            opened.setActiveAction(inner)
            corner = opened.mapToGlobal(opened.actionGeometry(inner).topRight())
            inner.menu().popup(corner)

    return act


def new_client(stage: Stage) -> None:
    """Fill in the form for a new client as far as its name."""
    stage.window.files.ask_for_new()
    dialog: Any = QApplication.activeModalWidget()
    QTest.keyClicks(dialog.organisation, "Telko Nusantara")


def own_model(stage: Stage) -> None:
    """Ask for a model of one's own while a table lies on the clipboard."""
    heads = "\tAd hoc\tRepeated\tMeasured\n"
    rows = ("Service\tNobody in charge\tA desk\tA team", "People\tNone trained\tSome\tAll")
    QApplication.clipboard().setText(heads + "\n".join(rows))
    new_client(stage)
    dialog: Any = QApplication.activeModalWidget()
    own = next(n for n in range(dialog.rubric.count()) if dialog.rubric.itemData(n) == -2)
    dialog.rubric.setCurrentIndex(own)
    dialog.rubric.activated.emit(own)
    QTest.keyClicks(dialog.own.name, "Service")


def refuse(stage: Stage) -> None:
    stage.window.show_error(FileDamaged(stage.folder / "telko-nusantara.omnidesk", "page 12"))


def fail(stage: Stage) -> None:
    """Show the box for a mistake of the program's own."""
    logging.disable()  # it is meant to be one
    stage.window.show_error(ZeroDivisionError("division by zero"))
    logging.disable(logging.NOTSET)


def about(stage: Stage) -> None:
    help_menu: Any = stage.window.menuBar().actions()[-1].menu()
    help_menu.actions()[-1].trigger()


def ask_passphrase(stage: Stage) -> None:
    stage.window.open_path(stage.folder / SEALED)


def rate(mode: int, *, expert: str = "E2", dimension: str = "technology") -> Callable[[Stage], Any]:
    """Show one expert's sheet in one of its modes, at one dimension."""

    def act(stage: Stage) -> Any:
        sheet = stage.page("rate")
        sheet.show_mode(mode)
        sheet.choose_expert(expert)
        sheet.grid.go_to(dimension)
        sheet.show_mode(mode)
        sheet.arrive()
        return sheet

    return act


def rate_grid_side(stage: Stage) -> None:
    """Open the side panel with the key that opens it."""
    sheet = rate(GRID)(stage)
    QTest.keyClick(sheet.grid, Qt.Key.Key_W)


def rate_locked(stage: Stage) -> None:
    """Try to change what an expert has finished."""
    sheet = rate(GRID, expert="E1")(stage)
    QTest.keyClick(sheet.grid, Qt.Key.Key_5)


def ask_reason(stage: Stage) -> None:
    sheet = rate(GRID, dimension="budget")(stage)
    QTest.keyClick(sheet.grid, Qt.Key.Key_N)


def ask_evidence(stage: Stage) -> None:
    sheet = rate(GRID)(stage)
    QTest.keyClick(sheet.grid, Qt.Key.Key_E)


def inspect(dimension: str) -> Callable[[Stage], object]:
    return lambda stage: stage.page("results").choose(dimension)


def close_inspector(stage: Stage) -> None:
    stage.page("results").inspector.hide()


def edit_model(stage: Stage) -> None:
    """Type in a cell of the model."""
    model = stage.page("model")
    model.grid.edit_at(model.model.index_of(Place("technology", 3)))


def model_panel(name: str) -> Callable[[Stage], object]:
    """Open one of the panels beside the model's grid, the cursor in a cell."""

    def act(stage: Stage) -> None:
        model = stage.page("model")
        model.show_second_language("")
        model.show_place(Place("technology", 3))
        model.panels.area.show_panel("")
        model.panels.go_to(name)

    return act


def model_side_by_side(stage: Stage) -> None:
    """Show the model in both of its languages."""
    model = stage.page("model")
    model.panels.area.show_panel("")
    model.show_second_language("id" if model.model.language == "en" else "en")
    model.show_place(Place("technology", 3))


def model_groups(stage: Stage) -> None:
    """Put some dimensions under a heading."""
    model = stage.page("model")
    model.panels.bar.put_away()
    model.panels.area.show_panel("")
    model.show_place(Place("technology", 3))
    model.grid.extend_to(model.model.index_of(Place("leadership_organization", 3)))
    model.actions_.groups.group()
    field: Any = QApplication.focusWidget()
    QTest.keyClicks(field, "Technology")
    QTest.keyClick(field, Qt.Key.Key_Return)


def model_find(stage: Stage) -> None:
    """Look for a part of a word that stands in both languages."""
    model = stage.page("model")
    model.show_second_language("")
    model.panels.finder.open(replaces=True)
    QTest.keyClicks(model.panels.bar.text, "omni")
    stage.settle()
    model.panels.finder.go(1)


def add_to_model(stage: Stage) -> None:
    """Add a dimension; a draft begins, and its name is waited for."""
    stage.page("model").actions_.rows.add()


def freeze(stage: Stage) -> None:
    """Ask to freeze a draft that has a dimension without a name."""
    model = stage.page("model")
    if model.document.draft is None:
        add_to_model(stage)
    model.leave()
    model.header_widget.freeze.click()


def freeze_changes(stage: Stage) -> None:
    """Ask to freeze a draft in which two descriptions changed."""
    model = stage.page("model")
    table = model.model
    model.header_widget.source_chosen.emit(model.document.known[0])
    for dimension, level, words in (("technology", 3, ", too."), ("budget", 2, " for 12 months.")):
        place = table.index_of(Place(dimension, level))
        table.setData(place, f"{str(place.data()).rstrip('.')}{words}")
    model.header_widget.freeze.click()


def compare_versions(stage: Stage) -> None:
    """Compare the draft of the freezing scene with its version."""
    stage.page("model").versions.compare()


def match_versions(stage: Stage) -> None:
    """Match the two versions of the demo."""
    stage.page("model").versions.match()


def import_table(stage: Stage) -> None:
    """Look at a table that a client might send, before it becomes a model."""
    from omnidesk.services.import_plan import read_plan
    from omnidesk.ui.dialogs.import_dialog import ImportDialog

    table = stage.folder / "service-desk.csv"
    table.write_text(_TABLE, encoding="utf-8")
    model = stage.page("model")
    plan = read_plan([table], stage.look.language)
    ImportDialog(stage.window.context, plan, model).open()


_TABLE = """\
Pillar,Measure,What it means,1 Low,2 Medium,3 High,Score
People,Skills,What the team can do,Learnt on the job.,Trained once.,Trained each year.,2
,Hours,When somebody answers,Office hours.,Evenings too.,Round the clock.,1
Tools,Tickets,How requests are kept,In mailboxes.,In a shared list.,In one system.,3
,Average,,,,,2
"""


def library(stage: Stage) -> None:
    """Show every model there is."""
    stage.page("model").versions.show_library()


def model_menu(stage: Stage) -> None:
    button = stage.page("model").header_widget.more
    button.menu().popup(button.mapToGlobal(button.rect().bottomLeft()))


def rate_menu(stage: Stage) -> None:
    rate(GRID)(stage)
    menu(3)(stage)


def shortcuts(stage: Stage) -> None:
    rate(GRID)(stage)
    stage.window.help_desk.show_shortcuts()


README = ("results-light-en", "rate-grid-light-en", "rate-one-by-one-dark-id", "report-light-en")
"""The pictures that the README shows."""

NOTHING_OPEN = (
    Scene("home-empty", page("home")),
    Scene("model-without-file", page("model")),
    Scene("dialog-new-client", new_client),
    Scene("dialog-own-model", own_model),
    Scene("dialog-passphrase", ask_passphrase, waits=True),
    Scene("dialog-refusal", refuse),
    Scene("dialog-own-mistake", fail),
    Scene("dialog-about", about),
    Scene("dialog-settings", lambda stage: stage.window.ask_for_settings()),
    Scene("dialog-commands", lambda stage: stage.window.help_desk.ask_for_command()),
    Scene("menu-file", menu(0)),
    Scene("menu-help", menu(-1)),
)
RECENT = (Scene("home-recent", page("home")),)
PUBLISHED = (
    Scene("model", page("model")),
    Scene("round-basics", round_tab(BASICS)),
    Scene("round-experts", round_tab(EXPERTS)),
    Scene("round-rules", round_tab(RULES)),
    Scene("round-targets", round_tab(TARGETS)),
    Scene("round-verdict", round_tab(VERDICT)),
    Scene("rate-together", page("rate")),
    Scene("results", page("results")),
    Scene("results-dimension", inspect("technology")),
    Scene("report", page("report")),
    Scene("menu-file-open", menu(0)),
    Scene("dialog-passphrase-set", change_passphrase),
    Scene("dialog-where-is-my-file", tell_place),
    Scene("dialog-restore", restore),
    Scene("menu-view-language", menu(2, 0)),
    Scene("dialog-new-round", lambda stage: stage.window.files.ask_for_round()),
    Scene("trend-one-round", page("trend")),
    Scene("recovery", recover),
)
FRESH = (
    Scene("rate-grid-fresh", rate(GRID, expert="E1", dimension="business_strategy")),
    Scene("rate-one-by-one-fresh", rate(ONE_BY_ONE, expert="E1", dimension="business_strategy")),
    Scene("rate-together-fresh", rate(TOGETHER)),
    Scene("results-fresh", page("results")),
    Scene("rate-hint", hint("rate")),
)
RATED = (
    Scene("rate-grid", rate(GRID)),
    Scene("rate-grid-side", rate_grid_side),
    Scene("rate-grid-locked", rate_locked),
    Scene("rate-one-by-one", rate(ONE_BY_ONE)),
    Scene("rate-together-rated", rate(TOGETHER)),
    Scene("dialog-evidence", ask_evidence),
    Scene("dialog-not-applicable", ask_reason),
    Scene("results-rated", page("results")),
    Scene("results-rated-dimension", inspect("technology")),
    Scene("round-experts-rated", round_tab(EXPERTS)),
    Scene("round-rules-rated", round_tab(RULES)),
    Scene("model-details", model_panel("details")),
    Scene("model-check", model_panel("check")),
    Scene("model-languages", model_panel("languages")),
    Scene("model-side-by-side", model_side_by_side),
    Scene("model-find", model_find),
    Scene("model-groups", model_groups),
    Scene("model-editing", edit_model),
    Scene("model-draft", add_to_model),
    Scene("dialog-import", import_table),
    Scene("menu-edit", menu(1)),
    Scene("menu-rate", rate_menu),
    Scene("dialog-shortcuts", shortcuts),
    Scene("help", help_at("rate", "rate#grid")),
    Scene("menu-model", model_menu),
    Scene("dialog-freeze", freeze),
    Scene("dialog-freeze-changes", freeze_changes),
    Scene("dialog-compare", compare_versions),
    Scene("dialog-library", library),
)
BLIND = (
    Scene("rate-one-by-one-blind", rate(ONE_BY_ONE)),
    Scene("results-blind", page("results")),
    Scene("report-blind", page("report")),
)
DEMO = (
    Scene("trend", page("trend")),
    Scene("dialog-match", match_versions),
    Scene("trend-dates", trend_at("steps", "human_resources")),
    Scene("trend-slope", trend_at("slope")),
    Scene("round-closed", closed("round")),
    Scene("rate-closed", closed("rate")),
)
RETAIL = (Scene("rate-grid-6x6", page("rate")),)
READ_ONLY = (Scene("rate-read-only", page("rate")),)
