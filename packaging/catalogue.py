"""The Indonesian catalogue: brought up to date, checked and compiled.

``update`` collects the sentences of the program and keeps what is translated already; ``check``
fails while a sentence lacks its translation, is no longer said, or has other placeholders than its
English; ``compile`` writes the .mo files that the program reads.
"""

from __future__ import annotations

import argparse
import io
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
LANGUAGE = "id"
CATALOGUE = ROOT / "resources" / "locale" / LANGUAGE / "LC_MESSAGES" / "omnidesk.po"

_KEYWORDS = {"t": None, "_t": None, "N_": None, "plural": (1, 2), "context": ((1, "c"), 2)}
# No dates and no versions: the same sentences give the same file.
_HEADER = """\
# Indonesian translations for OmniDesk.
msgid ""
msgstr ""
"Project-Id-Version: OmniDesk\\n"
"Language: id\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""
_PLACEHOLDER = re.compile(r"\{[^{}]*\}")


def said_in(package: Path) -> Catalog:
    """Collect every marked sentence under ``package``, untranslated."""
    found = Catalog(charset="utf-8")
    extracted = extract_from_dir(
        str(package), [("**.py", "python")], keywords=_KEYWORDS, comment_tags=("Translators:",)
    )
    for _, _, message, comments, context in extracted:
        if message and (isinstance(message, str) or all(message)):
            found.add(message, auto_comments=comments, context=context)
    return found


def read_catalogue(path: Path) -> Catalog:
    """Read a .po file; one that is not there yet is an empty catalogue."""
    text = path.read_bytes() if path.exists() else _HEADER.encode()
    return read_po(io.BytesIO(text), locale=LANGUAGE)


def merged(said: Catalog, translated: Catalog) -> Catalog:
    """Return the sentences of ``said`` with the translations that ``translated`` has for them."""
    result = read_po(io.BytesIO(_HEADER.encode()), locale=LANGUAGE)
    for message in sentences(said):
        before = translated.get(message.id, context=message.context)
        result.add(
            message.id,
            _fitting(message, before),
            auto_comments=message.auto_comments,
            user_comments=before.user_comments if before else (),
            context=message.context,
        )
    return result


def sentences(catalogue: Catalog) -> Iterator[Message]:
    """Go through the messages, the header left out."""
    return (message for message in catalogue if message.id)


def english(message: Message) -> tuple[str, ...]:
    """Return the source forms: one, or singular and plural."""
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def translations(message: Message) -> tuple[str, ...]:
    """Return the translated forms, empty ones included."""
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ("",))


def is_translated(message: Message) -> bool:
    return all(translations(message)) and not message.fuzzy


def keeps_placeholders(message: Message) -> bool:
    """Say whether a translation fills the same blanks as one of the English forms."""
    sources = [_placeholders(form) for form in english(message)]
    return all(_placeholders(form) in sources for form in translations(message))


def problems(said: Catalog, translated: Catalog) -> list[str]:
    """List what ``check`` refuses, one line each."""
    found = [f"untranslated: {_named(message)}" for message in untranslated(said, translated)]
    for message in sentences(translated):
        if said.get(message.id, context=message.context) is None:
            found.append(f"no longer said: {_named(message)}")
        elif is_translated(message) and not keeps_placeholders(message):
            found.append(f"other placeholders: {_named(message)}")
    return found


def untranslated(said: Catalog, translated: Catalog) -> list[Message]:
    """List the sentences that the reader would see in English."""
    whole = merged(said, translated)
    return [message for message in sentences(whole) if not is_translated(message)]


def update(path: Path, package: Path) -> int:
    """Rewrite the .po file with today's sentences, compile it, and list what is missing."""
    said, translated = said_in(package), read_catalogue(path)
    _write(path, _po_bytes(merged(said, translated)))
    compile_catalogue(path)
    missing = untranslated(said, translated)
    print(f"{len(list(sentences(said)))} sentences, {len(missing)} untranslated")
    for message in missing:
        print(f"  {_named(message)}")
    return 0


def check(path: Path, package: Path) -> int:
    """Print every problem; status 1 when there is one."""
    found = problems(said_in(package), read_catalogue(path))
    for line in found:
        print(line)
    print("The Indonesian catalogue is whole." if not found else f"{len(found)} to put right")
    return 1 if found else 0


def compile_catalogue(path: Path) -> int:
    """Write the .mo file beside the .po file."""
    compiled = io.BytesIO()
    write_mo(compiled, read_catalogue(path))
    _write(path.with_suffix(".mo"), compiled.getvalue())
    return 0


def main(words: list[str]) -> int:
    """Carry out ``update``, ``check`` or ``compile``."""
    parser = argparse.ArgumentParser(prog="catalogue.py", description=__doc__)
    parser.add_argument("verb", choices=("update", "check", "compile"))
    verb = parser.parse_args(words).verb
    if verb == "compile":
        return compile_catalogue(CATALOGUE)
    return {"update": update, "check": check}[verb](CATALOGUE, ROOT / "omnidesk")


def _fitting(message: Message, before: Message | None) -> str | tuple[str, ...]:
    """The earlier translation in the shape that the sentence has now."""
    first = translations(before)[0] if before and not before.fuzzy else ""
    return first if isinstance(message.id, str) else (first,)


def _placeholders(text: str) -> list[str]:
    return sorted(_PLACEHOLDER.findall(text))


def _named(message: Message) -> str:
    source = english(message)[0]
    return f"{message.context}|{source}" if message.context else source


def _po_bytes(catalogue: Catalog) -> bytes:
    body = io.BytesIO()
    write_po(body, catalogue, width=100, sort_output=True, no_location=True, omit_header=True)
    return _HEADER.encode() + body.getvalue()


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    # The process in the name: two commands at once must not write one temporary file.
    temporary = path.with_suffix(f".{os.getpid()}.tmp")
    temporary.write_bytes(content)
    temporary.replace(path)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
