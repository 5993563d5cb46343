"""What a command is given: paths, the passphrase, and where to print."""

from __future__ import annotations

import argparse
import getpass
import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from omnidesk.domain.errors import FileExists, FileMissing, PassphraseNeeded
from omnidesk.files import replacing
from omnidesk.paths import backup_folder
from omnidesk.services.backups import before_upgrade
from omnidesk.storage.workspace import Workspace
from omnidesk.storage.writer import sole_writer, utc_now
from omnidesk.texts import Translator


@dataclass(frozen=True, slots=True)
class Terminal:
    """The outside of a command."""

    out: TextIO
    rubrics: Path
    own_rubrics: Path
    samples: Path
    fonts: Path
    locale: Path
    t: Translator

    def say(self, text: str) -> None:
        print(text, file=self.out)

    def say_json(self, document: object) -> None:
        self.say(json.dumps(document, ensure_ascii=False, indent=2))

    def table(self, rows: Sequence[Sequence[str]]) -> None:
        """Print rows in columns as wide as their widest cell."""
        widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
        for row in rows:
            cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
            self.say("  ".join(cells).rstrip())


def passphrase_of(args: argparse.Namespace) -> str | None:
    """Return the passphrase from the file that was named, without its line end.

    Raises:
        FileMissing: that file is not there.
    """
    source: str | None = args.passphrase_file
    return None if source is None else first_line_of(source)


def first_line_of(source: str) -> str:
    """Return a passphrase from a file, or from standard input for ``-``.

    Raises:
        FileMissing: that file is not there.
    """
    if source == "-":
        return sys.stdin.readline().rstrip("\r\n")
    try:
        with Path(source).open(encoding="utf-8") as stream:
            return stream.readline().rstrip("\r\n")
    except FileNotFoundError:
        raise FileMissing(Path(source)) from None


def open_file(args: argparse.Namespace, *, read_only: bool = False) -> Workspace:
    """Open the client file that was named, asking for a passphrase at a terminal."""
    passphrase = passphrase_of(args)
    try:
        return _opened(args.file, passphrase, read_only=read_only)
    except PassphraseNeeded:
        if not sys.stdin.isatty():
            raise
        return _opened(args.file, getpass.getpass("Passphrase: "), read_only=read_only)


def _opened(path: Path, passphrase: str | None, *, read_only: bool) -> Workspace:
    backup = before_upgrade(backup_folder(), utc_now)
    return Workspace.open(path, passphrase=passphrase, read_only=read_only, before_upgrade=backup)


def make_way(path: Path, *, force: bool) -> None:
    """Make sure that nothing is overwritten unasked.

    Raises:
        FileExists: something is there and ``--force`` was not given.
    """
    if path.exists() and not force:
        raise FileExists(path)


@contextmanager
def fresh_path(path: Path, *, force: bool) -> Iterator[Path]:
    """Give the path to write to: ``path`` itself, or one that takes its place afterwards.

    Raises:
        FileExists: something is there and ``--force`` was not given.
        FileLocked: it is open for writing elsewhere; ``--force`` does not pull it away.
    """
    make_way(path, force=force)
    if not path.exists():
        yield path
        return
    with sole_writer(path), replacing(path) as temporary:
        temporary.unlink()
        yield temporary
