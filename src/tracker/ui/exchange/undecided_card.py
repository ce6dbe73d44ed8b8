"""The card beside what was sent and received: reviews that wait, and differing versions, each to be decided."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from tracker.domain.commitment import Commitment, DifferingVersions
from tracker.domain.fields import Value
from tracker.domain.review import WaitingReview
from tracker.errors import UserError
from tracker.register.register import Register
from tracker.ui.detail.editors import Editor, make_editor
from tracker.ui.exchange.differing_list import DifferingList
from tracker.ui.exchange.telling import Telling
from tracker.ui.exchange.waiting_list import WaitingList
from tracker.ui.plain import plain_label
from tracker.ui.questions import ask
from tracker.ui.reading_only import hold_still
from tracker.ui.theme.theme import Theme
from tracker.ui.whole_width import WholeWidth
from tracker.words import Words, plural


class UndecidedCard(QFrame):
    """There only while something waits for a word; `decided` when one was given, or refused: all is read again.

    `review_requested` with the id of a review, `field_requested` with a commitment and the field to be shown.
    """

    review_requested = Signal(str)
    field_requested = Signal(str, str)
    decided = Signal()
    refused = Signal(object)

    def __init__(
        self, register: Register, words: Words, theme: Theme, telling: Telling, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._register = register
        self._words = words
        self._theme = theme
        self.setProperty("role", "card")
        self._waiting_heading = plain_label(role="heading", wrapped=True)
        self._differing_heading = plain_label(role="heading", wrapped=True)
        hint = words("Two people changed the same field without knowing of each other. Which version holds?")
        self._differing_hint = plain_label(hint, "muted", wrapped=True)
        self.waiting = WaitingList(words, telling)
        self.waiting.opened.connect(self.review_requested)
        self.waiting.discarded.connect(self._ask_to_discard)
        self.differing = DifferingList(words, self._editor)
        self.differing.decided.connect(self._decide)
        self.differing.opened.connect(self.field_requested)
        self._lay_out()

    def read(self) -> None:
        """Show what stands undecided now."""
        waiting, differing = self._register.waiting(), self._register.differing()
        self.differing.author = self._register.author
        self.waiting.show_reviews(waiting)
        self.differing.show_differing(differing)
        if self._register.read_only:
            for part in (self.waiting, self.differing):
                hold_still(part)
        self._waiting_heading.setText(self._words("Waits for you ({n})", n=len(waiting)))
        self._differing_heading.setText(self._counted(differing))
        for shown in (self._waiting_heading, self.waiting):
            shown.setVisible(bool(waiting))
        for told in (self._differing_heading, self._differing_hint, self.differing):
            told.setVisible(bool(differing))
        self.setVisible(bool(waiting or differing))

    # -- inside -------------------------------------------------------------------------------------------------
    def _counted(self, differing: Sequence[tuple[Commitment, DifferingVersions]]) -> str:
        """By commitments too, as the state bar and the overview count them, where that is another number."""
        words, commitments = self._words, len({commitment.id for commitment, _ in differing})
        if commitments == len(differing):
            return words("Differing versions ({n})", n=len(differing))
        return words(
            plural(
                "Differing versions ({fields} on {n} commitment)",
                "Differing versions ({fields} on {n} commitments)",
                commitments,
                fields=len(differing),
            )
        )

    def _lay_out(self) -> None:
        content = QWidget()
        content.setProperty("role", "side")
        inside = QVBoxLayout(content)
        inside.setContentsMargins(12, 0, 12, 0)
        inside.setSpacing(8)
        inside.addWidget(self._waiting_heading)
        inside.addWidget(self.waiting)
        inside.addSpacing(8)
        inside.addWidget(self._differing_heading)
        inside.addWidget(self._differing_hint)
        inside.addSpacing(4)
        inside.addWidget(self.differing)
        inside.addStretch(1)
        scroll = WholeWidth()
        scroll.setWidget(content)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(1, 12, 1, 1)
        outside.addWidget(scroll)

    def _editor(self, key: str) -> Editor:
        register = self._register
        names = register.people if key in ("person", "alternate") else register.leads
        return make_editor(key, self._words, self._theme, register.today, lambda _key: names())

    def _ask_to_discard(self, review: WaitingReview) -> None:
        words = self._words

        def discard() -> None:
            self._register.discard(review.id)
            self.decided.emit()

        ask(
            self,
            words("Discard the review of {files}?", files=", ".join(review.files)),
            words("What was decided in it so far is lost. The file itself can be imported again."),
            yes=words("Discard"),
            no=words("Keep it"),
            on_yes=discard,
        )

    def _decide(self, seen: Commitment, differing: DifferingVersions, value: Value) -> None:
        try:
            self._register.decide(seen, differing, value, self)
        except UserError as error:
            self.refused.emit(error)
        # Also after a refusal: what it was refused for may be what has changed.
        self.decided.emit()
