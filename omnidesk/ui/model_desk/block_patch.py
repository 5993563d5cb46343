"""A pasted block as it fits the grid, and what it writes there."""

from __future__ import annotations

from dataclasses import dataclass

from omnidesk.domain import rubric_edit, rubric_many_edit
from omnidesk.domain.rubric import Rubric
from omnidesk.exchange.clip_text import Block
from omnidesk.ui.documents.rubric_places import Place, with_text_at
from omnidesk.ui.model_desk.grid_hand import GridHand
from omnidesk.ui.models.rubric_lines import LineKind
from omnidesk.ui.models.rubric_table_model import N_HEAD_COLUMNS


@dataclass(frozen=True, slots=True)
class Patch:
    """A pasted block as it fits.

    Attributes:
        rows: those of the grid that it goes to, from the upper left corner on.
        column: the first of its columns.
        block: its cells, repeated where the choice is a multiple of it.
        n_new_lines: rows of it that lie below the grid.
        n_new_columns: columns of it that lie right of the grid, and hold a text.
    """

    rows: tuple[int, ...]
    column: int
    block: Block
    n_new_lines: int = 0
    n_new_columns: int = 0


class BlockWriter:
    """Writes the cells of a block in a rubric, one by one, in new rows as in old ones."""

    def __init__(self, hand: GridHand, rubric: Rubric, patch: Patch) -> None:
        self._hand = hand
        self._patch = patch
        n_new = n_new_dimensions(patch, len(hand.model.languages))
        self._rubric = rubric
        self._new: list[str] = []
        if n_new:
            self._rubric, keys = rubric_many_edit.add_dimensions(rubric, n_new)
            self._new = list(keys)

    def written(self, block: Block, n_columns: int) -> tuple[Rubric, tuple[Place, ...]]:
        """Return the rubric with the block, and the places that it went to."""
        places: list[Place] = []
        for at, row in enumerate(block):
            for column, text in enumerate(row[:n_columns], self._patch.column):
                place = self._write(at, column, text.strip())
                if place is not None:
                    places.append(place)
        return self._rubric, tuple(dict.fromkeys(places))

    def _write(self, at: int, column: int, text: str) -> Place | None:
        values = self._rubric.values
        level = values[column - N_HEAD_COLUMNS] if column >= N_HEAD_COLUMNS else None
        rows, model = self._patch.rows, self._hand.model
        if at >= len(rows):
            return self._write_new(at - len(rows), level, text)
        line = model.lines[rows[at]]
        place = Place(line.key, level)
        if line.kind is LineKind.GROUP:
            place = Place(group=line.key)
        elif line.is_head:
            if level is None:
                return None
            place = Place(level=level, is_definition=line.kind is LineKind.DEFINITIONS)
        self._rubric = with_text_at(self._rubric, place, line.language, text)
        return place

    def _write_new(self, at: int, level: int | None, text: str) -> Place:
        languages = self._hand.model.languages
        number, which = divmod(at, len(languages))
        key, language = self._new[number], languages[which]
        if level is None and text and not self._rubric.dimension(key).name:
            self._rubric, key = rubric_edit.name_new_dimension(self._rubric, key, language, text)
            self._new[number] = key
        else:
            self._rubric = with_text_at(self._rubric, Place(key, level), language, text)
        return Place(key, level)


def n_new_dimensions(patch: Patch, n_languages: int) -> int:
    """Return how many dimensions the rows below the grid become."""
    return -(-patch.n_new_lines // n_languages)
