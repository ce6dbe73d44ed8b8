"""`make catalogues`: the words of the source into the languages' catalogues, and these into what the product reads.

Said twice of the same source, it writes the same bytes: no dates, no line numbers, everything sorted.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "tracker"
CATALOGUES = ROOT / "resources" / "i18n"
TEMPLATE = CATALOGUES / "tracker.pot"

PLURALS = {
    "es": "nplurals=2; plural=(n != 1);",
    "pt": "nplurals=2; plural=(n != 1);",
    "fr": "nplurals=2; plural=(n > 1);",
}
"""How each language chooses the form that goes with a number."""

_SPEAKING = frozenset({"_", "words", "_words", "message", "plural"})
"""What the source calls to say something, alone or behind a dot (`self._words`, `terminal.words`)."""


class _Undated(Catalog):
    """A catalogue whose header says nothing that changes by itself."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        """What programs that read it need."""
        plurals = [("Plural-Forms", PLURALS[str(self.locale)])] if self.locale else []
        return [
            ("Project-Id-Version", "Commitment Tracker"),
            *([("Language", str(self.locale))] if self.locale else []),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit"),
            *plurals,
        ]


def po_of(language: str) -> Path:
    """Where a language's translations are written by people."""
    return CATALOGUES / language / "LC_MESSAGES" / "tracker.po"


def mo_of(language: str) -> Path:
    """Where the product reads a language."""
    return po_of(language).with_suffix(".mo")


def extracted() -> Catalog:
    """Every sentence of the source, with the files that say it."""
    said: dict[str, tuple[str | tuple[str, str], set[str]]] = {}
    for path in sorted(SOURCE.rglob("*.py")):
        where = path.relative_to(ROOT).as_posix()
        for sentence in spoken(path.read_text(encoding="utf-8")):
            key = sentence if isinstance(sentence, str) else sentence[0]
            known, files = said.setdefault(key, (sentence, set()))
            files.add(where)
            if isinstance(known, str):
                said[key] = (sentence, files)
    catalogue = _Undated()
    for sentence, files in said.values():
        catalogue.add(sentence, locations=[(file, None) for file in sorted(files)])  # type: ignore[misc]
    return catalogue


def spoken(source: str) -> Iterator[str | tuple[str, str]]:
    """The sentences that a module says; those with a number as one and many."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call) or _called(node.func) not in _SPEAKING:
            continue
        texts = [argument.value for argument in node.args if isinstance(argument, ast.Constant)]
        sentences = [text for text in texts if isinstance(text, str) and text]
        if _called(node.func) == "plural":
            yield sentences[0], sentences[1]
        elif sentences:
            yield sentences[0]


def _called(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def read(language: str) -> Catalog:
    """The translations as they are written now, in a catalogue without dates."""
    catalogue = _Undated(language)
    with po_of(language).open("rb") as file:
        for message in read_po(file, locale=language):
            if message.id:
                catalogue[message.id] = message
    return catalogue


def updated(language: str, template: Catalog) -> Catalog:
    """The template's sentences with the translations there are; new ones are empty, former ones gone."""
    known = read(language) if po_of(language).exists() else _Undated(language)
    catalogue = _Undated(language)
    for message in template:
        if not message.id:
            continue
        former = known.get(message.id)
        translated = former.string if former and _fits(message, former) else ""
        # Comments are the translators' own and stay with their sentence.
        comments = former.user_comments if former else ()
        catalogue.add(message.id, translated, message.locations, user_comments=comments)
    return catalogue


def _fits(message: Message, former: Message) -> bool:
    return message.pluralizable == former.pluralizable


def po_bytes(catalogue: Catalog) -> bytes:
    """As people read it."""
    written = BytesIO()
    write_po(written, catalogue, width=110, sort_output=True, include_lineno=False, ignore_obsolete=True)
    _comment, separator, rest = written.getvalue().partition(b'msgid ""')
    return separator + rest


def mo_bytes(catalogue: Catalog) -> bytes:
    """As the product reads it."""
    written = BytesIO()
    write_mo(written, catalogue)
    return written.getvalue()


def main() -> int:
    """Write all of it; tells how much is still to be translated."""
    template = extracted()
    CATALOGUES.mkdir(parents=True, exist_ok=True)
    TEMPLATE.write_bytes(po_bytes(template))
    for language in PLURALS:
        catalogue = updated(language, template)
        po_of(language).parent.mkdir(parents=True, exist_ok=True)
        po_of(language).write_bytes(po_bytes(catalogue))
        mo_of(language).write_bytes(mo_bytes(catalogue))
        missing = [message.id for message in catalogue if message.id and not is_translated(message)]
        print(f"{language}: {len(missing)} of {len(catalogue)} to translate")
    return 0


def is_translated(message: Message) -> bool:
    """Whether every form of it is there."""
    forms = message.string if isinstance(message.string, tuple | list) else (message.string,)
    return bool(forms) and all(forms)


if __name__ == "__main__":
    sys.exit(main())
