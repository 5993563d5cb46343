"""A report leaves the window: exported, and printed with a printer and without."""

from __future__ import annotations

import errno
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QDesktopServices, QPageRanges
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QPushButton

from omnidesk.domain.errors import FileExists, FileKindUnknown
from omnidesk.domain.local_text import LocalText
from omnidesk.reports.rendering import page_picture, page_sizes
from omnidesk.services.error_texts import error_text
from omnidesk.services.panel import new_recommendation
from omnidesk.texts import Translator
from omnidesk.ui import paper_out
from omnidesk.ui.printing import ask_for_printer
from tests.reports.reading import page_texts, reader, squashed, whole_text
from tests.ui.report_preview import previewed, shown


class Outside:
    """What the page asks of the world: where to save, what it says, what it refuses."""

    def __init__(self, window, target: Path | None = None) -> None:
        self.said: list[str] = []
        self.errors: list[BaseException] = []
        window.context = replace(
            window.context,
            choose_target=lambda *_: target,
            notify=lambda text, _undo: self.said.append(text),
            offer_choices=lambda text, _choices: self.said.append(text),
            show_error=self.errors.append,
        )


def test_a_report_is_exported_where_one_says(qtbot, open_window, sample, tmp_path):
    window, target = open_window(sample), tmp_path / "for the sponsor.pdf"
    outside = Outside(window, target)
    page = shown(qtbot, window)
    qtbot.mouseClick(page.export_button, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: outside.said != [])
    assert outside.said == [f"Written: {target}"]
    assert page_texts(target.read_bytes()) == page_texts(previewed(page))


def test_after_an_export_the_file_and_its_folder_are_offered(
    qtbot, open_window, sample, tmp_path, monkeypatch
):
    window, target, opened = open_window(sample), tmp_path / "report.pdf", []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    window.context = replace(window.context, choose_target=lambda *_: target)
    page = shown(qtbot, window)
    for words in ("Open", "Show folder"):
        page.export()
        qtbot.waitUntil(window.notice.isVisible)
        assert window.notice.text() == f"Written: {target}"
        button = next(b for b in window.notice.findChildren(QPushButton) if b.text() == words)
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    assert opened == [str(target), str(tmp_path)]


def test_the_next_message_has_no_buttons_left_of_an_export(qtbot, open_window, fresh):
    window = open_window(fresh)
    window.notice.offer_choices("Written", [("Open", list), ("Show folder", list)])
    window.notice.tell("Saved")

    shown_words = [b.text() for b in window.notice.findChildren(QPushButton) if b.isVisible()]
    assert shown_words == ["Put away"]


def test_a_refused_export_does_not_advise_to_copy_the_report(
    qtbot, open_window, sample, tmp_path, monkeypatch
):
    def refuse(*_args) -> None:
        raise OSError(errno.EACCES, "refused")

    window = open_window(sample)
    outside = Outside(window, tmp_path / "report.pdf")
    page = shown(qtbot, window)
    monkeypatch.setattr("omnidesk.services.reporting.write_bytes", refuse)
    page.export()

    qtbot.waitUntil(lambda: outside.errors != [])
    assert error_text(outside.errors[0], Translator()) == (
        "“report.pdf” was not written: its folder, or the file of that name in it, cannot be "
        "changed. Choose another folder or another name."
    )


def test_what_is_being_typed_is_in_the_export(qtbot, open_window, fresh, tmp_path):
    window, target = open_window(fresh), tmp_path / "report.pdf"
    outside = Outside(window, target)
    page = shown(qtbot, window)
    page.texts.works.setFocus()
    qtbot.keyClicks(page.texts.works, "Just now written")
    qtbot.keyClick(page.texts.works, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)

    qtbot.waitUntil(lambda: outside.said != [])
    assert squashed("Just now written") in whole_text(target.read_bytes())


def test_changing_ones_mind_writes_nothing(qtbot, open_window, sample, tmp_path):
    window = open_window(sample)
    outside = Outside(window, None)
    page = shown(qtbot, window)
    before = sorted(tmp_path.iterdir())
    qtbot.mouseClick(page.export_button, Qt.MouseButton.LeftButton)

    assert sorted(tmp_path.iterdir()) == before
    assert outside.errors == []


