"""Six digits for the cover of a blind sheet: drawn by chance, never chosen, never kept in clear.

They stop a glance. Six digits are a million, so whoever holds the file can try them all.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections import Counter
from dataclasses import dataclass, field

N_DIGITS = 6
FREE_TRIES = 3
"""So many wrong digits in a row cost no time."""

_LONGEST_SECONDS = 30
_COST, _BLOCK, _PARALLEL = 2**14, 8, 1  # some 50 ms and 16 MiB a try


@dataclass(frozen=True, slots=True)
class SealedCode:
    """What proves digits without telling them."""

    salt: bytes
    digest: bytes

    def opens_with(self, digits: str) -> bool:
        """Tell whether these are the digits; spaces between them do not matter."""
        return hmac.compare_digest(_stretched("".join(digits.split()), self.salt), self.digest)


@dataclass(slots=True)
class WrongTries:
    """How often in a row wrong digits were given for a sheet, and until when nobody may try."""

    _n: Counter[str] = field(default_factory=Counter)
    _until: float = 0.0

    def note_wrong(self, expert_id: str, now: float) -> int:
        """Count a wrong try at a moment in seconds; return how many seconds are to be waited."""
        self._n[expert_id] += 1
        seconds = pause_after(self._n[expert_id])
        self._until = now + seconds
        return seconds

    def note_right(self, expert_id: str) -> None:
        self._n[expert_id] = 0

    def seconds_left(self, now: float) -> float:
        """Return how long nobody may try yet."""
        return max(0.0, self._until - now)


def drawn_digits() -> str:
    """Return digits that nobody has chosen."""
    return f"{secrets.randbelow(10**N_DIGITS):0{N_DIGITS}}"


def sealed(digits: str) -> SealedCode:
    salt = secrets.token_bytes(16)
    return SealedCode(salt, _stretched(digits, salt))


def pause_after(n_wrong: int) -> int:
    """Return the seconds to wait after so many wrong tries in a row: none, then 2, 4, 8, ..."""
    n_paid = n_wrong - FREE_TRIES
    return 0 if n_paid < 0 else min(2 ** (n_paid + 1), _LONGEST_SECONDS)


def _stretched(digits: str, salt: bytes) -> bytes:
    return hashlib.scrypt(digits.encode("utf-8"), salt=salt, n=_COST, r=_BLOCK, p=_PARALLEL)
