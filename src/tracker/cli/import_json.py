"""What `tracker import --json` answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tracker.cli.as_json import Json
from tracker.domain.changes import Committed
from tracker.domain.notes import note_name
from tracker.domain.review import Ignored, Proposal, Review, Standing
from tracker.words import Words

_COUNTED = {"clean": Standing.CLEAN, "conflicts": Standing.CONFLICT, "questions": Standing.QUESTION}


@dataclass(frozen=True, slots=True)
class Taken:
    """A reviewed workbook, and what was committed of it: None where nothing was asked to be.

    `rehearsed`: it was committed on a copy only, to see what the next workbook would then change.
    """

    path: Path
    review: Review
    committed: Committed | None
    rehearsed: bool = False

    @property
    def action(self) -> str | None:
        """The action by which it was written."""
        return self.committed.action if self.committed and not self.rehearsed else None

    @property
    def written(self) -> int:
        """Records that were new and took effect."""
        return self.committed.written if self.committed and not self.rehearsed else 0


def import_json(taken: Sequence[Taken], words: Words) -> Json:
    """Totals over all files, then every change with where it stands in which workbook."""
    counts = {name: sum(one.review.count(standing) for one in taken) for name, standing in _COUNTED.items()}
    return {
        "changes": sum(counts.values()),
        **counts,
        "ignored": sum(len(one.review.ignored) for one in taken),
        "applied": sum(one.written for one in taken),
        "items": [_proposal_json(one.path, proposal, words) for one in taken for proposal in one.review.proposals],
        "ignored_items": [_ignored_json(one.path, ignored, words) for one in taken for ignored in one.review.ignored],
        "files": [_file_json(one) for one in taken],
        "notices": [words(notice) for one in taken for notice in one.review.notices],
    }


def _proposal_json(path: Path, proposal: Proposal, words: Words) -> Json:
    """One change; `clears` is an emptied cell, and what is not `readable` has no value in `theirs`.

    `event` is what was done to a note: written, changed, deleted or restored.
    """
    return {
        "file": str(path),
        "ref": proposal.ref,
        "forum": proposal.forum,
        "delegation": proposal.delegation,
        "field": note_name(proposal.note.id) if proposal.note else proposal.key,
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


def _ignored_json(path: Path, ignored: Ignored, words: Words) -> Json:
    return {
        "file": str(path),
        "sheet": ignored.place.sheet,
        "row": ignored.place.row,
        "column": ignored.place.column,
        "received": ignored.received,
        "reason": words(ignored.reason),
    }


def _file_json(taken: Taken) -> Json:
    review = taken.review
    (source,) = review.sources
    return {
        "file": str(taken.path),
        "kind": str(source.kind),
        "snapshot": source.id,
        "delegation": source.delegation,
        "author": source.author or None,
        "exported": source.sent_at,
        "signature": str(source.trust) if source.trust else None,
        "fingerprint": source.fingerprint or None,
        "action": taken.action,
        "applied": taken.written,
        **{name: review.count(standing) for name, standing in _COUNTED.items()},
        "ignored": len(review.ignored),
    }
