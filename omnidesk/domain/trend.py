"""Many rounds in the order of their dates: levels by dimension, and the overall of each."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from omnidesk.domain.alignment import bridge_to, is_matched
from omnidesk.domain.assessment import Round, RoundRecord
from omnidesk.domain.bridge import Bridge, Relation
from omnidesk.domain.comparison import (
    Comparison,
    Differences,
    RoundNumbers,
    aligned_numbers,
    compare,
    date_of,
    differences,
    relation_between,
    round_numbers,
)
from omnidesk.domain.errors import TooFewRounds
from omnidesk.domain.overall import Overall
from omnidesk.domain.results import DimensionResult
from omnidesk.domain.rubric import Rubric

LEAST_ROUNDS = 2


@dataclass(frozen=True)
class Trend:
    """Two or more rounds side by side, oldest first.

    Attributes:
        own: each round in the rows and levels of its own rubric version.
        bridges: as ``all_bridges`` returns; without any, keys are compared as they are.
    """

    own: tuple[RoundNumbers, ...]
    bridges: tuple[Bridge, ...] = ()

    @cached_property
    def rounds(self) -> tuple[RoundNumbers, ...]:
        """Each round in the rows and levels of the latest one's version, as far as bridges go."""
        if not self.bridges:
            return self.own
        latest = self.own[-1]
        return tuple(
            each
            if each.rubric_hash == latest.rubric_hash
            else aligned_numbers(
                each,
                bridge_to(self.bridges, each.rubric_hash, latest.rubric_hash),
                latest.rubric,
            )
            for each in self.own
        )

    @property
    def labels(self) -> tuple[str, ...]:
        return tuple(each.label for each in self.rounds)

    @property
    def organisation(self) -> str:
        return self.own[-1].record.organisation

    @property
    def latest(self) -> RoundNumbers:
        return self.rounds[-1]

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """Every dimension of any round: the latest rubric's first, then those of older ones."""
        return tuple(
            dict.fromkeys(key for round_ in reversed(self.rounds) for key in round_.results)
        )

    @cached_property
    def span(self) -> Comparison:
        """The first round against the last."""
        return compare(self.rounds[0], self.rounds[-1])

    @cached_property
    def is_comparable(self) -> bool:
        """Whether any dimension can be compared between any two of the rounds."""
        return any(compare(one, other).compared for one, other in self._neighbours())

    def _neighbours(self) -> Iterator[tuple[RoundNumbers, RoundNumbers]]:
        """Yield each pair of rounds that follow one another in some dimension that has levels."""
        seen = set()
        for key in self.keys:
            results = (round_.results.get(key) for round_ in self.rounds)
            places = [at for at, each in enumerate(results) if each and each.level is not None]
            for pair in pairwise(places):
                if pair not in seen:
                    seen.add(pair)
                    yield self.rounds[pair[0]], self.rounds[pair[1]]

    @cached_property
    def breaks(self) -> tuple[Differences, ...]:
        """What each round but the first does not share with the one before it."""
        return tuple(
            differences(one, other)
            for one, other in zip(self.rounds, self.rounds[1:], strict=False)
        )

    @cached_property
    def unmatched(self) -> tuple[RoundNumbers, ...]:
        """The first round on each version of which it is not known what is what in the latest."""
        latest = self.own[-1]
        firsts = {each.rubric_hash: each for each in reversed(self.own)}
        del firsts[latest.rubric_hash]
        here = latest.rubric_hash, latest.rubric
        return tuple(
            each
            for each in self.own
            if firsts.get(each.rubric_hash) is each
            and not is_matched(self.bridges, (each.rubric_hash, each.rubric), here)
        )

    @property
    def has_one_rule(self) -> bool:
        """Whether every round is reckoned by the same rules."""
        return not any(each.settings for each in self.breaks)

    @cached_property
    def same_rule(self) -> tuple[Overall | None, ...]:
        """The overall of each round under the rules of the latest.

        None where that rule asks for a level that the round's rubric does not have.
        """
        return tuple(self._under_latest_rules(each) for each in self.rounds)

    def _under_latest_rules(self, one: RoundNumbers) -> Overall | None:
        rules = self.latest.settings
        gate = rules.overall_rule.gate_level
        if gate is not None and gate not in one.rubric.values:
            return None
        if one.settings is rules or self.has_one_rule:
            return one.overall
        return round_numbers(one.record, one.rubric, rules).overall

    def part(self, labels: Collection[str]) -> Trend:
        """Return the trend over some of the rounds.

        Raises:
            TooFewRounds: fewer than two of them are here.
        """
        return _trend([each for each in self.own if each.label in labels], self.bridges)

    def points(self, key: str) -> tuple[DimensionResult | None, ...]:
        """Return a dimension in each round; None where that round's rubric does not have it."""
        return tuple(round_.results.get(key) for round_ in self.rounds)

    def relations(self, key: str) -> tuple[Relation, ...]:
        """Return how a dimension in each round but the first stands to the round before."""
        pairs = zip(self.rounds, self.rounds[1:], self.breaks, strict=False)
        return tuple(
            relation_between(key, one, other, found.version) for one, other, found in pairs
        )

    def dimension_name(self, key: str, language: str) -> str:
        """Return a dimension's name for a reader, in the newest version that has it."""
        rubric, own_key = self._newest(key)
        return rubric.dimension_name(own_key, language)

    def _newest(self, key: str) -> tuple[Rubric, str]:
        """Return the newest rubric version that has the dimension, and its key there."""
        newest = next(each for each in reversed(self.rounds) if key in each.results)
        join = newest.joins.get(key)
        return newest.rubric, join.old_keys[0] if join else key


def trend_of(rounds: Sequence[tuple[RoundRecord, Rubric]], bridges: Iterable[Bridge] = ()) -> Trend:
    """Return the trend over rounds, given in the order in which they were made.

    Args:
        bridges: as ``all_bridges`` returns for the rubrics of the client; none: by key.

    Raises:
        TooFewRounds: there are fewer than two.
        StillBlind: a round may show nothing yet.
    """
    own = [round_numbers(record, rubric) for record, rubric in in_order(rounds)]
    return _trend(own, tuple(bridges))


def in_order(rounds: Sequence[tuple[RoundRecord, Rubric]]) -> list[tuple[RoundRecord, Rubric]]:
    """Return the rounds by date, as ``by_date`` does."""
    places = by_date([record.round for record, _ in rounds])
    return [rounds[place] for place in places]


def by_date(rounds: Sequence[Round]) -> list[int]:
    """Return the places of rounds in the order of their dates.

    A year alone stands before its months. A round without a date stays behind the one that was
    made before it.
    """
    dates, date = [], ""
    for round_ in rounds:
        date = date_of(round_) or date
        dates.append(date)
    return sorted(range(len(rounds)), key=lambda place: dates[place])


def first_previous_latest(labels: Sequence[str]) -> tuple[str, ...]:
    """Return the rounds that are looked at to begin with, of labels by date."""
    return tuple(dict.fromkeys((*labels[:1], *labels[-2:])))


def _trend(rounds: Sequence[RoundNumbers], bridges: tuple[Bridge, ...]) -> Trend:
    if len(rounds) < LEAST_ROUNDS:
        raise TooFewRounds(len(rounds))
    return Trend(tuple(rounds), bridges)
