"""Goes through what came with the officer; nothing is written before Finish."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from tracker.domain.changes import Committed
from tracker.domain.fields import Value
from tracker.domain.review import Decision, Ignored, Standing, WaitingReview
from tracker.errors import UserError
from tracker.progress import Progress
from tracker.register.register import Register
from tracker.ui.error_banner import ErrorBanner
from tracker.ui.flow_layout import FlowLayout
from tracker.ui.help.places import offer_help
from tracker.ui.job_runner import Jobs
from tracker.ui.plain import plain_label
from tracker.ui.questions import ask, ask_what_becomes
from tracker.ui.reading_only import READ_ONLY
from tracker.ui.reviewing.change_list import ChangeList
from tracker.ui.reviewing.change_panel import ChangePanel
from tracker.ui.reviewing.draft import Draft
from tracker.ui.reviewing.from_whom import FromWhom
from tracker.ui.reviewing.halves import Halves
from tracker.ui.reviewing.held import Held
from tracker.ui.reviewing.review_model import ReviewModel
from tracker.ui.reviewing.told import consequences
from tracker.ui.reviewing.value_dialog import ValueDialog
from tracker.words import Words

T = TypeVar("T")


class ReviewDialog(QDialog):
    """Emits `committed` with what was written, and is then accepted; `kept` when it was put aside for later.

    `finished` is Qt's own, told at every close.
    """

    committed = Signal(Committed)
    kept = Signal()

    def __init__(self, register: Register, words: Words, jobs: Jobs, held: Held, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        offer_help(self, "workbooks", "review")
        review = held.review
        self._register = register
        self._words = words
        self._jobs = jobs
        self._held = held
        self._review = review
        self._writing = False
        self._failed = False
        self._draft = Draft(review, held.answers)
        delegations = {d.code: d.name(words.language).short for d in register.delegations()}
        self._delegations = delegations
        self._model = ReviewModel(self._draft, held.sections, words, delegations, self)
        self.setWindowTitle(words("Review: {file}", file=review.file))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._from_whom = FromWhom(review, delegations, words)
        self._summary = plain_label(role="heading", wrapped=True)
        self._before_finish = plain_label(wrapped=True)
        self._before_finish.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._before_finish.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._files = QPushButton(words("From whom") + "  Alt+R")
        self._only_undecided = QCheckBox()
        self._take_clean = QPushButton(words("Take &all clean"))
        self._next = QPushButton(words("&Next undecided"))
        self._banner = ErrorBanner(words)
        self._finish = QPushButton(words("&Finish"))
        self._body = QWidget(self)
        self._lay_out()
        self._connect()
        self._tell_whose()
        self._list.go_to_first()
        self._show_files(self._from_whom.is_to_be_read or not review.proposals)
        self._list.setFocus()

    def reject(self) -> None:
        """Esc, Close and the window's cross: what was decided is not lost, and what is undecided waits."""
        if self._writing:
            return
        if self._register.read_only:
            # Nothing that was decided can be kept.
            super().reject()
        elif self._draft.is_touched or self._failed:
            self._ask_what_becomes()
        elif self._draft.undecided and not self._review.set_aside:
            self._keep()
        else:
            super().reject()

    def _ask_what_becomes(self) -> None:
        words = self._words
        ask_what_becomes(
            self,
            words("Close without finishing?"),
            words(
                "Nothing of it has been written. Kept for later, it waits on the Exchange page with what you decided "
                "so far; discarded, it can be imported again."
            ),
            keep=(words("Keep for later"), self._keep),
            discard=(words("Discard"), self._discard),
            back=words("Go on reviewing"),
        )

    def _keep(self) -> None:
        held, register, review, answers = self._held, self._register, self._from_whom.named(), self._draft.answers()

        def work(progress: Progress) -> WaitingReview:
            return register.set_aside(review, answers, held.paths, password=held.password)

        self._start(work, self._end_kept, self._words("Keeping the review for later…"))

    def _end_kept(self, _: WaitingReview) -> None:
        self._set_writing(False)
        super().reject()
        self.kept.emit()

    def _discard(self) -> None:
        if self._review.set_aside:
            self._register.discard(self._review.set_aside)
        super().reject()

    # -- deciding ---------------------------------------------------------------------------------------------
    def _decide(self, decision: Decision) -> None:
        selected = self._list.selected()
        self._model.decide(selected, decision)
        if len(selected) == 1 and selected[0].standing is not Standing.CLEAN:
            self._list.go_to_undecided()

    def _edit(self) -> None:
        selected = self._list.selected()
        if len(selected) != 1 or not self._draft.can_be_edited(selected[0]):
            return
        proposal = selected[0]
        dialog = ValueDialog(proposal, self._draft.taken(proposal), self._register.today(), self._words, self)

        def take(value: Value) -> None:
            self._model.edit(proposal, value)

        dialog.typed.connect(take)
        dialog.finished.connect(lambda _result: self._show_selected())
        dialog.finished.connect(lambda _result: dialog.deleteLater())
        dialog.open()

    def _read_as(self, code: Value) -> None:
        """The day that an ambiguous date of the colleague means."""
        self._model.edit(self._list.selected()[0], code)
        self._list.go_to_undecided()

    def _show_selected(self) -> None:
        selected, current = self._list.selected(), self._list.currentIndex()
        if not selected and isinstance(self._model.line(current.row()), Ignored):
            self._panel.show_note(str(current.data()))
        else:
            self._panel.show_changes(selected)

    def _show_files(self, wanted: bool) -> None:
        self._panel.show_from_whom(wanted)
        self._halves.let_below_be_read(wanted)
        self._files.setChecked(wanted)

    def _choose_files(self, wanted: bool) -> None:
        self._show_files(wanted)
        if wanted:
            self._from_whom.go_to_first()

    def _go_on_deciding(self) -> None:
        """Whoever ticked the last box wants to see the change again."""
        if self._review.proposals:
            self._show_files(False)
            self._list.setFocus()

    def _filter(self, only: bool) -> None:
        self._model.show_only_undecided(only)
        self._list.go_to_first()
        self._show_selected()

    def _tell_whose(self) -> None:
        self._summary.setText(self._from_whom.summary)
        self._tell_state()

    def _tell_state(self) -> None:
        words, undecided = self._words, len(self._draft.undecided)
        is_read_only = self._register.read_only
        missing = words(READ_ONLY) if is_read_only else self._from_whom.missing()
        self._only_undecided.setText(words("Only &undecided ({n})", n=undecided))
        self._only_undecided.setEnabled(undecided > 0 or self._only_undecided.isChecked())
        self._next.setEnabled(undecided > 0)
        # It can be pressed while somebody is still to be named: it leads there.
        self._finish.setEnabled(not is_read_only and not self._writing)
        self._before_finish.setText(missing or words("Nothing is written before Finish."))
        self._show_selected()

    # -- finishing --------------------------------------------------------------------------------------------
    def _ask_to_finish(self) -> None:
        if not self._finish.isEnabled():
            return
        if self._from_whom.missing():
            self._show_files(True)
            self._from_whom.go_to_missing()
            return
        if not self._draft.undecided:
            self._write()
            return
        words = self._words
        ask(
            self,
            words("Finish with undecided changes?"),
            consequences(self._draft, words),
            yes=words("Finish"),
            no=words("Go on reviewing"),
            on_yes=self._write,
        )

    def _write(self) -> None:
        register, answers, review = self._register, self._draft.answers(), self._from_whom.named()

        def work(progress: Progress) -> Committed:
            return register.finish(review, answers, progress=progress)

        self._start(work, self._end, self._words("Writing the changes…"))

    def _start(self, work: Callable[[Progress], T], done: Callable[[T], None], label: str) -> None:
        self._banner.clear()
        self._set_writing(True)
        self._jobs.run(work, done, self._show_error, label, self, lambda: self._set_writing(False))

    def _end(self, committed: Committed) -> None:
        self._set_writing(False)
        self.accept()
        self.committed.emit(committed)

    def _show_error(self, error: UserError) -> None:
        self._set_writing(False)
        # Else whoever only wants to close could not: it is asked what becomes of it.
        self._failed = True
        self._banner.tell(error)

    def _set_writing(self, writing: bool) -> None:
        self._writing = writing
        self._body.setEnabled(not writing)
        self._tell_state()

    # -- laying out -------------------------------------------------------------------------------------------
    def _connect(self) -> None:
        self._list.selection_changed.connect(self._show_selected)
        self._list.selection_changed.connect(lambda: self._show_files(False))
        # A click on the change that is selected already wants to see it, too.
        self._list.clicked.connect(lambda _index: self._show_files(False))
        self._list.edit_requested.connect(self._edit)
        self._model.decided.connect(self._tell_state)
        self._panel.decided.connect(self._decide)
        self._panel.read_as.connect(self._read_as)
        self._panel.edit_requested.connect(self._edit)
        self._from_whom.changed.connect(self._tell_whose)
        self._from_whom.all_known.connect(self._go_on_deciding)
        self._files.clicked.connect(self._choose_files)
        self._only_undecided.toggled.connect(self._filter)
        self._take_clean.clicked.connect(self._model.take_all_clean)
        self._next.clicked.connect(self._list.go_to_undecided)
        self._finish.clicked.connect(self._ask_to_finish)
        for keys, meant in (
            ("Ctrl+Return", self._ask_to_finish),
            ("Ctrl+Enter", self._ask_to_finish),
            ("Ctrl+T", self._take_clean.click),
            ("Ctrl+Down", self._next.click),
            # As a button's own key it would come too late for whoever types on.
            ("Alt+R", lambda: self._choose_files(True)),
        ):
            QShortcut(QKeySequence(keys), self, meant)

    def _lay_out(self) -> None:
        words, anything = self._words, bool(self._review.proposals)
        self._take_clean.setText(words("Take &all clean") + "  Ctrl+T")
        self._next.setText(words("&Next undecided") + "  Ctrl+↓")
        self._finish.setText(words("&Finish") + "  Ctrl+↵")
        self._finish.setProperty("primary", True)
        close = QPushButton(words("Close"))
        close.clicked.connect(self.reject)
        self._files.setCheckable(True)
        self._files.setToolTip(words("The files, who sent them, and whether the senders are known"))
        for button in (self._next, self._take_clean, self._files, close, self._finish):
            button.setAutoDefault(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.addWidget(self._body)
        body = QVBoxLayout(self._body)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(8)
        above = FlowLayout()
        above.addWidget(self._summary)
        above.add_right(self._only_undecided, self._next, self._take_clean)
        body.addLayout(above)
        self._halves = Halves(lambda: self._list.heights(), lambda width: self._panel.height_needed(width))
        body.addWidget(self._halves, 1)
        # Made only now: Tab comes to controls in the order in which they came into the window.
        self._list = ChangeList(self._model, self._draft, words, self._halves)
        today, whose = self._register.today(), self._from_whom
        self._panel = ChangePanel(self._draft, words, today, self._delegations, whose, self._halves)
        body.addWidget(self._banner)
        below = FlowLayout()
        body.addLayout(below)
        for end in (self._files, self._before_finish):
            below.addWidget(end)
        below.add_right(close, self._finish)
        for part in (self._only_undecided, self._next, self._take_clean, self._files):
            part.setVisible(anything)
        for end in (self._before_finish, self._finish):
            end.setVisible(self._held.is_to_be_finished)
        self._list.setVisible(anything or bool(self._review.ignored))
        self._panel.show_choices(anything)
        if anything:
            room = self.screen().availableGeometry().size() - QSize(16, 40)
            self.resize(QSize(1180, 740).boundedTo(room))
        else:
            self.setMinimumWidth(560)
