"""Puts a text that was cut short where it belongs, as if its field had been left."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from omnidesk.domain.assessment import Expert, Place, Recommendation, weight_in
from omnidesk.domain.errors import PassEnded, PlaceGone
from omnidesk.domain.rubric_edit import set_weight
from omnidesk.domain.rubric_spots import Spot, SpotKind, with_text, words_at
from omnidesk.domain.typed_text import ROUND_KINDS, FieldKind, TypedText, has_place, with_typed
from omnidesk.services import experts, rounds
from omnidesk.services.panel import entry_of, new_recommendation
from omnidesk.ui.documents.client_document import ClientDocument
from omnidesk.ui.documents.round_document import RoundDocument
from omnidesk.ui.documents.rubric_command import Step, source_key
from omnidesk.ui.documents.rubric_document import RubricDocument
from omnidesk.ui.documents.rubric_places import place_of_spot

RubricOf = Callable[[], RubricDocument]


def put_back(client: ClientDocument, rubric_of: RubricOf, typed: TypedText, step: str) -> None:
    """Make a step of the text, and let go of what was kept.

    Args:
        rubric_of: returns the document of the file's models, for a text of one.
        step: the name of the step, for undo.

    Raises:
        PlaceGone: the round, expert, draft or site is no longer there; the text is still kept.
        OmnideskError: the round is closed, or the disk refused; the text is still kept.
    """
    kind = typed.field.kind
    if kind in ROUND_KINDS:
        _put_in_round(_round_of(client, typed), typed, step)
    elif kind in (FieldKind.RUBRIC_TEXT, FieldKind.RUBRIC_WEIGHT):
        _put_in_rubric(rubric_of(), typed, step)
    else:
        _OTHERS[kind](client, typed, step)
        client.refresh()
        for document in {client.round, client.round_document(typed.field.owner)}:
            if document is not None:
                document.reload()
    client.typing.discard([typed.field])


def is_there_already(client: ClientDocument, typed: TypedText) -> bool:
    """Tell whether the file says this already: killed between its step and letting go of it."""
    if typed.field.kind in _OTHERS:
        return present_name(client, typed) == typed.text.strip()
    document = client.round_document(typed.field.owner)
    if document is None or not has_place(document.record, typed.field):
        return False
    return with_typed(document.record, typed) == document.record


def present_name(client: ClientDocument, typed: TypedText) -> str | None:
    """Return what the field of a name, label or code says now; None if it is another or gone."""
    field = typed.field
    document = client.round_document(field.owner)
    if field.kind is FieldKind.ORGANISATION:
        return client.facts.organisation
    if field.kind is FieldKind.ROUND_LABEL and document is not None:
        return document.record.round.label
    if field.kind is FieldKind.PLACE:
        place = _place_of(client, typed)
        return place.name.get(field.language) if place is not None else None
    expert = _expert_of(document, typed) if document is not None else None
    if expert is None or document is None:
        return None
    names = document.record.names
    return {
        "name": names.get(expert.id, ""),
        "code": expert.code,
        "role": expert.role.get(field.language),
    }.get(field.name)


def is_overtaken(client: ClientDocument, typed: TypedText) -> bool:
    """Tell whether a name has become another since: putting the old one back would replace it."""
    now = present_name(client, typed)
    return bool(now) and now not in (typed.before.strip(), typed.text.strip())


def _round_of(client: ClientDocument, typed: TypedText) -> RoundDocument:
    document = client.round_document(typed.field.owner)
    if document is None:
        raise PlaceGone
    return document


def _put_in_round(document: RoundDocument, typed: TypedText, step: str) -> None:
    field, after = typed.field, with_typed(document.record, typed)
    if not has_place(document.record, field):
        raise PlaceGone
    if field.kind is FieldKind.RATIONALE:
        if field.pass_number != document.current_pass.number:
            raise PassEnded(field.pass_number)
        place = (field.expert_id, field.dimension, field.pass_number)
        of = {(r.expert_id, r.dimension, r.pass_number): r for r in after.ratings}
        document.put_rating(of[place], step)
        if document.is_blind:
            document.undo_stack.clear()  # nobody undoes, unseen, what another has written
    elif after.round.settings != document.settings:
        document.change_settings(after.round.settings, step)
    elif field.dimension:
        entry = entry_of(after, field.dimension)
        told = tuple(each if each.id else _numbered(each) for each in entry.recommendations)
        document.change_entry(replace(entry, recommendations=told), step)


def _numbered(new: Recommendation) -> Recommendation:
    return new_recommendation(new.round_id, new.dimension, new.text)


def _put_in_rubric(document: RubricDocument, typed: TypedText, step: str) -> None:
    field = typed.field
    source = next((s for s in document.sources if source_key(s) == field.owner), None)
    if source is None:
        raise PlaceGone
    document.open(source)
    if field.kind is FieldKind.RUBRIC_WEIGHT:
        weight = _weight(typed.text)
        after = set_weight(document.rubric, field.dimension, weight)
        document.change(after, Step(step))
        return
    spot = Spot(SpotKind(field.name), field.dimension, field.level, field.group, field.position)
    present = words_at(document.rubric, spot).get(field.language)
    after = with_text(document.rubric, spot, field.language, typed.over(present))
    place = place_of_spot(spot)
    document.change(after, Step(step, (place,), place, place))


def _rename_client(client: ClientDocument, typed: TypedText, _step: str) -> None:
    client.rename(typed.text.strip() or client.facts.organisation)


def _rename_round(client: ClientDocument, typed: TypedText, _step: str) -> None:
    round_ = _round_of(client, typed).record.round
    rounds.rename_round(client.workspace, round_, typed.text.strip())


def _change_expert(client: ClientDocument, typed: TypedText, step: str) -> None:
    field, text = typed.field, typed.text.strip()
    document = _round_of(client, typed)
    expert = _expert_of(document, typed)
    if expert is None:
        raise PlaceGone
    if field.name == "name":
        experts.name_expert(client.workspace, expert.id, text)
        return
    changed = {
        "code": lambda: replace(expert, code=text),
        "role": lambda: replace(expert, role=expert.role.with_text(field.language, text)),
        "weight": lambda: replace(expert, weight=_weight(text)),
    }[field.name]()
    document.change_expert(changed, step)


def _expert_of(document: RoundDocument, typed: TypedText) -> Expert | None:
    panel = document.record.panel
    return next((each for each in panel if each.id == typed.field.expert_id), None)


def _rename_place(client: ClientDocument, typed: TypedText, _step: str) -> None:
    place = _place_of(client, typed)
    if place is None:
        raise PlaceGone
    name = place.name.with_text(typed.field.language, typed.text.strip())
    rounds.change_place(client.workspace, replace(place, name=name))


def _place_of(client: ClientDocument, typed: TypedText) -> Place | None:
    record = client.round.record if client.round is not None else None
    places = (*record.sites, *record.channels) if record is not None else ()
    return next((each for each in places if each.id == typed.field.owner), None)


def _weight(text: str) -> float:
    """Return a weight.

    Raises:
        PlaceGone: it is none; the text can only be looked at.
    """
    weight = weight_in(text)
    if weight is None:
        raise PlaceGone
    return weight


_OTHERS: Mapping[FieldKind, Callable[[ClientDocument, TypedText, str], None]] = {
    FieldKind.ORGANISATION: _rename_client,
    FieldKind.ROUND_LABEL: _rename_round,
    FieldKind.EXPERT: _change_expert,
    FieldKind.PLACE: _rename_place,
}
