"""A table on the clipboard as a whole model: which edges are names, and what becomes of it."""

from __future__ import annotations

import pytest

from omnidesk.domain.errors import RubricInvalid
from omnidesk.exchange.clip_model import has_names, model_of_block, with_plain_level_names
from omnidesk.exchange.clip_text import read_tsv

NAMED = "\tCold\tWarm\tHot\nService\ta\tb\tc\nPeople\td\t\tf\n"


@pytest.mark.parametrize(
    "text",
    [
        NAMED,
        "Dimension\tOne\tTwo\nService\ta\tb\n",
        "Dimensi\tSatu\tDua\nLayanan\ta\tb\n",
        "Our company\tInitial\tManaged\tOptimised\nService\ta\tb\tc\n",
        "Topic here\tLevel 1\tLevel 2\nService\ta\tb\n",
    ],
)
def test_names_on_both_edges_are_known(text):
    assert has_names(read_tsv(text))


@pytest.mark.parametrize(
    "text",
    [
        "Ethics\ta\tb\nSafety\tc\td\n",  # rows of a model, without the names of its levels
        "\tCold\nService\ta\n",
        "\tCold\tCold\nService\ta\tb\n",
        "\tCold\tWarm\n\ta\tb\n",
        f"\t{'long ' * 30}\tWarm\nService\ta\tb\n",
    ],
)
def test_other_blocks_are_not_taken_for_named_ones(text):
    assert not has_names(read_tsv(text))


def test_the_edges_become_levels_and_dimensions():
    rubric = model_of_block(read_tsv(NAMED), "en", "Heat")

    assert [rubric.level_name(value, "en") for value in rubric.values] == ["Cold", "Warm", "Hot"]
    assert rubric.keys == ("service", "people")
    assert rubric.descriptor("people", 3, "en") == "f"
    assert rubric.name.get("en") == "Heat"


def test_what_columns_are_called_is_understood():
    text = "Pillar\tDimension\tDescription\t0 None\t1 Some\nFirst\tService\twhat it is\ta\tb\n"
    rubric = model_of_block(read_tsv(text), "en", "")

    assert rubric.values == (0, 1)
    assert rubric.dimension("service").group == "first"
    assert rubric.dimension("service").definition.get("en") == "what it is"


def test_a_column_that_is_not_understood_is_not_lost():
    text = "Dimension\tLevel 1\tLevel 2\tWhatever\nService\ta\tb\tc\n"

    assert model_of_block(read_tsv(text), "en", "").descriptor("service", 3, "en") == "c"


def test_a_level_is_called_by_its_name_alone():
    block = read_tsv("\t1 Initial\tLevel 2: Managed\tHot\n")

    assert with_plain_level_names(block) == (("", "Initial", "Managed", "Hot"),)


def test_more_than_a_model_can_hold_is_refused():
    wide = "\t".join(["", *(f"L{n}" for n in range(101))])

    with pytest.raises(RubricInvalid):
        model_of_block(read_tsv(f"{wide}\nService\ta\n"), "en", "")
