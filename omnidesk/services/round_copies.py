"""A new round set up as an earlier one was: everything that was decided before anybody rated."""

from __future__ import annotations

from dataclasses import dataclass, replace

from omnidesk.domain.assessment import Round, RoundSettings, check_date, check_round_label
from omnidesk.domain.errors import RubricUnknown
from omnidesk.domain.rubric import Rubric
from omnidesk.domain.rules import OverallKind
from omnidesk.services.closed_rounds import refuse_label, round_in
from omnidesk.services.rounds import put_settings
from omnidesk.services.rubrics import version_order
from omnidesk.storage.ids import new_id
from omnidesk.storage.repositories import StoredRubric
from omnidesk.storage.unit_of_work import UnitOfWork
from omnidesk.storage.workspace import Workspace

SET_UP = (
    "purpose",
    "method",
    "independence",
    "assessor",
    "site_ids",
    "channel_ids",
    "panel_rule",
    "overall_rule",
    "rounding",
    "names_apart",
    "out_of_scope",
    "classification",
)
"""The settings that a copy takes over; dates, words on what was found and sources are its own."""


@dataclass(frozen=True, slots=True)
class RoundCopy:
    """What is asked for a copy.

    Attributes:
        rubric_hash: a frozen version of the same rubric; empty: the version of the earlier round.
    """

    label: str
    start: str = ""
    rubric_hash: str = ""


def copy_round(workspace: Workspace, round_id: str, copy: RoundCopy) -> str:
    """Start a round with the set-up and panel of another, and return its id.

    Ratings, evidence, levels, findings, targets and actions stay where they were given.

    Raises:
        UnknownRound: the file has no such round.
        BadRoundLabel, DuplicateLabel: the label is malformed or taken.
        BadDate: the date has another form.
        RubricUnknown: the file has no frozen version of this hash.
    """
    check_round_label(copy.label)
    check_date(copy.start)
    with workspace.write() as work:
        before = round_in(work, round_id)
        refuse_label(work, copy.label)
        key = copy.rubric_hash or before.rubric_hash
        if key not in [version.hash for version in work.rubrics.versions()]:
            raise RubricUnknown(key)
        settings = _set_up(before.settings, work.rubrics.get(key), copy.start)
        after = Round(new_id(), copy.label, key)
        work.rounds.put(after)
        put_settings(work, after.id, RoundSettings(), settings)
        _copy_panel(work, before.id, after.id)
    return after.id


def versions_for(workspace: Workspace, round_: Round) -> list[StoredRubric]:
    """Return the frozen versions that a copy can be rated on: the round's first, then the newest.

    Older ones than the round's are not offered: nobody goes back.
    """
    with workspace.read() as work:
        versions = work.rubrics.versions()
    own = next(each for each in versions if each.hash == round_.rubric_hash)
    newer = [
        each
        for each in versions
        if each.rubric_id == own.rubric_id
        and version_order(each.version) > version_order(own.version)
    ]
    return [own, *sorted(newer, key=lambda each: version_order(each.version), reverse=True)]


def _set_up(before: RoundSettings, rubric: Rubric, start: str) -> RoundSettings:
    taken = {name: getattr(before, name) for name in SET_UP}
    settings = replace(RoundSettings(start=start), **taken)
    in_rubric = tuple(key for key in settings.out_of_scope if key in rubric.keys)
    settings = replace(settings, out_of_scope=in_rubric)
    rule = settings.overall_rule
    if rule.kind is OverallKind.GATE and rule.gate_level not in rubric.values:
        return replace(settings, overall_rule=RoundSettings().overall_rule)
    return settings


def _copy_panel(work: UnitOfWork, before_id: str, after_id: str) -> None:
    passes = work.rounds.passes(before_id)
    work.rounds.put_pass(after_id, 1, blind=bool(passes) and passes[0].blind)
    for member in work.panel.where(round_id=before_id):
        work.panel.put(replace(member, round_id=after_id))
