"""What the check says about the words of descriptors."""

import pytest

from omnidesk.domain.local_text import LocalText
from omnidesk.domain.rubric import Cell, Dimension, Level, Rubric
from omnidesk.domain.rubric_lint import Severity, check


def rubric(*texts, language="en", n_rows=1):
    """One row a level for each text; an empty one leaves its cell out."""
    keys = [f"row-{n}" for n in range(n_rows)]
    cells = {
        (key, value): Cell(LocalText.single(language, text))
        for key in keys
        for value, text in enumerate(texts, 1)
        if text
    }
    return Rubric(
        "model",
        "1.0",
        (language,),
        LocalText.single(language, "Model"),
        tuple(
            Level(value, LocalText.single(language, f"L{value}"))
            for value in range(1, len(texts) + 1)
        ),
        tuple(Dimension(key, LocalText.single(language, key)) for key in keys),
        cells,
    )


def found(*texts, language="en"):
    """What is found, as code, level, severity and detail."""
    return [
        (p.code, p.level, p.severity.value, p.detail)
        for p in check(rubric(*texts, language=language))
    ]


PLAN = "The owner reviews the recovery plan with every supplier each quarter of the year"


def test_texts_that_differ_by_nearly_nothing_are_told_with_the_other_level():
    assert found(PLAN, PLAN.replace("recovery", "restart"), "Nobody owns a plan at all") == [
        ("near_duplicate", 2, "warning", "1")
    ]


def test_texts_of_the_same_words_in_another_order_are_not_the_same():
    assert "near_duplicate" in {code for code, *_ in found("a b c d", "d c b a")}


@pytest.mark.parametrize(
    ("below", "above", "language", "word"),
    [
        ("Some teams rehearse it", "Most teams rehearse it", "en", "some / most"),
        ("Teams rehearse it", "Teams always rehearse it", "en", "always"),
        ("Rencana jarang ditinjau tim", "Rencana selalu ditinjau tim", "id", "jarang / selalu"),
    ],
)
def test_the_level_below_said_more_strongly(below, above, language, word):
    assert ("one_word_stronger", 2, "warning", word) in found(below, above, language=language)


@pytest.mark.parametrize(
    "above", ["Most teams rehearse it yearly on site", "Some teams document it", "Nobody rehearses"]
)
def test_another_statement_is_not_only_stronger(above):
    assert "one_word_stronger" not in {code for code, *_ in found("Some teams rehearse it", above)}


@pytest.mark.parametrize(
    ("text", "language", "code"),
    [
        ("Ad hoc", "en", "very_short"),
        ("計画なし", "ja", "very_short"),
        ("個々の能力は共通の基盤を提供するために存在します", "ja", ""),
        (" ".join(["word"] * 121), "en", "very_long"),
        ("Plans exist for each site", "en", ""),
    ],
)
def test_very_short_and_very_long(text, language, code):
    codes = {c for c, *_ in found(text, "", language=language)} - {"empty_cell"}

    assert codes == ({code} if code else set())


@pytest.mark.parametrize(
    ("text", "language", "severity", "words"),
    [
        ("Processes are good", "en", "warning", "good"),
        ("Adequate controls exist", "en", "warning", "adequate"),
        (
            "The owner reviews the plan each year and finds an appropriate budget for the next one",
            "en",
            "note",
            "appropriate",
        ),
        ("The owner calls a good part of the suppliers once a year", "en", "", ""),
        ("Proses sudah baik", "id", "warning", "baik"),
    ],
)
def test_judgements_that_nobody_can_observe(text, language, severity, words):
    vague = [each for each in found(text, "", language=language) if each[0] == "vague_text"]

    assert vague == ([("vague_text", 1, severity, words)] if severity else [])


@pytest.mark.parametrize(
    ("text", "language", "is_double"),
    [
        ("The strategy is documented and staff have been trained", "en", True),
        ("Roles and duties are documented", "en", False),
        ("The strategy is documented. Staff have been trained.", "en", False),
        ("Strategi sudah ditulis, dan staf telah dilatih", "id", True),
        ("Peran dan tugas sudah ditulis", "id", False),
    ],
)
def test_two_statements_in_one_sentence(text, language, is_double):
    codes = {code for code, *_ in found(text, "", language=language)}

    assert ("two_in_one" in codes) is is_double


def test_languages_without_words_are_checked_by_what_needs_none():
    codes = {code for code, *_ in found("Alle Teams üben es nun gemeinsam", "", language="de")}

    assert codes == {"empty_cell"}


def test_nothing_about_words_keeps_a_model_from_being_frozen():
    problems = check(rubric("Good", "Good and bad", PLAN, PLAN.replace("each", "every")))

    assert problems
    assert all(p.severity is not Severity.ERROR for p in problems)
