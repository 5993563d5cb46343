"""The charts as drawn: any number of dimensions, any theme, and what a click means."""

from __future__ import annotations

from fractions import Fraction

import pytest
from PySide6.QtCore import QPoint, Qt

from omnidesk.charts.gap import gap_chart
from omnidesk.charts.palette import DARK, LIGHT, contrast, ink_on, level_colours
from omnidesk.charts.pictures.series import LOOKS
from omnidesk.charts.radar import SeriesKind, radar_chart
from omnidesk.domain.aggregation import Source
from omnidesk.domain.assessment import Empty, Horizon, Target
from omnidesk.domain.local_text import LocalText
from omnidesk.domain.overall import Counted, overall
from omnidesk.domain.results import DimensionResult, RoundResults
from omnidesk.domain.rubric import Dimension, Level, Rubric
from omnidesk.domain.rules import OverallRule, PanelRule, Rounding
from omnidesk.texts import Translator
from omnidesk.ui.charts.gap_view import GapView
from omnidesk.ui.charts.radar_view import RadarView
from omnidesk.ui.theme import Theme

T = Translator()


def words(text: str) -> LocalText:
    return LocalText.single("en", text)


def rubric_of(n: int) -> Rubric:
    levels = tuple(Level(value, words(f"Level name {value}")) for value in range(1, 6))
    dimensions = tuple(Dimension(f"d{i}", words(f"Dimension number {i}")) for i in range(n))
    return Rubric("r", "1", ("en",), words("R"), levels, dimensions)


def result(i: int) -> DimensionResult:
    if i % 7 == 5:
        return DimensionResult(f"d{i}", None, None, Source.RULE, list(Empty)[i % 4])
    target = (Target("r", f"d{i}", Horizon.MID, 5),)
    level = i % 4 + 1
    return DimensionResult(f"d{i}", Fraction(level), level, Source.DECISION, targets=target)


def results_of(n: int) -> RoundResults:
    dimensions = tuple(result(i) for i in range(n))
    counted = [Counted(each.score) for each in dimensions]
    total = overall(counted, OverallRule(), Rounding.HALF_UP, range(1, 6))
    return RoundResults(
        "x", None, dimensions, total, None, None, {}, PanelRule.DECISION, Rounding.HALF_UP
    )


@pytest.fixture
def shown(qtbot):
    def show(view, chart, width: int = 540, height: int = 560):
        qtbot.addWidget(view)
        view.resize(width, height)
        view.show_chart(chart)
        with qtbot.waitExposed(view):
            view.show()
        view.grab()
        return view

    return show


@pytest.mark.parametrize("n", [1, 2, 3, 9, 12, 30, 120])
@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_any_number_of_dimensions_is_drawn(shown, n, tokens):
    theme = Theme(tokens)
    radar = shown(RadarView(theme, T), radar_chart(results_of(n), rubric_of(n), T))
    gaps = shown(GapView(theme, T), gap_chart(results_of(n), rubric_of(n), T))

    assert "Dimension number 0" in radar.accessibleDescription()
    assert gaps.minimumHeight() >= n * 34


def test_a_click_near_an_axis_chooses_its_dimension(shown, qtbot):
    radar = shown(RadarView(Theme(LIGHT), T), radar_chart(results_of(4), rubric_of(4), T))
    chosen = []
    radar.dimension_chosen.connect(chosen.append)
    middle = radar.width() // 2
    qtbot.mouseClick(
        radar.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(middle, radar.height() // 4)
    )

    assert chosen == ["d0"]


def test_the_chosen_row_is_marked(shown):
    gaps = shown(GapView(Theme(LIGHT), T), gap_chart(results_of(9), rubric_of(9), T))
    before = gaps.grab().toImage()
    gaps.choose("d3")
    from PySide6.QtWidgets import QApplication

    QApplication.processEvents()
    assert gaps.grab().toImage() != before


def test_series_are_told_apart_without_colour():
    looks = [LOOKS[kind] for kind in SeriesKind]

    assert len({look.stroke.dash for look in looks}) == len(SeriesKind)
    assert len({look.shape for look in looks}) == len(SeriesKind)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_text_contrasts_with_what_it_stands_on(tokens):
    for ground in (tokens.surface, tokens.background, tokens.accent_soft):
        assert contrast(tokens.text, ground) >= 4.5
        assert contrast(tokens.muted, ground) >= 4.5
    assert contrast(tokens.on_accent, tokens.accent) >= 4.5
    assert contrast(tokens.warning, tokens.surface) >= 4.5
    for mark in (tokens.control, tokens.target, tokens.accent, tokens.focus):
        assert contrast(mark, tokens.surface) >= 3


@pytest.mark.parametrize("n", range(1, 13))
@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_the_ramp_has_a_readable_colour_for_every_level(tokens, n):
    colours = level_colours(n, tokens)

    assert len(set(colours)) == n
    assert all(contrast(ink_on(colour), colour) >= 4.5 for colour in colours)
    if n == 5:
        assert colours == tokens.ramp
