"""The Model page on paper: asked for, and saved as a PDF."""

from __future__ import annotations

import pytest

from omnidesk.ui.dialogs.print_model_dialog import PrintModelDialog


@pytest.fixture
def page(open_window, sample):
    window = open_window(sample)
    window.show_page("model")
    return window.page("model")


def asked(page) -> PrintModelDialog:
    page.header_widget.print_.trigger()
    return page.findChild(PrintModelDialog)


@pytest.mark.parametrize("form", ["poster", "booklet"])
def test_a_model_is_saved_in_the_form_and_language_that_were_chosen(
    page, form, tmp_path, qtbot, monkeypatch
):
    out, orders = tmp_path / "model.pdf", []
    monkeypatch.setattr(
        "omnidesk.ui.paper_out.ask_for_target", lambda *_args: orders.append(_args) or out
    )
    dialog = asked(page)
    getattr(dialog, form).setChecked(True)
    dialog.language.setCurrentIndex(dialog.language.findData("id"))
    dialog.save_button.click()

    qtbot.waitUntil(out.exists)
    assert out.read_bytes().startswith(b"%PDF")
    assert "/Lang (id)" in out.read_bytes().decode("latin-1")
    assert form in str(orders[0][3])


def test_nothing_is_written_before_a_button_is_pressed(page, tmp_path):
    dialog = asked(page)
    dialog.reject()

    assert list(tmp_path.glob("*.pdf")) == []
