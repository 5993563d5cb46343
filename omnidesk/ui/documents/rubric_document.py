"""The rubric that is looked at, the drafts of it, and the undoable edits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QUndoStack

from omnidesk.domain.errors import OmnideskError
from omnidesk.domain.rubric import Rubric
from omnidesk.domain.rubric_edit import with_identity
from omnidesk.domain.rubric_spots import Spot
from omnidesk.domain.typed_text import FieldKind, TextField
from omnidesk.services import rubrics
from omnidesk.services.library import offered_rubrics
from omnidesk.services.rubrics import KnownRubric
from omnidesk.storage.repositories import Draft
from omnidesk.storage.workspace import Workspace
from omnidesk.ui.documents.rubric_command import RubricCommand, Source, Step, source_key
from omnidesk.ui.documents.rubric_places import Place
from omnidesk.ui.documents.typing_keeper import TypingKeeper

_SAVE_AFTER_MILLISECONDS = 30  # the step is painted first; a burst of steps is written once
_UNDO_LIMIT = 500


class RubricDocument(QObject):
    """Holds the rubric that is shown. The only way to change it is through the undo stack.

    Every state is an immutable value, so an undo step is the state before and the state after. A
    step is kept in memory at once and on disk a moment later; ``saved`` is sent after that, and
    ``failed`` when the disk refuses, in which case it is tried again with the next step.
    """

    texts_changed = Signal(object)  # tuple[Place, ...]
    structure_changed = Signal()  # rows, columns, or another rubric altogether
    sources_changed = Signal()  # which rubrics there are, and which one is shown
    place_requested = Signal(object)  # Place
    draft_started = Signal()  # by an edit of a frozen version
    saved = Signal()
    failed = Signal(object)  # OmnideskError

    def __init__(
        self,
        workspace: Workspace | None,
        rubric_folder: Path,
        parent: QObject | None = None,
        *,
        own_folder: Path | None = None,
        typing: TypingKeeper | None = None,
    ) -> None:
        """Show the newest draft, else the newest version.

        Args:
            rubric_folder, own_folder: where what ships, and a person's own library, are.
            typing: keeps what is being typed; none where there is no client file.
        """
        super().__init__(parent)
        self._workspace = workspace
        self.typing = typing
        self._folder, self._own_folder = rubric_folder, own_folder
        self._unsaved: dict[str, Draft] = {}
        self._dropped: dict[str, Draft] = {}
        self.is_stepping = False  # set by undo commands while they are at work
        self._timer = QTimer(self, singleShot=True, interval=_SAVE_AFTER_MILLISECONDS)
        self._timer.timeout.connect(self.flush)
        self.undo_stack = QUndoStack(self)
        self.undo_stack.setUndoLimit(_UNDO_LIMIT)
        self.language: str | None = None  # of the texts shown; None follows the window
        self.second_language: str | None = None  # shown beside it
        self.folded_groups: frozenset[str] = frozenset()  # of which only the heading shows
        self.shows_definitions: bool | None = None  # None: where there is room
        self.known: list[KnownRubric] = []
        self.drafts: list[Draft] = []
        self._read()
        self._source = self._first()

    @property
    def source(self) -> Source:
        return self._source

    @property
    def rubric(self) -> Rubric:
        return self._source.rubric

    @property
    def sources(self) -> list[Source]:
        """All that can be looked at: the newest draft first, then the newest version."""
        return [*reversed(self.drafts), *self.known]

    @property
    def draft(self) -> Draft | None:
        """The draft that is being edited, if it is one."""
        return self._source if isinstance(self._source, Draft) else None

    @property
    def base(self) -> KnownRubric | None:
        """The frozen version that is shown, or from which the draft began."""
        if isinstance(self._source, KnownRubric):
            return self._source
        return next((k for k in self.known if k.hash == self._source.based_on), None)

    @property
    def version_before(self) -> KnownRubric | None:
        """The version that is followed: where a draft began, else the next older of its model."""
        if self.draft is not None and self.base is not None:
            return self.base
        same = [each for each in self.known if each.rubric.id == self.rubric.id]
        place = same.index(self._source) + 1 if self._source in same else 0
        return next(iter(same[place:]), None)

    @property
    def has_versions_to_match(self) -> bool:
        """Whether the client file holds two frozen versions."""
        return len(self.in_file) > 1

    @property
    def in_file(self) -> list[KnownRubric]:
        """The frozen versions in the client file, the newest first."""
        return [each for each in self.known if each.is_in_file]

    @property
    def can_edit(self) -> bool:
        return self._workspace is not None and self._workspace.read_only is None

    @property
    def refusal(self) -> OmnideskError | None:
        """Why an open client file cannot be written, where that is so."""
        return self._workspace.read_only if self._workspace is not None else None

    @property
    def is_saved(self) -> bool:
        """Whether all steps are on disk."""
        return not self._unsaved and not self._dropped

    # What is looked at

    def reload(self) -> None:
        """Read anew which rubrics and drafts there are."""
        if self.flush():
            self._read()
            source = self._source if self.draft is not None else self._known_again()
            if source is None:  # removed, or no longer shipped as it was
                self._show(self._first())
            else:
                self._source = source
                self.sources_changed.emit()

    def open(self, source: Source) -> None:
        """Look at another rubric; steps of the one before can no longer be undone.

        Of a draft its newest state is meant: a list may hold it as it was when it was filled.
        """
        if isinstance(source, Draft):
            source = next((each for each in self.drafts if each.id == source.id), source)
        if source is not self._source and self.flush():
            self.undo_stack.clear()
            self._show(source)

    def adopt(self, rubric: Rubric) -> None:
        """Make a draft of a rubric that is new here, and look at it.

        Raises:
            OmnideskError: the disk refused; nothing has changed.
        """
        assert self._workspace is not None
        draft = rubrics.adopt_draft(self._workspace, rubric)
        self._read()
        self.open(draft)
        self.saved.emit()

    # Editing

    def change(self, after: Rubric, step: Step) -> None:
        """Do an edit as one undoable step; on a frozen version it starts a draft.

        Raises:
            OmnideskError: no draft could be started; nothing has changed.
        """
        # While a step is undone Qt's stack takes no other: an editor that closes meanwhile is late.
        if after is not self.rubric and not self.is_stepping:
            self.undo_stack.push(RubricCommand(self, step, self._source, self._edited(after)))

    def discard(self, text: str) -> None:
        """Drop the draft and look at the version that it began from; this can be undone."""
        if self.draft is not None:
            others = (draft for draft in self.drafts if draft.id != self.draft.id)
            before, after = self._source, self.base or next(others, None) or self.known[0]
            self.undo_stack.push(RubricCommand(self, Step(text), before, after, is_drop=True))

    def publish(self, version: str, note: str) -> KnownRubric:
        """Freeze the draft and look at the frozen version. This cannot be undone.

        Raises:
            RubricNotPublishable, RubricConflict, RubricInvalid: the draft stays as it is.
            OmnideskError: the disk refused; the draft stays as it is.
        """
        assert self._workspace is not None
        assert self.draft is not None
        self.flush()
        draft = replace(self.draft, rubric=with_identity(self.rubric, self.rubric.id, version))
        key = rubrics.publish(self._workspace, draft, note)
        self._unsaved.pop(draft.id, None)
        self.undo_stack.clear()
        self._read()
        frozen = next(known for known in self.known if known.hash == key)
        self._source = frozen
        self.sources_changed.emit()  # its rows and columns are the draft's: the grid stays
        return frozen

    def field_at(self, spot: Spot, language: str = "") -> TextField:
        """Return the address of a text of what is shown, for what is typed in it."""
        return TextField(
            FieldKind.RUBRIC_TEXT,
            source_key(self._source),
            spot.dimension,
            name=spot.kind.value,
            position=spot.n,
            level=spot.level,
            group=spot.group,
            language=language,
        )

    def flush(self) -> bool:
        """Put on disk what is not there yet, and tell whether all is."""
        self._timer.stop()
        if self.is_saved or self._workspace is None:
            return True
        try:
            self._write(self._workspace)
        except OmnideskError as exc:
            self.failed.emit(exc)
            return False
        self.saved.emit()
        return True

    def put(self, source: Source, places: Sequence[Place], drops: Draft | None) -> None:
        """For undo commands only: make ``source`` what is looked at, and save it soon.

        Args:
            drops: a draft that is no more.
        """
        before, self._source = self._source, source
        self._note(source, drops)
        self._timer.start()
        if _identity(before) != _identity(source):
            self.sources_changed.emit()
            if isinstance(before, KnownRubric) and isinstance(source, Draft):
                self.draft_started.emit()
        if places:
            self.texts_changed.emit(places)
        else:
            self.structure_changed.emit()

    def _known_again(self) -> KnownRubric | None:
        return next((each for each in self.known if each.hash == source_key(self._source)), None)

    def _edited(self, after: Rubric) -> Draft:
        draft = self.draft
        if draft is None:
            assert self._workspace is not None
            self.flush()  # a version that was given up is free again
            draft = rubrics.new_draft(self._workspace, self.rubric)
            after = with_identity(after, after.id, draft.rubric.version)
        return replace(draft, rubric=after)

    def _write(self, workspace: Workspace) -> None:
        for draft in list(self._dropped.values()):
            rubrics.drop_draft(workspace, draft)
            del self._dropped[draft.id]
        for draft in list(self._unsaved.values()):
            rubrics.save_draft(workspace, draft)
            del self._unsaved[draft.id]

    def _show(self, source: Source) -> None:
        self._source = source
        self.sources_changed.emit()
        self.structure_changed.emit()

    def _note(self, source: Source, drops: Draft | None) -> None:
        """Note what has to be written, and keep the list of drafts true."""
        drafts = {draft.id: draft for draft in self.drafts}
        if drops is not None:
            drafts.pop(drops.id, None)
            self._unsaved.pop(drops.id, None)
            self._dropped[drops.id] = drops
        if isinstance(source, Draft):
            drafts[source.id] = self._unsaved[source.id] = source
            self._dropped.pop(source.id, None)
        self.drafts = list(drafts.values())

    def _read(self) -> None:
        offered = offered_rubrics(self._folder, self._own_folder)
        mine = rubrics.file_rubrics(self._workspace) if self._workspace else []
        have = {each.hash for each in mine}
        self.known = [*reversed(mine), *(each for each in offered if each.hash not in have)]
        self.drafts = rubrics.drafts_of(self._workspace) if self._workspace else []

    def _first(self) -> Source:
        return self.drafts[-1] if self.drafts else self.known[0]


def _identity(source: Source) -> tuple[object, ...]:
    """What the lists of rubrics and of languages show of one."""
    key, rubric = source.id if isinstance(source, Draft) else source.hash, source.rubric
    return key, rubric.version, rubric.name, rubric.languages
