"""The Exchange page."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from tracker.domain.exchange import Received, Sent
from tracker.domain.query import Filter
from tracker.domain.review_words import missing_told
from tracker.errors import UserError
from tracker.register.register import Register
from tracker.ui.desktop import Desktop
from tracker.ui.empty_page import EmptyPage
from tracker.ui.exchange.begun_submission import BegunSubmission
from tracker.ui.exchange.drop_zone import DropZone
from tracker.ui.exchange.post_model import PostModel
from tracker.ui.exchange.post_view import PostView
from tracker.ui.exchange.receipt_dialog import ReceiptDialog
from tracker.ui.exchange.send_dialog import SendDialog
from tracker.ui.exchange.submit_dialog import SubmitDialog
from tracker.ui.exchange.telling import Telling
from tracker.ui.exchange.undecided_card import UndecidedCard
from tracker.ui.flow_layout import FlowLayout
from tracker.ui.job_runner import Jobs
from tracker.ui.memory import Memory
from tracker.ui.plain import plain_label
from tracker.ui.reading_only import hold_still
from tracker.ui.theme.theme import Theme
from tracker.words import Words, plural


class ExchangePage(QWidget):
    """`import_requested` with the files dropped or chosen here (none: they are to be asked for).

    `review_requested` with the id of a review that waits, `field_requested` with a commitment and the field to be
    shown, `list_requested` with a filter for what has to be decided, `refused` with what could not be done;
    `submission_aside`: whether one that was begun waits out of sight.
    """

    import_requested = Signal(list)
    review_requested = Signal(str)
    field_requested = Signal(str, str)
    list_requested = Signal(object)
    refused = Signal(object)
    submission_aside = Signal(bool)

    def __init__(
        self,
        register: Register,
        words: Words,
        theme: Theme,
        jobs: Jobs,
        desktop: Desktop,
        memory: Memory,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._register = register
        self._words = words
        self._theme = theme
        self._jobs = jobs
        self._desktop = desktop
        self._memory = memory
        self._submission: SubmitDialog | None = None
        self._begun: BegunSubmission | None = None
        self.listed: Callable[[], Filter] = Filter
        """What the list of commitments shows: a submission may hold only that."""
        self._telling = Telling(words, {d.code: d for d in register.delegations()})
        self.post = PostModel(words, self._telling, self)
        self.post.may_answer = not register.read_only
        self.view = PostView(self.post, words, theme)
        self.view.receipt_requested.connect(self._write_receipt)
        self.view.open_requested.connect(
            lambda received: self.list_requested.emit(Filter(ids=received.to_decide(self._telling.home)))
        )
        self.undecided = UndecidedCard(register, words, theme, self._telling)
        self.undecided.review_requested.connect(self.review_requested)
        self.undecided.field_requested.connect(self.field_requested)
        self.undecided.refused.connect(self.refused)
        self.undecided.decided.connect(self._read_again)
        self._make_controls()
        self._lay_out()

    def read(self) -> None:
        """Read everything anew: after a commit, or when the page is opened."""
        current = self.post.line(self.view.currentIndex())
        # Who works here can be corrected while the window is open.
        home = self._register.home
        self._telling.home = home.code if home else ""
        self.post.show(self._register.sent_files(), self._register.received_files())
        self.missing.setText("\n".join(self._words(missing_told(one)) for one in self._register.missing()))
        self.missing.setVisible(bool(self.missing.text()))
        self.undecided.read()
        self._show_lines(current)

    def send(self) -> None:
        """Ask what goes to whom, and write an update file."""
        self._ask(lambda: SendDialog(self._register, self._words, self._jobs, self._desktop, self._memory, self))

    def submit(self) -> None:
        """Ask what is submitted to whom, show exactly that, and write it; it may have been left to decide something."""
        if self._submission:
            self._submission.go_on()
        else:
            self._ask(self._made_submission)

    def put_aside(self) -> None:
        """Have a submission that is in sight stand aside, as while something is decided."""
        if self._submission:
            self._submission.hide()

    @property
    def begun(self) -> BegunSubmission | None:
        """What is filled in of a submission that is not saved, be it in sight or aside, or was brought back."""
        if self._submission:
            return None if self._submission.is_written else self._submission.begun
        return self._begun

    def unsaved(self) -> Sequence[str]:
        """A submission of which more is filled in than one click would bring back, be it in sight or aside."""
        begun = None if self._register.is_demonstration else self._submission or self._begun
        return [self._words("Submission")] if begun and begun.would_be_missed else []

    def bring_back(self, begun: BegunSubmission) -> None:
        """Have the next submission go on with what was filled in before everything was built anew."""
        self._begun = begun
        self._tell_aside()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A submission stands aside, or is in sight again."""
        if watched is self._submission and event.type() in (QEvent.Type.Show, QEvent.Type.Hide):
            self._tell_aside()
        return super().eventFilter(watched, event)

    def _tell_aside(self) -> None:
        is_aside = self._submission.isHidden() if self._submission else self._begun is not None
        self.submission_aside.emit(is_aside)

    def _made_submission(self) -> SubmitDialog:
        common = (self._register, self._words, self._theme, self._jobs, self._desktop, self._memory)
        begun, self._begun = self._begun, None
        made = SubmitDialog(*common, begun or BegunSubmission(self.listed()), self)
        self._submission = made
        made.decide_requested.connect(self.list_requested)
        made.finished.connect(self._forget_submission)
        made.installEventFilter(self)
        return made

    def _forget_submission(self) -> None:
        self._submission = None
        self._tell_aside()

    def take_keyboard(self) -> None:
        """Go to what there is to work on."""
        self.view.setFocus()

    # -- building -----------------------------------------------------------------------------------------------
    def _make_controls(self) -> None:
        words = self._words
        self.drop = DropZone(words, self._theme)
        self.drop.files_given.connect(self.import_requested)
        self.sending = QPushButton(words("Send update…"))
        self.sending.setProperty("primary", True)
        self.sending.setToolTip(words("For a colleague of your delegation: everything, or what is new"))
        self.sending.clicked.connect(self.send)
        self.submitting = QPushButton(words("Save submission…"))
        self.submitting.setToolTip(words("What your delegation officially tells others: nothing internal is in it"))
        self.submitting.clicked.connect(self.submit)
        if self._register.read_only:
            for part in (self.drop, self.sending, self.submitting):
                hold_still(part)
        self.awaited = QCheckBox(words("Replies awaited only"))
        self.awaited.toggled.connect(self._show_awaited_only)
        self._awaited_count = plain_label(role="muted")
        self.missing = plain_label(role="muted", wrapped=True)
        self._nothing = EmptyPage(self._theme)

    def _lay_out(self) -> None:
        above = FlowLayout()
        above.addWidget(self.drop)
        above.add_right(self.sending, self.submitting)
        cards = QHBoxLayout()
        cards.setSpacing(12)
        cards.addWidget(self._post_card(), 64)
        cards.addWidget(self.undecided, 36)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.setSpacing(12)
        layout.addLayout(above)
        layout.addLayout(cards, 1)

    def _post_card(self) -> QFrame:
        card = QFrame()
        card.setProperty("role", "card")
        line = QWidget()
        line.setContentsMargins(12, 0, 12, 0)
        heading = FlowLayout(line, spacing=12)
        heading.addWidget(plain_label(self._words("Sent and received"), "heading"))
        heading.addWidget(self._awaited_count)
        heading.add_right(self.awaited)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._nothing)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 12, 1, 4)
        inside.setSpacing(8)
        told = QHBoxLayout()
        told.setContentsMargins(12, 0, 12, 0)
        told.addWidget(self.missing)
        inside.addWidget(line)
        inside.addLayout(told)
        inside.addWidget(self._stack, 1)
        return card

    # -- what happens -------------------------------------------------------------------------------------------
    def _show_awaited_only(self, wanted: bool) -> None:
        current = self.post.line(self.view.currentIndex())
        self.post.show_awaited_only(wanted)
        self._show_lines(current)

    def _show_lines(self, current: Sent | Received | None) -> None:
        words, post = self._words, self.post
        awaited = words(plural("{n} reply awaited", "{n} replies awaited", post.awaited)) if post.awaited else ""
        self._awaited_count.setText(awaited)
        self.awaited.setVisible(post.total > 0)
        if not post.total:
            self._nothing.say(
                "exchange",
                words("Nothing was sent or received yet."),
                words("Send a colleague an update, or drop a file that came from one above."),
            )
        else:
            self._nothing.say("check", words("No reply is awaited."), words("Everything that was sent was answered."))
        self._stack.setCurrentIndex(0 if post.rowCount() else 1)
        if post.rowCount() and self.view.currentIndex().row() < 0:
            self.view.selectRow(max(0, post.row_of(current)))

    def _read_again(self) -> None:
        try:
            self.read()
        except UserError as error:
            self.refused.emit(error)

    def _write_receipt(self, received: Received) -> None:
        earlier, common = self.post.receipt_of(received), (self._jobs, self._desktop, self._memory, self)
        self._ask(lambda: ReceiptDialog(received, earlier, self._telling, self._register, self._words, *common))

    def _ask(self, make: Callable[[], QDialog]) -> None:
        try:
            dialog = make()
        except UserError as error:
            self.refused.emit(error)
            return
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        # Out of sight it is read when somebody comes to it.
        dialog.finished.connect(lambda _result: self._read_again() if self.isVisible() else None)
        dialog.open()
