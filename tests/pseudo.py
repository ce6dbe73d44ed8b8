"""A language nobody speaks: every sentence in brackets, with accents on its letters and 40 % longer."""

from __future__ import annotations

import gettext
import re

from tracker.bundle import bundled
from tracker.words import Words, load_words

_ACCENTED = str.maketrans("aceinouyACEINOUY", "áçéíñóúýÁÇÉÍÑÓÚÝ")
_KEPT = re.compile(r"(\{[^}]*\}|&.|<[^>]*>)")
"""Places for values, keys and tags stay as they are."""

PSEUDO = "pseudo"

OPEN, CLOSE = "⟦", "⟧"


class _Stretched(gettext.NullTranslations):
    def gettext(self, message: str) -> str:
        return stretch(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return stretch(msgid1 if n == 1 else msgid2)


def stretch(text: str) -> str:
    """One sentence; what is 40 % longer in words, not in places for values."""
    parts = _KEPT.split(text)
    letters = sum(len(part) for part in parts[::2])
    said = "".join(part if n % 2 else part.translate(_ACCENTED) for n, part in enumerate(parts))
    more = max(0, round(letters * 0.4) - 2)
    end = re.search(r"\s*$", said)
    return f"{OPEN}{said.rstrip()}{_padding(more)}{CLOSE}{end.group() if end else ''}"


def _padding(length: int) -> str:
    """Words that can be wrapped as words are."""
    return (" lorém ipsúm dolór" * (length // 18 + 1))[:length].rstrip()


def spoken_in(language: str) -> Words:
    """The reader of a language of the product, or of this one, in which Qt speaks English."""
    return Words("en", _Stretched()) if language == PSEUDO else load_words(language, bundled("resources/i18n"))
