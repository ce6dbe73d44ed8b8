"""A draft, in plain sentences, of what moved between two states: for a minister, so nothing internal is in it.

It speaks of recommendations, institutions and days; never of persons, comments or notes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from tracker.domain import narrative_sentences as sentences
from tracker.domain.long_dates import long_period_words
from tracker.domain.periods import day, period_of
from tracker.domain.presented import NOT_APPLICABLE, Comparison, Move, Moved
from tracker.domain.query import NO_VALUE
from tracker.domain.references import said_ref
from tracker.domain.vocabulary import Status
from tracker.domain.wording import value_words
from tracker.words import Message, Words, labelled, message, plural, set_apart

NAMED = 12
"""Recommendations that a sentence names one by one; the others are counted."""

_NOT_BEGUN = (NO_VALUE, Status.NOT_STARTED, Status.PLANNED)


@dataclass(frozen=True, slots=True)
class Occasion:
    """When a state was presented: at the meeting of a day, or as it is on a day. `title` only tells two apart."""

    on: date
    is_meeting: bool
    title: str = ""
    is_to_come: bool = False

    def name(self, words: Words) -> Message:
        """ "the meeting of 3 May 2026", "3 May 2026": an official text writes days out."""
        on = long_period_words(day(self.on), words)
        if not self.is_meeting:
            return message("{day}", day=on)
        if self.title:
            return message("the meeting “{title}” of {day}", title=self.title, day=on)
        return message("the meeting of {day}", day=on)


def narrative(comparison: Comparison, before: Occasion, after: Occasion, several: bool, words: Words) -> str:
    """One paragraph a theme; references tell their forum where `several` are followed."""
    told = _Narrative(comparison, before, after, several, words)
    paragraphs = (told.to_come(), told.progress(), told.other_statuses(), told.details(), told.open_points())
    return "\n\n".join(" ".join(words(sentence) for sentence in p) for p in paragraphs if p)


class _Narrative:
    """Makes the sentences; each is a message of its own, so that a translator has all of it."""

    def __init__(self, comparison: Comparison, before: Occasion, after: Occasion, several: bool, words: Words) -> None:
        self._found = comparison
        self._before, self._after = before, after
        self._several = several
        self._words = words

    # -- paragraphs ---------------------------------------------------------------------------------------------
    def to_come(self) -> list[Message]:
        """What was frozen ahead of its meeting has been presented nowhere yet."""
        occasions = [one.name(self._words) for one in (self._before, self._after) if one.is_to_come]
        return [message("Note: {occasion} has not been held yet.", occasion=occasion) for occasion in occasions]

    def progress(self) -> list[Message]:
        """What was implemented, and the rate."""
        done = self._found.went(Status.IMPLEMENTED)
        since = self._since()
        first = message("{since}, no further recommendation was implemented.", since=since)
        if done:
            first = plural(
                "{since}, one recommendation was implemented ({refs}).",
                "{since}, {n} recommendations were implemented ({refs}).",
                len(done),
                since=since,
                refs=self._refs(done),
            )
        return [first, *self._rate()]

    def other_statuses(self) -> list[Message]:
        """Every other change of a status, those taken back among them: a draft that left them out would mislead."""
        went = self._found.went
        done = Status.IMPLEMENTED
        forward = [s for s in (*Status, NO_VALUE) if s != done]
        begun = went(Status.IN_PROGRESS, since=_NOT_BEGUN)
        partly = went(Status.PARTIALLY_IMPLEMENTED, since=forward)
        planned = went(Status.PLANNED, since=(NO_VALUE, Status.NOT_STARTED))
        continuous = went(Status.CONTINUOUS, since=forward)
        replaced = went(Status.SUPERSEDED, since=forward)
        refused = went(Status.NOT_TO_BE_IMPLEMENTED, since=forward)
        back = went(*forward, since=(done,))
        not_applicable = went(NOT_APPLICABLE)
        told = {*begun, *partly, *planned, *continuous, *replaced, *refused, *back, *not_applicable}
        others = [i for i in went(*forward) if i not in told]
        return self._sentences(
            (partly, sentences.partly),
            (begun, sentences.begun),
            (planned, sentences.planned),
            (continuous, sentences.continuous),
            (replaced, sentences.superseded),
            (refused, sentences.refused),
            (back, sentences.taken_back),
            (not_applicable, sentences.became_not_applicable),
            (others, sentences.other_status),
        )

    def details(self) -> list[Message]:
        """Institutions, deadlines, positions, what else is new, and on how many nothing is."""
        leads = self._changed("lead", lambda m: m.before is None)
        other_leads = self._changed("lead", lambda m: m.before is not None and m.after is not None)
        no_leads = self._changed("lead", lambda m: m.after is None)
        set_ = self._changed("deadline", lambda m: m.before is None)
        moved = self._changed("deadline", lambda m: m.before is not None and m.after is not None)
        lifted = self._changed("deadline", lambda m: m.after is None)
        positions = self._changed("position", lambda m: m.after is not None)
        named = (leads, other_leads, no_leads, set_, moved, lifted, positions)
        told = {m.commitment.id for some in named for m in some}
        stayed = set(self._found.same_status) - told
        further = [m for m in self._found.moved if m.moves and m.commitment.id in stayed]
        said = self._sentences(
            (self._with_values(leads, "lead"), sentences.leads),
            (self._with_values(other_leads, "lead"), sentences.leads_changed),
            ([self._ref(m) for m in no_leads], sentences.leads_gone),
            (self._with_values(set_, "deadline"), sentences.deadlines_set),
            (self._with_values(moved, "deadline"), sentences.deadlines_moved),
            ([self._ref(m) for m in lifted], sentences.deadlines_lifted),
            (self._with_values(positions, "position"), sentences.positions),
            ([self._ref(m) for m in further], sentences.further),
            is_named=True,
        )
        if n := len(self._found.unchanged):
            said.append(sentences.unchanged(n) if n < self._found.compared else sentences.all_unchanged(n))
        return said

    def open_points(self) -> list[Message]:
        """What is late, and what is not known."""
        silent = self._found.after.standing(NO_VALUE)
        excluded = self._found.after.standing(NOT_APPLICABLE)
        return self._late() + self._sentences((silent, sentences.silent), (excluded, sentences.excluded))

    # -- parts of sentences -------------------------------------------------------------------------------------
    def _since(self) -> Message:
        before = self._before.name(self._words)
        if self._after.is_meeting:
            return message("Between {first} and {second}", first=before, second=self._after.name(self._words))
        return message("Since {occasion}", occasion=before)

    def _late(self) -> list[Message]:
        late, newly, after = self._found.after.overdue(), self._found.newly_overdue, self._after
        if after.is_to_come:
            on = long_period_words(day(after.on), self._words)
            if not late:
                return [message("No recommendation will be past its deadline on {day}.", day=on)]
            return self._sentences((late, lambda n, refs: sentences.late_by_then(n, refs, on)))
        if not late:
            return [message("No recommendation is past its deadline.")]
        told = self._sentences((late, sentences.late))
        return told + self._sentences((newly, sentences.newly_late)) if len(newly) < len(late) else told

    def _rate(self) -> list[Message]:
        then, now = self._found.before.tally, self._found.after.tally
        if now.percent is None or then.percent is None:
            return []
        return [
            plural(
                "In all, {n} of the {applicable} recommendations that apply has been implemented ({percent}%), "
                "against {then} of {then_applicable} ({then_percent}%) at {occasion}.",
                "In all, {n} of the {applicable} recommendations that apply have been implemented ({percent}%), "
                "against {then} of {then_applicable} ({then_percent}%) at {occasion}.",
                now.implemented,
                applicable=now.applicable,
                percent=now.percent,
                occasion=self._before.name(self._words),
                then=then.implemented,
                then_applicable=then.applicable,
                then_percent=then.percent,
            )
        ]

    def _sentences(
        self, *told: tuple[Sequence[str], Callable[[int, Message], Message]], is_named: bool = False
    ) -> list[Message]:
        """A sentence of each that names any; `is_named`: they are put into words already."""
        return [say(len(ids), self._listed(ids) if is_named else self._refs(ids)) for ids, say in told if ids]

    def _changed(self, key: str, wanted: Callable[[Move], bool]) -> list[Moved]:
        return [m for m in self._found.moved if any(move.key == key and wanted(move) for move in m.moves)]

    def _with_values(self, moved: Sequence[Moved], key: str) -> list[str]:
        """ "1.2: 30 June 2027"."""
        return [
            self._words(labelled(self._ref(m), self._value(move))) for m in moved for move in m.moves if move.key == key
        ]

    def _value(self, move: Move) -> str:
        period = period_of(str(move.after)) if move.key == "deadline" else None
        return long_period_words(period, self._words) if period else value_words(move.key, move.after, self._words)

    def _ref(self, moved: Moved) -> str:
        recommendation = moved.commitment.recommendation
        return said_ref(recommendation.forum, recommendation.ref, self._several)

    def _refs(self, ids: Sequence[str]) -> Message:
        commitments = self._found.after.commitments
        official = [commitments[i].recommendation for i in ids if i in commitments]
        return self._listed([said_ref(r.forum, r.ref, self._several) for r in official])

    @staticmethod
    def _listed(named: Sequence[str]) -> Message:
        some = named[:NAMED]
        shown = set_apart(some) if any(": " in one for one in some) else ", ".join(some)
        if len(named) <= NAMED:
            return message("{refs}", refs=shown)
        return plural("{refs} and {n} other", "{refs} and {n} others", len(named) - NAMED, refs=shown)
