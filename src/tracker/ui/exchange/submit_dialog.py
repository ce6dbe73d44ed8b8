"""Asks what is officially told to whom, shows exactly that, and writes it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeAlias

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from tracker.domain.audience import only_cleared
from tracker.domain.exchange import ParcelKind
from tracker.domain.query import Filter
from tracker.domain.submission import Submission
from tracker.domain.text import canonical_name
from tracker.errors import UserError
from tracker.progress import Progress
from tracker.register.register import Register
from tracker.ui.answering import Answering
from tracker.ui.chosen_rows import ChosenRows
from tracker.ui.commitments.name_edit import NameEdit
from tracker.ui.desktop import Desktop
from tracker.ui.exchange.begun_submission import BegunSubmission
from tracker.ui.exchange.level_boxes import LevelBoxes
from tracker.ui.exchange.parcel_dialog import ParcelDialog
from tracker.ui.exchange.password_fields import PasswordFields, told_of_password
from tracker.ui.exchange.what_leaves import WhatLeaves
from tracker.ui.form import Form
from tracker.ui.help.places import offer_help
from tracker.ui.job_runner import Jobs
from tracker.ui.memory import Memory
from tracker.ui.plain import plain_label, say_hint
from tracker.ui.questions import ask
from tracker.ui.theme.theme import Theme
from tracker.ui.whole_width import WholeWidth
from tracker.words import Words, plural

_LETTERS, _LINES = 160, 28
"""How wide, in letters, and how high, in lines of the table, it is where the screen has room."""

_BESIDE = 82
"""From how many letters on what is asked and what leaves have room beside each other."""

_EXPLAINED = 25
"""From how many lines on there is room to say what each choice stands for."""

_Asked: TypeAlias = tuple[tuple[str, ...], Filter]
"""Of which levels, and of which commitments, be they cleared or not."""


class SubmitDialog(ParcelDialog):
    """What is written is the very submission that was shown, whatever was changed meanwhile.

    It begins with what was `begun`. `decide_requested` with a filter for what has differing versions, once it stands
    aside: `go_on` shows it again as it was left.
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
        begun: BegunSubmission,
        parent: QWidget | None = None,
    ) -> None:
        # The application sends nothing: the button says that a file is saved, and the officer sends it.
        verb = words("Save submission")
        super().__init__(verb, verb, register, words, jobs, desktop, memory, parent)
        offer_help(self, "region", "submit")
        self._rows = ChosenRows(register, words, begun.listed)
        self._names = self._known_names()
        self._to = NameEdit(lambda: self._names)
        self._levels = LevelBoxes(words)
        self._closing = plain_label(role="muted", wrapped=True)
        self._passwords = PasswordFields(words)
        self._leaving = WhatLeaves(words, theme)
        self._draft: Submission | None = None
        self._drafts: Answering[_Asked, Submission] = Answering(
            jobs,
            lambda asked: register.draft_submission("", *asked),
            self._show_read,
            self._show_unread,
            words("All that will be in the file"),
            self,
        )
        self._lay_out()
        self._fill_in(begun)
        self._connect()
        self._follow_name()
        self._ask()
        self._to.setFocus()

    def _connect(self) -> None:
        self._to.textChanged.connect(self._follow_name)
        self._passwords.changed.connect(self._enable)
        self._levels.changed.connect(self._ask)
        self._rows.others_chosen.connect(self._ask)
        self._rows.cleared.toggled.connect(self._narrow)
        self._leaving.chosen_otherwise.connect(self._enable)
        self._leaving.decide_requested.connect(self._leave_to_decide)

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
        wanted = QSize(_LETTERS * letters, _LINES * self._leaving.line_height)
        self.resize(wanted.boundedTo(screen.size() - QSize(60, 60)))
        inside = QWidget()
        self._columns = QHBoxLayout(inside)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(24)
        self._columns.addLayout(self._asked(), 2)
        self._columns.addWidget(self._leaving, 3)
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
        form.add_choices(words("What"), self._levels)
        form.addRow(self._rows)
        form.add(words("&Password"), self._passwords, self._passwords.first)
        form.add(words("&File"), self._file)
        layout.addLayout(form)
        layout.addWidget(plain_label(never, "muted", wrapped=True))
        layout.addWidget(self._closing)
        layout.addStretch(1)
        return layout

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window what is to be filled in comes before what explains it, which a box then tells by itself; in
        a narrow one what leaves stands below.
        """
        super().resizeEvent(event)
        is_narrow = self.width() < _BESIDE * self.fontMetrics().averageCharWidth()
        self._columns.setDirection(
            QHBoxLayout.Direction.TopToBottom if is_narrow else QHBoxLayout.Direction.LeftToRight
        )
        self._levels.explain(self.height() >= _EXPLAINED * self._leaving.line_height)

    def _ask(self) -> None:
        """What would leave of what is chosen now: read beside the window, while nothing can be saved."""
        self._banner.clear()
        self._draft = None
        self._rows.tell_uncounted()
        if levels := self._levels.chosen:
            self._leaving.tell_outdated(self._words("Being read…"))
            self._drafts.ask((levels, self._rows.base))
        else:
            self._drafts.withdraw()
            self._show_read(None)
        self._enable()

    def _show_read(self, draft: Submission | None) -> None:
        self._draft = draft
        if draft:
            self._rows.tell_cleared(only_cleared(draft).commitments, draft.commitments)
        self._show_chosen()

    def _narrow(self) -> None:
        """What is cleared is told by what was read; where it could not be read, this is the next attempt."""
        if self._draft:
            self._show_chosen()
        elif not self._drafts.is_awaited:
            self._ask()

    def _show_chosen(self) -> None:
        """Of what was read, all or only what is cleared."""
        self._leaving.show_submission(self._draft, self._rows.which.cleared)

    def _show_unread(self, error: UserError | None) -> None:
        self._leaving.tell_outdated(self._words("It could not be read."))
        if error:
            self._banner.tell(error)

    def _leave_to_decide(self) -> None:
        self.hide()
        self.decide_requested.emit(Filter(ids=frozenset(self._leaving.undecided), conflicts=True))

    def go_on(self) -> None:
        """Show again what was chosen, with what stands now; or why that could not be read."""
        self._ask()
        self.open()

    @property
    def begun(self) -> BegunSubmission:
        """What is filled in, to be brought back when everything is built anew."""
        rows, levels = self._rows, frozenset(self._levels.chosen)
        return BegunSubmission(rows.listed, self._to.text(), levels, rows.which, self._leaving.left_out)

    @property
    def would_be_missed(self) -> bool:
        """Whether anything of it would be, that is not saved and can be."""
        is_filled_in = self.begun.would_be_missed or bool(self._passwords.password)
        return is_filled_in and not self.is_written and not self._why_not()

    def reject(self) -> None:
        """Esc, Cancel and the window's cross: what was typed, or left out line by line, is not lost by one key."""
        if self._writing or not self.would_be_missed:
            super().reject()
            return
        words = self._words
        ask(
            self,
            words("Close without saving the submission?"),
            words("What you typed, chose and left out here is lost."),
            yes=words("Discard"),
            no=words("Go back"),
            on_yes=super().reject,
        )

    def _fill_in(self, begun: BegunSubmission) -> None:
        self._to.setText(begun.to)
        self._levels.choose(begun.levels)
        if begun.which is not None:
            self._rows.choose(begun.which)
        self._leaving.leave_out(begun.left_out)

    def _ask_then_write(self) -> None:
        """One of several versions would be the delegation's word: nobody lets it go without having said so."""
        go_on = super()._ask_then_write
        if not (n := len(self._leaving.undecided)):
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
        says_something = (leaving := self._leaving.chosen) is not None and leaving.commitments > 0
        return self._file.is_complete and bool(self._recipient) and says_something and self._passwords.are_same

    def _prepared(self, path: Path) -> Callable[[Progress], Sequence[str]]:
        register, words, leaving = self._register, self._words, self._leaving.chosen
        assert leaving is not None
        submission, password = replace(leaving, to=self._recipient), self._passwords.password

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
