"""What a use case changed, so that a view refreshes only what it shows."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Changes:
    """Each flag names a part of the client file that is not as it was."""

    organisation: bool = False
    rubrics: bool = False
    rounds: bool = False
    ratings: bool = False
    panel: bool = False
    plan: bool = False
