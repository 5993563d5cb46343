"""What is said of a damaged file and of what was saved of it."""

from __future__ import annotations

from collections.abc import Mapping

from omnidesk.services.backup_texts import counts_text, kind_text
from omnidesk.services.restoring import Saved
from omnidesk.texts import Translator


def lacks_text(lacks: Mapping[str, int], t: Translator) -> str:
    """Return what a backup lacks of what can still be read in the damaged file."""
    if not lacks:
        return t("It holds everything that can still be read in the damaged file.")
    words = t("Of what can still be read in the damaged file, it lacks: {things}.")
    return words.format(things=counts_text(lacks, t))


def saved_lines(saved: Saved, t: Translator) -> list[str]:
    """Return what became of a damaged file, a sentence a line; the losses are not left out."""
    n, of = saved.n_lost_pages, saved.n_pages
    pages = t.plural(
        "{n} of its {of} pages could not be read.", "{n} of its {of} pages could not be read.", n
    )
    lines = [pages.format(n=n, of=of)]
    lines.append(t("Read: {things}.").format(things=counts_text(saved.kept, t) or t("nothing")))
    if saved.filled:
        words = t("Filled in from the backup: {things}.")
        lines.append(words.format(things=counts_text(saved.filled, t)))
    if saved.renewed:
        words = t("Newer in the backup, and taken from it: {things}.")
        lines.append(words.format(things=counts_text(saved.renewed, t)))
    return [*lines, *_losses(saved, t)]


def _losses(saved: Saved, t: Translator) -> list[str]:
    lines = []
    if saved.n_missing:
        words = t.plural(
            "At least {n} entry is missing. The check of the new file names the gap.",
            "At least {n} entries are missing. The check of the new file names the gaps.",
            saved.n_missing,
        )
        lines.append(words.format(n=saved.n_missing))
    if saved.lost and (saved.n_missing or not saved.filled):
        kinds = ", ".join(kind_text(kind, t) for kind in saved.lost)
        lines.append(t("What was lost may be among these: {kinds}.").format(kinds=kinds))
    if saved.hidden_rounds:
        words = t("These rounds cannot be shown, since their model was lost: {labels}.")
        lines.append(words.format(labels=", ".join(saved.hidden_rounds)))
    return lines or [t("As far as can be told, nothing is missing.")]
