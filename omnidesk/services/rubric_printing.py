"""A rubric as pages: a poster or a booklet, worded in one language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from enum import StrEnum
from pathlib import Path

from omnidesk.domain.local_text import LocalText
from omnidesk.domain.rubric import Dimension, Rubric
from omnidesk.reports.content_blocks import LevelChip, LevelText, ModelGrid, ModelRow, Prose
from omnidesk.reports.fonts import ReportFonts
from omnidesk.reports.pdf import PdfReport
from omnidesk.reports.rubric_paper import (
    Booklet,
    BookletPage,
    Poster,
    Running,
    booklet_pdf,
    poster_pdf,
)
from omnidesk.services.report_sections.cover import PROGRAM
from omnidesk.texts import Translator, load_translator


class PaperForm(StrEnum):
    """How a rubric is laid out: the whole grid on A3, or a dimension a page on A4."""

    POSTER = "poster"
    BOOKLET = "booklet"


def make_rubric_paper(
    rubric: Rubric,
    form: PaperForm,
    *,
    language: str,
    locale: Path,
    fonts: ReportFonts,
    made_on: str = "",
) -> PdfReport:
    """Return a rubric on paper, as it is now.

    Args:
        language: of its texts; where one is missing, its first language stands for it.
        locale: the folder with the catalogues; words of our own fall back to English.
        made_on: an ISO date; today by default.
    """
    words = _Words(rubric, language, load_translator(language, locale))
    running = words.running(made_on or date.today().isoformat())
    if form is PaperForm.POSTER:
        return poster_pdf(words.poster(running), fonts)
    return booklet_pdf(words.booklet(running), fonts)


class _Words:
    """Words a rubric for one reader."""

    def __init__(self, rubric: Rubric, language: str, t: Translator) -> None:
        self._rubric, self._language, self._t = rubric, language, t

    def running(self, made_on: str) -> Running:
        t = self._t
        name = f"{self._name()} {self._rubric.version}"
        return Running(
            name,
            t("{program}, on {date}").format(program=PROGRAM, date=t.date(made_on)),
            t("Page {page} of {total}"),
        )

    def poster(self, running: Running) -> Poster:
        values = self._described() or self._rubric.values
        levels = tuple(level for level in self._levels() if level.chip.value in values)
        grid = ModelGrid(self._t("Dimension"), levels, tuple(self._rows(values)))
        return Poster(self._name(), self._poster_lead(values), grid, running, self._language)

    def booklet(self, running: Running) -> Booklet:
        t, note = self._t, self._text(self._rubric.note)
        return Booklet(
            self._name(),
            self._lead(),
            _said(note),
            t("The levels"),
            self._levels(),
            t("To the next level"),
            t("Notes"),
            t("Contents"),
            tuple(self._page(row) for row in self._rubric.dimensions),
            running,
            self._language,
        )

    def _lead(self) -> str:
        rubric, t = self._rubric, self._t
        return t("Version {version}, {n} dimensions, {levels} levels").format(
            version=rubric.version, n=len(rubric.dimensions), levels=len(rubric.levels)
        )

    def _poster_lead(self, values: Sequence[int]) -> str:
        """Say which levels the poster leaves out, as no dimension describes them."""
        left = [value for value in self._rubric.values if value not in values]
        if not left:
            return self._lead()
        names = ", ".join(f"{v} {self._text(self._rubric.level(v).name)}".strip() for v in left)
        words = self._t("Not described, and left out: {levels}").format(levels=names)
        return f"{self._lead()}  \N{MIDDLE DOT}  {words}"

    def _described(self) -> tuple[int, ...]:
        """Return the values of the levels that say something, of themselves or in a dimension."""
        rubric = self._rubric
        said = {value for (_key, value), cell in rubric.cells.items() if cell}
        said |= {level.value for level in rubric.levels if level.definition}
        return tuple(value for value in rubric.values if value in said)

    def _rows(self, values: Sequence[int]) -> Iterator[ModelRow]:
        group = ""
        for row in self._rubric.dimensions:
            heading = self._group(row)
            if heading and heading != group:
                yield ModelRow(heading)
            group = heading
            cells = tuple(self._level(row.key, value) for value in values)
            yield ModelRow(self._title(row), _said(self._text(row.definition)), cells)

    def _page(self, row: Dimension) -> BookletPage:
        t, improvements = self._t, dict(row.improvements)
        texts = (("", row.definition), (t("What to look for"), row.guidance))
        return BookletPage(
            self._title(row),
            self._group(row),
            tuple(Prose(_said(self._text(words)), heading) for heading, words in texts if words),
            tuple(self._level(row.key, value) for value in self._rubric.values),
            tuple(
                self._text(improvements.get(value, LocalText())) for value in self._rubric.values
            ),
        )

    def _levels(self) -> tuple[LevelText, ...]:
        return tuple(
            LevelText("", self._chip(level.value), _said(self._text(level.definition)))
            for level in self._rubric.levels
        )

    def _level(self, key: str, value: int) -> LevelText:
        cell = self._rubric.cell(key, value)
        criteria = tuple(self._text(each) for each in cell.criteria)
        return LevelText("", self._chip(value), _said(self._text(cell.text)), criteria)

    def _chip(self, value: int) -> LevelChip:
        values = self._rubric.values
        name = self._text(self._rubric.level(value).name)
        return LevelChip(value, name, values.index(value), len(values))

    def _group(self, row: Dimension) -> str:
        """Return the headings over a dimension, the outer one first."""
        groups = {group.key: group for group in self._rubric.groups}
        names: list[str] = []
        key = row.group
        while key in groups and len(names) < len(groups):
            names.insert(0, self._text(groups[key].name) or key)
            key = groups[key].parent
        return " \N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK} ".join(names)

    def _title(self, row: Dimension) -> str:
        return self._text(row.name) or row.key

    def _name(self) -> str:
        return self._text(self._rubric.name) or self._rubric.id

    def _text(self, words: LocalText) -> str:
        return self._rubric.text(words, self._language)


def _said(text: str) -> tuple[str, ...]:
    return (text,) if text else ()
