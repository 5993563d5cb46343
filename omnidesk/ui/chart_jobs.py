"""Making a chart that stands alone, off the GUI thread."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from omnidesk.charts.pictures.marks import StandaloneChart
from omnidesk.domain.errors import OmnideskError
from omnidesk.ui.tasks import Task

Job = Callable[[Task], object]


def picture_job(chart: StandaloneChart, fonts: Path) -> Job:
    """Return the job that draws a chart as PNG; it gives the bytes."""

    def job(_task: Task) -> object:
        from omnidesk.reports.fonts import ReportFonts
        from omnidesk.reports.picture_files import chart_file

        return chart_file(chart, ".png", ReportFonts(fonts)).data

    return job


def save_job(chart: StandaloneChart, out: Path, fonts: Path) -> Job:
    """Return the job that writes a chart to a file; it gives the path, or the refusal."""

    def job(_task: Task) -> object:
        from omnidesk.reports.fonts import ReportFonts
        from omnidesk.services.charting import save_chart

        try:
            save_chart(chart, out, ReportFonts(fonts))
        except OmnideskError as exc:
            return exc
        return out

    return job
