"""All rows of the pages that can be read, by the table that they belong to, as far as known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from omnidesk.storage.salvage.pages import (
    INTERIOR_TABLE,
    LEAF_TABLE,
    Lost,
    Pages,
    Values,
    children_of,
    kind_of,
    rows_of,
)

_N_SCHEMA_COLUMNS = 5


@dataclass(slots=True)
class Harvest:
    """What was read.

    Attributes:
        rows: by table.
        loose: rows of pages to which no tree leads any more; those of one page belong together.
        torn: by table, how many pages and rows of it are known to be lost; "" where unknown.
    """

    rows: dict[str, list[Values]] = field(default_factory=dict)
    loose: list[list[Values]] = field(default_factory=list)
    torn: Counter[str] = field(default_factory=Counter)


def harvest(pages: Pages, tables: Collection[str]) -> Harvest:
    """Read every row, by the trees as far as they lead, then page by page."""
    found, seen = Harvest(), set[int]()
    for table, root in _roots(pages).items():
        if table in tables:
            for leaf in _leaves_under(pages, root, table, found.torn):
                seen.add(leaf)
                _take(pages, leaf, found.rows.setdefault(table, []), found.torn, table)
    for number in sorted(pages):
        if number not in seen and kind_of(pages, number) == LEAF_TABLE:
            own: list[Values] = []
            _take(pages, number, own, found.torn, "")
            rows = [row for row in own if not _is_of_schema(row)]
            if rows:
                found.loose.append(rows)
    return found


def _take(pages: Pages, leaf: int, rows: list[Values], torn: Counter[str], table: str) -> None:
    for row in rows_of(pages, leaf):
        if isinstance(row, Lost):
            torn[table] += 1
        else:
            rows.append(row)


def _roots(pages: Pages) -> dict[str, int]:
    """Return the first page of every table that the schema names, wherever its rows are."""
    roots = {}
    for number in pages:
        if kind_of(pages, number) == LEAF_TABLE:
            for row in rows_of(pages, number):
                if not isinstance(row, Lost) and _is_of_schema(row) and row[0] == "table":
                    roots[str(row[1])] = int(str(row[3]))
    return roots


def _is_of_schema(row: Values) -> bool:
    is_long_enough = len(row) == _N_SCHEMA_COLUMNS
    return is_long_enough and row[0] in ("table", "index") and isinstance(row[3], int)


def _leaves_under(pages: Pages, root: int, table: str, torn: Counter[str]) -> Iterator[int]:
    waiting, been = [root], set[int]()
    while waiting:
        number = waiting.pop()
        kind = kind_of(pages, number)
        if number in been or kind not in (INTERIOR_TABLE, LEAF_TABLE):
            torn[table] += number not in been
            continue
        been.add(number)
        if kind == LEAF_TABLE:
            yield number
        else:
            waiting += reversed(children_of(pages, number))
