"""Where a text that was being typed belongs, in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from omnidesk.domain.assessment import Horizon, Recommendation, RoundRecord
from omnidesk.domain.local_text import NO_TEXT
from omnidesk.domain.rubric import Rubric
from omnidesk.domain.typed_text import FieldKind, TextField
from omnidesk.services.result_texts import word
from omnidesk.texts import N_, Translator

_SETTINGS: Mapping[str, str] = {
    "assessor": N_("Lead assessor"),
    "start": N_("Begun"),
    "end": N_("Ended"),
    "next_assessment": N_("Next assessment due"),
    "date_note": N_("About the dates"),
    "purpose": N_("Purpose"),
    "method": N_("Method"),
    "independence": N_("Independence"),
    "limitations": N_("Limitations"),
    "source": N_("Source"),
    "classification": N_("Classification"),
    "verdict": N_("Verdict in words"),
    "overall_recommendations": N_("Overall recommendation"),
    "general_steps": N_("General step"),
    "general_steps_source": N_("Where the steps come from"),
    "works": N_("What works"),
    "holds_back": N_("What holds it back"),
    "sureness": N_("How sure this is"),
}
_EXPERT: Mapping[str, str] = {
    "code": N_("code of {code}"),
    "role": N_("role of {code}"),
    "weight": N_("weight of {code}"),
    "name": N_("name of {code}"),
}
_PLAIN: Mapping[FieldKind, str] = {
    FieldKind.FINDING: N_("finding"),
    FieldKind.REASON: N_("reason for the panel's level"),
    FieldKind.MINORITY: N_("minority view"),
    FieldKind.DECISION_ASKED: N_("decision asked"),
    FieldKind.ROUND_LABEL: N_("name of the round"),
    FieldKind.ORGANISATION: N_("name of the client"),
    FieldKind.PLACE: N_("name of a site or channel"),
    FieldKind.RUBRIC_TEXT: N_("text of the maturity model"),
    FieldKind.RUBRIC_WEIGHT: N_("weight of a dimension"),
}


def place_text(
    field: TextField, record: RoundRecord | None, rubric: Rubric | None, t: Translator
) -> str:
    """Say which field it is, as "2026  ·  Technology  ·  finding".

    Args:
        record, rubric: the round that the field belongs to and its model; for a text of a model,
            the model alone. None where they are gone.
    """
    known = rubric is not None and field.dimension in rubric.keys
    name = rubric.dimension_name(field.dimension, t.language) if rubric and known else ""
    level = "" if field.level is None else t("level {level}").format(level=field.level)
    label = record.round.label if record is not None else ""
    parts = (label, name or field.dimension, level, _field_text(field, record, t))
    return "  ·  ".join(part for part in parts if part)


def _field_text(field: TextField, record: RoundRecord | None, t: Translator) -> str:
    special: Mapping[FieldKind, Callable[[], str]] = {
        FieldKind.RATIONALE: lambda: t("reason of {code}").format(code=_code(field, record)),
        FieldKind.RECOMMENDATION: lambda: t("recommendation {letter}").format(
            letter=Recommendation("", "", "", field.position, NO_TEXT).letter
        ),
        FieldKind.TO_DO: lambda: t("what to do, {horizon}").format(horizon=_horizon(field, t)),
        FieldKind.HORIZON: lambda: t("what {horizon} means").format(horizon=_horizon(field, t)),
        FieldKind.EXPERT: lambda: t(_EXPERT.get(field.name, "{code}")).format(
            code=_code(field, record)
        ),
    }
    if field.kind in special:
        return special[field.kind]()
    return t(_PLAIN.get(field.kind) or _SETTINGS.get(field.name, field.name))


def _code(field: TextField, record: RoundRecord | None) -> str:
    panel = record.panel if record is not None else ()
    return next((each.code for each in panel if each.id == field.expert_id), "?")


def _horizon(field: TextField, t: Translator) -> str:
    return word(Horizon(field.name), t)
