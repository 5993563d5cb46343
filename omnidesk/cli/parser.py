"""What the command line accepts."""

from __future__ import annotations

import argparse
from pathlib import Path

from omnidesk import __version__
from omnidesk.services.samples import CASES, DEMO
from omnidesk.texts import LANGUAGES

CHART_KINDS = ("radar", "gap", "trend", "slope")


_A_MODEL = "a file with a model, or ID[@VERSION]"


def build_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="omnidesk",
        description="Maturity assessment by expert judgment, offline. "
        "Without a command the desktop opens, on FILE if one is named.",
    )
    parser.add_argument("--version", action="version", version=f"OmniDesk {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _add_file_commands(commands)
    _add_rubric_commands(commands)
    _add_round_commands(commands)
    _add_trend_commands(commands)
    return parser


def _add_file_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    sample = commands.add_parser("sample", help="write a sample client file")
    _file(sample, "OUT")
    sample.add_argument("--case", choices=CASES, default=DEMO)
    _force(sample)

    new = commands.add_parser("new", help="make a client file")
    _file(new, "OUT")
    new.add_argument("--organisation", required=True, metavar="NAME")
    new.add_argument("--rubric", metavar="ID|FILE", help=_A_MODEL)
    _passphrase(new)
    _force(new)

    for name, text in (
        ("info", "say what is in a client file"),
        ("check", "verify every page, every reference and the whole history"),
    ):
        command = commands.add_parser(name, help=text)
        _file(command)
        _json(command)
        _passphrase(command)

    backup = commands.add_parser("backup", help="write a checked copy of a client file")
    _file(backup)
    _file(backup, "DEST")
    _passphrase(backup)
    _force(backup)

    passphrase = commands.add_parser("passphrase", help="set, change or remove a passphrase")
    _file(passphrase)
    _passphrase(passphrase)
    how = passphrase.add_mutually_exclusive_group()
    how.add_argument(
        "--new-passphrase-file", metavar="PATH|-", help="the new one is its first line"
    )
    how.add_argument("--remove", action="store_true", help="open without a passphrase from now on")

    _add_rescue_commands(commands)


def _add_rescue_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    restore = commands.add_parser("restore", help="list a file's backups, or write one as a file")
    _file(restore)
    restore.add_argument("--list", action="store_true", help="say which there are")
    restore.add_argument("--backup", metavar="NAME", help="which one; the newest by default")
    restore.add_argument("--out", type=Path, metavar="OUT", help="the file to write")
    _backups(restore)
    _json(restore)
    _passphrase(restore)
    _force(restore)

    recover = commands.add_parser("recover", help="save what a damaged file still holds")
    _file(recover)
    _file(recover, "OUT")
    recover.add_argument("--fill", type=Path, metavar="BACKUP", help="fill the gaps from a copy")
    _json(recover)
    _passphrase(recover)
    _force(recover)


def _add_rubric_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    rubric = commands.add_parser("rubric", help="list, check, convert and compare models")
    verbs = rubric.add_subparsers(dest="verb", required=True, metavar="VERB")

    listing = verbs.add_parser("list", help="the models that ship and your own, or a client file's")
    listing.add_argument("file", nargs="?", type=Path, metavar="FILE")
    _json(listing)
    _passphrase(listing)

    check = verbs.add_parser("check", help="say what is wrong with a model")
    check.add_argument("src", metavar="SRC", help=_A_MODEL)
    _language(check)
    _json(check)

    _add_convert(verbs)

    diff = verbs.add_parser("diff", help="say what changed between two versions, and how severe")
    bridge = verbs.add_parser("bridge", help="suggest which dimension is which in two versions")
    for verb in (diff, bridge):
        for name in ("old", "new"):
            verb.add_argument(name, metavar=name.upper(), help=_A_MODEL)
        verb.add_argument("--file", type=Path, metavar="FILE", help="look among its versions too")
        _language(verb)
        _json(verb)
        _passphrase(verb)

    paper = verbs.add_parser("print", help="write a model as pages: a poster or a booklet")
    paper.add_argument("src", metavar="SRC", help=_A_MODEL)
    paper.add_argument("--out", required=True, type=Path, metavar="X.pdf")
    paper.add_argument("--form", choices=("poster", "booklet"), default="poster")
    paper.add_argument("--language", default="", metavar="CODE", help="of the model's texts")
    paper.add_argument("--file", type=Path, metavar="FILE", help="look among its versions too")
    _language(paper)
    _force(paper)
    _passphrase(paper)

    add = verbs.add_parser("add", help="freeze a model in a client file")
    _file(add)
    add.add_argument("src", metavar="SRC", help=_A_MODEL)
    _language(add)
    _passphrase(add)


def _add_convert(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    convert = verbs.add_parser(
        "convert", help="make a model of a table, or write one in another format, by the ending"
    )
    convert.add_argument(
        "src",
        nargs="+",
        metavar="SRC",
        help="one file, or one for each language; or ID[@VERSION]",
    )
    _file(convert, "DST")
    for name, text in (
        ("dimension", "the column that names the dimensions"),
        ("key", "the column of their keys"),
    ):
        convert.add_argument(f"--{name}", default="", metavar="COLUMN", help=text)
    convert.add_argument(
        "--group",
        action="append",
        default=[],
        metavar="COLUMN",
        help="a column of groups; again for the groups in them",
    )
    for name, text in (
        ("levels", "the columns of level descriptions, lowest first; * stands for anything"),
        ("titles", "the columns of their titles"),
    ):
        convert.add_argument(f"--{name}", default="", metavar="COLUMN,...", help=text)
    convert.add_argument(
        "--sheet", action="append", default=[], metavar="NAME", help="read this sheet; repeatable"
    )
    convert.add_argument(
        "--language",
        action="append",
        default=[],
        metavar="CODE",
        help="the language of the texts; once for each SRC",
    )
    convert.add_argument(
        "--lang", choices=LANGUAGES, help="write a table in this language only; all by default"
    )
    convert.add_argument("--file", type=Path, metavar="FILE", help="look among its versions too")
    _force(convert)
    _passphrase(convert)


def _add_round_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    round_ = commands.add_parser("round", help="rounds of assessment")
    verbs = round_.add_subparsers(dest="verb", required=True, metavar="VERB")
    add = verbs.add_parser("add", help="start a round")
    _file(add)
    add.add_argument("--label", required=True)
    add.add_argument("--rubric", required=True, metavar="ID[@VERSION]")
    add.add_argument("--experts", default="E1", metavar="E1,E2,...")
    add.add_argument("--blind", action="store_true", help="show nothing until all have finished")
    _passphrase(add)
    _add_round_states(verbs)

    rate = commands.add_parser("rate", help="record one expert's ratings from a table")
    _file(rate)
    rate.add_argument("--round", required=True, metavar="LABEL")
    rate.add_argument("--expert", required=True, metavar="CODE")
    rate.add_argument("--csv", required=True, type=Path, metavar="RATINGS.csv")
    rate.add_argument("--pass", type=int, dest="pass_number", metavar="N")
    rate.add_argument("--hand-in", action="store_true", help="finish and lock these ratings")
    _language(rate)
    _passphrase(rate)

    results = commands.add_parser("results", help="the numbers of a round")
    _file(results)
    results.add_argument("--round", required=True, metavar="LABEL")
    results.add_argument("--rule", help="median, mean, weighted_mean, mode, min, gate:L, share")
    results.add_argument("--pass", type=int, dest="pass_number", metavar="N")
    _json(results)
    _language(results)
    _passphrase(results)

    report = commands.add_parser("report", help="write the report of a round")
    _file(report)
    report.add_argument("--round", required=True, metavar="LABEL")
    report.add_argument("--out", required=True, type=Path, metavar="X.pdf")
    _language(report)
    _passphrase(report)
    _force(report)


def _add_trend_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    compare = commands.add_parser("compare", help="rounds side by side, the first against the last")
    _file(compare)
    compare.add_argument("--rounds", required=True, metavar="A,B[,C]")
    _json(compare)
    _language(compare)
    _passphrase(compare)

    chart = commands.add_parser("chart", help="write a chart as SVG, PDF or PNG, by the ending")
    _file(chart)
    chart.add_argument("--kind", required=True, choices=CHART_KINDS)
    which = chart.add_mutually_exclusive_group()
    which.add_argument("--round", metavar="LABEL", help="the latest one by default")
    which.add_argument("--rounds", metavar="A,B", help="for a trend, slope or radar")
    chart.add_argument("--dimension", default="", metavar="KEY", help="a trend of this one alone")
    chart.add_argument("--out", required=True, type=Path, metavar="X.svg|.pdf|.png")
    _language(chart)
    _passphrase(chart)
    _force(chart)


def _add_round_states(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    for name, text in (
        ("close", "lock what was judged in a round"),
        ("reopen", "unlock a closed round, with a reason that is kept"),
        ("copy", "start a round with the set-up and panel of another"),
        ("delete", "take a round out of the file; it can be brought back"),
        ("restore", "bring a deleted round back"),
    ):
        verb = verbs.add_parser(name, help=text)
        _file(verb)
        verb.add_argument("--round", required=True, metavar="LABEL")
        if name == "reopen":
            verb.add_argument("--reason", required=True, metavar="TEXT")
            _language(verb)
        if name == "copy":
            verb.add_argument("--label", required=True, metavar="NEW")
            verb.add_argument("--start", default="", metavar="DATE")
            verb.add_argument("--newest", action="store_true", help="on the newest frozen version")
        _passphrase(verb)


def _file(parser: argparse.ArgumentParser, name: str = "FILE") -> None:
    parser.add_argument(name.lower(), type=Path, metavar=name)


def _backups(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--backups", type=Path, metavar="FOLDER", help="where backups are kept, if not as usual"
    )


def _json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print one JSON document only")


def _force(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--force", action="store_true", help="replace a file that is there")


def _language(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--lang", choices=LANGUAGES, default=LANGUAGES[0])


def _passphrase(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--passphrase-file",
        metavar="PATH|-",
        help="read the passphrase from a file, or from standard input",
    )
