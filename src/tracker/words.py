"""Every word a person reads, through gettext; the language is a value that is handed on, never a global.

Two ways to say something: a screen that holds a `Words` calls it at once, ``_ = self._words; _("Search")``;
code that does not know its reader returns a `Message`, which whoever shows it renders with its own `Words`.
Babel extracts the first argument of ``_``, ``message`` and the first two of ``plural``.
"""

from __future__ import annotations

import gettext
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

LANGUAGES = ("en", "es", "pt", "fr")
"""ISO 639-1 codes of the languages the catalogues are made for; English is in the source."""

LANGUAGE_NAMES = {"en": "English", "es": "Español", "pt": "Português", "fr": "Français"}
"""Each in itself: whoever looks for a language may read no other."""


_HALF_CHARACTERS = re.compile("[\ud800-\udfff]")
"""Bytes of a file's name that are no UTF-8 come as these from Python; no screen, file or terminal takes them."""


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence with its values, not yet in anyone's language."""

    template: str
    values: Mapping[str, object] = field(default_factory=dict)
    many: str | None = None
    count: int = 0

    def __str__(self) -> str:
        """The English sentence: for logs and for programmers, never for a screen."""
        return Words("en", gettext.NullTranslations())(self)


def message(template: str, **values: object) -> Message:
    """A sentence with named places, ``message("{name} is no workbook.", name=path.name)``."""
    return Message(template, values)


def plural(one: str, many: str, count: int, **values: object) -> Message:
    """A sentence that depends on a number, which stands in it as ``{n}``."""
    return Message(one, {**values, "n": count}, many, count)


def labelled(label: str, value: object) -> Message:
    """ "Status: planned", with the blanks that a language sets about a colon."""
    return message("{label}: {value}", label=label, value=value)


def set_apart(parts: Sequence[str]) -> Message:
    """ "1.2: 2027; 1.3: May 2027": parts that hold colons or commas of their own."""
    said = Message("{part}", {"part": parts[0]})
    for part in parts[1:]:
        said = message("{parts}; {part}", parts=said, part=part)
    return said


class Words:
    """One reader's language."""

    def __init__(self, language: str, translations: gettext.NullTranslations) -> None:
        self.language = language
        self._translations = translations

    def __call__(self, text: str | Message, **values: object) -> str:
        """The text in this language; values that are themselves messages are put into words first."""
        if isinstance(text, str):
            text = Message(text, values)
        if text.many is None:
            template = self._translations.gettext(text.template) if text.template else ""
        else:
            template = self._translations.ngettext(text.template, text.many, text.count)
        if not text.values:
            return template
        spoken = {k: self(v) if isinstance(v, Message) else v for k, v in text.values.items()}
        return _HALF_CHARACTERS.sub("\ufffd", template.format(**spoken))


def load_words(language: str, catalogues: Path) -> Words:
    """Words of a language, from ``catalogues/<language>/LC_MESSAGES/tracker.mo``; English where there is none."""
    found = gettext.translation("tracker", catalogues, [language], fallback=True)
    return Words(language, found)
