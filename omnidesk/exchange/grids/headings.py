"""What the name of a column says it holds, in the languages that such tables are written in."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from omnidesk.domain.rubric_reading import MAX_LEVEL_VALUE
from omnidesk.exchange.grids.languages import split_language
from omnidesk.exchange.grids.mapping import Role


@dataclass(frozen=True, slots=True)
class Heading:
    """The meaning of one name.

    Attributes:
        value: the level's value, or a group's depth where the name tells it.
        rank: of several names for the same thing the lowest is the best.
        is_name_word: it may name dimensions, whatever else it may be.
        may_be_key: ``_id`` at its end is Indonesian, or an identifier.
        is_numbered_only: nothing but a number and perhaps a word: it may be no level at all.
    """

    role: Role = Role.NONE
    value: int | None = None
    language: str = ""
    level_name: str = ""
    rank: int = 0
    is_name_word: bool = False
    may_be_key: bool = False
    is_numbered_only: bool = False


NO_HEADING = Heading()
_LONGEST = 200  # characters; a name that is longer is a text, and would take long to look through

_NAMES = (
    "dimension|dimensions|dimensi|dimensión|dimensión|dimensione|dimensão|dimensie|次元|ディメンション|维度",
    "indicator|indikator|indicador|indicateur|measure|ukuran|metric|metrik|aspect|aspek|aspecto",
    "dimension name|nama dimensi|indicator name|criterion|kriteria|criterio|capability|kapabilitas",
    "subcategory|sub-category|subdimension|sub-dimension|sub dimension|subdimensi|sub-dimensi",
    "stream|activity|aktivitas|kegiatan|element|elemen|attribute|atribut|factor|faktor|practice",
    "praktik|process|proses|topic|topik|tema|item|butir|question|pertanyaan|requirement|control",
    "area|bidang|domain|category|kategori|theme|name|nama|nombre|nom|nome|title|judul",
)
_GROUPS = (
    "group|grup|kelompok|grupo|groupe|gruppe|gruppo|pillar|pilar|category|kategori|categoría|domain"
    "|ranah|theme|tema|area|bidang|section|bagian|function|fungsi|practice|praktik|perspective"
    "|perspektif|process area|focus area|capability area|module|modul|cluster|chapter|bab|layer"
    "|stream|workstream|process|proses"
)
_SUBGROUPS = "subgroup|sub-group|sub group|group 2|subkelompok|sub-kelompok|subsection|sub-section"
_PLAIN = {
    Role.KEY: "key|kunci|id|code|kode|ref|reference|identifier|uid|uuid|clave|código|dimension key"
    "|dimension code|dimension id|no|no.|nr|nr.|number|nomor|#",
    Role.WEIGHT: "weight|weighting|bobot|peso|poids|gewicht",
    Role.DEFINITION: "description|descriptions|definition|deskripsi|definisi|keterangan|penjelasan"
    "|what it means|meaning|arti|explanation|short description|descripción|definición|définition"
    "|beschreibung|descrição|descrizione|dimension definition|dimension description",
    Role.GUIDANCE: "guidance|what to look for|typical evidence|evidence|panduan|petunjuk|hints|hint"
    "|guide|guía|bukti|how to assess",
}
_FACTS = {
    "model id": Role.MODEL_ID,
    "model version": Role.MODEL_VERSION,
    "model languages": Role.MODEL_LANGUAGES,
    "model name": Role.MODEL_NAME,
    "model note": Role.MODEL_NOTE,
}
ROW_NUMBERS = frozenset({"no", "no.", "nr", "nr.", "number", "nomor", "#"})
"""Names of columns that may hold no more than 1, 2, 3."""

_LEVEL_WORDS = (
    "level kematangan|tingkat kematangan|maturity level|maturity|levels?|lvl|tingkat|nivel|niveau"
    "|stufe|livello|nível|stage|tahap|レベル|等级|级别"
)
_LEVEL = re.compile(rf"(?:(?:{_LEVEL_WORDS})\s*[-_.:#]?\s*|l)(\d{{1,3}})(?!\d)(.*)", re.I | re.S)
_NUMBERED = re.compile(r"(\d{1,3})(?:\s*[-\u2013\u2014:.)=/_]\s*|\s+)?((?<=[\s\W_])\D.*)?", re.S)
_NUMBER_LAST = re.compile(r"(\D{2,40}?)\s*[(\[](\d{1,3})[)\]]", re.S)
_EDGES = " \t\n:.-_()[]\u2013\u2014/=|"
_PARTS = {
    Role.TITLE: "title|titles|heading|judul|título|titre|titel|short name|name|nama",
    Role.LEVEL: "text|descriptor|descriptors|description|descriptions|desc|deskripsi|uraian"
    "|definition|definisi",
    Role.CRITERIA: "criteria|criterion|checklist|question|questions|kriteria|pertanyaan|checks",
    Role.IMPROVEMENT: "improvement|improvements|next step|next steps|how to improve|perbaikan"
    "|langkah berikutnya",
}
# Judgements of somebody else, never the model itself.
_JUDGED = re.compile(
    r"scores?|skor|nilai|ratings?|averages?|avg|rata-rata|rerata|total|comments?|komentar|catatan"
    r"|remarks?|notes?|status|owner|target|actual|current|gap|date|tanggal|weight|bobot|max|min",
    re.I,
)
SUMMARY_ROWS = re.compile(
    r"(grand |sub-?)?(average|avg|total|sum|mean|median|rata-rata|rerata|jumlah|promedio|moyenne"
    r"|durchschnitt|overall)( score| skor| nilai)?[: ]*",
    re.I,
)


def _lookup() -> dict[str, Heading]:
    found: dict[str, Heading] = {}
    for role, words in _PLAIN.items():
        found |= {word: Heading(role, rank=n) for n, word in enumerate(words.split("|"))}
    found |= {word: Heading(role) for word, role in _FACTS.items()}
    found |= {word: Heading(Role.GROUP, 2) for word in _SUBGROUPS.split("|")}
    found |= {word: Heading(Role.GROUP) for word in _GROUPS.split("|")}
    for rank, words in enumerate(_NAMES):
        for word in words.split("|"):
            role = Role.GROUP if word in found else Role.NAME
            found[word] = Heading(role, rank=rank, is_name_word=True)
    return found


_WORDS = _lookup()


def read_heading(text: str) -> Heading:
    """Return what a column of this name holds; ``NONE`` for a name that says nothing."""
    if len(text) > _LONGEST:
        return NO_HEADING
    plain = " ".join(unicodedata.normalize("NFKC", text).split())
    base, language = split_language(plain)
    heading = _meaning(base)
    if language and heading.role is Role.NONE:
        return _key_ending(plain) or _meaning(plain)
    if not language:
        return _key_ending(plain) or heading
    may_be_key = language == "id" and plain.casefold().endswith(("_id", "-id", ".id"))
    return Heading(
        heading.role,
        heading.value,
        language,
        heading.level_name,
        heading.rank,
        heading.is_name_word,
        may_be_key and heading.role not in (Role.LEVEL, Role.TITLE, Role.CRITERIA),
    )


def _key_ending(text: str) -> Heading | None:
    """``control id``, ``item code``: the key of something."""
    words = text.casefold().replace("_", " ").split()
    is_key = (
        len(words) > 1
        and words[-1] in ("id", "code", "key", "kode", "ref")
        and words
        != [
            "model",
            "id",
        ]
    )
    return Heading(Role.KEY, rank=50) if is_key and _WORDS.get(" ".join(words)) is None else None


def _meaning(text: str) -> Heading:
    words = " ".join(text.casefold().replace("_", " ").split()).strip(" :*")
    return _WORDS.get(words) or _level(text) or NO_HEADING


def _level(text: str) -> Heading | None:
    plain = text.strip(" :*")
    if match := _LEVEL.fullmatch(plain):
        return _level_part(int(match[1]), match[2])
    if match := _NUMBERED.fullmatch(plain):
        return _numbered(int(match[1]), match[2] or "")
    if match := _NUMBER_LAST.fullmatch(plain):
        return _numbered(int(match[2]), match[1])
    return None


def _level_part(value: int, rest: str) -> Heading | None:
    name = rest.strip(_EDGES)
    if value > MAX_LEVEL_VALUE or (rest and rest[0].isalnum()):
        return None
    word = " ".join(name.casefold().replace("_", " ").split())
    for role, words in _PARTS.items():
        if word in words.split("|"):
            return Heading(role, value, rank=_part_rank(word))
    if _JUDGED.fullmatch(word):
        return None
    return Heading(Role.LEVEL, value, level_name=name)


def _part_rank(word: str) -> int:
    """``name`` and ``definition`` may speak of the level itself: the values must tell."""
    return {"name": 1, "nama": 1, "definition": 1, "definisi": 1}.get(word, 0)


def _numbered(value: int, name: str) -> Heading | None:
    name = name.strip(_EDGES)
    if len(name) > 40 or _JUDGED.search(name):
        return None
    return Heading(Role.LEVEL, value, level_name=name, is_numbered_only=True)


# What steps of a scale are usually called.
_SCALE = re.compile(
    r"\b(ad[- ]?hoc|initial|absent|none|nonexistent|basic|beginner|beginning|low|very low|novice"
    r"|emerging|aware|awareness|reactive|repeatable|managed|developing|defined|medium|moderate"
    r"|intermediate|standardi[sz]ed|established|proactive|integrated|measured|quantitative(ly)?"
    r"|advanced|high|very high|optimi[sz](ed|ing)|optimal|leading|mature|expert|transformational"
    r"|awal|dasar|rendah|sangat rendah|rintisan|berulang|terkelola|berkembang|terdefinisi|sedang"
    r"|menengah|terukur|lanjut|lanjutan|mahir|tinggi|sangat tinggi|optimum|teroptimasi|unggul"
    r"|inicial|básico|gestionado|definido|avanzado|optimizado|bajo|medio|alto)\b",
    re.I,
)


def is_scale_word(name: str) -> bool:
    """Tell whether a name is what a step of a scale is usually called."""
    return len(name) <= 40 and _SCALE.search(name) is not None
