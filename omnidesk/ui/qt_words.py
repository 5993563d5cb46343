"""Qt's own words in our language, where Qt has no catalogue for it."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTranslator

from omnidesk.texts import N_, Translator

WORDS = (
    # buttons
    N_("OK"),
    N_("&OK"),
    N_("Cancel"),
    N_("&Cancel"),
    N_("Close"),
    N_("&Close"),
    N_("Save"),
    N_("&Save"),
    N_("Open"),
    N_("&Open"),
    N_("&Yes"),
    N_("&No"),
    N_("Apply"),
    N_("Retry"),
    N_("Show Details..."),
    N_("Hide Details..."),
    # text fields
    N_("&Undo"),
    N_("&Redo"),
    N_("Cu&t"),
    N_("&Copy"),
    N_("&Paste"),
    N_("Delete"),
    N_("Select All"),
    # choosing files
    N_("Look in:"),
    N_("File &name:"),
    N_("Files of type:"),
    N_("Back"),
    N_("Forward"),
    N_("Parent Directory"),
    N_("Create New Folder"),
    N_("List View"),
    N_("Detail View"),
    N_("Name"),
    N_("Size"),
    N_("Type"),
    N_("Date Modified"),
    N_("Computer"),
    N_("My Computer"),
    N_("%1\nFile not found.\nPlease verify the correct file name was given."),
    N_("%1 already exists.\nDo you want to replace it?"),
    # printing
    N_("Print"),
    N_("&Print"),
    N_("Printer"),
    N_("Copies"),
    N_("Print range"),
    N_("Print all"),
    N_("Pages from"),
    N_("to"),
    N_("Selection"),
    N_("Current Page"),
    N_("Output Settings"),
    N_("Copies:"),
    N_("Collate"),
    N_("Reverse"),
    N_("Options"),
    N_("Color Mode"),
    N_("Color"),
    N_("Grayscale"),
    N_("Double-sided printing"),
    N_("None"),
    N_("&Name:"),
    N_("P&roperties"),
    N_("Location:"),
    N_("Preview"),
    N_("Type:"),
    N_("Output &file:"),
    N_("&Options >>"),
    N_("&Options <<"),
    N_("Print to File (PDF)"),
)
"""What Qt's standard dialogs and menus say, as far as ours show them."""


class QtWords(QTranslator):
    """Answers Qt's look-ups from our catalogue; what it does not know stays as Qt has it."""

    def __init__(self, t: Translator, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = {word: t(word) for word in WORDS}

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name; an empty one is not asked at all
        return False

    def translate(
        self,
        context: str | bytes,
        sourceText: str | bytes,  # noqa: N803 - Qt's name
        disambiguation: str | bytes | None = None,
        n: int = -1,
    ) -> str:
        """Return our word, or None for one that we do not have: an empty text would blank it."""
        source = sourceText.decode() if isinstance(sourceText, bytes) else sourceText
        return self._words.get(source)  # type: ignore[return-value]
