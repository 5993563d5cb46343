"""The desktop: the only package that knows Qt."""

from __future__ import annotations

import builtins

import PySide6.QtCore  # noqa: F401 - replaces Python's import by its own

# Qt's import reads the source of every module that comes after it, in search of modules that might
# switch Qt's names to snake_case. None of ours does, and it would cost each start a tenth of a
# second; Qt keeps the plain import beside its own.
builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
