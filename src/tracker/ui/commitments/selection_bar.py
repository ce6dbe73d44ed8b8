"""What can be done with several selected commitments at once; each button is one undoable action."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QWidget

from tracker.ui.commitments.status_menu import fill_status_menu
from tracker.ui.flow_layout import FlowLayout
from tracker.ui.reading_only import READS
from tracker.ui.theme.theme import Theme
from tracker.ui.wording import Wording
from tracker.words import Words, plural


class SelectionBar(QFrame):
    """Shown while more than one row is selected."""

    toggle_requested = Signal()
    status_chosen = Signal(object)
    lead_requested = Signal()
    deadline_requested = Signal()
    confirm_requested = Signal()
    dismissed = Signal()

    def __init__(self, words: Words, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._theme = theme
        self._wording = Wording(words)
        self.setProperty("role", "card")
        self._count = QLabel()
        self._count.setProperty("role", "heading")
        self._count.setContentsMargins(0, 0, 8, 0)
        row = FlowLayout(spacing=2, even=True)
        row.addWidget(self._count)
        _ = words
        # What is done most stands first.
        confirm = self._button(_("Still correct"), "still-correct")
        confirm.clicked.connect(self.confirm_requested)
        check = self._button(_("Check off"), "check")
        check.clicked.connect(self.toggle_requested)
        self._status = self._button(_("Status"), "status-in-progress")
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill)
        self._status.setMenu(self._menu)
        lead = self._button(_("Lead"), "institution")
        lead.clicked.connect(self.lead_requested)
        deadline = self._button(_("Deadline"), "calendar")
        deadline.clicked.connect(self.deadline_requested)
        self._buttons = {"still-correct": confirm, "check": check, "status-in-progress": self._status}
        self._buttons |= {"institution": lead, "calendar": deadline}
        self._close = QPushButton()
        self._close.setProperty("flat", True)
        self._close.setProperty(READS, True)
        self._close.setAccessibleName(_("Select only one"))
        self._close.setToolTip(_("Select only one"))
        self._close.clicked.connect(self.dismissed)
        for button in self._buttons.values():
            row.addWidget(button)
        outside = QHBoxLayout(self)
        outside.setContentsMargins(12, 6, 8, 6)
        outside.setSpacing(4)
        outside.addLayout(row, 1)
        outside.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        theme.changed.connect(self._recolour)
        self._recolour()
        self.hide()

    def button_of(self, key: str) -> QPushButton | None:
        """The button that asks for this field, if one does."""
        return {"lead": self._buttons["institution"], "deadline": self._buttons["calendar"]}.get(key)

    def show_count(self, count: int) -> None:
        """Appear with this number, or go away when there is nothing to do together."""
        self._count.setText(self._words(plural("{n} selected", "{n} selected", count)))
        self.setVisible(count > 1)

    def _button(self, text: str, icon: str) -> QPushButton:
        button = QPushButton(text)
        button.setProperty("flat", True)
        button.setProperty("tight", True)
        button.setAccessibleName(self._words("{action} for all selected", action=text))
        self._theme.icons.put_before_words(button, icon, self._theme.colours.accent)
        return button

    def _fill(self) -> None:
        self._menu.clear()
        fill_status_menu(self._menu, self._theme, self._wording, self.status_chosen.emit)

    def _recolour(self) -> None:
        for name, button in self._buttons.items():
            self._theme.icons.put_before_words(button, name, self._theme.colours.accent)
        self._close.setIcon(self._theme.icons.icon("close", self._theme.colours.muted))
