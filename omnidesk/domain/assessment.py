"""A round of assessment and what is recorded in it. Plain immutable values."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from omnidesk.domain.errors import BadDate, BadLabel, BadRoundLabel
from omnidesk.domain.local_text import NO_TEXT, LocalText
from omnidesk.domain.rules import OverallRule, PanelRule, Rounding

_LABEL = re.compile(r"[\w.-]{1,40}")
_ROUND_LABEL = re.compile(r"(?=.{1,40}\Z)[\w.-]+(?: [\w.-]+)*")
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def check_label(text: str) -> str:
    """Return an expert's code if it is well formed.

    Raises:
        BadLabel: it does not match ``[\\w.-]{1,40}``.
    """
    if not _LABEL.fullmatch(text):
        raise BadLabel(text)
    return text


def check_round_label(text: str) -> str:
    """Return a round's label if it is well formed: words as codes are, a space between two.

    Raises:
        BadRoundLabel: it is not, or has more than 40 characters.
    """
    if not _ROUND_LABEL.fullmatch(text):
        raise BadRoundLabel(text)
    return text


def check_date(text: str) -> str:
    """Return ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD`` as it is; an empty text is no date.

    Raises:
        BadDate: it has another form, or there is no such day.
    """
    match = _DATE.fullmatch(text)
    if text and not match:
        raise BadDate(text)
    if match:
        year, month, day = (int(part or 1) for part in match.groups())
        try:
            date(year, month, day)
        except ValueError:
            raise BadDate(text) from None
    return text


def is_date(text: str) -> bool:
    """Tell whether a text is a date, or none."""
    try:
        check_date(text)
    except BadDate:
        return False
    return True


def weight_in(text: str) -> float | None:
    """Return a weight that is written with a point or a comma; None where it is none."""
    try:
        weight = float(text.replace(",", "."))
    except ValueError:
        return None
    return weight if 0 <= weight < float("inf") else None


class RatingState(StrEnum):
    """What one rating says. WITHDRAWN reads as not yet rated."""

    LEVEL = "level"
    CANNOT_TELL = "cannot_tell"
    NOT_APPLICABLE = "not_applicable"
    WITHDRAWN = "withdrawn"


class Empty(StrEnum):
    """The four ways in which a dimension has no level. A level 0 is none of them."""

    NOT_YET_RATED = "not_yet_rated"
    CANNOT_TELL = "cannot_tell"
    NOT_APPLICABLE = "not_applicable"
    OUT_OF_SCOPE = "out_of_scope"


class Confidence(StrEnum):
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class Horizon(StrEnum):
    SHORT = "short"
    MID = "mid"
    LONG = "long"


class EvidenceKind(StrEnum):
    DOCUMENT = "document"
    INTERVIEW = "interview"
    OBSERVATION = "observation"
    DEMONSTRATION = "demonstration"


class Strength(StrEnum):
    WEAK = "weak"
    FAIR = "fair"
    STRONG = "strong"


class Confidentiality(StrEnum):
    ORDINARY = "ordinary"
    CONFIDENTIAL = "confidential"


class Answer(StrEnum):
    """Management's answer to a recommendation."""

    AGREED = "agreed"
    PARTLY = "partly"
    DECLINED = "declined"


class ActionState(StrEnum):
    PLANNED = "planned"
    UNDER_WAY = "under_way"
    DONE = "done"
    DROPPED = "dropped"


class Size(StrEnum):
    """Effort or impact of an action."""

    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"


class PlaceKind(StrEnum):
    SITE = "site"
    CHANNEL = "channel"


@dataclass(frozen=True, slots=True)
class Place:
    """A site or a channel of the organisation."""

    id: str
    kind: PlaceKind
    name: LocalText


@dataclass(frozen=True, slots=True)
class Expert:
    """A member of the panel, shown by code and role; the name is kept apart."""

    id: str
    code: str
    role: LocalText = NO_TEXT
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Rating:
    """One expert's judgement of one dimension in one pass.

    Attributes:
        level: the level's value when the state is LEVEL, else None.
        rationale: why this level and not the next; for *not applicable* its reason.
        confidence: None until the expert says; never preset.
    """

    round_id: str
    pass_number: int
    dimension: str
    expert_id: str
    state: RatingState
    level: int | None = None
    confidence: Confidence | None = None
    rationale: LocalText = NO_TEXT


