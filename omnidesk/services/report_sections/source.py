"""What every section of a report is written from, and the words that all sections share."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from omnidesk.domain.assessment import Empty, Expert, Horizon, RoundRecord, RoundSettings, Target
from omnidesk.domain.local_text import LocalText
from omnidesk.domain.results import DimensionResult, RoundResults
from omnidesk.domain.rubric import Rubric
from omnidesk.domain.trend import Trend
from omnidesk.domain.typed_text import TypedText
from omnidesk.reports.content import SectionKey
from omnidesk.reports.content_blocks import Aim, LevelChip, Standing
from omnidesk.services.result_texts import word
from omnidesk.texts import N_, Translator, capitalised

ALL_SECTIONS = frozenset(SectionKey)

_COUNTS = (
    N_("no"),
    N_("one"),
    N_("two"),
    N_("three"),
    N_("four"),
    N_("five"),
    N_("six"),
    N_("seven"),
    N_("eight"),
    N_("nine"),
    N_("ten"),
    N_("eleven"),
    N_("twelve"),
)


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """What a reader chose to have in the report; right with nothing chosen.

    Attributes:
        typed: what stands in fields that somebody is typing in: for a preview, as if they had
            been left.
    """

    sections: frozenset[SectionKey] = ALL_SECTIONS
    typed: tuple[TypedText, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportSource:
    """A round as it was read in one go, and the language to tell it in.

    Attributes:
        head: the hash over all that was ever recorded in the file.
        made_on: an ISO date.
        trend: over this round and those before it; None where none before it can be shown.
        unseen: labels of earlier rounds that are still being rated blind.
    """

    record: RoundRecord
    rubric: Rubric
    results: RoundResults
    head: str
    made_on: str
    t: Translator
    trend: Trend | None = None
    unseen: tuple[str, ...] = ()

    @property
    def settings(self) -> RoundSettings:
        return self.record.round.settings

    @property
    def scope(self) -> tuple[DimensionResult, ...]:
        """The results of the dimensions that are part of the round."""
        return tuple(r for r in self.results.dimensions if r.empty is not Empty.OUT_OF_SCOPE)

    def words(self, text: LocalText) -> str:
        """Return a text in the report's language; one from another language is marked with it."""
        shown = text.shown(self.t.language, self.rubric.languages)
        return f"{shown.text} [{shown.language}]" if shown.is_fallback else shown.text

    def title(self, key: str) -> str:
        """Return the name of a dimension."""
        return self.words(self.rubric.dimension(key).name) or key

    def chip(self, level: int) -> LevelChip:
        values = self.rubric.values
        name = self.words(self.rubric.level(level).name)
        return LevelChip(level, name, values.index(level), len(values))

    def level_text(self, level: int) -> str:
        """Return a level in a sentence: its number, then its name."""
        name = self.words(self.rubric.level(level).name)
        return self.t("{value}, {name}").format(value=level, name=name) if name else str(level)

    def standing(self, result: DimensionResult) -> Standing:
        """Return where a dimension stands, with what must be said beside it."""
        if result.level is None:
            return Standing(None, result.empty, self.empty_word(result.empty))
        notes = []
        if result.score is not None and result.score != result.level:
            notes.append(self.t("score {score}").format(score=self.number(result.score)))
        if result.provisional:
            notes.append(self.t("ratings missing"))
        note = self.t("({note})").format(note=", ".join(notes)) if notes else ""
        return Standing(self.chip(result.level), note=note)

    def empty_word(self, empty: Empty | None) -> str:
        return word(empty or Empty.NOT_YET_RATED, self.t)

    def aim(self, target: Target) -> Aim:
        return Aim(self.chip(target.level), word(target.horizon, self.t))

    def aims(self, result: DimensionResult) -> tuple[Aim, ...]:
        return tuple(self.aim(target) for target in result.targets)

    def number(self, value: Fraction) -> str:
        return self.t.number(float(value))

    def count(self, n: int) -> str:
        """Return a count as a word up to twelve, as a number above."""
        return self.t(_COUNTS[n]) if n < len(_COUNTS) else self.t.number(n)

    def horizon(self, horizon: Horizon) -> str:
        """Return a horizon's name, with what it means in this round."""
        name = capitalised(word(horizon, self.t))
        meaning = self.words(self.settings.horizons.get(horizon, LocalText()))
        if not meaning:
            return name
        return self.t("{horizon} ({meaning})").format(horizon=name, meaning=meaning)

    def expert(self, expert: Expert) -> str:
        """Return an expert by code and role; by name only where names are not kept apart."""
        role, name = self.words(expert.role), self.record.names.get(expert.id, "")
        known = [name] if name and not self.settings.names_apart else []
        said = ", ".join([*known, *([role] if role else [])])
        if not said:
            return expert.code
        return self.t("{code}: {role}").format(code=expert.code, role=said)
