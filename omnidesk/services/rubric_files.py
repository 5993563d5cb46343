"""Rubrics in files: read from whatever grid there is, written in every format there is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from omnidesk.domain.errors import FileKindUnknown, Problem, RubricInvalid
from omnidesk.domain.rubric import Rubric
from omnidesk.domain.rubric_document import rubric_from_document
from omnidesk.exchange.file_kinds import FileKind, kind_of
from omnidesk.exchange.grid_files.csv_book import read_csv_book
from omnidesk.exchange.grid_files.csv_writing import write_rubric_csv
from omnidesk.exchange.grids.applied import Imported, apply_mapping
from omnidesk.exchange.grids.chosen import NO_CHOICES, Choices, chosen_mapping
from omnidesk.exchange.grids.language_sheets import LanguagePart, language_parts
from omnidesk.exchange.grids.languages import split_language
from omnidesk.exchange.grids.merging import merged_languages
from omnidesk.exchange.grids.sheet import Book
from omnidesk.exchange.maturity_model_spec import is_spec_document, rubric_from_spec
from omnidesk.exchange.maturity_model_spec_writing import write_spec
from omnidesk.exchange.reading import read_json
from omnidesk.exchange.rubric_json import write_rubric_json
from omnidesk.exchange.writing import exporting

SPEC_ENDING = ".mms.json"
RUBRIC_KINDS = (".json", ".csv", ".xlsx", SPEC_ENDING)
"""The endings of the files that a rubric is written to."""

READ_ENDINGS = (".json", ".csv", ".xlsx", ".xlsm", ".tsv", ".txt")
"""The endings of the files that a rubric is read from."""

READ_PATTERN = " ".join(f"*{ending}" for ending in READ_ENDINGS)
"""The files that a rubric is read from, for a dialog that asks for one."""


@dataclass(frozen=True, slots=True)
class FileChoices:
    """What is known of the files of one rubric before they are read.

    Attributes:
        languages: of the files, in their order; where empty, what their names end in.
        fallback: the language of a file that does not say.
        columns: what the user says of sheets and columns.
    """

    languages: tuple[str, ...] = ()
    fallback: str = "en"
    columns: Choices = NO_CHOICES


def read_rubric(path: Path, *, language: str = "en") -> Rubric:
    """Read a rubric from one file of any kind that can be read.

    Args:
        language: of its texts, where the file does not say.

    Raises:
        RubricInvalid, FileMissing, FileEmpty, FileUnreadable: it is no rubric that can be read.
    """
    return import_rubric([path], FileChoices(fallback=language)).rubric


def import_rubric(paths: Sequence[Path], choices: FileChoices) -> Imported:
    """Read a rubric from its file, or from one file for each of its languages.

    Raises:
        RubricInvalid, FileMissing, FileEmpty, FileUnreadable: a file is no rubric.
        ColumnUnknown, SheetUnknown: what the user has named is not there.
    """
    pairs = zip(paths, languages_of(paths, choices), strict=True)
    parts = [part for path, language in pairs for part in _import_one(path, language, choices)]
    return parts[0] if len(parts) == 1 else merged_languages(parts)


def read_source(path: Path, language: str = "en") -> Book | Imported:
    """Read a file: a rubric where its format says all, else the tables that are in it.

    Args:
        language: of its texts, where such a format does not say.

    Raises:
        RubricInvalid, FileMissing, FileEmpty, FileUnreadable: it is neither.
    """
    kind = kind_of(path)
    if kind is FileKind.CSV:
        return read_csv_book(path)
    if kind is FileKind.XLSX:
        from omnidesk.exchange.grid_files.xlsx_book import read_xlsx_book  # a dear import

        return read_xlsx_book(path)
    document = read_json(path, RubricInvalid)
    if is_spec_document(document):
        return rubric_from_spec(document, path.name, language)
    return Imported(rubric_from_document(document, path.name), path.name, has_keys=True)


def write_rubric(path: Path, rubric: Rubric, *, language: str = "") -> tuple[str, ...]:
    """Write a rubric in the format of the ending, and return what the file does not hold.

    Args:
        language: the one language that is written; by default all, or the first where the format
            holds one. The program's own JSON always holds all.

    Returns:
        Codes as ``problem_texts.lost_parts`` words them; none for JSON.

    Raises:
        FileKindUnknown: the ending is none of ``RUBRIC_KINDS``.
        DiskFull, ExportRefused, FolderMissing, FileUnreadable: nothing was written.
    """
    refuse_unknown_kind(path)
    with exporting(path):
        return _write(path, rubric, language)


def _write(path: Path, rubric: Rubric, language: str) -> tuple[str, ...]:
    languages = (language,) if language else ()
    if path.suffix.lower() == ".csv":
        return write_rubric_csv(path, rubric, languages=languages)
    if path.suffix.lower() == ".xlsx":
        from omnidesk.exchange.grid_files.xlsx_writing import write_rubric_xlsx  # a dear import

        return write_rubric_xlsx(path, rubric, languages=languages)
    if path.name.lower().endswith(SPEC_ENDING):
        return write_spec(path, rubric, language=language or rubric.languages[0])
    write_rubric_json(path, rubric)
    return ()


def refuse_unknown_kind(path: Path) -> None:
    """Do nothing for a file that a rubric can be written to.

    Raises:
        FileKindUnknown: nothing is written to a file of this ending.
    """
    if not path.name.lower().endswith(RUBRIC_KINDS):
        raise FileKindUnknown(path, RUBRIC_KINDS)


def languages_of(paths: Sequence[Path], choices: FileChoices) -> list[str]:
    """Return the language of each file, or empty where it is not known before it is read.

    Raises:
        RubricInvalid: languages were named, but not one for each file.
    """
    if len(choices.languages) == len(paths):
        return list(choices.languages)
    if choices.languages:
        raise RubricInvalid(
            paths[0].name, [Problem("languages_and_files", "", str(len(choices.languages)))]
        )
    return [_code_in(path, is_one_of_many=len(paths) > 1) for path in paths]


def _code_in(path: Path, *, is_one_of_many: bool) -> str:
    """A hyphen or underscore before it says little, but among the files of one model."""
    base, code = split_language(path.stem)
    is_clear = path.stem.casefold().endswith(f".{code}".casefold())
    return code if base and (is_clear or is_one_of_many) else ""


def _import_one(path: Path, known: str, choices: FileChoices) -> Iterator[Imported]:
    language = known or choices.fallback
    source = read_source(path, language)
    if isinstance(source, Imported):
        yield source
        return
    is_whole = bool(known or choices.columns.sheets)
    for part in (LanguagePart(source),) if is_whole else language_parts(source):
        code = part.language or known
        columns = choices.columns
        mapping = chosen_mapping(part.book, columns, code or language, is_known=bool(code))
        imported = apply_mapping(part.book, mapping)
        yield replace(imported, source=part.label or imported.source)
