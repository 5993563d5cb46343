"""The sentences for what is wrong in a file or a rubric: where, what, and what to do."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from omnidesk.domain.errors import Problem
from omnidesk.domain.rubric import Rubric
from omnidesk.domain.rubric_lint import RubricProblem
from omnidesk.texts import N_, Translator

SENTENCES: Mapping[str, str] = {
    # Any file
    "file_too_large": N_("The file is larger than {detail} MB. Use a smaller one."),
    "not_text": N_("{place}: this is not text in UTF-8. Save the file as UTF-8 and try again."),
    "control_character": N_(
        "{place}: the text holds the invisible control character {detail}. Remove it."
    ),
    "text_too_long": N_(
        "{place}: the text has {detail} characters; 20,000 are the most. Shorten it."
    ),
    "too_many": N_("{place}: there are more than {detail} entries. Remove some."),
    "more_problems": N_("There are {detail} more problems. Mend these first and try again."),
    # JSON
    "bad_json": N_(
        "{place}: this is not JSON. Look for a missing comma, quotation mark or bracket there."
    ),
    "nested_too_deep": N_(
        "Lists and objects lie too deep inside one another. This is not a maturity model."
    ),
    "duplicate_field": N_("The name “{detail}” stands twice in one object. Remove one of the two."),
    "bad_number": N_("“{detail}” is not a number that can be used. Write an ordinary number."),
    "not_an_object": N_("{place}: an object in braces is needed here, not “{detail}”."),
    "not_a_list": N_("{place}: a list in square brackets is needed here, not “{detail}”."),
    "not_a_text": N_("{place}: a text in quotation marks is needed here, not “{detail}”."),
    "not_a_number": N_("{place}: a number is needed here, not “{detail}”."),
    "not_a_whole_number": N_("{place}: a whole number is needed here, not “{detail}”."),
    # The format of a maturity model
    "newer_format": N_(
        "The model is of format {detail}, which a newer version of OmniDesk writes. Update "
        "OmniDesk to read it."
    ),
    "wrong_format": N_("{place}: “{detail}” is not a format that exists. Write 1."),
    "missing_field": N_("{place}: this entry is missing. Add it."),
    "unknown_key": N_("{place}: the format has no such entry. Correct its name or remove it."),
    "bad_id": N_(
        "{place}: “{detail}” cannot be an id. Take 1 to 64 lower-case letters a to z, digits, "
        "hyphens or underscores, and begin with a letter or digit."
    ),
    "bad_version": N_(
        "{place}: “{detail}” cannot be a version. Take 1 to 40 letters, digits, dots, hyphens or "
        "underscores, as in 1.0."
    ),
    "bad_key": N_(
        "{place}: “{detail}” cannot be a key. Take 1 to 64 lower-case letters a to z, digits, "
        "hyphens or underscores, and begin with a letter or digit."
    ),
    "duplicate_key": N_("{place}: the key “{detail}” is used already. Choose another."),
    "bad_language": N_(
        "{place}: “{detail}” is not the code of a language. Write a code such as en, id or pt-BR."
    ),
    "duplicate_language": N_("{place}: the language “{detail}” is named twice. Remove one."),
    "no_languages": N_("A model needs at least one language."),
    "undeclared_language": N_(
        "{place}: the model does not have the language “{detail}”. Add the language to the model "
        "or remove this text."
    ),
    "bad_level_value": N_(
        "{place}: {detail} cannot be the number of a level here. Take a free whole number from 0 "
        "to 999 in its right order."
    ),
    "duplicate_level": N_("{place}: there is a level {detail} already. Give it another number."),
    "bad_weight": N_("{place}: “{detail}” cannot be a weight. Take a number from 0 to 1,000,000."),
    "unknown_group": N_("{place}: there is no group “{detail}”. Add the group or correct its key."),
    "unknown_parent": N_(
        "{place}: there is no group “{detail}”. Add the group or correct its key."
    ),
    "group_cycle": N_("{place}: the group “{detail}” lies inside itself. Take it out."),
    "groups_too_deep": N_(
        "{place}: groups may lie {detail} deep at most. Move this group further up."
    ),
    "unknown_dimension": N_(
        "{place}: there is no dimension “{detail}” in this model. Correct the key or remove this "
        "entry."
    ),
    "unknown_level": N_(
        "{place}: there is no level “{detail}” in this model. Take the number of one of its levels."
    ),
    # Tables
    "bad_csv": N_(
        "{place}: the quotation marks do not match. Look for one that is not closed from here on."
    ),
    "missing_column": N_("{place}: the column “{detail}” is missing. Add it to the first row."),
    "unknown_column": N_(
        "{place}: the column “{detail}” is not known here. Correct its name or remove it."
    ),
    "duplicate_column": N_("{place}: the column “{detail}” is there twice. Remove one."),
    "cell_without_column": N_(
        "{place}: this row has more cells than there are columns. If a text holds a comma, put it "
        "in quotation marks."
    ),
    "no_name_column": N_(
        "No column names the dimensions. Say which one does, or call it “dimension”."
    ),
    "no_level_column": N_(
        "No column holds the text of a level. Say which ones do, or call them level_1, level_2 and "
        "so on."
    ),
    "language_in_two_files": N_(
        "{place}: another of the files is in the language “{detail}” as well. Say in which "
        "language each is, as in grid.en.csv and grid.id.csv."
    ),
    "other_levels": N_(
        "{place}: the levels here are {detail}, and others in the first file. Give all files the "
        "same levels."
    ),
    "other_rows": N_(
        "{place}: the number of dimensions differs from the first file ({detail}). Give all files "
        "the same rows, or keys to match them by."
    ),
    "key_only_here": N_(
        "{place}: the first file has no dimension “{detail}”. Give all files the same keys."
    ),
    "key_missing_here": N_(
        "{place}: the dimension “{detail}” of the first file is missing. Give all files the same "
        "keys."
    ),
    "languages_and_files": N_(
        "There are {detail} languages for another number of files. Name one for each file."
    ),
    # Files of other programs
    "old_workbook": N_(
        "This is a workbook of an old kind. Open it in a spreadsheet program, save it as .xlsx or "
        ".csv, and choose that file."
    ),
    "open_document": N_(
        "This is a table of another office program. Open it there, save it as .xlsx or .csv, and "
        "choose that file."
    ),
    "word_document": N_(
        "This is a document of a word processor or a presentation. Copy its table into a "
        "spreadsheet, save that as .xlsx or .csv, and choose that file."
    ),
    "pdf_document": N_(
        "This is a PDF, from which no table can be read safely. Ask for the original, or copy its "
        "table into a spreadsheet and save that as .xlsx or .csv."
    ),
    "locked_workbook": N_(
        "This workbook is locked with a password, or of an old kind. Open it in a spreadsheet "
        "program, save it as .xlsx without a password, and choose that file."
    ),
    "zip_too_large": N_(
        "This file is larger inside than any maturity model. Copy the sheets that hold the model "
        "into a new workbook and choose that."
    ),
    "xml_entities": N_(
        "This file holds declarations that no spreadsheet program writes and that can do harm. Do "
        "not use it."
    ),
    "damaged_workbook": N_(
        "This is no workbook that can be read; it may be damaged. Open it in a spreadsheet "
        "program and save it as .xlsx anew."
    ),
    "no_rows": N_("The table has no row below its first one. Add at least one."),
    "no_dimension": N_("{place}: this row names no dimension. Write one, or remove the row."),
    "duplicate_dimension": N_(
        "{place}: the dimension “{detail}” has a row already. Keep one of the two."
    ),
    "no_level": N_("{place}: there is neither a level nor a state. Write one of the two."),
    "level_with_state": N_("{place}: there are both a level and a state. Keep one of the two."),
    "bad_state": N_(
        "{place}: “{detail}” is not a state. Write cannot_tell, not_applicable or withdrawn, or "
        "leave it empty where there is a level."
    ),
    "bad_confidence": N_(
        "{place}: “{detail}” is not a confidence. Write low, medium or high, or leave it empty."
    ),
    "no_reason": N_("{place}: “not_applicable” needs its reason as the rationale. Write it."),
    # What a check of a model finds
    "no_dimensions": N_("The model has no dimension yet. Add at least one."),
    "too_few_levels": N_("The model has fewer than two levels. Add levels to choose between."),
    "missing_name": N_("{place}: the name is missing. Write one."),
    "empty_cell": N_("{place}: the level description is empty. Write it."),
    "empty_level": N_("{place}: no dimension describes this level. Leave it so if it is meant."),
    "empty_row": N_("{place}: no level of this dimension is described. Describe them."),
    "missing_translation": N_("{place}: a text is missing in {language}. Translate it."),
    "untranslated_language": N_("{place}: nothing is written in {language} yet. Translate it."),
    "duplicate_text": N_(
        "{place}: the text in {language} is the same as at level {detail}. Say what differs."
    ),
    "placeholder_text": N_(
        "{place}: a text in {language} is only a placeholder. Write what it stands for."
    ),
    "unknown_cell": N_(
        "A text belongs to “{detail}”, which the model does not have. Discard the draft and begin "
        "it anew."
    ),
    "unknown_group_key": N_("{place}: there is no group “{detail}”. Put it in another."),
    "near_duplicate": N_(
        "{place}: the text in {language} is nearly that of level {detail}. Say what differs."
    ),
    "one_word_stronger": N_(
        "{place}: the text in {language} is that of the level below, said more strongly "
        "({detail}). Say what one would see."
    ),
    "very_short": N_("{place}: the text in {language} is very short. Say what one would see."),
    "very_long": N_(
        "{place}: the text in {language} is very long ({detail} words). Shorten it, or move points "
        "to the checklist."
    ),
    "vague_text": N_(
        "{place}: a judgement instead of something to see in {language}: {detail}. Say by what one "
        "would know it."
    ),
    "two_in_one": N_(
        "{place}: two things in one sentence in {language}. Keep one where they may come apart."
    ),
}
"""Placeholders: ``place`` always begins a sentence; ``detail`` is the offending value."""

EXPLANATIONS: Mapping[str, str] = {
    "no_dimensions": N_("Without a dimension there is nothing to rate."),
    "too_few_levels": N_("With one level there is nothing to choose between."),
    "missing_name": N_("Names stand in every table, chart and report."),
    "empty_cell": N_(
        "An expert who finds no description here rates by feeling, each by another. A level that "
        "no dimension describes may be meant: it is then a step between two that are described."
    ),
    "empty_row": N_("Without any description experts rate what each of them makes of the name."),
    "missing_translation": N_(
        "A reader of that language gets the text in the model's first language, marked as such."
    ),
    "untranslated_language": N_(
        "A reader of that language gets every text in the model's first language. Once the first "
        "one is translated, each that is missing is named here."
    ),
    "duplicate_text": N_("Levels that read alike cannot be told apart when rating."),
    "placeholder_text": N_("It would be shown to experts, and printed."),
    "unknown_cell": N_("It would be lost without anybody having decided so."),
    "unknown_group_key": N_("The dimension would stand under no heading."),
    "near_duplicate": N_(
        "Experts who hurry take the two for the same. The difference should be the first thing "
        "that one reads."
    ),
    "one_word_stronger": N_(
        "“Some”, “most” and “always” are read differently by every expert, so ratings differ where "
        "the client is the same. A number, a document or an event can be checked."
    ),
    "very_short": N_("A word or two leave each expert to think of the rest."),
    "very_long": N_("Long texts are not read to the end while rating."),
    "vague_text": N_(
        "What is good or adequate is what the rating is to find out. Write what is there, who does "
        "it, or how often."
    ),
    "two_in_one": N_(
        "Where one half is true and the other is not, experts choose different levels. Take two "
        "dimensions, or move one half to the checklist or to another level."
    ),
}
"""Why it matters, by the code of what a check of a model finds."""

LOST_PARTS: Mapping[str, str] = {
    "other_languages": N_("texts in other languages"),
    "id_and_version": N_("the id and the version"),
    "model_name": N_("the name of the model"),
    "level_names": N_("names of levels"),
    "level_definitions": N_("definitions of levels"),
    "dimension_names": N_("keys and names of dimensions"),
    "weights": N_("weights"),
    "definitions": N_("definitions of dimensions"),
    "guidance": N_("guidance"),
    "improvements": N_("how to get to the next level"),
    "texts": N_("level descriptions"),
    "criteria": N_("checklists"),
    "note": N_("the note on the model"),
    "long_cells": N_("texts of more than 32,767 characters in one cell, which were cut"),
    "groups": N_("groups within groups, unused groups and the keys of groups"),
}
"""What a file does not hold, as the writers of rubrics return it; parts of a list."""

OWN_NAMES: Mapping[str, str] = {
    "ar": "العربية",
    "de": "Deutsch",
    "es": "español",
    "fr": "français",
    "hi": "हिन्दी",
    "it": "italiano",
    "ja": "日本語",
    "jv": "basa Jawa",
    "ko": "한국어",
    "ms": "Bahasa Melayu",
    "nl": "Nederlands",
    "pt": "português",
    "ru": "русский",
    "su": "basa Sunda",
    "th": "ไทย",
    "tr": "Türkçe",
    "vi": "Tiếng Việt",
    "zh": "中文",
}
"""What languages call themselves; for others the code stands."""

_LINE = re.compile(r"line (\d+)(?:, column (\d+))?")
_ROW = re.compile(r"row (\d+) of (.+)", re.DOTALL)
_IN_FILE = re.compile(r"(.*) in file (.+)", re.DOTALL)


def problem_text(
    problem: Problem | RubricProblem, t: Translator, *, rubric: Rubric | None = None
) -> str:
    """Return the sentence for a problem, in the translator's language.

    Args:
        rubric: names its dimensions and levels in the sentence, where keys and numbers would stand.

    Raises:
        KeyError: a code without a sentence; a test goes through them all.
    """
    if isinstance(problem, Problem):
        place = _place_in_file(problem.place, t)
        language = _language_name(problem.detail, t)
        sentence = t(SENTENCES[problem.code])
    else:
        place = _place_in_rubric(problem, rubric, t)
        language = _language_name(problem.language, t)
        sentence = t(SENTENCES[_wording(problem)])
    return sentence.format(place=place, detail=problem.detail, language=language)


def problem_help(code: str, t: Translator) -> str:
    """Return why a finding of the check matters, in the translator's language.

    Raises:
        KeyError: a code that the check does not give.
    """
    return t(EXPLANATIONS[code])


def lost_parts(codes: Iterable[str], t: Translator) -> str:
    """Return what a plain table did not hold as a list in the translator's language."""
    return ", ".join(t(LOST_PARTS[code]) for code in codes)


