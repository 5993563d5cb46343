"""The demo: a file of the user's own, opened again as it was left, never written over."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QMessageBox, QPushButton

from omnidesk.services.rounds import rounds_of
from omnidesk.storage.workspace import Workspace


@pytest.fixture
def window(open_window, tmp_path):
    from dataclasses import replace

    window = open_window()
    folders = replace(window.context.folders, documents=tmp_path / "documents")
    window.context = replace(window.context, folders=folders)
    return window


def demo_of(window):
    window.page("home").demo.click()
    return window.client


def test_home_opens_it_in_the_users_documents_on_its_results(window, tmp_path):
    client = demo_of(window)

    assert client.path == tmp_path / "documents" / "OmniDesk demo.omnidesk"
    assert window.rail.button("results").isChecked()
    assert str(client.path) in window.notice.text()
    assert len(client.facts.rounds) == 4


def test_after_new_it_is_the_first_thing_that_is_offered(window):
    buttons = window.page("home").findChildren(QPushButton)

    assert [button.text() for button in buttons[:2]] == ["New client file…", "Open the demo"]


def test_it_opens_again_as_it_was_left(window):
    demo_of(window).delete_round()
    window.files.close()
    client = demo_of(window)

    assert [facts.round.label for facts in client.facts.rounds] == ["2023", "2024", "2025"]
    assert "as you left it" in window.notice.text()


def test_starting_afresh_leaves_the_one_before_where_it_is(window):
    old = demo_of(window).path
    window.client.delete_round()
    window.files.close()
    demo_of(window)
    assert window.notice.undo_button.text() == "Start the demo afresh"
    window.notice.undo_button.click()

    assert window.client.path.name == "OmniDesk demo 2.omnidesk"
    assert len(window.client.facts.rounds) == 4
    with Workspace.open(old, read_only=True) as workspace:
        assert len(rounds_of(workspace)) == 3


def test_the_newest_demo_is_the_one_that_opens_again(window):
    demo_of(window)
    window.samples.start_demo_afresh()
    window.files.close()

    assert demo_of(window).path.name == "OmniDesk demo 2.omnidesk"


def test_a_place_that_cannot_be_written_is_said_and_leaves_nothing(window, tmp_path):
    (tmp_path / "documents").write_text("in the way")
    window.page("home").demo.click()

    assert [box for box in window.findChildren(QMessageBox) if box.isVisible()]
    assert window.client is None


@pytest.mark.parametrize(("language", "word"), [("en", "Fictional"), ("id", "fiktif")])
def test_every_page_calls_it_fictional(open_window, language, word):
    window = open_window(language=language)
    window.samples.open_demo()

    for key in ("model", "round", "rate", "results", "report"):
        window.show_page(key)
        assert word in window.header.facts_text()
        assert "(fictional, fiktif)" in window.header.title_text()
