"""Models that are really used, beside the checkout: tested where they are, never part of it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

_BESIDE = Path(__file__).resolve().parents[1].parent / "shared" / "realdata"
REALDATA = Path(os.environ.get("OMNIDESK_REALDATA", _BESIDE))

needs_realdata = pytest.mark.skipif(not REALDATA.is_dir(), reason="no real data beside us")
