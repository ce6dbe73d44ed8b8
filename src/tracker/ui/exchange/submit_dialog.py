"""Asks what is officially told to whom, shows exactly that, and writes it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from tracker.domain.exchange import ParcelKind
from tracker.domain.query import Filter
from tracker.domain.submission import LEVEL_CONTENTS, LEVEL_LABELS, Submission
from tracker.domain.text import canonical_name
from tracker.domain.wording import differing_told, not_cleared
from tracker.errors import UserError
from tracker.progress import Progress
from tracker.register.register import Register
from tracker.ui.chosen_rows import ChosenRows
from tracker.ui.commitments.name_edit import NameEdit
from tracker.ui.desktop import Desktop
from tracker.ui.elided_label import FlowingLink
from tracker.ui.exchange.begun_submission import BegunSubmission
from tracker.ui.exchange.parcel_dialog import ParcelDialog
from tracker.ui.exchange.password_fields import PasswordFields, told_of_password
from tracker.ui.exchange.submission_model import SubmissionModel
from tracker.ui.exchange.submission_table import SubmissionTable
from tracker.ui.flow_layout import FlowLayout
from tracker.ui.form import Form
from tracker.ui.help.places import offer_help
from tracker.ui.job_runner import Jobs
from tracker.ui.memory import Memory
from tracker.ui.plain import as_written, plain_label, say_hint
from tracker.ui.questions import ask
from tracker.ui.room_kept import RoomKept
from tracker.ui.theme.icons import beside_letters
from tracker.ui.theme.theme import Theme
from tracker.ui.whole_width import WholeWidth
from tracker.words import Words, plural

_LETTERS, _LINES = 160, 28
"""How wide, in letters, and how high, in lines of the table, it is where the screen has room."""

_BESIDE = 82
"""From how many letters on what is asked and what leaves have room beside each other."""

_EXPLAINED = 25
"""From how many lines on there is room to say what each choice stands for."""

_UNDER_THE_NAME = 24
"""What a box stands for begins under its name."""

_NAMED = 6
"""References that are named at once; more are when asked for."""


class SubmitDialog(ParcelDialog):
    """What is written is the very submission that was shown, whatever was changed meanwhile.

    `decide_requested` with a filter for what has differing versions, once it stands aside: `go_on` shows it again as
    it was left.
    """

    decide_requested = Signal(object)

    def __init__(
        self,
        register: Register,
        words: Words,
        theme: Theme,
        jobs: Jobs,
        desktop: Desktop,
        memory: Memory,
        listed: Filter = Filter(),
        parent: QWidget | None = None,
    ) -> None:
        # The application sends nothing: the button says that a file is saved, and the officer sends it.
        title, verb = words("Save submission"), words("Save submission")
        super().__init__(title, verb, register, words, jobs, desktop, memory, parent)
        offer_help(self, "region", "submit")
        self._rows = ChosenRows(register, words, listed)
        self._left: list[str] = []
        self._names = self._known_names()
        self._to = NameEdit(lambda: self._names)
        self._levels = {level: QCheckBox(words(label)) for level, label in LEVEL_LABELS.items()}
        self._contents = {
            level: plain_label(words(contents), "muted", wrapped=True) for level, contents in LEVEL_CONTENTS.items()
        }
        self._model = SubmissionModel(words, theme, self)
        self._table = SubmissionTable(self._model, words)
        self._changed_only = QCheckBox(words("Show only changed"))
        self._count = plain_label(role="heading", wrapped=True)
        # Below the table: what grows with every tick would have the next click fall on another line.
        self._told_left_out = plain_label(role="muted")
        self._told_differing = plain_label(role="overdue", wrapped=True)
        self._decide = FlowingLink(words("Decide"))
        kept = words("What you chose here is kept until the form is opened again.")
        self._decide.setToolTip(as_written(kept))
        self._decide.setAccessibleDescription(kept)
        self._decide.clicked.connect(self._leave_to_decide)
        self._differing = QWidget()
        self._differing.setLayout(_flowing(self._told_differing, self._decide))
        self._uncleared = plain_label(role="overdue", wrapped=True)
        self._show_which = FlowingLink(words("Show which"))
        self._not_cleared = QWidget()
        self._not_cleared.setLayout(_flowing(self._uncleared, self._show_which))
        self._closing = plain_label(role="muted", wrapped=True)
        self._passwords = PasswordFields(words)
        self._lay_out()
        self._levels["status"].setChecked(True)
        self._to.textChanged.connect(self._follow_name)
        self._show_which.clicked.connect(self._tell_which)
        self._passwords.changed.connect(self._enable)
        self._changed_only.toggled.connect(self._model.show_changed_only)
        self._model.chosen_otherwise.connect(self._tell_all)
        self._rows.changed.connect(self._read)
        for box in self._levels.values():
            box.toggled.connect(self._read)
        self._read()
        self._follow_name()
        self._to.setFocus()

    def _known_names(self) -> list[str]:
        register, language = self._register, self._words.language
        home = register.home
        official = [d.name(language).official for d in register.delegations() if home is None or d.code != home.code]
        earlier = [s.to for s in register.sent_files() if s.kind == ParcelKind.SUBMISSION and s.to]
        return list(dict.fromkeys([*earlier, *official]))

    def _lay_out(self) -> None:
        """What is asked stands beside what leaves, which so keeps the whole height."""
        screen = self.screen().availableGeometry()
        letters = self.fontMetrics().averageCharWidth()
        wanted = QSize(_LETTERS * letters, _LINES * self._table.line_height)
        self.resize(wanted.boundedTo(screen.size() - QSize(60, 60)))
        inside = QWidget()
        self._columns = QHBoxLayout(inside)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(24)
        self._columns.addLayout(self._asked(), 2)
        self._columns.addLayout(self._shown(), 3)
        # With large letters on a small screen not all of it is in sight at once.
        area = WholeWidth()
        area.setWidget(inside)
        # Else the dialog would grow until nothing is to be scrolled.
        area.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        outside = QVBoxLayout(self._form)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(area)

    def _asked(self) -> QVBoxLayout:
        words = self._words
        never = words("Comments, names of persons, notes and earlier values are never in it.")
        say_hint(self._to, words("A delegation or an organisation"))
        self._to.setAccessibleName(words("To"))
        layout = QVBoxLayout()
        layout.setSpacing(12)
        form = Form(spacing=12)
        form.add(words("&To"), self._to)
        form.add_choices(words("What"), *self._choices())
        form.addRow(self._rows)
        form.add(words("&Password"), self._passwords, self._passwords.first)
        form.add(words("&File"), self._file)
        layout.addLayout(form)
        layout.addWidget(plain_label(never, "muted", wrapped=True))
        layout.addWidget(self._closing)
        layout.addStretch(1)
        return layout

    def _choices(self) -> Iterator[QWidget]:
        for level, box in self._levels.items():
            told = self._contents[level]
            box.setAccessibleDescription(told.text())
            box.setToolTip(as_written(told.text()))
            told.setContentsMargins(beside_letters(_UNDER_THE_NAME), 0, 0, 4)
            yield box
            yield told

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window what is to be filled in comes before what explains it, which a box then tells by itself; in
        a narrow one what leaves stands below.
        """
        super().resizeEvent(event)
        is_narrow = self.width() < _BESIDE * self.fontMetrics().averageCharWidth()
        self._columns.setDirection(
            QHBoxLayout.Direction.TopToBottom if is_narrow else QHBoxLayout.Direction.LeftToRight
        )
        for told in self._contents.values():
            told.setVisible(self.height() >= _EXPLAINED * self._table.line_height)

    def _shown(self) -> QVBoxLayout:
        layout = QVBoxLayout()
        layout.setSpacing(8)
        above = QWidget()
        self._above = RoomKept(above)
        self._above.setContentsMargins(0, 0, 0, 0)
        self._above.setSpacing(8)
        for told in (self._count, self._differing, self._not_cleared):
            self._above.addWidget(told)
        self._above.addStretch(1)
        layout.addWidget(above)
        layout.addWidget(self._table, 1)
        layout.addLayout(_flowing(self._told_left_out, self._changed_only))
        return layout

    def _read(self) -> None:
        """Ask the register exactly what would be in the file."""
        chosen = [level for level, box in self._levels.items() if box.isChecked()]
        self._model.show(self._register.draft_submission("", chosen, self._rows.which) if chosen else None)
        self._show_which.show()
        self._tell_all()
        if len(self._left) <= _NAMED:
            self._tell_which()
        if not self._model.left_out:
            self._above.give_back()

    @property
    def _draft(self) -> Submission | None:
        """What will be in the file."""
        return self._model.chosen

    def _tell_all(self) -> None:
        self._count.setText(self._counted())
        n = self._model.left_out
        self._told_left_out.setText(self._words(plural("{n} left out", "{n} left out", n)) if n else "")
        self._tell_differing()
        self._tell_uncleared()
        self._enable()

    def _tell_differing(self) -> None:
        """What colleagues have not settled yet would go out as it is shown here."""
        n = len(self._undecided)
        self._differing.setVisible(n > 0)
        self._told_differing.setText(self._words(differing_told(n)))

    @property
    def _undecided(self) -> list[str]:
        """The commitments of the values that colleagues have not settled."""
        return [value.entity for value in self._draft.values if value.differs] if self._draft else []

    def _leave_to_decide(self) -> None:
        wanted = Filter(ids=frozenset(self._undecided))
        self.hide()
        self.decide_requested.emit(wanted)

    def go_on(self) -> None:
        """Show again what was chosen, with what stands now; or why that could not be read."""
        self._banner.clear()
        try:
            self._read()
        except UserError as error:
            self._show_error(error)
        self.open()

    @property
    def begun(self) -> BegunSubmission:
        """What is filled in, to be brought back when everything is built anew."""
        levels = frozenset(level for level, box in self._levels.items() if box.isChecked())
        return BegunSubmission(self._to.text(), levels, self._rows.listed, self._rows.which, self._model.without)

    def bring_back(self, begun: BegunSubmission) -> None:
        """Fill in what was before; what the list showed is for whoever makes the dialog to say."""
        self._to.setText(begun.to)
        for level, box in self._levels.items():
            box.setChecked(level in begun.levels)
        self._rows.choose(begun.which)
        self._model.leave_out(begun.left_out)

    def _ask_then_write(self) -> None:
        """One of several versions would be the delegation's word: nobody lets it go without having said so."""
        go_on = super()._ask_then_write
        if not (n := len(self._undecided)):
            go_on()
            return
        words = self._words
        ask(
            self,
            words(
                plural(
                    "{n} value has differing versions. Submit the one that is shown?",
                    "{n} values have differing versions. Submit those that are shown?",
                    n,
                )
            ),
            words("What was submitted can only be followed by a later submission, not taken back."),
            yes=words("Submit as shown"),
            no=words("Go back"),
            on_yes=go_on,
        )

    def _tell_uncleared(self) -> None:
        """Which of those that say something nobody has let go as they stand."""
        told = self._register.to_clear(self._draft) if self._draft else ()
        self._left = [commitment.ref for commitment in told if commitment.awaits_clearance]
        self._not_cleared.setVisible(bool(self._left))
        self._uncleared.setText(self._words(not_cleared(len(self._left), len(told))))
        if self._show_which.isHidden():
            self._tell_which()

    def _tell_which(self) -> None:
        self._show_which.hide()
        self._uncleared.setText(f"{self._uncleared.text()} {', '.join(self._left)}")

    def _counted(self) -> str:
        words, draft = self._words, self._draft
        if draft is None:
            return words("Choose what is told.")
        if self._model.left_out and not draft.commitments:
            return words("Everything is left out.")
        if self._rows.are_none:
            return words("Nothing of this is cleared.")
        if not draft.commitments:
            return words("Nothing of this has been reported yet.")
        told = words(plural("{n} commitment", "{n} commitments", draft.commitments))
        changed = words(plural("{n} value changed", "{n} values changed", len(draft.changed)))
        if not any(value.before_on for value in draft.values):
            return words("{commitments}, submitted for the first time", commitments=told)
        return words("{commitments}, {changed} since the last submission", commitments=told, changed=changed)

    def _follow_name(self) -> None:
        words = self._words
        self._closing.setText(
            words("The file is only saved here. You send it, by e-mail or on a USB stick.")
            if self._recipient
            else words("Name whom it is for: it is written in the file, and their reply is followed by it.")
        )
        self._file.suggest(self._register.suggested_parcel_name(ParcelKind.SUBMISSION, self._recipient))
        self._enable()

    @property
    def _recipient(self) -> str:
        return canonical_name(self._to.text())

    def _is_complete(self) -> bool:
        says_something = self._draft is not None and self._draft.commitments > 0
        return self._file.is_complete and bool(self._recipient) and says_something and self._passwords.are_same

    def _prepared(self, path: Path) -> Callable[[Progress], Sequence[str]]:
        register, words = self._register, self._words
        assert self._draft is not None
        submission, password = replace(self._draft, to=self._recipient), self._passwords.password

        def work(progress: Progress) -> Sequence[str]:
            register.submit(path, submission, password, progress)
            n, to = submission.commitments, submission.to
            saved = plural("✓ {n} commitment saved for {to}", "✓ {n} commitments saved for {to}", n, to=to)
            how = words(
                "Now send the file by e-mail or hand it over on a USB stick: it holds what was shown, nothing else."
            )
            number = register.own_fingerprint()
            asked = words("If you are asked by telephone whether it is yours, read out: {number}", number=number)
            return [words(saved), how, *told_of_password(password, words), asked]

        return work


def _flowing(told: QWidget, control: QWidget) -> FlowLayout:
    """The control beside what is told, or in the next line where both have no room in one."""
    flow = FlowLayout()
    flow.addWidget(told)
    flow.add_right(control)
    return flow
