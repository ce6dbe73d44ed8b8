"""Which commitments go into a file: all or those the list shows, and of these only what is cleared."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QRadioButton, QVBoxLayout, QWidget

from tracker.domain.query import Filter
from tracker.register.register import Register
from tracker.ui.flow_layout import FlowLayout
from tracker.ui.plain import plain_label
from tracker.words import Words, plural


class ChosenRows(QWidget):
    """`listed` is what the list shows, and what is chosen first; where that is everything, it is no choice.

    `others_chosen` when it is the other of both; `changed` after that, and when only what is cleared is, or all again.
    """

    others_chosen = Signal()
    changed = Signal()

    def __init__(self, register: Register, words: Words, listed: Filter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._register = register
        self._words = words
        self.listed = listed
        self._shown: QRadioButton | None = None
        self._everything: QRadioButton | None = None
        self._n_cleared = 0
        self.cleared = QCheckBox()
        self.tell_uncounted()
        self.cleared.setEnabled(False)
        self.cleared.setToolTip(words("What is a draft, waits, or was changed since it was cleared is left out."))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        if not listed.is_empty:
            self._offer_listed(layout)
        layout.addWidget(self.cleared)
        self.cleared.toggled.connect(self.changed)

    @property
    def are_none(self) -> bool:
        """Whether only what is cleared was chosen, and nothing of it is."""
        return self.which.cleared and not self._n_cleared

    @property
    def which(self) -> Filter:
        """What was chosen; that only what is cleared goes counts as long as it is offered."""
        return replace(self.base, cleared=self.cleared.isChecked() and not self.cleared.isHidden())

    @property
    def base(self) -> Filter:
        """What was chosen, be it cleared or not."""
        return self.listed if self._shown and self._shown.isChecked() else Filter()

    def choose(self, which: Filter) -> None:
        """Choose what `which` told when it was left."""
        if self._everything and replace(which, cleared=False) == Filter():
            self._everything.setChecked(True)
        self.cleared.setChecked(which.cleared)

    def take_keyboard(self) -> None:
        """To those of the list, if they are chosen: a key pressed on others would choose those."""
        if self._shown and self._shown.isChecked():
            self._shown.setFocus()

    def _offer_listed(self, layout: QVBoxLayout) -> None:
        words, counted = self._words, self._register.outline(self.listed)
        everything = QRadioButton(words("A&ll {n} commitments", n=counted.total))
        shown = QRadioButton(words("Only the {n} &shown in the list", n=counted.shown))
        shown.setEnabled(counted.shown > 0)
        n = counted.total - counted.shown
        said = words(plural("{n} commitment is left out", "{n} commitments are left out", n))
        chip, left_out = plain_label(said, "chip", wrapped=True), QWidget()
        chip.setProperty("tone", "warning")
        # As wide as what it says.
        FlowLayout(left_out).addWidget(chip)
        shown.toggled.connect(left_out.setVisible)
        (shown if counted.shown else everything).setChecked(True)
        left_out.setVisible(shown.isChecked())
        for widget in (everything, shown, left_out):
            layout.addWidget(widget)
        self._shown, self._everything = shown, everything
        shown.toggled.connect(self.others_chosen)
        shown.toggled.connect(self.changed)

    def tell_uncounted(self) -> None:
        """How many of those that are chosen now are cleared is not known; whether it can be chosen stays as it was."""
        self.cleared.setText(self._words("Only w&hat is cleared"))

    def tell_cleared(self, n: int, total: int) -> None:
        """So many of those that are chosen otherwise; that only these are wished for stays so where there are none."""
        self._n_cleared = n
        self.cleared.setText(self._words("Only w&hat is cleared ({n} of {total})", n=n, total=total))
        self.cleared.setEnabled(n > 0 or self.cleared.isChecked())
