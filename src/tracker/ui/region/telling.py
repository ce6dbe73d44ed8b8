"""Puts what is known of other delegations into the officer's words."""

from __future__ import annotations

from datetime import date

from tracker.domain.exchange import Answered, DelegationAnswer
from tracker.domain.region import RegionCell
from tracker.domain.vocabulary import Position
from tracker.ui.wording import Wording
from tracker.words import Words


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
        """ "Answered 3 May 2026", "Asked 2 May 2026, no answer", "Not asked"."""
        _ = self._words
        if answer.delegation == self.home:
            return _("Your delegation")
        match answer.state:
            case Answered.ANSWERED:
                return _("Answered {day}", day=self.day(answer.answered)) if answer.answered else _("Answered")
            case Answered.NO_ANSWER:
                return _("Asked {day}, no answer", day=self.day(answer.asked)) if answer.asked else _("No answer")
        return _("Not asked")

    def state_lines(self, answer: DelegationAnswer) -> tuple[str, ...]:
        """The same in short lines, for the head of a column."""
        _ = self._words
        if answer.delegation == self.home:
            return (_("Ours"),)
        if answer.state is Answered.ANSWERED and answer.answered:
            return _("Answered"), self.day(answer.answered)
        if answer.state is Answered.NO_ANSWER and answer.asked:
            return _("Asked"), self.day(answer.asked), _("no answer")
        return (self.state(answer),)

    def cell(self, cell: RegionCell | None, answer: DelegationAnswer) -> str:
        """A status; "Not applicable"; or why there is none."""
        if answer.state is not Answered.ANSWERED:
            return self.state(answer)
        if cell and cell.position == Position.NOT_APPLICABLE:
            return self._wording.value("position", cell.position)
        return self._wording.value("status", cell.status if cell else None)
