"""Which characters a font file can draw, read from its table of characters alone.

Reading a whole font takes a tenth of a second; there are hundreds of them on a computer.
"""

from __future__ import annotations

import os
import struct
import sys
from bisect import bisect_right
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_COLLECTION = b"ttcf"
_UNICODE = {(3, 10): 2, (0, 4): 2, (0, 6): 2, (3, 1): 1, (0, 3): 1}  # by how much they cover
_PLAIN = ("sans", "regular", "fallback", "arial", "segoe")
_SPECIAL = ("bold", "italic", "oblique", "mono", "serif", "light", "thin", "black", "condensed")


@dataclass(frozen=True, slots=True)
class Coverage:
    """The characters of a font as ranges, ascending."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def has(self, code_point: int) -> bool:
        place = bisect_right(self.starts, code_point) - 1
        return place >= 0 and code_point <= self.ends[place]


NOTHING = Coverage((), ())


@cache
def coverage_of(path: Path) -> Coverage:
    """Return what the first font of a file draws with outlines that can be embedded.

    Bitmaps (as of coloured emoji) and PostScript outlines cannot be; such a file, and one that
    cannot be read, covers nothing.
    """
    with suppress(OSError, struct.error):
        data = path.read_bytes()
        tables = dict(_tables(data))
        if "glyf" in tables and "cmap" in tables:
            ranges = sorted(_ranges(data, tables["cmap"]))
            return Coverage(tuple(a for a, _ in ranges), tuple(b for _, b in ranges))
    return NOTHING


def system_font_folders() -> tuple[Path, ...]:
    """Return the folders where this system keeps fonts."""
    home = Path.home()
    if sys.platform == "win32":
        local = Path(os.environ.get("LOCALAPPDATA", home / "AppData" / "Local"))
        windows = Path(os.environ.get("WINDIR", "C:\\Windows"))
        return windows / "Fonts", local / "Microsoft" / "Windows" / "Fonts"
    if sys.platform == "darwin":
        return (
            home / "Library" / "Fonts",
            Path("/Library/Fonts"),
            Path("/System/Library/Fonts"),
            Path("/System/Library/Fonts/Supplemental"),
        )
    return (
        home / ".local" / "share" / "fonts",
        home / ".fonts",
        Path("/usr/local/share/fonts"),
        Path("/usr/share/fonts"),
    )


@cache
def font_files(folders: tuple[Path, ...]) -> tuple[Path, ...]:
    """Return the font files under some folders, plain upright ones first."""
    found = [
        path
        for folder in folders
        for path in sorted(folder.rglob("*"))
        if path.suffix.lower() in (".ttf", ".ttc")
    ]
    return tuple(sorted(found, key=_rank))


def _rank(path: Path) -> tuple[int, str]:
    name = path.stem.lower()
    plain = any(word in name for word in _PLAIN)
    special = sum(word in name for word in _SPECIAL)
    return 2 * special - plain, name


def _tables(data: bytes) -> Iterator[tuple[str, int]]:
    """Yield the tables of the first font with the place where each begins."""
    start = struct.unpack_from(">L", data, 12)[0] if data[:4] == _COLLECTION else 0
    (n_tables,) = struct.unpack_from(">H", data, start + 4)
    for i in range(n_tables):
        tag, _, offset, _ = struct.unpack_from(">4sLLL", data, start + 12 + 16 * i)
        yield tag.decode("latin-1"), offset


def _ranges(data: bytes, cmap: int) -> Iterator[tuple[int, int]]:
    """Yield the ranges of the best table of Unicode characters.

    Source:
        OpenType specification 1.9, "cmap", formats 4 and 12.
    """
    (n_tables,) = struct.unpack_from(">H", data, cmap + 2)
    best, at = 0, 0
    for i in range(n_tables):
        platform, encoding, offset = struct.unpack_from(">HHL", data, cmap + 4 + 8 * i)
        rank = _UNICODE.get((platform, encoding), 0)
        if rank > best:
            best, at = rank, cmap + offset
    if best:
        (kind,) = struct.unpack_from(">H", data, at)
        if kind == 12:
            yield from _ranges_12(data, at)
        elif kind == 4:
            yield from _ranges_4(data, at)


def _ranges_12(data: bytes, at: int) -> Iterator[tuple[int, int]]:
    (n_groups,) = struct.unpack_from(">L", data, at + 12)
    for i in range(n_groups):
        first, last, _ = struct.unpack_from(">LLL", data, at + 16 + 12 * i)
        yield first, last


def _ranges_4(data: bytes, at: int) -> Iterator[tuple[int, int]]:
    (doubled,) = struct.unpack_from(">H", data, at + 6)
    n = doubled // 2
    ends = struct.unpack_from(f">{n}H", data, at + 14)
    starts = struct.unpack_from(f">{n}H", data, at + 16 + doubled)
    yield from ((a, b) for a, b in zip(starts, ends, strict=True) if a <= b < 0xFFFF)
