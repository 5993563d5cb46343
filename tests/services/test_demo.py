"""The demonstration, held against what it is there to show."""

from __future__ import annotations

import json
from fractions import Fraction

import pytest

from omnidesk.domain.aggregation import PanelFlag, Source
from omnidesk.domain.assessment import (
    ActionState,
    Answer,
    Confidence,
    Confidentiality,
    Empty,
    EvidenceKind,
    RatingState,
    Strength,
)
from omnidesk.domain.local_text import LocalText
from omnidesk.domain.results import round_results
from omnidesk.domain.rubric_lint import check
from omnidesk.domain.rules import OverallKind, PanelRule
from omnidesk.domain.spread import Status
from omnidesk.paths import resource_folder, rubric_folder
from omnidesk.services.rounds import open_round, rounds_of
from omnidesk.services.rubrics import file_rubrics
from omnidesk.services.samples import DEMO, write_sample
from omnidesk.storage.workspace import Workspace

SOURCE = json.loads((resource_folder() / "samples" / "demo.json").read_text("utf-8"))
LABELS = ["2023", "2024", "2025", "2026"]
NEW = "privacy_and_consent"


@pytest.fixture(scope="module")
def workspace(tmp_path_factory):
    path = tmp_path_factory.mktemp("demo") / "demo.omnidesk"
    write_sample(path, DEMO, samples=resource_folder() / "samples", rubrics=rubric_folder())
    with Workspace.open(path, read_only=True) as workspace:
        yield workspace


@pytest.fixture(scope="module")
def opened(workspace):
    return {label: open_round(workspace, label) for label in LABELS}


@pytest.fixture(scope="module")
def found(opened):
    return {label: round_results(each.record, each.rubric) for label, each in opened.items()}


def everywhere(opened, name):
    return [value for each in opened.values() for value in getattr(each.record, name)]


def levels(found, label):
    return {d.key: d.level for d in found[label].dimensions}


def test_the_file_is_sound_and_all_but_the_last_round_are_closed(workspace):
    assert workspace.problems() == []
    assert [(r.label, r.closed) for r in rounds_of(workspace)] == [
        ("2023", True),
        ("2024", True),
        ("2025", True),
        ("2026", False),
    ]


def test_it_says_in_every_round_and_language_that_it_is_fictional(opened):
    for each in opened.values():
        settings = each.record.round.settings
        for words in (settings.classification, settings.purpose, settings.limitations):
            assert "fictional" in words.get("en").lower()
            assert "fiktif" in words.get("id")
        assert "no such company" in settings.source.get("en")
        assert "tidak ada" in settings.source.get("id")
    assert "fictional" in opened["2026"].record.organisation


def placed_words(node, place=""):
    if isinstance(node, dict) and {"en", "id"} & node.keys():
        yield place, node
    elif isinstance(node, (dict, list)):
        items = node.items() if isinstance(node, dict) else enumerate(node)
        for key, inner in items:
            yield from placed_words(inner, f"{place}/{key}")


def test_every_text_is_there_in_both_languages():
    texts = list(placed_words(SOURCE))
    lacking = [place for place, words in texts if set(words) != {"en", "id"}]
    untidy = [p for p, words in texts if any(t != t.strip() or not t for t in words.values())]
    same = [p for p, w in texts if w["en"] == w["id"] and len(w["en"].split()) > 2]

    assert len(texts) > 300
    assert (lacking, untidy, same) == ([], [], [])


def test_levels_and_the_overall_move_as_told(found):
    assert [list(levels(found, label).values()) for label in LABELS] == [
        [2, 1, 2, 2, 2, 1, 2, 2, None],
        [3, 2, 2, 3, 2, 2, 3, 2, 3],
        [3, 2, 3, 3, 2, 2, 3, 3, 3],
        [3, 3, 4, 3, 2, 2, 2, 3, 3, 2],
    ]
    assert [found[label].overall.level for label in LABELS] == [2, 2, 3, 3]


def test_since_2024_three_rose_one_fell_and_five_stayed(found):
    first, last = levels(found, "2024"), levels(found, "2026")
    changes = [last[key] - level for key, level in first.items()]

    assert sum(c > 0 for c in changes) == 3
    assert sum(c < 0 for c in changes) == 1
    assert sum(c == 0 for c in changes) == 5


def test_the_round_of_2025_has_the_documented_numbers(found):
    one = found["2025"]
    numbers = {kind: float(total.value) for kind, total in one.overall.after_targets.items()}

    assert list(one.dimension("business_strategy").ratings.values()) == [3, 3, 4]
    assert round(one.agreement.alpha, 4) == 0.4735
    assert (one.agreement.pairwise, one.agreement.within_one) == (pytest.approx(17 / 27), 1)
    assert one.overall.alternatives[OverallKind.MEAN].value == Fraction(8, 3)
    assert numbers[OverallKind.MEDIAN] == 4


def test_there_is_every_kind_of_disagreement(found):
    seen = {d.status for one in found.values() for d in one.dimensions}

    assert set(Status) == seen
    assert {d.key for d in found["2026"].dimensions if d.status is Status.DISCUSS} == {
        "leadership_organization",
        NEW,
    }


def test_one_expert_is_absent_once(opened):
    panels = [[e.code for e in opened[label].record.panel] for label in LABELS]

    assert panels == [["E1", "E2", "E3"], ["E1", "E2"], ["E1", "E2", "E3"], ["E1", "E2", "E3"]]


def test_the_second_rating_is_open_and_draws_the_blind_first_together(opened):
    record, rubric = opened["2025"].record, opened["2025"].rubric
    first = round_results(record, rubric, pass_number=1)
    moved = [
        r
        for r in record.ratings
        if r.pass_number == 2 and r.level != record.rating(r.expert_id, r.dimension, 1).level
    ]

    assert [(p.blind, len(p.handed_in)) for p in record.passes] == [(True, 3), (False, 3)]
    assert sum(d.status is Status.DISCUSS for d in first.dimensions) == 4
    assert len(moved) == 8


