"""Two versions side by side: a line for each text, what became of it, and what is to be said."""

from __future__ import annotations

from dataclasses import replace

import pytest

from omnidesk.domain import rubric_edit
from omnidesk.domain.rubric_diff import diff_rubrics
from omnidesk.domain.rubric_document import rubric_from_document
from omnidesk.domain.text_diff import PieceKind
from omnidesk.services.version_lines import (
    LineStatus,
    cell_pieces,
    changed_only,
    counts_text,
    stops,
    version_lines,
)
from omnidesk.texts import Translator
from tests.domain.rubrics import small_document

T = Translator()


@pytest.fixture
def small():
    return rubric_from_document(small_document(), "small")


def lines(earlier, later, language="en"):
    return version_lines(diff_rubrics(earlier, later), language, T)


def titles(found):
    return [line.title for line in found]


def test_without_a_change_every_text_is_there_and_none_is_changed(small):
    found = lines(small, small)

    assert {"Name", "Tea", "Definition", "Level 1 Low", "Guidance"} <= set(titles(found))
    assert changed_only(found) == ()


def test_a_changed_cell_stands_under_its_dimension_with_both_texts(small):
    later = rubric_edit.set_text(small, "tea", 1, "en", "Cold or warm.")
    tea, cell = changed_only(lines(small, later))

    assert (tea.title, tea.is_heading, tea.status) == ("Tea", True, LineStatus.CHANGED)
    assert (cell.old, cell.new, cell.key) == ("Cold.", "Cold or warm.", "tea")
    assert cell.note.startswith("meaning: ")


def test_the_words_that_came_are_told_from_those_that_stayed(small):
    later = rubric_edit.set_text(small, "tea", 1, "en", "Cold or warm.")
    cell = changed_only(lines(small, later))[1]

    assert [p.text for p in cell.pieces if p.kind is PieceKind.ADDED] == [" or warm"]


def test_a_change_in_another_language_is_told_where_the_texts_look_the_same(small):
    later = rubric_edit.set_text(small, "tea", 1, "id", "Dingin sekali.")
    cell = changed_only(lines(small, later))[1]

    assert cell.old == cell.new == "Cold."
    assert cell.note.endswith("differs in another language")
    assert changed_only(lines(small, later, "id"))[1].new == "Dingin sekali."


def test_added_removed_moved_and_renamed_dimensions_are_told_apart(small):
    later, key = rubric_edit.add_dimension(small, "Milk", "en", 0)
    later = rubric_edit.remove_dimension(later, "cake")
    later = rubric_edit.set_dimension_name(later, "tea", "en", "Fine tea")
    heads = {line.key: line for line in lines(small, later) if line.is_heading}

    assert heads[key].status is LineStatus.ADDED
    assert heads["cake"].status is LineStatus.REMOVED
    assert heads["tea"].note == "renamed"


def test_a_dimension_that_moved_says_so_and_names_its_groups(small):
    later = replace(small, dimensions=tuple(replace(each, group=None) for each in small.dimensions))
    tea, group = changed_only(lines(small, later))

    assert (tea.status, tea.note) == (LineStatus.MOVED, "")
    assert (group.title, group.old, group.new) == ("Group", "Inner", "none")


def test_a_level_that_was_added_has_a_line_of_its_own(small):
    document = small_document()
    document["levels"].append({"value": 3, "name": {"en": "Peak"}})
    later = rubric_from_document(document, "small")
    found = {line.title: line for line in changed_only(lines(small, later))}

    assert found["Level 3 Peak"].status is LineStatus.ADDED


def test_a_checklist_is_part_of_its_cell(small):
    later = rubric_edit.set_criteria(small, "tea", 2, ())
    pieces = cell_pieces(diff_rubrics(small, later), ("tea", 2), "en")

    assert [p.text for p in pieces if p.kind is PieceKind.REMOVED] == ["\n• It steams."]


def test_all_is_counted(small):
    later = rubric_edit.set_text(small, "tea", 1, "en", "Cold or warm.")

    assert counts_text(diff_rubrics(small, later), T) == (
        "Dimensions: 1 the same, 1 changed. Level descriptions: 3 the same, 1 changed."
    )


def test_one_goes_from_change_to_change_and_past_what_came_or_went_as_a_whole(small):
    later, _ = rubric_edit.add_dimension(small, "Milk", "en", 0)
    later = rubric_edit.set_text(later, "tea", 1, "en", "Cold or warm.")
    found = lines(small, later)

    assert titles(found[place] for place in stops(found)) == ["Milk", "Level 1 Low"]
