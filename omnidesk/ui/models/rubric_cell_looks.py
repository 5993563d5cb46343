"""How the cells of a rubric's grid look, and what is said of them."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont

from omnidesk.charts.palette import ink_on
from omnidesk.domain.rubric_outline import members, weight_share
from omnidesk.texts import Translator
from omnidesk.ui.delegates.cell_roles import JOINED_ROLE, Chip
from omnidesk.ui.documents.rubric_document import RubricDocument
from omnidesk.ui.documents.rubric_places import Place
from omnidesk.ui.models.language_names import is_right_to_left, language_name
from omnidesk.ui.models.rubric_lines import GridLine, LineKind
from omnidesk.ui.theme import Theme

if TYPE_CHECKING:
    from omnidesk.ui.models.rubric_table_model import RubricTableModel

Role = Qt.ItemDataRole


class CellLooks:
    """Fonts, colours, signs and quiet words; nothing here can be edited."""

    def __init__(
        self,
        model: RubricTableModel,
        document: RubricDocument,
        t: Translator,
        theme: Theme,
        font: QFont,
    ) -> None:
        self._model = model
        self._document = document
        self._t = t
        self._theme = theme
        self._bold = QFont(font)
        self._bold.setBold(True)

    @property
    def _is_pair(self) -> bool:
        return len(self._model.languages) > 1

    def font(self, place: Place, _line: GridLine) -> QFont | None:
        is_name = place.level is None or (not place.dimension and not place.is_definition)
        return self._bold if is_name else None

    def ground(self, place: Place, _line: GridLine) -> QColor | None:
        if place.group:
            return self._theme.colour("hairline")
        is_head = not place.dimension or place.level is None
        return self._theme.colour("background") if is_head else None

    def ink(self, place: Place, _line: GridLine) -> QColor | None:
        return self._theme.colour("muted") if place.is_definition else None

    def chip(self, place: Place, line: GridLine) -> Chip | None:
        """A level's number, and in front of names the language where two are shown."""
        is_level_name = line.kind is LineKind.LEVEL_NAMES and place.level is not None
        if is_level_name and line.is_first and place.level is not None:
            values = self._model.values
            fill = self._theme.level(values.index(place.level), len(values))
            return Chip(str(place.level), fill, QColor(ink_on(fill.name())))
        if self._is_pair and (place.level is None or is_level_name):
            return self._language_chip(line)
        return None

    def foot(self, place: Place, line: GridLine) -> str | None:
        """Weights where they differ, and how many points a checklist has."""
        rubric = self._document.rubric
        if place.group or not place.dimension or not line.is_last:
            return None
        if place.level is None:
            if any(row.weight != 1 for row in rubric.dimensions):
                return self.weight_words(place.dimension)
            return None
        n = len(rubric.cell(place.dimension, place.level).criteria)
        return self._t.plural("☑ {n} point", "☑ {n} points", n).format(n=n) if n else None

    def weight_words(self, key: str) -> str:
        """Return a weight with its share of all, as ``2 · 18 %``."""
        rubric = self._document.rubric
        weight = self._t.number(rubric.dimension(key).weight)
        share = self._t.percent(weight_share(rubric, (key,)))
        return self._t("Weight {weight} · {share}").format(weight=weight, share=share)

    def indent(self, place: Place, line: GridLine) -> int:
        return line.depth if place.level is None else 0

    def sign(self, place: Place, line: GridLine) -> str | None:
        if not place.group:
            return None
        if not line.is_first:
            return "below"
        return "folded" if place.group in self._document.folded_groups else "open"

    def joined(self, _place: Place, line: GridLine) -> bool:
        return not line.is_last

    def direction(self, _place: Place, line: GridLine) -> Qt.LayoutDirection | None:
        is_rtl = is_right_to_left(line.language)
        return Qt.LayoutDirection.RightToLeft if is_rtl else None

    def caption(self, line: GridLine, column: int, role: int) -> object:
        """What stands where there is no text: in the corner, and right of a heading."""
        is_heading = line.kind is LineKind.GROUP
        if role == Role.DisplayRole:
            if is_heading:
                return self._group_words(line) if column == 1 and line.is_first else None
            if not line.is_first:
                return None
            is_top = line.kind is LineKind.LEVEL_NAMES
            return self._t("Dimension") if is_top else self._t("Definition")
        if role == JOINED_ROLE:
            return not line.is_last
        if role == Role.BackgroundRole:
            return self._theme.colour("hairline" if is_heading else "background")
        return self._theme.colour("muted") if role == Role.ForegroundRole else None

    def row_title(self, line: GridLine) -> str:
        words = self._model.words
        if line.kind is LineKind.LEVEL_NAMES:
            return self._t("Level")
        if line.kind is LineKind.DEFINITIONS:
            return self._t("Definition")
        if line.kind is LineKind.GROUP:
            return words.group(line.key)
        return words.dimension(line.key)

    def tooltip(self, place: Place, line: GridLine, problems: str) -> str:
        """What is wrong at the place, and what its name stands for."""
        rubric, parts = self._document.rubric, [problems]
        if place.dimension and place.level is None:
            parts.append(rubric.text(rubric.dimension(place.dimension).definition, line.language))
            parts.append(self.weight_words(place.dimension))
        elif not place.dimension and place.level is not None and not place.is_definition:
            parts.append(rubric.text(rubric.level(place.level).definition, line.language))
        return _plain("\n\n".join(part for part in parts if part))

    def spoken_place(self, place: Place, line: GridLine) -> str:
        """Return what a screen reader says of a place before its text."""
        t, words = self._t, self._model.words_in(line.language).place(place)
        if place.group:
            is_folded = place.group in self._document.folded_groups
            words = (
                t("Group, folded, {count}") if is_folded else t("Group, unfolded, {count}")
            ).format(count=self._group_words(line))
        if self._is_pair:
            name = language_name(line.language, t)
            words = t("{place}, {language}").format(place=words, language=name)
        return words

    def _group_words(self, line: GridLine) -> str:
        n = len(members(self._document.rubric, line.key))
        return self._t.plural("{n} dimension", "{n} dimensions", n).format(n=n)

    def _language_chip(self, line: GridLine) -> Chip:
        fill, ink = self._theme.colour("hairline"), self._theme.colour("muted")
        if line.kind is LineKind.GROUP:
            fill = self._theme.colour("surface")
        return Chip(line.language, fill, ink)


def _plain(text: str) -> str:
    """Return a tooltip that Qt takes for plain text but still wraps."""
    return f"<qt>{escape(text).replace(chr(10), '<br>')}</qt>" if text else ""
