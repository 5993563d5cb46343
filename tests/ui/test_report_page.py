"""The report beside its words: previewed, written, exported and printed as a person would."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPageRanges
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QLabel

from omnidesk.domain.assessment import Horizon
from omnidesk.domain.errors import FileExists, ReportKindUnknown
from omnidesk.reports.content import SectionKey
from omnidesk.reports.rendering import page_picture, page_sizes
from omnidesk.services.rounds import open_round, set_blind
from omnidesk.storage.workspace import Workspace
from omnidesk.ui.printing import ask_for_printer
from tests.reports.reading import outline_titles, page_texts, reader, squashed, whole_text


class Outside:
    """What the page asks of the world: where to save, what it says, what it refuses."""

    def __init__(self, window, target: Path | None = None) -> None:
        self.said: list[str] = []
        self.errors: list[BaseException] = []
        window.context = replace(
            window.context,
            choose_target=lambda *_: target,
            notify=lambda text, _undo: self.said.append(text),
            show_error=self.errors.append,
        )


def shown(qtbot, window):
    """Return the page once its preview is there."""
    page = window.page("report")
    qtbot.waitUntil(lambda: page.preview.made is not None)
    qtbot.waitUntil(lambda: page.preview.view.is_drawn(page.preview.view.current_page))
    return page


def previewed(page) -> bytes:
    return page.preview.made.report.data


def on_disk(window):
    with Workspace.open(window.client.path, read_only=True) as workspace:
        return open_round(workspace, window.client.round.record.round.label).record.round.settings


def until_previewed(qtbot, page, words: str, *, is_there: bool = True) -> None:
    def is_as_wanted() -> bool:
        return (squashed(words) in whole_text(previewed(page))) is is_there

    qtbot.waitUntil(is_as_wanted, timeout=15_000)


# Preview


def test_the_real_pages_are_shown(qtbot, open_window, sample):
    page = shown(qtbot, open_window(sample))

    assert page.preview.view.n_pages == len(page_texts(previewed(page)))
    image = page.preview.view.image(0)
    colours = {image.pixel(x, y) for x in range(0, image.width(), 7) for y in range(0, 200, 5)}
    assert len(colours) > 3
    assert page.preview.place.text() == f"Page 1 of {page.preview.view.n_pages}"


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_it_opens_in_every_language_and_theme(qtbot, open_window, sample, language, theme):
    page = shown(qtbot, open_window(sample, language=language, theme=theme))

    title = {"en": "Executive summary", "id": "Ringkasan eksekutif"}[language]
    assert title in outline_titles(previewed(page))


def test_pages_are_turned_and_enlarged_from_the_keyboard(qtbot, open_window, sample):
    page = shown(qtbot, open_window(sample))
    view = page.preview.view
    assert view.hasFocus()

    qtbot.keyClick(view, Qt.Key.Key_End)
    assert view.current_page == view.n_pages - 1
    qtbot.keyClick(view, Qt.Key.Key_Home)
    for _ in range(3):
        qtbot.keyClick(view, Qt.Key.Key_PageDown)
    assert view.current_page > 0
    qtbot.keyClick(view, Qt.Key.Key_Plus)
    assert view.zoom > 1
    qtbot.keyClick(view, Qt.Key.Key_0)
    assert view.zoom == 1


def test_a_page_that_comes_into_sight_is_drawn(qtbot, open_window, sample):
    view = shown(qtbot, open_window(sample)).preview.view
    view.go_to(3)

    qtbot.waitUntil(lambda: view.is_drawn(3))
    assert view.accessibleDescription().startswith("Page 4 of ")


def test_a_section_is_left_out_and_taken_in_again(qtbot, open_window, sample):
    page = shown(qtbot, open_window(sample))
    box = page.options.sections[SectionKey.ROADMAP]
    box.setFocus()

    qtbot.keyClick(box, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "Roadmap" not in outline_titles(previewed(page)), timeout=15_000)
    qtbot.keyClick(box, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "Roadmap" in outline_titles(previewed(page)), timeout=15_000)


def test_another_language_changes_pages_and_fields(qtbot, open_window, sample):
    page = shown(qtbot, open_window(sample))
    page.options.language.setFocus()
    qtbot.keyClick(page.options.language, Qt.Key.Key_Down)

    until_previewed(qtbot, page, "Ringkasan eksekutif")
    assert page.texts.works.toPlainText().startswith("Strategi sedang dilaksanakan")
    assert page.options.classification.toPlainText() == "Kasus terbitan"


# Words


def test_words_are_on_disk_when_a_field_is_left_and_the_page_follows(qtbot, open_window, fresh):
    window = open_window(fresh)
    page = shown(qtbot, window)
    assert "To be written by the author." in page_texts(previewed(page))[1]

    page.texts.works.setFocus()
    qtbot.keyClicks(page.texts.works, "Much runs well")
    qtbot.keyClick(page.texts.works, Qt.Key.Key_Tab)

    assert on_disk(window).summary.works.get("en") == "Much runs well"
    until_previewed(qtbot, page, "Much runs well")


def test_a_pause_in_typing_is_enough(qtbot, open_window, fresh):
    window = open_window(fresh)
    field = shown(qtbot, window).texts.verdict
    field.setFocus()
    qtbot.keyClicks(field, "All in all ")

    qtbot.waitUntil(lambda: on_disk(window).verdict.get("en") == "All in all", timeout=10_000)
    assert field.hasFocus()
    qtbot.keyClicks(field, "well")
    assert field.toPlainText() == "All in all well"


def test_what_was_written_is_undone(qtbot, open_window, fresh):
    window = open_window(fresh)
    page = shown(qtbot, window)
    field = page.texts.to_do[Horizon.MID]
    field.setFocus()
    qtbot.keyClicks(field, "Write the roadmap")
    field.clearFocus()
    assert dict(on_disk(window).summary.to_do)[Horizon.MID].get("en") == "Write the roadmap"

    page.undo_stack.undo()
    assert on_disk(window).summary.to_do == ()
    assert field.toPlainText() == ""


def test_decisions_are_added_one_by_one(qtbot, open_window, fresh):
    window = open_window(fresh)
    page = shown(qtbot, window)
    for text in ("Name an owner", "Release the budget"):
        add = next(b for b in page.texts.decisions.findChildren(type(page.export_button)))
        qtbot.mouseClick(add, Qt.MouseButton.LeftButton)
        field = page.texts.decisions.fields()[-1]
        qtbot.keyClicks(field, text)
        field.clearFocus()

    asked = [text.get("en") for text in on_disk(window).summary.decisions_asked]
    assert asked == ["Name an owner", "Release the budget"]
    until_previewed(qtbot, page, "2. Release the budget")


def test_the_classification_stands_at_the_foot(qtbot, open_window, fresh):
    window = open_window(fresh)
    page = shown(qtbot, window)
    page.options.classification.setFocus()
    qtbot.keyClicks(page.options.classification, "Confidential")
    page.options.classification.clearFocus()

    assert on_disk(window).classification.get("en") == "Confidential"
    until_previewed(qtbot, page, "Confidential")


def test_words_in_one_language_leave_the_other_as_it_is(qtbot, open_window, sample):
    window = open_window(sample)
    page = shown(qtbot, window)
    page.texts.works.setFocus()
    page.texts.works.selectAll()
    qtbot.keyClicks(page.texts.works, "New words")
    page.texts.works.clearFocus()

    works = on_disk(window).summary.works
    assert works.get("en") == "New words"
    assert works.get("id").startswith("Strategi sedang")


def test_a_file_open_for_reading_shows_its_pages_but_takes_no_words(qtbot, open_window, sample):
    with Workspace.open(sample):
        page = shown(qtbot, open_window(sample))
        assert not page.texts.works.isEnabled()
        assert page.export_button.isEnabled()


# Export and print


def test_a_report_is_exported_where_one_says(qtbot, open_window, sample, tmp_path):
    window, target = open_window(sample), tmp_path / "for the sponsor.pdf"
    outside = Outside(window, target)
    page = shown(qtbot, window)
    qtbot.mouseClick(page.export_button, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: outside.said != [])
    assert outside.said == [f"Written: {target}"]
    assert page_texts(target.read_bytes()) == page_texts(previewed(page))


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
    assert isinstance(outside.errors[0], ReportKindUnknown)
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
    page.choose_printer = lambda *_: to_file(target)
    qtbot.mouseClick(page.print_button, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: outside.said != [])
    assert squashed("Executive summary") in whole_text(target.read_bytes())


def test_some_pages_go_to_the_printer_as_they_look(qtbot, open_window, sample, tmp_path):
    window, target = open_window(sample), tmp_path / "some.pdf"
    outside = Outside(window)
    page = shown(qtbot, window)
    page.choose_printer = lambda *_: to_file(target, f"2,{page.preview.view.n_pages}")
    page.print_report()

    qtbot.waitUntil(lambda: outside.said != [], timeout=30_000)
    assert outside.said == ["The report was sent to the printer."]
    assert len(reader(target.read_bytes()).pages) == 2


def test_a_page_that_lies_across_is_turned_to_fill_the_sheet(qtbot, open_window, sample, tmp_path):
    window, target = open_window(sample), tmp_path / "last.pdf"
    outside = Outside(window)
    page = shown(qtbot, window)
    last = page.preview.view.n_pages
    page.choose_printer = lambda *_: to_file(target, str(last))
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


# Blind rounds


def test_a_blind_round_says_why_nothing_is_shown(qtbot, open_window, make_file):
    page = open_window(make_file(blind=True)).page("report")

    words = " ".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())
    assert "nothing is shown to anyone" in words
    assert page.preview.made is None
    assert not page.export_button.isEnabled()
    assert not page.preview.isVisible()


def test_pages_appear_when_the_blind_rating_is_over(qtbot, open_window, make_file):
    window = open_window(make_file(blind=True))
    page = window.page("report")
    qtbot.mouseClick(page.blind.end, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: page.preview.made is not None, timeout=15_000)
    assert page.preview.isVisible()
    assert page.export_button.isEnabled()


def test_pages_vanish_when_a_round_becomes_blind(qtbot, open_window, fresh):
    window = open_window(fresh)
    page = shown(qtbot, window)
    document = window.client.round
    set_blind(document.workspace, document.record.round.id, 1, blind=True)
    document.reload()

    assert page.preview.made is None
    assert page.blind.isVisible()
    assert not page.export_button.isEnabled()
