"""Capitals that a replacement takes over."""

from __future__ import annotations

import pytest

from omnidesk.domain.letter_case import in_case_of


@pytest.mark.parametrize(
    ("found", "typed", "written"),
    [
        ("Word", "term", "Term"),
        ("WORD", "term", "TERM"),
        ("word", "term", "term"),
        ("word", "Term", "term"),
        ("Two words", "one term", "One term"),
        ("A", "term", "Term"),
        ("word", "CRM", "CRM"),
        ("word", "OmniDesk", "OmniDesk"),
        ("Word", "eShop", "EShop"),
        ("eWord", "term", "term"),
        ("Èté", "été", "Été"),
        ("3 words", "Term", "Term"),
        ("Word", "", ""),
    ],
)
def test_the_replacement_takes_the_capitals_of_what_was_found(found, typed, written):
    assert in_case_of(found, typed) == written
