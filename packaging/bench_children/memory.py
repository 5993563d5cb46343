"""Open a client file on Results, and print how much memory the process holds."""

from __future__ import annotations

import sys
from pathlib import Path

from resident import print_resident_size

from omnidesk.composition import build_window, make_application, warm_up
from omnidesk.ui.settings import SettingsStore

application = make_application([])
path = Path(sys.argv[1])
window = build_window(application, SettingsStore(path.with_name("settings.json")))
window.show()
warm_up().join()
window.open_path(path)
window.show_page("results")
for _ in range(50):
    application.processEvents()
print_resident_size()
