"""The help: short pages in Markdown, with places in them that can be gone to."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from omnidesk.texts import LANGUAGES

TOPICS = (
    "home",
    "model",
    "round",
    "rate",
    "results",
    "trend",
    "report",
    "files",
    "numbers",
    "keyboard",
)
"""The pages of the help in their order, by the names of their files."""

PLACE = "help"
"""The property of a widget that names its place in the help, as ``rate#together``."""

_HEADING = re.compile(r"^(#{1,3}) (.+?)(?: \{#([a-z-]+)\})?$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class HelpPage:
    """One page.

    Attributes:
        text: Markdown, without the names of places.
        places: the words of a heading by the name of its place.
    """

    topic: str
    title: str
    text: str
    places: Mapping[str, str]

    def holds(self, words: Sequence[str]) -> bool:
        """Tell whether every word, folded, is somewhere on the page."""
        text = self.text.casefold()
        return all(word in text for word in words)


def read_pages(folder: Path, language: str) -> list[HelpPage]:
    """Read every page in a language; one that it lacks is read in English."""
    return [_page(topic, _source(folder, language, topic)) for topic in TOPICS]


def split_place(place: str) -> tuple[str, str]:
    """Return the topic and the name of the heading, as ``rate.md#together`` has them."""
    topic, _, name = place.partition("#")
    return topic.removesuffix(".md"), name


def _source(folder: Path, language: str, topic: str) -> str:
    own = folder / language / f"{topic}.md"
    path = own if own.exists() else folder / LANGUAGES[0] / f"{topic}.md"
    return path.read_text(encoding="utf-8")


def _page(topic: str, source: str) -> HelpPage:
    headings = _HEADING.findall(source)
    places = {name: words for _, words, name in headings if name}
    text = _HEADING.sub(r"\1 \2", source)
    return HelpPage(topic, headings[0][1], text, places)
