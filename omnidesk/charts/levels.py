"""The levels as a chart shows them, and where a score stands between them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from omnidesk.domain.assessment import Empty, Horizon
from omnidesk.domain.local_text import LocalText
from omnidesk.domain.rubric import Rubric
from omnidesk.texts import N_, Translator

Words = Callable[[LocalText], str]
"""What a reader gets of one of the rubric's texts."""

EMPTY_WORDS: Mapping[str, str] = {
    Empty.NOT_YET_RATED: N_("not yet rated"),
    Empty.CANNOT_TELL: N_("cannot tell"),
    Empty.NOT_APPLICABLE: N_("not applicable"),
    Empty.OUT_OF_SCOPE: N_("out of scope"),
}
EMPTY_SIGNS: Mapping[str, str] = {
    Empty.NOT_YET_RATED: "",
    Empty.CANNOT_TELL: "?",
    Empty.NOT_APPLICABLE: N_("n/a"),
    Empty.OUT_OF_SCOPE: "-",
}
HORIZON_WORDS: Mapping[str, str] = {
    Horizon.SHORT: N_("short term"),
    Horizon.MID: N_("mid term"),
    Horizon.LONG: N_("long term"),
}


def empty_sign(empty: Empty, t: Translator) -> str:
    """Return the short sign of an empty: nothing, ``?``, ``n/a`` or a dash."""
    return t(EMPTY_SIGNS[empty])


@dataclass(frozen=True, slots=True)
class LevelMark:
    """One level on a scale; its place there is its place in the rubric, from 0."""

    value: int
    name: str

    @property
    def label(self) -> str:
        """The number with the name: neither stands alone."""
        return f"{self.value} {self.name}".rstrip()


def level_marks(rubric: Rubric, words: Words) -> tuple[LevelMark, ...]:
    return tuple(LevelMark(level.value, words(level.name)) for level in rubric.levels)


def words_in(rubric: Rubric, language: str) -> Words:
    """Return the function that gives a rubric's texts in a language, or its fallback."""
    return lambda text: rubric.text(text, language)


def position_of(score: Fraction | int, values: Sequence[int]) -> float:
    """Return where a score stands among the levels, in level positions from 0.

    A score between two levels stands between them in proportion, whatever their values:
    of the levels 0, 1 and 3, the score 2 stands at 1.5.

    Args:
        score: not rounded.
        values: the rubric's level values, ascending.
    """
    below = max((i for i, value in enumerate(values) if value <= score), default=0)
    if below == len(values) - 1 or score <= values[below]:
        return float(below)
    step = values[below + 1] - values[below]
    return below + float(Fraction(score) - values[below]) / step


@dataclass(frozen=True, slots=True)
class Mark:
    """One value of a chart.

    Attributes:
        position: in level positions from 0; None where there is no level.
        text: the level's number and name, or the word for the empty.
    """

    position: float | None
    text: str


@dataclass(frozen=True, slots=True)
class Scale:
    """Puts scores on a rubric's levels, in a reader's language."""

    levels: tuple[LevelMark, ...]
    t: Translator

    @property
    def values(self) -> tuple[int, ...]:
        return tuple(level.value for level in self.levels)

    def at_level(self, level: int) -> Mark:
        position = self.values.index(level)
        return Mark(float(position), self.levels[position].label)

    def mark(self, score: Fraction | None, level: int | None, empty: Empty | None) -> Mark:
        """Return the mark of a dimension: at its score, named by the level it stands for."""
        if score is None or level is None:
            return Mark(None, self.t(EMPTY_WORDS[empty or Empty.NOT_YET_RATED]))
        name = self.at_level(level).text
        if score != level:
            name = self.t("{level} (score {score})").format(
                level=name, score=self.t.number(float(score))
            )
        return Mark(position_of(score, self.values), name)
