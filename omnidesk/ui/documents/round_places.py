"""Sites and channels of a round: found by their name, or made."""

from __future__ import annotations

from omnidesk.domain.assessment import Place, PlaceKind
from omnidesk.domain.local_text import LocalText
from omnidesk.services import rounds
from omnidesk.texts import Translator
from omnidesk.ui.documents.round_document import RoundDocument


def places_of(document: RoundDocument, kind: PlaceKind) -> tuple[Place, ...]:
    """Return the organisation's sites or channels, whether they are part of the round or not."""
    record = document.record
    return record.sites if kind is PlaceKind.SITE else record.channels


def choose_places(
    document: RoundDocument, kind: PlaceKind, ids: tuple[str, ...], t: Translator
) -> None:
    """Make these the places of the round; a step that can be undone."""
    document.change_settings(
        document.settings.with_places(kind, ids), t("Change the places of the round")
    )


def place_called(document: RoundDocument, kind: PlaceKind, name: str, t: Translator) -> Place:
    """Return the place of this name in the window's language, or a new one that is not kept yet."""
    for place in places_of(document, kind):
        if place.name.text(t.language).casefold() == name.casefold():
            return place
    return rounds.new_place(kind, LocalText.single(t.language, name))


def place_named(document: RoundDocument, kind: PlaceKind, name: str, t: Translator) -> Place:
    """Return the place of this name; a new one becomes part of the round.

    Raises:
        OmnideskError: the round is closed, or the disk refused.
    """
    place = place_called(document, kind, name, t)
    if place not in places_of(document, kind):
        rounds.change_place(document.workspace, place)
        choose_places(document, kind, (*document.settings.places(kind), place.id), t)
    return place
