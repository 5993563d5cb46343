"""Any number of dimensions, levels and experts, and texts of any length, lay out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from omnidesk.domain.assessment import Finding
from tests.reports.reading import page_texts, whole_text
from tests.reports.rounds_to_print import a_record, a_rubric, a_source, en, printed


@pytest.mark.parametrize(
    ("n_dimensions", "n_levels", "n_experts"),
    [(1, 1, 1), (1, 6, 3), (2, 6, 3), (3, 2, 2), (9, 5, 0), (30, 6, 5)],
)
def test_every_dimension_and_expert_is_printed(
    n_dimensions: int, n_levels: int, n_experts: int
) -> None:
    rubric = a_rubric(n_dimensions, max(n_levels, 4))
    text = whole_text(printed(a_source(rubric, a_record(rubric, n_experts))).data)
    assert all(f"Dimension{i}" in text for i in range(n_dimensions))
    assert all(f"E{n + 1}" in text for n in range(n_experts))
    assert all(f"Celld{i}at{v + 1}" in text for i in range(n_dimensions) for v in range(4))


def test_120_dimensions_and_12_experts_lay_out() -> None:
    rubric = a_rubric(120, 6)
    report = printed(a_source(rubric, a_record(rubric, 12)))
    text = whole_text(report.data)
    assert all(f"Celld{i}at6" in text for i in range(120))
    assert "E12" in text


def test_a_cell_longer_than_a_page_goes_on_over_pages() -> None:
    words = " ".join(f"word{i}" for i in range(2_500))  # 20,000 characters
    rubric = a_rubric(1, 5, text=words[:19_999])
    pages = page_texts(printed(a_source(rubric, a_record(rubric))).data)
    wide = [text for text in pages if "Stage 1" in text and "Stage 5" in text]
    assert len(wide) > 2
    assert "word2000" in "".join(pages)


@pytest.mark.parametrize("text", ["x" * 20_000, "words " * 3_300])
def test_20_000_characters_of_a_finding_are_all_there(text: str) -> None:
    rubric = a_rubric(2)
    record = replace(a_record(rubric), findings=(Finding("r", "d0", en(text)),))
    read = whole_text(printed(a_source(rubric, record)).data)
    assert read.count(text[0]) >= text.count(text[0])


def test_a_block_is_kept_on_one_page_where_it_fits() -> None:
    rubric = a_rubric(9)
    record = a_record(rubric, text="A few words. " * 20)
    last = tuple(
        replace(r, text=en(f"Last words of {r.dimension}")) for r in record.recommendations
    )
    pages = page_texts(printed(a_source(rubric, replace(record, recommendations=last))).data)
    for i in range(9):
        first = next(n for n, text in enumerate(pages) if f"Dimension {i}\n Now" in text)
        assert f"Last words of d{i}" in pages[first]
