"""Charts alone: read from the client file, worded in one language, written to a picture file."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from omnidesk.charts.pictures.marks import StandaloneChart
from omnidesk.domain.errors import FileKindUnknown, TooManyRounds
from omnidesk.exchange.writing import exporting
from omnidesk.files import write_bytes
from omnidesk.reports.fonts import ReportFonts
from omnidesk.reports.picture_files import KINDS, MadeChart, chart_file
from omnidesk.services.rounds import open_round
from omnidesk.services.standalone_charts import (
    dimension_alone,
    gap_alone,
    radar_alone,
    rounds_radar_alone,
    slope_alone,
    steps_alone,
)
from omnidesk.services.trends import read_trend, rounds_in_time
from omnidesk.storage.workspace import Workspace
from omnidesk.texts import Translator


class ChartKind(StrEnum):
    RADAR = "radar"
    GAP = "gap"
    TREND = "trend"
    SLOPE = "slope"


_MOST_ROUNDS = {ChartKind.GAP: 1, ChartKind.SLOPE: 2, ChartKind.RADAR: 3}


@dataclass(frozen=True, slots=True)
class ChartOrder:
    """Which chart is wanted.

    Attributes:
        rounds: labels, in any order; none: the latest round for radar and gap, the latest two for
            a slope, all for a trend.
        dimension: key of the one that a trend shows large, alone; empty: the overall and all.
    """

    kind: ChartKind
    rounds: tuple[str, ...] = ()
    dimension: str = ""


def order_chart(workspace: Workspace, order: ChartOrder, t: Translator) -> StandaloneChart:
    """Return a chart, read in one go, with the words that must stand beside it.

    Raises:
        UnknownRound, StillBlind, TooFewRounds, TooManyRounds: the rounds that were asked for
            cannot be shown.
        UnknownDimension: no round has a dimension of this key.
    """
    if len(order.rounds) > (most := _MOST_ROUNDS.get(order.kind, len(order.rounds))):
        raise TooManyRounds(len(order.rounds), most)
    if order.kind is ChartKind.GAP or (order.kind is ChartKind.RADAR and len(order.rounds) < 2):
        label = order.rounds[-1] if order.rounds else _latest(workspace)
        opened = open_round(workspace, label)
        return radar_alone(opened, t) if order.kind is ChartKind.RADAR else gap_alone(opened, t)
    if order.kind is ChartKind.SLOPE:
        trend = read_trend(workspace, order.rounds or _latest_two(workspace))
        return slope_alone(trend.part((trend.labels[0], trend.labels[-1])), t)
    trend = read_trend(workspace, order.rounds or None)
    if order.kind is ChartKind.RADAR:
        return rounds_radar_alone(trend, t)
    if order.dimension:
        return dimension_alone(trend, t, key=order.dimension)
    return steps_alone(trend, t)


def write_chart(
    workspace: Workspace, order: ChartOrder, out: Path, *, t: Translator, fonts: Path
) -> MadeChart:
    """Write a chart to a file, whole or not at all.

    Raises:
        FileKindUnknown: the file's ending is none of a picture's.
        UnknownRound, StillBlind, TooFewRounds, UnknownDimension: see ``order_chart``.
        DiskFull, ExportRefused, FolderMissing, FileUnreadable: the file could not be written.
    """
    check_picture_kind(out)
    return save_chart(order_chart(workspace, order, t), out, ReportFonts(fonts))


def save_chart(chart: StandaloneChart, out: Path, fonts: ReportFonts) -> MadeChart:
    """Write a chart that has been read to a file; see ``write_chart``."""
    check_picture_kind(out)
    made = chart_file(chart, out.suffix.lower(), fonts)
    with exporting(out):
        write_bytes(out, made.data)
    return made


def check_picture_kind(out: Path) -> None:
    """Do nothing if a chart can be written to a file of this name.

    Raises:
        FileKindUnknown: its ending is none of a picture's.
    """
    if out.suffix.lower() not in KINDS:
        raise FileKindUnknown(out, KINDS)


def _latest(workspace: Workspace) -> str:
    """Return the label of the latest round, also of one that is blind, so that it is named."""
    rounds = rounds_in_time(workspace)
    return rounds[-1].label if rounds else ""


def _latest_two(workspace: Workspace) -> tuple[str, ...]:
    return tuple(each.label for each in rounds_in_time(workspace) if not each.is_blind)[-2:]
