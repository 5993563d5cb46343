"""What a column can hold, in words of the window."""

from __future__ import annotations

from dataclasses import dataclass

from omnidesk.exchange.grids.mapping import Role
from omnidesk.texts import N_, Translator

GROUP, INNER_GROUP = (Role.GROUP, 1), (Role.GROUP, 2)


@dataclass(frozen=True, slots=True)
class RoleChoice:
    """A line in the list of what a column can hold; ``depth`` tells two kinds of groups apart."""

    role: Role
    depth: int | None
    words: str


ORDINARY = (
    RoleChoice(Role.NONE, None, N_("Left out")),
    RoleChoice(Role.NAME, None, N_("Name of the dimension")),
    RoleChoice(Role.KEY, None, N_("Key of the dimension")),
    RoleChoice(*GROUP, N_("Group of dimensions")),
    RoleChoice(*INNER_GROUP, N_("Group within the group")),
    RoleChoice(Role.WEIGHT, None, N_("Weight")),
    RoleChoice(Role.DEFINITION, None, N_("Definition of the dimension")),
    RoleChoice(Role.GUIDANCE, None, N_("Guidance")),
    RoleChoice(Role.LEVEL, None, N_("Level description")),
    RoleChoice(Role.TITLE, None, N_("Title of the level description")),
    RoleChoice(Role.CRITERIA, None, N_("Checklist of the level")),
    RoleChoice(Role.IMPROVEMENT, None, N_("How to get from this level to the next")),
    RoleChoice(Role.LEVEL_NAME, None, N_("Name of the level")),
    RoleChoice(Role.LEVEL_DEFINITION, None, N_("Definition of the level")),
)

# Only a file of the program itself has these.
OF_MODEL = (
    RoleChoice(Role.MODEL_ID, None, N_("Id of the model")),
    RoleChoice(Role.MODEL_VERSION, None, N_("Version of the model")),
    RoleChoice(Role.MODEL_LANGUAGES, None, N_("Languages of the model")),
    RoleChoice(Role.MODEL_NAME, None, N_("Name of the model")),
    RoleChoice(Role.MODEL_NOTE, None, N_("Note on the model")),
)

LANGUAGES = (
    *("en", "id", "ar", "de", "es", "fr", "hi", "it", "ja", "jv", "ko", "ms", "nl", "pt", "ru"),
    *("su", "th", "tr", "vi", "zh"),
)
"""The languages that are offered; a file may name others."""


def role_words(choice: RoleChoice, t: Translator) -> str:
    return t(choice.words)
