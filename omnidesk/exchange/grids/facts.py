"""What a file says of the model as a whole, beside its grid."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from omnidesk.domain.local_text import NO_TEXT, LocalText

# A level without a name is called by its number, in the words of the model's own language.
_LEVEL_NAMES = {
    "en": "Level {value}",
    "id": "Tingkat {value}",
    "es": "Nivel {value}",
    "fr": "Niveau {value}",
    "de": "Stufe {value}",
    "it": "Livello {value}",
    "nl": "Niveau {value}",
    "pt": "Nível {value}",
    "ja": "レベル{value}",
    "zh": "{value}级",
}


@dataclass(frozen=True, slots=True)
class ModelFacts:
    """All of it may be missing; a file that names its languages was written by this program."""

    id: str = ""
    version: str = ""
    languages: tuple[str, ...] = ()
    name: LocalText = NO_TEXT
    note: LocalText = NO_TEXT
    level_names: Mapping[int, LocalText] = field(default_factory=dict)
    level_definitions: Mapping[int, LocalText] = field(default_factory=dict)


NO_FACTS = ModelFacts()


def plain_level_name(value: int, language: str) -> str:
    """Return what a level is called that nobody has named."""
    stem = language.partition("-")[0]
    return _LEVEL_NAMES.get(stem, _LEVEL_NAMES["en"]).format(value=value)
