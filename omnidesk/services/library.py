"""The library: the models that ship, a person's own, those in the client file, and drafts."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from omnidesk.domain.errors import FileMissing, OmnideskError, RubricConflict, RubricInUse
from omnidesk.domain.local_text import LocalText
from omnidesk.domain.rubric import Rubric
from omnidesk.domain.rubric_document import content_hash
from omnidesk.domain.rubric_edit import with_identity
from omnidesk.domain.slugs import unique_slug
from omnidesk.exchange.rubric_json import read_rubric_json, write_rubric_json
from omnidesk.exchange.writing import told_apart
from omnidesk.files import free_path, safe_name
from omnidesk.services.changes import Changes
from omnidesk.services.rubrics import KnownRubric, drafts_of, file_rubrics, shipped_rubrics
from omnidesk.storage.repositories import Draft
from omnidesk.storage.workspace import Workspace


class Shelf(StrEnum):
    """Where a version can be."""

    DRAFT = "draft"
    FILE = "file"
    OWN = "own"
    SHIPPED = "shipped"


@dataclass(frozen=True, slots=True)
class LibraryEntry:
    """One version, or one draft.

    Attributes:
        shelves: everywhere it is.
        rounds: the labels of those rated on it, deleted ones included: these can come back.
        draft: set where it is one.
    """

    rubric: Rubric
    hash: str
    shelves: frozenset[Shelf]
    rounds: tuple[str, ...] = ()
    draft: Draft | None = None


def library(workspace: Workspace | None, shipped: Path, own: Path) -> list[LibraryEntry]:
    """Return all there is, by name and version, the newest version of a model first."""
    places: list[tuple[Shelf, KnownRubric]] = []
    if workspace is not None:
        places += [(Shelf.FILE, each) for each in reversed(file_rubrics(workspace))]
    places += [(Shelf.OWN, each) for each in own_rubrics(own)[0]]
    places += [(Shelf.SHIPPED, each) for each in shipped_rubrics(shipped)]
    used = uses(workspace) if workspace is not None else {}
    by_hash: dict[str, list[tuple[Shelf, KnownRubric]]] = {}
    for shelf, known in places:
        by_hash.setdefault(known.hash, []).append((shelf, known))
    found = [
        LibraryEntry(
            each[0][1].rubric, key, frozenset(shelf for shelf, _ in each), used.get(key, ())
        )
        for key, each in by_hash.items()
    ]
    drafts = drafts_of(workspace) if workspace is not None else []
    found += [
        LibraryEntry(each.rubric, each.id, frozenset({Shelf.DRAFT}), draft=each)
        for each in reversed(drafts)
    ]
    return found


def own_rubrics(folder: Path) -> tuple[list[KnownRubric], list[str]]:
    """Return a person's own models by file name, and the names of files that cannot be read."""
    found, unreadable = [], []
    for path in sorted(folder.glob("*.json")):
        try:
            rubric = read_rubric_json(path)
        except OmnideskError:
            unreadable.append(path.name)
        else:
            found.append(KnownRubric(rubric, content_hash(rubric), is_shipped=False, is_own=True))
    return found, unreadable


def offered_rubrics(shipped: Path, own: Path | None) -> list[KnownRubric]:
    """Return what a new client can begin with: what ships, then a person's own."""
    known = shipped_rubrics(shipped)
    have = {each.hash for each in known}
    kept = own_rubrics(own)[0] if own is not None else []
    return [*known, *(each for each in kept if each.hash not in have)]


def duplicate_of(rubric: Rubric, taken_ids: Container[str], words: str) -> Rubric:
    """Return the first version of a new model with the same texts.

    Args:
        taken_ids: of other models.
        words: what the copy is called, with a place for ``{name}``.
    """
    new_id = unique_slug(rubric.id, taken_ids, fallback="model")
    name = LocalText.of({code: words.format(name=text) for code, text in rubric.name})
    return replace(with_identity(rubric, new_id, "1.0"), name=name)


def keep(folder: Path, rubric: Rubric) -> Path:
    """Put a version into a person's own library, where every client file can be begun with it.

    Raises:
        RubricConflict: the same id and version are there with other content.
        DiskFull, FileReadOnly, FolderMissing, FileUnreadable: nothing was written.
    """
    key = content_hash(rubric)
    for path, kept in _own_files(folder):
        if content_hash(kept) == key:
            return path
        if (kept.id, kept.version) == (rubric.id, rubric.version):
            raise RubricConflict(rubric.id, rubric.version)
    name = safe_name(f"{rubric.id}-{rubric.version}", fallback="model")
    path = free_path(folder / f"{name}.json")
    with told_apart(path):
        folder.mkdir(parents=True, exist_ok=True)
    write_rubric_json(path, rubric)
    return path


def let_go(folder: Path, key: str) -> Rubric:
    """Take a version out of a person's own library and return it; ``keep`` brings it back.

    Raises:
        FileMissing: somebody has taken it out already.
        FileReadOnly, FileUnreadable: it is still there.
    """
    found = [each for each in _own_files(folder) if content_hash(each[1]) == key]
    if not found:
        raise FileMissing(folder)
    for path, _ in found:  # a copy that somebody put beside it is the same version
        with told_apart(path):
            path.unlink(missing_ok=True)
    return found[0][1]


def uses(workspace: Workspace) -> Mapping[str, tuple[str, ...]]:
    """Return by a version's hash the labels of the rounds on it, deleted ones included."""
    found: dict[str, tuple[str, ...]] = {}
    with workspace.read() as work:
        for round_ in (*work.rounds.bare(), *work.rounds.deleted()):
            found[round_.rubric_hash] = (*found.get(round_.rubric_hash, ()), round_.label)
    return found


def remove_version(workspace: Workspace, key: str) -> tuple[Rubric, str]:
    """Take a frozen version out of a client file; return it and its note, to be put back.

    Raises:
        RubricInUse: a round was rated on it, or a deleted one that can come back.
    """
    labels = uses(workspace).get(key, ())
    with workspace.write() as work:
        rubric = work.rubrics.get(key)
        if labels:
            raise RubricInUse(rubric.id, rubric.version, labels)
        note = next(each.note for each in work.rubrics.versions() if each.hash == key)
        work.rubrics.remove(key)
    return rubric, note


def put_version_back(workspace: Workspace, rubric: Rubric, note: str) -> Changes:
    """Undo ``remove_version``."""
    with workspace.write() as work:
        work.rubrics.add(rubric, note)
    return Changes(rubrics=True)


def _own_files(folder: Path) -> Iterator[tuple[Path, Rubric]]:
    for path in sorted(folder.glob("*.json")):
        try:
            yield path, read_rubric_json(path)
        except OmnideskError:
            continue
