"""The language that a name ends in: ``level_1_en``, ``level_1 (id)``, ``grid.es.csv``."""

from __future__ import annotations

import re

from omnidesk.domain.rubric_reading import is_language

# ISO 639-1, without "no": a column that ends in it counts something.
_CODES = (
    "aa ab af ak am ar as ay az ba be bg bn bo br bs ca cs cy da de dv dz ee el en eo es et "
    "eu fa ff fi fj fo fr fy ga gd gl gn gu ha he hi hr ht hu hy id ig is it iu ja jv ka kk "
    "km kn ko ku ky la lb lg ln lo lt lv mg mi mk ml mn mr ms mt my nb ne nl nn ny oc om or "
    "pa pl ps pt qu rm rn ro ru rw sa sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te "
    "tg th ti tk tl tn to tr ts tt uk ur uz ve vi vo wo xh yi yo za zh zu"
)
CODES = frozenset(_CODES.split())
_NAMES = {
    "english": "en",
    "inggris": "en",
    "indonesian": "id",
    "indonesia": "id",
    "bahasa indonesia": "id",
    "español": "es",
    "spanish": "es",
    "français": "fr",
    "french": "fr",
    "deutsch": "de",
    "german": "de",
    "日本語": "ja",
    "japanese": "ja",
    "中文": "zh",
    "chinese": "zh",
    "português": "pt",
    "portuguese": "pt",
    "nederlands": "nl",
    "dutch": "nl",
    "italiano": "it",
    "italian": "it",
    "melayu": "ms",
    "malay": "ms",
}
_IN_BRACKETS = re.compile(r"(.*?)[\s_.-]*[(\[]([^()\[\]]+)[)\]]", re.DOTALL)
_AT_END = re.compile(r"(.+?)[_.-]([A-Za-z]{2}(?:[_-][A-Za-z]{2,4})?)", re.DOTALL)


def split_language(name: str) -> tuple[str, str]:
    """Return a name without the language that it ends in, and the language's code or empty."""
    for pattern in (_IN_BRACKETS, _AT_END):
        match = pattern.fullmatch(name.strip())
        if match and (code := language_code(match[2])):
            return match[1].strip(), code
    return name, ""


def language_code(text: str) -> str:
    """Return the code for a code in any case or for a language's own name; empty for others."""
    plain = text.strip().casefold().replace("_", "-")
    if plain in _NAMES:
        return _NAMES[plain]
    stem, *rest = plain.split("-")
    code = "-".join([stem, *(_part(part) for part in rest)])
    return code if stem in CODES and is_language(code) else ""


def _part(part: str) -> str:
    return part.title() if len(part) == 4 else part.upper()
