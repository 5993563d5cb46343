"""What is said when an expert has finished, or goes on after all."""

from __future__ import annotations

from omnidesk.domain.assessment import Expert
from omnidesk.texts import Translator


def finished_text(expert: Expert, n_open: int, n_finished: int, of: int, t: Translator) -> str:
    """Say that a sheet is locked, what is missing on it, and how far the panel is.

    Args:
        n_open: dimensions on the sheet that are not yet rated.
        n_finished, of: experts of the panel who have finished, and all of them.
    """
    if n_open:
        sentence = t.plural(
            "{code} has finished and the sheet is locked, though {n} dimension is not yet rated.",
            "{code} has finished and the sheet is locked, though {n} dimensions are not yet rated.",
            n_open,
        ).format(code=expert.code, n=n_open)
    else:
        sentence = t("{code} has finished; the sheet is whole and locked.").format(code=expert.code)
    return sentence + " " + t("Finished: {n} of {of}.").format(n=n_finished, of=of)


def opened_again_text(expert: Expert, t: Translator) -> str:
    return t("The sheet of {code} is open again.").format(code=expert.code)
