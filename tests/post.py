"""Files that go from office to office."""

from __future__ import annotations

from offices import Office
from tracker.domain.changes import Committed
from tracker.domain.fields import Value
from tracker.domain.review import Answers, Decision, Review, Standing


def edit(office: Office, ref: str, **values: Value) -> Committed:
    """Type values into fields of a commitment, as it is now on screen."""
    return office.register.edit([office.register.find(ref)], values)


def delivered(sender: Office, receiver: Office, to: str = "", since_last: bool = False) -> Review:
    """Send an update file and hold it against what the other laptop has."""
    path = sender.folder / f"{sender.author} {sender.clock.now:%H%M%S}.ctu"
    sender.register.send(path, to, since_last)
    return receiver.register.review(path)


def exchange(sender: Office, receiver: Office, decision: Decision | None = None) -> Committed:
    """Send an update file and finish its review, with one decision for all conflicts."""
    review = delivered(sender, receiver)
    conflicts = [p.number for p in review.proposals if p.standing is not Standing.CLEAN]
    answers = Answers(dict.fromkeys(conflicts, decision)) if decision else Answers()
    return receiver.register.finish(review, answers)
