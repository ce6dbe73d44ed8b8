"""Reviews made by hand, of every standing, on commitments that are there."""

from __future__ import annotations

from dataclasses import replace

from tracker.domain.changes import WorkbookOrigin
from tracker.domain.commitment import Commitment
from tracker.domain.fields import Value
from tracker.domain.review import CellPlace, Ignored, Proposal, Review, Source, SourceKind, Standing
from tracker.register.register import Register
from tracker.ui.reviewing.review_model import ReviewModel
from tracker.words import message

LONG = "The Ministry of Labour will convene the dialogue with employers and unions before the end of June."
LONGER = "The Ministry of Labour will convene the dialogue with employers before the end of September."


def lines(model: ReviewModel) -> list[tuple[str, int]]:
    """Every change in sight, top down: its heading, and the row it stands in."""
    rows = (row for row in range(model.rowCount()) if model.proposal(row))
    return [(str(model.index(model.heading_of(row), 0).data()), row) for row in rows]


class Reviews:
    """Fourteen changes and three ignored cells unless asked for other things."""

    def __init__(self, register: Register) -> None:
        outline = register.outline()
        self.commitments = register.commitments([i for group in outline.groups for i in group.ids])

    def of(self, ref: str) -> Commitment:
        return next(c for c in self.commitments if c.ref == ref)

    def proposal(
        self,
        number: int,
        ref: str,
        key: str,
        theirs: Value,
        standing: Standing = Standing.CLEAN,
        base: Value = None,
        ours: Value = None,
    ) -> Proposal:
        commitment = self.of(ref)
        return Proposal(
            number=number,
            entity=commitment.id,
            ref=ref,
            forum=commitment.recommendation.forum,
            delegation=commitment.delegation,
            key=key,
            base=base,
            ours=base if ours is None else ours,
            theirs=theirs,
            standing=standing,
            place=CellPlace("Commitments", number + 5),
            replaces=(),
            shown=(),
        )

    def usual(self) -> Review:
        clean = [self.proposal(n, f"4.{n}", "status", "in_progress") for n in range(1, 11)]
        return self.review(
            *clean,
            self.proposal(11, "1.2", "next_step", LONGER, base=LONG),
            self.proposal(12, "2.1", "deadline", "2027-Q2", Standing.CONFLICT, "2026-12-31", "2027-03-31"),
            replace(
                self.proposal(13, "1.3", "deadline", None, Standing.QUESTION),
                readable=False,
                received="03/04/2027",
                reason=message("This date reads two ways."),
            ),
            # As in an update file, where nobody empties a field by a slip of the hand; a cell would be a question.
            replace(self.proposal(14, "3.5", "person", None, base="Rosa Solís"), clears=True, place=CellPlace()),
            ignored=(
                Ignored(CellPlace("Commitments", 9, "Comment"), message("The cell holds an error."), "#REF!"),
                Ignored(CellPlace("Commitments", 7, "Recommendation"), message("The official text is never changed.")),
                Ignored(CellPlace("Notes", 0), message("This sheet is not one of ours.")),
            ),
        )

    def review(self, *proposals: Proposal, ignored: tuple[Ignored, ...] = ()) -> Review:
        author = "Ana Mora, Ministry of Labour"
        source = Source(
            SourceKind.WORKBOOK,
            "from Labour.xlsx",
            "0" * 64,
            id="snapshot-1",
            author=author,
            delegation="CRI",
            sent_at="2026-11-01T10:00:00Z",
            origin=WorkbookOrigin("snapshot-1", author, 1 << 16),
        )
        return Review((source,), proposals, ignored)
