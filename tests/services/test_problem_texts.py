"""Every problem has a whole sentence in both languages."""

from __future__ import annotations

import ast
import string
from pathlib import Path

import pytest

import omnidesk
from omnidesk.domain.errors import Problem
from omnidesk.domain.rubric_document import rubric_from_document
from omnidesk.domain.rubric_lint import RubricProblem, Severity
from omnidesk.exchange.file_kinds import REFUSED_ENDINGS
from omnidesk.exchange.grid_files.wide_table import PARTS
from omnidesk.services.problem_texts import (
    EXPLANATIONS,
    LOST_PARTS,
    SENTENCES,
    lost_parts,
    problem_help,
    problem_text,
)
from omnidesk.texts import Translator
from tests.domain.rubrics import small_document

PACKAGE = Path(omnidesk.__file__).parent
MAKERS = {
    "Problem",
    "RubricProblem",
    "add",
    "refusal",
    "_at",
    "_word",
    "_reference",
    "_refused",
    "ZipRefused",
}
MODULES = [
    *sorted((PACKAGE / "domain").glob("rubric_*.py")),
    PACKAGE / "domain" / "document_node.py",
    PACKAGE / "domain" / "lint_wording.py",
    PACKAGE / "services" / "rubric_files.py",
    *sorted((PACKAGE / "exchange").rglob("*.py")),
]
EN = Translator("en")
SMALL = rubric_from_document(small_document(), "small")


def codes_in(path: Path) -> set[str]:
    """The texts with an underscore that are handed to whatever makes or notes a problem."""
    calls = [n for n in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(n, ast.Call)]
    made = [
        call for call in calls if getattr(call.func, "attr", getattr(call.func, "id", "")) in MAKERS
    ]
    texts = [
        node.value
        for call in made
        for argument in call.args
        for node in ast.walk(argument)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
    return {text for text in texts if "_" in text and text.replace("_", "").isalpha()}


USED = set().union(*map(codes_in, MODULES)) - {"level_"} | {
    "control_character",
    "text_too_long",
    *REFUSED_ENDINGS.values(),
}


def test_every_code_in_the_program_has_a_sentence() -> None:
    assert len(USED) > 45
    assert set(SENTENCES) >= USED


def test_no_sentence_is_for_a_code_that_does_not_exist() -> None:
    assert set(SENTENCES) - USED == {"empty_level"}  # the other wording of empty_cell


@pytest.mark.parametrize("code", SENTENCES)
def test_a_sentence_has_known_places_and_says_what_to_do(code: str) -> None:
    sentence = SENTENCES[code]
    names = {name for _, name, _, _ in string.Formatter().parse(sentence) if name}
    assert names <= {"place", "detail", "language"}
    assert "place" not in names or sentence.startswith("{place}: ")
    assert sentence.endswith(".")


@pytest.mark.parametrize(
    ("problem", "sentence"),
    [
        (
            Problem("bad_json", "line 3, column 7"),
            "Line 3, column 7: this is not JSON. Look for a missing comma, quotation mark or "
            "bracket there.",
        ),
        (
            Problem("unknown_level", "line 4", "9"),
            "Line 4: there is no level “9” in this model. Take the number of one of its levels.",
        ),
        (
            Problem("missing_field", "dimensions[3].key", "key"),
            "dimensions[3].key: this entry is missing. Add it.",
        ),
        (
            RubricProblem("empty_cell", Severity.ERROR, "tea", 2),
            "Tea, level 2 High: the level description is empty. Write it.",
        ),
        (
            RubricProblem("empty_cell", Severity.NOTE, level=2),
            "Level 2 High: no dimension describes this level. Leave it so if it is meant.",
        ),
        (
            RubricProblem("missing_name", Severity.ERROR),
            "The whole model: the name is missing. Write one.",
        ),
        (
            RubricProblem("missing_name", Severity.ERROR, detail="outer"),
            "Group Outer: the name is missing. Write one.",
        ),
        (
            RubricProblem("duplicate_text", Severity.WARNING, "cake", 2, "id", "1"),
            "Cake, level 2 High: the text in Indonesian is the same as at level 1. Say what "
            "differs.",
        ),
    ],
)
def test_a_problem_is_worded(problem: Problem | RubricProblem, sentence: str) -> None:
    assert problem_text(problem, EN, rubric=SMALL) == sentence


def test_without_its_rubric_a_problem_shows_keys_and_numbers() -> None:
    problem = RubricProblem("empty_cell", Severity.ERROR, "tea", 2)
    assert problem_text(problem, EN).startswith("tea, level 2: ")


def test_braces_in_a_foreign_value_are_only_text() -> None:
    assert "“{place}”" in problem_text(Problem("bad_id", "id", "{place}"), EN)


def test_every_lost_part_of_a_table_has_words() -> None:
    assert {*PARTS, "other_languages"} <= set(LOST_PARTS)
    assert lost_parts(["note", "guidance"], EN) == "the note on the model, guidance"


def test_everything_that_a_check_finds_is_explained() -> None:
    sources = (PACKAGE / "domain" / "rubric_lint.py", PACKAGE / "domain" / "lint_wording.py")
    codes = set().union(*map(codes_in, sources))

    assert codes == set(EXPLANATIONS)
    assert all(problem_help(code, EN) for code in codes)


def test_a_group_is_called_by_its_name() -> None:
    problem = RubricProblem("missing_translation", Severity.WARNING, language="id", detail="outer")

    assert problem_text(problem, EN, rubric=SMALL).startswith("Group Outer: ")
    assert problem_text(problem, EN).startswith("Group outer: ")
