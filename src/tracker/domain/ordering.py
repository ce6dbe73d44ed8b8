"""The order of words in a list, as a reader of a language looks for them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from tracker.domain.forum import Delegation
from tracker.domain.text import canonical_text

_LETTERS_OF_THEIR_OWN = {"es": {"n\u0303": "n\uffff"}}
"""By language: decomposed letters that are no accented form of another, and what has them follow that other."""


def in_order(text: str, language: str) -> str:
    """A key to sort by: case and accents do not count, but in Spanish ñ is a letter after n."""
    said = unicodedata.normalize("NFD", canonical_text(text).casefold())
    for letter, placed in _LETTERS_OF_THEIR_OWN.get(language, {}).items():
        said = said.replace(letter, placed)
    bare = "".join(c for c in said if not unicodedata.combining(c))
    return " ".join(bare.split())


def by_name(delegations: Iterable[Delegation], language: str) -> list[Delegation]:
    """States before organisations, each in the order of their usual names."""
    return sorted(delegations, key=lambda d: (d.kind != "state", in_order(d.name(language).short, language)))
