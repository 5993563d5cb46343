"""The pages of the window, in the order of the rail; each is imported when it is first shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtWidgets import QWidget

from omnidesk.texts import N_
from omnidesk.ui.context import Context

if TYPE_CHECKING:
    from omnidesk.ui.documents.client_document import ClientDocument
    from omnidesk.ui.pages.recovery_page import DamagedFile

Maker = Callable[[Context, "ClientDocument | None"], QWidget]


@dataclass(frozen=True, slots=True)
class PageSpec:
    """One page: its name on the rail and what must be open before it can be shown."""

    key: str
    word: str
    icon: str
    shortcut: str
    needs: Literal["nothing", "file", "round"]
    make: Maker


def _home(context: Context, _client: ClientDocument | None) -> QWidget:
    from omnidesk.ui.pages.home_page import HomePage

    return HomePage(context)


def _model(context: Context, client: ClientDocument | None) -> QWidget:
    from omnidesk.ui.pages.rubric_page import RubricPage

    return RubricPage(context, client)


def _round(context: Context, client: ClientDocument | None) -> QWidget:
    from omnidesk.ui.pages.round_page import RoundPage

    assert client is not None
    return RoundPage(context, client)


def _rate(context: Context, client: ClientDocument | None) -> QWidget:
    from omnidesk.ui.pages.rate_page import RatePage

    assert client is not None
    return RatePage(context, client)


def _results(context: Context, client: ClientDocument | None) -> QWidget:
    from omnidesk.ui.pages.results_page import ResultsPage

    assert client is not None
    return ResultsPage(context, client)


def _trend(context: Context, client: ClientDocument | None) -> QWidget:
    from omnidesk.ui.pages.trend_page import TrendPage

    assert client is not None
    return TrendPage(context, client)


def _report(context: Context, client: ClientDocument | None) -> QWidget:
    from omnidesk.ui.pages.report_page import ReportPage

    assert client is not None
    return ReportPage(context, client)


# Each page has its key for good, since hands learn a key once: 4, 6 and 9 are kept for Fieldwork,
# Panel and Roadmap.
PAGES: tuple[PageSpec, ...] = (
    PageSpec("home", N_("Home"), "home", "Ctrl+1", "nothing", _home),
    PageSpec("model", N_("Model"), "model", "Ctrl+2", "nothing", _model),
    PageSpec("round", N_("Round"), "round", "Ctrl+3", "round", _round),
    PageSpec("rate", N_("Rate"), "rate", "Ctrl+5", "round", _rate),
    PageSpec("results", N_("Results"), "results", "Ctrl+7", "round", _results),
    PageSpec("trend", N_("Trend"), "trend", "Ctrl+8", "round", _trend),
    PageSpec("report", N_("Report"), "report", "Ctrl+0", "round", _report),
)

RECOVERY = "recovery"
"""The page for a damaged file: not on the rail, and made anew for each such file."""


def recovery_spec(damaged: DamagedFile) -> PageSpec:
    """Return the page for a file that is damaged."""

    def make(context: Context, _client: ClientDocument | None) -> QWidget:
        from omnidesk.ui.pages.recovery_page import RecoveryPage

        return RecoveryPage(context, damaged)

    return PageSpec(RECOVERY, N_("Recover"), "warning", "", "nothing", make)
