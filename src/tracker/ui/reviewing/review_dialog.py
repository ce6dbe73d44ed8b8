"""Goes through a colleague's workbook with the officer; nothing is written before Finish."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from tracker.domain.changes import Committed
from tracker.domain.fields import Value
from tracker.domain.periods import period_of
from tracker.domain.review import Decision, Ignored, Review, Standing
from tracker.domain.review_words import summary_words
from tracker.domain.text import canonical_name
from tracker.domain.wording import period_words
from tracker.errors import UserError
from tracker.progress import Progress
from tracker.register.register import Register
from tracker.ui.error_banner import ErrorBanner
from tracker.ui.job_runner import Jobs
from tracker.ui.plain import plain_label
from tracker.ui.questions import ask
from tracker.ui.reviewing.change_list import ChangeList
from tracker.ui.reviewing.change_panel import ChangePanel
from tracker.ui.reviewing.draft import Draft
from tracker.ui.reviewing.review_model import ReviewModel
from tracker.ui.reviewing.told import consequences
from tracker.ui.reviewing.value_dialog import ValueDialog
from tracker.words import Words


class ReviewDialog(QDialog):
    """Emits `committed` with what was written, and is then accepted; `finished` is Qt's own, told at every close."""

    committed = Signal(Committed)

    def __init__(
        self, register: Register, words: Words, jobs: Jobs, review: Review, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._register = register
        self._words = words
        self._jobs = jobs
        self._review = review
        self._writing = False
        self._draft = Draft(review)
        entities = list({p.entity: None for p in review.proposals})
        commitments = {c.id: c for c in register.commitments(entities)}
        self._model = ReviewModel(self._draft, commitments, words, self)
        self.setWindowTitle(words("Review: {file}", file=review.file))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._summary = plain_label(role="heading", wrapped=True)
        self._author = QLineEdit(review.author)
        self._author.setPlaceholderText(words("Who filled in the workbook"))
        self._before_finish = plain_label(role="muted")
        self._list = ChangeList(self._model, self._draft, words)
        self._panel = ChangePanel(self._draft, words, register.today())
        self._only_undecided = QCheckBox()
        self._take_clean = QPushButton(words("Take &all clean"))
        self._next = QPushButton(words("&Next undecided"))
        self._banner = ErrorBanner(words)
        self._finish = QPushButton(words("&Finish"))
        self._body = QWidget()
        self._lay_out()
        self._connect()
        self._tell_state()
        self._list.go_to_first()
        self._list.setFocus()

    def reject(self) -> None:
        """Esc, Close and the window's cross: asks first where decisions would be lost."""
        if self._writing:
            return
        if not self._draft.undecided and not self._draft.is_touched:
            super().reject()
            return
        words = self._words
        ask(
            self,
            words("Close without finishing?"),
            words(
                "Nothing of this workbook has been written, and your decisions here are not kept. "
                "The file can be imported again."
            ),
            yes=words("Close"),
            no=words("Go on reviewing"),
            on_yes=super().reject,
        )

    # -- deciding ---------------------------------------------------------------------------------------------
    def _decide(self, decision: Decision) -> None:
        selected = self._list.selected()
        self._model.decide(selected, decision)
        if len(selected) == 1 and selected[0].standing is not Standing.CLEAN:
            self._list.go_to_undecided()

    def _edit(self) -> None:
        selected = self._list.selected()
        if len(selected) != 1:
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
        if not selected and isinstance(self._model.line(current), Ignored):
            self._panel.show_note(str(current.data()))
        else:
            self._panel.show_changes(selected)

    def _filter(self, only: bool) -> None:
        self._model.show_only_undecided(only)
        self._list.go_to_first()
        self._show_selected()

    def _tell_state(self) -> None:
        words, undecided = self._words, len(self._draft.undecided)
        author = canonical_name(self._author.text())
        self._summary.setText(
            summary_words(self._review, author, words)
            if self._review.proposals
            else words("Nothing changed: this workbook holds what it held when it left.")
        )
        self._only_undecided.setText(words("Only &undecided ({n})", n=undecided))
        self._only_undecided.setEnabled(undecided > 0 or self._only_undecided.isChecked())
        self._next.setEnabled(undecided > 0)
        self._finish.setEnabled(bool(author) and not self._writing)
        self._before_finish.setText(
            words("Nothing is written before Finish.")
            if author
            else words("Say first, above, whose changes these are.")
        )
        self._show_selected()

    # -- finishing --------------------------------------------------------------------------------------------
    def _ask_to_finish(self) -> None:
        if not self._finish.isEnabled():
            self._author.setFocus()
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
        self._banner.clear()
        self._set_writing(True)
        register, answers = self._register, self._draft.answers()
        review = self._review.by(canonical_name(self._author.text()))

        def work(progress: Progress) -> Committed:
            return register.finish(review, answers)

        label = self._words("Writing the changes…")
        self._jobs.run(work, self._end, self._show_error, label, self, lambda: self._set_writing(False))

    def _end(self, committed: Committed) -> None:
        self._set_writing(False)
        self.accept()
        self.committed.emit(committed)

    def _show_error(self, error: UserError) -> None:
        self._set_writing(False)
        self._banner.tell(error)

    def _set_writing(self, writing: bool) -> None:
        self._writing = writing
        self._body.setEnabled(not writing)
        self._tell_state()

    # -- laying out -------------------------------------------------------------------------------------------
    def _connect(self) -> None:
        self._list.selection_changed.connect(self._show_selected)
        self._list.edit_requested.connect(self._edit)
        self._model.decided.connect(self._tell_state)
        self._panel.decided.connect(self._decide)
        self._panel.read_as.connect(self._read_as)
        self._panel.edit_requested.connect(self._edit)
        self._author.textChanged.connect(self._tell_state)
        self._only_undecided.toggled.connect(self._filter)
        self._take_clean.clicked.connect(self._model.take_all_clean)
        self._next.clicked.connect(self._list.go_to_undecided)
        self._finish.clicked.connect(self._ask_to_finish)
        for keys, button in (
            ("Ctrl+Return", self._finish),
            ("Ctrl+Enter", self._finish),
            ("Ctrl+T", self._take_clean),
            ("Ctrl+Down", self._next),
        ):
            QShortcut(QKeySequence(keys), self, button.click)

    def _lay_out(self) -> None:
        words, anything = self._words, bool(self._review.proposals)
        self._take_clean.setText(words("Take &all clean") + "  Ctrl+T")
        self._next.setText(words("&Next undecided") + "  Ctrl+↓")
        self._finish.setText(words("&Finish") + "  Ctrl+↵")
        self._finish.setProperty("primary", True)
        close = QPushButton(words("Close"))
        close.clicked.connect(self.reject)
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self._list)
        splitter.addWidget(self._panel)
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([440, 200])
        whose, tools = QWidget(), QWidget()
        told = self._review.file
        if exported := period_of(self._review.sources[0].sent_at[:10]):
            told = words("{file}, exported {date}", file=told, date=period_words(exported, words))
        file = plain_label(told, "muted")
        whose_label = QLabel(words("Changes f&rom"))
        whose_label.setBuddy(self._author)
        self._author.setMinimumWidth(360)
        _row(whose, whose_label, self._author, None, file)
        several = plain_label(words("Shift or Ctrl selects several, to be decided together"), "muted")
        _row(tools, self._only_undecided, None, several, self._next, self._take_clean)
        ends = QWidget()
        _row(ends, self._before_finish, None, close, self._finish)
        body = QVBoxLayout(self._body)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(8)
        notices = [plain_label(self._words(notice), wrapped=True) for notice in self._review.notices]
        for part in (self._summary, whose, *notices, tools):
            body.addWidget(part)
        body.addWidget(splitter, 1)
        body.addWidget(self._banner)
        body.addWidget(ends)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.addWidget(self._body)
        for part in (whose, tools, self._panel, self._before_finish, self._finish):
            part.setVisible(anything)
        splitter.setVisible(anything or bool(self._review.ignored))
        if anything:
            room = self.screen().availableGeometry().size() - QSize(16, 40)
            self.resize(QSize(1180, 740).boundedTo(room))
        else:
            self.setMinimumWidth(560)


def _row(box: QWidget, *parts: QWidget | None) -> None:
    """The parts beside each other; None stands for the room between left and right."""
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    for part in parts:
        if part is None:
            row.addStretch()
            continue
        if isinstance(part, QPushButton):
            part.setAutoDefault(False)
        row.addWidget(part)
