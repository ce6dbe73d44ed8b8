"""Links of commitments to frameworks and to one another, and what of the crosswalk is still open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tracker.domain.actions import member_change
from tracker.domain.changes import ChangeSet, Title
from tracker.domain.commitment import Commitment
from tracker.domain.fields import Value
from tracker.domain.frameworks import TITLES
from tracker.domain.text import folded
from tracker.domain.values import members_in
from tracker.words import Words


def open_suggestions(commitment: Commitment, suggested: Mapping[str, Sequence[str]]) -> Mapping[str, tuple[str, ...]]:
    """What is suggested and was neither confirmed nor declined: nothing at all is said of it."""
    found = {
        framework: tuple(code for code in codes if not commitment.shown.get(f"{framework}/{code}"))
        for framework, codes in suggested.items()
    }
    return {framework: codes for framework, codes in found.items() if codes}


def link(seen: Commitment, framework: str, codes: Sequence[str]) -> ChangeSet:
    """Add links; raises `UserError` for a code that the framework does not hold."""
    wanted = [code for code in members_in(framework, ";".join(codes)) if code not in seen.members.get(framework, ())]
    return _changes("link", seen, framework, wanted, 1)


def unlink(seen: Commitment, framework: str, codes: Sequence[str]) -> ChangeSet:
    """Take links away; of a suggested one, say that it is none."""
    return _changes("unlink", seen, framework, members_in(framework, ";".join(codes)), None)


def link_all(seen: Commitment, links: Mapping[str, Sequence[str]], linked: bool) -> ChangeSet:
    """`link` (else `unlink`) in several frameworks in one step."""
    made = [(link if linked else unlink)(seen, framework, codes) for framework, codes in links.items()]
    if len(made) == 1:
        return made[0]
    title = Title("edit", {"n": 1, "ref": seen.ref, "fields": " ".join(links)})
    return ChangeSet(title, tuple(change for one in made for change in one.changes))


def _changes(code: str, seen: Commitment, framework: str, codes: Sequence[str], value: Value) -> ChangeSet:
    title = Title(code, {"n": len(codes), "ref": seen.ref, "field": framework, "codes": ", ".join(codes)})
    return ChangeSet(title, tuple(member_change(seen, framework, member, value) for member in codes))


def found_links(text: str, words: Words) -> tuple[tuple[str, str], ...]:
    """Objectives and targets, as framework and code, that have all these words in number or title; exact numbers first.

    Without regard to case and accents: "gcm 7", "10.7" and "safe migration orderly" all find.
    """
    wanted = folded(text).split()
    found = [
        (framework, code)
        for framework, titles in TITLES.items()
        for code, title in titles.items()
        if wanted and all(word in folded(f"{framework} {code} {words(title)}") for word in wanted)
    ]
    return tuple(sorted(found, key=lambda link: link[1] not in wanted))
