"""A review of changes received, a line a change."""

from __future__ import annotations

from collections.abc import Mapping

from tracker.domain.exchange import Trust
from tracker.domain.notes import NoteEvent, note_name
from tracker.domain.references import said_ref
from tracker.domain.review import Ignored, Proposal, Review, Standing
from tracker.domain.review_words import (
    STANDINGS,
    change_label,
    place_words,
    sender_words,
    standing_value,
    theirs_words,
    whence_words,
)
from tracker.domain.wording import value_words
from tracker.words import Words


def proposal_line(proposal: Proposal, several: bool, words: Words) -> str:
    """What stood there when the workbook left, what came back, what stands here now, where, and why to ask.

    The reference tells its forum where `several` are followed.
    """
    _ = words
    ref = said_ref(proposal.forum, proposal.ref, several)
    whose = f"{proposal.delegation} " if proposal.is_submitted else ""
    named = f" [{note_name(proposal.note.id)}]" if proposal.note else ""
    line = f"{whose}{ref} {change_label(proposal, _)}{named}: {_change_words(proposal, _)}"
    theirs = theirs_words(proposal, _)
    if proposal.standing is Standing.QUESTION and proposal.received not in ("", theirs):
        line += " " + _("(in the cell: {received})", received=proposal.received)
    if proposal.ours != proposal.base:
        line += " " + _("(here now: {value})", value=standing_value(proposal, proposal.ours, _))
    parts = [
        line,
        _(STANDINGS[proposal.standing]),
        whence_words(proposal, _),
        _(proposal.reason) if proposal.reason else "",
    ]
    return " · ".join(part for part in parts if part)


def _change_words(proposal: Proposal, words: Words) -> str:
    if proposal.element is not None or (proposal.note and proposal.note.event is NoteEvent.WRITTEN):
        return theirs_words(proposal, words)
    return f"{value_words(proposal.key, proposal.base, words)} → {theirs_words(proposal, words)}"


def source_lines(review: Review, names: Mapping[str, str], words: Words) -> list[str]:
    """Who vouches for each file that is no workbook, and by which number to compare it on the telephone."""
    lines = []
    for source in review.strangers:
        who = sender_words(source, names, words)
        match source.trust:
            case Trust.UNSIGNED:
                lines.append(words("{file} is not signed: nobody vouches for it.", file=source.file))
            case Trust.CHANGED:
                lines.append(words("Earlier files from {name} were signed otherwise. Compare by telephone: {number}",
                                   name=who, number=source.fingerprint))  # fmt: skip
            case _:
                lines.append(words("This is the first file from {name}. Compare by telephone: {number}",
                                   name=who, number=source.fingerprint))  # fmt: skip
    return lines


def ignored_line(ignored: Ignored, words: Words) -> str:
    """Something that changes nothing, and why."""
    where = place_words(ignored.place, words) + (f", {ignored.place.column}" if ignored.place.column else "")
    received = f" “{ignored.received}”" if ignored.received else ""
    return words("ignored: {place}{received}: {reason}", place=where, received=received, reason=ignored.reason)
