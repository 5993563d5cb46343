"""What the program remembers about this user on this computer. Never data of an assessment."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from omnidesk.texts import LANGUAGES

THEMES = ("system", "light", "dark")
N_RECENT = 12


@dataclass(frozen=True, slots=True)
class RecentFile:
    """A client file that was open before, with what the list shows of it."""

    path: str
    organisation: str = ""
    last_round: str = ""
    opened_at: str = ""


@dataclass(frozen=True, slots=True)
class Settings:
    """Defaults are the values of a first start.

    Attributes:
        language: of the window; empty: the system's, if we have it.
        text_scale: 1.0 is the usual size.
    """

    language: str = ""
    theme: str = "system"
    text_scale: float = 1.0
    recent: tuple[RecentFile, ...] = field(default_factory=tuple)
    hidden_hints: tuple[str, ...] = ()

    def with_recent(self, entry: RecentFile) -> Settings:
        """Return a copy with the file at the top of the list."""
        others = [each for each in self.recent if each.path != entry.path]
        return replace(self, recent=(entry, *others)[:N_RECENT])

    def without_recent(self, path: str) -> Settings:
        return replace(self, recent=tuple(each for each in self.recent if each.path != path))


class SettingsStore:
    """The settings in a file of the user's own."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def load(self) -> Settings:
        """Read the settings; a value that cannot be read falls back to its default."""
        try:
            found = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return Settings()
        return _settings(found) if isinstance(found, dict) else Settings()

    def save(self, settings: Settings) -> None:
        """Write the settings; where that cannot be, they last for this session only."""
        from omnidesk.files import write_text  # reading needs none of it, and the window waits

        with suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            write_text(self._path, json.dumps(asdict(settings), ensure_ascii=False, indent=1))


def _settings(found: dict[str, Any]) -> Settings:
    language, theme = found.get("language"), found.get("theme")
    scale = found.get("text_scale")
    return Settings(
        language=language if language in LANGUAGES else "",
        theme=theme if theme in THEMES else "system",
        text_scale=scale if isinstance(scale, float) and 0.5 <= scale <= 2.0 else 1.0,
        recent=tuple(_recent(each) for each in _list(found, "recent") if isinstance(each, dict)),
        hidden_hints=tuple(each for each in _list(found, "hidden_hints") if isinstance(each, str)),
    )


def _recent(found: dict[str, Any]) -> RecentFile:
    names = [each.name for each in fields(RecentFile)]
    return RecentFile(**{name: str(found.get(name, "")) for name in names})


def _list(found: dict[str, Any], name: str) -> list[Any]:
    value = found.get(name)
    return value if isinstance(value, list) else []
