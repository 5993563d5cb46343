"""Capitals that a replacement takes over from what it replaces."""

from __future__ import annotations


def in_case_of(found: str, text: str) -> str:
    """Return a replacement in the capitals of what was found: Word, WORD and word alike.

    Capitals inside the replacement, as of a name such as ``CRM``, are never taken away; where what
    was found is written in a way of its own, as ``eWord``, the replacement stays as it was typed.
    """
    if not text or not found[:1].isalpha():
        return text
    if found.isupper() and sum(map(str.isalpha, found)) > 1:
        return text.upper()
    first, rest = text[0], text[1:]
    if found[0].isupper() and (len(found) == 1 or found[1:].islower()):
        return first.upper() + rest
    if found.islower() and not any(map(str.isupper, rest)):
        return first.lower() + rest
    return text
