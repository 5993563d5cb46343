"""One text in several languages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ShownText:
    """What a reader gets: the text, its language, and whether that is not the one asked for."""

    text: str
    language: str
    is_fallback: bool


@dataclass(frozen=True, slots=True)
class LocalText:
    """A text per language code; a language without text is absent. Immutable."""

    entries: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, texts: Mapping[str, str]) -> LocalText:
        """Return the text for a mapping of language code to text; empty texts are left out."""
        return cls(tuple(sorted((code, text) for code, text in texts.items() if text)))

    @classmethod
    def single(cls, language: str, text: str) -> LocalText:
        return cls.of({language: text})

    def __bool__(self) -> bool:
        return bool(self.entries)

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return iter(self.entries)

    @property
    def languages(self) -> tuple[str, ...]:
        return tuple(code for code, _ in self.entries)

    def get(self, language: str) -> str:
        """Return the text in exactly this language, or an empty string."""
        return dict(self.entries).get(language, "")

    def shown(self, language: str, preferred: Sequence[str] = ()) -> ShownText:
        """Return the text for a reader of ``language``.

        Args:
            language: the language asked for.
            preferred: where to look next, in this order; after that any language there is.
        """
        texts = dict(self.entries)
        for code in (language, *preferred, *texts):
            if code in texts:
                return ShownText(texts[code], code, code != language)
        return ShownText("", language, False)

    def text(self, language: str, preferred: Sequence[str] = ()) -> str:
        """Return what ``shown`` returns, without saying whether it is a fallback."""
        return self.shown(language, preferred).text

    def with_text(self, language: str, text: str) -> LocalText:
        """Return a copy in which the text of one language is replaced, or removed if empty."""
        return LocalText.of({**dict(self.entries), language: text})

    def as_dict(self) -> dict[str, str]:
        return dict(self.entries)


NO_TEXT = LocalText()
"""Nothing written in any language."""
