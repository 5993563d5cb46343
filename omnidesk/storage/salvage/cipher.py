"""Single pages of a client file, verified and opened without a database.

SQLCipher gives nothing of a file whose first page is lost, and nothing below a lost page of a
tree. Its format is public, so the pages that are sound are read one by one. The standard library
has no AES; what is here only decrypts, only whole blocks, and only pages whose code is right.

Source:
    SQLCipher 4 design: a page is cipher text, 16 bytes of IV, 64 bytes of HMAC-SHA512 over both and
    the page's number; the first 16 bytes of the file are the salt. FIPS 197 for AES.
"""

from __future__ import annotations

import hashlib
import hmac
from typing import Any

import numpy as np
import numpy.typing as npt

from omnidesk.storage.sniff import OPEN_KEY, PAGE_BYTES

Bytes = npt.NDArray[np.uint8]

RESERVED_BYTES = 80
SALT_BYTES = 16
_CODE_BYTES = 64
_N_ROUNDS = 14
_PBKDF2_ROUNDS = 256_000


class PageCipher:
    """The keys of one file."""

    def __init__(self, salt: bytes, passphrase: str | None) -> None:
        if passphrase is None:
            key = bytes.fromhex(OPEN_KEY)
        else:
            words = f"omnidesk:{passphrase}".encode()
            key = hashlib.pbkdf2_hmac("sha512", words, salt, _PBKDF2_ROUNDS, 32)
        mask = bytes(byte ^ 0x3A for byte in salt)
        self._code_key = hashlib.pbkdf2_hmac("sha512", key, mask, 2, 32)
        self._round_keys = _round_keys(key)

    def open(self, page: bytes, number: int) -> bytes | None:
        """Return what the page holds, or None where its code is wrong.

        The bytes before the content of the first page are zero, as is the room of the code.
        """
        start = SALT_BYTES if number == 1 else 0
        body, code = page[start:-_CODE_BYTES], page[-_CODE_BYTES:]
        own = hmac.digest(self._code_key, body + number.to_bytes(4, "little"), "sha512")
        if len(page) != PAGE_BYTES or not hmac.compare_digest(own, code):
            return None
        return self.open_unproven(page, number)

    def open_unproven(self, page: bytes, number: int) -> bytes:
        """Return what a whole page may hold: where it is damaged, noise among it."""
        start = SALT_BYTES if number == 1 else 0
        end = PAGE_BYTES - RESERVED_BYTES
        plain = _decrypt(page[start:end], page[end : end + 16], self._round_keys)
        return bytes(start) + plain + bytes(RESERVED_BYTES)


def _decrypt(cipher_text: bytes, iv: bytes, round_keys: Bytes) -> bytes:
    """Undo AES-256 in CBC mode: all blocks at once, since each needs only the one before."""
    blocks = np.frombuffer(cipher_text, np.uint8).reshape(-1, 16)
    state = blocks ^ round_keys[_N_ROUNDS]
    for number in range(_N_ROUNDS - 1, -1, -1):
        state = _UNBOX[state[:, _UNSHIFT]] ^ round_keys[number]
        if number:
            state = _unmix(state)
    before = np.vstack([np.frombuffer(iv, np.uint8), blocks[:-1]])
    return bytes((state ^ before).tobytes())


def _unmix(state: Bytes) -> Bytes:
    columns = state.reshape(-1, 4, 4)
    turned = [np.roll(columns, -turn, axis=2) for turn in range(4)]
    mixed = [table[each] for table, each in zip(_UNMIX, turned, strict=True)]
    return (mixed[0] ^ mixed[1] ^ mixed[2] ^ mixed[3]).reshape(-1, 16)


def _times(a: int, b: int) -> int:
    """Multiply in the field of AES."""
    product = 0
    for _ in range(8):
        product ^= a if b & 1 else 0
        a = (a << 1) ^ (0x11B if a & 0x80 else 0)
        b >>= 1
    return product


def _make_box() -> Bytes:
    powers = [1]  # of 3, which makes every number but 0
    while len(powers) < 255:
        powers.append(_times(powers[-1], 3))
    inverses = {power: powers[-place % 255] for place, power in enumerate(powers)}
    box = np.zeros(256, np.uint8)
    for value in range(256):
        inverse = spread = inverses.get(value, 0)
        for turn in range(1, 5):
            spread ^= (inverse << turn | inverse >> (8 - turn)) & 0xFF
        box[value] = spread ^ 0x63
    return box


def _round_keys(key: bytes) -> Bytes:
    words = [list(key[place : place + 4]) for place in range(0, 32, 4)]
    constant = 1
    for number in range(8, 4 * (_N_ROUNDS + 1)):
        word: list[Any] = words[-1]
        if number % 8 == 0:
            word = [int(_BOX[byte]) for byte in (*word[1:], word[0])]
            word[0] ^= constant
            constant = _times(constant, 2)
        elif number % 8 == 4:
            word = [int(_BOX[byte]) for byte in word]
        words.append([a ^ b for a, b in zip(words[-8], word, strict=True)])
    return np.array(words, np.uint8).reshape(-1, 16)


_BOX = _make_box()
_UNBOX = np.argsort(_BOX).astype(np.uint8)
_UNSHIFT = np.array([(column - row) % 4 * 4 + row for column in range(4) for row in range(4)])
_UNMIX = [
    np.array([_times(value, factor) for value in range(256)], np.uint8)
    for factor in (14, 11, 13, 9)
]
