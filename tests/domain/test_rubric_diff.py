"""Two versions of a rubric: what differs, and how severe it is for rounds under way."""

from dataclasses import replace

import pytest
from hypothesis import given

from omnidesk.domain import rubric_edit
from omnidesk.domain.local_text import LocalText
from omnidesk.domain.rubric import Cell, Group
from omnidesk.domain.rubric_change import CellRelation, ChangeSeverity, RowRelation
from omnidesk.domain.rubric_diff import diff_rubrics
from omnidesk.domain.rubric_document import rubric_from_document
from omnidesk.domain.text_diff import ChangeKind, ChangeReason
from tests.domain.rubrics import rubrics, small_document


@pytest.fixture
def small():
    return rubric_from_document(small_document(), "small")


def severity(earlier, later):
    return diff_rubrics(earlier, later).severity


def rows(difference):
    return {row.key: row for row in difference.rows}


@given(rubrics())
def test_a_rubric_does_not_differ_from_itself(rubric):
    difference = diff_rubrics(rubric, rubric_edit.with_identity(rubric, rubric.id, "9.9"))

    assert difference.severity is ChangeSeverity.NONE
    assert not any(row.is_changed for row in difference.rows)


@given(rubrics(), rubrics())
def test_what_is_added_one_way_is_removed_the_other(one, other):
    there, back = diff_rubrics(one, other), diff_rubrics(other, one)

    assert {r.key for r in there.rows if r.relation is RowRelation.ADDED} == {
        r.key for r in back.rows if r.relation is RowRelation.REMOVED
    }
    assert there.n_cells[CellRelation.ADDED] == back.n_cells[CellRelation.REMOVED]
    assert there.n_cells[CellRelation.CHANGED] == back.n_cells[CellRelation.CHANGED]


def reworded(small):
    return rubric_edit.set_text(small, "cake", 1, "en", "dry")


def renamed(small):
    return rubric_edit.set_dimension_name(small, "tea", "en", "Green tea")


def other_guidance(small):
    return rubric_edit.set_dimension_guidance(small, "tea", "en", "Smell it.")


def reweighted(small):
    return rubric_edit.set_weight(small, "tea", 1)


def moved(small):
    return rubric_edit.move_dimension(small, "tea", 1)


def with_language(small):
    return rubric_edit.add_language(small, "pt-BR")


def translated(small):
    return rubric_edit.set_text(small, "cake", 1, "id", "Kering.")


def regrouped(small):
    return replace(small, groups=(*small.groups, Group("new", LocalText.single("en", "New"))))


def with_level(small):
    return rubric_edit.add_level(small, "Best", "en", 2)


def other_meaning(small):
    return rubric_edit.set_text(small, "cake", 1, "en", "Baked at 200 degrees.")


def longer_checklist(small):
    cells = {**small.cells, ("cake", 1): Cell(LocalText.single("en", "Dry."), (LocalText(),))}
    return replace(small, cells=cells)


def emptied(small):
    return rubric_edit.set_text(small, "cake", 1, "en", "")


def other_level(small):
    return rubric_edit.set_level_definition(small, 1, "en", "Nothing is done.")


def other_subject(small):
    return rubric_edit.set_dimension_definition(small, "tea", "en", "Who pours.")


def without_level(small):
    return rubric_edit.remove_level(small, 2)


def without_dimension(small):
    return rubric_edit.remove_dimension(small, "cake")


def with_dimension(small):
    return rubric_edit.add_dimension(small, "Milk", "en", 1)[0]


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (reworded, 1),
        (renamed, 1),
        (other_guidance, 1),
        (reweighted, 1),
        (moved, 1),
        (with_language, 1),
        (translated, 1),
        (regrouped, 1),
        (with_level, 2),
        (other_meaning, 3),
        (longer_checklist, 3),
        (emptied, 3),
        (other_level, 3),
        (other_subject, 3),
        (without_level, 4),
        (without_dimension, 4),
        (with_dimension, 5),
    ],
)
def test_every_edit_has_its_severity(small, edit, expected):
    assert severity(small, edit(small)) == expected


