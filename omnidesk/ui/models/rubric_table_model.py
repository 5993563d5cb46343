"""The rubric as rows and columns: level names on top, their definitions, then the dimensions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from html import escape

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont

from omnidesk.charts.palette import ink_on
from omnidesk.domain import rubric_edit
from omnidesk.domain.errors import OmnideskError
from omnidesk.domain.rubric import Rubric
from omnidesk.texts import Translator
from omnidesk.ui.delegates.text_cell_delegate import CHIP_ROLE, HINT_ROLE, MARK_ROLE, Chip
from omnidesk.ui.documents.rubric_command import Step
from omnidesk.ui.documents.rubric_document import RubricDocument
from omnidesk.ui.documents.rubric_places import Place, text_at, with_text_at
from omnidesk.ui.models.cell_words import CellWords
from omnidesk.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole

NAME_ROW, DEFINITION_ROW, N_HEAD_ROWS = 0, 1, 2
NAME_COLUMN, N_HEAD_COLUMNS = 0, 1

Marks = Mapping[Place, tuple[str, str]]
"""For a place: "error" or "warning", and the sentences that say what is wrong there."""


class RubricTableModel(QAbstractTableModel):
    """Every text is a cell: column 0 holds the dimensions' names, rows 0 and 1 the levels' texts.

    It holds nothing of its own but what the check found; edits go through the document.
    """

    edit_failed = Signal(object)  # OmnideskError

    def __init__(
        self,
        document: RubricDocument,
        t: Translator,
        theme: Theme,
        font: QFont,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._t = t
        self._theme = theme
        self._bold = QFont(font)
        self._bold.setBold(True)
        self._words = CellWords(document, t, t.language)
        self._marks: Marks = {}
        self._note_keys()
        self._readers: dict[int, Callable[[Place], object]] = {
            Role.DisplayRole: self._own,
            Role.EditRole: self._own,
            Role.ToolTipRole: self._tooltip,
            Role.AccessibleTextRole: self._spoken,
            Role.FontRole: self._font,
            Role.BackgroundRole: self._ground,
            Role.ForegroundRole: self._ink,
            HINT_ROLE: self._hint,
            CHIP_ROLE: self._chip,
            MARK_ROLE: lambda place: self._marks.get(place, (None, ""))[0],
        }
        document.texts_changed.connect(self._on_texts_changed)
        document.structure_changed.connect(self._on_structure_changed)

    @property
    def rubric(self) -> Rubric:
        return self._document.rubric

    @property
    def words(self) -> CellWords:
        """How places and steps are called, in the language that is shown."""
        return self._words

    @property
    def language(self) -> str:
        """The language of the texts that are shown and edited."""
        return self._words.language

    def show_language(self, language: str) -> None:
        if language != self._words.language:
            self._words = CellWords(self._document, self._t, language)
            self._refresh([])

    def show_marks(self, marks: Marks) -> None:
        """Show what the check found, by place."""
        if marks != self._marks:
            self._marks = marks
            self._refresh([MARK_ROLE, Role.ToolTipRole])

    # Places and indexes

    def place(self, index: Index) -> Place | None:
        """Return the place of a cell; none for the two captions in the corner."""
        row, column = index.row(), index.column()
        if not index.isValid() or (row < N_HEAD_ROWS and column < N_HEAD_COLUMNS):
            return None
        level = self._values[column - N_HEAD_COLUMNS] if column >= N_HEAD_COLUMNS else None
        if row < N_HEAD_ROWS:
            return Place(level=level, is_definition=row == DEFINITION_ROW)
        return Place(self._keys[row - N_HEAD_ROWS], level)

    def index_of(self, place: Place) -> QModelIndex:
        """Return the cell of a place; an invalid one where the rubric does not have it."""
        row = DEFINITION_ROW if place.is_definition else NAME_ROW
        column = NAME_COLUMN
        if place.dimension:
            if place.dimension not in self._rows:
                return QModelIndex()
            row = self._rows[place.dimension]
        if place.level is not None:
            if place.level not in self._values:
                return QModelIndex()
            column = self._values.index(place.level) + N_HEAD_COLUMNS
        return self.index(row, column)

    # What Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._keys) + N_HEAD_ROWS

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._values) + N_HEAD_COLUMNS

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        if not index.isValid():
            return None
        place = self.place(index)
        if place is None:
            return self._caption(index.row(), role)
        reader = self._readers.get(role)
        return reader(place) if reader is not None else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> object:
        if role not in (Role.DisplayRole, Role.AccessibleTextRole):
            return None
        if orientation == Qt.Orientation.Horizontal:
            if section < N_HEAD_COLUMNS:
                return self._t("Dimension")
            return self._words.level(self._values[section - N_HEAD_COLUMNS])
        captions = (self._t("Level"), self._t("Definition"))
        if section < N_HEAD_ROWS:
            return captions[section]
        return self._words.dimension(self._keys[section - N_HEAD_ROWS])

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.place(index) is None:
            return Qt.ItemFlag.ItemIsEnabled if index.isValid() else Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsEditable if self._document.can_edit else flags

    def setData(self, index: Index, value: object, role: int = Role.EditRole) -> bool:
        place = self.place(index)
        if role != Role.EditRole or place is None or not self._document.can_edit:
            return False
        return self._edit(place, str(value))

    def clear(self, indexes: Iterable[Index]) -> None:
        """Empty cells as one step."""
        found = (self.place(index) for index in indexes)
        places = [
            p for p in found if p is not None and text_at(self.rubric, p).get(self._words.language)
        ]
        if not places or not self._document.can_edit:
            return
        after = self.rubric
        for place in places:
            after = with_text_at(after, place, self._words.language, "")
        n = len(places)
        words = self._t.plural("Clear {n} text", "Clear {n} texts", n).format(n=n)
        self._do(after, Step(words, tuple(places), places[0], places[0]))

    # Editing

    def _edit(self, place: Place, text: str) -> bool:
        try:
            after, reached = self._edited(place, text)
        except OmnideskError as exc:
            self.edit_failed.emit(exc)
            return False
        if after is self.rubric:
            return False
        return self._do(after, Step(self._words.step(place), (reached,), place, reached))

    def _edited(self, place: Place, text: str) -> tuple[Rubric, Place]:
        rubric = self.rubric
        if place.dimension and place.level is None and self._is_new(place.dimension):
            after, key = rubric_edit.name_new_dimension(
                rubric, place.dimension, self._words.language, text
            )
            return (after, Place(key)) if text else (rubric, place)
        return with_text_at(rubric, place, self._words.language, text), place

    def _is_new(self, key: str) -> bool:
        """Whether a dimension still waits for its first name, from which its key is made."""
        base = self._document.base
        is_published = base is not None and key in base.rubric.keys
        return not is_published and not self.rubric.dimension(key).name

    def _do(self, after: Rubric, step: Step) -> bool:
        try:
            self._document.change(after, step)
        except OmnideskError as exc:
            self.edit_failed.emit(exc)
            return False
        return True

    # What the document says

    def _on_texts_changed(self, places: tuple[Place, ...]) -> None:
        self._note_keys()
        for place in places:
            index = self.index_of(place)
            if index.isValid():
                self.dataChanged.emit(index, index, [])

    def _on_structure_changed(self) -> None:
        self.beginResetModel()
        self._note_keys()
        self._marks = {}
        self.endResetModel()

    def _note_keys(self) -> None:
        self._keys = self._document.rubric.keys
        self._values = self._document.rubric.values
        self._rows = {key: row for row, key in enumerate(self._keys, N_HEAD_ROWS)}
        positions = enumerate(self._values)
        self._positions = {value: position for position, value in positions}

    def _refresh(self, roles: list[int]) -> None:
        last = self.index(self.rowCount() - 1, self.columnCount() - 1)
        self.dataChanged.emit(self.index(0, 0), last, roles)

    # What a cell says

    def _own(self, place: Place) -> str:
        return text_at(self.rubric, place).get(self._words.language)

    def _hint(self, place: Place) -> str:
        return self._words.hint(place)

    def _spoken(self, place: Place) -> str:
        words = self._t("{place}: {text}").format(
            place=self._words.place(place), text=self._own(place) or self._hint(place)
        )
        problem = self._marks.get(place, ("", ""))[1]
        return f"{words} {problem}".rstrip()

    def _tooltip(self, place: Place) -> str:
        """What is wrong at the place; for a level's name also what the level means."""
        parts = [self._marks.get(place, ("", ""))[1]]
        if not place.dimension and place.level is not None and not place.is_definition:
            level = self.rubric.level(place.level)
            parts.append(self.rubric.text(level.definition, self._words.language))
        return _plain("\n\n".join(part for part in parts if part))

    def _font(self, place: Place) -> QFont | None:
        is_name = place.level is None or (not place.dimension and not place.is_definition)
        return self._bold if is_name else None

    def _ground(self, place: Place) -> QColor | None:
        is_head = not place.dimension or place.level is None
        return self._theme.colour("background") if is_head else None

    def _ink(self, place: Place) -> QColor | None:
        return self._theme.colour("muted") if place.is_definition else None

    def _chip(self, place: Place) -> Chip | None:
        if place.dimension or place.level is None or place.is_definition:
            return None
        fill = self._theme.level(self._positions[place.level], len(self._values))
        return Chip(str(place.level), fill, QColor(ink_on(fill.name())))

    def _caption(self, row: int, role: int) -> object:
        if role == Role.DisplayRole:
            return self._t("Dimension") if row == NAME_ROW else self._t("Definition")
        if role == Role.BackgroundRole:
            return self._theme.colour("background")
        return self._theme.colour("muted") if role == Role.ForegroundRole else None


def _plain(text: str) -> str:
    """Return a tooltip that Qt takes for plain text but still wraps."""
    return f"<qt>{escape(text).replace(chr(10), '<br>')}</qt>" if text else ""
