"""What a language of texts is called."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QLocale, Qt

from omnidesk.texts import Translator, capitalised


def language_name(code: str, t: Translator) -> str:
    """Return the name of a language in the translator's language, else as it calls itself."""
    names = {
        "en": t.context("language of a text", "English"),
        "id": t.context("language of a text", "Indonesian"),
    }
    if code in names:
        return capitalised(names[code])  # alone, not inside a sentence
    own = QLocale(code.replace("-", "_"))
    is_known = own.language() != QLocale.Language.C
    return f"{own.nativeLanguageName()} ({code})" if is_known else code


@cache
def is_right_to_left(code: str) -> bool:
    """Tell whether a language is written from right to left."""
    return QLocale(code.replace("-", "_")).textDirection() == Qt.LayoutDirection.RightToLeft