def _wording(problem: RubricProblem) -> str:
    """A level that is open in every row is the same finding in other words."""
    is_whole_level = problem.code == "empty_cell" and not problem.dimension
    return "empty_level" if is_whole_level else problem.code


def _place_in_file(place: str, t: Translator) -> str:
    if match := _IN_FILE.fullmatch(place):
        if not match[1]:
            return t("“{file}”").format(file=match[2])
        inner = _place_in_file(match[1], t)
        return t("“{file}”, {place}").format(file=match[2], place=inner[:1].lower() + inner[1:])
    if match := _ROW.fullmatch(place):
        return t("Sheet “{sheet}”, row {row}").format(sheet=match[2], row=match[1])
    match = _LINE.fullmatch(place)
    if match and match[2]:
        return t("Line {line}, column {column}").format(line=match[1], column=match[2])
    if match:
        return t("Line {line}").format(line=match[1])
    return place or t("The whole model")


def _place_in_rubric(problem: RubricProblem, rubric: Rubric | None, t: Translator) -> str:
    dimension = _dimension_name(problem.dimension, rubric, t)
    name = _level_name(problem.level, rubric, t)
    is_whole = str(problem.level) in name.split()  # as "Level 1", to which nothing is to be added
    level = name if is_whole else f"{problem.level} {name}".strip()
    if problem.level is not None and dimension:
        words = t("{dimension}, {level}") if is_whole else t("{dimension}, level {level}")
        return words.format(dimension=dimension, level=level)
    if problem.level is not None:
        return level if is_whole else t("Level {level}").format(level=level)
    if not dimension and problem.detail:
        return t("Group {group}").format(group=_group_name(problem.detail, rubric, t))
    return dimension or t("The whole model")


def _group_name(key: str, rubric: Rubric | None, t: Translator) -> str:
    groups = {group.key: group.name for group in rubric.groups} if rubric else {}
    return rubric.text(groups[key], t.language) or key if rubric and key in groups else key


def _dimension_name(key: str, rubric: Rubric | None, t: Translator) -> str:
    if rubric is None or key not in rubric.keys:
        return key
    if not rubric.dimension(key).name:  # its key would be a word that nobody has written
        return t("Dimension {n}").format(n=rubric.keys.index(key) + 1)
    return rubric.dimension_name(key, t.language)


def _level_name(value: int | None, rubric: Rubric | None, t: Translator) -> str:
    if value is None or rubric is None or value not in rubric.values:
        return ""
    return rubric.level_name(value, t.language)


def _language_name(code: str, t: Translator) -> str:
    names = {
        "en": t.context("language of a text", "English"),
        "id": t.context("language of a text", "Indonesian"),
    }
    return names.get(code) or OWN_NAMES.get(code, code)
