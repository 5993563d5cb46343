"""The rows in single pages of an SQLite database, without the tree that leads to them.

Source:
    "Database File Format" of the SQLite documentation, sections 1.6 (b-tree pages) and 2 (records).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from omnidesk.storage.salvage.cipher import RESERVED_BYTES
from omnidesk.storage.sniff import PAGE_BYTES

Pages = Mapping[int, bytes]
Values = tuple[object, ...]

INTERIOR_TABLE = 0x05
LEAF_TABLE = 0x0D
_USABLE = PAGE_BYTES - RESERVED_BYTES
_FILE_HEADER_BYTES = 100
_MOST_LOCAL = _USABLE - 35
_LEAST_LOCAL = (_USABLE - 12) * 32 // 255 - 23
_INTEGER_BYTES = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}


@dataclass(frozen=True, slots=True)
class Lost:
    """A row that runs over into a page that cannot be read."""


def kind_of(pages: Pages, number: int) -> int:
    """Return the first byte of a page's own header, 0 for a page that is no part of a tree."""
    page = pages.get(number)
    return page[_start(number)] if page else 0


def children_of(pages: Pages, number: int) -> list[int]:
    """Return the pages below an inner page of a table, in order."""
    page, start = pages[number], _start(number)
    cells = [_u32(page, place) for place in _cell_places(page, start, start + 12)]
    return [*cells, _u32(page, start + 8)]


def rows_of(pages: Pages, number: int) -> Iterator[Values | Lost]:
    """Yield the rows of a leaf of a table."""
    page, start = pages[number], _start(number)
    for place in _cell_places(page, start, start + 8):
        try:
            payload = _payload(pages, page, place)
            yield Lost() if payload is None else _values(payload)
        except (IndexError, struct.error, ValueError):  # noise, where a page was not proven
            yield Lost()


def _start(number: int) -> int:
    return _FILE_HEADER_BYTES if number == 1 else 0


def _cell_places(page: bytes, start: int, first: int) -> list[int]:
    n_cells = _u16(page, start + 3)
    return [_u16(page, first + 2 * cell) for cell in range(n_cells)]


def _payload(pages: Pages, page: bytes, place: int) -> bytes | None:
    size, place = _varint(page, place)
    _rowid, place = _varint(page, place)
    if size <= _MOST_LOCAL:
        return page[place : place + size]
    local = _LEAST_LOCAL + (size - _LEAST_LOCAL) % (_USABLE - 4)
    local = local if local <= _MOST_LOCAL else _LEAST_LOCAL
    parts, left = [page[place : place + local]], size - local
    following = _u32(page, place + local)
    for _ in range(len(pages)):  # a page that cannot be trusted may lead round in circles
        if left <= 0:
            break
        overflow = pages.get(following)
        if overflow is None:
            return None
        following = _u32(overflow, 0)
        parts.append(overflow[4 : 4 + min(left, _USABLE - 4)])
        left -= len(parts[-1])
    return None if left > 0 else b"".join(parts)


def _values(record: bytes) -> Values:
    header_size, place = _varint(record, 0)
    kinds = []
    while place < header_size:
        kind, place = _varint(record, place)
        kinds.append(kind)
    values, place = [], header_size
    for kind in kinds:
        value, place = _value(record, kind, place)
        values.append(value)
    return tuple(values)


def _value(record: bytes, kind: int, place: int) -> tuple[object, int]:
    if kind in (8, 9):
        return kind - 8, place
    if kind in _INTEGER_BYTES:
        end = place + _INTEGER_BYTES[kind]
        return int.from_bytes(record[place:end], "big", signed=True), end
    if kind == 7:
        return struct.unpack_from(">d", record, place)[0], place + 8
    if kind >= 12:
        end = place + (kind - 12) // 2
        if kind % 2 == 0:
            raise ValueError("no table of ours holds bytes")
        return record[place:end].decode("utf-8"), end
    return None, place


def _varint(data: bytes, place: int) -> tuple[int, int]:
    value = 0
    for _ in range(8):
        byte = data[place]
        place += 1
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, place
    return value << 8 | data[place], place + 1


def _u16(data: bytes, place: int) -> int:
    return int.from_bytes(data[place : place + 2], "big")


def _u32(data: bytes, place: int) -> int:
    return int.from_bytes(data[place : place + 4], "big")
