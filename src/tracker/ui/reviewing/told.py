"""The sentences of a review. Knows nothing of Qt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tracker.domain.fields import FIELDS, Kind
from tracker.domain.review import Decision, Proposal, Review, SourceKind, Standing
from tracker.domain.review_words import STANDINGS, standing_value, theirs_words
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


def base_words(review: Review, words: Words) -> str:
    """What the column is called in which a change begins."""
    only_workbooks = all(source.kind is SourceKind.WORKBOOK for source in review.sources)
    return words("As exported") if only_workbooks else words("Before")


def unchanged_words(proposal: Proposal, words: Words) -> str:
    """That ours is still what the change began with."""
    return words("as exported") if proposal.place.sheet else words("as before")


def reason_words(proposal: Proposal, delegations: Mapping[str, str], words: Words) -> str:
    """Why a change is not simply taken; empty where there is nothing to say. `delegations` are names by code."""
    if proposal.reason:
        return words(proposal.reason)
    if proposal.note and proposal.fixed:
        return words("A note is taken in as it is. What you do not want of it can be changed or deleted afterwards.")
    if proposal.fixed:
        name = delegations.get(proposal.delegation, proposal.delegation)
        return words(
            "This is what {delegation} submitted: it is taken in as it is, and nobody else can change it.",
            delegation=name,
        )
    if proposal.standing is not Standing.CONFLICT:
        return ""
    if proposal.place.sheet:
        return words("This was changed here too since the workbook was exported.")
    if proposal.ours == proposal.base:
        return words("The file holds several versions of this, between which nobody has decided yet.")
    return words("This was changed here too, before either of you saw the other's change.")


def why_not(decision: Decision, proposals: Sequence[Proposal], *, are_stored: bool) -> Message:
    """Why this can be said of none of these changes; `are_stored` where they came in an update file."""
    if not proposals:
        return message("Select a change first.")
    if all(proposal.fixed for proposal in proposals):
        return message("It is taken in as it is.")
    match decision:
        case Decision.TAKE:
            return message("It was not understood. Type with Edit what is meant.")
        case Decision.KEEP:
            return message("Nothing of yours differs from it: leave it out instead.")
        case Decision.BOTH:
            return message("Both are kept only where a change of theirs differs from one of yours.")
        case _ if are_stored:
            return message("A colleague's version is kept in any case: keep ours to decide against it.")
        case _:
            return message("It differs from a change of yours: keep ours to leave theirs out.")


def asked_words(draft: Draft, proposal: Proposal, words: Words) -> str:
    """What a change that is not simply taken asks, until somebody has answered; empty for a clean one."""
    if proposal.standing is Standing.CLEAN:
        return ""
    return words(STANDINGS[proposal.standing] if draft.decision(proposal) is None else message("decided"))


_UNDECIDED, _THEIR_OWN, _NOTHING = message("Undecided"), message("Their own word"), message("Nothing to decide")


def usual_decisions(words: Words) -> tuple[str, ...]:
    """All that can be said of a change but for a typed value: there has to be room for each."""
    return tuple(words(said) for said in (*DECISIONS.values(), _UNDECIDED, _THEIR_OWN, _NOTHING))


def decision_words(draft: Draft, proposal: Proposal, words: Words) -> str:
    """What was said of a change: "Take theirs", "Undecided", "Take: 30 Jun 2027"."""
    if proposal.fixed and not proposal.again:
        return words(_THEIR_OWN if proposal.is_submitted else _NOTHING)
    if draft.is_edited(proposal):
        return words("Take: {value}", value=value_words(proposal.key, draft.taken(proposal), words))
    decision = draft.decision(proposal)
    return words(DECISIONS[decision] if decision else _UNDECIDED)


def differences(proposal: Proposal, words: Words) -> tuple[Piece, ...]:
    """From what stood there to what the colleague made of it; only free text is compared word by word."""
    theirs = theirs_words(proposal, words)
    if not proposal.readable:
        return (Piece(theirs, Mark.SAME),)
    if proposal.base is None or proposal.clears or not _is_prose(proposal):
        return (Piece(theirs, Mark.NEW),)
    return word_differences(value_words(proposal.key, proposal.base, words), theirs)


def own_differences(proposal: Proposal, words: Words) -> tuple[Piece, ...]:
    """From what stood there to what stands here now; another delegation's word is none of ours."""
    if proposal.is_submitted:
        return ()
    ours = standing_value(proposal, proposal.ours, words)
    if proposal.ours == proposal.base:
        return (Piece(ours, Mark.SAME),)
    if proposal.base is None or proposal.ours is None or not _is_prose(proposal):
        return (Piece(ours, Mark.NEW),)
    return word_differences(value_words(proposal.key, proposal.base, words), ours)


def _is_prose(proposal: Proposal) -> bool:
    if proposal.element is not None:
        return False
    return proposal.key not in FIELDS or FIELDS[proposal.key].kind in (Kind.TEXT, Kind.NAME, Kind.NAMES)


def consequences(draft: Draft, words: Words) -> str:
    """What Finish does with what is undecided."""
    undecided = draft.undecided
    taken_away = sum(p.is_only_taken_away for p in undecided)
    conflicts = sum(p.standing is Standing.CONFLICT for p in undecided) - taken_away
    questions = len(undecided) - conflicts - taken_away
    parts = []
    if taken_away:
        parts.append(
            plural(
                "{n} entry that a colleague took back stays here as it is.",
                "{n} entries that a colleague took back stay here as they are.",
                taken_away,
            )
        )
    if conflicts:
        parts.append(
            plural(
                "{n} change differs from a change of yours: both versions are kept, and the row is marked until "
                "somebody decides. Until then the later one is shown, in exports too.",
                "{n} changes differ from changes of yours: both versions are kept, and the rows are marked until "
                "somebody decides. Until then the later ones are shown, in exports too.",
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
