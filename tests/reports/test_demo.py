"""The demonstration's report calls its client fictional on every page."""

from __future__ import annotations

import pytest
from pypdf import PdfReader

from omnidesk.paths import locale_folder, resource_folder, rubric_folder
from omnidesk.services.reporting import write_report
from omnidesk.services.samples import DEMO, write_sample
from omnidesk.storage.workspace import Workspace


@pytest.mark.parametrize(("language", "words"), [("en", "Fictional"), ("id", "Contoh fiktif")])
def test_every_page_says_that_it_is_fictional(tmp_path, language, words):
    path, out = tmp_path / "demo.omnidesk", tmp_path / "demo.pdf"
    write_sample(path, DEMO, samples=resource_folder() / "samples", rubrics=rubric_folder())
    with Workspace.open(path, read_only=True) as workspace:
        write_report(
            workspace,
            "2026",
            out,
            language=language,
            locale=locale_folder(),
            fonts=resource_folder() / "fonts",
        )

    pages = [page.extract_text() for page in PdfReader(out).pages]
    assert len(pages) > 5
    assert [number for number, text in enumerate(pages) if words not in text] == []
