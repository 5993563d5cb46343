"""A font's table of characters is read without the rest of the font."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.pdfbase.ttfonts import TTFont

from omnidesk.paths import resource_folder
from omnidesk.reports.coverage import NOTHING, coverage_of, font_files
from omnidesk.reports.fonts import ReportFonts

OWN = resource_folder() / "fonts"


@pytest.mark.parametrize("path", sorted(OWN.glob("*.ttf")), ids=lambda path: path.stem)
def test_it_agrees_with_a_full_reading(path: Path) -> None:
    known = set(TTFont("any", path).face.charToGlyph) - {0xFFFF}  # no character
    coverage = coverage_of(path)
    assert all(coverage.has(code) for code in known)
    assert coverage.has(ord("A")) == (ord("A") in known)
    assert not coverage.has(0x10FFFF)


def test_a_file_that_is_no_font_covers_nothing(tmp_path: Path) -> None:
    broken = tmp_path / "broken.ttf"
    for content in (b"", b"\x00\x01\x00\x00", b"ttcf" + b"\xff" * 40, b"%PDF-1.7" * 10):
        broken.write_bytes(content)
        coverage_of.cache_clear()
        assert coverage_of(broken) == NOTHING
    assert coverage_of(tmp_path / "absent.ttf") == NOTHING


def test_plain_fonts_are_asked_before_bold_and_mono(tmp_path: Path) -> None:
    for name in ("ZSans-Regular", "ASans-Bold", "AMono", "ASerif-BoldItalic"):
        (tmp_path / f"{name}.ttf").touch()
    assert [path.stem for path in font_files((tmp_path,))] == [
        "ZSans-Regular",
        "ASans-Bold",
        "AMono",
        "ASerif-BoldItalic",
    ]


def test_runs_fall_back_in_order() -> None:
    runs = ReportFonts(OWN, system=()).letters().runs("a\u22121\u25a1")
    assert runs == [
        ("NotoSans", "a"),
        ("NotoSansMath", "\u2212"),
        ("NotoSans", "1"),
        ("NotoSansSymbols2", "\u25a1"),
    ]
