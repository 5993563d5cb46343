"""What is said of backups: how old, how big, what is in them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from omnidesk.services.backups import Contents
from omnidesk.texts import Translator

_BYTES = ((1 << 30, "GB"), (1 << 20, "MB"), (1 << 10, "kB"))


def age_text(taken_at: datetime, now: datetime, t: Translator) -> str:
    """Return how long ago the last backup was, as the status line says it."""
    moment, today = taken_at.astimezone(), now.astimezone().date()
    n_days = (today - moment.date()).days
    if n_days <= 0:
        return t("Backed up {time}").format(time=t.clock(moment))
    if n_days == 1:
        return t("Backed up yesterday")
    return t.plural("Backed up {n} day ago", "Backed up {n} days ago", n_days).format(n=n_days)


def moment_text(moment: datetime, t: Translator) -> str:
    """Return a date and time of day on this computer's clock."""
    local = moment.astimezone()
    return f"{t.date(local.date().isoformat())}, {t.clock(local)}"


def size_text(n_bytes: int, t: Translator) -> str:
    for unit, name in _BYTES:
        if n_bytes >= unit:
            return f"{t.number(n_bytes / unit, digits=1)} {name}"
    return t.plural("{n} byte", "{n} bytes", n_bytes).format(n=n_bytes)


def contents_text(contents: Contents, t: Translator) -> str:
    """Return what is in a copy, a line for each round."""
    lines = [contents.organisation]
    for each in contents.rounds:
        ratings = t.plural("{n} rating", "{n} ratings", each.n_ratings).format(n=each.n_ratings)
        levels = t.plural("{n} panel's level", "{n} panel's levels", each.n_decisions)
        words = t("Round {label}: {ratings}, {levels}")
        levels = levels.format(n=each.n_decisions)
        lines.append(words.format(label=each.label, ratings=ratings, levels=levels))
    if not contents.rounds:
        lines.append(t("No round yet"))
    return "\n".join(lines)


def counts_text(counts: Mapping[str, int], t: Translator) -> str:
    """Return "3 ratings, 1 target": the things that were counted, by kind."""

    def n(kind: str) -> int:
        return counts.get(kind, 0)

    words = {
        "rounds": t.plural("{n} round", "{n} rounds", n("rounds")),
        "ratings": t.plural("{n} rating", "{n} ratings", n("ratings")),
        "decisions": t.plural("{n} panel's level", "{n} panel's levels", n("decisions")),
        "findings": t.plural("{n} finding", "{n} findings", n("findings")),
        "targets": t.plural("{n} target", "{n} targets", n("targets")),
        "recommendations": t.plural(
            "{n} recommendation", "{n} recommendations", n("recommendations")
        ),
        "actions": t.plural("{n} action", "{n} actions", n("actions")),
        "notes": t.plural("{n} note", "{n} notes", n("notes")),
        "evidence": t.plural("{n} piece of evidence", "{n} pieces of evidence", n("evidence")),
        "rubrics": t.plural("{n} frozen model", "{n} frozen models", n("rubrics")),
        "drafts": t.plural("{n} draft of a model", "{n} drafts of models", n("drafts")),
        "names": t.plural("{n} expert's name", "{n} experts' names", n("names")),
        "others": t.plural("{n} other entry", "{n} other entries", n("others")),
    }
    return ", ".join(text.format(n=n(kind)) for kind, text in words.items() if n(kind))


def kind_text(kind: str, t: Translator) -> str:
    """Return the name of a kind of things, in the plural."""
    words = {
        "rounds": t("rounds"),
        "ratings": t("ratings"),
        "decisions": t("panel's levels"),
        "findings": t("findings"),
        "targets": t("targets"),
        "recommendations": t("recommendations"),
        "actions": t("actions"),
        "notes": t("notes"),
        "evidence": t("evidence"),
        "rubrics": t("frozen models"),
        "drafts": t("drafts of models"),
        "names": t("experts' names"),
    }
    return words.get(kind, t("settings and the like"))
