"""Run by a test: replace a client file without end, telling each time once it is done.

``passphrase FILE`` changes the passphrase back and forth; ``restore FILE BACKUP`` puts a backup in
the file's place.
"""

from __future__ import annotations

import itertools
import sys
from pathlib import Path

from omnidesk.services.restoring import restore_over
from omnidesk.storage.workspace import Workspace

KEYS = (None, "korek api")


def change_passphrases(path: Path, present: str | None) -> None:
    with Workspace.open(path, passphrase=present) as workspace:
        print("open", flush=True)  # noqa: T201 - the test reads this
        for number in itertools.count(KEYS.index(present) + 1):
            workspace.change_passphrase(KEYS[number % 2])
            print(number % 2, flush=True)  # noqa: T201


def restore(path: Path, backup: Path) -> None:
    print("open", flush=True)  # noqa: T201
    for number in itertools.count():
        kept = path.with_name(f"kept {number}.omnidesk")
        kept.unlink(missing_ok=True)
        restore_over(backup, path, kept, None)
        print(number, flush=True)  # noqa: T201


if __name__ == "__main__":
    if sys.argv[1] == "passphrase":
        change_passphrases(Path(sys.argv[2]), KEYS[int(sys.argv[3])])
    else:
        restore(Path(sys.argv[2]), Path(sys.argv[3]))
