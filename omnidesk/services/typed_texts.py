"""Texts that are being typed, kept until their field is left: a crash takes a moment only."""

from __future__ import annotations

from collections.abc import Iterable

from omnidesk.domain.typed_text import TextField, TypedText
from omnidesk.storage.workspace import Workspace


def keep_typed(workspace: Workspace, texts: Iterable[TypedText]) -> None:
    """Put on disk what stands in some fields; it is no part of the history."""
    with workspace.write() as work:
        work.typed_texts.put(texts)


def forget_typed(workspace: Workspace, fields: Iterable[TextField]) -> None:
    """Let go of what was typed in fields that have been left, or whose text was given up."""
    with workspace.write() as work:
        work.typed_texts.remove(fields)


def typed_texts(workspace: Workspace) -> list[TypedText]:
    """Return what was being typed when the file was last written, the oldest first."""
    with workspace.read() as work:
        return work.typed_texts.all()
