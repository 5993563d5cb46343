"""A block of cells from the clipboard as a whole model, where its edges are names.

What the columns are called says the most, as ``Dimension`` or ``Level 2``: such a table is read
like one in a file. Else the first row names the levels and the first column the dimensions, which
is certain only where the corner between them is empty or says so.
"""

from __future__ import annotations

from collections.abc import Sequence

from omnidesk.domain.errors import RubricInvalid
from omnidesk.domain.rubric import Rubric
from omnidesk.exchange.clip_text import Block
from omnidesk.exchange.grids.applied import apply_mapping
from omnidesk.exchange.grids.guess import guess_mapping
from omnidesk.exchange.grids.headings import is_scale_word, read_heading
from omnidesk.exchange.grids.mapping import Column, GridMapping, Role
from omnidesk.exchange.grids.sheet import Book, Sheet, SheetChoice

_SOURCE = "clipboard"
_LONGEST_NAME = 80  # characters; what is longer is a description
_FEWEST_ROWS, _FEWEST_COLUMNS = 2, 3  # names, and one dimension on two levels


def may_be_model(block: Block) -> bool:
    """Tell whether a block is large enough for names on two edges and two levels between."""
    return len(block) >= _FEWEST_ROWS and len(block[0]) >= _FEWEST_COLUMNS


def has_names(block: Block) -> bool:
    """Tell whether the first row and the first column of a block are certainly names."""
    if not may_be_model(block):
        return False
    corner, *levels = (text.strip() for text in block[0])
    if not (_are_names(levels) and _are_names([row[0].strip() for row in block[1:]])):
        return False
    heading = read_heading(corner)
    if not corner or heading.is_name_word or heading.role in (Role.NAME, Role.GROUP):
        return True
    return 2 * sum(map(_is_level_name, levels)) > len(levels)


def model_of_block(block: Block, language: str, name: str) -> Rubric:
    """Return the model that a block is, its first row and column being names.

    Raises:
        RubricInvalid: it makes none; every reason is named with its place.
    """
    book = _book(block)
    mapping = guess_mapping(book, language, is_known=True)
    if _uses_all(mapping):
        try:
            return apply_mapping(book, mapping, name=name).rubric
        except RubricInvalid:
            pass  # its edges may still be names
    return apply_mapping(book, _edges(block, language), name=name).rubric


def with_plain_level_names(block: Block) -> Block:
    """Return a block whose first row calls its levels by name alone, ``1 Initial`` by Initial."""
    corner, *levels = block[0]
    names = (read_heading(text).level_name or text for text in levels)
    return ((corner, *names), *block[1:])


def _are_names(texts: Sequence[str]) -> bool:
    is_short = all(0 < len(text) <= _LONGEST_NAME and "\n" not in text for text in texts)
    return is_short and len(set(texts)) == len(texts)


def _is_level_name(text: str) -> bool:
    return read_heading(text).role is Role.LEVEL or is_scale_word(text)


def _book(block: Block) -> Book:
    sheet = Sheet(_SOURCE, block, tuple(range(1, len(block) + 1)))
    return Book(_SOURCE, (sheet,))


def _uses_all(mapping: GridMapping) -> bool:
    """Nothing that was copied may be lost without a word."""
    is_from_top = all(choice.header == 0 for choice in mapping.sheets)
    has_levels = len(mapping.of(Role.LEVEL)) > 1
    return is_from_top and has_levels and all(c.role is not Role.NONE for c in mapping.columns)


def _edges(block: Block, language: str) -> GridMapping:
    names = [" ".join(text.split()) for text in block[0][1:]]
    levels = (Column(Role.LEVEL, n, level_name=name) for n, name in enumerate(names, 1))
    return GridMapping((SheetChoice(_SOURCE, 0),), (Column(Role.NAME), *levels), language)
