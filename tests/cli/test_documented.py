"""The description of the command line leaves nothing out that can be typed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from omnidesk.__main__ import COMMANDS
from omnidesk.cli.parser import build_parser
from omnidesk.domain.aggregation import PanelFlag
from omnidesk.domain.bridge import Relation
from omnidesk.domain.comparison import Movement, TargetOutcome
from omnidesk.domain.overall import NoValue
from omnidesk.domain.spread import Status

DESCRIPTION = (Path(__file__).parents[2] / "docs" / "command-line.md").read_text(encoding="utf-8")
VERBS = {
    "rubric": ("list", "check", "convert", "add"),
    "round": ("add",),
}
TYPED = [f"{command} {verb}".strip() for command in COMMANDS for verb in VERBS.get(command, ("",))]


def help_of(words: str, capsys: pytest.CaptureFixture[str]) -> str:
    with pytest.raises(SystemExit):
        build_parser().parse_args([*words.split(), "-h"])
    return capsys.readouterr().out


@pytest.mark.parametrize("words", sorted(TYPED))
def test_every_command_and_option_is_described(words, capsys):
    options = set(re.findall(r"--[a-z-]+", help_of(words, capsys))) - {"--help"}

    assert f"`omnidesk {words} " in DESCRIPTION
    assert [option for option in options if option not in DESCRIPTION] == []


@pytest.mark.parametrize(
    "words", [*PanelFlag, *NoValue, *Status, *Relation, *Movement, *TargetOutcome]
)
def test_every_word_of_the_results_is_described(words):
    assert f"`{words}`" in DESCRIPTION
