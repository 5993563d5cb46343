"""One report for many questions."""

from __future__ import annotations

import pytest

from omnidesk.reports.pdf import PdfReport
from tests.reports.rounds_to_print import a_record, a_rubric, a_source, printed


@pytest.fixture(scope="session")
def report() -> PdfReport:
    """Nine dimensions, three experts, a text in every place."""
    rubric = a_rubric(9)
    return printed(a_source(rubric, a_record(rubric, 3)))
