"""``restore`` and ``recover``: back from a backup, or from what a damaged file still holds."""

from __future__ import annotations

import argparse
from pathlib import Path

from omnidesk.cli.terminal import Terminal, fresh_path, passphrase_of
from omnidesk.domain.errors import BackupUnknown, OmnideskError
from omnidesk.paths import backup_folder
from omnidesk.services.backup_texts import moment_text, size_text
from omnidesk.services.backups import backups_for
from omnidesk.services.recovery_texts import saved_lines
from omnidesk.services.restoring import Saved, restore_beside, save_readable
from omnidesk.storage.backup_shelf import Backup
from omnidesk.storage.workspace import Workspace
from omnidesk.storage.writer import utc_now


def restore(args: argparse.Namespace, terminal: Terminal) -> int:
    found = _backups_of(args)
    if args.list or args.out is None:
        _list(args, terminal, found)
        return 0
    backup = _chosen(args, found)
    with fresh_path(args.out, force=args.force) as path:
        restore_beside(backup.path, path, passphrase_of(args))
    if args.json:
        terminal.say_json({"backup": backup.path.name, "out": str(args.out)})
    else:
        terminal.say(terminal.t("Written: {path}").format(path=args.out))
    return 0


def recover(args: argparse.Namespace, terminal: Terminal) -> int:
    with fresh_path(args.out, force=args.force) as path:
        saved = save_readable(
            args.file, path, passphrase=passphrase_of(args), backup=args.fill, now=utc_now
        )
    if args.json:
        terminal.say_json(_saved_json(saved))
        return 0
    terminal.say(terminal.t("Written: {path}").format(path=args.out))
    for line in saved_lines(saved, terminal.t):
        terminal.say(line)
    return 0


def _backups_of(args: argparse.Namespace) -> list[Backup]:
    """Return the backups of a file, whether it opens or not, or is there at all."""
    root = args.backups or backup_folder()
    client_id = ""
    try:
        with Workspace.open(args.file, passphrase=passphrase_of(args), read_only=True) as opened:
            client_id = opened.id
    except OmnideskError:
        pass  # it is known by its place
    return backups_for(args.file.resolve(), root, client_id)


def _chosen(args: argparse.Namespace, found: list[Backup]) -> Backup:
    wanted = args.backup or (found[0].path.name if found else "")
    for backup in found:
        if backup.path.name == Path(wanted).name:
            return backup
    raise BackupUnknown(wanted, [each.path.name for each in found])


def _list(args: argparse.Namespace, terminal: Terminal, found: list[Backup]) -> None:
    if args.json:
        terminal.say_json([_backup_json(each) for each in found])
        return
    t = terminal.t
    if not found:
        terminal.say(t("No backup of this file is known."))
        return
    terminal.table([(b.path.name, moment_text(b.taken_at, t), size_text(b.size, t)) for b in found])


def _backup_json(backup: Backup) -> dict[str, object]:
    return {
        "name": backup.path.name,
        "taken_at": backup.taken_at.isoformat(),
        "bytes": backup.size,
        "source": backup.source,
        "path": str(backup.path),
    }


def _saved_json(saved: Saved) -> dict[str, object]:
    return {
        "pages": saved.n_pages,
        "lost_pages": saved.n_lost_pages,
        "kept": dict(saved.kept),
        "filled": dict(saved.filled),
        "renewed": dict(saved.renewed),
        "lost": list(saved.lost),
        "missing_at_least": saved.n_missing,
        "hidden_rounds": list(saved.hidden_rounds),
    }