def test_a_name_without_an_ending_gets_one_but_replaces_nothing(
    qtbot, open_window, sample, tmp_path
):
    window = open_window(sample)
    outside = Outside(window, tmp_path / "report")
    page = shown(qtbot, window)
    page.export()
    qtbot.waitUntil(lambda: outside.said != [])
    assert (tmp_path / "report.pdf").exists()

    page.export()
    assert [type(exc) for exc in outside.errors] == [FileExists]


def test_another_kind_of_file_is_refused(qtbot, open_window, sample, tmp_path):
    window = open_window(sample)
    outside = Outside(window, tmp_path / "report.docx")
    page = shown(qtbot, window)
    page.export()

    qtbot.waitUntil(lambda: outside.errors != [])
    assert isinstance(outside.errors[0], FileKindUnknown)
    assert not (tmp_path / "report.docx").exists()


def to_file(path: Path, pages: str = "") -> QPrinter:
    """A printer as the dialog hands it back for "print to file"."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    if pages:
        printer.setPageRanges(QPageRanges.fromString(pages))
    return printer


def test_printing_without_a_printer_writes_the_pages_as_they_are(
    qtbot, open_window, sample, tmp_path
):
    window, target = open_window(sample), tmp_path / "printed.pdf"
    outside = Outside(window)
    page = shown(qtbot, window)
    page.out.choose_printer = lambda *_: to_file(target)
    qtbot.mouseClick(page.print_button, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: outside.said != [])
    assert squashed("Executive summary") in whole_text(target.read_bytes())


def test_some_pages_go_to_the_printer_as_they_look(qtbot, open_window, sample, tmp_path):
    window, target = open_window(sample), tmp_path / "some.pdf"
    outside = Outside(window)
    page = shown(qtbot, window)
    page.out.choose_printer = lambda *_: to_file(target, f"2,{page.preview.view.n_pages}")
    page.print_report()

    qtbot.waitUntil(lambda: outside.said != [], timeout=30_000)
    assert outside.said == ["The report was sent to the printer."]
    assert len(reader(target.read_bytes()).pages) == 2


def test_a_page_that_lies_across_is_turned_to_fill_the_sheet(qtbot, open_window, sample, tmp_path):
    window, target = open_window(sample), tmp_path / "last.pdf"
    outside = Outside(window)
    page = shown(qtbot, window)
    last = page.preview.view.n_pages
    page.out.choose_printer = lambda *_: to_file(target, str(last))
    page.print_report()

    qtbot.waitUntil(lambda: outside.said != [], timeout=30_000)
    ((width, height),) = page_sizes(target.read_bytes())
    assert width < height
    picture = page_picture(target.read_bytes(), 0, 40)
    rows = [
        picture.pixels[y * picture.bytes_per_line :][: 4 * picture.width]
        for y in range(picture.height)
    ]
    inked = [y for y, row in enumerate(rows) if min(row[0::4]) < 128]
    assert inked[-1] - inked[0] > 0.8 * picture.height


def test_the_systems_dialog_offers_a_file_where_there_is_no_printer(qtbot, open_window, tmp_path):
    window, names = open_window(), []

    def accept() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QPrintDialog)
        names.append(dialog.windowTitle())
        dialog.accept()

    QTimer.singleShot(0, accept)
    printer = ask_for_printer(window, "Print the report", tmp_path / "report.pdf")
    assert names == ["Print the report"]
    assert printer is not None
    assert printer.outputFileName() == str(tmp_path / "report.pdf")


def with_endless_advice(window):
    """Paste a megabyte of short lines: the layout of thousands of pages takes a minute."""
    document = window.client.round
    entry = document.entry("technology")
    text = LocalText.single("en", "one line\n" * 120_000)
    advice = new_recommendation(document.record.round.id, "technology", text)
    document.change_entry(replace(entry, recommendations=(advice,)), "paste")
    return document


def test_a_pasted_megabyte_that_was_undone_holds_nothing_up(qtbot, open_window, sample, tmp_path):
    window, target = open_window(sample), tmp_path / "report.pdf"
    outside = Outside(window, target)
    document = with_endless_advice(window)
    page = window.page("report")
    qtbot.waitUntil(page.preview.cancel.isVisible, timeout=10_000)
    assert page.preview.made is None
    document.undo_stack.undo()

    qtbot.waitUntil(lambda: page.preview.made is not None, timeout=10_000)
    page.export()
    qtbot.waitUntil(lambda: outside.said == [f"Written: {target}"], timeout=10_000)


def test_what_is_exported_is_not_queued_behind_a_preview(qtbot, open_window, sample, tmp_path):
    window, target = open_window(sample), tmp_path / "report.pdf"
    outside = Outside(window, target)
    page = shown(qtbot, window)
    document = with_endless_advice(window)
    qtbot.waitUntil(page.preview.cancel.isVisible, timeout=10_000)
    document.undo_stack.undo()
    page.export()

    qtbot.waitUntil(lambda: outside.said == [f"Written: {target}"], timeout=10_000)
    qtbot.waitUntil(lambda: len(page_texts(previewed(page))) < 40, timeout=10_000)


def test_closing_the_window_ends_a_layout_at_once(qtbot, open_window, sample):
    window = open_window(sample)
    with_endless_advice(window)
    page = window.page("report")
    qtbot.waitUntil(page.preview.cancel.isVisible, timeout=10_000)

    assert window.close()  # a layout that went on would meet the test's time limit


def test_a_long_layout_is_cancelled_by_a_button(qtbot, open_window, sample):
    window = open_window(sample)
    document = with_endless_advice(window)
    page = window.page("report")
    qtbot.waitUntil(page.preview.cancel.isVisible, timeout=10_000)
    qtbot.mouseClick(page.preview.cancel, Qt.MouseButton.LeftButton)
    assert page.preview.state.text() == "The layout of the pages was cancelled."
    assert not page.preview.cancel.isVisible()
    document.undo_stack.undo()

    qtbot.waitUntil(lambda: page.preview.made is not None, timeout=10_000)


def test_a_long_export_is_cancelled_and_writes_nothing(qtbot, open_window, sample, tmp_path):
    window, target = open_window(sample), tmp_path / "report.pdf"
    window.context = replace(window.context, choose_target=lambda *_: target)
    page = shown(qtbot, window)
    with_endless_advice(window)
    page.export()
    qtbot.waitUntil(lambda: window.notice.text() == "The pages are being made…", timeout=10_000)
    qtbot.mouseClick(window.notice.undo_button, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: window.notice.text() == "Cancelled. Nothing was written.")
    assert not target.exists()


def test_pages_that_are_done_as_the_layout_is_cancelled_come_no_more(qtbot, open_window, sample):
    window = open_window(sample)
    page = shown(qtbot, window)
    before, document = page.preview.made, window.client.round
    document.change_settings(replace(document.settings, source=LocalText.single("en", "x")), "x")
    qtbot.waitUntil(lambda: page.preview.state.text() != "")
    window.tasks.drain()  # the pages are done, and what tells of it has not been heard yet
    page.preview.cancel.click()
    QApplication.processEvents()

    assert page.preview.state.text() == "The layout of the pages was cancelled."
    assert page.preview.made is before


def test_a_refused_export_takes_its_offer_to_cancel_away(
    qtbot, open_window, sample, tmp_path, monkeypatch
):
    monkeypatch.setattr(paper_out, "_OFFERED_AFTER_MILLISECONDS", 0)
    window = open_window(sample)
    outside = Outside(window, tmp_path / "no such folder" / "report.pdf")
    page = shown(qtbot, window)
    page.export()
    qtbot.waitUntil(lambda: window.notice.text() == "The pages are being made…")
    qtbot.waitUntil(lambda: outside.errors != [], timeout=10_000)

    assert not window.notice.isVisible()
