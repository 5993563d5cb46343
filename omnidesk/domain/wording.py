"""What changed between two versions of a rubric, as far as rounds rated on them can be compared.

Dimensions are matched by key and levels by value: both are fixed when they are made.
``rubric_diff`` says more of two versions, and judges every word; a trend asks this of each pair of
rounds, for which it is enough that a text is another.
"""

from __future__ import annotations

from dataclasses import dataclass

from omnidesk.domain.local_text import LocalText
from omnidesk.domain.rubric import Dimension, Rubric


@dataclass(frozen=True, slots=True)
class Wording:
    """What is worded differently about one dimension that both versions have.

    Attributes:
        is_renamed: its name or its definition.
        levels: values of the levels whose description or checklist differs; a level that only
            one of the versions has is among them.
    """

    is_renamed: bool = False
    levels: tuple[int, ...] = ()

    @property
    def is_changed(self) -> bool:
        return self.is_renamed or bool(self.levels)


SAME_WORDING = Wording()


@dataclass(frozen=True, slots=True)
class VersionChange:
    """How a later version of a rubric differs from an earlier one.

    Attributes:
        is_same_rubric: both are versions of one rubric; otherwise equal keys mean nothing.
        reworded: by dimension key, those of both versions whose words differ.
        added, removed: keys that only the later, or only the earlier version has.
        levels_added, levels_removed: the same for levels, by value.
        are_levels_reworded: a level that both have is named or defined differently.
    """

    is_same_rubric: bool
    reworded: dict[str, Wording]
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    levels_added: tuple[int, ...] = ()
    levels_removed: tuple[int, ...] = ()
    are_levels_reworded: bool = False


def version_change(earlier: Rubric, later: Rubric) -> VersionChange:
    """Return what changed from one version to another.

    A text counts as changed only in a language that both versions are written in: a translation
    that was added changes nothing for those who rated without it.
    """
    if earlier is later or earlier == later:
        return VersionChange(True, {})
    languages = tuple(code for code in later.languages if code in earlier.languages)
    before, after = set(earlier.keys), set(later.keys)
    wordings = {
        key: _wording(earlier, later, key, languages) for key in later.keys if key in before
    }
    names = {level.value: level for level in earlier.levels}
    return VersionChange(
        earlier.id == later.id,
        {key: wording for key, wording in wordings.items() if wording.is_changed},
        tuple(key for key in later.keys if key not in before),
        tuple(key for key in earlier.keys if key not in after),
        tuple(value for value in later.values if value not in names),
        tuple(value for value in earlier.values if value not in later.values),
        any(
            _differs(level.name, names[level.value].name, languages)
            or _differs(level.definition, names[level.value].definition, languages)
            for level in later.levels
            if level.value in names
        ),
    )


def _wording(earlier: Rubric, later: Rubric, key: str, languages: tuple[str, ...]) -> Wording:
    one, other = earlier.dimension(key), later.dimension(key)
    values = sorted({*earlier.values, *later.values})
    changed = tuple(
        value for value in values if _cells_differ(earlier, later, key, value, languages)
    )
    return Wording(_is_renamed(one, other, languages), changed)


def _is_renamed(one: Dimension, other: Dimension, languages: tuple[str, ...]) -> bool:
    return _differs(one.name, other.name, languages) or _differs(
        one.definition, other.definition, languages
    )


def _cells_differ(
    earlier: Rubric, later: Rubric, key: str, value: int, languages: tuple[str, ...]
) -> bool:
    one, other = earlier.cell(key, value), later.cell(key, value)
    if len(one.criteria) != len(other.criteria) or _differs(one.text, other.text, languages):
        return True
    return any(_differs(a, b, languages) for a, b in zip(one.criteria, other.criteria, strict=True))


def _differs(one: LocalText, other: LocalText, languages: tuple[str, ...]) -> bool:
    return any(one.get(code) != other.get(code) for code in languages)
