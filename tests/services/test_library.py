"""The library: what there is and where, kept, let go, and removed only where no round needs it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from omnidesk.domain.errors import FileMissing, OmnideskError, RubricConflict, RubricInUse
from omnidesk.domain.rubric_edit import set_text, with_identity
from omnidesk.paths import rubric_folder
from omnidesk.services import round_states
from omnidesk.services.client_files import create_file
from omnidesk.services.library import (
    Shelf,
    duplicate_of,
    keep,
    let_go,
    library,
    offered_rubrics,
    own_rubrics,
    put_version_back,
    remove_version,
)
from omnidesk.services.rounds import NewRound, add_round
from omnidesk.services.rubrics import (
    add_rubric,
    file_rubrics,
    find_rubric,
    shipped_rubrics,
    start_draft,
)


@pytest.fixture
def first():
    return find_rubric(shipped_rubrics(rubric_folder()), "omnichannel-cx").rubric


@pytest.fixture
def second(first):
    return with_identity(set_text(first, "budget", 1, "en", "None."), first.id, "1.1")


@pytest.fixture
def workspace(tmp_path, first):
    with create_file(tmp_path / "a.omnidesk", "Telko", rubric=first) as opened:
        yield opened


@pytest.fixture
def own(tmp_path):
    return tmp_path / "models"


def shelves(workspace, own):
    found = library(workspace, rubric_folder(), own)
    return {(each.rubric.id, each.rubric.version): each for each in found}


def test_a_version_is_one_entry_wherever_it_is(workspace, own, first):
    keep(own, first)
    entry = shelves(workspace, own)[first.id, "1.0"]

    assert entry.shelves == {Shelf.FILE, Shelf.OWN, Shelf.SHIPPED}


def test_drafts_and_other_models_are_there_too_also_without_a_client_file(workspace, own, first):
    start_draft(workspace, first)

    assert shelves(workspace, own)[first.id, "1.1"].shelves == {Shelf.DRAFT}
    assert {each.shelves for each in shelves(None, own).values()} == {frozenset({Shelf.SHIPPED})}


def test_what_is_kept_is_offered_to_new_clients_and_can_be_let_go(own, second):
    keep(own, second)
    (kept,) = [each for each in offered_rubrics(rubric_folder(), own) if each.is_own]
    assert kept.rubric == second

    assert let_go(own, kept.hash) == second
    assert own_rubrics(own) == ([], [])


def test_another_content_under_the_same_version_is_refused(own, second):
    keep(own, second)
    with pytest.raises(RubricConflict):
        keep(own, set_text(second, "budget", 1, "en", "Other."))

    assert [each.rubric for each in own_rubrics(own)[0]] == [second]


def test_a_file_that_cannot_be_read_hides_nothing_else(own, second):
    keep(own, second)
    (own / "broken.json").write_text("{", encoding="utf-8")

    found, unreadable = own_rubrics(own)
    assert ([each.rubric for each in found], unreadable) == ([second], ["broken.json"])


def test_a_version_that_no_round_uses_is_removed_and_put_back_with_its_note(workspace, second):
    key = add_rubric(workspace, second, "Clearer.")
    rubric, note = remove_version(workspace, key)
    assert key not in [each.hash for each in file_rubrics(workspace)]
    put_version_back(workspace, rubric, note)

    with workspace.read() as work:
        assert [(each.version, each.note) for each in work.rubrics.versions()] == [
            ("1.0", ""),
            ("1.1", "Clearer."),
        ]


def test_a_version_that_a_round_uses_stays_and_it_is_said_which(workspace, own, second):
    key = add_rubric(workspace, second)
    add_round(workspace, NewRound("2026", key))
    with pytest.raises(RubricInUse) as refused:
        remove_version(workspace, key)

    assert list(refused.value.rounds) == ["2026"]
    assert shelves(workspace, own)[second.id, "1.1"].rounds == ("2026",)


def test_a_deleted_round_holds_its_version_too_since_it_can_come_back(workspace, second):
    key = add_rubric(workspace, second)
    round_id = add_round(workspace, NewRound("2026", key))
    round_states.delete_round(workspace, round_id)

    with pytest.raises(RubricInUse):
        remove_version(workspace, key)


def test_a_duplicate_is_a_model_of_its_own_with_the_same_texts(first):
    copy = duplicate_of(first, {first.id}, "{name} (copy)")

    assert copy.id != first.id
    assert copy.name.get("en") == f"{first.name.get('en')} (copy)"
    assert replace(copy, id=first.id, version=first.version, name=first.name) == first


def test_kept_twice_it_is_there_once(own, second):
    assert keep(own, second) == keep(own, second)


def test_a_folder_that_cannot_be_made_is_told(tmp_path, second):
    (tmp_path / "models").write_text("in the way", encoding="utf-8")
    with pytest.raises(OmnideskError):
        keep(tmp_path / "models", second)


def test_a_removed_version_can_still_be_read_where_another_copy_refers_to_it(workspace, second):
    key = add_rubric(workspace, second)
    remove_version(workspace, key)

    with workspace.read() as work:
        assert work.rubrics.get(key) == second


def test_what_somebody_has_taken_out_already_is_said(own, second):
    keep(own, second)
    (kept,) = [each for each in offered_rubrics(rubric_folder(), own) if each.is_own]
    let_go(own, kept.hash)

    with pytest.raises(FileMissing):
        let_go(own, kept.hash)
