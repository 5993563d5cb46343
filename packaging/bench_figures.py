"""The figures that are measured, each beside what the same work costs without us."""

from __future__ import annotations

import random
import string
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from itertools import cycle
from pathlib import Path
from typing import Any

import numpy as np
import sqlcipher3.dbapi2 as driver
from bench_timing import Children, in_turn, timed
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from omnidesk import paths
from omnidesk.composition import build_window, make_application
from omnidesk.domain.alpha_interval import panel_agreement
from omnidesk.domain.assessment import Rating, RatingState
from omnidesk.domain.local_text import LocalText
from omnidesk.reports.fonts import ReportFonts
from omnidesk.reports.pdf import set_report
from omnidesk.services import capture
from omnidesk.services.client_files import create_file
from omnidesk.services.reporting import build_report, make_report, read_source
from omnidesk.services.rounds import NewRound, OpenRound, add_round, reopen
from omnidesk.services.rubrics import find_rubric, shipped_rubrics
from omnidesk.services.samples import write_sample
from omnidesk.storage.sniff import OPEN_KEY
from omnidesk.storage.workspace import Workspace
from omnidesk.texts import load_translator
from omnidesk.ui.settings import Settings, SettingsStore

CASE, ROUND = "telkom-2016", "2016"
_MILLISECONDS = 1000.0
_MEGABYTE = 1024.0 * 1024.0


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure.

    Attributes:
        target: the most that ``value`` may be, in words.
        is_met: whether it is not more.
    """

    name: str
    unit: str
    value: float
    floor: float
    target: str
    is_met: bool


def at_most(times: float, name: str, unit: str, value: float, floor: float) -> Figure:
    """Return a figure that may be so many times its floor."""
    return Figure(name, unit, value, floor, f"<= {times:g} x floor", value <= times * floor)


def first_paint(children: Children, _folder: Path) -> Iterator[Figure]:
    """Process start to the first painted Home, against a bare window with a 9 x 5 table."""
    turns = in_turn(
        lambda: children.seconds("first_paint"),
        lambda: children.seconds("first_paint_floor"),
        n=9,
    )
    yield at_most(1.5, "first paint", "s", *turns.medians())


def ready_to_rate(children: Children, folder: Path) -> Iterator[Figure]:
    """Process start with a file to the painted sheet, against Qt and sqlmodel alone."""
    path = round_file(folder / "ready.omnidesk")
    turns = in_turn(
        lambda: children.seconds("ready_to_rate", str(path)),
        lambda: children.seconds("ready_to_rate_floor"),
        n=9,
    )
    yield at_most(1.7, "ready to rate", "s", *turns.medians())


def memory(children: Children, folder: Path) -> Iterator[Figure]:
    """A process with Results open, against one that has imported what Results needs."""
    path = published_file(folder / "memory.omnidesk")
    turns = in_turn(
        lambda: children.number("memory", str(path)) / _MEGABYTE,
        lambda: children.number("memory_floor") / _MEGABYTE,
        n=3,
    )
    yield at_most(1.4, "memory", "MB", *turns.medians())


def one_rating(_children: Children, folder: Path) -> Iterator[Figure]:
    """A rating to disk against a bare commit of the same row; and from the click to the paint."""
    path = round_file(folder / "rated.omnidesk")
    with Workspace.open(path) as workspace, bare_table(folder / "bare.db") as bare:
        opened = reopen(workspace, _round_id(workspace))
        ratings = cycle(_ratings(opened))
        rows = bare_rows()
        turns = in_turn(
            lambda: timed(lambda: capture.record_rating(workspace, opened, next(ratings))),
            lambda: timed(lambda: bare(next(rows))),
            n=300,
            n_warm=20,
        )
    value, floor = (each * _MILLISECONDS for each in turns.slowest_of_twenty())
    yield at_most(3, "one rating to disk, p95", "ms", value, floor)
    painted = _clicks(path, folder)
    target = "<= to disk + 16 ms"
    name = "one rating, click to painted, p95"
    yield Figure(name, "ms", painted, value, target, painted <= value + 16)


def exact_interval(_children: Children, _folder: Path) -> Iterator[Figure]:
    """Agreement of 9 dimensions, 24,310 resamples, against one product of such matrices."""
    levels = [[3, 2, 4, 3, 2, 2, 3, 1, 3], [3, 3, 4, 2, 2, 3, 3, 2, 3], [4, 2, 3, 3, 1, 2, 3, 2, 4]]
    draws, pairs = np.ones((24_310, 9)), np.ones((9, 25))
    turns = in_turn(
        lambda: timed(lambda: panel_agreement(levels, range(1, 6))),
        lambda: timed(lambda: draws @ pairs),
        n=15,
        n_warm=2,
    )
    value, floor = (each * _MILLISECONDS for each in turns.medians())
    yield Figure("exact interval of alpha", "ms", value, floor, "<= 50 ms", value <= 50)


def report(_children: Children, folder: Path) -> Iterator[Figure]:
    """The founding case's report, all sections, against laying out the same flowables."""
    path = published_file(folder / "report.omnidesk")
    fonts = ReportFonts(paths.resource_folder() / "fonts")
    locale, today = paths.locale_folder(), date.today().isoformat()
    with Workspace.open(path) as workspace:
        source = read_source(workspace, ROUND, load_translator("en", locale), today)

        def lay_out() -> float:
            waiting = set_report(build_report(source), fonts)
            return timed(waiting.lay_out)

        def whole() -> float:
            return timed(
                lambda: make_report(workspace, ROUND, language="en", locale=locale, fonts=fonts)
            )

        turns = in_turn(whole, lay_out, n=5)
    yield at_most(1.5, "report", "s", *turns.medians())


