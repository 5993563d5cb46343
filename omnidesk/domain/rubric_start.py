"""Where a model of one's own begins: an empty grid, and what takes its place."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import replace

from omnidesk.domain.local_text import NO_TEXT, LocalText
from omnidesk.domain.rubric import Level, Rubric
from omnidesk.domain.rubric_many_edit import add_dimensions
from omnidesk.domain.slugs import unique_slug

FIRST_VERSION = "1.0"


def empty_rubric(
    name: str,
    languages: Sequence[str],
    *,
    n_levels: int,
    n_dimensions: int = 1,
    taken: Container[str] = (),
) -> Rubric:
    """Return a grid in which nothing is written but the model's name.

    Args:
        taken: ids of models that this one must not be taken for.

    Raises:
        RubricInvalid: there would be more dimensions than the format allows.
    """
    rubric = Rubric(
        id=unique_slug(name, taken, fallback="model"),
        version=FIRST_VERSION,
        languages=tuple(languages),
        name=LocalText.single(languages[0], name),
        levels=tuple(Level(value, NO_TEXT) for value in range(1, n_levels + 1)),
        dimensions=(),
    )
    return add_dimensions(rubric, n_dimensions)[0]


def is_blank(rubric: Rubric) -> bool:
    """Tell whether nothing is written in the grid, so that nothing is lost with it."""
    is_named = any(level.name or level.definition for level in rubric.levels)
    has_texts = any(
        row.name or row.definition or row.guidance or row.improvements for row in rubric.dimensions
    )
    return not (is_named or has_texts or rubric.cells or rubric.groups)


def with_content_of(rubric: Rubric, other: Rubric) -> Rubric:
    """Return the rubric with the levels, groups, dimensions, texts and languages of another."""
    return replace(
        rubric,
        languages=tuple(dict.fromkeys((*rubric.languages, *other.languages))),
        levels=other.levels,
        dimensions=other.dimensions,
        cells=other.cells,
        groups=other.groups,
    )
