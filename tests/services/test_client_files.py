"""A client file is made whole with its first round, or not at all."""

from __future__ import annotations

import pytest

from omnidesk.domain.errors import BadRoundLabel, RubricUnknown
from omnidesk.services.client_files import start_client
from omnidesk.services.rounds import NewRound, open_round
from omnidesk.storage.lock import sidecar_of
from omnidesk.storage.workspace import Workspace


def test_a_client_is_made_with_its_first_round_and_let_go(tmp_path, known):
    path = tmp_path / "telko.omnidesk"
    start_client(path, "Telko", known.rubric, NewRound("2026", known.hash))

    with Workspace.open(path) as workspace:
        assert workspace.read_only is None
        assert open_round(workspace, "2026").rubric == known.rubric


@pytest.mark.parametrize(
    ("label", "key", "error"), [("2026", "0" * 64, RubricUnknown), ("a/b", "", BadRoundLabel)]
)
def test_without_its_round_no_file_and_no_lock_stay_behind(tmp_path, known, label, key, error):
    path = tmp_path / "telko.omnidesk"

    with pytest.raises(error):
        start_client(path, "Telko", known.rubric, NewRound(label, key or known.hash))
    assert not path.exists()
    assert not sidecar_of(path).exists()
