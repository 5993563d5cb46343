"""Write packaging/requirements.txt anew from pyproject.toml: python3 packaging/lock.py [--upgrade].

The lock holds every package that running, testing and building need, at one version each, with the
hashes of all its files for every system, and names no registry. Versions stay as they are unless
pyproject.toml asks for others or ``--upgrade`` is given.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import tomllib
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LOCK = ROOT / "packaging" / "requirements.txt"
RESOLVER = "uv"

_HEADER = """\
# Made by packaging/lock.py from pyproject.toml; run it again instead of editing this file.

"""


def main(words: list[str]) -> int:
    """Resolve in a throw-away environment and write the lock file."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    build_needs = project["build-system"]["requires"]
    with tempfile.TemporaryDirectory() as folder:
        resolver = _resolver_in(Path(folder))
        needs = Path(folder) / "build-needs.in"
        needs.write_text("\n".join(build_needs), encoding="utf-8")
        locked = Path(folder) / "requirements.txt"
        if LOCK.exists():
            locked.write_bytes(LOCK.read_bytes())  # the versions to keep
        _resolve(resolver, [str(needs), "--output-file", str(locked), *words])
        LOCK.write_text(_HEADER + locked.read_text(encoding="utf-8"), encoding="utf-8")
    return 0


def _resolver_in(folder: Path) -> Path:
    venv.create(folder / "venv", with_pip=True)
    scripts = folder / "venv" / ("Scripts" if os.name == "nt" else "bin")
    subprocess.run([scripts / "python", "-m", "pip", "install", "-q", RESOLVER], check=True)
    return scripts / RESOLVER


def _resolve(resolver: Path, words: list[str]) -> None:
    for_everywhere = ["--universal", "--python-version", "3.11", "--generate-hashes"]
    plain = ["--no-header", "--no-annotate", "--no-emit-index-url", "--quiet"]
    sources = ["pyproject.toml", "--extra", "dev"]
    command = [str(resolver), "pip", "compile", *for_everywhere, *plain, *sources, *words]
    subprocess.run(command, cwd=ROOT, check=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
