"""What a model's version is called in a list."""

from __future__ import annotations

from omnidesk.services.rubrics import KnownRubric
from omnidesk.texts import Translator
from omnidesk.ui.documents.rubric_command import Source


def source_words(source: Source, t: Translator) -> str:
    """Return name and version, and whether it is a draft or comes with the program."""
    rubric = source.rubric
    words = t("{model} · {version}")
    if not isinstance(source, KnownRubric):
        words = t("{model} · {version} · draft")
    elif source.is_shipped:
        words = t("{model} · {version} · comes with OmniDesk")
    elif source.is_own:
        words = t("{model} · {version} · my library")
    name = rubric.text(rubric.name, t.language) or rubric.id
    return words.format(model=name, version=rubric.version)
