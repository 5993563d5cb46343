"""Keys made from names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from omnidesk.domain.slugs import is_slug, slug_of, unique_slug


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Business Strategy", "business_strategy"),
        ("  Metrics & KPIs  ", "metrics_kpis"),
        ("Gästezufriedenheit (Größe)", "gastezufriedenheit_grosse"),
        ("投資", "dimension"),
        ("", "dimension"),
        ("---", "dimension"),
    ],
)
def test_a_name_becomes_a_key(name: str, slug: str) -> None:
    assert slug_of(name) == slug


@given(st.text(), st.sets(st.sampled_from(["dimension", "a", "a_2", "a_3", "b" * 64])))
def test_a_made_key_is_well_formed_and_free(name: str, taken: set[str]) -> None:
    slug = unique_slug(name, taken)
    assert is_slug(slug)
    assert slug not in taken


def test_a_taken_key_is_numbered_from_two() -> None:
    assert unique_slug("Tea", {"tea", "tea_2"}) == "tea_3"
    assert unique_slug("b" * 70, {"b" * 64}) == "b" * 62 + "_2"


@pytest.mark.parametrize("text", ["", "A", "_a", "a b", "a\n", "a" * 65, "é"])
def test_what_is_no_key_is_told(text: str) -> None:
    assert not is_slug(text)
