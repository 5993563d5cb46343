"""Keys made from names: lower-case ASCII, fixed once a dimension exists."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container

MAX_SLUG = 64
_SLUG = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")


def is_slug(text: str) -> bool:
    """Tell whether ``text`` is a well-formed key."""
    return _SLUG.fullmatch(text) is not None


def slug_of(name: str, *, fallback: str = "dimension") -> str:
    """Return the key for a name, or ``fallback`` where no Latin letter or digit is left."""
    plain = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "_", plain).strip("_")
    return slug[:MAX_SLUG].rstrip("_") or fallback


def unique_slug(name: str, taken: Container[str], *, fallback: str = "dimension") -> str:
    """Return the key for a name, numbered from 2 where it is taken already."""
    slug = stem = slug_of(name, fallback=fallback)
    number = 2
    while slug in taken:
        ending = f"_{number}"
        slug = stem[: MAX_SLUG - len(ending)] + ending
        number += 1
    return slug
