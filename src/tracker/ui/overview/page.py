"""The Overview page."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QFrame,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from tracker.domain.deadlines import distance
from tracker.domain.meeting_words import state_words
from tracker.domain.overview import FILTERS, NOT_CONFIRMED, Figure, Overview, with_status
from tracker.domain.query import NO_VALUE, Filter, Scope
from tracker.domain.references import said_ref
from tracker.errors import UserError
from tracker.register.register import Register
from tracker.ui.charts.card import ChartCard
from tracker.ui.desktop import Desktop
from tracker.ui.exchange.telling import Telling
from tracker.ui.job_runner import Jobs
from tracker.ui.overview.charted import panels_chart, picture_title, trend_chart
from tracker.ui.overview.rows import EDGE, Row, Rows
from tracker.ui.overview.tile import Tiles
from tracker.ui.plain import plain_label
from tracker.ui.reading import Reading
from tracker.ui.tab_order import lead_up_to
from tracker.ui.theme.theme import Theme
from tracker.ui.wording import Wording
from tracker.words import Words, labelled, plural

_TWO_COLUMNS = 860
"""From this width on the deadlines stand beside the chart, else under it."""

_MARGIN = 16

_REFS_NAMED = 6

_AWAITED = 4
"""Files that are named; the Exchange page has all of them."""


class OverviewPage(QScrollArea):
    """`list_requested` with the filter behind a number, `commitment_requested` with an id, `deadlines_requested`,
    `exchange_requested`; `told` and `refused` as a `ChartCard` has them; `trouble` as `Reading` tells it.
    """

    list_requested = Signal(object)
    commitment_requested = Signal(str)
    deadlines_requested = Signal()
    exchange_requested = Signal()
    told = Signal(str)
    refused = Signal(object)
    trouble = Signal(object)

    def __init__(
        self,
        register: Register,
        words: Words,
        theme: Theme,
        jobs: Jobs,
        desktop: Desktop,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._register = register
        self._reading = Reading(
            jobs, lambda: register.overview(), self.show_overview, self.trouble.emit, words("Overview"), self
        )
        self._words = words
        self._wording = Wording(words)
        self.tiles = Tiles(words, theme)
        self.tiles.chosen.connect(lambda figure: self.list_requested.emit(FILTERS[figure]))
        self.progress, self.trend = (
            ChartCard(words, theme, desktop, lambda title: picture_title(title, register, words)) for _ in range(2)
        )
        self.progress.opened.connect(lambda panel, code: self.list_requested.emit(with_status(code, panel)))
        self.trend.opened.connect(self._list_what_stood)
        for card in (self.progress, self.trend):
            card.told.connect(self.told)
            card.refused.connect(self.refused)
        self.coming, self.moved, self.awaited = Rows(theme), Rows(theme), Rows(theme)
        self.awaited.opened.connect(lambda _target: self.exchange_requested.emit())
        self.coming.opened.connect(self._open)
        self.moved.opened.connect(self._open)
        self._make_notes()
        self._lay_out()

    def read(self) -> None:
        """Ask for all figures again.

        Beside the window, for what moved in thousands of commitments takes a while; what was known stands until then.
        """
        self._reading.begin()

    def save_picture(self) -> None:
        """Ask where the picture of the progress is to be saved, once there is one."""
        self._reading.once_read(self.progress.ask_where)

    def show_overview(self, found: Overview) -> None:
        """Show these figures."""
        self.tiles.show_overview(found)
        self.progress.show_chart(panels_chart(found, self._words))
        self._tell_rate(found)
        self._tell_coming(found)
        self._tell_meetings(found)
        self._tell_awaited(found)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside each other where there is room, else under each other."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """With large letters, and long words, two columns take more than they do otherwise."""
        columns = (self._left.minimumSize().width(), self._right.minimumSize().width())
        needed = sum(columns) + self._columns.spacing() + 2 * _MARGIN
        fits = self.viewport().width() >= max(_TWO_COLUMNS, needed)
        self._columns.setDirection(QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom)

    # -- building -----------------------------------------------------------------------------------------------
    def _make_notes(self) -> None:
        self._rate, self._apart = QPushButton(), QPushButton()
        self._note = plain_label(self._words("Being read…"), "muted", wrapped=True)
        lists = {self._rate: FILTERS[Figure.IMPLEMENTED], self._apart: Filter(scope=Scope.NOT_APPLICABLE)}
        for link, which in lists.items():
            link.setProperty("link", True)
            link.setProperty("edge", True)
            link.hide()
            link.clicked.connect(lambda _=False, which=which: self.list_requested.emit(which))
        for part in (self._rate, self._note, self._apart):
            self.progress.note.addWidget(part)
        lead_up_to(self.progress.view, self._rate, self._apart)
        self._none_coming = plain_label(self._words("No open commitment has a deadline ahead."), "muted", wrapped=True)
        self._none_coming.hide()
        self._all_deadlines = QPushButton(self._words("All deadlines"))
        self._all_deadlines.setProperty("link", True)
        self._all_deadlines.setProperty("edge", True)
        self._all_deadlines.clicked.connect(self.deadlines_requested)
        self._since = plain_label(role="heading", wrapped=True)
        self._meanwhile = plain_label(role="muted", wrapped=True)

    def _lay_out(self) -> None:
        content = QWidget()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(content)
        self._left, self._right = left, right = QVBoxLayout(), QVBoxLayout()
        for column in (left, right):
            column.setSpacing(12)
        left.addWidget(self.progress)
        left.addWidget(self.trend)
        left.addStretch(1)
        heading = plain_label(self._words("Next deadlines"), "heading")
        right.addWidget(_card(heading, self.coming, self._none_coming, self._all_deadlines))
        right.addWidget(_card(self._since, self.moved, self._meanwhile))
        self._awaited = _card(plain_label(self._words("Replies awaited"), "heading"), self.awaited)
        self._awaited.hide()
        right.addWidget(self._awaited)
        right.addStretch(1)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(12)
        self._columns.addLayout(left, 62)
        self._columns.addLayout(right, 38)
        layout = QVBoxLayout(content)
        layout.setContentsMargins(_MARGIN, 14, _MARGIN, 14)
        layout.setSpacing(12)
        layout.addWidget(self.tiles)
        layout.addLayout(self._columns, 1)

    def take_keyboard(self) -> None:
        """Go to what there is to work on."""
        self.tiles.setFocus()

    def minimumSizeHint(self) -> QSize:
        """As narrow as the room lets a page be."""
        return QSize(380, 300)

    # -- telling ------------------------------------------------------------------------------------------------
    def _tell_rate(self, found: Overview) -> None:
        _ = self._words
        is_reported = found.tally[NO_VALUE] != found.counted
        done = found.figures[Figure.IMPLEMENTED]
        said = plural("{n} of {counted} implemented", "{n} of {counted} implemented", done, counted=found.counted)
        self._rate.setText(_(said))
        self._rate.setVisible(is_reported)
        self._note.setText(
            _("Continuous is not counted as implemented.")
            if is_reported
            else _("Nothing has been reported yet: check off or type on the Commitments page.")
        )
        apart = found.not_applicable
        self._apart.setVisible(apart > 0)
        self._apart.setText(_(plural("{n} not applicable, not counted", "{n} not applicable, not counted", apart)))

    def _tell_coming(self, found: Overview) -> None:
        _ = self._words
        several = len({group.panel.forum for group in found.panels}) > 1
        rows = []
        if late := found.figures[Figure.OVERDUE]:
            said = _(plural("{n} overdue", "{n} overdue", late))
            oldest = _(plural("up to {n} day late", "up to {n} days late", found.oldest))
            rows.append(Row(said, oldest, FILTERS[Figure.OVERDUE], is_late=True))
        for commitment in found.coming:
            deadline = commitment.deadline
            if deadline is not None:
                ref = said_ref(commitment.recommendation.forum, commitment.ref, several)
                when = self._wording.period(deadline)
                away = labelled(when, distance((deadline.last - found.as_of).days))
                tooltip = f"{commitment.text.body}\n{_(away)}"
                rows.append(Row(commitment.text.body, when, commitment.id, tooltip, number=ref))
        self.coming.show_rows(rows)
        lead_up_to(self._all_deadlines, *self.coming.findChildren(QAbstractButton))
        self._none_coming.setVisible(not found.coming)

    def _tell_meetings(self, found: Overview) -> None:
        """What moved; until a meeting was frozen, how to get there."""
        _ = self._words
        self.trend.setVisible(bool(found.meetings))
        since = found.since
        if since is None:
            self._since.setText(_("Since the last meeting"))
            self._meanwhile.setText(
                _(
                    "No meeting has been frozen yet. Freeze what you present on the Meetings page: from then on this "
                    "tells what has moved since, and how the figures went from meeting to meeting."
                )
            )
            self._meanwhile.show()
            self.moved.show_rows(())
            return
        self.trend.show_chart(trend_chart(found, _))
        self._since.setText(_("Since {day} · {meeting}", meeting=since.meeting, day=self._wording.day(since.day)))
        rows = []
        for moved in since.moved:
            before, after = (state_words(state, _) for state in (moved.before, moved.after))
            said = _("{n} from {before} to {after}", n=len(moved.refs), before=before, after=after)
            named = ", ".join(moved.refs[:_REFS_NAMED]) + (" …" if len(moved.refs) > _REFS_NAMED else "")
            rows.append(Row(said, named, Filter(ids=frozenset(moved.ids)), ", ".join(moved.refs)))
        if n := len(since.same_status):
            same, left = frozenset(since.same_status), frozenset(since.unchanged)
            compared = n + sum(len(moved.ids) for moved in since.moved)
            said = _(plural("{n} with the same status", "{n} with the same status", n))
            rows.append(Row(said, _("of {counted}", counted=compared), Filter(ids=same)))
            said = _(plural("{n} of them unchanged", "{n} of them unchanged", len(left)))
            rows.append(Row(said, _("of {counted}", counted=n), Filter(ids=left)))
        if since.not_confirmed:
            said = _(plural("{n} not confirmed since", "{n} not confirmed since", since.not_confirmed))
            confirmed = _("{shown} of {total} confirmed", shown=found.total - since.not_confirmed, total=found.total)
            apart = found.not_applicable
            why = plural(
                "{n} of them is not applicable, and confirmed all the same.",
                "{n} of them are not applicable, and confirmed all the same.",
                apart,
            )
            rows.insert(0, Row(said, confirmed, NOT_CONFIRMED, _(why) if apart else ""))
        self.moved.show_rows(rows)
        self._meanwhile.setText("" if since.not_confirmed else _("All of them are confirmed since."))
        self._meanwhile.setVisible(not since.not_confirmed)

    def _tell_awaited(self, found: Overview) -> None:
        telling = Telling(self._words, {d.code: d for d in self._register.delegations()})
        rows = [
            Row(telling.sent(sent), self._wording.day(date.fromisoformat(sent.at[:10])), sent.id)
            for sent in found.awaited[:_AWAITED]
        ]
        if (left := len(found.awaited) - _AWAITED) > 0:
            rows.append(Row(self._words(plural("{n} more", "{n} more", left)), "", ""))
        self.awaited.show_rows(rows)
        self._awaited.setVisible(bool(rows))

    def _list_what_stood(self, meeting: str, code: str | None) -> None:
        """Those that stood so at a meeting, as they are today."""
        if not meeting:
            self.list_requested.emit(with_status(code))
            return
        try:
            stood = self._register.stood_at(meeting, code)
        except UserError as error:
            self.refused.emit(error)
            return
        self.list_requested.emit(Filter(ids=frozenset(stood)))

    def _open(self, target: object) -> None:
        if isinstance(target, Filter):
            self.list_requested.emit(target)
        else:
            self.commitment_requested.emit(target)


def _card(*inside: QWidget) -> QFrame:
    card = QFrame()
    card.setProperty("role", "card")
    layout = QVBoxLayout(card)
    layout.setContentsMargins(16, 12, 16, 14)
    layout.setSpacing(8)
    for widget in inside:
        is_link = isinstance(widget, QPushButton)
        if isinstance(widget, QLabel):
            widget.setContentsMargins(EDGE, 0, EDGE, 0)
        layout.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft if is_link else Qt.AlignmentFlag(0))
    return card
