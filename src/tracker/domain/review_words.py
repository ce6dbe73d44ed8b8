"""How changes received are said to a person, in the window and in the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from tracker.domain.exchange import Received
from tracker.domain.fields import FIELDS, Kind, Value
from tracker.domain.moments import local_moment
from tracker.domain.notes import NoteEvent
from tracker.domain.periods import day
from tracker.domain.review import CellPlace, Proposal, Review, Source, SourceKind, Standing
from tracker.domain.text import folded
from tracker.domain.typed_dates import AmbiguousDate, read_date
from tracker.domain.vocabulary import capital
from tracker.domain.wording import field_label, period_words, value_words
from tracker.words import Message, Words, message, plural

STANDINGS: dict[Standing, Message] = {
    Standing.CLEAN: message("clean"),
    Standing.CONFLICT: message("differing versions"),
    Standing.QUESTION: message("question"),
}


_EVENTS: dict[NoteEvent, Message] = {
    NoteEvent.WRITTEN: message("new note"),
    NoteEvent.CHANGED: message("note changed"),
    NoteEvent.DELETED: message("note deleted"),
    NoteEvent.RESTORED: message("note brought back"),
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


def source_words(source: Source, delegations: Mapping[str, str], words: Words) -> str:
    """ "Update from Ana Mora, 3 May 2026", "Submission of Mexico, 3 May 2026"; a workbook is known by its file."""
    if not source.sent_at:
        return source.file
    whose, on = sender_words(source, delegations, words), day_words(source.sent_at, words)
    match source.kind:
        case SourceKind.WORKBOOK:
            return words("{file}, exported {date}", file=source.file, date=on)
        case SourceKind.UPDATE:
            return words("Update from {name}, {date}", name=whose, date=on)
        case SourceKind.SUBMISSION:
            return words("Submission of {delegation}, {date}", delegation=whose, date=on)
        case SourceKind.RECEIPT:
            return words("Receipt from {name}, {date}", name=whose, date=on)


def sender_words(source: Source, delegations: Mapping[str, str], words: Words) -> str:
    """Who sent a file: a colleague by name; what another delegation sends names nobody but the delegation."""
    return source.author or delegations.get(source.delegation, source.delegation) or words("a colleague")


def senders_words(sources: Iterable[Source], delegations: Mapping[str, str], words: Words) -> str:
    """Each sender once; empty where a workbook does not say whose it is, and nothing else came."""
    named = (s for s in sources if s.author or s.kind is not SourceKind.WORKBOOK)
    return ", ".join(dict.fromkeys(sender_words(source, delegations, words) for source in named))


def day_words(utc: str, words: Words) -> str:
    """The reader's own day at this moment: "3 May 2026"."""
    return period_words(day(local_moment(utc).date()), words)


def whence_words(proposal: Proposal, words: Words) -> str:
    """Where a change stands in its workbook; else whose it is, and of which day."""
    if proposal.place.sheet:
        return place_words(proposal.place, words)
    said = [proposal.author, day_words(proposal.at, words) if proposal.at else ""]
    return ", ".join(filter(None, said))


def change_label(proposal: Proposal, words: Words) -> str:
    """Which field changes; of a note that nobody has to decide on, what was done to it."""
    if proposal.note and proposal.standing is not Standing.CONFLICT:
        return capital(words(_EVENTS[proposal.note.event]))
    return field_label(proposal.key, words)


def standing_value(proposal: Proposal, value: Value, words: Words) -> str:
    """What stands in its field; of a member of a set, whether it is listed."""
    if proposal.note and proposal.note.event is NoteEvent.WRITTEN and value is None:
        return words("none")
    if proposal.element is not None:
        return words("listed") if value is not None else words("not listed")
    return value_words(proposal.key, value, words)


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


def change_words(proposal: Proposal, words: Words) -> str:
    """ "Planned → In progress"; where no value changes, that is said: a decision that only ended a difference."""
    theirs = theirs_words(proposal, words)
    if proposal.element is not None or (proposal.note and proposal.note.event is NoteEvent.WRITTEN):
        return theirs
    base = value_words(proposal.key, proposal.base, words)
    if proposal.readable and proposal.theirs == proposal.base:
        is_decision = proposal.theirs == proposal.ours
        if is_decision:
            return words("decided: {value}", value=base)
        return words("{value}, as before", value=base)
    return f"{base} → {theirs}"


def became_words(files: Iterable[Received], words: Words) -> str:
    """What became of the changes that files brought: "12 taken, 1 kept as it was, 2 left open"."""
    taken, kept, left = (sum(counts) for counts in zip(*((f.taken, f.kept, f.questioned) for f in files), strict=True))
    if not (taken or kept or left):
        return words("taken in")
    parts = [
        (taken, plural("{n} change taken", "{n} changes taken", taken)),
        (kept, plural("{n} kept as it was", "{n} kept as they were", kept)),
        (left, plural("{n} left open", "{n} left open", left)),
    ]
    return ", ".join(words(part) for count, part in parts if count)


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
