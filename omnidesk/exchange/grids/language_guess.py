"""The language of texts, told by its commonest words or its script, where there are enough."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

_ENOUGH = 12  # common words, of which those of one language must be most
_SHARE = 3
_LOOKED_AT = 20_000  # characters
_COMMON = {
    "en": "the of and to in is are for with not that by on be this it or from has have",
    "id": "yang dan di ke dari untuk dengan tidak pada ini itu adalah dalam oleh sudah belum ada"
    " secara akan telah",
    "es": "el la los las de y que en un una es son para con no por se del",
    "fr": "le la les des et que est une dans pour avec ne pas sur sont du au",
    "de": "der die das und ist nicht mit für den ein eine werden zu auf von",
    "pt": "o os as de e que em um uma é são para com não por se do da",
    "nl": "de het een en van is niet met voor zijn op dat te worden",
    "it": "il lo la gli di e che un una è sono per con non del della",
}
_WORDS = {code: frozenset(words.split()) for code, words in _COMMON.items()}
_SCRIPTS = {
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "HANGUL": "ko",
    "THAI": "th",
    "CYRILLIC": "ru",
    "ARABIC": "ar",
    "DEVANAGARI": "hi",
    "CJK": "zh",
}


def language_of_texts(texts: Iterable[str]) -> str:
    """Return the code of the language, empty where that is not clear."""
    text = " ".join(texts)[:_LOOKED_AT].casefold()
    return _by_script(text) or _by_words(text)


def _by_script(text: str) -> str:
    letters = [c for c in text if c.isalpha()]
    scripts = Counter(unicodedata.name(c, "").split(" ")[0] for c in letters if ord(c) > 0x36F)
    foreign = {script: n for script, n in scripts.items() if script in _SCRIPTS}
    if not foreign or 3 * sum(foreign.values()) < len(letters):
        return ""
    # Japanese is written in Chinese characters too, but never in them alone.
    if foreign.get("HIRAGANA", 0) + foreign.get("KATAKANA", 0) > 0:
        return "ja"
    return _SCRIPTS[max(foreign, key=lambda script: foreign[script])]


def _by_words(text: str) -> str:
    words = Counter(re.findall(r"[^\W\d_]+", text))
    counts = {code: sum(words[word] for word in common) for code, common in _WORDS.items()}
    first, second = sorted(counts, key=lambda code: counts[code], reverse=True)[:2]
    is_clear = counts[first] >= _ENOUGH and counts[first] * 2 >= counts[second] * _SHARE
    return first if is_clear else ""