def test_not_applicable_is_once_from_all_and_once_from_one(found):
    budget = found["2023"].dimension("budget")
    people = found["2023"].dimension("human_resources")

    assert (budget.level, budget.empty) == (None, Empty.NOT_APPLICABLE)
    assert set(budget.ratings.values()) == {Empty.NOT_APPLICABLE}
    assert (people.level, people.flags) == (2, {PanelFlag.SOME_NOT_APPLICABLE})


def test_every_not_applicable_has_its_reason(opened):
    without = [r for r in everywhere(opened, "ratings") if r.state is RatingState.NOT_APPLICABLE]

    assert len(without) == 4
    assert all(r.rationale for r in without)


def test_an_earlier_round_is_incomplete_and_the_last_is_whole(found):
    assert found["2024"].dimension("technology").ratings["E2"] is Empty.CANNOT_TELL
    assert found["2024"].dimension("budget").ratings["E2"] is Empty.NOT_YET_RATED
    assert [found[label].overall.provisional for label in LABELS] == [False, True, False, False]
    assert all(
        isinstance(reading, int) for d in found["2026"].dimensions for reading in d.ratings.values()
    )


def test_decisions_that_differ_from_the_rule_have_a_reason_and_a_minority(opened, found):
    differ = {
        (label, d.dimension)
        for label, each in opened.items()
        for d in each.record.decisions
        if found[label].dimension(d.dimension).median != d.level
    }
    reasons = [(d.reason, d.minority) for d in everywhere(opened, "decisions")]

    assert differ == {("2024", "human_resources"), ("2026", "budget")}
    assert all(reason for reason, _ in reasons)
    assert sum(bool(minority) for _, minority in reasons) == 5
    assert found["2026"].dimension("budget").source is Source.DECISION


def test_experts_and_dimensions_have_weights_where_they_are_told(opened):
    record = opened["2023"].record
    weights = {d.key: d.weight for d in opened["2026"].rubric.dimensions if d.weight != 1}

    assert record.round.settings.panel_rule is PanelRule.WEIGHTED_MEAN
    assert [e.weight for e in record.panel] == [2, 1, 1]
    assert [e.weight for e in opened["2025"].record.panel] == [1, 1, 1]
    assert weights == {
        "data_driven_approach": 1.5,
        "process_governance": 1.5,
        "human_resources": 1.5,
    }


def test_the_later_version_rewords_some_cells_and_adds_one_dimension(workspace):
    before, after = (each.rubric for each in file_rubrics(workspace))
    reworded = {place for place, cell in before.cells.items() if after.cells[place] != cell}

    assert (before.version, after.version) == ("1.0", "1.1")
    assert reworded == {
        ("data_driven_approach", 3),
        ("human_resources", 3),
        ("human_resources", 4),
        ("metrics_kpis", 4),
    }
    assert after.keys == (*before.keys, NEW)
    assert {problem.code for problem in check(after)} == {problem.code for problem in check(before)}
    assert all(name in after.note.get("en") for name in ("Privacy", "Data", "Human", "Metrics"))


def test_targets_of_a_round_are_later_met_missed_and_passed(opened, found):
    fates = {
        (level > target.level) - (level < target.level)
        for label in LABELS[:-1]
        for target in opened[label].record.targets
        for level in [levels(found, "2026")[target.dimension]]
    }

    assert fates == {-1, 0, 1}
    assert {t.horizon for t in opened["2026"].record.targets} == set(
        opened["2026"].record.round.settings.horizons
    )


def test_evidence_is_of_every_kind_and_strength_and_one_is_confidential_now(opened):
    pieces = everywhere(opened, "evidence")
    last = opened["2026"].record.evidence

    assert {e.kind for e in pieces} == set(EvidenceKind)
    assert {e.strength for e in pieces} == set(Strength)
    assert all(e.on and e.text for e in pieces)
    assert sum(e.confidentiality is Confidentiality.CONFIDENTIAL for e in last) == 1
    assert {s.id for s in opened["2026"].record.sites} == {e.site_id for e in last} - {None}


def test_most_ratings_say_why_and_confidence_is_mixed(opened):
    ratings = everywhere(opened, "ratings")
    reasoned = [r for r in ratings if r.rationale]

    assert {r.confidence for r in ratings} == {None, *Confidence}
    assert len(ratings) > len(reasoned) > 0.8 * len(ratings)


def test_advice_has_answers_of_all_kinds_and_promises_all_states(opened):
    last, letters = opened["2026"].record, {}
    for each in last.recommendations:
        letters.setdefault(each.dimension, []).append(each.letter)

    assert letters[NEW] == ["a", "b", "c"]
    assert {r.answer for r in last.recommendations} == {None, *Answer}
    assert {a.state for a in last.actions} == set(ActionState)
    assert all(a.who and a.due and a.effort and a.impact for a in last.actions)
    known = {r.id for r in last.recommendations} | {None}
    assert {a.recommendation_id for a in last.actions} <= known
    assert sum(a.recommendation_id is None for a in last.actions) == 1


def test_what_the_panel_saw_is_whole_in_both_languages(opened):
    for own in SOURCE["rounds"]:
        record = opened[own["label"]].record
        assert {f.dimension: f.text for f in record.findings} == {
            each["dimension"]: LocalText.of(each["finding"]) for each in own["dimensions"]
        }
        assert set(record.round.settings.verdict.languages) == {"en", "id"}
        assert record.round.settings.next_assessment == own["next_assessment"]
