"""Turns a review and the officer's answers into one ChangeSet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from tracker.domain.changes import COMMITMENT, SUBMISSION, ChangeSet, FieldChange, Subject, Title, WorkbookOrigin
from tracker.domain.exchange import submitted_field
from tracker.domain.fields import Value
from tracker.domain.notes import NOTE, settled
from tracker.domain.references import said_ref
from tracker.domain.review import Answers, Decision, Proposal, Review, Standing
from tracker.domain.values import canonical_value
from tracker.journal.deletion import DELETED, GONE
from tracker.journal.from_workbook import workbook_record

_BESIDE = {"kept": (Decision.KEEP,), "open": (Decision.BOTH, Decision.LEAVE)}
"""What a title tells beside how many changes came, where it was said of any, counted as for the receipt."""


def decided(review: Review, answers: Answers, senders: str = "") -> ChangeSet:
    """What is to be written, from `senders`; raises `UserError` for an edited value that its field cannot hold.

    Theirs is written wherever somebody answered, even to keep ours: an incoming value is always stored, and a decision
    is one more record, so that it travels back (MERGE.md).
    """
    taken = {
        p.place_in_journal: p.theirs
        for p in review.proposals
        if decision_on(review, p, answers) is Decision.TAKE and p.number not in answers.edited
    }
    made = [_changes(review, p, answers, taken) for p in review.proposals]
    changes = tuple(change for some in made for change in some)
    received = {n: source.records for n, source in enumerate(review.sources) if source.records}
    is_any_stored = any(some or _is_stored(review, p) for p, some in zip(review.proposals, made, strict=True))
    n = len(review.proposals) if is_any_stored else 0
    # A value of the officer's own is neither kept as it was nor left open.
    became = Counter(decision_on(review, p, answers) for p in review.proposals if p.number not in answers.edited)
    values: dict[str, str | int] = {"n": n, "author": senders or review.author, "file": review.file}
    values |= {word: n for word, of in _BESIDE.items() if (n := sum(became[decision] for decision in of))}
    title = Title("import", values)
    return ChangeSet(title, changes, received=received)


def decision_on(review: Review, proposal: Proposal, answers: Answers) -> Decision:
    """What becomes of a proposal, said or not; an edited value is the officer's own, and counts as kept."""
    if proposal.fixed and not proposal.again:
        return Decision.TAKE
    if proposal.number in answers.edited:
        return Decision.KEEP
    decision = answers.decisions.get(proposal.number, proposal.usual)
    if decision is None:
        decision = Decision.BOTH if proposal.standing is Standing.CONFLICT else Decision.LEAVE
    if decision is Decision.LEAVE and _is_stored(review, proposal):
        # A colleague's record is stored in any case: what is not wanted is decided against, openly.
        decision = Decision.KEEP if proposal.standing is Standing.CLEAN else Decision.BOTH
    return decision


def _is_stored(review: Review, proposal: Proposal) -> bool:
    """Whether it comes from a colleague's record, which is stored whatever is decided."""
    return review.source_of(proposal).origin is None and not proposal.again


def counted(review: Review, answers: Answers, source: int) -> dict[str, object]:
    """What became of the proposals of one file, for the colleague's receipt: counts, and which were not taken.

    Of the questioned, those that differ since are told once more: a decision ends that, whenever it is made.
    """
    words = {Decision.TAKE: "taken", Decision.KEEP: "kept", Decision.BOTH: "questioned", Decision.LEAVE: "questioned"}
    counts: Counter[str] = Counter()
    told: dict[str, list[str]] = {"kept_fields": [], "questioned_fields": [], "differing_fields": []}
    for proposal in review.proposals:
        if proposal.source == source:
            decision = decision_on(review, proposal, answers)
            word, field = words[decision], f"{said_ref(proposal.forum, proposal.ref, True)} {proposal.key}"
            counts[word] += 1
            if word != "taken":
                told[f"{word}_fields"].append(field)
            if decision is Decision.BOTH:
                told["differing_fields"].append(field)
    return {"taken": counts["taken"], "kept": counts["kept"], "questioned": counts["questioned"], **told}


Taken = Mapping[tuple[str, str, str | None], Value]
"""What of each field was taken from a colleague: beside it, to keep ours is to keep that."""


def _changes(review: Review, proposal: Proposal, answers: Answers, taken: Taken) -> Sequence[FieldChange]:
    if proposal.fixed and not proposal.again:
        return []
    if proposal.note:
        return _on_a_note(proposal, decision_on(review, proposal, answers), answers, taken)
    origin = review.source_of(proposal).origin
    if proposal.number in answers.edited and proposal.element is None:
        edited = canonical_value(proposal.key, answers.edited[proposal.number])
        return _edited(proposal, origin, edited)
    decision = decision_on(review, proposal, answers)
    if origin is None:
        return _on_a_record(proposal, decision, taken)
    return _on_a_cell(proposal, origin, decision)


