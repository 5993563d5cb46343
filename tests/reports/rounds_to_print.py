"""Rounds of any size and with any text, to print."""

from __future__ import annotations

from dataclasses import replace

from omnidesk.domain.assessment import (
    Confidence,
    Decision,
    Evidence,
    EvidenceKind,
    Expert,
    Finding,
    Horizon,
    Pass,
    Rating,
    RatingState,
    Recommendation,
    Round,
    RoundRecord,
    RoundSettings,
    Summary,
    Target,
)
from omnidesk.domain.local_text import LocalText
from omnidesk.domain.rubric import Cell, Dimension, Level, Rubric
from omnidesk.domain.rules import PanelRule
from omnidesk.paths import resource_folder
from omnidesk.reports.fonts import Checkpoint, ReportFonts, go_on
from omnidesk.reports.pdf import PdfReport, pdf_report
from omnidesk.services.report_sections.source import ReportOptions, ReportSource
from omnidesk.services.reporting import build_report, source_of
from omnidesk.texts import Translator

MADE_ON = "2026-05-17"
HEAD = "a1" * 32


def en(text: str) -> LocalText:
    return LocalText.single("en", text)


def a_rubric(n_dimensions: int, n_levels: int = 5, *, text: str = "") -> Rubric:
    keys = [f"d{i}" for i in range(n_dimensions)]
    values = range(1, n_levels + 1)
    return Rubric(
        "plain",
        "1.0",
        ("en",),
        en("Plain model"),
        tuple(Level(value, en(f"Stage {value}"), en(f"Meaning {value}")) for value in values),
        tuple(Dimension(key, en(f"Dimension {i}")) for i, key in enumerate(keys)),
        {(key, v): Cell(en(text or f"Cell {key} at {v}")) for key in keys for v in values},
    )


def a_record(rubric: Rubric, n_experts: int = 0, *, text: str = "words") -> RoundRecord:
    """Return a round in which every kind of text says the same."""
    panel = tuple(Expert(f"id{n}", f"E{n + 1}", en(f"Role {n}")) for n in range(n_experts))
    keys, words = rubric.keys, en(text)
    ratings = tuple(
        Rating("r", 1, key, expert.id, RatingState.LEVEL, 1 + (i + n) % 3, Confidence.LOW, words)
        for n, expert in enumerate(panel)
        for i, key in enumerate(keys)
    )
    return RoundRecord(
        "Somebody Ltd",
        Round("r", "2026", "hash", some_settings(text, by_rule=bool(panel))),
        panel,
        (Pass("r", 1),),
        ratings,
        findings=tuple(Finding("r", key, words) for key in keys),
        decisions=() if panel else tuple(Decision("r", key, 2, words, words) for key in keys),
        targets=tuple(Target("r", key, Horizon.MID, 4) for key in keys),
        recommendations=tuple(Recommendation(f"a-{key}", "r", key, 0, words) for key in keys),
        evidence=(Evidence("e", "r", keys[0], EvidenceKind.INTERVIEW, words, "2026-05"),),
    )


def some_settings(text: str, *, by_rule: bool = True) -> RoundSettings:
    words = en(text)
    return RoundSettings(
        assessor="Rina Assessor",
        purpose=words,
        method=words,
        verdict=words,
        limitations=words,
        classification=en("Confidential"),
        panel_rule=PanelRule.MEDIAN if by_rule else PanelRule.DECISION,
        summary=Summary(words, words, ((Horizon.SHORT, words),), words, (words,)),
    )


def a_source(rubric: Rubric, record: RoundRecord, t: Translator | None = None) -> ReportSource:
    return source_of(record, rubric, HEAD, t or Translator(), MADE_ON)


def with_settings(record: RoundRecord, settings: RoundSettings) -> RoundRecord:
    return replace(record, round=replace(record.round, settings=settings))


def own_fonts(checkpoint: Checkpoint = go_on) -> ReportFonts:
    """The fonts that ship with the program and no others."""
    return ReportFonts(resource_folder() / "fonts", system=(), checkpoint=checkpoint)


def printed(source: ReportSource, options: ReportOptions | None = None) -> PdfReport:
    return pdf_report(build_report(source, options or ReportOptions()), own_fonts())
