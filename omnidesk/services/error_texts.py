"""The sentences for the errors that a user can act on: what is wrong, and what to do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path

from omnidesk.domain import errors
from omnidesk.domain.errors import OmnideskError, Problem
from omnidesk.services.problem_texts import problem_text
from omnidesk.texts import N_, Translator

SENTENCES: Mapping[type[OmnideskError], str] = {
    errors.UnknownDimension: N_(
        "There is no dimension “{key}” in this model. Its dimensions are: {known}."
    ),
    errors.UnknownGroup: N_("There is no group “{key}” in this model. Its groups are: {known}."),
    errors.UnknownLevel: N_("There is no level {value} in this model. Its levels are: {known}."),
    errors.RubricInvalid: N_("“{source}” is not a maturity model that can be read. {problems}"),
    errors.RubricUnknown: N_("There is no maturity model “{wanted}” here. Known are: {known}."),
    errors.RubricConflict: N_(
        "A model “{rubric_id}” of version {version} with other content is in the client file "
        "already. Give the new one another version."
    ),
    errors.RubricInUse: N_(
        "Rounds were rated on version {version} of “{rubric_id}”, so it stays in the client file: "
        "{rounds}. Deleted rounds count too, since they can be brought back. Leave it there; no "
        "new round has to use it."
    ),
    errors.RubricNotPublishable: N_("This model cannot be frozen yet. Mend this first: {problems}"),
    errors.ColumnUnknown: N_(
        "There is no column “{column}” in this table. Its columns are: {known}."
    ),
    errors.SheetUnknown: N_("There is no sheet “{sheet}” in this file. Its sheets are: {known}."),
    errors.BadRoundLabel: N_(
        "“{label}” cannot be a round's name. Take 1 to 40 letters, digits, dots, hyphens or "
        "underscores, and single spaces between them."
    ),
    errors.BadLabel: N_(
        "“{label}” cannot be used here. Take 1 to 40 letters, digits, dots, hyphens or "
        "underscores, without spaces."
    ),
    errors.DuplicateLabel: N_("“{label}” is used already. Choose another."),
    errors.UnknownRound: N_("There is no round “{label}” in this file. Its rounds are: {known}."),
    errors.NoSuchDeletedRound: N_(
        "No round “{label}” was deleted from this file. Deleted rounds: {known}."
    ),
    errors.TooFewRounds: N_("A comparison needs two rounds or more. Choose another round as well."),
    errors.UnknownExpert: N_(
        "There is no expert “{code}” in this round. Its experts are: {known}."
    ),
    errors.UnknownPass: N_("This round has no rating number {number}. It has: {known}."),
    errors.PlaceGone: N_(
        "The place that this text belongs to is no longer there, or cannot hold it. Copy the text "
        "and put it where you want it; then let it go."
    ),
    errors.ReasonMissing: N_(
        "“Not applicable” needs a reason. Write why “{dimension}” does not apply."
    ),
    errors.OutOfScope: N_("“{dimension}” is out of scope in this round and cannot be rated."),
    errors.HandedIn: N_(
        "{code} has finished and locked these ratings. Unlock them first to change one."
    ),
    errors.PassEnded: N_("Rating number {number} has ended. Its ratings can no longer be changed."),
    errors.PassBegun: N_(
        "Somebody has rated already, so this rating stays blind or open as it was begun. A blind "
        "one can be ended on the results page."
    ),
    errors.StillBlind: N_(
        "Round “{label}” is being rated blind. Nothing is shown until all have finished; "
        "still rating: {waiting}."
    ),
    errors.RoundClosed: N_(
        "Round “{label}” is closed, so nothing in it was changed. Open it again first, with a "
        "reason."
    ),
    errors.ReopeningUnexplained: N_(
        "Round “{label}” is closed. Write why it is to be opened again; the reason is kept."
    ),
    errors.RowsInvalid: N_("Nothing was changed: “{source}” has rows that do not fit. {problems}"),
    errors.BadRule: N_("There is no rule “{rule}”. Choose one of: {known}."),
    errors.BadDate: N_("“{text}” is not a date. Write 2026, 2026-05 or 2026-05-17."),
    errors.FileKindUnknown: N_("“{path}” was not written. Choose a name that ends in: {known}."),
    errors.FileMissing: N_(
        "“{path}” is not there. It may have been moved or renamed, or be on a stick that is not "
        "plugged in."
    ),
    errors.FolderMissing: N_(
        "The folder “{folder}” is not there. Make it first, or choose another."
    ),
    errors.FileExists: N_("“{path}” exists already and was not changed. Choose another name."),
    errors.FileEmpty: N_(
        "“{path}” is empty: it has no content at all, as after a copy that was cut off. Open a "
        "backup or ask for the file again."
    ),
    errors.LanguageMissing: N_(
        "The model has no texts in “{language}”. Its languages are: {known}."
    ),
    errors.TooManyRounds: N_(
        "This chart cannot show {n_rounds} rounds. The most is {most}: name fewer."
    ),
    errors.FileNotOurs: N_(
        "“{path}” is not a client file, but a file of another kind, whatever its name ends in. "
        "Choose another."
    ),
    errors.FileForeign: N_(
        "“{path}” is a database of another program, not a client file. It was not changed."
    ),
    errors.FileDamaged: N_(
        "“{path}” is damaged: its content does not match its own checks. It was not changed. "
        "Open a backup of it."
    ),
    errors.BackupUnknown: N_("There is no backup “{name}” of this file. There are: {known}."),
    errors.NothingReadable: N_(
        "Nothing of “{path}” can be read any more. Restore a backup, or ask for another copy of it."
    ),
    errors.FileTooNew: N_(
        "“{path}” was written by a newer version of OmniDesk. Update OmniDesk to open it. It was "
        "not changed."
    ),
    errors.FileTooOld: N_(
        "“{path}” was written by an older version of OmniDesk and has to be brought up to date "
        "first. Copy it to a folder of your own and open it there. It was not changed."
    ),
    errors.PassphraseEmpty: N_(
        "An empty text is no passphrase. Give one, or take the passphrase away."
    ),
    errors.PassphrasesDiffer: N_("The two passphrases differ. Type both again."),
    errors.PassphraseWrong: N_("This passphrase does not open “{path}”. Check it and try again."),
    errors.PassphraseNeeded: N_(
        "“{path}” opens with a passphrase only. Give the passphrase; if it has none, its first "
        "bytes are damaged: open a backup."
    ),
    errors.FileLocked: N_(
        "“{path}” is being written by somebody else: OmniDesk on {host} since {since}. You can "
        "read it; to change it, close it there first."
    ),
    errors.FileReadOnly: N_(
        "“{path}” cannot be written: the file or its folder is read-only. Copy it to a folder of "
        "your own to change it."
    ),
    errors.FileProtected: N_(
        "“{path}” can be read but not changed: the file is marked read-only, or belongs to "
        "somebody else. Allow changes to it and open it again, or save a copy of your own."
    ),
    errors.FolderReadOnly: N_(
        "“{path}” can be read but not changed: the folder or disk where it is cannot be written. "
        "Save a copy in a folder of your own to change it."
    ),
    errors.NamelessWriter: N_(
        "“{path}” is being written by another program. You can read it; to change it, close it "
        "there first."
    ),
    errors.FileOpenHere: N_(
        "“{path}” is open in OmniDesk on this computer already. You can read it here; to change "
        "it, close it there first."
    ),
    errors.OpenedOnFullDisk: N_(
        "There is no space left where “{path}” is, so it was opened for reading only. Free some "
        "space and open it again."
    ),
    errors.LocksUnsupported: N_(
        "The place where “{path}” is cannot keep two programs from writing at once, as some "
        "network folders cannot. You can read it; copy it to a disk of this computer to change it."
    ),
    errors.ExportRefused: N_(
        "“{path}” was not written: its folder, or the file of that name in it, cannot be changed. "
        "Choose another folder or another name."
    ),
    errors.NeedsRecoveryWrite: N_(
        "“{path}” was interrupted while being saved. Open it once where it can be written, so "
        "that the last complete state is restored."
    ),
    errors.DiskFull: N_(
        "There is no space left where “{path}” is. Nothing was lost; free some space and do it "
        "again."
    ),
    errors.FileUnreadable: N_(
        "The system refused access to “{path}” ({detail}). Check that the disk or stick is there."
    ),
}


def error_text(exc: OmnideskError, t: Translator) -> str:
    """Return the sentence for an error, in the translator's language.

    Raises:
        KeyError: an error without a sentence; a test goes through them all.
    """
    return t(SENTENCES[type(exc)]).format(**_facts(exc, t))


def _facts(exc: OmnideskError, t: Translator) -> dict[str, str]:
    names = getattr(exc, "__dataclass_fields__", {})
    return {name: _fact(name, getattr(exc, name), t) for name in names}


def _fact(name: str, value: object, t: Translator) -> str:
    if name == "problems" and isinstance(value, Iterable):
        return " ".join(problem_text(each, t) for each in value if isinstance(each, Problem))
    if name == "since":
        return _moment(str(value), t)
    if isinstance(value, Path):
        return value.name
    if isinstance(value, str):
        return value or t("unknown")
    if isinstance(value, Iterable):
        return ", ".join(str(each) for each in value) or t("none yet")
    return str(value)


def _moment(iso: str, t: Translator) -> str:
    try:
        moment = datetime.fromisoformat(iso).astimezone()
    except ValueError:
        return t("unknown")
    return f"{t.date(moment.date().isoformat())}, {t.clock(moment)}"
