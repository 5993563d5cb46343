"""The fonts of a report, and which of them draws which character."""

from __future__ import annotations

import threading
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from omnidesk.reports.coverage import coverage_of, font_files, system_font_folders

REGULAR, BOLD, ITALIC = "NotoSans", "NotoSans-Bold", "NotoSans-Italic"
_OWN = {
    REGULAR: "NotoSans-Regular.ttf",
    BOLD: "NotoSans-Bold.ttf",
    ITALIC: "NotoSans-Italic.ttf",
    "NotoSansMath": "NotoSansMath-Regular.ttf",
    "NotoSansSymbols2": "NotoSansSymbols2-Regular.ttf",
}
_FALLBACKS = ("NotoSansMath", "NotoSansSymbols2")
_FORMLESS = ("Cc", "Cf", "Cs")  # control and direction marks: some fonts draw a box for them
_NO_GLYPH = "\N{WHITE SQUARE}"
_LOADING = threading.Lock()


Checkpoint = Callable[[], None]


def go_on() -> None:
    """The checkpoint of a document that is made to its end."""


@dataclass(slots=True)
class Letters:
    """Chooses a font for every character of one document, and notes what none can draw.

    Attributes:
        checkpoint: called between pieces of work; raises to end a document nobody waits for.
        missing: the characters that no font here has; each is drawn as an empty square.
        unshaped: the characters of scripts whose letters join or run from right to left; each
            is drawn alone, from left to right.
    """

    fonts: ReportFonts
    checkpoint: Checkpoint = go_on
    missing: set[str] = field(default_factory=set)
    unshaped: set[str] = field(default_factory=set)

    def runs(self, text: str, font: str = REGULAR) -> list[tuple[str, str]]:
        """Return the text as (font, piece) pairs, in order; what has no form is left out."""
        self.checkpoint()
        base = self.fonts.characters(font)
        if text.isprintable() and all(character in base for character in text):
            return [(font, text)] if text else []
        pairs = list(self._drawn(text, font))
        return [
            (name, "".join(character for _, character in group))
            for name, group in groupby(pairs, key=lambda pair: pair[0])
        ]

    def width(self, text: str, size: float, font: str = REGULAR) -> float:
        """Return how wide a text is, in points."""
        pieces = self.runs(text, font)
        return float(sum(pdfmetrics.stringWidth(piece, name, size) for name, piece in pieces))

    def _drawn(self, text: str, font: str) -> Iterator[tuple[str, str]]:
        for character in text:
            if unicodedata.category(character) in _FORMLESS:
                continue
            name = self.fonts.font_for(character, font)
            if unicodedata.bidirectional(character) in ("R", "AL"):
                self.unshaped.add(character)
            if name is None:
                self.missing.add(character)
                yield "NotoSansSymbols2", _NO_GLYPH
            else:
                yield name, character


class ReportFonts:
    """The fonts that ship with the program, and where others may be found."""

    def __init__(
        self,
        folder: Path,
        system: Sequence[Path] | None = None,
        *,
        checkpoint: Checkpoint = go_on,
    ) -> None:
        """Load the fonts of reports.

        Args:
            folder: where the five of them are.
            system: folders with fonts for scripts that these lack; by default the system's.
            checkpoint: of the documents that are made with them; see ``Letters``.
        """
        self._checkpoint = checkpoint
        self._system = tuple(system_font_folders() if system is None else system)
        self._characters: dict[str, frozenset[str]] = {}
        with _LOADING:
            for name, file in _OWN.items():
                _register(name, folder / file)
            pdfmetrics.registerFontFamily(
                REGULAR, normal=REGULAR, bold=BOLD, italic=ITALIC, boldItalic=BOLD
            )

    def letters(self) -> Letters:
        """Return what one document needs to choose fonts."""
        return Letters(self, self._checkpoint)

    def characters(self, font: str) -> frozenset[str]:
        """Return what one font draws."""
        if font not in self._characters:
            face = pdfmetrics.getFont(font).face
            self._characters[font] = frozenset(chr(code) for code in face.charToGlyph)
        return self._characters[font]

    def font_for(self, character: str, font: str) -> str | None:
        """Return the font that draws a character: the one wanted, ours, the system's, or None."""
        for name in (font, *_FALLBACKS):
            if character in self.characters(name):
                return name
        return _system_font(character, self._system)


@cache
def _system_font(character: str, folders: tuple[Path, ...]) -> str | None:
    for path in font_files(folders):
        if coverage_of(path).has(ord(character)):
            name = f"System-{path.stem}"
            try:
                with _LOADING:
                    _register(name, path)
            except (TTFError, OSError):
                continue
            if ord(character) in pdfmetrics.getFont(name).face.charToGlyph:
                return name
    return None


def _register(name: str, path: Path) -> None:
    """Make a font known to reportlab, whose table of fonts is one for the whole process."""
    if name not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont(name, path))
