"""A review of changes received, a line a change."""

from __future__ import annotations

from tracker.domain.references import said_ref
from tracker.domain.review import Ignored, Proposal, Standing
from tracker.domain.review_words import STANDINGS, place_words, theirs_words
from tracker.domain.wording import field_label, value_words
from tracker.words import Words


def proposal_line(proposal: Proposal, several: bool, words: Words) -> str:
    """What stood there when the workbook left, what came back, what stands here now, where, and why to ask.

    The reference tells its forum where `several` are followed.
    """
    _ = words
    base, ours = (value_words(proposal.key, value, _) for value in (proposal.base, proposal.ours))
    theirs = theirs_words(proposal, _)
    ref = said_ref(proposal.forum, proposal.ref, several)
    line = f"{ref} {field_label(proposal.key, _)}: {base} → {theirs}"
    if proposal.standing is Standing.QUESTION and proposal.received not in ("", theirs):
        line += " " + _("(in the cell: {received})", received=proposal.received)
    if proposal.ours != proposal.base:
        line += " " + _("(here now: {value})", value=ours)
    line += f" · {_(STANDINGS[proposal.standing])} · {place_words(proposal.place, _)}"
    return line + (f" · {_(proposal.reason)}" if proposal.reason else "")


def ignored_line(ignored: Ignored, words: Words) -> str:
    """Something that changes nothing, and why."""
    where = place_words(ignored.place, words) + (f", {ignored.place.column}" if ignored.place.column else "")
    received = f" “{ignored.received}”" if ignored.received else ""
    return words("ignored: {place}{received}: {reason}", place=where, received=received, reason=ignored.reason)
