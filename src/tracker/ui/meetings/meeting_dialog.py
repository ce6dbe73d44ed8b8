"""Puts down a meeting, or corrects what is said of one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from tracker.domain.meeting_words import doubts
from tracker.domain.meetings import Meeting
from tracker.errors import UserError
from tracker.register.register import Register
from tracker.ui.closing import close_by_quitting
from tracker.ui.day_edit import DayEdit
from tracker.ui.error_banner import ErrorBanner
from tracker.ui.form import Form
from tracker.ui.help.places import offer_help
from tracker.ui.plain import plain_label, say_hint
from tracker.ui.questions import ask
from tracker.ui.theme.theme import Theme
from tracker.words import Words, message


class MeetingDialog(QDialog):
    """`seen` is the meeting to correct; None puts down a new one. What differs is told, and ends by saving.

    `saved` carries what was committed.
    """

    saved = Signal(object)

    def __init__(
        self,
        register: Register,
        words: Words,
        theme: Theme,
        seen: Meeting | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        offer_help(self, "meetings")
        close_by_quitting(self)
        self._register = register
        self._words = words
        self._seen = seen
        self.setWindowTitle(words("Edit meeting") if seen else words("New meeting"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._title = QLineEdit(seen.title if seen else "")
        say_hint(self._title, words("Such as “Quarterly review”"))
        self._on = DayEdit(words, theme, seen.on if seen else register.today(), register.today, may_come=True)
        self._place = QLineEdit(seen.place if seen else "")
        self._place.setPlaceholderText(words("Optional"))
        form = Form()
        for label, field in (
            (words("&Title"), self._title),
            (words("&Date"), self._on),
            (words("&Place"), self._place),
        ):
            form.add(label, field)
            field.setAccessibleName(label.replace("&", ""))
        self._banner = ErrorBanner(words)
        buttons = QDialogButtonBox()
        save = buttons.addButton(words("Save"), QDialogButtonBox.ButtonRole.AcceptRole)
        save.setDefault(True)
        buttons.addButton(words("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._save)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addStrut(428)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        if seen and (told := " ".join(doubts(seen, words))):
            layout.addWidget(plain_label(told, "overdue", wrapped=True, selectable=True))
            layout.addWidget(plain_label(words("What you save here ends the difference."), "muted", wrapped=True))
        layout.addLayout(form)
        layout.addWidget(self._banner)
        layout.addWidget(buttons)
        self._before = self._typed()

    def reject(self) -> None:
        """Esc, Cancel and the window's cross: what was typed is not lost by one key."""
        if self._typed() == self._before:
            super().reject()
            return
        words = self._words
        ask(
            self,
            words("Close without saving the meeting?"),
            words("What you typed here is lost."),
            yes=words("Discard"),
            no=words("Go back"),
            on_yes=super().reject,
        )

    def _typed(self) -> tuple[str, ...]:
        return self._title.text(), self._on.text(), self._place.text()

    def _save(self) -> None:
        on = self._on.day()
        try:
            said = (self._title.text(), self._on.required_day(message("Nothing was saved.")), self._place.text())
            if self._seen:
                committed = self._register.edit_meeting(self._seen, *said, initiator=self)
            else:
                committed = self._register.add_meeting(*said, initiator=self)
        except UserError as error:
            self._banner.tell(error)
            (self._title if on else self._on).setFocus()
            return
        self.saved.emit(committed)
        self.accept()
