"""The one form in which typed text is kept and compared."""

from __future__ import annotations

import re
import unicodedata

_KEPT_CONTROL = "\n"
_DROPPED_CATEGORIES = frozenset({"Cc", "Cf", "Cs"})
_NO_CHARACTERS = re.compile("[\ufffe\uffff]")
"""What no file that travels (XML) can hold; other unassigned characters may be tomorrow's letters."""

_SPACES = re.compile(r"[\t\u00a0\u2007\u202f]")


def canonical_text(text: str) -> str:
    """NFC, LF line ends, plain spaces, no control, format or surrogate characters, no blanks at line ends.

    The rule is MERGE.md's: two texts with the same canonical form are the same value.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _SPACES.sub(" ", text)
    text = _NO_CHARACTERS.sub("", text)
    # Hardly any text holds one of these: then it is not gone through letter by letter.
    if not text.replace(_KEPT_CONTROL, "").isprintable():
        kept = (c for c in text if c in _KEPT_CONTROL or unicodedata.category(c) not in _DROPPED_CATEGORIES)
        text = "".join(kept)
    text = unicodedata.normalize("NFC", text)
    return "\n".join(line.rstrip() for line in text.split("\n")).strip()


def canonical_name(text: str) -> str:
    """A person's or an institution's name: canonical text on one line, single spaces."""
    return " ".join(canonical_text(text).split())


def folded(text: str) -> str:
    """The form for searching and sorting: no case, no accents, single spaces, nothing that cannot be stored."""
    decomposed = unicodedata.normalize("NFKD", canonical_text(text).casefold())
    if not decomposed.isascii():
        decomposed = "".join(c for c in decomposed if not unicodedata.combining(c))
    return " ".join(decomposed.split())
