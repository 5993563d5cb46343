"""What a report says: sections of facts in finished sentences. Writers only lay it out."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from omnidesk.reports.content_blocks import Block, ChartBlock, Fact


class SectionKey(StrEnum):
    """The parts of a report that can be left out. The cover is always there."""

    SUMMARY = "summary"
    METHOD = "method"
    RESULTS = "results"
    TREND = "trend"
    DIMENSIONS = "dimensions"
    VERDICT = "verdict"
    ROADMAP = "roadmap"
    STEPS = "steps"
    LIMITATIONS = "limitations"
    MODEL = "model"


@dataclass(frozen=True, slots=True)
class Section:
    key: SectionKey
    title: str
    blocks: tuple[Block, ...]
    is_wide: bool = False


@dataclass(frozen=True, slots=True)
class Cover:
    """Whose report it is, and on what."""

    kind: str
    organisation: str
    model: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class SummaryPart:
    """One slot of the summary.

    Attributes:
        note: a fact beside the heading, or whose words these are.
        labels: before each paragraph, as a horizon's name; empty strings for none.
        is_to_write: nothing is written yet and the paragraphs say so.
        is_numbered: the paragraphs are a numbered list.
        answers: beside each paragraph to be filled in by hand: the words for yes, no, who and when.
    """

    heading: str
    paragraphs: tuple[str, ...]
    note: str = ""
    labels: tuple[str, ...] = ()
    is_to_write: bool = False
    is_numbered: bool = False
    answers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SummaryPage:
    """The one page for the sponsor, in its fixed order.

    Attributes:
        headline: where the organisation stands, by the rule.
        rule: the rule's name, and how many dimensions are at that level.
        alternatives: what other rules say.
        pictures: the profile, from the fullest to the shortest; the first that fits is printed.
        before, after: the parts before and after the picture... in the order of printing.
        missing: the ratings that are missing, over the lines to sign on; empty: none.
        signatures: under the lines at the foot.
        goes_on: at the end of a text that was shortened to keep the page.
        in_full: the heading of the section that then holds the whole texts.
    """

    title: str
    organisation: str
    headline: str
    rule: str
    alternatives: str
    pictures: tuple[ChartBlock, ...]
    parts: tuple[SummaryPart, ...]
    signatures: tuple[str, ...]
    goes_on: str
    in_full: str
    missing: str = ""


@dataclass(frozen=True, slots=True)
class Running:
    """What stands on every page.

    Attributes:
        page: with ``{page}`` and ``{total}`` for the writer to fill.
    """

    classification: str
    round: str
    page: str


@dataclass(frozen=True, slots=True)
class ReportContent:
    """One report, in one language.

    Attributes:
        author: the lead assessor; empty where none is named. Never the client.
        made_on: an ISO date, the only thing in which two reports of the same facts differ.
        colophon: with what and when it was made, and the hash over the file's history.
    """

    language: str
    title: str
    author: str
    program: str
    made_on: str
    running: Running
    contents_title: str
    cover: Cover
    summary: SummaryPage | None
    sections: tuple[Section, ...]
    colophon: tuple[Fact, ...] = field(default=())
