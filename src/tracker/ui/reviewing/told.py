"""The sentences of a review. Knows nothing of Qt."""

from __future__ import annotations

from tracker.domain.fields import FIELDS, Kind
from tracker.domain.review import CellPlace, Decision, Proposal, Review, Standing
from tracker.domain.wording import value_words
from tracker.ui.reviewing.draft import Draft
from tracker.ui.reviewing.word_differences import Mark, Piece, word_differences
from tracker.words import Message, Words, message, plural

DECISIONS: dict[Decision, Message] = {
    Decision.TAKE: message("Take theirs"),
    Decision.KEEP: message("Keep ours"),
    Decision.BOTH: message("Keep both"),
    Decision.LEAVE: message("Leave out"),
}

STANDINGS: dict[Standing, Message] = {
    Standing.CLEAN: message("clean"),
    Standing.CONFLICT: message("differing versions"),
    Standing.QUESTION: message("question"),
}


def summary(review: Review, author: str, words: Words) -> str:
    """ "14 changes from Ana Mora (12 clean, 1 with differing versions, 1 question), 3 cells ignored"."""
    n, ignored = len(review.proposals), len(review.ignored)
    source = author or words("a colleague")
    changes = plural("{n} change from {source}", "{n} changes from {source}", n, source=source)
    told = words("{changes} ({standings})", changes=changes, standings=_counts(review, words))
    if ignored:
        told = words(plural("{told}, {n} cell ignored", "{told}, {n} cells ignored", ignored, told=told))
    return told


def _counts(review: Review, words: Words) -> str:
    clean, conflicts, questions = (review.count(standing) for standing in Standing)
    parts = [
        (clean, plural("{n} clean", "{n} clean", clean)),
        (conflicts, plural("{n} with differing versions", "{n} with differing versions", conflicts)),
        (questions, plural("{n} question", "{n} questions", questions)),
    ]
    return ", ".join(words(part) for count, part in parts if count)


def place_words(place: CellPlace, words: Words) -> str:
    """ "Commitments, row 12"; a sheet as a whole has row 0."""
    if not place.row:
        return place.sheet
    return words("{sheet}, row {row}", sheet=place.sheet, row=place.row)


def theirs_words(proposal: Proposal, words: Words) -> str:
    """What the colleague's cell says; as it stands in the cell where it could not be read."""
    if proposal.clears:
        return words("(emptied)")
    if not proposal.readable:
        return proposal.received or words("(cannot be read)")
    return value_words(proposal.key, proposal.theirs, words)


def decision_words(draft: Draft, proposal: Proposal, words: Words) -> str:
    """What was said of a change: "Take theirs", "Undecided", "Take: 30 Jun 2027"."""
    if draft.is_edited(proposal):
        return words("Take: {value}", value=value_words(proposal.key, draft.taken(proposal), words))
    decision = draft.decision(proposal)
    return words(DECISIONS[decision]) if decision else words("Undecided")


def differences(proposal: Proposal, words: Words) -> tuple[Piece, ...]:
    """From what was exported to what the colleague made of it; only free text is compared word by word."""
    theirs = theirs_words(proposal, words)
    if proposal.base is None or proposal.clears or not proposal.readable or not _is_prose(proposal.key):
        return (Piece(theirs, Mark.NEW),)
    return word_differences(value_words(proposal.key, proposal.base, words), theirs)


def own_differences(proposal: Proposal, words: Words) -> tuple[Piece, ...]:
    """From what was exported to what stands here now."""
    ours = value_words(proposal.key, proposal.ours, words)
    if proposal.ours == proposal.base:
        return (Piece(ours, Mark.SAME),)
    if proposal.base is None or proposal.ours is None or not _is_prose(proposal.key):
        return (Piece(ours, Mark.NEW),)
    return word_differences(value_words(proposal.key, proposal.base, words), ours)


def _is_prose(key: str) -> bool:
    return key not in FIELDS or FIELDS[key].kind in (Kind.TEXT, Kind.NAME, Kind.NAMES)


def consequences(draft: Draft, words: Words) -> str:
    """What Finish does with what is undecided."""
    undecided = draft.undecided
    conflicts = sum(p.standing is Standing.CONFLICT for p in undecided)
    questions = len(undecided) - conflicts
    parts = []
    if conflicts:
        parts.append(
            plural(
                "{n} change differs from a change of yours: both versions are kept, and the row is marked until "
                "somebody decides.",
                "{n} changes differ from changes of yours: both versions are kept, and the rows are marked until "
                "somebody decides.",
                conflicts,
            )
        )
    if questions:
        parts.append(
            plural(
                "{n} question is left out; the file can be imported again to answer it.",
                "{n} questions are left out; the file can be imported again to answer them.",
                questions,
            )
        )
    return "\n\n".join(words(part) for part in parts)
