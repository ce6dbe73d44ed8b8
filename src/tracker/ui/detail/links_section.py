"""What a commitment is linked to: the Global Compact's objectives, the goals' targets, other recommendations."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from textwrap import shorten

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tracker.domain.changes import Committed
from tracker.domain.commitment import Commitment, CommitmentDetail
from tracker.domain.frameworks import GCM, RELATED, SDG
from tracker.domain.linking import found_links
from tracker.domain.wording import link_words
from tracker.errors import UserError
from tracker.register.register import Register
from tracker.ui.detail.entry import Line, Verb
from tracker.ui.detail.entry_list import EntryList
from tracker.ui.detail.link_line import Candidate, LinkLine
from tracker.ui.detail.section import Section
from tracker.ui.editing import Editing
from tracker.ui.plain import plain_label
from tracker.ui.tab_order import follow, lead_up_to
from tracker.ui.theme.theme import Theme
from tracker.words import Words

FRAMEWORKS = (GCM, SDG, RELATED)
_LONGEST = 140
_OFFERED = 8
"""Recommendations that are offered for words: who wants another types more of them."""


class LinksSection(Section):
    """Suggestions: Enter or Y confirms, N or Delete declines. `opened` with the reference of a recommendation."""

    opened = Signal(str)

    def __init__(self, register: Register, words: Words, theme: Theme, editing: Editing) -> None:
        super().__init__(register, words, theme, editing)
        self.list = EntryList(words("Links"), words, theme)
        self.suggested = EntryList(words("Suggested links"), words, theme)
        self._nothing = plain_label(words("No links yet."), "muted", wrapped=True)
        self._heading = plain_label(words("Suggested"), "heading")
        self._advice = plain_label(
            words("Enter or Y links it, N says that it does not belong here."), "muted", wrapped=True
        )
        self._wrong = plain_label(role="overdue", wrapped=True)
        self._wrong.hide()
        self.line = LinkLine(self._find, words)
        self.line.chosen.connect(lambda framework, code: self._link(framework, code))
        self.line.puzzled.connect(self._explain)
        self.line.textEdited.connect(self._wrong.hide)
        self.list.emptied.connect(self.line.setFocus)
        self.suggested.emptied.connect(self.line.setFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        shown = (self._nothing, self.list, self.line, self._wrong, self._heading, self._advice, self.suggested)
        for widget in shown:
            layout.addWidget(widget)
        layout.addStretch(1)
        self.setAccessibleName(words("Links"))

    def first_stop(self) -> QWidget | None:
        """What waits for an answer of one key."""
        return next(iter(self.suggested.entries), None)

    def begin_adding(self) -> None:  # noqa: D102
        self.line.setFocus()

    def show_detail(self, detail: CommitmentDetail) -> None:
        """Show the links, and what of the crosswalk is still open."""
        commitment = detail.commitment
        if self._is_other(commitment):
            self.line.clear()
            self._wrong.hide()
        self._seen = commitment
        links = [(key, code) for key in FRAMEWORKS for code in commitment.members.get(key, ())]
        self.list.show_lines([self._linked(*link) for link in links])
        lead_up_to(self.line, *self.list.entries)
        suggested = self._register.suggested_links(commitment)
        self.suggested.show_lines([self._suggestion(key, code) for key in suggested for code in suggested[key]])
        follow(self.line, *self.suggested.entries)
        for widget in (self._heading, self._advice):
            widget.setVisible(bool(suggested))
        self._nothing.setVisible(not links)

    # -- what it says ---------------------------------------------------------------------------------------
    def _linked(self, framework: str, code: str) -> Line:
        _ = self._words
        remove = Verb(_("Remove"), (Qt.Key.Key_Delete,), lambda: self._unlink(framework, code))
        opening = Verb(_("Go to it"), (Qt.Key.Key_Return,), lambda: self.opened.emit(code), reads=True)
        return self._line(framework, code, (opening, remove) if framework == RELATED else (remove,))

    def _suggestion(self, framework: str, code: str) -> Line:
        _ = self._words
        confirm = Verb(_("Link"), (Qt.Key.Key_Return, Qt.Key.Key_Y), lambda: self._link(framework, code))
        decline = Verb(_("Decline"), (Qt.Key.Key_N, Qt.Key.Key_Delete), lambda: self._unlink(framework, code))
        return self._line(framework, code, (confirm, decline))

    def _line(self, framework: str, code: str, verbs: tuple[Verb, ...]) -> Line:
        title = self._title(framework, code)
        return Line(f"{framework}/{code}", title, verbs=verbs, copied=(framework, code, title))

    def _title(self, framework: str, code: str) -> str:
        _ = self._words
        if framework == GCM:
            return _("GCM {link}", link=link_words(framework, code, _))
        if framework == SDG:
            return _("SDG {link}", link=link_words(framework, code, _))
        try:
            return f"{code} {shorten(self._register.find(code).text.body, _LONGEST, placeholder='…')}"
        except UserError:
            # Of a forum that is not on this laptop.
            return code

    # -- what is done ---------------------------------------------------------------------------------------
    def _find(self, text: str) -> list[Candidate]:
        found = [(key, code, self._title(key, code)) for key, code in found_links(text, self._words)]
        others = [c for c in self._register.matching(text, _OFFERED) if self._seen is None or c.id != self._seen.id]
        return found + [(RELATED, c.ref, f"{c.ref} {c.text.body}") for c in others]

    def _link(self, framework: str, code: str) -> None:
        self._do(lambda seen: self._register.link(seen, framework, [code]))

    def _unlink(self, framework: str, code: str) -> None:
        self._do(lambda seen: self._register.unlink(seen, framework, [code]))

    def _do(self, verb: Callable[[Commitment], Committed]) -> None:
        if seen := self._seen:
            self._wrong.hide()
            self._editing.attempt(lambda: verb(seen))

    def _explain(self) -> None:
        several: Sequence[Candidate] = self.line.offered()
        said = self._words("Choose one of those offered.") if several else self._words("Nothing is found for this.")
        self._wrong.setText(said)
        self._wrong.show()
