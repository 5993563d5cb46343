"""The blocks that the sections of a report are made of: facts in finished sentences."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from omnidesk.charts.pictures.marks import Ink, Picture
from omnidesk.domain.assessment import Empty


@dataclass(frozen=True, slots=True)
class Fact:
    """A label with what there is to say; several values are several lines."""

    label: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LevelChip:
    """A level: its number, its name, and its place on the ramp of colours.

    Attributes:
        position: among the rubric's levels, from 0.
        n_levels: how many these are.
    """

    value: int
    name: str
    position: int
    n_levels: int


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a dimension stands: a level, or one of the empties.

    Attributes:
        word: what the empty is called; empty where there is a level.
        note: what must be said beside it, as that it is not complete.
    """

    chip: LevelChip | None = None
    empty: Empty | None = None
    word: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Aim:
    """A target with its horizon in words."""

    chip: LevelChip
    horizon: str


@dataclass(frozen=True, slots=True)
class Facts:
    rows: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Prose:
    """Paragraphs, under a heading of their own if there is one.

    Attributes:
        note: whose words these are, or where they come from; stands beside the heading.
        is_lead: the first thing to read on the page.
    """

    paragraphs: tuple[str, ...]
    heading: str = ""
    note: str = ""
    is_lead: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """Numbered items, or lettered ones where the letters are given."""

    items: tuple[str, ...]
    heading: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class ChartRoom:
    """What a chart may take on paper.

    Attributes:
        width: of the figure, in points.
        ink: what it is drawn with.
        least_row: the height of a row, in pixels of the ink; 0: as the chart likes.
        rows: the first row that is drawn, and the one after the last.
    """

    width: float
    ink: Ink
    least_row: float
    rows: tuple[int, int]


@dataclass(frozen=True, slots=True)
class ChartBlock:
    """A chart, with its values in words for those who cannot see it.

    Attributes:
        draw: makes the picture, of some of the rows where it can be taken apart.
        n_rows: how many rows may go on other pages; 0: it stays whole.
    """

    caption: str
    description: str
    draw: Callable[[ChartRoom], Picture]
    n_rows: int = 0


@dataclass(frozen=True, slots=True)
class ValueRow:
    """One dimension in the table of values."""

    title: str
    now: Standing
    source: str
    aims: tuple[Aim, ...]
    gap: str


@dataclass(frozen=True, slots=True)
class ValueTable:
    """Level, source, targets and gap of every dimension."""

    heads: tuple[str, str, str, str, str]
    rows: tuple[ValueRow, ...]


@dataclass(frozen=True, slots=True)
class RatingRow:
    """What each expert said of one dimension, in the order of the table's codes."""

    title: str
    ratings: tuple[Standing, ...]
    status: str


@dataclass(frozen=True, slots=True)
class RatingTable:
    title_head: str
    codes: tuple[str, ...]
    status_head: str
    rows: tuple[RatingRow, ...]


@dataclass(frozen=True, slots=True)
class LevelText:
    """What the rubric says of a level in a dimension, with its checklist."""

    heading: str
    chip: LevelChip
    paragraphs: tuple[str, ...]
    criteria: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Advice:
    """A recommendation under its letter, with management's answer to it."""

    letter: str
    text: str
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why one expert rates as they do."""

    code: str
    standing: Standing
    confidence: str
    text: str


@dataclass(frozen=True, slots=True)
class DimensionBlock:
    """All that is said of one dimension; kept on one page where it fits."""

    title: str
    now: Standing
    aims: tuple[Aim, ...]
    levels: tuple[LevelText, ...]
    texts: tuple[Prose, ...]
    advice_heading: str
    advice: tuple[Advice, ...]
    reasons_heading: str
    reasons: tuple[Reason, ...]
    evidence: Listing | None


@dataclass(frozen=True, slots=True)
class RoadmapRow:
    """A step of one dimension: from a level to a target; None where there is none."""

    title: str
    start: Standing
    aim: LevelChip | None
    advice: tuple[Advice, ...]


@dataclass(frozen=True, slots=True)
class RoadmapTable:
    """The steps of one horizon, with what the horizon means in this round."""

    heading: str
    note: str
    heads: tuple[str, str, str]
    rows: tuple[RoadmapRow, ...]


@dataclass(frozen=True, slots=True)
class ModelRow:
    """A dimension of the rubric with the text of each level; a group has no cells."""

    title: str
    notes: tuple[str, ...] = ()
    cells: tuple[LevelText, ...] = ()


@dataclass(frozen=True, slots=True)
class ModelGrid:
    """The whole rubric: dimensions down, levels across."""

    title_head: str
    levels: tuple[LevelText, ...]
    rows: tuple[ModelRow, ...]


Block = (
    Facts
    | Prose
    | Listing
    | ChartBlock
    | ValueTable
    | RatingTable
    | DimensionBlock
    | RoadmapTable
    | ModelGrid
)
