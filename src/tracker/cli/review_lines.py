"""A review of changes received, a line a change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tracker.domain.exchange import Trust
from tracker.domain.notes import NOTE, note_name
from tracker.domain.references import said_ref
from tracker.domain.review import Ignored, Proposal, Review, Source, Standing
from tracker.domain.review_words import (
    STANDINGS,
    change_label,
    change_words,
    place_words,
    sender_words,
    senders_words,
    source_words,
    standing_value,
    summary_words,
    theirs_words,
    whence_words,
)
from tracker.words import Message, Words, labelled, plural


def review_lines(review: Review, names: Mapping[str, str], several: bool, words: Words) -> Iterator[str]:
    """All of a review; what was emptied stands apart, for it takes something away. `names` are delegations by code.

    References tell their forum where `several` are followed.
    """
    _ = words
    files = [source.path or source.file for source in review.sources]
    head = files[0] if len(files) == 1 else _(plural("{n} file", "{n} files", len(files)))
    yield _(labelled(head, summary_words(review, senders_words(review.sources, names, _), _))) + "."
    if len(files) > 1:
        yield from ("    " + _file_line(source, names, _) for source in review.sources)
    yield from (_stranger_line(source, names, _) for source in review.strangers)
    yield from map(_, review.notices)
    yield from ("    " + proposal_line(review, p, several, _) for p in review.proposals if not p.clears)
    for what, cleared in _cleared(review):
        if cleared:
            yield "    " + _(what)
            yield from ("        " + proposal_line(review, p, several, _) for p in cleared)
    yield from ("    " + _ignored_line(review, ignored, _) for ignored in review.ignored)


def _cleared(review: Review) -> list[tuple[Message, list[Proposal]]]:
    """A workbook has cells; what came otherwise has only fields."""
    cells = [p for p in review.proposals if p.clears and p.place.sheet]
    fields = [p for p in review.proposals if p.clears and not p.place.sheet]
    return [
        (plural("{n} emptied cell:", "{n} emptied cells:", len(cells)), cells),
        (plural("{n} emptied field:", "{n} emptied fields:", len(fields)), fields),
    ]


def proposal_line(review: Review, proposal: Proposal, several: bool, words: Words) -> str:
    """What stood there when the workbook left, what came back, what stands here now, where, and why to ask.

    The reference tells its forum where `several` are followed.
    """
    _ = words
    ref = said_ref(proposal.forum, proposal.ref, several)
    whose = f"{proposal.delegation} " if proposal.is_submitted else ""
    named = f" [{note_name(proposal.note.id)}]" if proposal.note and proposal.note.kind == NOTE else ""
    line = _(labelled(f"{whose}{ref} {change_label(proposal, _)}{named}", change_words(proposal, _)))
    theirs = theirs_words(proposal, _)
    if proposal.standing is Standing.QUESTION and proposal.received not in ("", theirs):
        line += " " + _("(in the cell: {received})", received=proposal.received)
    if proposal.ours != proposal.base:
        line += " " + _("(here now: {value})", value=standing_value(proposal, proposal.ours, _))
    parts = [
        line,
        _(STANDINGS[proposal.standing]),
        _file_of(review, proposal),
        whence_words(proposal, _),
        _(proposal.reason) if proposal.reason else "",
    ]
    return " · ".join(part for part in parts if part)


def _file_of(review: Review, one: Proposal | Ignored) -> str:
    """The file it came in, where there are several."""
    return review.source_of(one).file if len(review.sources) > 1 else ""


def _file_line(source: Source, names: Mapping[str, str], words: Words) -> str:
    told = source_words(source, names, words)
    return told if source.file in told else words(labelled(source.file, told))


def _stranger_line(source: Source, names: Mapping[str, str], words: Words) -> str:
    """Who vouches for a file that is no workbook, and by which number to compare it on the telephone."""
    who = sender_words(source, names, words)
    match source.trust:
        case Trust.UNSIGNED:
            return words("{file} is not signed: nobody vouches for it.", file=source.file)
        case Trust.CHANGED:
            return words("Earlier files from {name} were signed otherwise. Compare by telephone: {number}",
                         name=who, number=source.fingerprint)  # fmt: skip
        case _:
            return words("The laptop of {name} is not known here yet. Compare by telephone: {number}",
                         name=who, number=source.fingerprint)  # fmt: skip


def _ignored_line(review: Review, ignored: Ignored, words: Words) -> str:
    """Something that changes nothing, and why."""
    place = place_words(ignored.place, words) + (f", {ignored.place.column}" if ignored.place.column else "")
    where = ", ".join(filter(None, (_file_of(review, ignored), place)))
    received = f" “{ignored.received}”" if ignored.received else ""
    return words("ignored: {place}{received}: {reason}", place=where, received=received, reason=ignored.reason)
