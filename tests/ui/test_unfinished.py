"""What was being typed when the program stopped is offered when the file is opened again."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit

from omnidesk.domain.local_text import LocalText
from omnidesk.domain.typed_text import FieldKind, TextField, TypedText
from omnidesk.services.client_files import rename_organisation
from omnidesk.services.experts import change_expert
from omnidesk.services.panel import entry_of, new_recommendation
from omnidesk.services.rounds import open_round, rename_round
from omnidesk.services.rubrics import drafts_of, file_rubrics, start_draft
from omnidesk.services.typed_texts import keep_typed, typed_texts
from omnidesk.storage.workspace import Workspace
from omnidesk.ui.dialogs.unfinished_dialog import UnfinishedDialog
from omnidesk.ui.documents import typing_keeper
from tests.reports.reading import squashed, whole_text
from tests.ui.conftest import ROLES

KEY = "technology"
WORDS = "owner of the plan"


def leave(path, before: str = "", *, words: str = WORDS, label: str = "2026", **field) -> TextField:
    """Leave a text in the file as a killed program would."""
    with Workspace.open(path) as workspace:
        record = open_round(workspace, label).record
        field = {"owner": record.round.id, "language": "en", **field}
        if "expert_id" in field:
            field["expert_id"] = record.panel[0].id
        made = TextField(**field)
        keep_typed(workspace, [TypedText(made, f"{words} ", before)])
    return made


def record_in(path):
    with Workspace.open(path, read_only=True) as workspace:
        return open_round(workspace, "2026").record


def kept_in(path) -> list[TypedText]:
    with Workspace.open(path, read_only=True) as workspace:
        return typed_texts(workspace)


def look(qtbot, window) -> UnfinishedDialog:
    assert "Somebody was typing when the program stopped." in window.notice.text()
    qtbot.mouseClick(window.notice.undo_button, Qt.MouseButton.LeftButton)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, UnfinishedDialog)
    return dialog


def push(qtbot, dialog, words: str) -> None:
    button = next(b for b in dialog.buttons() if b.text() == words)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def said(dialog) -> list[str]:
    return [each.text() for each in dialog.findChildren(QLabel)]


@pytest.mark.parametrize(
    ("field", "read"),
    [
        (
            {"kind": FieldKind.FINDING, "dimension": KEY},
            lambda r: entry_of(r, KEY).finding.get("en"),
        ),
        (
            {"kind": FieldKind.RECOMMENDATION, "dimension": KEY},
            lambda r: entry_of(r, KEY).recommendations[0].text.get("en"),
        ),
        (
            {"kind": FieldKind.RATIONALE, "dimension": KEY, "expert_id": "E1", "pass_number": 1},
            lambda r: r.ratings[0].rationale.get("en"),
        ),
        (
            {"kind": FieldKind.SETTING, "name": "verdict"},
            lambda r: r.round.settings.verdict.get("en"),
        ),
        (
            {"kind": FieldKind.SETTING_ITEM, "name": "general_steps"},
            lambda r: r.round.settings.general_steps[0].get("en"),
        ),
        (
            {"kind": FieldKind.SUMMARY, "name": "works"},
            lambda r: r.round.settings.summary.works.get("en"),
        ),
        (
            {"kind": FieldKind.DECISION_ASKED},
            lambda r: r.round.settings.summary.decisions_asked[0].get("en"),
        ),
        (
            {"kind": FieldKind.TO_DO, "name": "mid"},
            lambda r: dict(r.round.settings.summary.to_do)["mid"].get("en"),
        ),
        (
            {"kind": FieldKind.HORIZON, "name": "short"},
            lambda r: r.round.settings.horizons["short"].get("en"),
        ),
        ({"kind": FieldKind.ORGANISATION}, lambda r: r.organisation),
        (
            {"kind": FieldKind.EXPERT, "name": "role", "expert_id": "E1"},
            lambda r: r.panel[0].role.get("en"),
        ),
        (
            {"kind": FieldKind.EXPERT, "name": "name", "expert_id": "E1"},
            lambda r: r.names[r.panel[0].id],
        ),
    ],
    ids=lambda value: "-".join(map(str, value.values())) if isinstance(value, dict) else "",
)
def test_a_text_of_a_round_is_put_back_where_it_belongs(qtbot, open_window, fresh, field, read):
    before = {FieldKind.ORGANISATION: "Telko Nusantara", FieldKind.EXPERT: ROLES["E1"]["en"]}
    leave(fresh, before=before.get(field["kind"], ""), **field)
    window = open_window(fresh)
    dialog = look(qtbot, window)
    assert f"{WORDS} " in said(dialog)
    push(qtbot, dialog, "Put back")

    assert read(record_in(fresh)) == WORDS
    assert kept_in(fresh) == []
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)


def test_what_was_put_back_can_be_undone(qtbot, open_window, fresh):
    leave(fresh, kind=FieldKind.FINDING, dimension=KEY)
    window = open_window(fresh)
    push(qtbot, look(qtbot, window), "Put back")
    window.client.round.undo_stack.undo()

    assert not entry_of(record_in(fresh), KEY).finding


def test_a_role_that_was_put_back_can_be_undone(qtbot, open_window, fresh):
    before = ROLES["E1"]["en"]
    leave(fresh, before=before, kind=FieldKind.EXPERT, name="role", expert_id="E1")
    window = open_window(fresh)
    push(qtbot, look(qtbot, window), "Put back")
    assert record_in(fresh).panel[0].role.get("en") == WORDS
    window.undo_group.undo()

    assert record_in(fresh).panel[0].role.get("en") == before


@pytest.mark.parametrize("has_draft", [True, False])
def test_a_text_of_a_model_is_put_back_into_its_draft(qtbot, open_window, fresh, has_draft):
    with Workspace.open(fresh) as workspace:
        known = file_rubrics(workspace)[0]
        owner = start_draft(workspace, known.rubric).id if has_draft else known.hash
    leave(
        fresh,
        before=known.rubric.descriptor(KEY, 3, "en"),
        kind=FieldKind.RUBRIC_TEXT,
        owner=owner,
        dimension=KEY,
        level=3,
        name="descriptor",
    )
    window = open_window(fresh)
    push(qtbot, look(qtbot, window), "Put back")

    def stored() -> list[str]:
        with Workspace.open(fresh, read_only=True) as workspace:
            return [draft.rubric.descriptor(KEY, 3, "en") for draft in drafts_of(workspace)]

    qtbot.waitUntil(lambda: stored() == [WORDS])


def test_a_text_can_be_let_go(qtbot, open_window, fresh):
    leave(fresh, kind=FieldKind.FINDING, dimension=KEY)
    push(qtbot, look(qtbot, open_window(fresh)), "Let go")

    assert kept_in(fresh) == []
    assert not entry_of(record_in(fresh), KEY).finding


def test_what_is_not_answered_is_offered_again(qtbot, open_window, fresh):
    leave(fresh, kind=FieldKind.FINDING, dimension=KEY)
    window = open_window(fresh)
    look(qtbot, window).reject()
    window.close()

    look(qtbot, open_window(fresh)).reject()


def test_a_reason_of_a_blind_rating_is_put_back_without_being_shown(qtbot, open_window, make_file):
    path = make_file(blind=True)
    leave(path, kind=FieldKind.RATIONALE, dimension=KEY, expert_id="E1", pass_number=1)
    window = open_window(path)
    dialog = look(qtbot, window)
    assert not any(WORDS in words for words in said(dialog))
    assert "2026  ·  Technology  ·  reason of E1" in said(dialog)
    assert [b.text() for b in dialog.buttons()] == ["Put back", "Let go"]
    push(qtbot, dialog, "Put back")

    assert record_in(path).ratings[0].rationale.get("en") == WORDS
    assert not window.client.round.undo_stack.canUndo()


def test_what_is_in_the_history_already_is_not_asked_about(qtbot, open_window, fresh):
    window = open_window(fresh)
    document = window.client.round
    entry = document.entry(KEY)
    document.change_entry(replace(entry, finding=entry.finding.with_text("en", WORDS)), "finding")
    window.close()
    leave(fresh, kind=FieldKind.FINDING, dimension=KEY)

    assert "Somebody was typing" not in open_window(fresh).notice.text()
    assert kept_in(fresh) == []


def test_a_place_that_is_gone_is_said_and_the_text_stays(qtbot, open_window, fresh):
    leave(fresh, kind=FieldKind.RUBRIC_TEXT, owner="no-such-draft", dimension=KEY, level=3)
    window = open_window(fresh)
    errors: list[BaseException] = []
    window.show_error = errors.append
    window.context = replace(window.context, show_error=errors.append)
    dialog = look(qtbot, window)
    push(qtbot, dialog, "Put back")

    assert [type(each).__name__ for each in errors] == ["PlaceGone"]
    assert len(kept_in(fresh)) == 1
    push(qtbot, dialog, "Copy")
    assert QApplication.clipboard().text() == f"{WORDS} "
    dialog.reject()


def test_what_was_written_since_is_kept_above_it(qtbot, open_window, fresh):
    window = open_window(fresh)
    entry = window.client.round.entry(KEY)
    newer = entry.finding.with_text("en", "written since")
    window.client.round.change_entry(replace(entry, finding=newer), "finding")
    window.close()
    leave(fresh, before="as it was", kind=FieldKind.FINDING, dimension=KEY)
    push(qtbot, look(qtbot, open_window(fresh)), "Put back")

    assert entry_of(record_in(fresh), KEY).finding.get("en") == f"written since\n{WORDS}"


def test_a_recommendation_takes_the_place_of_what_it_was_and_of_no_other(qtbot, open_window, fresh):
    window = open_window(fresh)
    document = window.client.round
    entry, round_id = document.entry(KEY), document.record.round.id
    advice = tuple(
        new_recommendation(round_id, KEY, LocalText.single("en", text)) for text in "ACD"
    )
    document.change_entry(replace(entry, recommendations=advice), "three")
    window.close()
    leave(fresh, before="C", kind=FieldKind.RECOMMENDATION, dimension=KEY, position=2)
    push(qtbot, look(qtbot, open_window(fresh)), "Put back")

    texts = [each.text.get("en") for each in entry_of(record_in(fresh), KEY).recommendations]
    assert texts == ["A", WORDS, "D"]


def test_a_text_whose_place_is_gone_is_offered_and_not_thrown_away(qtbot, open_window, fresh):
    leave(fresh, kind=FieldKind.REASON, dimension=KEY)  # no level was agreed
    look(qtbot, open_window(fresh)).reject()

    assert len(kept_in(fresh)) == 1


def test_typing_in_the_same_field_anew_loses_neither_text(qtbot, open_window, fresh):
    leave(fresh, kind=FieldKind.SETTING, name="purpose")
    window = open_window(fresh)
    fields = window.page("round").findChildren(QPlainTextEdit)
    purpose = next(each for each in fields if each.accessibleName() == "Purpose")
    purpose.setFocus()
    qtbot.keyClicks(purpose, "another")
    qtbot.waitUntil(lambda: len(kept_in(fresh)) == 2)
    window.page("round").tabs.setFocus()

    assert [typed.text for typed in kept_in(fresh)] == [f"{WORDS} "]


def test_after_a_rounds_name_is_put_back_every_page_knows_it(qtbot, open_window, fresh):
    leave(fresh, before="2026", kind=FieldKind.ROUND_LABEL)
    window = open_window(fresh)
    push(qtbot, look(qtbot, window), "Put back")
    page = window.page("report")

    qtbot.waitUntil(lambda: page.preview.made is not None, timeout=15_000)


def test_a_preview_shows_nothing_that_nobody_has_answered_for(qtbot, open_window, fresh):
    leave(fresh, kind=FieldKind.SETTING, name="verdict")
    window = open_window(fresh)
    page = window.page("report")
    qtbot.waitUntil(lambda: page.preview.made is not None, timeout=15_000)

    assert squashed(WORDS) not in whole_text(page.preview.made.report.data)


@pytest.mark.parametrize("words", ["Put back", "Let go"])
def test_the_offer_goes_once_all_is_answered_by_another_way(qtbot, open_window, fresh, words):
    leave(fresh, kind=FieldKind.FINDING, dimension=KEY)
    leave(fresh, kind=FieldKind.SETTING, name="purpose")
    window = open_window(fresh)
    assert window.notice.isVisible()
    window.unfinished.show_here()
    dialog = QApplication.activeModalWidget()
    push(qtbot, dialog, words)
    assert window.notice.isVisible()
    push(qtbot, dialog, words)

    assert not window.notice.isVisible()


def test_the_offer_can_be_had_again_from_the_menu(qtbot, open_window, fresh):
    leave(fresh, kind=FieldKind.FINDING, dimension=KEY)
    window = open_window(fresh)
    window.show_page("results")  # the message went with the page that it was shown on
    assert not window.notice.isVisible()
    window.unfinished.show_here()
    push(qtbot, QApplication.activeModalWidget(), "Put back")

    assert not window.unfinished.is_any()


@pytest.mark.parametrize("page_key", ["report", "round"])
def test_killed_between_its_step_and_letting_go_a_text_does_not_come_twice(
    qtbot, open_window, fresh, monkeypatch, page_key
):
    window = open_window(fresh)
    page = window.page(page_key)
    name = {"report": "Verdict in words", "round": "Purpose"}[page_key]
    field = next(f for f in page.findChildren(QPlainTextEdit) if f.accessibleName() == name)
    field.setFocus()
    qtbot.keyClicks(field, "half of ")
    qtbot.waitUntil(lambda: [typed.text for typed in kept_in(fresh)] == ["half of "])
    qtbot.keyClicks(field, "it")
    monkeypatch.setattr(typing_keeper, "forget_typed", lambda *_: None)  # the kill comes first
    field.commit()
    window.close()
    monkeypatch.undo()

    assert [typed.text for typed in kept_in(fresh)] == ["half of it"]
    assert "Somebody was typing" not in open_window(fresh).notice.text()
    assert kept_in(fresh) == []


def test_a_reason_of_a_deleted_blind_round_stays_covered(qtbot, open_window, make_file):
    path = make_file(blind=True)
    leave(path, kind=FieldKind.RATIONALE, dimension=KEY, expert_id="E1", pass_number=1)
    window = open_window(path)
    window.client.delete_round()
    window.unfinished.show_here()
    dialog = QApplication.activeModalWidget()

    assert not any(WORDS in each for each in said(dialog))
    assert "Copy" not in [button.text() for button in dialog.buttons()]
    dialog.reject()


@pytest.mark.parametrize(
    ("field", "change"),
    [
        ({"kind": FieldKind.EXPERT, "name": "role"}, "role"),
        ({"kind": FieldKind.ORGANISATION}, "client"),
        ({"kind": FieldKind.ROUND_LABEL}, "label"),
    ],
)
def test_a_name_that_has_become_another_since_is_not_replaced(
    qtbot, open_window, fresh, field, change
):
    window = open_window(fresh)
    workspace, record = window.client.workspace, window.client.round.record
    if change == "role":
        expert = replace(record.panel[0], role=LocalText.single("en", "Head of all"))
        change_expert(workspace, record.round.id, expert)
        field = {**field, "expert_id": "E1"}
    elif change == "client":
        rename_organisation(workspace, "Head of all")
    else:
        rename_round(workspace, record.round, "Head of all")
    window.close()
    label = "Head of all" if change == "label" else "2026"
    leave(fresh, label=label, before="as it was", **field)
    window = open_window(fresh)
    dialog = look(qtbot, window)

    assert any("It says “Head of all” by now." in each for each in said(dialog))
    assert [button.text() for button in dialog.buttons()] == ["Copy", "Let go"]
    dialog.reject()


@pytest.mark.parametrize("weight", ["nan", "-3", "inf"])
def test_a_weight_that_is_none_is_not_put_back(qtbot, open_window, fresh, weight):
    leave(fresh, words=weight, kind=FieldKind.EXPERT, name="weight", expert_id="E1")
    window = open_window(fresh)
    errors: list[BaseException] = []
    window.context = replace(window.context, show_error=errors.append)
    dialog = look(qtbot, window)
    push(qtbot, dialog, "Put back")

    assert [type(each).__name__ for each in errors] == ["PlaceGone"]
    assert record_in(fresh).panel[0].weight == 1
    dialog.reject()
