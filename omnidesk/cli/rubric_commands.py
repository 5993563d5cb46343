"""``rubric list``, ``check``, ``convert``, ``add`` and ``print``."""

from __future__ import annotations

import argparse
import csv

from omnidesk.cli.models import known_rubrics, offered, wanted_model, wanted_rubric
from omnidesk.cli.terminal import Terminal, make_way, open_file
from omnidesk.domain.errors import LanguageMissing
from omnidesk.domain.rubric_document import content_hash
from omnidesk.domain.rubric_lint import check as lint
from omnidesk.exchange.grids.applied import Imported
from omnidesk.exchange.grids.chosen import Choices
from omnidesk.services.import_texts import import_note, import_notes
from omnidesk.services.problem_texts import lost_parts, problem_text
from omnidesk.services.rubric_files import (
    FileChoices,
    refuse_unknown_kind,
    write_rubric,
)
from omnidesk.services.rubrics import add_rubric, file_rubrics


def list_(args: argparse.Namespace, terminal: Terminal) -> int:
    if args.file is None:
        known = offered(terminal)
    else:
        with open_file(args, read_only=True) as workspace:
            known = file_rubrics(workspace)
    if args.json:
        terminal.say_json(
            [
                {
                    "id": each.rubric.id,
                    "version": each.rubric.version,
                    "hash": each.hash,
                    "name": each.rubric.name.as_dict(),
                    "dimensions": len(each.rubric.dimensions),
                    "levels": len(each.rubric.levels),
                    "languages": list(each.rubric.languages),
                }
                for each in known
            ]
        )
        return 0
    if known:
        terminal.table(
            [
                (k.rubric.id, k.rubric.version, k.rubric.text(k.rubric.name, terminal.t.language))
                for k in known
            ]
        )
    return 0


def check(args: argparse.Namespace, terminal: Terminal) -> int:
    imported = wanted_model([args.src], FileChoices(fallback=args.lang), offered(terminal))
    rubric = imported.rubric
    problems = lint(rubric)
    if not args.json:
        for problem in problems:
            terminal.say(problem_text(problem, terminal.t, rubric=rubric))
        if not problems:
            terminal.say(terminal.t("Nothing is wrong with this model."))
        _say_notes(imported, terminal)
        return 0
    terminal.say_json(
        {
            "id": rubric.id,
            "version": rubric.version,
            "hash": content_hash(rubric),
            "dimensions": len(rubric.dimensions),
            "levels": len(rubric.levels),
            "languages": list(rubric.languages),
            "notes": [
                {"code": note.code, "text": import_note(note, terminal.t)}
                for note in imported.notes
            ],
            "problems": [
                {
                    "code": problem.code,
                    "severity": problem.severity.value,
                    "dimension": problem.dimension,
                    "level": problem.level,
                    "language": problem.language,
                    "text": problem_text(problem, terminal.t, rubric=rubric),
                }
                for problem in problems
            ],
        }
    )
    return 0


def convert(args: argparse.Namespace, terminal: Terminal) -> int:
    refuse_unknown_kind(args.dst)
    make_way(args.dst, force=args.force)
    imported = wanted_model(args.src, _choices(args), known_rubrics(args, terminal))
    lost = write_rubric(args.dst, imported.rubric, language=args.lang or "")
    terminal.say(terminal.t("Written: {path}").format(path=args.dst))
    _say_notes(imported, terminal)
    if lost:
        sentence = terminal.t("This format cannot hold: {parts}.")
        terminal.say(sentence.format(parts=lost_parts(lost, terminal.t)))
    return 0


def add(args: argparse.Namespace, terminal: Terminal) -> int:
    imported = wanted_model([args.src], FileChoices(fallback=args.lang), offered(terminal))
    rubric = imported.rubric
    with open_file(args) as workspace:
        add_rubric(workspace, rubric)
    sentence = terminal.t("Added: {model} {version}")
    terminal.say(sentence.format(model=rubric.id, version=rubric.version))
    _say_notes(imported, terminal)
    return 0


def _choices(args: argparse.Namespace) -> FileChoices:
    columns = Choices(
        dimension=args.dimension,
        key=args.key,
        groups=tuple(args.group),
        levels=_names(args.levels),
        titles=_names(args.titles),
        sheets=tuple(args.sheet),
    )
    return FileChoices(tuple(args.language), args.lang or "en", columns)


def _names(listed: str) -> tuple[str, ...]:
    """Names between commas; one that holds a comma itself is written in quotation marks."""
    return tuple(name.strip() for name in next(csv.reader([listed], skipinitialspace=True), []))


def _say_notes(imported: Imported, terminal: Terminal) -> None:
    for sentence in import_notes(imported.notes, terminal.t):
        terminal.say(sentence)


def print_(args: argparse.Namespace, terminal: Terminal) -> int:
    from omnidesk.reports.fonts import ReportFonts
    from omnidesk.services.reporting import check_kind, save_report
    from omnidesk.services.rubric_printing import PaperForm, make_rubric_paper

    check_kind(args.out)
    make_way(args.out, force=args.force)
    rubric = wanted_rubric(args.src, known_rubrics(args, terminal), args.lang)
    if args.language and args.language not in rubric.languages:
        raise LanguageMissing(args.language, rubric.languages)
    report = make_rubric_paper(
        rubric,
        PaperForm(args.form),
        language=args.language or args.lang,
        locale=terminal.locale,
        fonts=ReportFonts(terminal.fonts),
    )
    save_report(report, args.out)
    terminal.say(terminal.t("Written: {path}").format(path=args.out))
    if report.undrawable:
        words = terminal.t("No font here has these characters: {characters}")
        terminal.say(words.format(characters=" ".join(report.undrawable)))
    return 0