def _edited(proposal: Proposal, origin: WorkbookOrigin | None, value: Value) -> list[FieldChange]:
    if origin is None:
        return [_over_everything_seen(proposal, value)]
    return _with_decision(proposal, origin, value)


def _on_a_record(proposal: Proposal, decision: Decision, taken: Taken) -> list[FieldChange]:
    """What comes after a colleague's record."""
    if proposal.again:
        if decision is not Decision.TAKE:
            return []
        again = _over_everything_seen(proposal, proposal.theirs)
        return [replace(again, restores=proposal.restores)]
    match decision:
        case Decision.KEEP:
            return [_over_everything_seen(proposal, taken.get(proposal.place_in_journal, proposal.ours))]
        case Decision.TAKE if proposal.standing is not Standing.CLEAN:
            return [_over_everything_seen(proposal, proposal.theirs)]
        case Decision.BOTH if proposal.restores:
            return [replace(_change(proposal), value=proposal.ours, restores=proposal.restores)]
        case _:
            return []


def _on_a_note(proposal: Proposal, decision: Decision, answers: Answers, taken: Taken) -> Sequence[FieldChange]:
    """What is left to say of a note once what came of it is in."""
    note = proposal.note
    assert note is not None
    if note.again:
        # What was undone here comes again if it is taken; what a colleague undid stays unless that is taken.
        is_written = (decision is Decision.TAKE) == proposal.again
        return [replace(change, source=proposal.source) for change in note.again] if is_written else ()
    if note.differing is None or decision is Decision.BOTH:
        return ()
    value = proposal.theirs if decision is Decision.TAKE else taken.get(proposal.place_in_journal, proposal.ours)
    value = answers.edited.get(proposal.number, value)
    subject = Subject(note.id, proposal.forum, proposal.delegation, NOTE)
    return settled(subject, note.differing, value, DELETED, GONE)


def _over_everything_seen(proposal: Proposal, value: Value) -> FieldChange:
    seen = tuple(dict.fromkeys((*proposal.shown, *proposal.heads)))
    return replace(_change(proposal), value=value, replaces=seen)


def _change(proposal: Proposal) -> FieldChange:
    kind, key = (SUBMISSION, submitted_field(proposal.key)) if proposal.fixed else (COMMITMENT, proposal.key)
    subject = Subject(proposal.entity, proposal.forum, proposal.delegation, kind)
    return FieldChange(subject, key, proposal.theirs, proposal.replaces, proposal.element, source=proposal.source)


def _on_a_cell(proposal: Proposal, origin: WorkbookOrigin, decision: Decision) -> list[FieldChange]:
    match decision:
        case Decision.LEAVE:
            return []
        case Decision.BOTH:
            return [_as_received(proposal, origin)]
        case Decision.KEEP:
            # What was undone before stays undone; it is asked about whenever the file comes in.
            keeps = proposal.readable and not proposal.again
            return _with_decision(proposal, origin, proposal.ours) if keeps else []
        case Decision.TAKE:
            return _taken(proposal, origin) if proposal.readable else []


def _as_received(proposal: Proposal, origin: WorkbookOrigin) -> FieldChange:
    """The change as the workbook made it, over what the workbook showed.

    Where the workbook's own record is here and was undone, only a new one can stand, beside what stands now.
    """
    return replace(_change(proposal), origin=origin, again=proposal.again)


def _taken(proposal: Proposal, origin: WorkbookOrigin) -> list[FieldChange]:
    received = _as_received(proposal, origin)
    if not proposal.again and set(proposal.shown) <= set(proposal.replaces):
        return [received]
    return [*([] if proposal.again else [received]), _over_what_came(received, proposal)]


def _over_what_came(received: FieldChange, proposal: Proposal) -> FieldChange:
    seen = (*proposal.shown, *([] if proposal.again else [workbook_record(received).id]))
    return replace(received, replaces=tuple(dict.fromkeys(seen)), again=True)


def _with_decision(proposal: Proposal, origin: WorkbookOrigin, value: Value) -> list[FieldChange]:
    received = _as_received(proposal, origin)
    decision = replace(_over_what_came(received, proposal), value=value, origin=None, again=False)
    if not proposal.readable:
        return [replace(decision, replaces=proposal.shown)]
    return [*([] if proposal.again else [received]), decision]
