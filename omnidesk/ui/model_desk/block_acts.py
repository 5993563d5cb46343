"""Blocks of cells: to the clipboard and from it, filled down and to the right, emptied."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QMimeData, QModelIndex
from PySide6.QtGui import QGuiApplication

from omnidesk.domain import rubric_edit
from omnidesk.domain.rubric_start import is_blank, with_content_of
from omnidesk.exchange.clip_html import write_html
from omnidesk.exchange.clip_model import has_names, model_of_block, with_plain_level_names
from omnidesk.exchange.clip_text import Block, without_empty_end, write_tsv
from omnidesk.services.error_texts import error_text
from omnidesk.ui.clipboard import clipboard_block
from omnidesk.ui.documents.rubric_places import Place, text_at, with_text_at
from omnidesk.ui.model_desk.block_patch import (
    BlockWriter,
    Patch,
    n_new_dimensions,
)
from omnidesk.ui.model_desk.grid_hand import GridHand
from omnidesk.ui.models.rubric_lines import LineKind
from omnidesk.ui.models.rubric_table_model import N_HEAD_COLUMNS, NAME_COLUMN, NAME_ROW


class BlockActs:
    """Copies what is shown; what it changes is one step."""

    def __init__(self, hand: GridHand) -> None:
        self._hand = hand
        self._t = hand.t

    def copy(self) -> None:
        """Put the chosen texts on the clipboard, for a spreadsheet and for a text."""
        block = self._block(*self._chosen())
        mime = QMimeData()
        mime.setText(write_tsv(block) if block != ((block[0][0],),) else block[0][0])
        mime.setHtml(write_html(block))
        QGuiApplication.clipboard().setMimeData(mime)

    def cut(self) -> None:
        self.copy()
        self.clear()

    def clear(self) -> None:
        """Empty the chosen cells."""
        if self._is_writable():
            self._hand.model.clear(self._hand.grid.chosen())

    def paste(self) -> None:
        """Write what is on the clipboard from the cursor on, adding rows where they are missing."""
        if not self._is_writable():
            return
        block = clipboard_block()
        if not block:
            self._hand.context.notify(self._t("There is no text on the clipboard."), None)
            return
        self._paste_whole(block) if self._is_named(block) else self._paste(self._patch(block))

    def fill_down(self) -> None:
        """Write the texts of the topmost chosen row, or of the row above, in the chosen rows."""
        rows, columns = self._chosen()
        if len(self._keys(rows)) < 2:
            rows = [*self._rows_beside(rows, -1), *rows]
        sources: dict[str, int] = {}
        for row in rows:
            sources.setdefault(self._language(row), row)
        pairs = [
            (sources[self._language(row)], column, row, column)
            for row in rows
            for column in columns
        ]
        self._fill(pairs, self._t("Fill down"))

    def fill_right(self) -> None:
        """Write the texts of the chosen column farthest left, or of the one before, in the rest."""
        rows, columns = self._chosen()
        if len(columns) < 2 and columns[0] > N_HEAD_COLUMNS:
            columns = [columns[0] - 1, *columns]
        if columns[0] < N_HEAD_COLUMNS:
            columns = columns[1:]
        pairs = [(row, columns[0], row, column) for row in rows for column in columns[1:]]
        self._fill(pairs, self._t("Fill to the right"))

    # Where

    def _chosen(self) -> tuple[list[int], list[int]]:
        """Return the rows and columns that are chosen: those that are shown and hold texts."""
        grid, model = self._hand.grid, self._hand.model
        indexes = [*grid.chosen(), grid.currentIndex()]
        every = {index.row() for index in indexes}
        rows = sorted(row for row in every if not grid.is_folded(row)) or sorted(every)
        columns = sorted({index.column() for index in indexes})
        texts = [row for row in rows if model.lines[row].kind is not LineKind.GROUP]
        if texts:
            return texts, columns
        return rows, [0]  # headings alone: their names

    def _block(self, rows: Sequence[int], columns: Sequence[int]) -> Block:
        return tuple(tuple(self._text(row, column) for column in columns) for row in rows)

    def _text(self, row: int, column: int) -> str:
        index = self._index(row, column)
        place = self._hand.model.place(index)
        if place is None:
            return ""
        return text_at(self._hand.rubric, place).get(self._language(row))

    def _index(self, row: int, column: int) -> QModelIndex:
        return self._hand.model.index(row, column)

    def _language(self, row: int) -> str:
        return self._hand.model.lines[row].language

    def _keys(self, rows: Iterable[int]) -> set[tuple[LineKind, str]]:
        lines = self._hand.model.lines
        return {(lines[row].kind, lines[row].key) for row in rows}

    def _rows_beside(self, rows: Sequence[int], by: int) -> list[int]:
        """Return the rows of the dimension above, as many as there are languages."""
        every = self._text_rows(0)
        if rows[0] not in every:  # a heading
            return []
        at = every.index(rows[0]) + by * len(self._hand.model.languages)
        n = len(self._hand.model.languages)
        lines = self._hand.model.lines
        return every[at : at + n] if at >= 0 and not lines[every[at]].is_head else []

    def _text_rows(self, start: int) -> list[int]:
        """Return the rows from one on that hold texts and are shown."""
        grid, lines = self._hand.grid, self._hand.model.lines
        return [
            row
            for row in range(start, len(lines))
            if lines[row].kind is not LineKind.GROUP and not grid.is_folded(row)
        ]

    # Pasting

    def _is_named(self, block: Block) -> bool:
        """Tell whether a block brings the names of its levels and dimensions along."""
        return len(self._hand.model.languages) == 1 and has_names(without_empty_end(block))

    def _paste_whole(self, block: Block) -> None:
        """Paste a block with names: in a blank model it is the model, wherever the cursor is."""
        hand, block = self._hand, without_empty_end(block)
        if is_blank(hand.rubric):
            hand.attempt(lambda: self._become(block))
            return
        patch, named = self._patch(block), self._named_patch(block)
        if (patch.rows[:1], patch.column) == (named.rows[:1], named.column):
            self._paste(named, add_levels=True)  # the cursor is in the corner
        else:
            self._paste(patch, named=named)

    def _become(self, block: Block) -> None:
        """Make the blank model what the block is, in one step."""
        hand, t = self._hand, self._t
        made = model_of_block(block, hand.model.language, hand.rubric.id)
        after = with_content_of(hand.rubric, made)
        size = {"rows": len(block), "columns": len(block[0])}
        first = Place(after.keys[0], after.values[0])
        if hand.do(after, t("Paste {rows} x {columns}").format(**size), reaches=first):
            words = t("Pasted {rows} x {columns}. Its first row and column are names.")
            hand.tell(words.format(**size))

    def _named_patch(self, block: Block) -> Patch:
        """Return how a block fits whose first row and column are names.

        Its dimensions begin at the cursor's, or at the first where the cursor is above them.
        """
        model, row = self._hand.model, self._chosen()[0][0]
        below = self._text_rows(max(row, model.n_head_rows))
        rows = (NAME_ROW, *below)[: len(block)]
        n_new_columns = max(0, len(block[0]) - model.columnCount())
        block = with_plain_level_names(block)
        return Patch(rows, NAME_COLUMN, block, len(block) - len(rows), n_new_columns)

    def _patch(self, block: Block) -> Patch:
        rows, columns = self._chosen()
        model = self._hand.model
        n_rows, n_columns = len(block), len(block[0])
        if model.lines[rows[0]].kind is LineKind.GROUP:
            if (n_rows, n_columns) == (1, 1):
                return Patch(tuple(rows), 0, block * len(rows))
            rows = self._text_rows(rows[0])[:1]
        if len(rows) % n_rows == 0 and len(columns) % n_columns == 0:
            wide = tuple(row * (len(columns) // n_columns) for row in block)
            return Patch(tuple(rows), columns[0], wide * (len(rows) // n_rows))
        block = without_empty_end(block)
        room = self._text_rows(rows[0])[: len(block)] if rows else []
        n_left = model.columnCount() - columns[0]
        extra = [any(row[at].strip() for row in block) for at in range(n_left, len(block[0]))]
        n_new = max((at + 1 for at, is_used in enumerate(extra) if is_used), default=0)
        return Patch(tuple(room), columns[0], block, len(block) - len(room), n_new)

    def _paste(self, patch: Patch, *, add_levels: bool = False, named: Patch | None = None) -> None:
        """Write a block.

        Args:
            named: how it would fit, were its first row and column names: to be asked for.
        """
        hand, before = self._hand, self._hand.rubric
        shown = len(hand.model.values) + N_HEAD_COLUMNS - patch.column
        n_columns = len(patch.block[0])
        if not add_levels:
            n_columns = min(n_columns, shown)

        def act() -> None:
            after = before
            if add_levels:
                for _ in range(patch.n_new_columns):
                    after = rubric_edit.add_level(after, "", hand.model.language, len(after.levels))
            writer = BlockWriter(hand, after, patch)
            after, places = writer.written(patch.block, n_columns)
            if after is before:
                return
            words = self._t("Paste {rows} x {columns}").format(
                rows=len(patch.block), columns=n_columns
            )
            is_same_shape = not patch.n_new_lines and not add_levels
            first = places[0] if places else hand.place
            if hand.do(after, words, reaches=first, places=places if is_same_shape else ()):
                hand.choose_again(places[0], places[-1])
                is_whole = add_levels or not patch.n_new_columns
                self._tell(patch, n_columns, is_whole=is_whole, named=named)

        hand.attempt(act)

    def _tell(self, patch: Patch, n_columns: int, *, is_whole: bool, named: Patch | None) -> None:
        t, hand = self._t, self._hand
        n_new = n_new_dimensions(patch, len(hand.model.languages))
        words = t("Pasted {rows} x {columns}.").format(rows=len(patch.block), columns=n_columns)
        if n_new:
            added = t.plural("{n} dimension was added.", "{n} dimensions were added.", n_new)
            words = f"{words} {added.format(n=n_new)}"
        n = patch.n_new_columns
        if not is_whole:
            left = t.plural(
                "{n} column has no level and was left out.",
                "{n} columns have no level and were left out.",
                n,
            )
            words = f"{words} {left.format(n=n)}"
        if named is not None:
            looks = t("Its first row and column look like names.")
            self._offer_again(named, f"{words} {looks}", t("Use them as names"))
        elif is_whole:
            hand.tell(words)
        else:
            button = t.plural("Add {n} level for it", "Add {n} levels for them", n).format(n=n)
            self._offer_again(patch, words, button)

    def _offer_again(self, patch: Patch, words: str, button: str) -> None:
        """Offer to paste in another way instead, levels added where they are missing."""
        hand = self._hand
        back = hand.undo_of_last_step()
        count = hand.document.undo_stack.index()

        def again() -> None:
            back()
            if hand.document.undo_stack.index() == count - 1:
                self._paste(patch, add_levels=True)

        hand.context.offer(words, button, again)

    # Filling

    def _fill(self, pairs: Iterable[tuple[int, int, int, int]], words: str) -> None:
        hand, model = self._hand, self._hand.model
        if not self._is_writable():
            return

        def act() -> None:
            after, places = hand.rubric, list[Place]()
            for source_row, source_column, row, column in pairs:
                place = model.place(self._index(row, column))
                if place is not None and (source_row, source_column) != (row, column):
                    text = self._text(source_row, source_column)
                    after = with_text_at(after, place, self._language(row), text)
                    places.append(place)
            if after is not hand.rubric:
                unique = tuple(dict.fromkeys(places))
                hand.do(after, words, places=unique, reaches=unique[0])

        hand.attempt(act)

    def _is_writable(self) -> bool:
        """Tell whether anything can be changed; say why where it cannot."""
        document, t = self._hand.document, self._t
        if document.can_edit:
            return True
        refusal = document.refusal
        words = t("A draft needs a client file that can be written.")
        self._hand.context.notify(error_text(refusal, t) if refusal else words, None)
        return False
