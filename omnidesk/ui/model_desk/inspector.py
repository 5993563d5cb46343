"""The details of what the cursor is on: checklist, guidance, weight, group, and the model's own."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from omnidesk.domain import rubric_edit
from omnidesk.domain.assessment import weight_in
from omnidesk.domain.local_text import LocalText
from omnidesk.domain.rubric_group_edit import put_in_group
from omnidesk.domain.rubric_outline import members, path_of, weight_share
from omnidesk.domain.rubric_spots import Spot, SpotKind, is_there
from omnidesk.domain.rubric_texts import refusal
from omnidesk.domain.typed_text import FieldKind, TextField
from omnidesk.texts import N_
from omnidesk.ui.context import Context
from omnidesk.ui.documents.rubric_command import Step
from omnidesk.ui.documents.rubric_places import Place, exists
from omnidesk.ui.model_desk.grid_hand import GridHand
from omnidesk.ui.model_desk.spot_field import SpotField
from omnidesk.ui.models.cell_words import CellWords
from omnidesk.ui.models.language_names import language_name
from omnidesk.ui.widgets.choice import Choice
from omnidesk.ui.widgets.form import allow_typing, muted, scrolled, section
from omnidesk.ui.widgets.kept_line import KeptLine
from omnidesk.ui.widgets.text_list_edit import TextListEdit

_SOON_MILLISECONDS = 40  # an arrow key held down goes past many cells

_FIELDS = {
    SpotKind.IMPROVEMENT: (
        N_("How to get to the next level"),
        N_("Edit how {name} gets to the next level"),
    ),
    SpotKind.DIMENSION_DEFINITION: (
        N_("What this dimension is about"),
        N_("Edit the definition of {name}"),
    ),
    SpotKind.GUIDANCE: (
        N_("Guidance: what to look for, typical evidence"),
        N_("Edit the guidance of {name}"),
    ),
    SpotKind.LEVEL_DEFINITION: (
        N_("What this level means"),
        N_("Edit the definition of level {name}"),
    ),
    SpotKind.NAME: (N_("Name of the model"), N_("Rename the model")),
    SpotKind.NOTE: (N_("Note on its origin"), N_("Edit the note on the model")),
}


class Inspector(QWidget):
    """Shows one place in the language of the row that the cursor is in; all can be edited."""

    def __init__(self, context: Context, hand: GridHand, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._hand = hand
        self._place = Place()
        self._language = hand.model.language
        self._held = ""
        self._later = QTimer(self, singleShot=True, interval=_SOON_MILLISECONDS)
        self._later.timeout.connect(self.now)
        self.title = section("")
        self.title.setWordWrap(True)
        self.fields = {
            kind: SpotField(hand, kind, context.t(label), context.t(step))
            for kind, (label, step) in _FIELDS.items()
        }
        self._make_own_fields()
        self._lay_out()
        hand.document.texts_changed.connect(self.soon)
        hand.document.structure_changed.connect(self.soon)

    def soon(self) -> None:
        """Show the place of the cursor when it has come to rest."""
        if self.isVisible():
            self._later.start()

    def now(self) -> None:
        """Show the place of the cursor."""
        self._later.stop()
        hand = self._hand
        place = hand.place
        language = self._held or hand.model.language_at(hand.grid.currentIndex())
        if (place, language) != (self._place, self._language):
            self.commit()
        self._place, self._language = place, language
        if exists(hand.rubric, place):
            self._show()

    def commit(self) -> None:
        """Make steps of what is being typed."""
        for field in self.fields.values():
            if field.field.is_unsaved and is_there(self._hand.rubric, field.spot):
                field.field.commit()
        for criterion in self.criteria.fields:
            criterion.commit()
        self.weight.commit()

    def enter(self) -> None:
        """Give the keyboard to the first field."""
        self.now()
        first = next((field for field in self._order() if not field.isHidden()), None)
        target: QWidget = first.field if first is not None else self.fields[SpotKind.NAME].field
        if not self._of_cell.isHidden() and self.criteria.fields:
            target = self.criteria.fields[0]
        target.setFocus()

    def follow(self) -> None:
        """Show where the cursor goes, in the language of its row."""
        self._held = ""
        self.soon()

    def show_spot(self, spot: Spot, language: str) -> QWidget | None:
        """Bring the field of a text into view and return it; none where a cell shows the text.

        Args:
            language: in which the details are shown until the cursor goes elsewhere.
        """
        self._held = language
        self.now()
        if spot.kind is SpotKind.CRITERION:
            fields = self.criteria.fields
            found: QWidget | None = fields[spot.n] if spot.n < len(fields) else None
        else:
            found = self.fields[spot.kind].field if spot.kind in self.fields else None
        if found is not None:
            self._area.ensureWidgetVisible(found)
        return found

    # Building

    def _make_own_fields(self) -> None:
        t = self._context.t
        self.criteria = TextListEdit(self._context, t("Point"), t("Add a point"))
        self.criteria.committed.connect(self._on_criteria)
        if self._hand.document.typing is not None:
            self.criteria.keep_in(self._hand.document.typing, self._criterion_field)
        self.weight = KeptLine(lambda typed: typed.strip().replace(",", "."))
        self.weight.setAccessibleName(t("Weight"))
        self.weight.setMaximumWidth(80)
        self.weight.committed.connect(self._on_weight)
        if self._hand.document.typing is not None:
            self.weight.keep_in(self._hand.document.typing, self._weight_field)
        self.share = muted("")
        self.share.setWordWrap(True)
        self.group = Choice()
        self.group.setSizeAdjustPolicy(
            Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.group.currentTextChanged.connect(self.group.setToolTip)  # it may be longer
        self.group.setAccessibleName(t("Group"))
        self.group.activated.connect(self._on_group)

    def _lay_out(self) -> None:
        t, fields = self._context.t, self.fields
        body = QWidget()
        inside = QVBoxLayout(body)
        inside.setContentsMargins(0, 0, 8, 0)
        inside.setSpacing(10)
        checklist = QWidget()
        points = QVBoxLayout(checklist)
        points.setContentsMargins(0, 0, 0, 0)
        points.setSpacing(3)
        points.addWidget(muted(t("Checklist of criteria")))
        points.addWidget(self.criteria)
        self._of_cell = _part("", checklist, fields[SpotKind.IMPROVEMENT])
        self._of_level = _part("", fields[SpotKind.LEVEL_DEFINITION])
        self.level_note = muted("")
        self.level_note.setWordWrap(True)
        self._of_level.layout().addWidget(self.level_note)  # type: ignore[union-attr]
        self._of_row = _part(
            t("Dimension"),
            fields[SpotKind.DIMENSION_DEFINITION],
            fields[SpotKind.GUIDANCE],
            self._weight_row(),
            self._labelled(t("Group"), self.group),
        )
        self._of_group = QLabel()
        self._of_group.setWordWrap(True)
        self._of_model = _part(t("Model"), fields[SpotKind.NAME], fields[SpotKind.NOTE])
        for widget in (
            self._of_cell,
            self._of_level,
            self._of_group,
            self._of_row,
            self._of_model,
        ):
            inside.addWidget(widget)
        inside.addStretch(1)
        self._area = scrolled(body)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.addWidget(self.title)
        layout.addWidget(self._area, 1)

    def _weight_row(self) -> QWidget:
        holder = self._labelled(self._context.t("Weight"), self.weight)
        holder.layout().addWidget(self.share, 1)  # type: ignore[union-attr, call-arg]
        return holder

    def _labelled(self, words: str, field: QWidget) -> QWidget:
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        caption = muted(words)
        caption.setBuddy(field)
        line.addWidget(caption)
        line.addWidget(field, 1)
        return holder

    # Showing

    def _show(self) -> None:
        place, rubric, words = self._place, self._hand.rubric, self._words
        self.title.setText(self._title())
        has_cell = bool(place.dimension) and place.level is not None
        self._of_cell.setVisible(has_cell)
        self._of_level.setVisible(not place.dimension and place.level is not None)
        self._of_row.setVisible(bool(place.dimension))
        self._of_group.setVisible(bool(place.group))
        if has_cell:
            self._show_cell()
        if place.dimension:
            self._show_row()
        elif place.level is not None:
            self._show_spot(Spot(SpotKind.LEVEL_DEFINITION, level=place.level), str(place.level))
            note = self._context.t(
                "Its number is {level}. A level that is moved takes its texts along; the numbers "
                "stay in their order."
            )
            self.level_note.setText(note.format(level=place.level))
        if place.group:
            inside = members(rubric, place.group)
            share = self._context.t.percent(weight_share(rubric, inside))
            n = len(inside)
            sentence = self._context.t.plural(
                "{n} dimension with {share} of all weights.",
                "{n} dimensions with {share} of all weights together.",
                n,
            )
            self._of_group.setText(sentence.format(n=n, share=share))
        self._show_spot(Spot(SpotKind.NAME), words.rubric.id)
        self._show_spot(Spot(SpotKind.NOTE), words.rubric.id)

    def _show_cell(self) -> None:
        place, rubric = self._place, self._hand.rubric
        assert place.level is not None
        self.criteria.show_texts(rubric.cell(place.dimension, place.level).criteria, self._language)
        self.criteria.allow_changes(allowed=self._can_edit)
        is_last = place.level == rubric.values[-1]
        self.fields[SpotKind.IMPROVEMENT].setVisible(not is_last)
        self._show_spot(
            Spot(SpotKind.IMPROVEMENT, place.dimension, place.level), self._words.place(place)
        )

    def _show_row(self) -> None:
        key, rubric, t = self._place.dimension, self._hand.rubric, self._context.t
        name = self._words.dimension(key)
        for kind in (SpotKind.DIMENSION_DEFINITION, SpotKind.GUIDANCE):
            self._show_spot(Spot(kind, key), name)
        row = rubric.dimension(key)
        self.weight.show_text(t.number(row.weight))
        allow_typing(self.weight, allowed=self._can_edit)
        share = t.percent(weight_share(rubric, (key,)))
        self.share.setText(t("{share} of all weights").format(share=share))
        self.group.clear()
        self.group.addItem(t("No group"), None)
        for group in rubric.groups:
            depth = len(path_of(rubric, group.key)) - 1
            self.group.addItem("    " * depth + self._words.group(group.key), group.key)
        self.group.setCurrentIndex(max(0, self.group.findData(row.group)))
        self.group.setEnabled(self._can_edit and bool(rubric.groups))

    def _show_spot(self, spot: Spot, name: str) -> None:
        self.fields[spot.kind].show_spot(spot, name, self._language, can_edit=self._can_edit)

    def _title(self) -> str:
        place, t, words = self._place, self._context.t, self._words
        if place.dimension and place.level is None:
            title = words.dimension(place.dimension)
        elif place.group:
            title = words.group(place.group)
        elif place.level is not None and not place.dimension:
            title = t("Level {level}").format(level=words.level(place.level))
        else:
            title = words.place(place) if place.dimension else t("Model")
        if len(self._hand.model.languages) > 1:
            name = language_name(self._language, t)
            title = t("{place}, {language}").format(place=title, language=name)
        return title

    # What is changed

    def _criterion_field(self) -> TextField:
        place = self._place
        return self._hand.document.field_at(Spot(SpotKind.CRITERION, place.dimension, place.level))

    def _weight_field(self) -> TextField:
        field = self._hand.document.field_at(Spot(SpotKind.DIMENSION_NAME, self._place.dimension))
        return replace(field, kind=FieldKind.RUBRIC_WEIGHT, name="")

    def _on_criteria(self, texts: tuple[LocalText, ...]) -> None:
        place, hand = self._place, self._hand
        level = place.level
        if level is None:
            return

        def act() -> None:
            after = rubric_edit.set_criteria(hand.rubric, place.dimension, level, texts)
            words = self._context.t("Edit the checklist of {name}")
            step = Step(words.format(name=self._words.place(place)), (place,), place, place)
            hand.document.change(after, step)

        hand.attempt(act)
        if hand.document.flush():  # what was kept of it may go once the step is on disk
            cell = hand.rubric.cell(place.dimension, level)
            self.criteria.show_texts(cell.criteria, self._language)

    def _on_weight(self, typed: str) -> None:
        hand, place = self._hand, Place(self._place.dimension)
        if place.dimension not in hand.rubric.keys:  # it went while its weight was typed
            self.weight.put_text("")
            return

        def act() -> None:
            weight = weight_in(typed)
            if weight is None:
                where = f"dimensions.{place.dimension}.weight"
                raise refusal(hand.rubric, "bad_weight", where, typed)
            after = rubric_edit.set_weight(hand.rubric, place.dimension, weight)
            words = self._context.t("Weigh {name}")
            step = Step(words.format(name=self._words.dimension(place.dimension)), reaches=None)
            every = tuple(Place(key) for key in hand.rubric.keys)  # all shares change
            hand.document.change(after, Step(step.text, every, place, place))

        hand.attempt(act)
        if hand.document.flush():  # before what was kept of it goes
            self.weight.put_text(
                self._context.t.number(hand.rubric.dimension(place.dimension).weight)
            )
        self.soon()

    def _on_group(self, position: int) -> None:
        hand, place = self._hand, self._place
        after = put_in_group(hand.rubric, (place.dimension,), self.group.itemData(position))
        if after is not hand.rubric:
            words = self._context.t("Put in {group}").format(group=self.group.currentText().strip())
            hand.do(after, words, leaves=place, reaches=place)

    @property
    def _can_edit(self) -> bool:
        return self._hand.document.can_edit

    @property
    def _words(self) -> CellWords:
        return self._hand.model.words_in(self._language)

    def _order(self) -> list[SpotField]:
        kinds = (
            SpotKind.LEVEL_DEFINITION,
            SpotKind.DIMENSION_DEFINITION,
            SpotKind.GUIDANCE,
            SpotKind.NAME,
        )
        return [self.fields[kind] for kind in kinds if self.fields[kind].isVisibleTo(self)]


def _part(words: str, *fields: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    if words:
        column.addWidget(section(words))
    for field in fields:
        column.addWidget(field)
    return holder
