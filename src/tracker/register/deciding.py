"""Turns a review and the officer's answers into one ChangeSet."""

from __future__ import annotations

from dataclasses import replace

from tracker.domain.changes import ChangeSet, FieldChange, Subject, Title
from tracker.domain.fields import Value, canonical_value
from tracker.domain.review import Answers, Decision, Proposal, Review, Standing
from tracker.journal.from_workbook import workbook_record


def decided(review: Review, answers: Answers) -> ChangeSet:
    """What is to be written; raises `UserError` for an edited value that its field cannot hold.

    Theirs is written wherever somebody answered, even to keep ours: an incoming value is always stored, and a decision
    is one more record, so that it travels back (MERGE.md).
    """
    made = [changes for p in review.proposals if (changes := _changes(review, p, answers))]
    title = Title("import", {"n": len(made), "author": review.author, "file": review.file})
    return ChangeSet(title, tuple(change for changes in made for change in changes))


def _changes(review: Review, proposal: Proposal, answers: Answers) -> list[FieldChange]:
    if proposal.number in answers.edited:
        edited = canonical_value(proposal.key, answers.edited[proposal.number])
        return _with_decision(review, proposal, edited)
    decision = answers.decisions.get(proposal.number, proposal.usual)
    if decision is None:
        decision = Decision.BOTH if proposal.standing is Standing.CONFLICT else Decision.LEAVE
    match decision:
        case Decision.LEAVE:
            return []
        case Decision.BOTH:
            return _theirs(review, proposal)
        case Decision.KEEP:
            # What was undone before stays undone; it is asked about whenever the file comes in.
            return _with_decision(review, proposal, proposal.ours) if proposal.readable and not proposal.again else []
        case Decision.TAKE:
            return _taken(review, proposal) if proposal.readable else []


def received_change(review: Review, proposal: Proposal) -> FieldChange:
    """The change as the workbook made it, over what the workbook showed."""
    subject = Subject(proposal.entity, proposal.forum, proposal.delegation)
    return FieldChange(subject, proposal.key, proposal.theirs, proposal.replaces, origin=review.origin)


def _theirs(review: Review, proposal: Proposal) -> list[FieldChange]:
    received = received_change(review, proposal)
    if proposal.again:
        # The workbook's own record is here and was undone: only a new one can stand, beside what stands now.
        return [replace(received, again=True)]
    return [received]


def _taken(review: Review, proposal: Proposal) -> list[FieldChange]:
    received = received_change(review, proposal)
    if not proposal.again and set(proposal.shown) <= set(proposal.replaces):
        return [received]
    return [*([] if proposal.again else [received]), _over_everything_seen(received, proposal)]


def _over_everything_seen(received: FieldChange, proposal: Proposal) -> FieldChange:
    seen = (*proposal.shown, *([] if proposal.again else [workbook_record(received).id]))
    return replace(received, replaces=tuple(dict.fromkeys(seen)), again=True)


def _with_decision(review: Review, proposal: Proposal, value: Value) -> list[FieldChange]:
    received = received_change(review, proposal)
    decision = replace(_over_everything_seen(received, proposal), value=value, origin=None, again=False)
    if not proposal.readable:
        return [replace(decision, replaces=proposal.shown)]
    return [*([] if proposal.again else [received]), decision]
