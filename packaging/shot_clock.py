"""A clock that stands and dice that always fall the same way, so that pictures can be compared."""

from __future__ import annotations

import importlib
import random
from datetime import date, datetime, tzinfo
from types import SimpleNamespace

from PySide6.QtCore import QDateTime

_MOMENT = (2026, 5, 12, 14, 32, 5)
_NANOSECONDS = 1_778_596_325_000_000_000


class StillDate(date):
    """Every day is the same."""

    @classmethod
    def today(cls) -> StillDate:
        return cls(*_MOMENT[:3])


class StillDatetime(datetime):
    """Every moment is the same."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> StillDatetime:
        return cls(*_MOMENT, tzinfo=tz)


def stand_still() -> None:
    """Replace what the program asks for the time, for chance and for this computer's name.

    Raises:
        AttributeError: a module no longer asks; take its line out of the table.
    """
    moment = QDateTime(*_MOMENT)
    qt_clock = SimpleNamespace(currentDateTime=lambda: moment)
    host = SimpleNamespace(gethostname=lambda: "desk")
    dice = SimpleNamespace(randbits=random.Random(2016).getrandbits)
    clock = SimpleNamespace(time_ns=lambda: _NANOSECONDS)
    for module, name, value in (
        ("omnidesk.services.reporting", "date", StillDate),
        ("omnidesk.storage.ids", "secrets", dice),
        ("omnidesk.storage.ids", "time", clock),
        ("omnidesk.storage.lock", "socket", host),
        ("omnidesk.storage.writer", "datetime", StillDatetime),
        ("omnidesk.storage.workspace", "socket", host),
        ("omnidesk.ui.backup_keeper", "datetime", StillDatetime),
        ("omnidesk.ui.dialogs.copy_round_dialog", "date", StillDate),
        ("omnidesk.ui.new_client.round_fields", "date", StillDate),
        ("omnidesk.ui.documents.client_document", "QDateTime", qt_clock),
        ("omnidesk.ui.recent_desk", "datetime", StillDatetime),
    ):
        loaded = importlib.import_module(module)
        getattr(loaded, name)
        setattr(loaded, name, value)
