"""What another delegation answered of one recommendation, to be read: nothing of it is ours to change."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from tracker.domain.commitment import CommitmentDetail
from tracker.domain.exchange import DelegationAnswer
from tracker.domain.query import NO_VALUE
from tracker.domain.submission import SUBMITTABLE
from tracker.ui.commitments.row_painter import status_icon
from tracker.ui.form import Form
from tracker.ui.help.places import offer_help
from tracker.ui.plain import plain_label, stacked
from tracker.ui.theme.icons import beside_letters
from tracker.ui.theme.theme import Theme
from tracker.ui.whole_width import WholeWidth
from tracker.ui.wording import Wording
from tracker.words import Words

_WIDE = 560
_ICON = _EDGE = 16


class SaidDialog(QDialog):
    """`noting_requested` where a later answer is to be noted, which is offered where it `may_be_noted`."""

    noting_requested = Signal()

    def __init__(
        self,
        said: CommitmentDetail,
        answer: DelegationAnswer,
        name: str,
        words: Words,
        theme: Theme,
        *,
        may_be_noted: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        offer_help(self, "region", "regional")
        self._said = said
        self._answer = answer
        self._words = words
        self._wording = Wording(words)
        self._theme = theme
        self.setWindowTitle(words("What {delegation} answered", delegation=name))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        buttons = QDialogButtonBox()
        close = buttons.addButton(words("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        if may_be_noted:
            noting = buttons.addButton(words("Note an answer…"), QDialogButtonBox.ButtonRole.ActionRole)
            noting.setAutoDefault(False)
            noting.clicked.connect(self._note)
        told, inside = WholeWidth(), self._told()
        told.setWidget(inside)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_EDGE, _EDGE, _EDGE, _EDGE)
        layout.setSpacing(12)
        layout.addWidget(plain_label(f"{name} · {said.commitment.ref}", "heading", wrapped=True))
        layout.addWidget(told, 1)
        layout.addWidget(buttons)
        # As high as it takes for all of it to be in sight, where the screen is.
        hidden = inside.heightForWidth(_WIDE - 2 * _EDGE) - told.sizeHint().height()
        whole = QSize(_WIDE, self.sizeHint().height() + hidden + _EDGE)
        self.resize(whole.boundedTo(self.screen().availableGeometry().size() - QSize(60, 60)))
        close.setFocus()

    def _told(self) -> QWidget:
        """The official text, and each field that says something; whence it comes, once where all comes from one."""
        keys = [key for key in SUBMITTABLE if key == "status" or self._value(key)]
        sources = {key: self._source(key) for key in keys}
        is_one = len(set(sources.values())) == 1
        form = Form(spacing=12)
        for key in keys:
            field = self._field(key)
            if not is_one:
                field = stacked(field, plain_label(sources[key], "muted", wrapped=True))
            form.add(self._wording.label(key), field).setAlignment(Qt.AlignmentFlag.AlignTop)
        inside = QWidget()
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(plain_label(self._said.commitment.text.body, "muted", wrapped=True, selectable=True))
        if is_one:
            layout.addWidget(plain_label(sources["status"], wrapped=True))
        layout.addLayout(form)
        layout.addStretch()
        return inside

    def _value(self, key: str) -> str:
        commitment = self._said.commitment
        if key == "contributing":
            return "\n".join(commitment.contributing)
        value = commitment.values.get(key)
        return self._wording.value(key, value) if value is not None or key == "status" else ""

    def _field(self, key: str) -> QWidget:
        said = plain_label(self._value(key), wrapped=True, selectable=True)
        said.setAccessibleName(f"{self._wording.label(key)}: {self._value(key)}")
        if key != "status":
            return said
        status = self._said.commitment.status
        icon, colour = QLabel(), self._theme.colours.status[status or NO_VALUE].fore
        icon.setPixmap(
            self._theme.icons.pixmap(status_icon(status), colour, beside_letters(_ICON), self.devicePixelRatioF())
        )
        both = QWidget()
        line = QHBoxLayout(both)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        line.addWidget(icon)
        line.addWidget(said, 1)
        return both

    def _source(self, key: str) -> str:
        """From a letter with its day, or submitted."""
        words, letter = self._words, self._said.letters.get(key)
        if letter is not None:
            day = self._wording.day(date.fromisoformat(letter.day))
            return words("From a letter: “{note}”, {day}", note=letter.cites, day=day)
        submitted = self._answer.submitted
        return words("Submitted {day}", day=self._wording.day(date.fromisoformat(submitted))) if submitted else ""

    def _note(self) -> None:
        self.accept()
        self.noting_requested.emit()
