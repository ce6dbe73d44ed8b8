"""Makes one review of what several files would change."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from tracker.domain.fields import FIELDS
from tracker.domain.references import natural_key
from tracker.domain.review import Proposal, Review, Standing
from tracker.journal.record import canonical_json
from tracker.words import message


def joined(parts: Sequence[Review]) -> Review:
    """All parts in one, in the order of the commitments; where two files say different things, each is a conflict."""
    proposals: list[Proposal] = []
    ignored = []
    first = 0
    for part in parts:
        proposals += [replace(p, source=p.source + first) for p in part.proposals]
        ignored += [replace(i, source=i.source + first) for i in part.ignored]
        first += len(part.sources)
    order = {key: number for number, key in enumerate(FIELDS)}
    proposals.sort(
        key=lambda p: (
            p.delegation,
            p.forum,
            natural_key(p.ref),
            order.get(p.key, len(order)),
            p.element or "",
            p.place.row,
        )
    )
    numbered = [replace(p, number=number) for number, p in enumerate(_disagreeing(proposals))]
    return Review(
        sources=tuple(source for part in parts for source in part.sources),
        proposals=tuple(numbered),
        ignored=tuple(ignored),
        notices=tuple(notice for part in parts for notice in part.notices),
    )


def _disagreeing(proposals: Sequence[Proposal]) -> list[Proposal]:
    said: defaultdict[tuple[str, str, str | None], set[tuple[int, str]]] = defaultdict(set)
    for p in proposals:
        said[p.place_in_journal].add((p.source, canonical_json(p.theirs)))
    reason = message("Another of these files says something else here.")

    def told(p: Proposal) -> Proposal:
        others = {value for source, value in said[p.place_in_journal] if source != p.source}
        if p.standing is Standing.CLEAN and not p.fixed and others - {canonical_json(p.theirs)}:
            return replace(p, standing=Standing.CONFLICT, reason=p.reason or reason)
        return p

    return [told(p) for p in proposals]
