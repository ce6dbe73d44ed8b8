"""Two states beside each other: what moved, in lines, in numbers and in sentences."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from tracker.domain.meeting_words import not_arrived, not_cleared_told, on_words, unchanged_told
from tracker.domain.meetings import Meeting
from tracker.domain.presented import Comparison, Presented
from tracker.domain.query import Filter
from tracker.domain.references import said_ref
from tracker.register.register import Register
from tracker.ui.elided_label import ElidedChoice
from tracker.ui.empty_page import EmptyPage
from tracker.ui.job_runner import Jobs
from tracker.ui.meetings.moved_model import Column, MovedModel
from tracker.ui.meetings.moved_view import MovedView
from tracker.ui.meetings.narrative_view import NarrativeView
from tracker.ui.meetings.numbers_view import NumbersView
from tracker.ui.plain import as_written, plain_label
from tracker.ui.reading_only import hold_still
from tracker.ui.theme.theme import Theme
from tracker.words import Words, plural

_TODAY = ""
_WIDEST = 52
"""Letters of the name of a state that are shown; the rest of a long one is told where the mouse rests."""


class ComparisonView(QWidget):
    """`left` for the list of meetings; `opened` with a commitment; `refused` with what could not be read.

    `list_requested` with a filter for the commitments that have to be decided on, or cleared; `freeze_requested` with
    a meeting to come whose state has to be frozen again.
    """

    left = Signal()
    opened = Signal(str)
    list_requested = Signal(object)
    freeze_requested = Signal(object)
    refused = Signal(object)
    copied = Signal()

    def __init__(
        self, register: Register, words: Words, theme: Theme, jobs: Jobs, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._register = register
        self._words = words
        self._jobs = jobs
        self._meetings: dict[str, Meeting] = {}
        self._undecided: tuple[str, ...] = ()
        self._uncleared: tuple[str, ...] = ()
        self._several = several = len(register.forums()) > 1
        self.model = MovedModel(words, theme, several, self)
        self.moved = MovedView(self.model, words, theme)
        self.moved.opened.connect(self._open_line)
        self._nothing = EmptyPage(theme)
        self._nothing.say("check", words("Nothing moved."), words("Everything stands as it was presented."))
        self.numbers = NumbersView(words, theme, several)
        self.numbers.opened.connect(self.opened)
        self.narrative = NarrativeView(words)
        self.narrative.copied.connect(self.copied)
        self.narrative.undecided_requested.connect(
            lambda: self.list_requested.emit(Filter(ids=frozenset(self._undecided), conflicts=True))
        )
        self.narrative.uncleared_requested.connect(
            lambda: self.list_requested.emit(Filter(ids=frozenset(self._uncleared)))
        )
        self.narrative.freeze_requested.connect(
            lambda: self.freeze_requested.emit(self._meetings[str(self.after.currentData())])
        )
        if register.read_only:
            hold_still(self.narrative.decided)
        self._make_head()
        self._lay_out()

    def show_comparison(self, meetings: Sequence[Meeting], before: Meeting, after: Meeting | None) -> None:
        """Show what moved between two of these meetings; None is today."""
        self._offer(meetings, before, after)
        self._compare()

    def show_since(self, meetings: Sequence[Meeting], meeting: Meeting) -> None:
        """Show what moved since a meeting; where nothing did since the newest, what was new at it."""
        self._offer(meetings, meeting, None)
        newest, *earlier = self._meetings.values()
        self._compare(earlier[0] if meeting.id == newest.id and earlier else None)

    def read(self, meetings: Sequence[Meeting]) -> bool:
        """Compare the same two again; False where one of them is not frozen any more."""
        frozen = {m.id for m in meetings if m.freeze}
        before, after = str(self.before.currentData()), str(self.after.currentData())
        if before not in frozen or (after != _TODAY and after not in frozen):
            return False
        self._offer(meetings, before, after)
        self._compare()
        return True

    # -- building -----------------------------------------------------------------------------------------------
    def _make_head(self) -> None:
        words = self._words
        self.back = QPushButton(words("‹ Meetings"))
        self.back.setProperty("link", True)
        self.back.setShortcut(Qt.Key.Key_Escape)
        self.back.setToolTip(words("Back to the list (Esc)"))
        self.back.clicked.connect(self.left)
        self.before, self.after = ElidedChoice(), ElidedChoice()
        for box, name in ((self.before, words("Earlier state")), (self.after, words("Later state"))):
            box.setAccessibleName(name)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(14)
            box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            box.setMaximumWidth(self.fontMetrics().averageCharWidth() * _WIDEST)
            box.activated.connect(lambda _index: self._compare())
        self._doubt = plain_label(role="overdue", wrapped=True)
        self._unchanged = plain_label(role="muted", wrapped=True)

    def _lay_out(self) -> None:
        above = QHBoxLayout()
        above.setSpacing(8)
        above.addWidget(self.back)
        above.addWidget(plain_label(self._words("What moved"), "heading"))
        above.addWidget(self.before, 3)
        above.addWidget(plain_label("→", "muted"))
        above.addWidget(self.after, 3)
        above.addStretch(1)
        card = QFrame()
        card.setProperty("role", "card")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(above)
        layout.addWidget(self._doubt)
        layout.addWidget(card, 1)
        self.tabs = QTabWidget()
        inside = QVBoxLayout(card)
        inside.setContentsMargins(12, 4, 12, 4)
        inside.addWidget(self.tabs)
        self._lines = QStackedWidget()
        self._lines.addWidget(self._line_by_line())
        self._lines.addWidget(self._nothing)
        self.tabs.setProperty("role", "in_card")
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setAccessibleName(self._words("What moved"))
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.setIconSize(QSize(0, 0))
        for page, name in (
            (self._lines, self._words("&Line by line")),
            (self.numbers, self._words("In &numbers")),
            (self.narrative, self._words("As a &draft text")),
        ):
            self.tabs.addTab(page, name)

    def _line_by_line(self) -> QWidget:
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(8)
        # All words begin where those of the tabs above and of the lines below do.
        self._unchanged.setContentsMargins(13, 0, 13, 0)
        layout.addWidget(self._unchanged)
        layout.addWidget(self.moved, 1)
        return page

    # -- what happens -------------------------------------------------------------------------------------------
    def _offer(self, meetings: Sequence[Meeting], before: Meeting | str, after: Meeting | str | None) -> None:
        frozen = [m for m in meetings if m.freeze]
        self._meetings = {m.id: m for m in frozen}
        for box, chosen in ((self.before, before), (self.after, after)):
            box.clear()
            if box is self.after:
                box.addItem(self._words("Today"), _TODAY)
            for meeting in frozen:
                named = self._words("{day} · {meeting}", day=on_words(meeting.on, self._words), meeting=meeting.title)
                box.addItem(named, meeting.id)
            wanted = chosen.id if isinstance(chosen, Meeting) else chosen or _TODAY
            box.setCurrentIndex(max(0, box.findData(wanted)))

    def _compare(self, or_since: Meeting | None = None) -> None:
        """Where nothing moved, what did from an earlier meeting to this one, if there is one."""
        before = self._meetings[str(self.before.currentData())]
        after = self._meetings.get(str(self.after.currentData()))
        self._jobs.run(
            lambda _progress: self._compared(before, after, or_since),
            lambda found: self._show(*found),
            self.refused.emit,
            self._words("Comparing"),
            self,
        )

    def _compared(
        self, before: Meeting, after: Meeting | None, or_since: Meeting | None
    ) -> tuple[Comparison, Presented | None, Meeting, Meeting | None]:
        found = self._register.compare(before, after)
        if or_since and not found.moved:
            before, after = or_since, before
            found = self._register.compare(before, after)
        return found, self._register.to_settle(after), before, after

    def _show(self, found: Comparison, standing: Presented | None, before: Meeting, after: Meeting | None) -> None:
        for box, meeting in ((self.before, before), (self.after, after)):
            box.setCurrentIndex(box.findData(meeting.id if meeting else _TODAY))
            box.setToolTip(as_written(box.currentText()))
        self.model.show(found)
        self.moved.clearSpans()
        for row in self.model.headings():
            self.moved.setSpan(row, 0, 1, len(Column))
        self._lines.setCurrentIndex(0 if found.moved else 1)
        if found.moved:
            self.moved.setCurrentIndex(self.model.index(0, 0))
        words = self._words
        self._unchanged.setText(words(unchanged_told(found)))
        now = on_words(after.on, words) if after else words("Today")
        self.numbers.show_comparison(found, on_words(before.on, words), now)
        # What was presented at a meeting that is over was said already.
        self._undecided, self._uncleared = (standing.undecided, standing.uncleared) if standing else ((), ())
        self.narrative.show_draft(
            lambda spoken: self._register.narrative(found, before, after, spoken),
            self._refs(standing, self._undecided) if standing else (),
            self._refs(standing, found.after.decided_in(standing)) if standing else (),
            not_cleared_told(standing, self._refs(standing, self._uncleared)) if standing and self._uncleared else None,
        )
        doubts = [words(not_arrived(side.missing)) for side in (found.before, found.after) if side.missing]
        if n := len(found.left_out):
            doubts.append(words(plural("{n} commitment is not compared.", "{n} commitments are not compared.", n)))
        self._doubt.setText(" ".join(doubts))
        self._doubt.setVisible(bool(doubts))

    def _refs(self, state: Presented, ids: Sequence[str]) -> list[str]:
        official = (state.commitments[i].recommendation for i in ids)
        return [said_ref(one.forum, one.ref, self._several) for one in official]

    def _open_line(self, index: QModelIndex) -> None:
        if line := self.model.line(index):
            self.opened.emit(line.commitment.id)
