"""Words that a client reads: one for each thing, and none that confuses."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from omnidesk.paths import locale_folder, resource_folder

AVOIDED = {
    "en": ("incomplete", "what was seen", "adjacent"),
    "id": (
        "tertutup",
        "bekukan",
        "dibekukan",
        "pembekuan",
        "beku",
        "sasaran",
        "sponsor",
        "tindakan",
    ),
}
CATALOGUE = locale_folder() / "id" / "LC_MESSAGES" / "omnidesk.po"
HELP = resource_folder() / "help"


def sentences(language: str) -> list[str]:
    with CATALOGUE.open("rb") as stream:
        messages = [message for message in read_po(stream) if message.id]
    texts = [message.id if language == "en" else message.string for message in messages]
    return [part for text in texts for part in ((text,) if isinstance(text, str) else text)]


def pages(language: str) -> list[Path]:
    return sorted((HELP / language).glob("*.md"))


def words_of(page: Path) -> str:
    """Return a page without the names of its places, which nobody reads."""
    return re.sub(r"#[a-z-]+", "", page.read_text("utf-8"))


@pytest.mark.parametrize(
    ("language", "word"), [(code, word) for code, words in AVOIDED.items() for word in words]
)
def test_no_sentence_and_no_help_page_uses_a_word_that_confuses(language, word):
    pattern = re.compile(rf"\b{word}\b", re.IGNORECASE)
    found = [text for text in sentences(language) if pattern.search(text.replace("&", ""))]
    found += [page.name for page in pages(language) if pattern.search(words_of(page))]

    assert found == []