def test_of_several_changes_the_highest_severity_counts(small):
    assert severity(small, with_level(reworded(small))) is ChangeSeverity.LEVEL_ADDED
    assert severity(small, with_dimension(without_level(small))) is ChangeSeverity.DIMENSION_ADDED


def test_texts_on_a_level_that_was_added_change_no_meaning(small):
    later = rubric_edit.set_text(with_level(small), "cake", 3, "en", "Perfect.")
    difference = diff_rubrics(small, later)

    assert difference.severity is ChangeSeverity.LEVEL_ADDED
    assert difference.n_cells[CellRelation.ADDED] == 1


def test_moved_renamed_added_and_removed_are_told_apart(small):
    later = with_dimension(rubric_edit.remove_dimension(renamed(small), "cake"))
    found = rows(diff_rubrics(small, later))

    assert found["tea"].relation is RowRelation.REWORDED
    assert found["tea"].is_renamed
    assert not found["tea"].is_moved
    assert found["cake"].relation is RowRelation.REMOVED
    assert found["milk"].relation is RowRelation.ADDED


def test_moving_one_row_past_many_moves_only_that_one(small):
    many = small
    for name in ("Milk", "Sugar", "Lemon"):
        many, _ = rubric_edit.add_dimension(many, name, "en", len(many.dimensions))
    found = rows(diff_rubrics(many, rubric_edit.move_dimension(many, "tea", 4)))

    assert [key for key, row in found.items() if row.relation is RowRelation.MOVED] == ["tea"]


def test_a_row_in_another_group_is_moved(small):
    elsewhere = replace(small.dimension("tea"), group="outer")
    later = replace(small, dimensions=(elsewhere, small.dimension("cake")))

    assert rows(diff_rubrics(small, later))["tea"].relation is RowRelation.MOVED


def test_a_removed_row_stands_where_it_stood(small):
    three, _ = rubric_edit.add_dimension(small, "Milk", "en", 1)
    difference = diff_rubrics(three, rubric_edit.remove_dimension(three, "milk"))

    assert [row.key for row in difference.rows] == ["tea", "milk", "cake"]


def test_a_new_translation_is_no_change_of_what_a_cell_says(small):
    cell = next(c for c in diff_rubrics(small, translated(small)).cells if c.dimension == "cake")

    assert cell.judgement.kind is ChangeKind.WORDING
    assert cell.judgement.reason is ChangeReason.TRANSLATION


def test_without_a_common_language_the_first_ones_are_compared(small):
    other = rubric_edit.remove_language(
        rubric_edit.add_language(rubric_edit.remove_language(small, "id"), "zh-Hant"), "en"
    )
    difference = diff_rubrics(small, other)

    assert difference.languages == (("en", "zh-Hant"),)
    assert all(cell.relation is CellRelation.REMOVED for cell in rows(difference)["cake"].cells)


def test_a_person_overrules_what_a_change_is_taken_for(small):
    difference = diff_rubrics(small, other_meaning(small))

    assert difference.judged({("cake", 1): ChangeKind.WORDING}).severity is ChangeSeverity.WORDING
    assert difference.judged({("tea", 1): ChangeKind.MEANING}).severity is ChangeSeverity.MEANING
    same = next(c for c in difference.judged({("tea", 1): ChangeKind.MEANING}).cells)
    assert same.judgement.kind is ChangeKind.NONE


def test_a_group_under_another_key_moves_none_of_its_rows(small):
    groups = tuple(replace(g, key="other") if g.key == "inner" else g for g in small.groups)
    row = replace(small.dimension("tea"), group="other")
    later = replace(small, groups=groups, dimensions=(row, small.dimension("cake")))
    both = [replace(row, group="inner") for row in small.dimensions]
    difference = diff_rubrics(
        replace(small, dimensions=tuple(both)),
        replace(later, dimensions=tuple(replace(row, group="other") for row in both)),
    )

    assert not any(row.is_moved for row in difference.rows)
    assert difference.are_groups_changed
