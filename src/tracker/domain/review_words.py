"""How changes received are said to a person, in the window and in the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from tracker.domain.exchange import Missing, Received, Sent
from tracker.domain.fields import FIELDS, Kind, Value
from tracker.domain.moments import local_moment
from tracker.domain.notes import NoteEvent
from tracker.domain.periods import day
from tracker.domain.review import CellPlace, Proposal, Review, Source, SourceKind, Standing
from tracker.domain.text import folded
from tracker.domain.things import THING_LABELS
from tracker.domain.typed_dates import AmbiguousDate, read_date
from tracker.domain.vocabulary import capital
from tracker.domain.wording import field_label, period_words, value_words
from tracker.words import Message, Words, labelled, message, plural, set_apart

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
    """ "14 changes from Ana Mora (12 clean, 2 questions), 1 of them empties a field, 3 cells ignored"."""
    n, ignored = len(review.proposals), len(review.ignored)
    emptied = sum(p.clears and not p.is_submitted for p in review.proposals)
    source = author or words("a colleague")
    changes = plural("{n} change from {source}", "{n} changes from {source}", n, source=source)
    told = words("nothing changed")
    if n:
        told = words("{changes} ({standings})", changes=changes, standings=_counts(review, words))
    if emptied:
        told = words(
            plural("{told}, {n} of them empties a field", "{told}, {n} of them empty a field", emptied, told=told)
        )
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
    """Each sender once, by name where another file of the same key tells it; empty where a workbook does not say whose
    it is, and nothing else came. Who sent but a receipt beside others sent no changes.
    """
    sources = tuple(sources)
    sources = tuple(s for s in sources if s.kind is not SourceKind.RECEIPT) or sources
    keys = {s.public_key for s in sources if s.author and s.public_key}
    named = (s for s in sources if s.author or (s.kind is not SourceKind.WORKBOOK and s.public_key not in keys))
    return ", ".join(dict.fromkeys(sender_words(source, delegations, words) for source in named))


def day_words(utc: str, words: Words) -> str:
    """The reader's own day at this moment: "3 May 2026"."""
    return period_words(day(local_moment(utc).date()), words)


def whence_words(proposal: Proposal, words: Words) -> str:
    """Where a change stands in its workbook; else whose it is, and of which day."""
    if proposal.place.sheet:
        return place_words(proposal.place, words)
    # Another delegation names nobody; a value from a workbook may have come back without a name.
    who = proposal.author or ("" if proposal.is_submitted else words("not named"))
    said = [who, day_words(proposal.at, words) if proposal.at else ""]
    return ", ".join(filter(None, said))


def change_label(proposal: Proposal, words: Words) -> str:
    """Which field changes; of a note that nobody has to decide on, what was done to it; else what kind of thing."""
    if proposal.note and proposal.note.kind in THING_LABELS:
        return capital(words(THING_LABELS[proposal.note.kind]))
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
    """What the colleague says; what stands in the cell where it could not be read, and that it could not.

    Of a member of a set: that it comes or goes.
    """
    if proposal.element is not None:
        if proposal.theirs is None:
            return words("remove “{name}”", name=proposal.element)
        return words("add “{name}”", name=proposal.element)
    if proposal.is_only_taken_away:
        return words("taken back")
    if proposal.clears:
        return words("(emptied)")
    if not proposal.readable:
        written = proposal.received
        return words("“{written}” (unclear)", written=written) if written else words("(cannot be read)")
    return value_words(proposal.key, proposal.theirs, words)


def change_words(proposal: Proposal, words: Words) -> str:
    """ "Planned → In progress"; where no value changes, that is said: a decision that only ended a difference."""
    theirs = theirs_words(proposal, words)
    if proposal.element is not None or (proposal.note and proposal.note.event is NoteEvent.WRITTEN):
        return theirs
    base = value_words(proposal.key, proposal.base, words)
    if proposal.readable and proposal.theirs == proposal.base:
        is_decision = proposal.theirs == proposal.ours and not proposal.is_submitted
        if is_decision:
            return words("decided: {value}", value=base)
        return words("{value}, as before", value=base)
    return f"{base} → {theirs}"


def became_words(files: Iterable[Received], words: Words) -> str:
    """What became of the changes that files brought: "12 taken, 1 kept as it was, 2 left open"."""
    counts = ((f.taken, f.kept, f.still_open, f.decided_since) for f in files)
    taken, kept, left, since = (sum(column) for column in zip(*counts, strict=True))
    return with_decided(_became(taken, kept, left, words) or words("taken in"), since, words)


def with_decided(counts: str, since: int, words: Words) -> str:
    """What became of a file, and how much that it left open was decided `since`: "3 taken, 1 decided since"."""
    return words("{counts}, {n} decided since", counts=counts, n=since) if since else counts


def answer_words(told: Mapping[str, object], words: Words) -> str:
    """What a receipt says became of a file of ours: "4 changes taken, 1 kept as it was"."""
    names = ("taken", "kept", "questioned", "decided")
    taken, kept, left, since = (n if isinstance(n := told.get(name), int) else 0 for name in names)
    return with_decided(_became(taken, kept, left, words) or words("nothing in it was new there"), since, words)


def received_words(received: Received, words: Words) -> str:
    """What became here of a file that came; a receipt tells what became of ours, where it was sent."""
    if received.kind != SourceKind.RECEIPT:
        return became_words([received], words)
    counts = {"taken": received.taken, "kept": received.kept, "questioned": received.questioned}
    if not received.about:
        return words("answers a file that was not sent from here")
    return words("answers “{file}”; there: {became}", file=received.about, became=answer_words(counts, words))


def missing_told(missing: Missing) -> Message:
    """ "2 changes made on the laptop of Luis Rojas have not arrived." """
    return plural(
        "{n} change made on the laptop of {name} has not arrived.",
        "{n} changes made on the laptop of {name} have not arrived.",
        missing.changes,
        name=missing.author,
    )


def held_words(sent: Sent, words: Words) -> str:
    """What a file that left holds: "7 changes, 2 actions, 1 supporting document"."""
    parts = [
        (sent.changes, plural("{n} change", "{n} changes", sent.changes)),
        (sent.actions, plural("{n} action", "{n} actions", sent.actions)),
        (sent.documents, plural("{n} supporting document", "{n} supporting documents", sent.documents)),
    ]
    return ", ".join(words(part) for count, part in parts if count)


def kept_words(sent: Sent, several: bool, words: Words) -> str:
    """Which of our changes were not taken there, as a receipt says: "kept: 1.4 Status; open: 2.1 Deadline"."""
    told = []
    for name, what in (("kept_fields", message("kept")), ("questioned_fields", message("left open"))):
        listed = sent.answer.get(name)
        if isinstance(listed, list) and listed:
            fields = ", ".join(_field_named(str(one), several, words) for one in listed)
            told.append(words(labelled(words(what), fields)))
    return words(set_apart(told)) if told else ""


def _field_named(told: str, several: bool, words: Words) -> str:
    """ "1.4 Status" of "HLF2017/1.4 status", as a receipt names it."""
    ref, _, key = told.rpartition(" ")
    return f"{ref if several else ref.rpartition('/')[2]} {field_label(key, words)}"


def _became(taken: int, kept: int, left: int, words: Words) -> str:
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
