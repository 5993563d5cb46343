"""The cover, the running foot and the colophon."""

from __future__ import annotations

from omnidesk import __version__
from omnidesk.reports.content import Cover, Running
from omnidesk.reports.content_blocks import Fact
from omnidesk.services.report_sections.source import ReportSource

PROGRAM = f"OmniDesk {__version__}"


def cover(source: ReportSource) -> Cover:
    t, settings = source.t, source.settings
    rows = [
        Fact(t("Round"), (source.record.round.label,)),
        Fact(t("Date"), dates(source)),
        Fact(t("Classification"), (source.words(settings.classification),)),
        Fact(t("Lead assessor"), (settings.assessor,)),
        Fact(t("Experts"), tuple(source.expert(expert) for expert in source.record.panel)),
        Fact(t("Source"), (source.words(settings.source),)),
    ]
    return Cover(
        t("Maturity assessment"), source.record.organisation, model_name(source), present(rows)
    )


def running(source: ReportSource) -> Running:
    t, record = source.t, source.record
    return Running(
        source.words(source.settings.classification),
        t("{organisation}, round {round}").format(
            organisation=record.organisation, round=record.round.label
        ),
        t("Page {page} of {total}"),
    )


def colophon(source: ReportSource) -> tuple[Fact, ...]:
    """Return with what and when the report was made, and from which state of the file."""
    t = source.t
    head = t(
        "{hash}. This number stands for everything ever recorded in the client file; the same "
        "number later proves that nothing was changed or cut off."
    )
    return (
        Fact(
            t("Made with"),
            (t("{program}, on {date}").format(program=PROGRAM, date=t.date(source.made_on)),),
        ),
        Fact(t("State of the client file"), (head.format(hash=source.head),)),
    )


def document_title(source: ReportSource) -> str:
    return source.t("Maturity assessment: {organisation}, {round}").format(
        organisation=source.record.organisation, round=source.record.round.label
    )


def model_name(source: ReportSource) -> str:
    rubric = source.rubric
    name = source.words(rubric.name) or rubric.id
    return source.t("{model}, version {version}").format(model=name, version=rubric.version)


def dates(source: ReportSource) -> tuple[str, ...]:
    """Return when the round was, as coarse as it was said, and what the date is."""
    t, settings = source.t, source.settings
    known = [t.date(date) for date in (settings.start, settings.end) if date]
    if len(known) == 2 and known[0] != known[1]:
        known = [t("{start} to {end}").format(start=known[0], end=known[1])]
    return (*known[:1], *([source.words(settings.date_note)] if settings.date_note else []))


def present(rows: list[Fact]) -> tuple[Fact, ...]:
    """Return the facts that say something."""
    kept = [Fact(row.label, tuple(value for value in row.values if value)) for row in rows]
    return tuple(row for row in kept if row.values)
