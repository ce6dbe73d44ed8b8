"""The Meetings page."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from tracker.domain.changes import Committed
from tracker.domain.meeting_words import on_words, stood_words
from tracker.domain.meetings import Meeting
from tracker.domain.query import Filter
from tracker.errors import UserError
from tracker.register.register import Register
from tracker.ui.empty_page import EmptyPage
from tracker.ui.flow_layout import FlowLayout
from tracker.ui.job_runner import Jobs
from tracker.ui.meetings.comparison_view import ComparisonView
from tracker.ui.meetings.meeting_dialog import MeetingDialog
from tracker.ui.meetings.meetings_model import MeetingsModel, why_not_compared
from tracker.ui.meetings.meetings_view import MeetingsView
from tracker.ui.plain import plain_label
from tracker.ui.questions import ask, ask_what_becomes
from tracker.ui.search_line import SearchLine
from tracker.ui.theme.theme import Theme
from tracker.words import Words, plural

_AROUND_HINT = 68
"""Edges of a line, its glass, and the button that clears it."""

_MANY = 1_000


class MeetingsPage(QWidget):
    """`refused` with what could not be done, `told` with what was.

    `commitment_requested` with one to be shown, `list_requested` with a filter for several.
    """

    refused = Signal(object)
    list_requested = Signal(object)
    told = Signal(str)
    commitment_requested = Signal(str)

    def __init__(
        self, register: Register, words: Words, theme: Theme, jobs: Jobs, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._register = register
        self._words = words
        self._theme = theme
        self._jobs = jobs
        self.model = MeetingsModel(words, self)
        self.view = MeetingsView(self.model, words, theme)
        self.view.opened.connect(lambda _index: self.compare())
        self.view.looked_for.connect(self._begin_search)
        self.view.selectionModel().selectionChanged.connect(self._enable)
        self.comparison = ComparisonView(register, words, theme, jobs)
        self.comparison.left.connect(self._show_list)
        self.comparison.opened.connect(self.commitment_requested)
        self.comparison.list_requested.connect(self.list_requested)
        self.comparison.freeze_requested.connect(self._freeze_again)
        self.comparison.refused.connect(self.refused)
        self.comparison.copied.connect(lambda: self.told.emit(words("The draft was copied.")))
        self._empty = EmptyPage(theme)
        invited = words(
            "Add the meeting at which you report. When you freeze it, the state you present there is kept, "
            "and what moves afterwards is told from then on."
        )
        # Whoever may add none is not told to.
        asked = ("", "") if register.read_only else (invited, words("New meeting…"))
        self._empty.say("meetings", words("No meetings yet."), *asked)
        self._empty.pressed.connect(self.add)
        self._make_controls()
        self._lay_out()

    def read(self) -> None:
        """Read everything anew: after a commit, or when the page is opened."""
        current = self.model.meeting(self.view.currentIndex())
        self.model.show(self._register.meetings())
        meetings = self.model.meetings
        row = self.model.row_of(current)
        if meetings and (row >= 0 or not self.view.currentIndex().isValid()):
            self.view.setCurrentIndex(self.model.index(max(0, row), 0))
        shows_comparison = self._stack.currentWidget() is self.comparison
        if not shows_comparison or not self.comparison.read(meetings):
            self._show_list()
        self._look()

    def take_keyboard(self) -> None:
        """Go to what there is to work on."""
        places: dict[QWidget, QWidget] = {self._list: self.view, self.comparison: self.comparison.tabs}
        shown = self._stack.currentWidget() or self._empty
        places.get(shown, shown).setFocus()

    def go_to_search(self) -> bool:
        """Go to the search, which stands over the list; False where there is nothing to look among."""
        if self.model.meetings:
            self._show_list()
            self.search.go_to()
        return bool(self.model.meetings)

    def add(self) -> None:
        """Add a meeting."""
        self._open(None)

    def freeze(self) -> None:
        """Keep what stands as presented at the meeting that is selected.

        Asks before another state is replaced, and where nobody has decided what stands.
        """
        meeting = self._current()
        if meeting is None:
            return
        if meeting.freeze is None:
            self._freeze_what_is_decided(meeting)
        else:
            self._freeze_again(meeting)

    def compare(self) -> None:
        """Show what moved since the meeting that is selected."""
        meeting = self._current()
        if meeting is not None and meeting.freeze is not None:
            self._stack.setCurrentWidget(self.comparison)
            self.comparison.show_since(self.model.meetings, meeting)
            self.comparison.tabs.setFocus()

    # -- building -----------------------------------------------------------------------------------------------
    def _make_controls(self) -> None:
        words = self._words
        hint, name = words("Recommendation, e.g. 3.2"), words("What was said on a recommendation")
        self.search = SearchLine(hint, name, name, words, self._theme)
        self.search.setFixedWidth(self.search.fontMetrics().horizontalAdvance(hint) + _AROUND_HINT)
        self.search.searched.connect(self._look)
        self.search.left.connect(self.view.setFocus)
        self._not_found = plain_label(role="overdue", wrapped=True)
        self._not_found.hide()
        self.adding = QPushButton(words("&New meeting…"))
        self.adding.setProperty("primary", True)
        self.adding.clicked.connect(self.add)
        self.freezing = QPushButton(words("F&reeze"))
        self.freezing.setToolTip(words("Keep the state that stands now for the meeting selected"))
        self.freezing.clicked.connect(self.freeze)
        self.comparing = QPushButton(words("Com&pare with…"))
        self.comparing.clicked.connect(self.compare)
        self.editing = QPushButton(words("E&dit…"))
        self.editing.clicked.connect(lambda: self._open(self._current()))
        self.deleting = QPushButton(words("De&lete"))
        self.deleting.clicked.connect(self._delete)

    def _lay_out(self) -> None:
        above = FlowLayout()
        above.addWidget(plain_label(self._words("Meetings"), "heading"))
        above.addWidget(self.search)
        above.addWidget(self._not_found)
        above.add_right(self.comparing, self.freezing, self.editing, self.deleting, self.adding)
        card = QFrame()
        card.setProperty("role", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 4, 1, 4)
        inside.addWidget(self.view)
        self._list = QWidget()
        listed = QVBoxLayout(self._list)
        listed.setContentsMargins(0, 0, 0, 0)
        listed.setSpacing(12)
        listed.addLayout(above)
        listed.addWidget(card, 1)
        self._stack = QStackedWidget()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.addWidget(self._stack)
        for page in (self._list, self._empty, self.comparison):
            self._stack.addWidget(page)

    # -- what happens -------------------------------------------------------------------------------------------
    def _current(self) -> Meeting | None:
        """The one that is selected; of several it would be nobody's guess which is meant."""
        rows = self.view.selectionModel().selectedRows()
        return self.model.meeting(rows[0]) if len(rows) == 1 else None

    def _show_list(self) -> None:
        focused = self.window().focusWidget()
        was_in_comparison = focused is not None and self.comparison.isAncestorOf(focused)
        self._stack.setCurrentWidget(self._list if self.model.meetings else self._empty)
        self._enable()
        if was_in_comparison:
            self.view.setFocus()

    def _enable(self) -> None:
        meeting, may_write = self._current(), not self._register.read_only
        is_frozen = meeting is not None and meeting.freeze is not None
        self.comparing.setEnabled(is_frozen)
        told = self._words("What moved since the meeting selected (Enter)")
        self.comparing.setToolTip(told if is_frozen else why_not_compared(self._words))
        for button in (self.freezing, self.editing, self.deleting):
            button.setEnabled(meeting is not None and may_write)
        self.adding.setEnabled(may_write)
        self.freezing.setText(self._words("F&reeze again…") if meeting and meeting.freeze else self._words("F&reeze"))

    def _begin_search(self, digit: str) -> None:
        self.search.setText(digit)
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _look(self) -> None:
        """Tell what was said at each meeting on the recommendation whose number is typed."""
        typed = self.search.text().strip()
        commitment, wrong = None, ""
        try:
            commitment = self._register.find(typed) if typed else None
        except UserError as error:
            # The number of a panel is the beginning of one of its recommendations.
            is_on_its_way = typed.rstrip(".") in {str(panel.number) for panel in self._register.panels()}
            wrong = "" if is_on_its_way else self._words(error.text)
        self._not_found.setText(wrong)
        self._not_found.setVisible(bool(wrong))
        if commitment is None:
            self.model.show_said("", {})
            return
        said = self._register.said_at_meetings(commitment, _MANY)
        self.model.show_said(commitment.ref, {m.id: stood_words(stood, self._words) for m, stood in said})

    def _open(self, seen: Meeting | None) -> None:
        if self._register.read_only:
            return
        dialog = MeetingDialog(self._register, self._words, self._theme, seen, self)
        dialog.saved.connect(self._go_to_saved)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _go_to_saved(self, committed: Committed) -> None:
        """What is pressed next is about the meeting that was just written down, and no other."""
        self.read()
        saved = next((row for row, m in enumerate(self.model.meetings) if m.id in committed.entities), None)
        if saved is not None:
            self.view.setCurrentIndex(self.model.index(saved, 0))
            self.view.setFocus()

    def _freeze_again(self, meeting: Meeting) -> None:
        _ = self._words
        ask(
            self,
            _("Freeze again?"),
            _(
                "A state is kept for “{meeting}” already. The present state would take its place; undo brings the "
                "former one back.",
                meeting=meeting.title,
            ),
            _("Freeze again"),
            _("Keep the former state"),
            lambda: self._freeze_what_is_decided(meeting),
        )

    def _freeze_what_is_decided(self, meeting: Meeting) -> None:
        """One of several versions would be what was presented: nobody lets that happen without having said so."""
        standing = self._register.to_settle()
        undecided = standing.undecided if standing else ()
        if not undecided:
            self._freeze(meeting)
            return
        words, n, which = self._words, len(undecided), Filter(ids=frozenset(undecided), conflicts=True)
        ask_what_becomes(
            self,
            words(
                plural(
                    "{n} commitment has differing versions. Freeze the state all the same?",
                    "{n} commitments have differing versions. Freeze the state all the same?",
                    n,
                )
            ),
            words("Of differing versions, the one that is shown would be kept for the meeting."),
            (words("Decide first"), lambda: self.list_requested.emit(which)),
            (words("Freeze all the same"), lambda: self._freeze(meeting)),
            words("Cancel"),
        )

    def _freeze(self, meeting: Meeting) -> None:
        self._jobs.run(
            lambda _progress: self._register.freeze(meeting, self),
            lambda _committed: None,
            self.refused.emit,
            self._words("Freezing the state for the meeting of {day}", day=on_words(meeting.on, self._words)),
            self,
        )

    def _delete(self) -> None:
        meeting = self._current()
        if meeting is None:
            return
        try:
            self._register.delete_meeting(meeting, self)
        except UserError as error:
            self.refused.emit(error)
