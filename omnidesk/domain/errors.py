"""Errors that the user can understand and act on.

They carry facts, not sentences: ``services.error_texts`` words them in the user's language.
Anything else that is raised is a bug and is shown as one.
"""

from __future__ import annotations

import errno
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


class OmnideskError(Exception):
    """Base of every error with a cause outside the program. Subclasses are facts."""


# Rubrics


@dataclass(eq=False)
class UnknownDimension(OmnideskError):
    """A dimension's key is not part of the rubric."""

    key: str
    known: Sequence[str] = ()


@dataclass(eq=False)
class UnknownLevel(OmnideskError):
    """The rubric has no level of this value."""

    value: int
    known: Sequence[int] = ()


@dataclass(eq=False)
class UnknownGroup(OmnideskError):
    """The rubric has no group of this key."""

    key: str
    known: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong in a file.

    Attributes:
        code: a stable name, as ``duplicate_key``.
        place: where, as a reader finds it: ``dimensions[3].key`` or ``line 7``.
        detail: the offending value, or empty.
    """

    code: str
    place: str
    detail: str = ""


@dataclass(eq=False)
class RubricInvalid(OmnideskError):
    """A rubric file breaks the format; every problem is named."""

    source: str
    problems: Sequence[Problem]


@dataclass(eq=False)
class RubricUnknown(OmnideskError):
    """No rubric of this id (and version) is in the client file or among the shipped ones."""

    wanted: str
    known: Sequence[str] = ()


@dataclass(eq=False)
class RubricConflict(OmnideskError):
    """The same id and version exist with other content."""

    rubric_id: str
    version: str


@dataclass(eq=False)
class RubricInUse(OmnideskError):
    """A version cannot be removed: rounds were rated on it."""

    rubric_id: str
    version: str
    rounds: Sequence[str]


@dataclass(eq=False)
class RubricNotPublishable(OmnideskError):
    """A draft has errors that a published version may not have."""

    problems: Sequence[Problem]


@dataclass(eq=False)
class ColumnUnknown(OmnideskError):
    """The table has no column of this name."""

    column: str
    known: Sequence[str] = ()


@dataclass(eq=False)
class SheetUnknown(OmnideskError):
    """The workbook has no sheet of this name."""

    sheet: str
    known: Sequence[str] = ()


# Rounds, experts, ratings


@dataclass(eq=False)
class BadLabel(OmnideskError):
    """An expert's code does not match ``[\\w.-]{1,40}``."""

    label: str


@dataclass(eq=False)
class BadRoundLabel(OmnideskError):
    """A round's label has other characters, spaces at its ends or two in a row, or is too long."""

    label: str


@dataclass(eq=False)
class DuplicateLabel(OmnideskError):
    """A round's label, or an expert's code, is taken."""

    label: str


@dataclass(eq=False)
class UnknownRound(OmnideskError):
    """The client file has no round of this label."""

    label: str
    known: Sequence[str] = ()


@dataclass(eq=False)
class NoSuchDeletedRound(OmnideskError):
    """No round of this label was deleted, so none can be brought back."""

    label: str
    known: Sequence[str] = ()


@dataclass(eq=False)
class TooFewRounds(OmnideskError):
    """A comparison needs two rounds or more."""

    n_rounds: int


@dataclass(eq=False)
class LanguageMissing(OmnideskError):
    """A rubric has no texts in this language."""

    language: str
    known: Sequence[str]


@dataclass(eq=False)
class TooManyRounds(OmnideskError):
    """A chart cannot show so many rounds."""

    n_rounds: int
    most: int


@dataclass(eq=False)
class UnknownExpert(OmnideskError):
    """The round has no expert of this code."""

    code: str
    known: Sequence[str] = ()


@dataclass(eq=False)
class UnknownPass(OmnideskError):
    """The round has no rating pass of this number."""

    number: int
    known: Sequence[int] = ()


@dataclass(eq=False)
class ReasonMissing(OmnideskError):
    """*Not applicable* needs a reason."""

    dimension: str


@dataclass(eq=False)
class OutOfScope(OmnideskError):
    """The dimension is not part of this round."""

    dimension: str


@dataclass(eq=False)
class HandedIn(OmnideskError):
    """The expert has handed in: the pass is locked for them."""

    code: str


@dataclass(eq=False)
class PassEnded(OmnideskError):
    """The rating pass has been ended."""

    number: int


@dataclass(eq=False)
class PassBegun(OmnideskError):
    """Somebody has rated in the pass: whether it is blind can no longer change."""

    number: int


@dataclass(eq=False)
class StillBlind(OmnideskError):
    """A blind pass shows nothing but completeness until all have handed in.

    Attributes:
        waiting: the codes of the experts who have not handed in.
    """

    label: str
    waiting: Sequence[str] = ()


@dataclass(eq=False)
class RoundClosed(OmnideskError):
    """A closed round changes no more until it is opened again."""

    label: str


@dataclass(eq=False)
class ReopeningUnexplained(OmnideskError):
    """A closed round is opened again with a reason only."""

    label: str


