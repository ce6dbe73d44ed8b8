"""Puts what is known of other delegations into the officer's words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from tracker.domain.exchange import Answered, DelegationAnswer
from tracker.domain.query import NO_VALUE
from tracker.domain.region import RegionCell
from tracker.domain.vocabulary import Position, Status
from tracker.ui.wording import Wording
from tracker.words import Words, labelled, plural


class Telling:
    """Silence is not "not started": who was not asked, and who gave no answer, is told apart."""

    def __init__(self, words: Words, home: str = "") -> None:
        self._words = words
        self._wording = Wording(words)
        self.home = home

    def day(self, code: str) -> str:
        """ "3 May 2026"."""
        return self._wording.day(date.fromisoformat(code))

    def state(self, answer: DelegationAnswer) -> str:
        """ "Answered 3 May 2026 · 1 of 46 answered", "Wrote 3 May 2026 · No status", "Not asked"."""
        _ = self._words
        if answer.delegation == self.home:
            return _("Your delegation")
        if answer.state is not Answered.ANSWERED:
            return self.silence(answer)
        if answer.asked_again:
            told = _("Asked again {day}", day=self.day(answer.asked_again))
        elif answer.tells_no_status and answer.answered:
            told = _("Wrote {day}", day=self.day(answer.answered))
        else:
            told = _("Answered {day}", day=self.day(answer.told_on)) if answer.told_on else _("Answered")
            if answer.submitted and answer.noted_on and answer.noted_on > answer.submitted:
                told = _("{answered}, letter of {day}", answered=told, day=self.day(answer.noted_on))
        return _("{state} · {answered}", state=told, answered=self.extent(answer))

    def delegation(self, official: str, answer: DelegationAnswer, total: str) -> str:
        """All that is known of how it answered, a line each; `total` as in "12 of 44", or empty."""
        _ = self._words
        lines = [official, self.state(answer)]
        if answer.asked and answer.state is Answered.ANSWERED:
            lines.append(_("Asked {day}", day=self.day(answer.asked)))
        if answer.submitted:
            lines.append(_("Submitted {day}", day=self.day(answer.submitted)))
        if answer.noted_on:
            lines.append(_("Noted from “{note}”, {day}", note=answer.noted, day=self.day(answer.noted_on)))
        if total:
            lines.append(_("{total} implemented", total=total))
        return "\n".join(lines)

    def summary(self, answers: Iterable[DelegationAnswer]) -> str:
        """Who answered how far and who is still silent, in a sentence: numbers, and no names."""
        words = self._words
        others = (a for a in answers if a.delegation != self.home)
        heard = [a for a in others if a.state is not Answered.NOT_ASKED]
        silent = sum(a.state is Answered.NO_ANSWER for a in heard)
        in_part = sum(a.is_in_part for a in heard)
        no_status = sum(a.tells_no_status for a in heard)
        if not heard:
            return ""
        told = words(
            plural(
                "{all} of {n} delegation answered all",
                "{all} of {n} delegations answered all",
                len(heard),
                all=len(heard) - silent - in_part - no_status,
            )
        )
        if in_part:
            told = words("{answered}, {n} in part", answered=told, n=in_part)
        if no_status:
            told = words("{answered}, {n} wrote without a status", answered=told, n=no_status)
        if silent:
            told = words("{answered}, {n} asked without an answer", answered=told, n=silent)
        return told

    def extent(self, answer: DelegationAnswer) -> str:
        """ "1 of 46 answered": of how many recommendations it said how they stand; "No status" where of none."""
        if answer.tells_no_status:
            return self._words("No status")
        return self._words("{told} of {of} answered", told=answer.told, of=answer.of)

    def silence(self, answer: DelegationAnswer) -> str:
        """Why nothing is known of what it says: "Asked 2 May 2026, no answer", "Not asked"."""
        _ = self._words
        if answer.state is Answered.ANSWERED:
            return self.not_named
        return _("Asked {day}, no answer", day=self.day(answer.asked)) if answer.asked else _("Not asked")

    def cell_in_full(self, name: str, ref: str, cell: RegionCell | None, answer: DelegationAnswer) -> str:
        """Who says what of which recommendation, and where that stands."""
        said = self.cell(cell, answer)
        lines = [self._words("{delegation}, {ref}: {status}", delegation=name, ref=ref, status=said)]
        if cell and cell.position and cell.position != Position.NOT_APPLICABLE:
            label, value = self._wording.label("position"), self._wording.value("position", cell.position)
            lines.append(self._words(labelled(label, value)))
        if cell and cell.noted:
            lines.append(self.source(cell, answer))
        return "\n".join(lines)

    def source(self, cell: RegionCell, answer: DelegationAnswer) -> str:
        """Where what a delegation says comes from."""
        _ = self._words
        if cell.noted:
            return _("From a letter: “{note}”", note=cell.noted)
        if answer.delegation == self.home:
            return _("Your delegation")
        return _("Submitted {day}", day=self.day(answer.submitted)) if answer.submitted else ""

    def tally(self, tally: Counter[str]) -> str:
        """How many say what, in the order of the vocabulary: nobody is ranked by it."""
        told = [code for code in (*Status, NO_VALUE) if tally[code]]
        lines = [f"{self._wording.value('status', code or None)}: {tally[code]}" for code in told]
        note = self._words(
            "Submissions and letters that speak of it are counted; delegations to which it does not apply are not."
        )
        return "\n".join([*lines, note]) if lines else self._words("Nobody to whom it applies has answered.")

    @property
    def not_named(self) -> str:
        """Why nothing is known of a recommendation from a State that wrote, or submitted in part."""
        return self._words("Nothing that came speaks of it")

    def state_lines(self, answer: DelegationAnswer) -> tuple[str, ...]:
        """The same in short lines, for the head of a column, which tells the rest where the mouse rests."""
        _ = self._words
        if answer.delegation == self.home:
            return (_("Ours"),)
        if answer.state is Answered.ANSWERED and answer.told_on:
            said = _("{done} of {counted}", done=answer.told, counted=answer.of)
            said = _("No status") if answer.tells_no_status else said
            return said, _("Asked again") if answer.asked_again else self.day(answer.told_on)
        if answer.state is Answered.NO_ANSWER and answer.asked:
            return _("Asked"), self.day(answer.asked), _("No answer")
        return (self.state(answer),)

    def cell_copied(self, cell: RegionCell | None, answer: DelegationAnswer) -> str:
        """As `cell` has it; what was noted from a letter says so, for no pen stands beside it where it is pasted."""
        said = self.cell(cell, answer)
        return self._words("{status} (from a letter, not submitted)", status=said) if cell and cell.noted else said

    def cell(self, cell: RegionCell | None, answer: DelegationAnswer) -> str:
        """A status; "Not applicable"; or why there is none."""
        if cell is None:
            return self.silence(answer)
        if cell.position == Position.NOT_APPLICABLE:
            return self._wording.value("position", cell.position)
        return self._wording.value("status", cell.status)
