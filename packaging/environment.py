"""The folder .venv: made from the lock file, compiled, and left alone while it is current."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import platform
import re
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import system_libraries
from failures import SetupFailed

if TYPE_CHECKING:  # a Python too old for this project must get as far as being told so
    Word = str | Path

_NO_NETWORK = (
    "NewConnectionError",
    "NameResolutionError",
    "ConnectTimeoutError",
    "Temporary failure in name resolution",
    "Network is unreachable",
    "ProxyError",
)


class Environment:
    """One checkout's virtual environment, and the ways to start things in it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.folder = root / ".venv"
        on_windows = os.name == "nt"
        scripts = self.folder / ("Scripts" if on_windows else "bin")
        self.python = scripts / ("python.exe" if on_windows else "python")
        self.program = scripts / ("omnidesk.exe" if on_windows else "omnidesk")
        self._lock = root / "packaging" / "requirements.txt"
        self._catalogues = sorted((root / "resources" / "locale").rglob("*.po"))

    def make_ready(self, *, with_window: bool) -> None:
        """Bring everything up to date; a step whose inputs have not changed costs nothing."""
        if not self._is_of_this_python():
            self._make_folder()
        self._once("packages", [self._lock], self._install_packages)
        self._once("project", [self._lock, self.root / "pyproject.toml"], self._install_project)
        kind = "window" if with_window else "offscreen"
        self._once(kind, [self._lock], lambda: self._look_at_qt(with_window))
        if not all(source.with_suffix(".mo").exists() for source in self._catalogues):
            self._stamp("texts").unlink(missing_ok=True)
        self._once("texts", self._catalogues, self._compile_texts)
        self._compile_bytecode([self.root / "omnidesk"])

    def call(self, words: Sequence[Word], *, extra: Mapping[str, str] | None = None) -> int:
        """Run a command where the user is, with ``extra`` variables; return its status."""
        variables = {**_plain_environment(), **(extra or {})}
        return subprocess.call([str(word) for word in words], env=variables)

    def python_call(self, words: Sequence[Word]) -> int:
        """Run the environment's Python in the project's folder and return its status."""
        command = [str(self.python), *map(str, words)]
        return subprocess.call(command, env=_plain_environment(), cwd=self.root)

    def python_answer(self, words: Sequence[Word]) -> str:
        """Run the environment's Python and return what it printed."""
        done = self._python_quietly(words)
        if done.returncode != 0:
            raise SetupFailed(f"The environment in .venv does not work: {_last_line(done.stderr)}")
        return done.stdout

    def _python_quietly(self, words: Sequence[Word]) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [str(self.python), *map(str, words)],
            cwd=self.root,
            env=_plain_environment(),
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )

    def _is_of_this_python(self) -> bool:
        settings = self.folder / "pyvenv.cfg"
        if not self.python.exists() or not settings.exists():
            return False
        return f"version = {platform.python_version()}" in settings.read_text(encoding="utf-8")

    def _make_folder(self) -> None:
        if importlib.util.find_spec("ensurepip") is None:
            system_libraries.install_venv_module()
        print(f"Making .venv with Python {platform.python_version()}")
        words = [sys.executable, "-m", "venv", "--clear", str(self.folder)]
        done = subprocess.run(words, capture_output=True, encoding="utf-8", check=False)
        if done.returncode != 0:
            said = _last_line(done.stderr or done.stdout)
            raise SetupFailed(f"Python could not make the folder .venv: {said}")

    def _install_packages(self) -> None:
        print("Installing the packages of packaging/requirements.txt (about 150 MB, once)")
        locked = ["--require-hashes", "--only-binary", ":all:", "--requirement", str(self._lock)]
        self._pip_install(["--no-compile", "--retries", "2", *locked])
        self._compile_bytecode([self.folder / "lib", self.folder / "Lib"])

    def _install_project(self) -> None:
        nothing_else = ["--no-index", "--no-deps", "--no-build-isolation"]
        self._pip_install([*nothing_else, "--editable", self.root])

    def _pip_install(self, words: Sequence[Word]) -> None:
        quiet = ["--quiet", "--disable-pip-version-check", "--no-input"]
        log = self.folder / "pip.log"
        done = self._python_quietly(["-m", "pip", "install", *quiet, "--log", log, *words])
        if done.returncode == 0:
            return
        if any(sign in done.stderr for sign in _NO_NETWORK):
            raise SetupFailed("The packages could not be fetched: there is no network connection.")
        raise SetupFailed(f"pip could not install: {_last_error(done.stderr)} (see {log})")

    def _compile_texts(self) -> None:
        self.python_answer([self.root / "packaging" / "catalogue.py", "compile"])

    def _compile_bytecode(self, folders: Sequence[Path]) -> None:
        # compileall writes although PYTHONDONTWRITEBYTECODE is set. Its status is of no interest:
        # some packages carry templates that are not meant to compile.
        there = [folder for folder in folders if folder.exists()]
        self._python_quietly(["-m", "compileall", "-qq", "-j", "0", *there])

    def _look_at_qt(self, with_window: bool) -> None:
        system_libraries.make_qt_start(self._python_quietly, with_window=with_window)

    def _stamp(self, step: str) -> Path:
        return self.folder / f"omnidesk-{step}.stamp"

    def _once(self, step: str, inputs: Sequence[Path], work: Callable[[], None]) -> None:
        digest = _digest(inputs)
        stamp = self._stamp(step)
        if not stamp.exists() or stamp.read_text(encoding="utf-8") != digest:
            work()
            stamp.write_text(digest, encoding="utf-8")


def _plain_environment() -> dict[str, str]:
    """This process's environment, in which Python may keep its bytecode and speaks UTF-8."""
    variables = {key: value for key, value in os.environ.items() if key not in _UNWANTED}
    variables["PYTHONUTF8"] = "1"
    return variables


_UNWANTED = ("PYTHONDONTWRITEBYTECODE", "PYTHONHOME", "PYTHONPATH", "PIP_USER", "PIP_TARGET")


def _digest(inputs: Sequence[Path]) -> str:
    digest = hashlib.sha256(platform.python_version().encode())
    for path in inputs:
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _last_line(text: str) -> str:
    lines = text.strip().splitlines()
    return lines[-1].strip() if lines else "no reason was given."


def _last_error(text: str) -> str:
    """What pip says last as an error, or else a build that it started."""
    told = [line.strip() for line in text.splitlines() if re.match(r"\s*(ERROR|\w+Error): ", line)]
    return _last_line("\n".join(told) or text).replace("ERROR: ", "")
