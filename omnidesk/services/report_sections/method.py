"""Method and panel: how the levels came about, and by what rules."""

from __future__ import annotations

from omnidesk.domain.assessment import Horizon, Place
from omnidesk.reports.content import Section, SectionKey
from omnidesk.reports.content_blocks import Fact, Facts
from omnidesk.services.report_sections.cover import dates, model_name, present
from omnidesk.services.report_sections.source import ReportSource
from omnidesk.services.result_texts import rule_text, word


def method_section(source: ReportSource) -> Section | None:
    t, settings, record = source.t, source.settings, source.record
    rows = [
        Fact(t("Purpose"), (source.words(settings.purpose),)),
        Fact(t("Model"), (model_name(source),)),
        Fact(t("Method"), (source.words(settings.method),)),
        Fact(t("Independence"), (source.words(settings.independence),)),
        Fact(t("Date"), dates(source)),
        Fact(t("Sites"), _places(source, record.sites, settings.site_ids)),
        Fact(t("Channels"), _places(source, record.channels, settings.channel_ids)),
        Fact(t("Experts"), tuple(source.expert(expert) for expert in record.panel)),
        Fact(t("Rating"), (_rating(source),)),
        Fact(t("Out of scope"), tuple(source.title(key) for key in settings.out_of_scope)),
        Fact(t("Rules"), _rules(source)),
        Fact(t("What the terms mean"), _horizons(source)),
    ]
    return Section(SectionKey.METHOD, t("Method and panel"), (Facts(present(rows)),))


def _places(
    source: ReportSource, places: tuple[Place, ...], chosen: tuple[str, ...]
) -> tuple[str, ...]:
    names = {place.id: source.words(place.name) for place in places}
    return tuple(names[each] for each in chosen if each in names)


def _rating(source: ReportSource) -> str:
    """Return whether experts rated on their own, and which of their ratings count."""
    t, results = source.t, source.results
    if not any(result.ratings for result in results.dimensions):
        return t("The panel agreed its levels together; there are no individual ratings.")
    one = next(p for p in source.record.passes if p.number == results.pass_number)
    if one.blind:
        sentence = t(
            "Rating number {n} counts. Each expert rated alone, without seeing the others' ratings."
        )
    else:
        sentence = t("Rating number {n} counts. Each expert rated alone, in the open.")
    return sentence.format(n=one.number)


def _rules(source: ReportSource) -> tuple[str, ...]:
    t, results = source.t, source.results
    return (
        t("From the experts to each dimension: {rule}.").format(rule=word(results.panel_rule, t)),
        t("From the dimensions to the overall: {rule}.").format(
            rule=rule_text(results.overall.rule, t)
        ),
        t("Rounding: {rounding}; only the last result is rounded.").format(
            rounding=word(results.rounding, t)
        ),
    )


def _horizons(source: ReportSource) -> tuple[str, ...]:
    """Return what each horizon in use means, or that it was not said."""
    t, meant = source.t, source.settings.horizons
    used = {target.horizon for target in source.record.targets}
    said = [source.horizon(h) for h in Horizon if h in used and meant.get(h)]
    if used and not said:
        return (t("The round does not say which dates short, mid and long term mean."),)
    return tuple(said)
