"""Edits of a rubric as steps: done, undone, redone, and what is on disk meanwhile."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from omnidesk.domain import rubric_edit as edit
from omnidesk.domain.errors import FileMissing, RubricNotPublishable
from omnidesk.domain.rubric_document import content_hash
from omnidesk.paths import rubric_folder
from omnidesk.services.client_files import create_file
from omnidesk.services.rubrics import drafts_of, file_rubrics, find_rubric, shipped_rubrics
from omnidesk.storage.workspace import Workspace
from omnidesk.ui.documents.rubric_command import Step
from omnidesk.ui.documents.rubric_document import RubricDocument
from omnidesk.ui.documents.rubric_places import Place, text_at, with_text_at

CELL = Place("technology", 3)


@pytest.fixture(scope="module")
def shipped():
    return find_rubric(shipped_rubrics(rubric_folder()), "omnichannel-cx").rubric


@pytest.fixture
def workspace(tmp_path: Path, shipped):
    with create_file(tmp_path / "a.omnidesk", "Telko Nusantara", rubric=shipped) as workspace:
        yield workspace


@pytest.fixture
def document(qapp, workspace):
    document = RubricDocument(workspace, rubric_folder())
    yield document
    document.flush()  # as when its page is left: nothing is written once the file is closed
    document.deleteLater()


def write(document: RubricDocument, text: str, place: Place = CELL) -> None:
    step = Step(f"Write {text}", (place,), place, place)
    document.change(with_text_at(document.rubric, place, "en", text), step)


def on_disk(workspace: Workspace) -> list[str]:
    """What another program reads of the drafts while the file is open."""
    with Workspace.open(workspace.path, read_only=True) as reader:
        return [text_at(draft.rubric, CELL).get("en") for draft in drafts_of(reader)]


def test_the_first_edit_of_a_frozen_version_starts_a_draft(document, workspace, shipped):
    write(document, "new")

    assert document.draft is not None
    assert (document.draft.rubric.version, document.base.rubric.version) == ("1.1", "1.0")
    assert document.draft.based_on == content_hash(shipped)
    assert [known.rubric for known in file_rubrics(workspace)] == [shipped]


def test_a_step_is_on_disk_when_saved_is_sent(qtbot, document, workspace):
    with qtbot.waitSignal(document.saved):
        write(document, "new")

    assert document.is_saved
    assert on_disk(workspace) == ["new"]


def test_undoing_the_first_edit_takes_the_draft_off_the_disk(document, workspace, shipped):
    write(document, "new")
    document.flush()
    document.undo_stack.undo()
    document.flush()

    assert (document.draft, document.rubric) == (None, shipped)
    assert on_disk(workspace) == []


def test_redoing_it_brings_the_same_draft_back(document, workspace):
    write(document, "new")
    draft = document.draft
    document.undo_stack.undo()
    document.undo_stack.redo()
    document.flush()

    assert document.draft == draft
    assert on_disk(workspace) == ["new"]


def test_steps_are_named_in_their_order(document):
    write(document, "one")
    write(document, "two")

    assert document.undo_stack.undoText() == "Write two"
    document.undo_stack.undo()
    assert document.undo_stack.redoText() == "Write two"
    assert document.undo_stack.undoText() == "Write one"


def test_undo_leads_back_to_the_place(qtbot, document):
    write(document, "one")

    with qtbot.waitSignal(document.place_requested) as asked:
        document.undo_stack.undo()
    assert asked.args == [CELL]


def test_an_edit_that_changes_nothing_is_no_step(document):
    document.change(document.rubric, Step("nothing"))

    assert document.undo_stack.count() == 0


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    texts=st.lists(
        st.tuples(st.sampled_from(["technology", "budget"]), st.sampled_from([1, 5]), st.text()),
        max_size=8,
    )
)
def test_undo_brings_everything_back_and_redo_brings_it_on(document, shipped, texts):
    document.open(document.known[0])
    for dimension, level, text in texts:
        write(document, text, Place(dimension, level))
    after, n_steps = document.rubric, document.undo_stack.count()
    document.undo_stack.setIndex(0)
    assert document.rubric == shipped

    document.undo_stack.setIndex(n_steps)
    assert document.rubric == after
    document.undo_stack.setIndex(0)


def test_rows_and_columns_come_back_too(document, shipped):
    document.change(edit.remove_dimension(document.rubric, "budget"), Step("a"))
    document.change(edit.move_level(document.rubric, 2, 0), Step("b"))
    document.change(edit.add_dimension(document.rubric, "New", "en", 1)[0], Step("c"))
    document.undo_stack.setIndex(0)

    assert document.rubric == shipped


def test_a_discarded_draft_can_be_had_back(document, workspace, shipped):
    write(document, "new")
    document.flush()
    document.discard("Discard")
    document.flush()
    assert (document.rubric, on_disk(workspace)) == (shipped, [])

    document.undo_stack.undo()
    document.flush()
    assert on_disk(workspace) == ["new"]


def test_the_version_of_a_discarded_draft_is_free_again(document):
    write(document, "new")
    document.discard("Discard")
    write(document, "other")

    assert document.draft.rubric.version == "1.1"


def test_publishing_freezes_the_draft_under_the_version_that_is_asked_for(document, workspace):
    write(document, "new")
    frozen = document.publish("2.0", "Technology reworded")

    assert (document.source, document.draft) == (frozen, None)
    assert [known.rubric.version for known in file_rubrics(workspace)] == ["1.0", "2.0"]
    assert drafts_of(workspace) == []
    assert not document.undo_stack.canUndo()


def test_a_draft_with_errors_is_not_published_and_stays(document, workspace):
    write(document, "", Place("technology", 3))
    document.change(edit.set_text(document.rubric, "technology", 3, "id", ""), Step("b"))

    with pytest.raises(RubricNotPublishable):
        document.publish("1.1", "")
    assert document.draft is not None
    assert len(drafts_of(workspace)) == 1


def test_another_rubric_is_opened_with_no_steps_of_the_one_before(document, workspace):
    write(document, "new")
    retail = find_rubric([k for k in document.known if k.is_shipped], "retail-omni-6x6")
    document.open(retail)

    assert (document.rubric, document.undo_stack.count()) == (retail.rubric, 0)
    assert on_disk(workspace) == ["new"]


def test_a_draft_is_what_one_sees_first_next_time(document, workspace):
    write(document, "new")
    document.flush()

    assert RubricDocument(workspace, rubric_folder()).draft == drafts_of(workspace)[0]


def test_what_the_disk_refuses_stays_in_memory_and_is_saved_later(qtbot, document, workspace):
    write(document, "one")
    document.flush()
    away = workspace.path.rename(workspace.path.with_suffix(".away"))
    write(document, "two")
    with qtbot.waitSignal(document.failed) as failed:
        assert not document.flush()
    assert isinstance(failed.args[0], FileMissing)
    assert (text_at(document.rubric, CELL).get("en"), document.is_saved) == ("two", False)

    away.rename(workspace.path)
    assert document.flush()
    assert on_disk(workspace) == ["two"]


def test_a_rubric_from_elsewhere_keeps_its_version_where_it_is_free(document, shipped):
    document.adopt(edit.with_identity(shipped, "other", "3.2"))
    assert document.draft.rubric.version == "3.2"

    document.adopt(shipped)
    assert document.draft.rubric.version == "1.1"


def test_without_a_file_one_can_only_look(qapp, shipped):
    document = RubricDocument(None, rubric_folder())

    assert not document.can_edit
    assert document.rubric == shipped


def test_a_new_dimension_gets_its_key_from_its_first_name_and_keeps_its_cells(shipped):
    rubric, key = edit.add_dimension(shipped, "", "en", 0)
    rubric = edit.set_text(rubric, key, 2, "en", "text")
    named, new_key = edit.name_new_dimension(rubric, key, "en", "Data quality")

    assert (key, new_key) == ("dimension", "data_quality")
    assert named.keys == ("data_quality", *shipped.keys)
    assert named.cell("data_quality", 2).text.get("en") == "text"
    assert named.dimension_name("data_quality", "en") == "Data quality"


def test_a_name_of_which_no_key_can_be_made_leaves_the_key(shipped):
    rubric, key = edit.add_dimension(shipped, "", "en", 0)

    assert edit.name_new_dimension(rubric, key, "en", "数据")[1] == key
