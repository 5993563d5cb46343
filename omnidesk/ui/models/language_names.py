"""What a language of texts is called."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QLocale, Qt

from omnidesk.domain.rubric_reading import is_language
from omnidesk.services.problem_texts import OWN_NAMES
from omnidesk.texts import Translator, capitalised


def language_name(code: str, t: Translator) -> str:
    """Return the name of a language in the translator's language, else as it calls itself."""
    names = {
        "en": t.context("language of a text", "English"),
        "id": t.context("language of a text", "Indonesian"),
    }
    if code in names:
        return capitalised(names[code])  # alone, not inside a sentence
    if code in OWN_NAMES:
        return f"{OWN_NAMES[code]} ({code})"
    own = QLocale(code.replace("-", "_"))
    is_known = own.language() != QLocale.Language.C
    return f"{own.nativeLanguageName()} ({code})" if is_known else code


@cache
def is_right_to_left(code: str) -> bool:
    """Tell whether a language is written from right to left."""
    return QLocale(code.replace("-", "_")).textDirection() == Qt.LayoutDirection.RightToLeft


def known_languages(t: Translator) -> tuple[tuple[str, str], ...]:
    """Return the languages that one may choose from: what is shown of each, and its code."""
    own = {code: language_name(code, t) for code in ("en", "id")}
    others = {code: f"{english} · {native} ({code})" for code, english, native in _from_qt()}
    return tuple(sorted((words, code) for code, words in (others | own).items()))


def find_language(typed: str, t: Translator) -> str | None:
    """Return the code for a language's name or code as it was typed; None: it is neither."""
    wanted = typed.strip().casefold()
    for words, code in known_languages(t):
        names = (words, code, language_name(code, t), words.partition(" (")[0])
        if wanted in (name.casefold() for name in names):
            return code
    for code, english, native in _from_qt():
        if wanted in (english.casefold(), native.casefold()):
            return code
    code = _tidy_code(typed.strip())
    return code if is_language(code) else None


@cache
def _from_qt() -> tuple[tuple[str, str, str], ...]:
    """Codes, English names and names in the languages themselves."""
    found = {}
    for language in QLocale.Language:
        code, locale = QLocale.languageToCode(language), QLocale(language)
        if is_language(code) and locale.language() == language and locale.nativeLanguageName():
            names = QLocale.languageToString(language), locale.nativeLanguageName()
            found[code] = (code, *names)
    return tuple(found.values())


def _tidy_code(typed: str) -> str:
    """Return a code in the letters that are usual: ``pt-BR``, ``zh-Hant``."""
    first, *rest = typed.replace("_", "-").split("-")
    n_letters_of_a_script = 4
    return "-".join(
        [first.lower()]
        + [part.title() if len(part) == n_letters_of_a_script else part.upper() for part in rest]
    )
