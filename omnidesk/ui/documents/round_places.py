"""Sites and channels of a round: found by their name, or made."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from omnidesk.domain.assessment import Place, PlaceKind
from omnidesk.domain.local_text import LocalText
from omnidesk.services import rounds
from omnidesk.texts import Translator
from omnidesk.ui.documents.round_document import RoundDocument

_SETTINGS = {PlaceKind.SITE: "site_ids", PlaceKind.CHANNEL: "channel_ids"}


def places_of(document: RoundDocument, kind: PlaceKind) -> tuple[Place, ...]:
    """Return the organisation's sites or channels, whether they are part of the round or not."""
    record = document.record
    return record.sites if kind is PlaceKind.SITE else record.channels


def chosen_places(document: RoundDocument, kind: PlaceKind) -> tuple[str, ...]:
    """Return the ids of those that are part of the round."""
    ids: tuple[str, ...] = getattr(document.settings, _SETTINGS[kind])
    return ids


def choose_places(
    document: RoundDocument, kind: PlaceKind, ids: tuple[str, ...], t: Translator
) -> None:
    """Make these the places of the round; a step that can be undone."""
    changes: dict[str, Any] = {_SETTINGS[kind]: ids}
    document.change_settings(
        replace(document.settings, **changes), t("Change the places of the round")
    )


def place_named(document: RoundDocument, kind: PlaceKind, name: str, t: Translator) -> Place:
    """Return the place of this name in the window's language; a new one becomes part of the round.

    Raises:
        OmnideskError: the round is closed, or the disk refused.
    """
    for place in places_of(document, kind):
        if place.name.text(t.language).casefold() == name.casefold():
            return place
    made = rounds.add_place(document.workspace, kind, LocalText.single(t.language, name))
    choose_places(document, kind, (*chosen_places(document, kind), made.id), t)
    return made