@dataclass(frozen=True, slots=True)
class Pass:
    """One go of independent rating.

    Attributes:
        handed_in: ids of the experts who have finished and locked.
        ended: the coordinator ended it before all had handed in.
    """

    round_id: str
    number: int
    blind: bool = False
    handed_in: frozenset[str] = frozenset()
    ended: bool = False

    def is_closed_to_view(self, panel: tuple[Expert, ...]) -> bool:
        """Tell whether nothing but completeness may be shown yet."""
        return self.blind and not self.ended and not {e.id for e in panel} <= self.handed_in


@dataclass(frozen=True, slots=True)
class Finding:
    """What was seen and heard, per dimension; printed in the report."""

    round_id: str
    dimension: str
    text: LocalText


@dataclass(frozen=True, slots=True)
class Decision:
    """The panel's level of a dimension, agreed with its reason and the minority view."""

    round_id: str
    dimension: str
    level: int
    reason: LocalText = NO_TEXT
    minority: LocalText = NO_TEXT


@dataclass(frozen=True, slots=True)
class Target:
    """A level aimed at by a horizon; a dimension may have one per horizon."""

    round_id: str
    dimension: str
    horizon: Horizon
    level: int


@dataclass(frozen=True, slots=True)
class Recommendation:
    """The assessor's advice under a dimension; its letter is its place in the order."""

    id: str
    round_id: str
    dimension: str
    position: int
    text: LocalText
    answer: Answer | None = None
    answer_text: LocalText = NO_TEXT

    @property
    def letter(self) -> str:
        """a, b, ... z, aa, ab ... by position from 0."""
        letters, n = "", self.position
        while n >= 0:
            letters = chr(ord("a") + n % 26) + letters
            n = n // 26 - 1
        return letters


@dataclass(frozen=True, slots=True)
class Action:
    """The client's promise: what, who, when."""

    id: str
    round_id: str
    dimension: str
    what: LocalText
    who: str = ""
    due: str = ""
    horizon: Horizon | None = None
    effort: Size | None = None
    impact: Size | None = None
    state: ActionState = ActionState.PLANNED
    recommendation_id: str | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """What a visit or interview brought, written once, tagged with dimensions."""

    id: str
    round_id: str
    text: LocalText
    dimensions: tuple[str, ...] = ()
    on: str = ""
    site_id: str | None = None
    channel_id: str | None = None
    source_role: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One piece of evidence for a dimension.

    Attributes:
        pass_number, expert_id: the rating it belongs to; None where it serves the whole panel.
    """

    id: str
    round_id: str
    dimension: str
    kind: EvidenceKind
    text: LocalText
    on: str = ""
    site_id: str | None = None
    channel_id: str | None = None
    source_role: str = ""
    strength: Strength | None = None
    confidentiality: Confidentiality = Confidentiality.ORDINARY
    pass_number: int | None = None
    expert_id: str | None = None
    note_id: str | None = None


@dataclass(frozen=True, slots=True)
class Summary:
    """The author's own sentences on the one page for the sponsor."""

    works: LocalText = NO_TEXT
    holds_back: LocalText = NO_TEXT
    to_do: tuple[tuple[Horizon, LocalText], ...] = ()
    sureness: LocalText = NO_TEXT
    decisions_asked: tuple[LocalText, ...] = ()


DATES = ("start", "end", "next_assessment")
"""The settings of a round that are dates."""


