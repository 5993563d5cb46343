"""Texts of hundreds of pages: laid out in proportion to their length, and given up when asked."""

from __future__ import annotations

from dataclasses import replace

import pytest

from omnidesk.reports.layout.typesetting import pieces
from omnidesk.reports.pdf import pdf_report
from omnidesk.services.reporting import build_report
from tests.reports.reading import whole_text
from tests.reports.rounds_to_print import a_record, a_rubric, a_source, en, own_fonts

SENTENCE = "Three shops do it, and one of them only since May. "


class Enough(Exception):
    """Nobody waits for the report any more."""


def report_with(n_sentences: int, checkpoint):
    rubric = a_rubric(3)
    record = a_record(rubric)
    findings = [replace(each, text=en(SENTENCE * n_sentences)) for each in record.findings[:1]]
    record = replace(record, findings=(*findings, *record.findings[1:]))
    source = a_source(rubric, record)
    return pdf_report(build_report(source), own_fonts(checkpoint=checkpoint))


def n_steps(n_sentences: int) -> int:
    steps = []
    report_with(n_sentences, lambda: steps.append(1))
    return len(steps)


def test_ten_times_the_text_takes_ten_times_the_steps_and_not_a_hundred():
    nothing, some, much = n_steps(0), n_steps(1_000), n_steps(10_000)

    assert much - nothing < 15 * (some - nothing)


def test_nothing_of_a_long_text_is_left_out():
    text = whole_text(report_with(2_000, lambda: None).data)

    assert text.count("shops") == 2_000  # a foot of a page may stand in a sentence


@pytest.mark.parametrize("after", [10, 200, 400])
def test_a_report_ends_at_once_when_nobody_waits_for_it(after):
    steps = []

    def check() -> None:
        steps.append(1)
        if len(steps) == after:
            raise Enough

    with pytest.raises(Enough):
        report_with(10_000, check)
    assert len(steps) == after


def test_a_report_ends_before_the_first_page_is_begun_too():
    """Choosing the fonts of all texts comes first, and takes as long as the pages."""

    def check() -> None:
        raise Enough

    with pytest.raises(Enough):
        own_fonts(checkpoint=check).letters().runs(SENTENCE)


def test_a_text_is_cut_at_ends_and_spaces_and_stays_whole():
    text = SENTENCE * 500 + "x" * 20_000

    assert [len(piece) <= 6_000 for piece in pieces(text)] == [True] * len(pieces(text))
    assert "".join("".join(pieces(text)).split()) == "".join(text.split())
    assert pieces("") == [""]
