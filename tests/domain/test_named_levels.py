"""Which levels a text speaks of."""

import pytest

from omnidesk.domain.named_levels import named_levels

NAMES = {
    1: ("Single Channel", "Saluran Tunggal"),
    2: ("Multi Channel",),
    3: ("Cross Channel", "Lintas Saluran"),
    4: ("Omni Channel", "Omnisaluran"),
    5: ("Optimized Omni Channel", "Omnisaluran Optimal"),
}


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("", set()),
        ("Nothing is said of it.", set()),
        ("The company is at Cross Channel.", {3}),
        ("CROSS-CHANNEL today, omnichannel next", {3, 4}),
        ("An Optimized Omni Channel operator", {5}),  # and not 4, which its name holds
        ("optimized omnichannel, once omnichannel", {4, 5}),
        ("Berada di lintas saluran", {3}),
        ("crosschannels", set()),  # another word
        ("It reaches level 3 of 5; tingkat 2 is behind", {2, 3}),
        ("level 9, level 30", set()),
    ],
)
def test_names_and_numbers_are_found_whole_and_the_longest_first(text, levels):
    assert named_levels(text, NAMES) == levels


def test_a_level_without_a_name_is_found_by_its_number_only():
    assert named_levels("level 0 and more", {0: ("",), 1: ("One",)}) == {0}
