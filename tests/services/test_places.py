"""Where a file lies, and taking it elsewhere without ever having none."""

from __future__ import annotations

from pathlib import Path

import pytest

from omnidesk.domain.errors import FileExists, OmnideskError
from omnidesk.services.client_files import rename_organisation
from omnidesk.services.places import copy_to, place_of, remove_moved, warning_text
from omnidesk.storage.workspace import Workspace
from omnidesk.texts import Translator


@pytest.fixture
def target(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder / "telko.omnidesk"


def test_a_folder_of_a_cloud_is_warned_of_and_an_ordinary_one_is_not(tmp_path):
    cloud = tmp_path / "Nextcloud" / "telko.omnidesk"

    assert "Nextcloud copies this folder" in warning_text(place_of(cloud), Translator())
    assert warning_text(place_of(tmp_path / "telko.omnidesk"), Translator()) == ""


def test_a_marker_in_a_folder_above_is_seen(tmp_path):
    (tmp_path / ".dropbox").mkdir()

    assert place_of(tmp_path / "a" / "b" / "telko.omnidesk").cloud == "Dropbox"


def test_the_old_file_goes_once_the_new_one_is_open(workspace, target):
    copy_to(workspace, target)
    workspace.close()
    with Workspace.open(target) as moved:
        assert remove_moved(workspace.path, moved, Path.unlink)
        assert moved.problems() == []

    assert not workspace.path.exists()


def test_what_somebody_wrote_meanwhile_is_not_thrown_away(workspace, target):
    copy_to(workspace, target)
    rename_organisation(workspace, "Written after the copy")
    workspace.close()
    with Workspace.open(target) as moved:
        assert not remove_moved(workspace.path, moved, Path.unlink)

    assert workspace.path.exists()


def test_a_file_that_is_open_is_not_thrown_away(workspace, target):
    copy_to(workspace, target)
    with Workspace.open(target) as moved:
        assert not remove_moved(workspace.path, moved, Path.unlink)

    assert workspace.path.exists()


def test_nothing_is_overwritten_and_a_place_that_is_not_there_is_refused(workspace, target):
    target.write_text("mine")
    for place, error in ((target, FileExists), (target.parent / "no" / "x", OmnideskError)):
        with pytest.raises(error):
            copy_to(workspace, place)

    assert target.read_text() == "mine"
