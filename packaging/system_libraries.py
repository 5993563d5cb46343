"""Qt's system libraries: found by starting Qt, installed where that is ours to do."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from failures import SetupFailed

if TYPE_CHECKING:
    Starter = Callable[[Sequence[str]], subprocess.CompletedProcess[str]]

_PROBE = """
import ctypes, os, pathlib, sys
os.environ["QT_QPA_PLATFORM"] = "offscreen"
import PySide6
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication
application = QApplication([])
if "window" in sys.argv:
    ctypes.CDLL(str(next(pathlib.Path(PySide6.__file__).parent.rglob("libqxcb.so"))))
if not QFontDatabase.families():
    sys.exit("no font: cannot open shared object file")
"""
_LIBRARY_MISSING = "cannot open shared object file"

_PACKAGES = {
    "apt-get": (
        "libegl1 libgl1 libxkbcommon0 libdbus-1-3 libfontconfig1 libfreetype6 libglib2.0-0 "
        "libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 "
        "libxcb-image0 libxcb-render-util0 libxcb-xinerama0 libxcb-randr0 libxcb-sync1 "
        "libxcb-xfixes0 libxcb-xkb1 fontconfig fonts-noto-core"
    ),
    "dnf": (
        "mesa-libEGL mesa-libGL libxkbcommon libxkbcommon-x11 dbus-libs fontconfig freetype glib2 "
        "libxcb xcb-util-cursor xcb-util-wm xcb-util-keysyms xcb-util-image xcb-util-renderutil "
        "google-noto-sans-fonts"
    ),
    "pacman": (
        "libglvnd mesa libxkbcommon libxkbcommon-x11 dbus fontconfig freetype2 glib2 libxcb "
        "xcb-util-cursor xcb-util-wm xcb-util-keysyms xcb-util-image xcb-util-renderutil noto-fonts"
    ),
}
_INSTALL = {
    "apt-get": "apt-get install -y --no-install-recommends",
    "dnf": "dnf install",
    "pacman": "pacman -S --needed",
}


def make_qt_start(start_python: Starter, *, with_window: bool) -> None:
    """Start Qt once; where a system library is missing, install it or say how.

    Args:
        start_python: runs the environment's Python with the words given, quietly.
        with_window: whether the libraries of a real window are needed as well.

    Raises:
        SetupFailed: Qt does not start, with the command that would help or Qt's own reason.
    """
    probe = ["-c", _PROBE, *(["window"] if with_window and _on_linux() else [])]
    said = _complaint(start_python(probe))
    if said and _LIBRARY_MISSING in said and _on_linux():
        _install_or_tell(said)
        said = _complaint(start_python(probe))
    if said:
        raise SetupFailed(f"Qt does not start: {said}")


def install_venv_module() -> None:
    """Add Python's own venv module, which Debian keeps in a package apart."""
    package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
    if not _may_use_apt():
        hint = f"; sudo apt-get install {package} adds it" if shutil.which("apt-get") else ""
        raise SetupFailed(f"This Python lacks its modules venv and ensurepip{hint}.")
    _apt_install(package)


def _complaint(done: subprocess.CompletedProcess[str]) -> str:
    """The last line of a probe that failed; empty when Qt started."""
    if done.returncode == 0:
        return ""
    lines = done.stderr.strip().splitlines()
    return lines[-1].strip() if lines else f"it stopped with status {done.returncode}."


def _install_or_tell(said: str) -> None:
    if _may_use_apt():
        _apt_install(_PACKAGES["apt-get"])
        return
    for tool, packages in _PACKAGES.items():
        if shutil.which(tool):
            command = f"sudo {_INSTALL[tool]} {packages}"
            raise SetupFailed(f"Qt needs libraries of the system; install them with:\n  {command}")
    raise SetupFailed(f"Qt needs a library of the system that is missing: {said}")


def _apt_install(packages: str) -> None:
    print(f"Installing system packages: {packages}")
    variables = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in ("apt-get update", f"{_INSTALL['apt-get']} {packages}"):
        done = subprocess.run(
            command.split(), env=variables, capture_output=True, encoding="utf-8", check=False
        )
        if done.returncode != 0:
            raise SetupFailed(f"{command} failed: {(done.stderr.strip() or 'no reason')[-300:]}")


def _may_use_apt() -> bool:
    return _on_linux() and os.geteuid() == 0 and shutil.which("apt-get") is not None


def _on_linux() -> bool:
    return sys.platform.startswith("linux")
