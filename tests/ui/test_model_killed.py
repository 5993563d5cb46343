"""A draft survives a kill whatever was done last: groups, blocks, checklists, languages."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import pytest

from omnidesk.services.rubrics import drafts_of
from omnidesk.storage.workspace import Workspace

_ACT_AND_DIE = """
import os, signal, sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from omnidesk.composition import build_window
from omnidesk.ui.documents.rubric_places import Place
from omnidesk.ui.settings import SettingsStore
app = QApplication([])
window = build_window(app, SettingsStore(Path(sys.argv[2])))
window.show()
assert window.open_path(Path(sys.argv[1]))
page = window.page("model")
page.show_place(Place("technology", 3))
page.document.saved.connect(lambda: os.kill(os.getpid(), signal.SIGKILL))
ACT
app.exec()
"""
_PASTE = """
app.clipboard().setText("a\\tb\\nc\\td")
page.actions_["paste"].trigger()
"""
_GROUP = """
page.actions_["group"].trigger()
page.grid.commit_editor()
"""
_CHECKLIST = """
from omnidesk.domain.local_text import LocalText
page.panels.toggle("details")
page.panels.inspector.now()
page.panels.inspector.criteria.committed.emit((LocalText.single("en", "seen"),))
"""
_LANGUAGE = """
page.panels.languages.name.setText("fr")
page.panels.languages.add.click()
"""
_DUPLICATE = 'page.actions_["duplicate_dimension"].trigger()'
_REPLACE = """
page.panels.bar.text.setText("channel")
page.panels.bar.replacement.setText("route")
page.panels.finder.replace_all()
"""


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL")
@pytest.mark.parametrize(
    ("act", "is_there"),
    [
        (_PASTE, lambda rubric: rubric.descriptor("process_governance", 4, "en") == "d"),
        (_GROUP, lambda rubric: rubric.dimension("technology").group == "group"),
        (_CHECKLIST, lambda rubric: len(rubric.cell("technology", 3).criteria) == 1),
        (_LANGUAGE, lambda rubric: rubric.languages == ("en", "id", "fr")),
        (_DUPLICATE, lambda rubric: "technology_2" in rubric.keys),
        (_REPLACE, lambda rubric: rubric.level_name(2, "en") == "Multi Route"),
    ],
    ids=["paste", "group", "checklist", "language", "duplicate", "replace"],
)
def test_what_was_said_to_be_saved_survives_a_kill(fresh, tmp_path, act, is_there):
    script = _ACT_AND_DIE.replace("ACT", act)
    run = subprocess.run(
        [sys.executable, "-c", script, str(fresh), str(tmp_path / "s.json")],
        timeout=60,
        check=False,
    )
    assert run.returncode == -signal.SIGKILL

    with Workspace.open(fresh) as workspace:
        assert [is_there(draft.rubric) for draft in drafts_of(workspace)] == [True]
