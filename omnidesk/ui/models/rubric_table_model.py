"""The rubric as rows and columns: level names on top, their definitions, then the dimensions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont

from omnidesk.domain import rubric_edit, rubric_group_edit
from omnidesk.domain.errors import OmnideskError
from omnidesk.domain.rubric import Rubric
from omnidesk.domain.rubric_lint import RubricProblem, Severity
from omnidesk.domain.rubric_outline import group_of
from omnidesk.services.problem_texts import problem_text
from omnidesk.texts import Translator
from omnidesk.ui.delegates.cell_roles import (
    CHIP_ROLE,
    DIRECTION_ROLE,
    FOOT_ROLE,
    FOUND_ROLE,
    HINT_ROLE,
    INDENT_ROLE,
    JOINED_ROLE,
    MARK_ROLE,
    SIGN_ROLE,
)
from omnidesk.ui.documents.rubric_command import Step
from omnidesk.ui.documents.rubric_document import RubricDocument
from omnidesk.ui.documents.rubric_places import Place, text_at, with_text_at
from omnidesk.ui.models.cell_words import CellWords
from omnidesk.ui.models.rubric_cell_looks import CellLooks
from omnidesk.ui.models.rubric_lines import GridLine, LineKind, grid_lines
from omnidesk.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
Text = tuple[Place, str]
"""A text as it is shown: its place and its language."""

NAME_ROW, DEFINITION_ROW, N_HEAD_ROWS = 0, 1, 2
"""With one language; with two side by side each has two rows."""
NAME_COLUMN, N_HEAD_COLUMNS = 0, 1

Marks = Mapping[Text, tuple[RubricProblem, ...]]
"""For a place and language ("" for all): what is wrong there."""
Found = Mapping[Text, tuple[tuple[int, int], ...]]
"""Where in a text what was looked for stands: starts and ends."""


class RubricTableModel(QAbstractTableModel):
    """Every text is a cell: column 0 holds names, the first rows the levels' texts.

    It holds nothing of its own but what the check and the search found; edits go through the
    document.
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
        self._words = {t.language: CellWords(document, t, t.language)}
        self.languages: tuple[str, ...] = (t.language,)
        self.preferred = ""  # the language in whose row a place is looked for first
        self._marks: Marks = {}
        self._found: Found = {}
        self._note_lines()
        looks = self.looks = CellLooks(self, document, t, theme, font)
        self._readers: dict[int, Callable[[Place, GridLine], object]] = {
            Role.DisplayRole: self._own,
            Role.EditRole: self._own,
            Role.ToolTipRole: self._tooltip,
            Role.AccessibleTextRole: self._spoken,
            Role.FontRole: looks.font,
            Role.BackgroundRole: looks.ground,
            Role.ForegroundRole: looks.ink,
            HINT_ROLE: self._hint,
            CHIP_ROLE: looks.chip,
            FOOT_ROLE: looks.foot,
            INDENT_ROLE: looks.indent,
            SIGN_ROLE: looks.sign,
            JOINED_ROLE: looks.joined,
            DIRECTION_ROLE: looks.direction,
            MARK_ROLE: self._mark,
            FOUND_ROLE: lambda place, line: self._found.get((place, line.language)),
        }
        document.texts_changed.connect(self._on_texts_changed)
        document.structure_changed.connect(self._on_structure_changed)

    @property
    def rubric(self) -> Rubric:
        return self._document.rubric

    @property
    def words(self) -> CellWords:
        """How places and steps are called, in the first language that is shown."""
        return self.words_in(self.language)

    @property
    def language(self) -> str:
        """The first language of the texts that are shown and edited."""
        return self.languages[0]

    @property
    def lines(self) -> tuple[GridLine, ...]:
        return self._lines

    @property
    def n_head_rows(self) -> int:
        return 2 * len(self.languages)

    @property
    def definition_rows(self) -> range:
        return range(len(self.languages), self.n_head_rows)

    @property
    def values(self) -> tuple[int, ...]:
        return self._values

    def words_in(self, language: str) -> CellWords:
        if language not in self._words:
            self._words[language] = CellWords(self._document, self._t, language)
        return self._words[language]

    def show_languages(self, *languages: str) -> None:
        """Show texts in one language, or in two side by side."""
        if languages != self.languages:
            self.languages = languages
            self.rebuild()

    def rebuild(self) -> None:
        """Show the lines anew, as after a heading was folded."""
        self._on_structure_changed(keeps_marks=True)

    def show_marks(self, marks: Marks) -> None:
        """Show what the check found."""
        if marks != self._marks:
            changed = {text for text, mark in (marks.items() ^ self._marks.items())}
            self._marks = marks
            self._refresh_texts(changed, [MARK_ROLE, Role.ToolTipRole])

    def show_found(self, found: Found) -> None:
        """Show where something that is looked for stands."""
        if found != self._found:
            changed = {text for text, ranges in (found.items() ^ self._found.items())}
            self._found = found
            self._refresh_texts(changed, [FOUND_ROLE])

    # Places and indexes

    def line(self, index: Index) -> GridLine | None:
        """Return what the row of an index shows."""
        return self._lines[index.row()] if index.isValid() else None

    def language_at(self, index: Index) -> str:
        """Return the language of the text in a cell."""
        line = self.line(index)
        return line.language if line is not None else self.language

    def place(self, index: Index) -> Place | None:
        """Return the place of a cell; none where there is no text, as right of a heading."""
        line = self.line(index)
        if line is None:
            return None
        column = index.column()
        level = self._values[column - N_HEAD_COLUMNS] if column >= N_HEAD_COLUMNS else None
        if line.kind is LineKind.DIMENSION:
            return Place(line.key, level)
        if line.kind is LineKind.GROUP:
            return Place(group=line.key) if level is None else None
        if level is None:
            return None
        return Place(level=level, is_definition=line.kind is LineKind.DEFINITIONS)

    def index_of(self, place: Place, language: str = "") -> QModelIndex:
        """Return the cell of a place; an invalid one where it is not shown.

        Args:
            language: by default the preferred one where it is shown, else the first.
        """
        kind = LineKind.DEFINITIONS if place.is_definition else LineKind.LEVEL_NAMES
        if place.dimension or place.group:
            kind = LineKind.DIMENSION if place.dimension else LineKind.GROUP
        row = self._rows.get((kind, place.dimension or place.group))
        if row is None or (place.level is not None and place.level not in self._positions):
            return QModelIndex()
        language = language or self.preferred
        below = self.languages.index(language) if language in self.languages else 0
        column = NAME_COLUMN
        if place.level is not None:
            column = self._positions[place.level] + N_HEAD_COLUMNS
        return self.index(row + below, column)

    # What Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._values) + N_HEAD_COLUMNS

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        if not index.isValid():
            return None
        place, line = self.place(index), self._lines[index.row()]
        if place is None:
            return self.looks.caption(line, index.column(), role)
        reader = self._readers.get(role)
        return reader(place, line) if reader is not None else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> object:
        if role not in (Role.DisplayRole, Role.AccessibleTextRole):
            return None
        if orientation == Qt.Orientation.Horizontal:
            if section < N_HEAD_COLUMNS:
                return self._t("Dimension")
            return self.words.level(self._values[section - N_HEAD_COLUMNS])
        return self.looks.row_title(self._lines[section])

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self.place(index) is None:
            if not index.isValid():
                return Qt.ItemFlag.NoItemFlags
            is_corner = (index.row(), index.column()) == (NAME_ROW, NAME_COLUMN)
            return flags if is_corner else Qt.ItemFlag.ItemIsEnabled  # a table is pasted there
        return flags | Qt.ItemFlag.ItemIsEditable if self._document.can_edit else flags

    def setData(self, index: Index, value: object, role: int = Role.EditRole) -> bool:
        place = self.place(index)
        if role != Role.EditRole or place is None or not self._document.can_edit:
            return False
        return self._edit(place, str(value), self.language_at(index))

    def clear(self, indexes: Iterable[Index]) -> None:
        """Empty cells as one step."""
        found = ((self.place(index), self.language_at(index)) for index in indexes)
        texts = [
            (place, language)
            for place, language in found
            if place is not None and text_at(self.rubric, place).get(language)
        ]
        if not texts or not self._document.can_edit:
            return
        after = self.rubric
        for place, language in texts:
            after = with_text_at(after, place, language, "")
        n = len(texts)
        words = self._t.plural("Clear {n} text", "Clear {n} texts", n).format(n=n)
        places = tuple(dict.fromkeys(place for place, _ in texts))
        self._do(after, Step(words, places, places[0], places[0]))

    # Editing

    def _edit(self, place: Place, text: str, language: str) -> bool:
        try:
            after, reached = self._edited(place, text, language)
        except OmnideskError as exc:
            self.edit_failed.emit(exc)
            return False
        if after is self.rubric:
            return False
        words = self.words_in(language).step(place)
        return self._do(after, Step(words, (reached,), place, reached))

    def _edited(self, place: Place, text: str, language: str) -> tuple[Rubric, Place]:
        rubric, name = self.rubric, text.strip()
        if place.group and name and self._is_new_group(place.group):
            after, key = rubric_group_edit.name_new_group(rubric, place.group, language, text)
            return after, Place(group=key)
        if place.dimension and place.level is None and name and self.is_new(place.dimension):
            after, key = rubric_edit.name_new_dimension(rubric, place.dimension, language, text)
            return after, Place(key)
        return with_text_at(rubric, place, language, text), place

    def is_new(self, key: str) -> bool:
        """Whether a dimension still waits for its first name, from which its key is made."""
        base = self._document.base
        is_published = base is not None and key in base.rubric.keys
        return not is_published and not self.rubric.dimension(key).name

    def _is_new_group(self, key: str) -> bool:
        base = self._document.base
        published = base.rubric.groups if base is not None else ()
        is_published = any(group.key == key for group in published)
        return not is_published and not group_of(self.rubric, key).name

    def _do(self, after: Rubric, step: Step) -> bool:
        try:
            self._document.change(after, step)
        except OmnideskError as exc:
            self.edit_failed.emit(exc)
            return False
        return True

    # What the document says

    def _on_texts_changed(self, places: tuple[Place, ...]) -> None:
        self._note_lines()
        found = (self.index_of(place, self.language) for place in places)
        columns: dict[int, list[int]] = {}
        for index in found:
            if index.isValid():
                columns.setdefault(index.row(), []).append(index.column())
        for row, changed in columns.items():  # once a row: each is measured anew
            last = self.index(row + len(self.languages) - 1, max(changed))
            self.dataChanged.emit(self.index(row, min(changed)), last, [])

    def _on_structure_changed(self, *, keeps_marks: bool = False) -> None:
        self.beginResetModel()
        self._note_lines()
        if not keeps_marks:
            self._marks, self._found = {}, {}
        self.endResetModel()

    def _note_lines(self) -> None:
        rubric, document = self._document.rubric, self._document
        self._lines = grid_lines(rubric, self.languages, document.folded_groups)
        self._values = rubric.values
        self._rows: dict[tuple[LineKind, str], int] = {}
        for row, line in enumerate(self._lines):
            self._rows.setdefault((line.kind, line.key), row)
        self._positions = {value: position for position, value in enumerate(self._values)}

    def _refresh_texts(self, texts: Iterable[Text], roles: list[int]) -> None:
        """Paint cells anew, once a row."""
        columns: dict[int, list[int]] = {}
        for place, language in texts:
            index = self.index_of(place, language or self.language)
            if index.isValid():
                columns.setdefault(index.row(), []).append(index.column())
        for row, changed in columns.items():
            self.dataChanged.emit(
                self.index(row, min(changed)), self.index(row, max(changed)), roles
            )

    # What a cell says

    def _own(self, place: Place, line: GridLine) -> str:
        if place.dimension and place.level is not None:  # most of all that is painted
            return self.rubric.cell(place.dimension, place.level).text.get(line.language)
        return text_at(self.rubric, place).get(line.language)

    def _hint(self, place: Place, line: GridLine) -> str:
        return self.words_in(line.language).hint(place, is_quiet=len(self.languages) > 1)

    def _mark(self, place: Place, line: GridLine) -> str | None:
        """How grave it is what is wrong in a line's language, or in all for the first line."""
        severities = {problem.severity for problem in self._problems(place, line)}
        if not severities:
            return None
        return "error" if Severity.ERROR in severities else "warning"

    def _wrong(self, place: Place, line: GridLine) -> str:
        problems = self._problems(place, line)
        return "\n".join(problem_text(each, self._t, rubric=self.rubric) for each in problems)

    def _problems(self, place: Place, line: GridLine) -> tuple[RubricProblem, ...]:
        for_all = self._marks.get((place, ""), ()) if line.is_first else ()
        return (*for_all, *self._marks.get((place, line.language), ()))

    def _spoken(self, place: Place, line: GridLine) -> str:
        words = self.words_in(line.language)
        text = self._own(place, line) or words.hint(place)
        spoken = self._t("{place}: {text}").format(
            place=self.looks.spoken_place(place, line), text=text
        )
        return f"{spoken} {self._wrong(place, line)}".rstrip()

    def _tooltip(self, place: Place, line: GridLine) -> str:
        return self.looks.tooltip(place, line, self._wrong(place, line))
