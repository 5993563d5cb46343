"""Every command of every page: its words and its key, known before the page is made.

The pages make their actions of these, and the command list and the sheet of shortcuts show them,
so there is no second list to keep up.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from omnidesk.texts import N_


@dataclass(frozen=True, slots=True)
class Command:
    """What can be done on a page.

    Attributes:
        name: by which the page knows it.
        words: of its entry in the menu.
        keys: its shortcut, as QKeySequence reads it.
        word: what stands on a small button beside an icon.
        is_local: the key works where the keyboard is, as in a grid, and the menu only shows it.
    """

    name: str
    words: str
    keys: str
    icon: str = ""
    word: str = ""
    is_local: bool = False


@dataclass(frozen=True, slots=True)
class KeyNote:
    """A key that moves or types in a part of a page, and is no command; ``keys`` is as shown."""

    keys: str
    words: str


HOME_LIST = (
    Command("open", N_("Open the chosen file"), "Return", is_local=True),
    Command("forget", N_("Take it off the list"), "Del", is_local=True),
)
DIMENSION = (
    Command("add_dimension", N_("Add a dimension below"), "Alt+Ins", "plus", N_("Add")),
    Command("duplicate_dimension", N_("Duplicate the dimension"), "Alt+Shift+Down", "copy"),
    Command("rename_dimension", N_("Rename the dimension"), "Shift+F2", "edit", N_("Rename")),
    Command("dimension_up", N_("Move the dimension up"), "Alt+Up", "up", N_("Up")),
    Command("dimension_down", N_("Move the dimension down"), "Alt+Down", "down", N_("Down")),
    Command("remove_dimension", N_("Remove the dimension"), "Alt+Del", "remove", N_("Remove")),
)
LEVEL = (
    Command("add_level", N_("Add a level to the right"), "Alt+Shift+Ins", "plus", N_("Add")),
    Command("add_level_left", N_("Add a level to the left"), "Ctrl+Shift+Ins", "plus"),
    Command("duplicate_level", N_("Duplicate the level"), "Alt+Shift+Right", "copy"),
    Command("rename_level", N_("Rename the level"), "Ctrl+Shift+R", "edit", N_("Rename")),
    Command("level_left", N_("Move the level to the left"), "Alt+Left", "left", N_("Left")),
    Command("level_right", N_("Move the level to the right"), "Alt+Right", "right", N_("Right")),
    Command("remove_level", N_("Remove the level"), "Alt+Shift+Del", "remove", N_("Remove")),
    Command("renumber", N_("Number the levels from 0, or from 1"), "Ctrl+Shift+J"),
)
GROUP = (
    Command("group", N_("Group the chosen dimensions"), "Ctrl+G", "group", N_("Group")),
    Command("put_in_group", N_("Put in a group…"), "Ctrl+Shift+G"),
    Command("take_out", N_("Take out of the group"), "Alt+Shift+Left"),
    Command("fold", N_("Fold or unfold the group"), "F9"),
    Command("fold_all", N_("Fold or unfold all groups"), "Shift+F9"),
)
BLOCK = (
    Command("cut", N_("Cut the chosen cells"), "Ctrl+X"),
    Command("copy", N_("Copy the chosen cells"), "Ctrl+C"),
    Command("paste", N_("Paste cells"), "Ctrl+V"),
    Command("fill_down", N_("Fill down"), "Ctrl+D"),
    Command("fill_right", N_("Fill to the right"), "Ctrl+R"),
    Command("clear", N_("Empty the chosen cells"), "Del", is_local=True),
)
MODEL_FIND = (
    Command("find", N_("Find…"), "Ctrl+F", "search"),
    Command("replace", N_("Replace…"), "Ctrl+H"),
    Command("find_next", N_("Find the next place"), "F3"),
    Command("find_previous", N_("Find the place before"), "Shift+F3"),
)
MODEL_LOOK = (
    Command("details", N_("Go to the details and back"), "F4"),
    Command("show_details", N_("Show or hide the details"), "Shift+F4", "details", N_("Details")),
    Command("check", N_("Go to the check and back"), "F7", "check"),
    Command("next_problem", N_("Go to the next place that the check found"), "F8"),
    Command("languages", N_("Languages of the model…"), "Ctrl+L", "language"),
    Command("side_by_side", N_("Two languages side by side"), "Ctrl+T", "columns"),
    Command("next_untranslated", N_("Go to the next text that is not translated"), "Shift+F8"),
    Command("definitions", N_("Show what each level means"), "Ctrl+M"),
)
MODEL_VERSIONS = (
    Command("compare", N_("Compare versions…"), "Ctrl+Shift+C", "compare"),
    Command("match", N_("Version match…"), "Ctrl+Shift+X", "match"),
    Command("library", N_("Library…"), "Ctrl+Shift+A", "library"),
)
MODEL_FILE = (
    Command("new", N_("New model…"), "Ctrl+Shift+M", "new"),
    Command("import", N_("Import…"), "Ctrl+I", "open"),
    Command("export", N_("Export…"), "Ctrl+E", "export"),
    Command("print", N_("Print…"), "Ctrl+P", "print"),
    Command("rename", N_("Rename the model…"), "Ctrl+F2", "edit"),
    Command("discard", N_("Discard the draft"), "Ctrl+Shift+D", "remove"),
    Command("freeze", N_("Freeze…"), "Ctrl+Shift+F", "lock"),
)
ROUND_TABS = (
    Command("basics", N_("Basics"), "Alt+1"),
    Command("experts", N_("Experts"), "Alt+2"),
    Command("rules", N_("Rules"), "Alt+3"),
    Command("targets", N_("Targets"), "Alt+4"),
    Command("verdict", N_("Verdict"), "Alt+5"),
)
ROUND_PANEL = (
    Command("add_expert", N_("Add an expert"), "Alt+Ins"),
    Command("remove_expert", N_("Remove the chosen expert from this round"), "Alt+Del"),
)
ROUND_STATE = (
    Command("close", N_("Close the round"), "Ctrl+L"),
    Command("reopen", N_("Reopen the round…"), "Ctrl+Shift+O"),
    Command("copy", N_("Copy into a new round…"), "Ctrl+Shift+D"),
    Command("delete", N_("Delete the round"), "Ctrl+Shift+Del"),
)
RATE_MODES = (
    Command("grid", N_("Grid"), "Alt+1"),
    Command("one_by_one", N_("One by one"), "Alt+2"),
    Command("together", N_("Panel together"), "Alt+3"),
)
RATE_DIMENSION = (
    Command("next_unrated", N_("Next dimension that is not yet rated"), "Return", is_local=True),
    Command("cannot_tell", N_("Cannot tell"), "C", is_local=True),
    Command("not_applicable", N_("Not applicable…"), "N", is_local=True),
    Command("withdraw", N_("Take the rating back"), "Del", is_local=True),
    Command("why", N_("Why this level"), "W", is_local=True),
    Command("evidence", N_("Add evidence…"), "E", is_local=True),
)
RATE_EXPERT = (
    Command("next_expert", N_("Next expert"), "Ctrl+PgDown"),
    Command("previous_expert", N_("Previous expert"), "Ctrl+PgUp"),
    Command("finish", N_("Finish and lock, or unlock"), "Ctrl+L"),
)
RESULTS_DIMENSION = (
    Command("show", N_("Show all about the dimension"), "Return", is_local=True),
    Command("decide", N_("Agree the level of the dimension"), "Ctrl+L"),
    Command("next_to_discuss", N_("Next dimension to discuss"), "F8"),
)
RESULTS_TABLE = (
    Command("copy", N_("Copy the chosen rows"), "Ctrl+C", is_local=True),
    Command("sort", N_("Sort by the column of the cursor"), "Ctrl+R"),
)
TREND_ROUNDS = (
    Command("rounds", N_("Choose the rounds to compare…"), "Alt+3"),
    Command("usual", N_("Compare the first, previous and latest round"), "Alt+1"),
    Command("all", N_("Compare all rounds"), "Alt+2"),
)
TREND_DIMENSION = (
    Command("show", N_("Show the dimension large"), "Return", is_local=True),
    Command("ratings", N_("Show the ratings behind the number"), "Ctrl+I"),
    Command("overall", N_("Show the overall large"), "Ctrl+Shift+O"),
)
REPORT_OUT = (
    Command("print", N_("Print…"), "Ctrl+P"),
    Command("export", N_("Export…"), "Ctrl+E"),
)
REPORT_VIEW = (
    Command("larger", N_("Larger pages"), "Ctrl++"),
    Command("smaller", N_("Smaller pages"), "Ctrl+-"),
    Command("fit", N_("Pages as wide as the window"), "Ctrl+Shift+V"),
)
BLIND = (Command("end_blind", N_("End the blind rating now"), "Ctrl+Shift+B"),)

SUBMENUS: Mapping[str, tuple[str, ...]] = {
    "model": (
        N_("&Dimensions"),
        N_("&Levels"),
        N_("&Groups"),
        N_("&Cells"),
        N_("&Find and replace"),
        N_("&Beside the grid"),
    )
}
"""For a page with many commands the submenus of its first groups; the others stand in the menu."""

PAGE_COMMANDS: Mapping[str, tuple[tuple[Command, ...], ...]] = {
    "home": (HOME_LIST,),
    "model": (
        *(DIMENSION, LEVEL, GROUP, BLOCK, MODEL_FIND, MODEL_LOOK),
        *(MODEL_VERSIONS, MODEL_FILE),
    ),
    "round": (ROUND_TABS, ROUND_PANEL, ROUND_STATE),
    "rate": (RATE_MODES, RATE_DIMENSION, RATE_EXPERT),
    "results": (RESULTS_DIMENSION, RESULTS_TABLE, BLIND),
    "trend": (TREND_ROUNDS, TREND_DIMENSION, REPORT_OUT),
    "report": (REPORT_OUT, REPORT_VIEW, BLIND),
}
"""By the key of the page, in the groups of its menu."""

_LIST_KEYS = (
    KeyNote("Enter", N_("Next text of a list")),
    KeyNote("Alt+Enter", N_("New line in the text")),
    KeyNote("Alt+Up", N_("Move a text of a list up")),
    KeyNote("Alt+Del", N_("Remove a text of a list")),
)

HELP = "help"
"""Where the keys of the whole window are noted."""

KEY_NOTES: Mapping[str, tuple[KeyNote, ...]] = {
    HELP: (KeyNote("?", N_("Keyboard shortcuts, where no text is being typed")),),
    "model": (
        KeyNote(N_("Enter, Tab"), N_("Next cell down, to the right")),
        KeyNote("F2", N_("Edit the text of the cell")),
        KeyNote("Alt+Enter", N_("New line in the text")),
        KeyNote(N_("Shift and an arrow"), N_("Choose several cells")),
        KeyNote("Ctrl+A", N_("Choose all cells")),
        KeyNote("F6", N_("Leave the grid")),
        KeyNote("Shift+F8", N_("Previous change, where versions are compared")),
    ),
    "rate": (
        KeyNote("0 1 2 …", N_("Choose the level with this number")),
        KeyNote(N_("Space"), N_("Choose the level under the cursor")),
        KeyNote("↑ ↓", N_("Other dimension")),
        *_LIST_KEYS,
    ),
    "round": _LIST_KEYS,
    "results": _LIST_KEYS,
    "report": _LIST_KEYS,
}
