"""Rounds over time off the GUI thread: read, and put on a sheet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from omnidesk.domain.errors import OmnideskError, TooFewRounds
from omnidesk.domain.trend import Trend
from omnidesk.services.trends import RoundInTime, read_trend, rounds_in_time
from omnidesk.storage.workspace import Workspace
from omnidesk.ui.report_jobs import MadeReport
from omnidesk.ui.tasks import Task

if TYPE_CHECKING:
    from omnidesk.reports.pdf import PdfReport

Job = Callable[[Task], object]


@dataclass(frozen=True, slots=True)
class TrendRead:
    """What a job found.

    Attributes:
        number: of the order, so that an outdated answer is known.
        rounds: all of the file, oldest first.
        trend: over all that can be shown; None where these are fewer than two.
        error: why the file could not be read.
    """

    number: int
    rounds: tuple[RoundInTime, ...] = ()
    trend: Trend | None = None
    error: OmnideskError | None = None


def read_job(workspace: Workspace, number: int) -> Job:
    """Return the job that reads all rounds; it gives a ``TrendRead``."""

    def job(_task: Task) -> object:
        try:
            with workspace.reader() as reader:
                return _read(reader, number)
        except OmnideskError as exc:
            return TrendRead(number, error=exc)

    return job


@dataclass(frozen=True, slots=True)
class SheetOrder:
    """Which sheet is wanted."""

    workspace: Workspace
    labels: tuple[str, ...]
    language: str
    fonts: Path
    locale: Path


def sheet_job(order: SheetOrder) -> Job:
    """Return the job that makes the sheet; it gives a ``MadeReport``, or the refusal."""

    def job(_task: Task) -> object:
        from omnidesk.reports.rendering import page_sizes

        try:
            report = _made_sheet(order)
        except OmnideskError as exc:
            return exc
        return MadeReport(0, report, page_sizes(report.data))

    return job


def save_sheet_job(order: SheetOrder, out: Path) -> Job:
    """Return the job that writes the sheet; it gives the path, or the refusal."""

    def job(_task: Task) -> object:
        from omnidesk.services.reporting import check_kind, save_report

        try:
            check_kind(out)
            save_report(_made_sheet(order), out)
        except OmnideskError as exc:
            return exc
        return out

    return job


def _made_sheet(order: SheetOrder) -> PdfReport:
    from omnidesk.reports.fonts import ReportFonts
    from omnidesk.services.trend_sheets import make_trend_sheet

    with order.workspace.reader() as workspace:
        return make_trend_sheet(
            workspace,
            order.labels,
            language=order.language,
            locale=order.locale,
            fonts=ReportFonts(order.fonts),
        )


def _read(reader: Workspace, number: int) -> TrendRead:
    rounds = rounds_in_time(reader)
    try:
        return TrendRead(number, rounds, read_trend(reader))
    except TooFewRounds:
        return TrendRead(number, rounds)
