"""What a table says of the model as a whole: who it is, its languages, its levels."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from omnidesk.domain.document_node import ProblemList
from omnidesk.domain.local_text import NO_TEXT, LocalText
from omnidesk.domain.plain_text import excerpt, without_forbidden
from omnidesk.domain.rubric import Level
from omnidesk.domain.rubric_reading import MAX_LANGUAGES, is_language, is_version
from omnidesk.domain.slugs import is_slug
from omnidesk.exchange.grids.cells import GridText
from omnidesk.exchange.grids.facts import ModelFacts, plain_level_name
from omnidesk.exchange.grids.guess import own_languages
from omnidesk.exchange.grids.languages import split_language
from omnidesk.exchange.grids.mapping import GridMapping, Role
from omnidesk.exchange.grids.sheet import Book, Grid


def name_in(source: str) -> str:
    """Return what a file's name calls its model: without its ending and language."""
    stem = PurePath(source).stem
    base, code = split_language(stem)
    return base if code and stem.casefold().endswith(f".{code}".casefold()) else stem


class WholeModel:
    """Reads what stands in the first row that says it, or beside the grid."""

    def __init__(self, book: Book, grid: Grid, mapping: GridMapping, text: GridText) -> None:
        self._book, self._grid, self._mapping, self._text = book, grid, mapping, text

    def facts(self, problems: ProblemList) -> ModelFacts:
        facts, place = self._book.facts, self._grid.header_place
        rubric_id = self._word(Role.MODEL_ID, facts.id)
        version = self._word(Role.MODEL_VERSION, facts.version)
        if rubric_id and not is_slug(rubric_id):
            problems.add("bad_id", place, excerpt(rubric_id))
        if version and not is_version(version):
            problems.add("bad_version", place, excerpt(version))
        return ModelFacts(
            id=rubric_id,
            version=version,
            languages=own_languages(self._book, self._grid),
            name=self._first(Role.MODEL_NAME) or facts.name,
            note=self._first(Role.MODEL_NOTE) or facts.note,
            level_names=facts.level_names,
            level_definitions=facts.level_definitions,
        )

    def _word(self, role: Role, known: str) -> str:
        return next((w for row in self._grid.rows if (w := self._text.word(row, role))), known)

    def _first(self, role: Role, value: int | None = None) -> LocalText:
        """The first text in each language of a column that speaks of the whole model."""
        found: dict[str, str] = {}
        if self._mapping.of(role):
            for row in self._grid.rows:
                for code, text in self._text.words(row, role, value):
                    found.setdefault(code, text)
        return LocalText.of(found)

    def languages(self, facts: ModelFacts, problems: ProblemList) -> tuple[str, ...]:
        used = [self._mapping.language, *(c.language for c in self._mapping.columns if c.language)]
        known = self._text.languages
        found = [code for code in dict.fromkeys(used) if code in known] or used[:1]
        languages = tuple(dict.fromkeys((*facts.languages, *found)))
        for code in facts.languages:
            if not is_language(code):
                problems.add("bad_language", self._grid.header_place, excerpt(code))
        if len(languages) > MAX_LANGUAGES:
            problems.add("too_many", self._grid.header_place, str(MAX_LANGUAGES))
        return languages

    def name(self, facts: ModelFacts, name: str, languages: Sequence[str]) -> LocalText:
        if facts.languages and not name:
            return facts.name
        shown = without_forbidden(name or name_in(self._book.source))
        return facts.name.with_text(languages[0], shown)

    def level(self, value: int, facts: ModelFacts, languages: Sequence[str]) -> Level:
        name = facts.level_names.get(value)
        if name is None:
            found = self._first(Role.LEVEL_NAME, value)
            name = found or self._name_in_headings(value, languages)
        definition = facts.level_definitions.get(value, NO_TEXT)
        return Level(value, name, definition or self._first(Role.LEVEL_DEFINITION, value))

    def _name_in_headings(self, value: int, languages: Sequence[str]) -> LocalText:
        found = {
            column.language or self._mapping.language: column.level_name
            for _, column in self._mapping.of(Role.LEVEL)
            if column.value == value and column.level_name
        }
        plain = {code: plain_level_name(value, code) for code in languages}
        return LocalText.of(found or plain)
