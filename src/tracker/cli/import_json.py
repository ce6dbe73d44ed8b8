"""What `tracker import --json` answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tracker.cli.as_json import Json
from tracker.domain.changes import Committed
from tracker.domain.review import Review, Standing
from tracker.words import Words

_COUNTED = {"clean": Standing.CLEAN, "conflicts": Standing.CONFLICT, "questions": Standing.QUESTION}


@dataclass(frozen=True, slots=True)
class Taken:
    """A reviewed workbook, and what was written of it: None where nothing was asked to be."""

    path: Path
    review: Review
    committed: Committed | None

    @property
    def written(self) -> int:
        """Records that were new and took effect."""
        return self.committed.written if self.committed else 0


def import_json(taken: Sequence[Taken], words: Words) -> Json:
    """Totals over all files, then every change with where it stands in which workbook."""
    counts = {name: sum(one.review.count(standing) for one in taken) for name, standing in _COUNTED.items()}
    return {
        "changes": sum(counts.values()),
        **counts,
        "ignored": sum(len(one.review.ignored) for one in taken),
        "applied": sum(one.written for one in taken),
        "items": [
            {
                "file": str(one.path),
                "ref": proposal.ref,
                "field": proposal.key,
                "base": proposal.base,
                "ours": proposal.ours,
                "theirs": proposal.theirs,
                "standing": str(proposal.standing),
                "sheet": proposal.place.sheet,
                "row": proposal.place.row,
                "reason": words(proposal.reason) if proposal.reason else None,
                "received": proposal.received,
            }
            for one in taken
            for proposal in one.review.proposals
        ],
        "ignored_items": [
            {
                "file": str(one.path),
                "sheet": ignored.place.sheet,
                "row": ignored.place.row,
                "column": ignored.place.column,
                "received": ignored.received,
                "reason": words(ignored.reason),
            }
            for one in taken
            for ignored in one.review.ignored
        ],
        "files": [
            {
                "file": str(one.path),
                "snapshot": one.review.origin.snapshot,
                "author": one.review.author,
                "exported": one.review.exported_at,
                "action": one.committed.action if one.committed else None,
                "applied": one.written,
                **{name: one.review.count(standing) for name, standing in _COUNTED.items()},
                "ignored": len(one.review.ignored),
            }
            for one in taken
        ],
        "notices": [words(notice) for one in taken for notice in one.review.notices],
    }
