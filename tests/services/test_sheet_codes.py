"""Digits for blind sheets: proved but never kept, told by the history, wiped at hand-in."""

from __future__ import annotations

import pytest

from omnidesk.domain.errors import FileReadOnly, RoundClosed
from omnidesk.domain.local_text import LocalText
from omnidesk.domain.sheet_code import pause_after
from omnidesk.paths import rubric_folder
from omnidesk.services.capture import end_pass, hand_in
from omnidesk.services.client_files import create_file
from omnidesk.services.round_copies import RoundCopy, copy_round
from omnidesk.services.round_states import close_round
from omnidesk.services.rounds import NewRound, add_round, open_round, set_blind
from omnidesk.services.rubrics import find_rubric, shipped_rubrics
from omnidesk.services.sheet_codes import SheetCodes, codes_of, draw_codes, forget_codes, keep_codes
from omnidesk.storage.engine import connect
from omnidesk.storage.workspace import Workspace


@pytest.fixture
def blind(tmp_path):
    known = find_rubric(shipped_rubrics(rubric_folder()), "omnichannel-cx")
    experts = [(code, LocalText.single("en", code)) for code in ("E1", "E2")]
    with create_file(tmp_path / "x.omnidesk", "X", rubric=known.rubric) as workspace:
        add_round(workspace, NewRound("2026", known.hash, experts=experts, blind=True))
        yield workspace


def record_of(workspace):
    return open_round(workspace, "2026").record


def drawn(workspace) -> dict[str, str]:
    record = record_of(workspace)
    return draw_for(workspace, [expert.id for expert in record.panel])


def draw_for(workspace, expert_ids) -> dict[str, str]:
    record = record_of(workspace)
    found = draw_codes(record, 1, expert_ids)
    keep_codes(workspace, record, 1, found)
    return dict(found.digits)


def proofs(workspace):
    record = record_of(workspace)
    codes = {expert.id: expert.code for expert in record.panel}
    return {
        codes[key]: code for key, code in codes_of(workspace, record.round.id, 1).sealed.items()
    }


def all_rows(workspace) -> str:
    connection = connect(workspace.path, passphrase=None, mode="ro")
    names = [n for (n,) in connection.execute("SELECT name FROM sqlite_master WHERE type='table'")]
    rows = [str(row) for name in names for row in connection.execute(f'SELECT * FROM "{name}"')]
    connection.close()
    return "\n".join(rows)


def test_each_expert_has_digits_of_their_own_that_nobody_else_has(blind):
    digits = drawn(blind)

    assert all(len(each) == 6 and each.isdigit() for each in digits.values())
    assert proofs(blind)["E1"].opens_with(digits["E1"])
    assert proofs(blind)["E1"].opens_with(f"{digits['E1'][:3]} {digits['E1'][3:]}")
    assert not proofs(blind)["E1"].opens_with("")
    assert proofs(blind)["E1"].salt != proofs(blind)["E2"].salt


def test_the_file_holds_no_digits_and_its_history_says_that_some_were_drawn(blind):
    digits = drawn(blind)
    rows = all_rows(blind)

    assert not any(f"'{each}'" in rows or f'"{each}"' in rows for each in digits.values())
    assert '{"experts":["E1","E2"],"pass":1}' in rows
    assert blind.problems() == []


def test_new_digits_take_the_place_of_the_old_ones(blind):
    first, record = drawn(blind), record_of(blind)
    second = draw_for(blind, [record.panel[0].id])

    assert set(second) == {"E1"}
    assert not proofs(blind)["E1"].opens_with(first["E1"])
    assert proofs(blind)["E2"].opens_with(first["E2"])
    assert '{"experts":["E1"],"pass":1}' in all_rows(blind)


def test_handing_in_wipes_the_digits_and_none_are_drawn_for_who_has_finished(blind):
    drawn(blind)
    record = record_of(blind)
    hand_in(blind, record, 1, record.panel[0].id)

    assert set(proofs(blind)) == {"E2"}
    assert set(drawn(blind)) == {"E2"}


@pytest.mark.parametrize(
    "act",
    [
        lambda blind: end_pass(blind, record_of(blind), 1),
        lambda blind: forget_codes(blind, record_of(blind), 1),
        lambda blind: set_blind(blind, record_of(blind).round.id, 1, blind=False),
    ],
)
def test_they_go_with_what_they_were_for(blind, act):
    drawn(blind)
    act(blind)

    assert proofs(blind) == {}


def test_a_copied_round_has_none(blind):
    drawn(blind)
    round_id = copy_round(blind, record_of(blind).round.id, RoundCopy("2027"))

    assert codes_of(blind, round_id, 1) == SheetCodes()


def test_none_are_drawn_in_a_closed_round_or_a_file_that_is_only_read(blind):
    record = record_of(blind)
    with Workspace.open(blind.path, read_only=True) as reading, pytest.raises(FileReadOnly):
        drawn(reading)
    end_pass(blind, record, 1)
    close_round(blind, record.round.id)
    with pytest.raises(RoundClosed):
        drawn(blind)
    assert proofs(blind) == {}


def test_wrong_digits_cost_more_and_more_time_but_never_long():
    assert [pause_after(n) for n in range(9)] == [0, 0, 0, 2, 4, 8, 16, 30, 30]
