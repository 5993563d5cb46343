"""What the Report page has done off the GUI thread: make, draw and save.

A job gets plain values and reads the file through a connection of its own. The libraries behind
reports are imported here, when a job first needs them. A refusal comes back as a value: it is
nothing unexpected, and has no place in a log.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from omnidesk.domain.errors import OmnideskError
from omnidesk.services.report_sections.source import ReportOptions
from omnidesk.storage.workspace import Workspace
from omnidesk.ui.tasks import Task

if TYPE_CHECKING:
    from omnidesk.reports.pdf import PdfReport
    from omnidesk.reports.rendering import PagePicture

Job = Callable[[Task], object]


@dataclass(frozen=True, slots=True)
class ReportOrder:
    """Which report is wanted."""

    workspace: Workspace
    label: str
    language: str
    options: ReportOptions
    fonts: Path
    locale: Path


@dataclass(frozen=True, slots=True)
class MadeReport:
    """A report that is laid out, with the sizes of its pages in points."""

    number: int
    report: PdfReport
    sizes: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class DrawnPage:
    """One page of a made report as a picture."""

    number: int
    page: int
    picture: PagePicture


@dataclass(frozen=True, slots=True)
class Refused:
    """What could not be done, and why."""

    number: int
    error: OmnideskError


def make_job(order: ReportOrder, number: int) -> Job:
    """Return the job that lays a report out; it gives a ``MadeReport`` or ``Refused``.

    Args:
        order: which report.
        number: comes back with the result, so that an outdated one is known.
    """

    def job(_task: Task) -> object:
        from omnidesk.reports.rendering import page_sizes

        try:
            report = _made(order)
        except OmnideskError as exc:
            return Refused(number, exc)
        return MadeReport(number, report, page_sizes(report.data))

    return job


def draw_job(data: bytes, page: int, dots_per_inch: float, number: int) -> Job:
    """Return the job that draws one page; it gives a ``DrawnPage``."""

    def job(_task: Task) -> object:
        from omnidesk.reports.rendering import page_picture

        return DrawnPage(number, page, page_picture(data, page, dots_per_inch))

    return job


def save_job(order: ReportOrder, out: Path) -> Job:
    """Return the job that writes a report; it gives the ``PdfReport`` or ``Refused``."""

    def job(_task: Task) -> object:
        from omnidesk.services.reporting import check_kind, save_report

        try:
            check_kind(out)
            report = _made(order)
            save_report(report, out)
        except OmnideskError as exc:
            return Refused(0, exc)
        return report

    return job


def _made(order: ReportOrder) -> PdfReport:
    from omnidesk.reports.fonts import ReportFonts
    from omnidesk.services.reporting import make_report

    with order.workspace.reader() as workspace:
        return make_report(
            workspace,
            order.label,
            language=order.language,
            locale=order.locale,
            fonts=ReportFonts(order.fonts),
            options=order.options,
        )