@dataclass(eq=False)
class RowsInvalid(OmnideskError):
    """A table of ratings has bad rows; nothing was changed and every bad row is named."""

    source: str
    problems: Sequence[Problem]


@dataclass(eq=False)
class BadRule(OmnideskError):
    """The name of a rule is not known, or does not fit the rubric."""

    rule: str
    known: Sequence[str] = ()


@dataclass(eq=False)
class FileKindUnknown(OmnideskError):
    """Nothing of the kind can be written to a file with this ending."""

    path: Path
    known: Sequence[str] = ()


@dataclass(eq=False)
class BadDate(OmnideskError):
    """A date is not YYYY, YYYY-MM or YYYY-MM-DD."""

    text: str


# Client files


@dataclass(eq=False)
class FileMissing(OmnideskError):
    path: Path


@dataclass(eq=False)
class FolderMissing(OmnideskError):
    """The folder to write into is not there."""

    folder: Path


@dataclass(eq=False)
class FileExists(OmnideskError):
    """Nothing is overwritten without being asked to."""

    path: Path


@dataclass(eq=False)
class FileEmpty(OmnideskError):
    """The file has no content at all: often a copy that was cut off."""

    path: Path


@dataclass(eq=False)
class FileNotOurs(OmnideskError):
    """The file is a text or another kind of file, not a client file."""

    path: Path


@dataclass(eq=False)
class FileForeign(OmnideskError):
    """The file is a database of another program."""

    path: Path


@dataclass(eq=False)
class FileDamaged(OmnideskError):
    """The content does not match its own checks."""

    path: Path
    detail: str = ""


@dataclass(eq=False)
class BackupUnknown(OmnideskError):
    """There is no backup of this name."""

    name: str
    known: Sequence[str] = ()


@dataclass(eq=False)
class NothingReadable(OmnideskError):
    """Nothing of a damaged file can be saved."""

    path: Path


@dataclass(eq=False)
class FileTooNew(OmnideskError):
    """A newer version of the program wrote the file."""

    path: Path
    found: str


@dataclass(eq=False)
class FileTooOld(OmnideskError):
    """An older version wrote the file; it must be brought up to date, and cannot be here."""

    path: Path


@dataclass(eq=False)
class PassphraseEmpty(OmnideskError):
    """An empty text is no passphrase."""


@dataclass(eq=False)
class PassphrasesDiffer(OmnideskError):
    """A new passphrase was repeated as another."""


@dataclass(eq=False)
class PassphraseWrong(OmnideskError):
    """The file is a client file under another passphrase, or is damaged at its start."""

    path: Path


@dataclass(eq=False)
class PassphraseNeeded(OmnideskError):
    """The file opens with a passphrase only."""

    path: Path


@dataclass(eq=False)
class FileLocked(OmnideskError):
    """Another program is writing to the file.

    Attributes:
        holder: who: program, host and since when, as far as known.
    """

    path: Path
    host: str = ""
    since: str = ""


@dataclass(eq=False)
class FileReadOnly(OmnideskError):
    """The file or its folder cannot be written."""

    path: Path


@dataclass(eq=False)
class ExportRefused(OmnideskError):
    """Nothing can be written where a report, a chart or a model was to go."""

    path: Path


@dataclass(eq=False)
class FileProtected(FileReadOnly):
    """The file itself is marked read-only, or belongs to somebody else."""


@dataclass(eq=False)
class FolderReadOnly(FileReadOnly):
    """The folder or disk that the file lies on cannot be written."""


@dataclass(eq=False)
class NamelessWriter(FileLocked):
    """Another program is writing to the file and has not said which."""


@dataclass(eq=False)
class FileOpenHere(FileLocked):
    """This very program has the file open for writing already."""


@dataclass(eq=False)
class OpenedOnFullDisk(OmnideskError):
    """There was no room for the lock, so that the file could only be opened for reading."""

    path: Path


@dataclass(eq=False)
class LocksUnsupported(OmnideskError):
    """The place knows no locks, as some network folders, so that two programs could write."""

    path: Path


@dataclass(eq=False)
class NeedsRecoveryWrite(OmnideskError):
    """An interrupted commit must be rolled back first, which needs one writing open."""

    path: Path


@dataclass(eq=False)
class DiskFull(OmnideskError):
    path: Path


@dataclass(eq=False)
class FileUnreadable(OmnideskError):
    """The system refused to read or write; its own words are kept."""

    path: Path
    detail: str = ""


@dataclass(eq=False)
class PlaceGone(OmnideskError):
    """What a text belongs to is no longer there, or cannot hold it."""


_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_READ_ONLY = (errno.EACCES, errno.EPERM, errno.EROFS)


def refusal_of(path: Path, exc: OSError) -> OmnideskError:
    """Return what the system's refusal to write ``path`` means to the user."""
    if exc.errno in _FULL:
        return DiskFull(path)
    if exc.errno in _READ_ONLY:
        return FileReadOnly(path)
    if exc.errno == errno.ENOENT and not path.parent.is_dir():
        return FolderMissing(path.parent)
    return FileUnreadable(path, exc.strerror or str(exc))
