"""Known rubrics, frozen versions and drafts."""

from __future__ import annotations

import pytest

from omnidesk.domain.errors import RubricConflict, RubricNotPublishable, RubricUnknown
from omnidesk.domain.rubric_edit import set_text, with_identity
from omnidesk.paths import rubric_folder
from omnidesk.services import rubrics
from omnidesk.services.rubrics import find_rubric, shipped_rubrics, version_order


def reworded(rubric, text="Said otherwise."):
    return set_text(rubric, "budget", 1, "en", text)


def test_the_two_shipped_rubrics_are_found_by_id():
    found = shipped_rubrics(rubric_folder())

    assert [k.rubric.id for k in found] == ["omnichannel-cx", "retail-omni-6x6"]
    assert find_rubric(found, "retail-omni-6x6@1.0").rubric.version == "1.0"


@pytest.mark.parametrize("wanted", ["nothing", "omnichannel-cx@9.9"])
def test_an_unknown_rubric_names_the_known_ones(wanted):
    with pytest.raises(RubricUnknown) as refusal:
        find_rubric(shipped_rubrics(rubric_folder()), wanted)
    assert "omnichannel-cx@1.0" in refusal.value.known


def test_version_1_10_is_newer_than_1_9():
    assert max(["1.9", "1.10", "1.2"], key=version_order) == "1.10"


def test_the_newest_version_is_found_by_default(workspace, known):
    rubrics.add_rubric(workspace, with_identity(known.rubric, known.rubric.id, "1.10"))
    rubrics.add_rubric(workspace, with_identity(known.rubric, known.rubric.id, "1.9"))

    found = find_rubric(rubrics.file_rubrics(workspace), "omnichannel-cx")
    assert found.rubric.version == "1.10"


def test_adding_the_same_version_twice_changes_nothing(workspace, known):
    assert rubrics.add_rubric(workspace, known.rubric) == known.hash
    assert len(rubrics.file_rubrics(workspace)) == 1


def test_the_same_version_with_other_content_is_refused(workspace, known):
    with pytest.raises(RubricConflict):
        rubrics.add_rubric(workspace, reworded(known.rubric))
    assert [k.hash for k in rubrics.file_rubrics(workspace)] == [known.hash]


def test_a_draft_is_the_next_version_and_survives(workspace, known):
    draft = rubrics.start_draft(workspace, known.rubric)
    changed = type(draft)(draft.id, draft.based_on, reworded(draft.rubric), draft.saved_at)
    rubrics.save_draft(workspace, changed)

    (found,) = rubrics.drafts_of(workspace)
    assert found.rubric == changed.rubric
    assert (found.rubric.version, found.based_on) == ("1.1", known.hash)


def test_two_drafts_of_one_version_get_two_versions(workspace, known):
    first = rubrics.start_draft(workspace, known.rubric)
    second = rubrics.start_draft(workspace, known.rubric)

    assert (first.rubric.version, second.rubric.version) == ("1.1", "1.2")


def test_publishing_freezes_the_draft_and_ends_it(workspace, known):
    draft = rubrics.start_draft(workspace, known.rubric)
    key = rubrics.publish(workspace, draft, "first change")

    assert rubrics.drafts_of(workspace) == []
    assert key in [k.hash for k in rubrics.file_rubrics(workspace)]


def test_a_draft_with_errors_stays_a_draft(workspace, known):
    draft = rubrics.start_draft(workspace, known.rubric)
    hollow = set_text(set_text(draft.rubric, "budget", 2, "en", ""), "budget", 2, "id", "")
    broken = type(draft)(draft.id, draft.based_on, hollow, draft.saved_at)

    with pytest.raises(RubricNotPublishable) as refusal:
        rubrics.publish(workspace, broken)
    assert [p.code for p in refusal.value.problems] == ["empty_cell"]
    assert len(rubrics.drafts_of(workspace)) == 1
