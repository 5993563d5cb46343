"""The sites or channels of a round: those of the organisation, ticked where they belong."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from omnidesk.domain.assessment import PlaceKind
from omnidesk.domain.errors import OmnideskError
from omnidesk.domain.typed_text import FieldKind, TextField
from omnidesk.services import rounds
from omnidesk.ui.context import Context
from omnidesk.ui.documents.round_document import RoundDocument
from omnidesk.ui.documents.round_places import (
    choose_places,
    place_named,
    places_of,
)
from omnidesk.ui.widgets.kept_cell import Index, KeptCellDelegate

_N_SHOWN = 4


class PlaceList(QWidget):
    """Tick a place to make it part of the round; double-click or F2 renames it."""

    def __init__(
        self,
        context: Context,
        document: RoundDocument,
        kind: PlaceKind,
        add_words: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._document = document
        self._kind = kind
        self.list = QListWidget()
        is_site = kind is PlaceKind.SITE
        self.list.setAccessibleName(context.t("Sites") if is_site else context.t("Channels"))
        self.list.itemChanged.connect(self._on_changed)
        self._typed = KeptCellDelegate(document.typing, self._field_of, self.list)
        self.list.setItemDelegate(self._typed)
        self.name = QLineEdit()
        self.name.setPlaceholderText(add_words)
        self.name.setAccessibleName(add_words)
        self.name.returnPressed.connect(self._on_add)
        add = QPushButton(context.t("Add"))
        add.clicked.connect(self._on_add)
        line = QHBoxLayout()
        line.addWidget(self.name, 1)
        line.addWidget(add)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.list)
        layout.addLayout(line)
        self.setFocusProxy(self.list)
        self.setEnabled(document.is_writable)
        document.settings_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the places and which of them are part of the round."""
        language = self._context.t.language
        places = places_of(self._document, self._kind)
        ticked = self._document.settings.places(self._kind)
        with QSignalBlocker(self.list):
            self.list.clear()
            for place in places:
                item = QListWidgetItem(place.name.text(language))
                item.setData(Qt.ItemDataRole.UserRole, place.id)
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
                is_ticked = place.id in ticked
                item.setCheckState(Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked)
                self.list.addItem(item)
        height = self.list.sizeHintForRow(0) if places else self.fontMetrics().height()
        n_shown = min(max(len(places), 1), _N_SHOWN + 2)
        self.list.setFixedHeight(height * n_shown + 2 * self.list.frameWidth() + 4)
        self.list.setVisible(bool(places))

    def _on_add(self) -> None:
        name = self.name.text().strip()
        if not name:
            return
        try:
            place = place_named(self._document, self._kind, name, self._context.t)
            self._tick(place.id, is_ticked=True)
        except OmnideskError as exc:
            self._context.show_error(exc)
            return
        self.name.clear()

    def _field_of(self, index: Index) -> TextField:
        place_id = str(index.data(Qt.ItemDataRole.UserRole))
        return TextField(FieldKind.PLACE, place_id, language=self._context.t.language)

    def _on_changed(self, item: QListWidgetItem) -> None:
        place_id = str(item.data(Qt.ItemDataRole.UserRole))
        is_ticked = item.checkState() == Qt.CheckState.Checked
        text = item.text().strip()
        try:
            self._rename(place_id, text)  # fills the list anew: the item is gone
            self._tick(place_id, is_ticked=is_ticked)
        except OmnideskError as exc:
            self._typed.refuse(text)
            self._context.show_error(exc)
        self.refresh()

    def _rename(self, place_id: str, text: str) -> None:
        language = self._context.t.language
        place = next(p for p in places_of(self._document, self._kind) if p.id == place_id)
        name = place.name.with_text(language, text)
        if name and text != place.name.text(language):
            rounds.change_place(self._document.workspace, replace(place, name=name))
            self._document.reload()

    def _tick(self, place_id: str, *, is_ticked: bool) -> None:
        ticked = self._document.settings.places(self._kind)
        if is_ticked != (place_id in ticked):
            others = tuple(each for each in ticked if each != place_id)
            ids = (*others, place_id) if is_ticked else others
            choose_places(self._document, self._kind, ids, self._context.t)
