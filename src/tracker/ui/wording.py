"""Values, dates and actions as the reader of the window reads them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from PySide6.QtCore import QLocale, QTime

from tracker.domain.changes import Title
from tracker.domain.commitment import Commitment, HistoryEntry
from tracker.domain.deadlines import distance
from tracker.domain.fields import Value
from tracker.domain.forum import Panel, in_language
from tracker.domain.moments import local_moment
from tracker.domain.periods import Period, day, period_of
from tracker.domain.query import Group
from tracker.domain.titles import title_words
from tracker.domain.vocabulary import capital
from tracker.domain.wording import entry_words, field_label, link_words, period_words, value_words
from tracker.words import Words, labelled, plural


class Wording:
    """Puts the domain's values into one reader's language."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._locale = QLocale(words.language)
        self.language = words.language

    def label(self, key: str) -> str:
        """A field's label as it stands alone: "Lead institution"."""
        return field_label(key, self._words)

    def value(self, key: str, value: Value) -> str:
        """Any field's value as it stands alone; "Not reported" for none."""
        said = value_words(key, value if value != "" else None, self._words)
        # Labels stand alone here; what a person wrote is never touched.
        return said if value else capital(said)

    def title(self, title: Title) -> str:
        """What an action did: "Checked off 1.3"."""
        return title_words(title, self._words)

    def change(self, entry: HistoryEntry) -> str:
        """What became of a field: "Status: Planned → In progress"."""
        label = self.label(entry.key)
        if entry.element is not None:
            sign = self._words("added") if entry.new is not None else self._words("removed")
            if entry.new is None and entry.old is None:
                sign = self._words("declined")
            return self._words(labelled(label, f"{link_words(entry.key, entry.element, self._words)} ({sign})"))
        told = entry_words(entry, self._words, lambda v: _short(self.value(entry.key, v)))
        return self._words(labelled(label, told))

    def day(self, value: date) -> str:
        """ "3 May 2026"."""
        return period_words(day(value), self._words)

    def period(self, period: Period) -> str:
        """A deadline with the precision it has: "30 Jun 2027", "Jun 2027", "Q2 2027", "1st half 2027", "2027"."""
        return period_words(period, self._words)

    def examples(self, *, have_come: bool = False) -> str:
        """What can be typed as a period: the past where it has to have come, else mostly what is still to come."""
        codes = ("2026-03-15", "2026-03", "2026") if have_come else ("2027-06-30", "2027-Q2", "2027-H1", "2027")
        said = [self.period(period) for code in codes if (period := period_of(code))]
        return ", ".join(said if have_come else [*said, self._words("in 3 weeks")])

    def moment(self, utc: str) -> str:
        """A journal's UTC time on the reader's clock: "3 May 2026, 14:02"."""
        local = local_moment(utc)
        return f"{self.day(local.date())}, {self._time(local)}"

    def time_of_day(self, utc: str, today: date) -> str:
        """ "14:02" for a moment of today, else the day alone."""
        local = local_moment(utc)
        return self._time(local) if local.date() == today else self.day(local.date())

    def panel(self, panel: Panel) -> str:
        """ "1  The human rights of all migrants"."""
        return f"{panel.number}  {in_language(panel.titles, self._words.language)}"

    def implemented(self, group: Group) -> str:
        """ "2 of 6 implemented"."""
        said = plural(
            "{n} of {counted} implemented", "{n} of {counted} implemented", group.implemented, counted=group.counted
        )
        return self._words(said)

    def lateness(self, days: int) -> str:
        """ "12 days late"."""
        return self._words(distance(-days))

    def commitment(self, commitment: Commitment, today: date) -> str:
        """One row as a screen reader speaks it."""
        parts = [
            self._words("Recommendation {ref}", ref=commitment.ref),
            self.value("status", commitment.status),
            commitment.text.body,
        ]
        for key in ("lead", "deadline"):
            if key in commitment.values:
                parts.append(self._words(labelled(self.label(key), self.value(key, commitment.values[key]))))
        if late := commitment.days_late(today):
            parts.append(self.lateness(late))
        if commitment.conflicts:
            parts.append(self._words("differing versions"))
        return ". ".join(parts)

    def unsaved(self, places: Sequence[str]) -> str:
        """A sentence on what was typed and could not be saved; empty where there is nothing."""
        return self._words("Not saved yet: {fields}", fields=", ".join(places)) if places else ""

    def _time(self, local: datetime) -> str:
        return self._locale.toString(QTime(local.hour, local.minute), "HH:mm")


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 120 else line[:119] + "…"
