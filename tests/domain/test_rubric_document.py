"""A rubric out as a document, its one canonical form, and back."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace

from hypothesis import given

from omnidesk.domain.local_text import LocalText
from omnidesk.domain.rubric import Rubric
from omnidesk.domain.rubric_document import (
    canonical_bytes,
    content_hash,
    rubric_from_document,
    rubric_to_document,
)
from tests.domain.rubrics import rubrics, small_document


def small() -> Rubric:
    return rubric_from_document(small_document(), "small.json")


@given(rubrics())
def test_the_canonical_form_reads_back_as_the_same_rubric(rubric: Rubric) -> None:
    assert rubric_from_document(json.loads(canonical_bytes(rubric)), "law") == rubric


@given(rubrics())
def test_an_equal_rubric_has_an_equal_document(rubric: Rubric) -> None:
    again = rubric_from_document(json.loads(json.dumps(rubric_to_document(rubric))), "law")
    assert rubric_to_document(again) == rubric_to_document(rubric)
    assert canonical_bytes(again) == canonical_bytes(rubric)


def test_a_document_comes_back_with_its_fields_in_the_formats_order() -> None:
    document = rubric_to_document(small())
    assert json.dumps(document) == json.dumps(small_document())


def test_a_weight_of_one_and_empty_parts_are_left_out() -> None:
    document = small_document()
    document["dimensions"][1] |= {"weight": 1.0, "guidance": {}, "improvements": {"2": {"en": ""}}}
    document["cells"]["cake"]["2"] = {"text": {"en": ""}, "criteria": []}
    written = rubric_to_document(rubric_from_document(document, "x"))
    assert written["dimensions"][1] == {"key": "cake", "name": {"en": "Cake"}}
    assert list(written["cells"]["cake"]) == ["1"]


def test_a_weight_of_minus_zero_is_written_as_zero() -> None:
    document = small_document()
    document["dimensions"][0]["weight"] = -0.0
    written = rubric_to_document(rubric_from_document(document, "x"))
    assert str(written["dimensions"][0]["weight"]) == "0.0"


def test_the_hash_is_the_sha_256_of_rfc_8785() -> None:
    expected = json.dumps(
        small_document(), sort_keys=True, separators=(",", ":"), ensure_ascii=False
    )
    assert canonical_bytes(small()).decode() == expected
    assert content_hash(small()) == hashlib.sha256(expected.encode()).hexdigest()


def test_two_spellings_of_one_letter_have_one_hash() -> None:
    composed = replace(small(), name=LocalText.single("en", "caf\u00e9"))
    decomposed = replace(small(), name=LocalText.single("en", "cafe\u0301"))
    assert content_hash(composed) == content_hash(decomposed)


def test_the_order_of_levels_and_fields_in_a_file_does_not_matter() -> None:
    document = small_document()
    document["levels"].reverse()
    turned = rubric_from_document(dict(reversed(document.items())), "x")
    assert content_hash(turned) == content_hash(small())


def test_a_changed_word_changes_the_hash() -> None:
    document = small_document()
    document["cells"]["tea"]["1"]["text"]["id"] = "Hangat."
    assert content_hash(rubric_from_document(document, "x")) != content_hash(small())
