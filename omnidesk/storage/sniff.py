"""What a file is, told from its bytes before any database opens it."""

from __future__ import annotations

import hashlib
import hmac
import itertools
from enum import Enum, auto
from pathlib import Path

PAGE_BYTES = 4096
OPEN_KEY = "6f6d6e696465736b2d6f70656e2d66696c652d6b65792d666f726d61742d3031"
"""The published key of files without a passphrase: 64 hex digits, in docs/file-format.md.

It hides nothing; it gives every page a code by which damage is noticed.
"""

_SALT_BYTES = 16
_MAC_BYTES = 64
_N_PAGES_TRIED = 64
_SQLITE_MAGIC = b"SQLite format 3\0"
_MAGICS = (
    b"PK\x03\x04",
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\xd0\xcf\x11\xe0",
    b"{\\rtf",
)


class Kind(Enum):
    """What the bytes of a file look like."""

    EMPTY = auto()
    OTHER = auto()
    DATABASE = auto()
    CUT = auto()
    OPEN = auto()
    SEALED = auto()


def sniff(path: Path) -> Kind:
    """Return what the file looks like. Reads at most its first pages and changes nothing.

    OPEN: at least one page carries a valid code under the published key. SEALED: none does, so
    it is under a passphrase, or is not ours at all, or is damaged from its first bytes on.

    Raises:
        OSError: the file cannot be read.
    """
    size = path.stat().st_size
    if size == 0:
        return Kind.EMPTY
    with path.open("rb") as stream:
        head = stream.read(PAGE_BYTES * _N_PAGES_TRIED)
    if head.startswith(_SQLITE_MAGIC):
        return Kind.DATABASE
    if head.startswith(_MAGICS) or _looks_like_text(head[:PAGE_BYTES]):
        return Kind.OTHER
    if _has_open_page(head):
        return Kind.CUT if size % PAGE_BYTES else Kind.OPEN
    return Kind.SEALED if size % PAGE_BYTES == 0 else Kind.OTHER


def _looks_like_text(head: bytes) -> bool:
    # Encrypted pages are noise: a third of their bytes would not be printable.
    printable = sum(byte in b"\t\n\r" or 32 <= byte < 127 or byte >= 0xC2 for byte in head)
    return printable / len(head) > 0.9


def _has_open_page(head: bytes) -> bool:
    """Tell whether a page's code is right under the published key.

    Source:
        SQLCipher 4 design: HMAC-SHA512 over the page's cipher text, IV and number; its key comes
        from the page key and the salt XOR 0x3a by PBKDF2 with 2 iterations.
    """
    mask = bytes(byte ^ 0x3A for byte in head[:_SALT_BYTES])
    key = hashlib.pbkdf2_hmac("sha512", bytes.fromhex(OPEN_KEY), mask, 2, 32)
    for number in itertools.count(1):
        page = head[(number - 1) * PAGE_BYTES : number * PAGE_BYTES]
        if len(page) < PAGE_BYTES:
            return False
        body = page[_SALT_BYTES if number == 1 else 0 : -_MAC_BYTES]
        code = hmac.digest(key, body + number.to_bytes(4, "little"), "sha512")
        if hmac.compare_digest(code, page[-_MAC_BYTES:]):
            return True
    return False
