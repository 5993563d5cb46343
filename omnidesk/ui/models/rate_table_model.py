"""One expert's ratings as rows and columns: dimensions in scope by levels."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from omnidesk.domain.assessment import Empty, Rating, RatingState
from omnidesk.domain.rubric import Level
from omnidesk.services.result_texts import word
from omnidesk.texts import Translator
from omnidesk.ui.documents.round_document import RoundDocument

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole


class RateTableModel(QAbstractTableModel):
    """Holds no data of its own; the expert can be changed."""

    def __init__(
        self, document: RoundDocument, t: Translator, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.document = document
        self.t = t
        self.expert_id = ""
        self.keys = document.scope
        self._with_evidence: frozenset[str] = frozenset()
        document.rating_changed.connect(self._on_rating_changed)
        document.evidence_changed.connect(self._on_evidence_changed)
        document.settings_changed.connect(self._on_settings_changed)

    @property
    def levels(self) -> tuple[Level, ...]:
        return self.document.rubric.levels

    def show_expert(self, expert_id: str) -> None:
        self.beginResetModel()
        self.expert_id = expert_id
        self._find_evidence()
        self.endResetModel()

    @property
    def whose(self) -> str:
        """Code, name where it is known, and role of the expert whose sheet is shown."""
        record, language = self.document.record, self.t.language
        expert = next((each for each in record.panel if each.id == self.expert_id), None)
        if expert is None:
            return ""
        parts = (expert.code, record.names.get(expert.id, ""), expert.role.text(language))
        return "  ".join(part for part in parts if part)

    def has_reason(self, row: int) -> bool:
        """Whether the expert has said why."""
        return bool(self.rating(row).rationale)

    def has_evidence(self, row: int) -> bool:
        """Whether there is evidence that the expert may see."""
        return self.keys[row] in self._with_evidence

    def rating(self, row: int) -> Rating:
        return self.document.rating(self.expert_id, self.keys[row])

    def empty(self, row: int) -> Empty | None:
        """Return why the row has no level, or None where it has one."""
        states = {
            RatingState.CANNOT_TELL: Empty.CANNOT_TELL,
            RatingState.NOT_APPLICABLE: Empty.NOT_APPLICABLE,
            RatingState.WITHDRAWN: Empty.NOT_YET_RATED,
        }
        return states.get(self.rating(row).state)

    def is_unrated(self, row: int) -> bool:
        return self.empty(row) is Empty.NOT_YET_RATED

    def is_chosen(self, index: Index) -> bool:
        return self.rating(index.row()).level == self.levels[index.column()].value

    def name(self, row: int) -> str:
        return self.document.rubric.dimension_name(self.keys[row], self.t.language)

    def level_name(self, column: int) -> str:
        rubric = self.document.rubric
        return rubric.text(self.levels[column].name, self.t.language)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.keys)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.levels)

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role == Role.DisplayRole:
            return self._descriptor(index)
        if role == Role.AccessibleTextRole:
            return self._spoken(index)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Horizontal:
            return self._level_head(section, role)
        if role == Role.DisplayRole:
            return self.name(section)
        if role == Role.ToolTipRole:
            return self._dimension_tip(section)
        if role == Role.AccessibleTextRole:
            return ", ".join((self.name(section), *self._grounds(section)))
        return None

    def first_unrated(self, after: int) -> int | None:
        """Return the next row that is not yet rated, going round once; None if all are."""
        n = len(self.keys)
        for step in range(1, n + 1):
            row = (after + step) % n
            if self.is_unrated(row):
                return row
        return None

    def _descriptor(self, index: Index) -> str:
        rubric, key = self.document.rubric, self.keys[index.row()]
        cell = rubric.cell(key, self.levels[index.column()].value)
        shown = cell.text.shown(self.t.language, rubric.languages)
        return f"{shown.text} [{shown.language}]" if shown.is_fallback else shown.text

    def _spoken(self, index: Index) -> str:
        level = self.levels[index.column()]
        words = self.t("{dimension}, level {level} {name}: {text}").format(
            dimension=self.name(index.row()),
            level=level.value,
            name=self.level_name(index.column()),
            text=self._descriptor(index),
        )
        return self.t("{text}. Chosen").format(text=words) if self.is_chosen(index) else words

    def _level_head(self, section: int, role: int) -> object:
        level = self.levels[section]
        if role == Role.DisplayRole:
            return f"{level.value}  {self.level_name(section)}"
        if role == Role.ToolTipRole:
            return self.document.rubric.text(level.definition, self.t.language)
        return None

    def _dimension_tip(self, row: int) -> str:
        dimension = self.document.rubric.dimension(self.keys[row])
        texts = [
            self.document.rubric.text(words, self.t.language)
            for words in (dimension.definition, dimension.guidance)
        ]
        rating = self.rating(row)
        if rating.state is not RatingState.LEVEL:
            texts.append(word(rating.state, self.t))
        texts.append(rating.rationale.text(self.t.language))
        if self.has_evidence(row):
            texts.append(self.t("has evidence"))
        return "\n".join(text for text in texts if text)

    def _grounds(self, row: int) -> list[str]:
        """Say what the marks beside a rating show."""
        said = (
            (self.has_reason(row), self.t("has a reason")),
            (self.has_evidence(row), self.t("has evidence")),
        )
        return [words for is_there, words in said if is_there]

    def _find_evidence(self) -> None:
        seen = self.document.record.seen_by(self.expert_id)
        self._with_evidence = frozenset(each.dimension for each in seen.evidence)

    def _on_evidence_changed(self, key: str) -> None:
        self._find_evidence()
        self._on_rating_changed(key)

    def _on_rating_changed(self, key: str) -> None:
        if key in self.keys:
            row = self.keys.index(key)
            self.dataChanged.emit(self.index(row, 0), self.index(row, len(self.levels) - 1))
            self.headerDataChanged.emit(Qt.Orientation.Vertical, row, row)

    def _on_settings_changed(self) -> None:
        if self.keys != self.document.scope:
            self.beginResetModel()
            self.keys = self.document.scope
            self.endResetModel()
