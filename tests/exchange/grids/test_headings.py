"""Names of columns are understood in the ways and languages in which people write them."""

from __future__ import annotations

import pytest

from omnidesk.exchange.grids.headings import read_heading
from omnidesk.exchange.grids.mapping import Role


@pytest.mark.parametrize(
    ("name", "value", "level_name"),
    [
        ("level_1", 1, ""),
        ("Level 0", 0, ""),
        ("L3", 3, ""),
        ("LEVEL-2", 2, ""),
        ("Tingkat 4", 4, ""),
        ("Nivel 2: Definido", 2, "Definido"),
        ("1 - Initial", 1, "Initial"),
        ("5 High", 5, "High"),
        ("3", 3, ""),
        ("Optimised (5)", 5, "Optimised"),
        ("Maturity level 12", 12, ""),
        ("レベル2", 2, ""),
        ("level_1_descriptor", 1, ""),
    ],
)
def test_a_level_is_known_by_its_number(name: str, value: int, level_name: str) -> None:
    heading = read_heading(name)
    assert (heading.role, heading.value, heading.level_name) == (Role.LEVEL, value, level_name)


@pytest.mark.parametrize(
    ("name", "role", "value", "language"),
    [
        ("level_1_en", Role.LEVEL, 1, "en"),
        ("level_1 (id)", Role.LEVEL, 1, "id"),
        ("Level 2 [pt-BR]", Role.LEVEL, 2, "pt-BR"),
        ("level_1_title (es)", Role.TITLE, 1, "es"),
        ("Level 3 - Title", Role.TITLE, 3, ""),
        ("level_1_question", Role.CRITERIA, 1, ""),
        ("level_2_improvement", Role.IMPROVEMENT, 2, ""),
        ("Dimensi", Role.NAME, None, ""),
        ("dimension (Bahasa Indonesia)", Role.NAME, None, "id"),
        ("Pillar", Role.GROUP, None, ""),
        ("subgroup", Role.GROUP, 2, ""),
        ("Bobot", Role.WEIGHT, None, ""),
        ("What it means", Role.DEFINITION, None, ""),
        ("guidance_en", Role.GUIDANCE, None, "en"),
        ("model_id", Role.MODEL_ID, None, ""),
        ("Control ID", Role.KEY, None, ""),
    ],
)
def test_other_columns_are_known_by_their_words(
    name: str, role: Role, value: int | None, language: str
) -> None:
    heading = read_heading(name)
    assert (heading.role, heading.value, heading.language) == (role, value, language)


@pytest.mark.parametrize(
    "name", ["Score", "level_1_score", "Average", "Your comments", "level_-1", "1 point score", ""]
)
def test_what_others_judged_is_no_part_of_a_model(name: str) -> None:
    assert read_heading(name).role is Role.NONE
