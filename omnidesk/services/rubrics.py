"""The rubrics there are: shipped ones, those in a client file, and drafts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from omnidesk.domain.errors import (
    Problem,
    RubricConflict,
    RubricNotPublishable,
    RubricUnknown,
)
from omnidesk.domain.rubric import Rubric
from omnidesk.domain.rubric_document import content_hash
from omnidesk.domain.rubric_edit import next_version, with_identity
from omnidesk.domain.rubric_lint import Severity, check
from omnidesk.exchange.rubric_json import read_rubric_json
from omnidesk.services.changes import Changes
from omnidesk.storage.ids import new_id
from omnidesk.storage.repositories import Draft
from omnidesk.storage.unit_of_work import UnitOfWork
from omnidesk.storage.workspace import Workspace


@dataclass(frozen=True, slots=True)
class KnownRubric:
    """A frozen rubric version and where it was found.

    Attributes:
        is_own: in a person's own library, which lies outside client files.
    """

    rubric: Rubric
    hash: str
    is_shipped: bool
    is_own: bool = False

    @property
    def is_in_file(self) -> bool:
        return not self.is_shipped and not self.is_own


def shipped_rubrics(folder: Path) -> list[KnownRubric]:
    """Return the rubrics that come with the program, by id."""
    paths = sorted(p for p in folder.glob("*.json") if not p.name.endswith(".schema.json"))
    return [_known(read_rubric_json(path), is_shipped=True) for path in paths]


def file_rubrics(workspace: Workspace) -> list[KnownRubric]:
    """Return the frozen versions in a client file, oldest first."""
    with workspace.read() as work:
        return [
            KnownRubric(work.rubrics.get(each.hash), each.hash, is_shipped=False)
            for each in work.rubrics.versions()
        ]


def find_rubric(known: Iterable[KnownRubric], wanted: str) -> KnownRubric:
    """Return the rubric for ``ID`` or ``ID@VERSION``, the newest version by default.

    Raises:
        RubricUnknown: there is none.
    """
    known = list(known)
    rubric_id, _, version = wanted.partition("@")
    found = [
        each
        for each in known
        if each.rubric.id == rubric_id and version in ("", each.rubric.version)
    ]
    if not found:
        raise RubricUnknown(wanted, sorted({f"{k.rubric.id}@{k.rubric.version}" for k in known}))
    return max(found, key=lambda each: version_order(each.rubric.version))


def version_order(version: str) -> tuple[tuple[int, str], ...]:
    """Return a key by which 1.10 comes after 1.9."""
    return tuple((int(part) if part.isdigit() else -1, part) for part in version.split("."))


def add_rubric(workspace: Workspace, rubric: Rubric, note: str = "") -> str:
    """Freeze a rubric version in the client file and return its hash.

    Raises:
        RubricNotPublishable: it has errors.
        RubricConflict: the same id and version are there with other content.
    """
    refuse_errors(rubric)
    with workspace.write() as work:
        _refuse_conflict(work, rubric)
        return work.rubrics.add(rubric, note)


def refuse_errors(rubric: Rubric) -> None:
    """Do nothing for a rubric that can be rated on.

    Raises:
        RubricNotPublishable: it has errors; they are named.
    """
    found = [problem for problem in check(rubric) if problem.severity is Severity.ERROR]
    if found:
        raise RubricNotPublishable(
            [Problem(p.code, _place_of(p.dimension, p.level), p.language or "") for p in found]
        )


def drafts_of(workspace: Workspace) -> list[Draft]:
    with workspace.read() as work:
        return work.rubrics.drafts()


def start_draft(workspace: Workspace, rubric: Rubric) -> Draft:
    """Return a new draft of the version after ``rubric``, saved in the client file."""
    with workspace.write() as work:
        draft = _draft_of(work, rubric, next_version(rubric.version))
        work.rubrics.save_draft(draft)
    return draft


def new_draft(workspace: Workspace, rubric: Rubric) -> Draft:
    """Return a draft of the version after ``rubric`` that is not on disk before ``save_draft``."""
    with workspace.read() as work:
        return _draft_of(work, rubric, next_version(rubric.version))


def adopt_draft(workspace: Workspace, rubric: Rubric) -> Draft:
    """Return a draft, saved in the client file, of a rubric that was made or came from elsewhere.

    It keeps its version where that is free, and takes the next free one otherwise.
    """
    with workspace.write() as work:
        draft = _draft_of(work, rubric, rubric.version)
        work.rubrics.save_draft(draft)
    return draft


def save_draft(workspace: Workspace, draft: Draft) -> Changes:
    """Put the draft on disk as it is."""
    with workspace.write() as work:
        work.rubrics.save_draft(replace(draft, saved_at=work.history.at))
    return Changes(rubrics=True)


def drop_draft(workspace: Workspace, draft: Draft) -> Changes:
    with workspace.write() as work:
        work.rubrics.drop_draft(draft.id)
    return Changes(rubrics=True)


def publish(workspace: Workspace, draft: Draft, note: str = "") -> str:
    """Freeze a draft as its version, drop the draft, and return the version's hash.

    Raises:
        RubricNotPublishable, RubricConflict: the draft stays as it is.
    """
    refuse_errors(draft.rubric)
    with workspace.write() as work:
        _refuse_conflict(work, draft.rubric)
        key = work.rubrics.add(draft.rubric, note)
        work.rubrics.drop_draft(draft.id)
    return key


def _draft_of(work: UnitOfWork, rubric: Rubric, version: str) -> Draft:
    """Return a draft of ``rubric`` under the first free version from ``version`` on."""
    taken = {v.version for v in work.rubrics.versions() if v.rubric_id == rubric.id}
    taken |= {d.rubric.version for d in work.rubrics.drafts() if d.rubric.id == rubric.id}
    while version in taken:
        version = next_version(version)
    return Draft(
        new_id(), content_hash(rubric), with_identity(rubric, rubric.id, version), work.history.at
    )


def _known(rubric: Rubric, *, is_shipped: bool) -> KnownRubric:
    return KnownRubric(rubric, content_hash(rubric), is_shipped)


def _refuse_conflict(work: UnitOfWork, rubric: Rubric) -> None:
    key = content_hash(rubric)
    for each in work.rubrics.versions():
        if (each.rubric_id, each.version) == (rubric.id, rubric.version) and each.hash != key:
            raise RubricConflict(rubric.id, rubric.version)


def _place_of(dimension: str | None, level: int | None) -> str:
    return " / ".join(str(part) for part in (dimension, level) if part is not None)
