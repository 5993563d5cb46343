"""Breaking a text into lines, the same way on screen and on paper."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

_DOT = "  \N{MIDDLE DOT}  "


@dataclass(frozen=True, slots=True)
class Lettering:
    """One font at one size, as the drawing side knows it.

    Attributes:
        measure: the width of a text without line breaks, in the drawing's unit.
        line_height: from one line to the next, in the same unit.
    """

    measure: Callable[[str], float]
    line_height: float
    _widths: dict[str, float] = field(default_factory=dict, repr=False, compare=False)

    def width(self, text: str) -> float:
        """Return the width of a text; each one is measured once."""
        if text not in self._widths:
            self._widths[text] = self.measure(text)
        return self._widths[text]

    def widest(self, lines: tuple[str, ...]) -> float:
        return max((self.width(line) for line in lines), default=0.0)

    def longest_word(self, text: str) -> float:
        """Return the width below which a text can only be wrapped inside a word."""
        return max((self.width(word) for word in text.split()), default=0.0)

    def wrap(self, text: str, width: float) -> tuple[str, ...]:
        """Return the lines of a text; a word that is too long alone is broken inside.

        Nothing is left out: a width for which even one character is too much gives lines of
        one character each.
        """
        return tuple(line for part in text.split("\n") for line in self._wrap_line(part, width))

    def wrap_items(self, items: Sequence[str], width: float) -> tuple[str, ...]:
        """Return the lines of a list whose items are parted by dots and kept whole if they fit."""
        lines: list[str] = []
        for item in items:
            longer = f"{lines[-1]}{_DOT}{item}" if lines else item
            if lines and self.width(longer) <= width:
                lines[-1] = longer
            else:
                lines.extend(self.wrap(item, width))
        return tuple(lines)

    def _wrap_line(self, text: str, width: float) -> Iterator[str]:
        line = ""
        for word in text.split():
            longer = f"{line} {word}" if line else word
            if self.width(longer) <= width:
                line = longer
                continue
            if line:
                yield line
            *full, line = self._break(word, width)
            yield from full
        if line:
            yield line

    def _break(self, word: str, width: float) -> list[str]:
        if self.width(word) <= width:
            return [word]
        pieces, piece = [], ""
        for character in word:
            if piece and self.measure(piece + character) > width:
                pieces.append(piece)
                piece = ""
            piece += character
        return [*pieces, piece]
