"""The open exchange format: read leniently, written in full."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from omnidesk.domain.errors import RubricInvalid
from omnidesk.domain.rubric_document import rubric_from_document
from omnidesk.exchange.grids.applied import Imported
from omnidesk.exchange.maturity_model_spec import is_spec_document, rubric_from_spec
from omnidesk.exchange.maturity_model_spec_writing import write_spec
from omnidesk.services.rubric_files import read_rubric
from tests.domain.rubrics import small_document


def document(**changes: Any) -> dict[str, Any]:
    """A model as the specification's example has it."""
    return {
        "code": "MM01",
        "name": "Resilience",
        "specVersion": "0.1",
        "version": 2,
        "xOwner": "ignored",
        "maturityLevels": [
            {"code": "L1", "name": "Low", "description": "Lowest value", "weight": 1},
            {"code": "L2", "name": "High", "xColour": "red"},
        ],
        "indicators": [
            {
                "code": "DP-LF",
                "name": "Legitimate",
                "shortDescription": "What it is.",
                "weight": 2,
                "indicatorMaturityLevels": [
                    {"indicatorCode": "DP-LF", "maturityLevelCode": "L1", "description": "a"},
                    {"indicatorCode": "DP-LF", "maturityLevelCode": "L2", "description": "b"},
                ],
                "attributes": [{"modelAttributeCode": "attr1"}],
                "references": [{"name": "More", "url": "http://example.org"}],
            }
        ],
        "attributes": [{"code": "attr1", "name": "Analysis", "description": "First phase"}],
        **changes,
    }


def read(**changes: Any) -> Imported:
    return rubric_from_spec(document(**changes), "model.json", "en")


def levels(*codes_and_weights: tuple[str, float]) -> list[dict[str, Any]]:
    return [{"code": code, "weight": weight} for code, weight in codes_and_weights]


def test_levels_indicators_and_attributes_become_a_rubric() -> None:
    rubric = read().rubric
    assert (rubric.id, rubric.version, rubric.values) == ("mm01", "2.0", (1, 2))
    row = rubric.dimensions[0]
    assert (row.key, row.weight, row.group) == ("dp_lf", 2.0, "attr1")
    assert row.definition.get("en") == "What it is."
    assert row.guidance.get("en") == "More: http://example.org"
    assert rubric.descriptor("dp_lf", 2, "en") == "b"
    assert rubric.groups[0].name.get("en") == "Analysis"


def test_unknown_entries_are_told_but_extensions_are_not() -> None:
    notes = {note.code: note.detail for note in read(comment="hello").notes}
    assert notes == {"entries_left_out": "comment", "keys_changed": "DP-LF → dp_lf"}


@pytest.mark.parametrize(
    ("found", "values"),
    [
        (levels(("L0", 9), ("L5", 8)), (0, 5)),
        (levels(("low", 10), ("high", 20)), (10, 20)),
        (levels(("low", 1), ("high", 1)), (1, 2)),
        (levels(("low", 1), ("high", 1.5)), (1, 2)),
    ],
)
def test_a_level_is_numbered_by_code_weight_or_order(
    found: list[dict[str, Any]], values: tuple[int, ...]
) -> None:
    indicator = {"code": "a", "name": "A", "indicatorMaturityLevels": []}
    assert read(maturityLevels=found, indicators=[indicator]).rubric.values == values


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"indicators": []}, "no_rows"),
        ({"indicators": "none"}, "not_a_list"),
        ({"maturityLevels": []}, "unknown_level"),
        ({"indicators": [{"code": "a"}, {"code": "a"}]}, "duplicate_key"),
        ({"indicators": [{"code": "a", "weight": -1}]}, "bad_weight"),
        ({"name": 5}, "not_a_text"),
    ],
)
def test_what_breaks_the_format_is_named(changes: dict[str, Any], code: str) -> None:
    with pytest.raises(RubricInvalid) as refused:
        read(**changes)
    assert code in [problem.code for problem in refused.value.problems]


def test_it_is_told_apart_from_the_programs_own_format() -> None:
    assert is_spec_document(document())
    assert not is_spec_document(small_document())
    assert not is_spec_document([])


def test_what_is_written_is_read_again_and_the_rest_is_told(tmp_path: Path) -> None:
    rubric = rubric_from_document(small_document(), "small")
    path = tmp_path / "out.mms.json"
    lost = write_spec(path, rubric, language="en")
    again = read_rubric(path)
    assert lost == ("other_languages", "guidance", "improvements", "criteria", "note", "groups")
    assert again.dimension("tea").weight == 2.5
    assert again.descriptor("cake", 2, "en") == "Moist."
    assert [level.name.get("en") for level in again.levels] == ["Low", "High"]


def test_a_level_that_is_described_twice_is_refused_and_loses_nothing() -> None:
    twice = document()
    twice["indicators"][0]["indicatorMaturityLevels"].append(
        {"indicatorCode": "DP-LF", "maturityLevelCode": "L1", "description": "another"}
    )
    with pytest.raises(RubricInvalid) as refused:
        rubric_from_spec(twice, "model.json", "en")

    assert "duplicate_level" in {problem.code for problem in refused.value.problems}


def test_long_numbers_are_codes_of_their_own() -> None:
    found = document()
    second = {**found["indicators"][0], "code": 12345679, "indicatorMaturityLevels": []}
    found["indicators"] = [{**found["indicators"][0], "code": 12345678}, second]

    assert rubric_from_spec(found, "model.json", "en").rubric.keys == ("12345678", "12345679")
