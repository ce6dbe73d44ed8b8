"""A review of changes received, said in lines of text."""

from __future__ import annotations

from tracker.domain.review import CellPlace, Ignored, Proposal, Review, Standing
from tracker.domain.wording import field_label, value_words
from tracker.words import Message, Words, message, plural

STANDING_LABELS: dict[Standing, Message] = {
    Standing.CLEAN: message("clean"),
    Standing.CONFLICT: message("differing versions"),
    Standing.QUESTION: message("question"),
}


def summary_words(review: Review, words: Words) -> str:
    """ "14 changes from Ana Mora (12 clean, 1 conflict, 1 question), 3 cells ignored."."""
    _ = words
    number = len(review.proposals)
    if review.author:
        head = _(plural("{n} change from {name}", "{n} changes from {name}", number, name=review.author))
    else:
        head = _(plural("{n} change", "{n} changes", number))
    if not number:
        head = _("nothing changed")
    else:
        parts = [
            _("{n} clean", n=review.count(Standing.CLEAN)),
            _(plural("{n} conflict", "{n} conflicts", review.count(Standing.CONFLICT))),
            _(plural("{n} question", "{n} questions", review.count(Standing.QUESTION))),
        ]
        head += f" ({', '.join(parts)})"
    ignored = len(review.ignored)
    return head + (", " + _(plural("{n} cell ignored", "{n} cells ignored", ignored)) if ignored else "") + "."


def proposal_words(proposal: Proposal, words: Words) -> str:
    """One change: what stood there when the workbook left, what came back, what stands here now, and why to ask."""
    _ = words
    base, ours, theirs = (value_words(proposal.key, v, _) for v in (proposal.base, proposal.ours, proposal.theirs))
    if not proposal.readable:
        theirs = f"“{proposal.received}”"
    elif proposal.clears:
        theirs = _("emptied")
    line = f"{proposal.ref} {field_label(proposal.key, _)}: {base} → {theirs}"
    if proposal.ours != proposal.base:
        line += " " + _("(here now: {value})", value=ours)
    line += f" · {_(STANDING_LABELS[proposal.standing])} · {place_words(proposal.place, _)}"
    return line + (f" · {_(proposal.reason)}" if proposal.reason else "")


def ignored_words(ignored: Ignored, words: Words) -> str:
    """One thing that changes nothing, and why."""
    received = f" “{ignored.received}”" if ignored.received else ""
    place = place_words(ignored.place, words)
    return words("ignored: {place}{received}: {reason}", place=place, received=received, reason=ignored.reason)


def place_words(place: CellPlace, words: Words) -> str:
    """ "Commitments, row 7, Deadline", as Excel shows it."""
    if not place.row:
        return ", ".join(part for part in (place.sheet, place.column) if part)
    where = words("{sheet}, row {row}", sheet=place.sheet, row=place.row)
    return f"{where}, {place.column}" if place.column else where
