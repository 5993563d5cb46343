"""What the program remembers about this user on this computer. Never data of an assessment."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from omnidesk.texts import DATE_FORMATS, LANGUAGES

THEMES = ("system", "light", "dark")
HOME_NAMES = ("open", "all", "none")
"""Whose names Home shows: of files without a passphrase, of all, of nobody."""

N_RECENT = 12
LONGEST_TEXT = 200


@dataclass(frozen=True, slots=True)
class RecentFile:
    """A client file that was open before, with what the list shows of it."""

    path: str
    organisation: str = ""
    last_round: str = ""
    opened_at: str = ""
    client_id: str = ""
    is_sealed: bool = False  # with a passphrase


@dataclass(frozen=True, slots=True)
class Settings:
    """Defaults are the values of a first start.

    Attributes:
        language: of the window; empty: the system's, if we have it.
        text_scale: 1.0 is the usual size.
        date_format: how the window writes a day; see Translator.
        panel_rule, overall_rule: the names of the rules that a new round begins with.
        classification: what a new round's report says at the foot of its pages.
        backup_folder: empty: the usual place.
        hidden_hints: keys of the pages whose hint was put away.
        model_panel: what is open beside the model's grid; empty: nothing.
        home_names: whose names the list of recent files shows; one of ``HOME_NAMES``.
    """

    language: str = ""
    theme: str = "system"
    text_scale: float = 1.0
    date_format: str = DATE_FORMATS[0]
    panel_rule: str = "median"
    overall_rule: str = "median"
    classification: str = ""
    backup_folder: str = ""
    recent: tuple[RecentFile, ...] = field(default_factory=tuple)
    hidden_hints: tuple[str, ...] = ()
    model_panel: str = ""
    home_names: str = HOME_NAMES[0]

    @property
    def looks(self) -> tuple[object, ...]:
        """All that decides how the pages are made."""
        return self.language, self.theme, self.text_scale, self.date_format

    def with_recent(self, entry: RecentFile) -> Settings:
        """Return a copy with the file at the top of the list."""
        others = [each for each in self.recent if each.path != entry.path]
        return replace(self, recent=(entry, *others)[:N_RECENT])

    def shows_name_of(self, entry: RecentFile) -> bool:
        """Whether the list of recent files says whose file this is."""
        return self.home_names == "all" or (self.home_names == "open" and not entry.is_sealed)

    def without_hidden_names(self) -> Settings:
        """Return a copy that does not even hold the names that are not shown."""
        recent = (
            each if self.shows_name_of(each) else replace(each, organisation="", last_round="")
            for each in self.recent
        )
        return replace(self, recent=tuple(recent))

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
        date_format=_one_of(DATE_FORMATS, found.get("date_format")),
        panel_rule=_text(found, "panel_rule") or "median",
        overall_rule=_text(found, "overall_rule") or "median",
        classification=_text(found, "classification"),
        backup_folder=_text(found, "backup_folder"),
        recent=tuple(_recent(each) for each in _list(found, "recent") if isinstance(each, dict)),
        hidden_hints=tuple(each for each in _list(found, "hidden_hints") if isinstance(each, str)),
        model_panel=_text(found, "model_panel"),
        home_names=_one_of(HOME_NAMES, found.get("home_names")),
    )


def _one_of(known: tuple[str, ...], value: object) -> str:
    return value if isinstance(value, str) and value in known else known[0]


def _text(found: dict[str, Any], name: str) -> str:
    """Return a line of text; anything else counts as none."""
    value = found.get(name)
    is_line = isinstance(value, str) and value.isprintable()
    return str(value)[:LONGEST_TEXT] if is_line else ""


def _recent(found: dict[str, Any]) -> RecentFile:
    names = [each.name for each in fields(RecentFile) if each.name != "is_sealed"]
    texts = {name: str(found.get(name, "")) for name in names}
    return RecentFile(**texts, is_sealed=found.get("is_sealed") is True)


def _list(found: dict[str, Any], name: str) -> list[Any]:
    value = found.get(name)
    return value if isinstance(value, list) else []
