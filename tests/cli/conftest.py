"""The command line as a script uses it: arguments in, status and two streams out."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from omnidesk.cli.main import run


@dataclass
class Answer:
    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Command = Callable[..., Answer]


@pytest.fixture
def omnidesk(capsys) -> Command:
    def command(*arguments: object) -> Answer:
        status = run([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return Answer(status, captured.out, captured.err)

    return command


@pytest.fixture
def case(omnidesk, tmp_path) -> Path:
    path = tmp_path / "telkom.omnidesk"
    assert omnidesk("sample", path, "--case", "telkom-2016").status == 0
    return path


@pytest.fixture
def rated(omnidesk, tmp_path) -> Path:
    """A file with a round of three experts, rated as in a worked example of agreement."""
    path = tmp_path / "telko.omnidesk"
    omnidesk("new", path, "--organisation", "Telko", "--rubric", "omnichannel-cx")
    omnidesk(
        "round",
        "add",
        path,
        "--label",
        "2025",
        "--rubric",
        "omnichannel-cx",
        "--experts",
        "E1,E2,E3",
    )
    for code, levels in RATED.items():
        assert (
            omnidesk(
                "rate",
                path,
                "--round",
                "2025",
                "--expert",
                code,
                "--csv",
                ratings_file(tmp_path, levels),
            ).status
            == 0
        )
    return path


KEYS = (
    "business_strategy",
    "data_driven_approach",
    "technology",
    "process_governance",
    "leadership_organization",
    "roadmap_planning",
    "human_resources",
    "metrics_kpis",
    "budget",
)
RATED = {
    "E1": (3, 2, 3, 3, 2, 2, 3, 3, 3),
    "E2": (3, 2, 4, 3, 2, 3, 3, 3, 2),
    "E3": (3, 3, 3, 3, 2, 2, 3, 4, 3),
}


def ratings_file(folder: Path, levels: tuple[int, ...]) -> Path:
    path = folder / "ratings.csv"
    rows = [f"{key},{level},,," for key, level in zip(KEYS, levels, strict=True)]
    path.write_text("\n".join(["dimension,level,state,confidence,rationale", *rows]) + "\n")
    return path
