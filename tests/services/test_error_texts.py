"""Every error that a user can meet has a sentence, in both languages."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

from omnidesk.domain import errors
from omnidesk.domain.errors import OmnideskError
from omnidesk.paths import locale_folder
from omnidesk.services.error_texts import SENTENCES, error_text
from omnidesk.texts import load_translator

KINDS = [
    kind
    for kind in vars(errors).values()
    if isinstance(kind, type) and issubclass(kind, OmnideskError) and kind is not OmnideskError
]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_error_has_a_sentence_with_its_own_facts_only(kind):
    placeholders = set(re.findall(r"{(\w+)}", SENTENCES[kind]))

    assert placeholders <= {field.name for field in fields(kind)}


@pytest.mark.parametrize("language", ["en", "id"])
def test_a_sentence_says_the_name_and_not_the_whole_path(language):
    t = load_translator(language, locale_folder())
    text = error_text(errors.FileMissing(Path("/some/where/telko.omnidesk")), t)

    assert "telko.omnidesk" in text
    assert "/some/where" not in text


def test_a_locked_file_names_who_writes():
    t = load_translator("en", locale_folder())
    text = error_text(
        errors.FileLocked(Path("a.omnidesk"), "laptop-7", "2026-05-17T09:30:00+00:00"), t
    )

    assert "laptop-7" in text
    assert "17 May 2026" in text
