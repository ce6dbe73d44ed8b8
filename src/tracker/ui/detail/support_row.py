"""What the reported status rests on, beside it, and the way to verify it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tracker.domain.clearance import VERIFIED
from tracker.domain.commitment import Commitment
from tracker.domain.vocabulary import Support
from tracker.errors import UserError
from tracker.ui.detail.field_row import labelled
from tracker.ui.elided_label import FlowingLink
from tracker.ui.flow_layout import FlowLayout
from tracker.ui.plain import as_written, plain_label
from tracker.ui.wording import Wording
from tracker.words import Words


class SupportRow(QWidget):
    """`verify_requested` and `documents_requested`; not there where no status is reported."""

    verify_requested = Signal()
    documents_requested = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._wording = Wording(words)
        self._said = plain_label(role="chip", wrapped=True)
        self.verify = FlowingLink(words("Verify"))
        self.verify.setAccessibleName(words("Verify the status against its documents"))
        self.verify.clicked.connect(self.verify_requested)
        self.add = FlowingLink(words("Add document…"))
        self.add.clicked.connect(self.documents_requested)
        self._why_not = plain_label(role="muted", wrapped=True)
        self._wrong = plain_label(role="overdue", wrapped=True)
        inside = QWidget()
        line = FlowLayout(inside, spacing=4)
        for widget in (self._said, self.verify, self.add):
            line.addWidget(widget)
        stacked = QVBoxLayout()
        stacked.setSpacing(2)
        for part in (inside, self._why_not, self._wrong):
            stacked.addWidget(part)
        # A chip is less high than a field.
        labelled(self, words("Support"), stacked).setContentsMargins(0, 2, 0, 0)
        self.hide()

    def show_commitment(self, commitment: Commitment, refusal: UserError | None) -> None:
        """Say what its status rests on; `refusal` is why the person here may not verify it."""
        support = commitment.support
        self.verify.setEnabled(refusal is None)
        told = self._words("Somebody else than who reported the status says that its documents show it")
        reason = self._reason(refusal) if refusal else ""
        self.verify.setToolTip(as_written(told))
        self.verify.setAccessibleDescription(reason)
        self._why_not.setText(reason)
        self._why_not.setVisible(bool(reason))
        self.setVisible(support is not None)
        self._wrong.hide()
        self.verify.setVisible(support is Support.DOCUMENTED)
        self.add.setVisible(support in (Support.NONE, Support.STATED))
        self._said.setText(self._support(commitment) if support else "")
        self._said.setProperty("tone", "warning" if commitment.lacks_documents else "")
        self._said.style().polish(self._said)

    @property
    def can_be_verified(self) -> bool:
        """Whether the person here may verify the status that is shown."""
        return not (self.isHidden() or self.verify.isHidden()) and self.verify.isEnabled()

    def explain(self, error: UserError) -> None:
        """Say why it was not verified."""
        self._wrong.setText(error.sentence(self._words))
        self._wrong.show()

    def _reason(self, refusal: UserError) -> str:
        return " ".join(self._words(part) for part in (refusal.text, refusal.advice) if part)

    def _support(self, commitment: Commitment) -> str:
        _ = self._words
        match commitment.support:
            case Support.VERIFIED:
                return _("Verified: {when}", when=self._wording.value(VERIFIED, commitment.values.get(VERIFIED)))
            case Support.DOCUMENTED:
                return _("Documented")
            case Support.STATED:
                return _("Stated, no document yet")
        return _("Nothing supports it yet")
