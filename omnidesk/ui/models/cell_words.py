"""What the places of a rubric and the edits of them are called."""

from __future__ import annotations

from omnidesk.domain.rubric import Rubric
from omnidesk.domain.rubric_outline import group_of
from omnidesk.texts import Translator
from omnidesk.ui.documents.rubric_document import RubricDocument
from omnidesk.ui.documents.rubric_places import Place, text_at


class CellWords:
    """Names in one language of the rubric, sentences in the window's language."""

    def __init__(self, document: RubricDocument, t: Translator, language: str) -> None:
        self._document = document
        self._t = t
        self.language = language

    @property
    def rubric(self) -> Rubric:
        return self._document.rubric

    def dimension(self, key: str) -> str:
        """Return a dimension's name; one that has none yet is called new."""
        name = self.rubric.text(self.rubric.dimension(key).name, self.language)
        return name or self._t("New dimension")

    def group(self, key: str) -> str:
        """Return a group's name; one that has none yet is called new."""
        name = self.rubric.text(group_of(self.rubric, key).name, self.language)
        return name or self._t("New group")

    def level(self, value: int | None) -> str:
        """Return a level's number with its name."""
        if value is None:
            return ""
        return f"{value} {self.rubric.level_name(value, self.language)}".rstrip()

    def place(self, place: Place) -> str:
        """Return how a place is called, as ``Technology, level 3 Cross Channel``."""
        t = self._t
        if place.group:
            return t("Name of the group")
        if place.dimension and place.level is not None:
            return t("{dimension}, level {level}").format(
                dimension=self.dimension(place.dimension), level=self.level(place.level)
            )
        if place.dimension:
            return t("Name of the dimension")
        if place.is_definition:
            return t("Definition of level {level}").format(level=self.level(place.level))
        return t("Name of level {level}").format(level=place.level)

    def step(self, place: Place) -> str:
        """Return what editing the text at a place is called in the Edit menu."""
        t = self._t
        if place.group:
            return t("Rename {name}").format(name=self.group(place.group))
        if place.dimension and place.level is not None:
            return t("Edit {dimension}, level {level}").format(
                dimension=self.dimension(place.dimension), level=place.level
            )
        if place.dimension:
            return t("Rename {name}").format(name=self.dimension(place.dimension))
        if place.is_definition:
            return t("Edit the definition of level {level}").format(level=place.level)
        return t("Rename level {level}").format(level=place.level)

    def hint(self, place: Place, *, is_quiet: bool = False) -> str:
        """Return what stands in for a text that is not there in this language.

        Args:
            is_quiet: the text in another language stands beside it already.
        """
        t = self._t
        other = text_at(self.rubric, place).shown(self.language, self.rubric.languages)
        if other.text and is_quiet:
            return t("Not translated yet")
        if other.text:
            return t("({language}) {text}").format(language=other.language, text=other.text)
        if place.dimension and place.level is not None:
            return t("Not written yet")
        if place.is_definition:
            return t("No definition yet")
        return t("No name yet")
