"""Where an expert's sheet opens, and where Enter leads from a dimension."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from omnidesk.texts import Translator
from omnidesk.ui.models.rate_table_model import RateTableModel


class Step(Enum):
    """What happens when the next unrated dimension is asked for."""

    ONWARD = auto()
    BACK = auto()  # past the end, to one that was left out before
    STAY = auto()  # this is the last one that is not yet rated
    FULL = auto()


@dataclass(frozen=True, slots=True)
class NextUnrated:
    """Where Enter leads; ``key`` is empty where it leads nowhere.

    Attributes:
        n_before: dimensions before the one that Enter was pressed on that are not yet rated.
    """

    step: Step
    key: str = ""
    n_before: int = 0


class SheetPlaces:
    """Remembers for each expert where the cursor was last.

    A sheet typed from paper begins at its own first gap: with the cursor left where it stood on
    another expert's sheet, every rating would land in a wrong row.
    """

    def __init__(self, model: RateTableModel) -> None:
        self._model = model
        self._last: dict[str, str] = {}

    def note(self, key: str) -> None:
        """Remember where the cursor is on the sheet that is shown."""
        if self._model.expert_id:
            self._last[self._model.expert_id] = key

    def opening(self) -> str:
        """Return the first unrated dimension; where all are rated, where the cursor was last."""
        keys = self._model.keys
        if not keys:
            return ""
        row = self._model.first_unrated(-1)
        if row is not None:
            return keys[row]
        last = self._last.get(self._model.expert_id, "")
        return last if last in keys else keys[0]

    def next_unrated(self, key: str) -> NextUnrated:
        """Return where Enter leads from a dimension."""
        keys = self._model.keys
        here = keys.index(key) if key in keys else -1
        row = self._model.first_unrated(here)
        if row is None:
            return NextUnrated(Step.FULL)
        if row == here:
            return NextUnrated(Step.STAY)
        n_before = sum(map(self._model.is_unrated, range(max(here, 0))))
        return NextUnrated(Step.ONWARD if row > here else Step.BACK, keys[row], n_before)

    def words(self, found: NextUnrated, t: Translator) -> str:
        """Say where Enter has led, if it was not simply onward."""
        n = found.n_before
        if found.step is Step.FULL:
            sentence = t("The sheet of {expert} is full: nothing is left to rate.")
            return sentence.format(expert=self._model.whose)
        if found.step is Step.STAY:
            return t("This is the only dimension that is not yet rated.")
        sentence = t.plural(
            "That was the end of the sheet. {n} dimension before it is not yet rated: here it is.",
            "That was the end of the sheet. {n} dimensions before it are not yet rated: "
            "here is the first.",
            n,
        )
        return sentence.format(n=n) if found.step is Step.BACK else ""
