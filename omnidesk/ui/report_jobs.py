"""What is done off the GUI thread for paper: make, draw and save.

A job gets plain values and reads the file through a connection of its own. The libraries behind
reports are imported here, when a job first needs them. A refusal comes back as a value: it is
nothing unexpected, and has no place in a log.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from omnidesk.domain.errors import OmnideskError
from omnidesk.domain.rubric import Rubric
from omnidesk.services.report_sections.source import ReportOptions
from omnidesk.storage.workspace import Workspace
from omnidesk.ui.tasks import Task

if TYPE_CHECKING:
    from omnidesk.reports.pdf import PdfReport
    from omnidesk.reports.rendering import PagePicture

Job = Callable[[Task], object]
Checkpoint = Callable[[], None]


class PaperOrder(Protocol):
    """Which pages are wanted."""

    def make(self, checkpoint: Checkpoint) -> PdfReport:
        """Read the file through a connection of its own and lay the pages out.

        Args:
            checkpoint: called between pieces of work; raises when nobody waits any more.
        """


@dataclass(frozen=True, slots=True)
class ReportOrder:
    """The report of a round."""

    workspace: Workspace
    label: str
    language: str
    options: ReportOptions
    fonts: Path
    locale: Path

    def make(self, checkpoint: Checkpoint) -> PdfReport:
        from omnidesk.reports.fonts import ReportFonts
        from omnidesk.services.reporting import make_report

        with self.workspace.reader() as workspace:
            return make_report(
                workspace,
                self.label,
                language=self.language,
                locale=self.locale,
                fonts=ReportFonts(self.fonts, checkpoint=checkpoint),
                options=self.options,
            )


@dataclass(frozen=True, slots=True)
class SheetOrder:
    """The sheet of a trend over some rounds."""

    workspace: Workspace
    labels: tuple[str, ...]
    language: str
    fonts: Path
    locale: Path

    def make(self, checkpoint: Checkpoint) -> PdfReport:
        from omnidesk.reports.fonts import ReportFonts
        from omnidesk.services.trend_sheets import make_trend_sheet

        with self.workspace.reader() as workspace:
            return make_trend_sheet(
                workspace,
                self.labels,
                language=self.language,
                locale=self.locale,
                fonts=ReportFonts(self.fonts, checkpoint=checkpoint),
            )


@dataclass(frozen=True, slots=True)
class ModelOrder:
    """A model as a poster or as a booklet."""

    rubric: Rubric
    is_poster: bool
    language: str
    fonts: Path
    locale: Path

    def make(self, checkpoint: Checkpoint) -> PdfReport:
        from omnidesk.reports.fonts import ReportFonts
        from omnidesk.services.rubric_printing import PaperForm, make_rubric_paper

        return make_rubric_paper(
            self.rubric,
            PaperForm.POSTER if self.is_poster else PaperForm.BOOKLET,
            language=self.language,
            locale=self.locale,
            fonts=ReportFonts(self.fonts, checkpoint=checkpoint),
        )


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


def make_job(order: PaperOrder, number: int) -> Job:
    """Return the job that lays pages out; it gives a ``MadeReport`` or ``Refused``.

    Args:
        order: which pages.
        number: comes back with the result, so that an outdated one is known.
    """

    def job(task: Task) -> object:
        from omnidesk.reports.rendering import page_sizes

        try:
            report = order.make(task.check)
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


def save_job(order: PaperOrder, out: Path) -> Job:
    """Return the job that writes pages to a file; it gives the path or ``Refused``."""

    def job(task: Task) -> object:
        from omnidesk.services.reporting import check_kind, save_report

        try:
            check_kind(out)
            save_report(order.make(task.check), out)
        except OmnideskError as exc:
            return Refused(0, exc)
        return out

    return job
