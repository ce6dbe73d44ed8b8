"""The sentences of a review. Knows nothing of Qt."""

from __future__ import annotations

from tracker.domain.fields import FIELDS, Kind
from tracker.domain.review import Decision, Proposal, Standing
from tracker.domain.review_words import theirs_words
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
