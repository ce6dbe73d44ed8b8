"""Forums, their panels and recommendations, and the delegations: the official catalogue, never edited here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tracker.domain.references import said_ref


@dataclass(frozen=True, slots=True)
class Forum:
    """One international forum; `names` and `titles` below are by language code."""

    id: str
    code: str
    names: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Panel:
    """One panel of a forum; numbers start at 1."""

    id: str
    forum: str
    number: int
    titles: Mapping[str, str]
    introductions: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class OfficialText:
    """A recommendation's words in one language; `standing` is "official" or "unofficial".

    `entered` by the delegation, in a language in which the forum did not issue it (texts.py).
    """

    language: str
    standing: str
    source: str
    body: str
    entered: bool = False


@dataclass(frozen=True, slots=True)
class Recommendation:
    """One recommendation; `ref` is bare ("3.5"), nature and addressees are only suggested by us."""

    id: str
    forum: str
    panel: int
    ref: str
    nature: str
    addressees: tuple[str, ...]
    texts: tuple[OfficialText, ...]

    @property
    def qualified_ref(self) -> str:
        """ "HLF2017/3.5", which is never ambiguous."""
        return said_ref(self.forum, self.ref, several=True)


@dataclass(frozen=True, slots=True)
class DelegationName:
    """A delegation in one language: "Costa Rica", "Republic of Costa Rica"."""

    short: str
    official: str


@dataclass(frozen=True, slots=True)
class Delegation:
    """A State (code: ISO 3166 alpha-3) or an organisation the forum's report names."""

    id: str
    code: str
    kind: str
    names: Mapping[str, DelegationName]

    def name(self, language: str) -> DelegationName:
        """The name in a language, in English where there is none."""
        return self.names.get(language) or self.names["en"]


def in_language(texts: Mapping[str, str], language: str) -> str:
    """The text in a language, in English or else in whatever language it exists."""
    return texts.get(language) or texts.get("en") or next(iter(texts.values()), "")
