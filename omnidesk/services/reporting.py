"""Reports of a round: read in one go, worded in one language, written whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from functools import reduce
from pathlib import Path

from omnidesk.domain.assessment import RoundRecord
from omnidesk.domain.errors import FileKindUnknown
from omnidesk.domain.results import round_results
from omnidesk.domain.rubric import Rubric
from omnidesk.domain.typed_text import TypedText, with_typed
from omnidesk.exchange.writing import exporting
from omnidesk.files import write_bytes
from omnidesk.reports.content import ReportContent, Section, SectionKey
from omnidesk.reports.fonts import ReportFonts
from omnidesk.reports.pdf import PdfReport, pdf_report
from omnidesk.services.closed_rounds import round_called
from omnidesk.services.report_sections import cover, dimensions, method, model, plan, results, trend
from omnidesk.services.report_sections.source import ReportOptions, ReportSource
from omnidesk.services.report_sections.summary import summary_page
from omnidesk.services.trends import earlier_trend
from omnidesk.storage.workspace import Workspace
from omnidesk.texts import Translator, load_translator

KINDS = (".pdf",)
"""The endings of the files that a report can be written to."""

_SECTIONS: Mapping[SectionKey, Callable[[ReportSource], Section | None]] = {
    SectionKey.METHOD: method.method_section,
    SectionKey.RESULTS: results.results_section,
    SectionKey.TREND: trend.trend_section,
    SectionKey.DIMENSIONS: dimensions.dimensions_section,
    SectionKey.VERDICT: plan.verdict_section,
    SectionKey.ROADMAP: plan.roadmap_section,
    SectionKey.STEPS: plan.steps_section,
    SectionKey.LIMITATIONS: plan.limitations_section,
    SectionKey.MODEL: model.model_section,
}
_NOTHING_CHOSEN = ReportOptions()


def read_source(
    workspace: Workspace,
    label: str,
    t: Translator,
    made_on: str,
    *,
    typed: Iterable[TypedText] = (),
) -> ReportSource:
    """Return all that a report of a round is written from, in one read.

    Args:
        typed: what is taken into the round as if it had been written.

    Raises:
        UnknownRound: the file has no round of this label.
        StillBlind: a blind rating is going on; nothing may be shown.
    """
    with workspace.read() as work:
        round_ = round_called(work, label)
        record = reduce(with_typed, typed, work.record_of(round_))
        rubric, head = work.rubrics.get(round_.rubric_hash), work.head()
        before, unseen = earlier_trend(work, round_)
    source = source_of(record, rubric, head, t, made_on)
    return replace(source, trend=before, unseen=unseen)


def source_of(
    record: RoundRecord, rubric: Rubric, head: str, t: Translator, made_on: str
) -> ReportSource:
    """Return what a report is written from, for a round that has been read.

    Raises:
        StillBlind: a blind rating is going on; nothing may be shown.
    """
    return ReportSource(record, rubric, round_results(record, rubric), head, made_on, t)


def build_report(source: ReportSource, options: ReportOptions = _NOTHING_CHOSEN) -> ReportContent:
    """Return what the report says; a section without anything to say is left out."""
    made = (make(source) for key, make in _SECTIONS.items() if key in options.sections)
    is_wanted = SectionKey.SUMMARY in options.sections
    return ReportContent(
        language=source.t.language,
        title=cover.document_title(source),
        author=source.settings.assessor,
        program=cover.PROGRAM,
        made_on=source.made_on,
        running=cover.running(source),
        contents_title=source.t("Contents"),
        cover=cover.cover(source),
        summary=summary_page(source) if is_wanted else None,
        sections=tuple(section for section in made if section is not None),
        colophon=cover.colophon(source),
    )


def make_report(
    workspace: Workspace,
    label: str,
    *,
    language: str,
    locale: Path,
    fonts: ReportFonts,
    options: ReportOptions = _NOTHING_CHOSEN,
    made_on: str = "",
) -> PdfReport:
    """Return the report of a round as it is on disk now.

    Args:
        workspace: the client file; only read.
        label: the round's.
        language: of the report, whatever the window's is.
        locale: the folder with the catalogues.
        fonts: what the letters are drawn with.
        options: which sections.
        made_on: an ISO date; today by default.

    Raises:
        UnknownRound, StillBlind: see ``read_source``.
    """
    t = load_translator(language, locale)
    day = made_on or date.today().isoformat()
    source = read_source(workspace, label, t, day, typed=options.typed)
    return pdf_report(build_report(source, options), fonts)


def write_report(
    workspace: Workspace, label: str, out: Path, *, language: str, locale: Path, fonts: Path
) -> PdfReport:
    """Write the report of a round to a file, whole or not at all; return what was written.

    Raises:
        FileKindUnknown: the file's ending is none of ``KINDS``.
        UnknownRound, StillBlind: see ``read_source``.
        DiskFull, ExportRefused, FolderMissing, FileUnreadable: the file could not be written.
    """
    check_kind(out)
    report = make_report(
        workspace, label, language=language, locale=locale, fonts=ReportFonts(fonts)
    )
    save_report(report, out)
    return report


def check_kind(out: Path) -> None:
    """Do nothing if a report can be written to a file of this name.

    Raises:
        FileKindUnknown: its ending is none of ``KINDS``.
    """
    if out.suffix.lower() not in KINDS:
        raise FileKindUnknown(out, KINDS)


def save_report(report: PdfReport, out: Path) -> None:
    """Put a finished report in place of what was there, whole or not at all.

    Raises:
        FileKindUnknown: the file's ending is none of ``KINDS``.
        DiskFull, ExportRefused, FolderMissing, FileUnreadable: the file could not be written.
    """
    check_kind(out)
    with exporting(out):
        write_bytes(out, report.data)