FIGURES: tuple[Callable[[Children, Path], Iterator[Figure]], ...] = (
    first_paint,
    ready_to_rate,
    one_rating,
    exact_interval,
    report,
    memory,
)


# What is measured on


def round_file(path: Path) -> Path:
    """Write a client file with a fresh round of 9 x 5 and three experts."""
    known = find_rubric(shipped_rubrics(paths.rubric_folder()), "omnichannel-cx")
    experts = [(code, LocalText.of({"en": "Role"})) for code in ("E1", "E2", "E3")]
    with create_file(path, "Telko Nusantara", rubric=known.rubric) as workspace:
        add_round(workspace, NewRound("2026", known.hash, experts=experts))
    return path


def published_file(path: Path) -> Path:
    samples, rubrics = paths.resource_folder() / "samples", paths.rubric_folder()
    write_sample(path, CASE, samples=samples, rubrics=rubrics)
    return path


def _round_id(workspace: Workspace) -> str:
    with workspace.read() as work:
        return work.rounds.all()[0].id


def _ratings(opened: OpenRound) -> list[Rating]:
    expert = opened.record.panel[0].id
    level = RatingState.LEVEL
    return [
        Rating(opened.record.round.id, 1, key, expert, level, value)
        for key in opened.rubric.keys
        for value in opened.rubric.values
    ]


@contextmanager
def bare_table(path: Path) -> Iterator[Callable[[tuple[object, ...]], None]]:
    """A table like that of ratings in a keyed file, and what commits one row to it."""
    connection = driver.connect(str(path), isolation_level=None)
    connection.execute(f"PRAGMA key = \"x'{OPEN_KEY}'\"")
    connection.execute("PRAGMA secure_delete = ON")
    connection.execute("PRAGMA synchronous = FULL")
    columns = "row_id TEXT PRIMARY KEY, writer TEXT, clock INTEGER, recorded_at TEXT, "
    columns += "deleted INTEGER, chain TEXT, round_id TEXT, pass_number INTEGER, dimension TEXT, "
    columns += "expert_id TEXT, state TEXT, level INTEGER, confidence TEXT, rationale TEXT"
    connection.execute(f"CREATE TABLE rating ({columns}) STRICT")
    identity = "round_id, pass_number, dimension, expert_id, clock"
    connection.execute(f"CREATE INDEX ix_rating ON rating ({identity})")

    def commit(row: tuple[object, ...]) -> None:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(f"INSERT INTO rating VALUES ({', '.join('?' * 14)})", row)
        connection.execute("COMMIT")

    yield commit
    connection.close()


def bare_rows() -> Iterator[tuple[object, ...]]:
    """Rows of the size of real ones."""
    dice, clock = random.Random(1), 0
    while True:
        clock += 1
        ids = ["".join(dice.choices(string.hexdigits, k=36)) for _ in range(4)]
        at, chain = "2026-05-12T14:32:05.000+00:00", "0" * 64
        said = (ids[2], 1, "data_driven_approach", ids[3], "level", 3, None, "{}")
        yield (ids[0], ids[1], clock, at, 0, chain, *said)


# From the click to the paint


class Painted(QObject):
    """Tells whether a widget has been painted since it was last asked for."""

    def __init__(self, widget: Any) -> None:
        super().__init__(widget)
        self.is_done = False
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.is_done |= event.type() == QEvent.Type.Paint
        return False


def one_application() -> QApplication:
    """Return the application of this process: Qt allows one, and several figures need it."""
    found = QApplication.instance()
    return found if isinstance(found, QApplication) else make_application([])


def _clicks(path: Path, folder: Path) -> float:
    """Return the 95th percentile, in milliseconds, of a click on the sheet until it is painted."""
    application = one_application()
    store = SettingsStore(folder / "settings.json")
    store.save(Settings(language="en", theme="light"))
    window = build_window(application, store)
    window.show()
    window.open_path(path)
    page: Any = window.page("rate")
    QTest.qWait(50)
    grid = page.grid
    painted = Painted(grid.viewport())
    places = cycle([grid.visualRect(grid.model().index(1, column)) for column in range(5)])

    def click() -> None:
        painted.is_done = False
        where = next(places).center()
        QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=where)
        while not painted.is_done:
            application.processEvents()

    turns = in_turn(lambda: timed(click), lambda: 0.0, n=100, n_warm=10)
    window.close()
    return turns.slowest_of_twenty()[0] * _MILLISECONDS
