"""The user's guide of docs/, made from the pages of the help: guide.py [--check].

One source for both: the help is what the window shows, the guide is the same with pictures. The
pictures are taken by ``dev.py shots docs/pictures --readme``.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from pathlib import Path

from omnidesk.texts import LANGUAGES
from omnidesk.ui.help_pages import TOPICS, split_place

ROOT = Path(__file__).resolve().parents[1]
HELP = ROOT / "resources" / "help"
DOCS = ROOT / "docs"
PICTURES = {
    "home": "home-recent",
    "model": "model",
    "round": "round-rules",
    "rate": "rate-grid",
    "results": "results-rated",
    "trend": "trend",
    "report": "report",
    "keyboard": "dialog-commands",
}
"""The scene that shows a page, by its topic."""

_TITLES = {"en": "OmniDesk: the user's guide", "id": "OmniDesk: panduan pengguna"}
_LEADS = {
    "en": "The same pages open in the program with `F1`. Panduan ini juga ada dalam "
    "[bahasa Indonesia](guide.id.md).",
    "id": "Halaman yang sama terbuka di dalam program dengan `F1`. This guide is also in "
    "[English](guide.md).",
}
_HEADING = re.compile(r"^(#{1,2}) (.+?)(?: \{#([a-z-]+)\})?$", re.MULTILINE)
_LINK = re.compile(r"\]\(([a-z]+\.md(?:#[a-z-]+)?)\)")


def guide_of(language: str) -> str:
    """Return the whole guide in a language."""
    pages = [(topic, _source(language, topic)) for topic in TOPICS]
    contents = [f"- [{_title(text)}](#{topic})" for topic, text in pages]
    head = f"# {_TITLES[language]}\n\n{_LEADS[language]}\n"
    parts = [_part(topic, text, language) for topic, text in pages]
    return "\n".join([head, *contents, "", *parts])


def guide_path(language: str) -> Path:
    name = "guide.md" if language == LANGUAGES[0] else f"guide.{language}.md"
    return DOCS / name


def pictures_of(language: str) -> list[Path]:
    """Return the pictures that the guide of a language shows."""
    return [DOCS / "pictures" / f"{scene}-light-{language}.png" for scene in PICTURES.values()]


def main(words: Sequence[str]) -> int:
    """Write the guides; with --check, tell whether they are as they would be written."""
    stale = []
    for language in LANGUAGES:
        path, text = guide_path(language), guide_of(language)
        if "--check" not in words:
            path.write_text(text, encoding="utf-8")
            print(f"{path.relative_to(ROOT)} is written")
        elif not path.exists() or path.read_text(encoding="utf-8") != text:
            stale.append(path)
    for path in stale:
        print(f"{path.relative_to(ROOT)} is not what the help says; run dev.py guide")
    return 1 if stale else 0


def _part(topic: str, text: str, language: str) -> str:
    """Return a page as a part: one level down, its places as anchors, its picture on top."""
    if topic in PICTURES:
        picture = f"![{_title(text)}](pictures/{PICTURES[topic]}-light-{language}.png)"
        first, rest = text.split("\n\n", 1)
        text = f"{first}\n\n{picture}\n\n{rest}"
    text = _HEADING.sub(lambda found: _heading(found, topic), text)
    return _LINK.sub(lambda found: f"](#{_anchor(*split_place(found[1]))})", text)


def _heading(found: re.Match[str], topic: str) -> str:
    marks, words, name = found.groups()
    anchor = topic if marks == "#" else _anchor(topic, name or "")
    return f'<a id="{anchor}"></a>\n\n#{marks} {words}'


def _anchor(topic: str, name: str) -> str:
    return f"{topic}-{name}" if name else topic


def _title(text: str) -> str:
    return text.partition("\n")[0].removeprefix("# ")


def _source(language: str, topic: str) -> str:
    return (HELP / language / f"{topic}.md").read_text(encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
