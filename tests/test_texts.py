"""A translator's sentences, numbers and dates in both languages."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from omnidesk import paths
from omnidesk.texts import LANGUAGES, N_, Translator, load_translator


@pytest.fixture
def english() -> Translator:
    return load_translator("en", paths.locale_folder())


@pytest.fixture
def indonesian() -> Translator:
    return load_translator("id", paths.locale_folder())


def test_english_is_the_source_and_first() -> None:
    assert LANGUAGES[0] == "en"
    assert N_("March") == "March"


def test_a_sentence_is_said_in_the_language_of_its_translator(
    english: Translator, indonesian: Translator
) -> None:
    assert english("March") == "March"
    assert indonesian("March") == "Maret"


def test_a_sentence_that_the_catalogue_lacks_stays_english(indonesian: Translator) -> None:
    assert indonesian("never said anywhere {name}") == "never said anywhere {name}"


def test_nothing_stays_nothing_and_is_not_the_catalogue_header(indonesian: Translator) -> None:
    assert indonesian("") == ""


def test_a_language_without_a_catalogue_speaks_english() -> None:
    assert load_translator("nl", paths.locale_folder())("March") == "March"


@pytest.mark.parametrize(("n", "form"), [(0, "plants"), (1, "plant"), (2, "plants")])
def test_english_tells_one_from_many(english: Translator, n: int, form: str) -> None:
    assert english.plural("plant", "plants", n) == form


def test_a_word_in_context_falls_back_to_the_word(indonesian: Translator) -> None:
    assert indonesian.context("never used", "never said") == "never said"


@pytest.mark.parametrize(
    ("value", "digits", "in_english", "in_indonesian"),
    [
        (3, 2, "3", "3"),
        (2.6667, 2, "2.67", "2,67"),
        (2.5, 2, "2.5", "2,5"),
        (2.675, 2, "2.68", "2,68"),  # half up, although the nearest float lies below
        (0.5, 0, "1", "1"),
        (100, 0, "100", "100"),
        (-1, 2, "\N{MINUS SIGN}1", "\N{MINUS SIGN}1"),
        (-0.25, 1, "\N{MINUS SIGN}0.3", "\N{MINUS SIGN}0,3"),
        (-0.001, 2, "0", "0"),
    ],
)
def test_a_number_is_written_as_the_language_writes_it(
    english: Translator,
    indonesian: Translator,
    value: float,
    digits: int,
    in_english: str,
    in_indonesian: str,
) -> None:
    assert english.number(value, digits=digits) == in_english
    assert indonesian.number(value, digits=digits) == in_indonesian


def test_a_share_is_whole_per_cent(english: Translator, indonesian: Translator) -> None:
    assert english.percent(0.6296) == "63%"
    assert indonesian.percent(1) == "100%"


@pytest.mark.parametrize(
    ("iso", "in_english", "in_indonesian"),
    [
        ("2016", "2016", "2016"),
        ("2025-05", "May 2025", "Mei 2025"),
        ("2025-08-01", "1 August 2025", "1 Agustus 2025"),
    ],
)
def test_a_date_stays_as_coarse_as_it_is(
    english: Translator, indonesian: Translator, iso: str, in_english: str, in_indonesian: str
) -> None:
    assert english.date(iso) == in_english
    assert indonesian.date(iso) == in_indonesian


def test_every_month_has_a_name_of_its_own(indonesian: Translator) -> None:
    assert len({indonesian.month(number) for number in range(1, 13)}) == 12


def test_the_time_of_day_has_a_point_in_indonesian(
    english: Translator, indonesian: Translator
) -> None:
    moment = datetime(2025, 3, 4, 14, 2, tzinfo=UTC)
    assert english.clock(moment) == "14:02"
    assert indonesian.clock(moment) == "14.02"


@pytest.mark.parametrize(
    ("way", "day", "month"),
    [
        ("words", "24 November 2026", "November 2026"),
        ("month_first", "November 24, 2026", "November 2026"),
        ("iso", "2026-11-24", "2026-11"),
        ("dots", "24.11.2026", "11.2026"),
        ("slashes", "24/11/2026", "11/2026"),
    ],
)
def test_a_date_is_written_as_coarse_as_it_is_known(way: str, day: str, month: str) -> None:
    t = load_translator("en", paths.locale_folder(), way)

    assert [t.date(iso) for iso in ("2026-11-24", "2026-11", "2026")] == [day, month, "2026"]
