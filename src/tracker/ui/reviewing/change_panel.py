"""The selected change in full: as it was before, theirs and ours beside each other, and what can be said of it.

In its place, when wanted, whose the files are.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import zip_longest

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from tracker.domain.review import Decision, Proposal, Standing
from tracker.domain.review_words import (
    STANDINGS,
    change_label,
    readings,
    standing_value,
    whence_words,
    written_otherwise,
)
from tracker.domain.vocabulary import capital
from tracker.domain.wording import value_words
from tracker.ui.greyed import grey
from tracker.ui.plain import plain_label
from tracker.ui.reviewing.draft import Draft
from tracker.ui.reviewing.from_whom import FromWhom
from tracker.ui.reviewing.halves import scrolling
from tracker.ui.reviewing.marking import marked_html
from tracker.ui.reviewing.pane import Pane
from tracker.ui.reviewing.prompt_button import PromptButton
from tracker.ui.reviewing.told import base_words, differences, own_differences, reason_words, why_not
from tracker.ui.reviewing.word_differences import Mark, Piece
from tracker.words import Words, plural

_LEAST_LINES = 3
_BETWEEN = 8
_BELOW_HEADING = 4


class ChangePanel(QWidget):
    """Emits wishes only; whoever owns the draft grants them and calls `show_changes` again."""

    decided = Signal(Decision)
    read_as = Signal(object)
    """Which day an ambiguous date means, as a code."""
    edit_requested = Signal()

    def __init__(
        self,
        draft: Draft,
        words: Words,
        today: date,
        delegations: Mapping[str, str] | None = None,
        from_whom: FromWhom | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._delegations = delegations or {}
        self._draft = draft
        self._words = words
        self._today = today
        self._title = plain_label(role="heading", wrapped=True)
        self._reason = plain_label(wrapped=True)
        self._panes = {name: Pane() for name in (base_words(draft.review, words), words("Theirs"), words("Ours now"))}
        self._base, self._theirs, self._ours = self._panes.values()
        self._buttons = {
            Decision.TAKE: PromptButton(words("&Take theirs")),
            Decision.KEEP: PromptButton(words("&Keep ours")),
            Decision.BOTH: PromptButton(words("Keep &both")),
            Decision.LEAVE: PromptButton(words("&Leave out")),
        }
        self._edit = PromptButton(words("&Edit…"))
        self._readings = (QPushButton(), QPushButton())
        self._codes: tuple[str, ...] = ()
        self._choices = QWidget()
        self._pages = QStackedWidget()
        self._from_whom = from_whom
        self._has_choices = True
        self._lines = QVBoxLayout(self)
        self._lay_out()
        if from_whom:
            self._pages.addWidget(scrolling(from_whom, _LEAST_LINES, self._pages))
        self.show_changes(())

    def show_from_whom(self, wanted: bool) -> None:
        """Whether the files and their senders are shown in place of the change and of what can be said of it."""
        self._pages.setCurrentIndex(1 if wanted else 0)
        for part in (self._title, self._choices):
            part.setVisible(self._has_choices and not wanted)

    def height_needed(self, width: int) -> int:
        """What must be in sight of the files and their senders takes this at this width; or one change in full."""
        top = self._lines.contentsMargins().top()
        if self._from_whom and self._pages.currentIndex():
            return top + self._from_whom.height_to_be_read(width)
        of_one = (width - (len(self._panes) - 1) * _BETWEEN) // len(self._panes)
        texts = self._title, self._reason
        parts = [text.heightForWidth(width) for text in texts if not text.isHidden()]
        parts.append(self._heading.sizeHint().height() + _BELOW_HEADING)
        parts.append(max(pane.height_of_text(of_one) for pane in self._panes.values()))
        parts.append(self._choices.sizeHint().height())
        return top + sum(parts) + self._lines.spacing() * (len(parts) - 2)

    def show_choices(self, wanted: bool) -> None:
        """Whether there is anything to choose: else only the files and their senders are shown."""
        self._has_choices = wanted

    def show_changes(self, proposals: Sequence[Proposal]) -> None:
        """One change in full; of several, only what can be said of them together."""
        words = self._words
        one = proposals[0] if len(proposals) == 1 else None
        self._show_values(one)
        if one:
            told = (one.ref, change_label(one, words), whence_words(one, words))
            self._title.setText(" · ".join(filter(None, told)))
        elif proposals:
            self._title.setText(words(plural("{n} change selected", "{n} changes selected", len(proposals))))
        else:
            self._title.setText(
                words("Select a change to see it in full, or several (Shift or Ctrl) to decide them together.")
            )
        self._show_choices(proposals)

    def show_note(self, note: str) -> None:
        """A line that is no change, in full."""
        self.show_changes(())
        self._title.setText(note)

    def _show_values(self, one: Proposal | None) -> None:
        words = self._words
        reason = reason_words(one, self._delegations, words) if one else ""
        if one and one.standing is not Standing.CLEAN:
            standing = words(STANDINGS[one.standing])
            reason = f"{capital(standing)}. {reason}" if reason else capital(standing)
        if one and (written := written_otherwise(one, words)):
            reason = " ".join(filter(None, (reason, words("Written in the workbook: “{written}”.", written=written))))
        self._reason.setText(reason)
        self._reason.setVisible(bool(reason))
        same = (Piece(standing_value(one, one.base, words), Mark.SAME),) if one else ()
        self._fill(self._base, same)
        self._fill(self._theirs, differences(one, words) if one else ())
        self._fill(self._ours, own_differences(one, words) if one else ())

    def _show_choices(self, proposals: Sequence[Proposal]) -> None:
        possible = {choice for proposal in proposals for choice in self._draft.choices(proposal)}
        said = {self._draft.decision(p) if not self._draft.is_edited(p) else None for p in proposals}
        for decision, button in self._buttons.items():
            why_not = "" if decision in possible else self._why_not(decision, proposals)
            grey(button, why_not)
            _mark_chosen(button, said == {decision})
        one = proposals[0] if len(proposals) == 1 else None
        self._edit.setEnabled(one is not None and self._draft.can_be_edited(one))
        _mark_chosen(self._edit, bool(one and self._draft.is_edited(one)))
        self._codes = readings(one, self._today) if one else ()
        for reading, code in zip_longest(self._readings, self._codes):
            reading.setVisible(code is not None)
            if one and code:
                reading.setText(value_words(one.key, code, self._words))
                _mark_chosen(reading, self._draft.is_edited(one) and self._draft.taken(one) == code)

    def _why_not(self, decision: Decision, proposals: Sequence[Proposal]) -> str:
        are_stored = any(self._draft.is_stored(proposal) for proposal in proposals)
        return self._words(why_not(decision, proposals, are_stored=are_stored))

    def _fill(self, pane: Pane, pieces: Iterable[Piece]) -> None:
        pane.setHtml(marked_html(pieces, self.palette()))

    def _lay_out(self) -> None:
        """From the outside in: whatever is put into something else is styled anew, with all that stands in it."""
        self._lines.setContentsMargins(0, 6, 0, 0)
        self._lines.setSpacing(6)
        in_full = QWidget()
        self._lines.addWidget(self._title)
        self._lines.addWidget(self._pages, 1)
        self._lines.addWidget(self._choices)
        self._pages.addWidget(scrolling(in_full, _LEAST_LINES, self._pages))
        inside = QVBoxLayout(in_full)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(6)
        inside.addWidget(self._reason)
        grid = QGridLayout()
        inside.addLayout(grid, 1)
        grid.setHorizontalSpacing(_BETWEEN)
        grid.setVerticalSpacing(_BELOW_HEADING)
        grid.setRowStretch(1, 1)
        for column, (name, pane) in enumerate(self._panes.items()):
            self._heading = heading = plain_label(name, "muted")
            heading.setBuddy(pane)
            pane.setAccessibleName(name)
            grid.addWidget(heading, 0, column)
            grid.addWidget(pane, 1, column)
            grid.setColumnStretch(column, 1)
        row = QHBoxLayout(self._choices)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for decision, button in self._buttons.items():
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked, said=decision: self.decided.emit(said))
            row.addWidget(button)
        self._edit.setCheckable(True)
        self._edit.setAutoDefault(False)
        self._edit.clicked.connect(lambda _checked: self.edit_requested.emit())
        row.addWidget(self._edit)
        # After all that every change has, so that no button ever stands where another one was.
        row.addSpacing(16)
        for number, reading in enumerate(self._readings):
            reading.setCheckable(True)
            reading.setAutoDefault(False)
            reading.clicked.connect(lambda _checked, n=number: self.read_as.emit(self._codes[n]))
            row.addWidget(reading)
        row.addStretch()


def _mark_chosen(button: QPushButton, chosen: bool) -> None:
    """By a tick too: being pressed in is told by colour alone."""
    button.setChecked(chosen)
    button.setText(("✓ " if chosen else "") + button.text().removeprefix("✓ "))
