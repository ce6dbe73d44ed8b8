"""How the changes received in a workbook are said to a person, in the window and in the terminal."""

from __future__ import annotations

from datetime import date

from tracker.domain.fields import FIELDS, Kind
from tracker.domain.review import CellPlace, Proposal, Review, SourceKind, Standing
from tracker.domain.text import folded
from tracker.domain.typed_dates import AmbiguousDate, read_date
from tracker.domain.wording import value_words
from tracker.words import Message, Words, message, plural

STANDINGS: dict[Standing, Message] = {
    Standing.CLEAN: message("clean"),
    Standing.CONFLICT: message("differing versions"),
    Standing.QUESTION: message("question"),
}


SOURCES: dict[str, Message] = {
    SourceKind.WORKBOOK: message("workbook"),
    SourceKind.UPDATE: message("update"),
    SourceKind.SUBMISSION: message("submission"),
    SourceKind.RECEIPT: message("receipt"),
}


def summary_words(review: Review, author: str, words: Words) -> str:
    """ "14 changes from Ana Mora (12 clean, 1 with differing versions, 1 question), 3 cells ignored"."""
    n, ignored = len(review.proposals), len(review.ignored)
    source = author or words("a colleague")
    changes = plural("{n} change from {source}", "{n} changes from {source}", n, source=source)
    told = words("nothing changed")
    if n:
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
    """ "Commitments, row 12"; a sheet as a whole has row 0, and outside a workbook there is no place."""
    if not place.row:
        return place.sheet
    return words("{sheet}, row {row}", sheet=place.sheet, row=place.row)


def theirs_words(proposal: Proposal, words: Words) -> str:
    """What the colleague says; as it stands in the cell where it could not be read.

    Of a member of a set: that it comes or goes.
    """
    if proposal.element is not None:
        if proposal.theirs is None:
            return words("remove “{name}”", name=proposal.element)
        return words("add “{name}”", name=proposal.element)
    if proposal.clears:
        return words("(emptied)")
    if not proposal.readable:
        return proposal.received or words("(cannot be read)")
    return value_words(proposal.key, proposal.theirs, words)


def written_otherwise(proposal: Proposal, words: Words) -> str:
    """What the colleague wrote where it was read as something else ("En progreso"); empty where it was not."""
    written = " ".join(proposal.received.split())
    if proposal.theirs is None or _kind(proposal.key) not in (Kind.CHOICE, Kind.PERIOD, Kind.PERCENT):
        return ""
    same = {str(proposal.theirs), value_words(proposal.key, proposal.theirs, words)}
    return "" if _plain(written) in {_plain(text) for text in same} else written


def readings(proposal: Proposal, today: date) -> tuple[str, ...]:
    """Both days, as codes, that an ambiguous date of the colleague may mean; none for anything else."""
    if proposal.readable or _kind(proposal.key) is not Kind.PERIOD:
        return ()
    found = read_date(proposal.received, today)
    return (found.day_first.code, found.month_first.code) if isinstance(found, AmbiguousDate) else ()


def _kind(key: str) -> Kind:
    return FIELDS[key].kind if key in FIELDS else Kind.TEXT


def _plain(text: str) -> str:
    return folded(text).removesuffix("%").strip()