@dataclass(frozen=True, slots=True)
class RoundSettings:
    """Everything about a round that can be filled in later.

    Attributes:
        start, end, next_assessment: ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``; empty: not said.
        date_note: what the dates are, as "year of publication".
        horizons: what short, mid and long term mean in this round.
        assessor: who leads the assessment and signs for it; the author of the report.
        names_apart: experts appear by code and role only.
        out_of_scope: keys of the dimensions that are not part of the round.
        general_steps: guidance that is cited, not found; with its source.
        classification: the words in the footer of the report.
        reopened: why the round was last opened again after it had been closed.
    """

    purpose: LocalText = NO_TEXT
    method: LocalText = NO_TEXT
    independence: LocalText = NO_TEXT
    assessor: str = ""
    start: str = ""
    end: str = ""
    date_note: LocalText = NO_TEXT
    site_ids: tuple[str, ...] = ()
    channel_ids: tuple[str, ...] = ()
    panel_rule: PanelRule = PanelRule.MEDIAN
    overall_rule: OverallRule = field(default_factory=OverallRule)
    rounding: Rounding = Rounding.HALF_UP
    names_apart: bool = True
    out_of_scope: tuple[str, ...] = ()
    horizons: Mapping[Horizon, LocalText] = field(default_factory=dict)
    verdict: LocalText = NO_TEXT
    overall_recommendations: tuple[LocalText, ...] = ()
    general_steps: tuple[LocalText, ...] = ()
    general_steps_source: LocalText = NO_TEXT
    next_assessment: str = ""
    source: LocalText = NO_TEXT
    limitations: LocalText = NO_TEXT
    classification: LocalText = NO_TEXT
    summary: Summary = field(default_factory=Summary)
    reopened: LocalText = NO_TEXT

    def places(self, kind: PlaceKind) -> tuple[str, ...]:
        """Return the ids of the sites or channels that are part of the round."""
        return self.site_ids if kind is PlaceKind.SITE else self.channel_ids

    def with_places(self, kind: PlaceKind, ids: tuple[str, ...]) -> RoundSettings:
        """Return the settings with these sites or channels."""
        if kind is PlaceKind.SITE:
            return replace(self, site_ids=ids)
        return replace(self, channel_ids=ids)


@dataclass(frozen=True, slots=True)
class Round:
    """One assessment of one organisation against one frozen rubric version.

    Attributes:
        closed_at: the moment in ISO 8601, UTC; empty while the round is open.
    """

    id: str
    label: str
    rubric_hash: str
    settings: RoundSettings = field(default_factory=RoundSettings)
    closed: bool = False
    closed_at: str = ""


@dataclass(frozen=True, slots=True)
class RoundRecord:
    """All that is known of one round, latest rows only; what pages, results and reports read."""

    organisation: str
    round: Round
    panel: tuple[Expert, ...]
    passes: tuple[Pass, ...]
    ratings: tuple[Rating, ...]
    findings: tuple[Finding, ...] = ()
    decisions: tuple[Decision, ...] = ()
    targets: tuple[Target, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    actions: tuple[Action, ...] = ()
    notes: tuple[Note, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    sites: tuple[Place, ...] = ()
    channels: tuple[Place, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)

    @property
    def current_pass(self) -> Pass | None:
        """The latest pass, whose ratings count; None before any rating was planned."""
        return max(self.passes, key=lambda p: p.number, default=None)

    def rating(self, expert_id: str, dimension: str, pass_number: int) -> Rating | None:
        """Return one expert's rating, if there is one; it may be withdrawn."""
        for rating in self.ratings:
            if (rating.expert_id, rating.dimension, rating.pass_number) == (
                expert_id,
                dimension,
                pass_number,
            ):
                return rating
        return None

    def with_rating(self, rating: Rating) -> RoundRecord:
        """Return a copy in which this rating stands in its cell."""
        cell = (rating.expert_id, rating.dimension, rating.pass_number)
        others = tuple(r for r in self.ratings if (r.expert_id, r.dimension, r.pass_number) != cell)
        return replace(self, ratings=(*others, rating))

    def seen_by(self, expert_id: str) -> RoundRecord:
        """Return what this expert may see: while the pass is blind, nothing of the others."""
        current = self.current_pass
        if current is None or not current.is_closed_to_view(self.panel):
            return self
        return replace(
            self,
            ratings=tuple(r for r in self.ratings if r.expert_id == expert_id),
            evidence=tuple(e for e in self.evidence if e.expert_id in (None, expert_id)),
            decisions=(),
            findings=(),
        )
