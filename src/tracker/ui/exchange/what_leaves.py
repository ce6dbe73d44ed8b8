"""All that would leave with a submission, with what an officer would rather know before it does."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from tracker.domain.audience import only_cleared
from tracker.domain.submission import Submission
from tracker.domain.wording import differing_told, not_cleared
from tracker.ui.elided_label import FlowingLink
from tracker.ui.exchange.submission_model import SubmissionModel
from tracker.ui.exchange.submission_table import SubmissionTable
from tracker.ui.flow_layout import FlowLayout
from tracker.ui.plain import as_written, beside, plain_label
from tracker.ui.room_kept import RoomKept
from tracker.ui.theme.theme import Theme
from tracker.words import Words, plural

_NAMED = 6
"""References that are named at once; more are when asked for."""


class WhatLeaves(QWidget):
    """`chosen_otherwise` when something else would leave, `decide_requested` to settle differing versions first."""

    chosen_otherwise = Signal()
    decide_requested = Signal()

    def __init__(self, words: Words, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._chosen: Submission | None = None
        self._nothing = ""
        self._is_outdated = True
        self._left: tuple[str, ...] = ()
        self._names_all = False
        self._model = SubmissionModel(words, theme, self)
        self._table = SubmissionTable(self._model, words)
        self._changed_only = QCheckBox(words("Show only changed"))
        self._count = plain_label(role="heading", wrapped=True)
        # Below the table: what grows with every tick would have the next click fall on another line.
        self._told_left_out = plain_label(role="muted")
        self._told_differing = plain_label(role="overdue", wrapped=True)
        self._decide = FlowingLink(words("Decide"))
        kept = words("What you chose here is kept until the form is opened again.")
        self._decide.setToolTip(as_written(kept))
        self._decide.setAccessibleDescription(kept)
        self._decide.clicked.connect(self.decide_requested)
        self._differing = beside(self._told_differing, self._decide)
        self._uncleared = plain_label(role="overdue", wrapped=True)
        self._show_which = FlowingLink(words("Show which"))
        self._show_which.clicked.connect(self._show_more_or_less)
        self._not_cleared = beside(self._uncleared, self._show_which)
        self._changed_only.toggled.connect(self._model.show_changed_only)
        self._model.chosen_otherwise.connect(self._follow)
        self._lay_out()
        self._follow()

    def _lay_out(self) -> None:
        above = QWidget()
        self._above = RoomKept(above)
        self._above.setContentsMargins(0, 0, 0, 0)
        self._above.setSpacing(8)
        for told in (self._count, self._differing, self._not_cleared):
            self._above.addWidget(told)
        self._above.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(above)
        layout.addWidget(self._table, 1)
        below = FlowLayout()
        below.addWidget(self._told_left_out)
        below.add_right(self._changed_only)
        layout.addLayout(below)

    @property
    def chosen(self) -> Submission | None:
        """What is shown, without what was left out; None while something else is asked than is shown."""
        return None if self._is_outdated else self._chosen

    @property
    def left_out(self) -> frozenset[str]:
        """The commitments that were left out, shown or not."""
        return self._model.without

    @property
    def undecided(self) -> list[str]:
        """The commitments of the values shown that colleagues have not settled."""
        return [value.entity for value in self._chosen.values if value.differs] if self._chosen else []

    @property
    def line_height(self) -> int:
        """Of one line of the table."""
        return self._table.line_height

    def leave_out(self, commitments: Collection[str]) -> None:
        """Leave these out, as is done by their ticks."""
        self._model.leave_out(commitments)

    def show_submission(self, submission: Submission | None, of_cleared: bool) -> None:
        """Show another, or of it what is cleared alone; None as long as no level is chosen."""
        words, self._is_outdated = self._words, False
        if submission is None:
            self._nothing = words("Choose what is told.")
        elif of_cleared:
            self._nothing = words("Nothing of this is cleared.")
        else:
            self._nothing = words("Nothing of this has been reported yet.")
        self._model.show(only_cleared(submission) if submission and of_cleared else submission)
        self._names_all = False
        self._follow()
        if not self._model.left_out:
            self._above.give_back()

    def tell_outdated(self, why: str) -> None:
        """What is shown stays, but nothing of it may leave until another is shown."""
        self._is_outdated = True
        self._count.setText(why)

    def _follow(self) -> None:
        """Tell what would leave, as it was chosen now."""
        self._chosen = self._model.chosen
        if not self._is_outdated:
            self._count.setText(self._counted())
        n = self._model.left_out
        self._told_left_out.setText(self._words(plural("{n} left out", "{n} left out", n)) if n else "")
        self._offer_changed_only()
        self._tell_differing()
        self._tell_uncleared()
        self.chosen_otherwise.emit()

    def _counted(self) -> str:
        words, draft = self._words, self._chosen
        if not draft or not (n := draft.commitments):
            return words("Everything is left out.") if self._model.left_out else self._nothing
        told = words(plural("{n} commitment", "{n} commitments", n))
        changed = words(plural("{n} value changed", "{n} values changed", len(draft.changed)))
        if not any(value.before_on for value in draft.values):
            return words("{commitments}, submitted for the first time", commitments=told)
        return words("{commitments}, {changed} since the last submission", commitments=told, changed=changed)

    def _offer_changed_only(self) -> None:
        """An empty list would say nothing."""
        has_some = self._model.has_changed
        self._changed_only.setEnabled(has_some)
        self._changed_only.setToolTip("" if has_some else self._words("Nothing changed"))
        if not has_some:
            self._changed_only.setChecked(False)

    def _tell_differing(self) -> None:
        """What colleagues have not settled yet would go out as it is shown here."""
        n = len(self.undecided)
        self._differing.setVisible(n > 0)
        self._told_differing.setText(self._words(differing_told(n)))

    def _tell_uncleared(self) -> None:
        """Which of those that say something nobody has let go as they stand."""
        self._left, told = (self._chosen.not_cleared, self._chosen.to_clear) if self._chosen else ((), 0)
        self._not_cleared.setVisible(bool(self._left))
        said = self._words(not_cleared(len(self._left), told))
        are_many = len(self._left) > _NAMED
        are_named = self._names_all or not are_many
        self._uncleared.setText(f"{said} {', '.join(self._left)}" if are_named else said)
        self._show_which.setText(self._words("Less") if self._names_all else self._words("Show which"))
        self._show_which.setVisible(are_many)

    def _show_more_or_less(self) -> None:
        self._names_all = not self._names_all
        self._tell_uncleared()
        if not self._names_all:
            self._above.give_back()
