"""What a person says of two versions is kept, taken back, and used by every comparison."""

from dataclasses import replace

import pytest

from omnidesk.domain.bridge import Bridge, Link, Relation
from omnidesk.paths import resource_folder, rubric_folder
from omnidesk.services.bridges import bridge_of, save_bridge
from omnidesk.services.rubrics import file_rubrics
from omnidesk.services.samples import DEMO, write_sample
from omnidesk.services.trends import read_trend
from omnidesk.storage.workspace import Workspace

EQUAL = Relation.EQUAL


@pytest.fixture
def demo(tmp_path):
    path = tmp_path / "demo.omnidesk"
    write_sample(path, DEMO, samples=resource_folder() / "samples", rubrics=rubric_folder())
    with Workspace.open(path) as workspace:
        yield workspace


@pytest.fixture
def versions(demo):
    old, new = file_rubrics(demo)
    return old.hash, new.hash


def test_what_was_said_is_read_again_in_either_direction(demo, versions):
    bridge = Bridge(*versions, (Link("technology", "privacy_and_consent", Relation.BROADER),))
    save_bridge(demo, bridge)

    assert bridge_of(demo, *versions) == bridge
    assert bridge_of(demo, *reversed(versions)) == bridge.inverse


def test_a_bridge_saved_the_other_way_round_stays_one_bridge(demo, versions):
    bridge = Bridge(*versions, (Link("technology", "technology", EQUAL),))
    save_bridge(demo, bridge)
    wider = replace(bridge.inverse, levels=(Link(1, 1, EQUAL),))
    save_bridge(demo, wider)

    assert bridge_of(demo, *versions) == wider.inverse
    with demo.read() as work:
        assert len(work.bridges.all()) == 1


def test_what_is_no_longer_said_is_taken_back_and_can_be_said_again(demo, versions):
    bridge = Bridge(*versions, (Link("technology", "technology", EQUAL),))
    for each in (bridge, Bridge(*versions), bridge):
        save_bridge(demo, each)
        assert bridge_of(demo, *versions) == each


def test_without_anything_said_versions_are_compared_by_key(demo, versions):
    before = [(each.key, each.change) for each in read_trend(demo).span.dimensions]
    save_bridge(demo, Bridge(*versions))

    assert [(each.key, each.change) for each in read_trend(demo).span.dimensions] == before


def test_a_comparison_goes_by_what_was_said(demo, versions):
    link = Link("technology", "technology", Relation.NARROWER)
    save_bridge(demo, Bridge(*versions, (link,)))
    found = {each.key: each for each in read_trend(demo).span.dimensions}

    assert found["technology"].relation is Relation.NARROWER
    assert found["technology"].change is None
    assert found["business_strategy"].relation is EQUAL


def test_the_file_stays_sound(demo, versions):
    save_bridge(demo, Bridge(*versions, (Link("technology", "", Relation.NONE),)))

    assert demo.problems() == []
