"""Heads stand with what they are over, and no word of one is broken."""

from __future__ import annotations

from dataclasses import replace

import pytest

from omnidesk.paths import resource_folder
from omnidesk.reports.content_blocks import Listing, Prose
from omnidesk.reports.pdf import pdf_report
from omnidesk.services.reporting import build_report
from omnidesk.texts import load_translator
from tests.reports.reading import page_texts
from tests.reports.rounds_to_print import a_record, a_rubric, a_source, own_fonts, printed

HEAD = "What is under this"


@pytest.mark.parametrize("kind", [Prose, Listing])
def test_no_heading_stands_alone_at_the_foot_of_a_page(kind):
    rubric = a_rubric(3)
    content = build_report(a_source(rubric, a_record(rubric)))
    section = content.sections[0]
    for n_lines in range(27, 35):  # round the foot of the page, in steps of less than a line
        for n_items in range(1, 8):
            blocks = (
                Prose(("line",) * n_lines),
                Listing(("item",) * n_items),
                kind(("the words below it",), HEAD),
            )
            one = replace(content, sections=(replace(section, blocks=blocks),))
            pages = page_texts(pdf_report(one, own_fonts()).data)
            assert [page for page in pages if HEAD in page and "words below it" not in page] == []


def test_the_word_for_gap_is_not_broken_in_indonesian():
    rubric, t = a_rubric(4), load_translator("id", resource_folder() / "locale")
    source = a_source(rubric, a_record(rubric, n_experts=3), t)

    assert any("Kesenjangan\n" in page for page in page_texts(printed(source).data))
