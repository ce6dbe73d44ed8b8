"""In place of the list where no commitment is in it: why, and what to do next."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from tracker.domain.meeting_words import on_words
from tracker.domain.query import Attention, Filter
from tracker.domain.wording import LANGUAGE_LABELS
from tracker.register.register import Register
from tracker.ui.empty_page import EmptyPage
from tracker.ui.theme.theme import Theme
from tracker.words import Words


class NothingFound(EmptyPage):
    """`pressed` to have all of them again."""

    def __init__(self, register: Register, words: Words, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._register = register
        self._words = words

    def explain(self, which: Filter) -> None:
        """Say why nothing passes this filter."""
        _ = self._words
        if which.is_empty:
            self.say(
                "commitments",
                _("There are no commitments yet."),
                _("The recommendations of the forum appear here once your delegation is known."),
            )
        elif which.search:
            advice = _("Try fewer words, or clear the search and the filters.")
            self.say(
                "search",
                _("Nothing found for “{search}”.", search=which.search),
                " ".join(filter(None, (self._in_language(), advice))),
                _("Clear search and filters"),
            )
        elif not (which.attention == {Attention.NOT_CONFIRMED} and self._tells_what_is_confirmed(which)):
            self.say(
                "filter",
                _("No commitment passes these filters."),
                _("Nothing is lost: clear the filters to see all of them again."),
                _("Clear filters"),
            )

    def _tells_what_is_confirmed(self, which: Filter) -> bool:
        """Whether that is why, and not another filter that nothing passes."""
        _, last = self._words, self._register.last_frozen()
        if last is None:
            text = _("Freeze one on the Meetings page: from then on this finds what was not confirmed since.")
            self.say("meetings", _("No meeting has been frozen yet."), text, _("Clear filters"))
        elif self._register.outline(replace(which, attention=frozenset())).shown:
            title = _("All of them are confirmed since the meeting of {day}.", day=on_words(last.on, _))
            text = _("Each was confirmed or changed since then. Clear the filters to see all commitments again.")
            self.say("still-correct", title, text, _("Clear filters"))
        else:
            return False
        return True

    def _in_language(self) -> str:
        """That a word of the reader's own language is not found in texts of another: nobody would guess."""
        issued = self._register.issued_in()
        if self._words.language in issued:
            return ""
        named = ", ".join(self._words(LANGUAGE_LABELS[code]) for code in issued if code in LANGUAGE_LABELS)
        return self._words("The recommendations are in {language}: search for words of that language.", language=named)
