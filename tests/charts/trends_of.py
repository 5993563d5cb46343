"""Trends of any size for tests."""

from __future__ import annotations

from dataclasses import replace

from omnidesk.charts.boxes import Box
from omnidesk.charts.pictures.marks import Ink, Picture, TextSize, Writing
from omnidesk.domain.assessment import RoundSettings
from omnidesk.domain.local_text import LocalText
from omnidesk.domain.rubric import Rubric
from omnidesk.domain.trend import Trend, trend_of
from tests.charts.charts_of import LEVELS, NAMES, lettering
from tests.domain.rounds import a_record, a_rubric

SCREEN = Ink(lettering(13), lettering(12))
PAPER = Ink(lettering(8.5), lettering(7), 0.75)
SIZES = (13, 12), (8.5, 7)


def named_rubric(n: int) -> Rubric:
    """A rubric of n dimensions with names and levels of the usual length."""
    rubric = a_rubric([f"d{i}" for i in range(n)])
    dimensions = tuple(
        replace(each, name=LocalText.single("en", NAMES[i % len(NAMES)]))
        for i, each in enumerate(rubric.dimensions)
    )
    levels = tuple(
        replace(level, name=LocalText.single("en", mark.name))
        for level, mark in zip(rubric.levels, LEVELS, strict=True)
    )
    return replace(rubric, dimensions=dimensions, levels=levels)


def a_trend(n: int, n_rounds: int = 4) -> Trend:
    """A trend over years in which dimensions rise, fall, stay, and have gaps."""
    rubric = named_rubric(n)
    return trend_of([(a_year(rubric, year), rubric) for year in range(n_rounds)])


def a_year(rubric: Rubric, year: int):
    said = {
        key: [1 + (i + year * (i % 3)) % 5] * 3
        for i, key in enumerate(rubric.keys)
        if (i + year) % 11 != 10
    }
    label = str(2000 + year)
    record = a_record(said, settings=RoundSettings(start=label))
    return replace(record, round=replace(record.round, id=label, label=label))


def text_boxes(picture: Picture, ink: Ink) -> list[tuple[str, Box]]:
    """Return what every text of a picture covers, a little less than its line."""
    found = []
    for mark in picture.marks:
        if isinstance(mark, Writing):
            font = ink.usual if mark.size is TextSize.USUAL else ink.small
            width, height = font.width(mark.text), 0.7 * font.line_height
            x = mark.at[0] - (mark.align + 1) / 2 * width
            found.append((mark.text, Box(x, mark.at[1] - height / 2, width, height)))
    return found
