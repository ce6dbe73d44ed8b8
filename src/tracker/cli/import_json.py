"""What `tracker import --json` answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tracker.cli.as_json import Json
from tracker.domain.exchange import Received
from tracker.domain.notes import NOTE, note_name
from tracker.domain.review import Decision, Ignored, Proposal, Review, Source, Standing
from tracker.words import Words

_COUNTED = {"clean": Standing.CLEAN, "conflicts": Standing.CONFLICT, "questions": Standing.QUESTION}
_APPLIED = (Decision.TAKE, Decision.BOTH)


@dataclass(frozen=True, slots=True)
class Taken:
    """A review, what was said of its changes, and what became of each file; none where nothing was written."""

    review: Review
    decisions: dict[int, Decision]
    action: str | None = None
    became: Sequence[Received] = ()

    def applied(self, number: int) -> int:
        """How many changes of a file stand now, alone or as one of differing versions."""
        if self.action is None:
            return 0
        return sum(p.source == number and self.decisions.get(p.number) in _APPLIED for p in self.review.proposals)


def import_json(taken: Taken, words: Words) -> Json:
    """Totals over all files, then every change with where it stands in which file."""
    review = taken.review
    return {
        "changes": len(review.proposals),
        **{name: review.count(standing) for name, standing in _COUNTED.items()},
        "ignored": len(review.ignored),
        "applied": sum(taken.applied(number) for number in range(len(review.sources))),
        "action": taken.action,
        "items": [_proposal_json(review.source_of(p), p, words) for p in review.proposals],
        "ignored_items": [_ignored_json(review.source_of(i), i, words) for i in review.ignored],
        "files": [_file_json(taken, number) for number in range(len(review.sources))],
        "notices": [words(notice) for notice in review.notices],
    }


def _proposal_json(source: Source, proposal: Proposal, words: Words) -> Json:
    """One change; `clears` is an emptied cell, and what is not `readable` has no value in `theirs`.

    `event` is what was done to a note: written, changed, deleted or restored.
    """
    return {
        "file": source.path,
        "ref": proposal.ref,
        "forum": proposal.forum,
        "delegation": proposal.delegation,
        "field": _field_name(proposal),
        "base": proposal.base,
        "ours": proposal.ours,
        "theirs": proposal.theirs,
        "element": proposal.element,
        "clears": proposal.clears,
        "readable": proposal.readable,
        "standing": str(proposal.standing),
        "sheet": proposal.place.sheet or None,
        "row": proposal.place.row or None,
        "reason": words(proposal.reason) if proposal.reason else None,
        "received": proposal.received,
        "author": proposal.author or None,
        "at": proposal.at or None,
        "event": str(proposal.note.event) if proposal.note else None,
    }


def _field_name(proposal: Proposal) -> str:
    """Of a note, an action or a supporting document its name: "note:3f9a1c2e"."""
    note = proposal.note
    return note_name(note.id).replace(NOTE, note.kind, 1) if note else proposal.key


def _ignored_json(source: Source, ignored: Ignored, words: Words) -> Json:
    return {
        "file": source.path,
        "sheet": ignored.place.sheet,
        "row": ignored.place.row,
        "column": ignored.place.column,
        "received": ignored.received,
        "reason": words(ignored.reason),
    }


def _file_json(taken: Taken, number: int) -> Json:
    review, source = taken.review, taken.review.sources[number]
    became = taken.became[number] if taken.became else None
    standings = [p.standing for p in review.proposals if p.source == number]
    return {
        "file": source.path,
        "kind": str(source.kind),
        "snapshot": source.id,
        "delegation": source.delegation,
        "author": source.author or None,
        "exported": source.sent_at,
        "signature": str(source.trust) if source.trust else None,
        "fingerprint": source.fingerprint or None,
        "action": taken.action,
        "applied": taken.applied(number),
        "taken": became.taken if became else 0,
        "kept": became.kept if became else 0,
        "questioned": became.questioned if became else 0,
        **{name: standings.count(standing) for name, standing in _COUNTED.items()},
        "ignored": sum(ignored.source == number for ignored in review.ignored),
    }
