"""Client files as a whole: made, described, checked, backed up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from omnidesk.domain.assessment import Round
from omnidesk.domain.errors import PassphraseEmpty
from omnidesk.domain.rubric import Rubric
from omnidesk.services.changes import Changes
from omnidesk.services.round_states import restorable
from omnidesk.services.rounds import NewRound, add_round, check_new
from omnidesk.services.rubrics import adopt_draft, refuse_errors
from omnidesk.storage.progress import Progress, unwatched
from omnidesk.storage.repositories import StoredRubric
from omnidesk.storage.schema import NEWEST
from omnidesk.storage.workspace import Workspace


@dataclass(frozen=True, slots=True)
class RoundFacts:
    """A round in a list: without its settings, with its rubric and its panel."""

    round: Round
    rubric: StoredRubric
    experts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What is in a client file, without its texts.

    Attributes:
        deleted: the labels of the rounds that were deleted and can be brought back.
    """

    organisation: str
    schema: str
    has_passphrase: bool
    rubrics: Sequence[StoredRubric]
    rounds: Sequence[RoundFacts]
    deleted: Sequence[str] = ()


def create_file(
    path: Path, organisation: str, *, rubric: Rubric | None = None, passphrase: str | None = None
) -> Workspace:
    """Make a client file with a rubric frozen in it, and open it: both or nothing.

    Raises:
        RubricNotPublishable: the rubric has errors; no file was made.
        FileExists, FileReadOnly, DiskFull, FileUnreadable: the file could not be made.
    """
    if rubric is not None:
        refuse_errors(rubric)
    workspace = Workspace.create(path, organisation, passphrase=passphrase)
    if rubric is not None:
        with _whole_or_not_at_all(workspace), workspace.write() as work:
            work.rubrics.add(rubric)
    return workspace


def start_client(
    path: Path, organisation: str, rubric: Rubric, new: NewRound, *, passphrase: str | None = None
) -> None:
    """Make a client file with its first round: both or nothing.

    Raises:
        BadRoundLabel, BadLabel, DuplicateLabel, BadDate, RubricNotPublishable: what was asked for
            does not fit.
        FileExists, FileReadOnly, DiskFull, FileUnreadable: the file could not be made.
    """
    check_new(new)
    workspace = create_file(path, organisation, rubric=rubric, passphrase=passphrase)
    with _whole_or_not_at_all(workspace):
        add_round(workspace, new)
    workspace.close()


def start_own_client(
    path: Path, organisation: str, rubric: Rubric, *, passphrase: str | None = None
) -> None:
    """Make a client file with a draft of a model, and no round yet: both or nothing.

    Raises:
        FileExists, FileReadOnly, DiskFull, FileUnreadable: the file could not be made.
    """
    workspace = create_file(path, organisation, passphrase=passphrase)
    with _whole_or_not_at_all(workspace):
        adopt_draft(workspace, rubric)
    workspace.close()


def rename_organisation(workspace: Workspace, name: str) -> Changes:
    with workspace.write() as work:
        work.organisation.rename(name)
    return Changes(organisation=True)


def change_passphrase(
    workspace: Workspace, new: str | None, progress: Progress = unwatched
) -> Changes:
    """Put the file under another passphrase, or under none; copies made before keep theirs.

    Raises:
        PassphraseEmpty: an empty text was given.
        FileLocked, FileReadOnly: the file is open for reading only.
        FileMissing, FileDamaged, DiskFull, FileUnreadable: the file stays as it was.
    """
    if new == "":
        raise PassphraseEmpty
    workspace.change_passphrase(new, progress)
    return Changes()


def facts_of(workspace: Workspace) -> FileFacts:
    """Return what is in the file, in one read."""
    with workspace.read() as work:
        rubrics = work.rubrics.versions()
        by_hash = {each.hash: each for each in rubrics}
        known = work.rounds.bare()
        codes = work.panel_codes(known)
        rounds = [RoundFacts(each, by_hash[each.rubric_hash], codes[each.id]) for each in known]
        return FileFacts(
            organisation=work.organisation.name,
            schema=NEWEST,
            has_passphrase=workspace.has_passphrase,
            rubrics=rubrics,
            rounds=rounds,
            deleted=[round_.label for round_ in restorable(work)],
        )


def owner_of(path: Path) -> tuple[str, str]:
    """Return the id and the organisation of a file without a passphrase.

    Raises:
        OmnideskError: it does not open.
    """
    with Workspace.open(path, read_only=True) as workspace, workspace.read() as work:
        return work.meta("id"), work.organisation.name


@contextmanager
def _whole_or_not_at_all(workspace: Workspace) -> Iterator[None]:
    """Take away a file that we have just made if it cannot be finished: half a client is none."""
    try:
        yield
    except BaseException:
        workspace.close()
        workspace.path.unlink()
        raise
