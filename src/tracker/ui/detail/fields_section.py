"""Every field of a commitment to edit, what its status rests on, its clearance, and how its deadline has moved."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from tracker.domain.commitment import Commitment, CommitmentDetail
from tracker.domain.fields import FIELDS, Kind, Value
from tracker.domain.meeting_words import confirmed_words, not_confirmed_words
from tracker.domain.moves import REASON, Move, moves_of
from tracker.domain.periods import period_of
from tracker.domain.vocabulary import ClearanceLevel, Support
from tracker.errors import UserError
from tracker.register.register import Register
from tracker.ui.detail.clearance_row import ClearanceRow
from tracker.ui.detail.drafts import Draft, Place, typed_is_kept
from tracker.ui.detail.editors import make_editor
from tracker.ui.detail.field_row import FieldRow
from tracker.ui.detail.section import Section
from tracker.ui.detail.submitted_list import SubmittedList
from tracker.ui.detail.support_row import SupportRow
from tracker.ui.editing import Editing
from tracker.ui.plain import plain_label
from tracker.ui.theme.theme import Theme
from tracker.words import Words

_MOVES = 4
"""Moves of a deadline that are told; the history tells all."""

_TYPED = tuple(key for key, field in FIELDS.items() if field.is_typed and field.kind is not Kind.LINKS)

TYPED_IN = (*_TYPED, "clearance")
"""The fields that have a place here."""


class FieldsSection(Section):
    """Edits are saved when a field is left, against what that field showed. `documents_requested` to add one."""

    documents_requested = Signal()

    def __init__(self, register: Register, words: Words, theme: Theme, editing: Editing) -> None:
        super().__init__(register, words, theme, editing)
        self.rows = {key: self._row(key) for key in _TYPED}
        # While it is typed, so that Tab leads from the deadline to the reason why it moves.
        self.rows["deadline"].editor.changing.connect(self._offer_reason)
        self.rows[REASON].editor.say_hint(words("Why? (optional)"))
        self._moves = plain_label(role="muted", wrapped=True, selectable=True)
        self._has_reasons = False
        self._refusal: UserError | None = None
        self._before: Commitment | None = None
        self.support = SupportRow(words)
        self.support.verify_requested.connect(self.verify)
        self.support.documents_requested.connect(self.documents_requested)
        self.clearance = ClearanceRow(
            register.last_cleared_by,
            words,
            theme,
            register.today,
            lambda _key: (*register.people(), *register.leads()),
        )
        self.clearance.given.connect(self._clear)
        self.clearance.kept.connect(self._editing.decide)
        self.clearance.closed.connect(self.unsaved_changed)
        self.typed_in: Mapping[str, FieldRow | ClearanceRow] = {**self.rows, "clearance": self.clearance}
        self._confirmed = plain_label(role="muted", wrapped=True)
        self._confirm = QPushButton(words("Still correct"))
        self._confirm.setToolTip(words("All of it still holds today (Ctrl+Shift+Space)"))
        self._confirm.clicked.connect(self._say_still_correct)
        self._submitted = SubmittedList(words)
        self.setAccessibleName(words("Fields"))
        self._lay_out()

    def show_detail(self, detail: CommitmentDetail) -> None:
        """What is being typed in a field is never overwritten while it is the same commitment."""
        commitment = detail.commitment
        is_other = self._is_other(commitment)
        self._before, self._seen = self._seen, commitment
        differing = {d.key: d for d in detail.differing}
        for key, row in self.rows.items():
            row.show_commitment(commitment)
            row.show_versions(differing.get(key))
        is_documented = commitment.support is Support.DOCUMENTED
        refusal = self._register.why_not_verified(commitment) if is_documented else None
        self.support.show_commitment(commitment, refusal)
        self.clearance.show_commitment(commitment)
        self.clearance.show_versions(differing.get("clearance"))
        self._show_moves(commitment, moves_of(detail.history))
        self._show_confirmed(commitment)
        self._submitted.show_values(detail.submitted)
        if is_other:
            for key, holds in self.typed_in.items():
                if (draft := self.drafts.pop((commitment.id, key), None)) is not None:
                    holds.bring_back(draft)

    def know(self) -> None:  # noqa: D102
        for row in self.rows.values():
            if self._before and self._seen:
                row.know(self._before, self._seen)

    def leave(self) -> None:
        """Save everything that was typed; what cannot be saved is kept as a draft of its commitment.

        After one refusal nothing more is tried: whatever refuses may take its time. It is told to whoever goes on.
        """
        if self._seen is None:
            return
        self._refusal = None
        for key, row in self.typed_in.items():
            if self._refusal is None and isinstance(row, FieldRow):
                row.leave()
            self.drafts.pop((self._seen.id, key), None)
            if (draft := row.draft()) is not None:
                self.drafts[self._seen.id, key] = draft
        if self._refusal:
            self._refusal.meanwhile = typed_is_kept(self._seen.ref)
            self._editing.refused.emit(self._refusal)

    def keep_draft(self, seen: Commitment, key: str, typed: str, error: UserError) -> None:
        """Go on with what was typed elsewhere into a field and not saved."""
        draft = Draft(seen.ref, {key: typed}, seen)
        if self._seen and self._seen.id == seen.id:
            self.rows[key].hold(draft)
            self.rows[key].explain(error)
        else:
            self.drafts[seen.id, key] = draft
        self.unsaved_changed.emit()

    def unsaved(self) -> Sequence[tuple[str, str]]:
        """Fields of the commitment shown, and of those left with something that could not be saved."""
        here = self._seen
        places = [(draft.ref, key) for (id, key), draft in self.drafts.items() if here is None or id != here.id]
        if here:
            places += [(here.ref, key) for key, row in self.typed_in.items() if row.draft() is not None]
        return [(ref, self._wording.label(key)) for ref, key in places]

    def half_written(self) -> Sequence[Place]:  # noqa: D102
        if (here := self._seen) is None:
            return list(self.drafts)
        shown = [(here.id, key) for key, row in self.typed_in.items() if row.draft() is not None]
        return [*(place for place in self.drafts if place[0] != here.id), *shown]

    def resume(self, what: str) -> None:  # noqa: D102
        (self.rows[what].editor if what in self.rows else self.clearance.form).setFocus()

    def verify(self) -> None:
        """Say that the documents show the status."""
        self.leave()
        if seen := self._seen:
            self._editing.attempt(lambda: self._register.verify(seen), self.support.explain)

    # -- inside ---------------------------------------------------------------------------------------------
    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        beside: Mapping[str, QWidget] = {"status": self.support, REASON: self._moves}
        for key, row in self.rows.items():
            layout.addWidget(row)
            if key in beside:
                layout.addWidget(beside[key])
        layout.addWidget(self.clearance)
        layout.addSpacing(4)
        layout.addWidget(self._confirmed)
        layout.addWidget(self._confirm, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addSpacing(8)
        layout.addWidget(self._submitted)
        layout.addStretch(1)

    def _row(self, key: str) -> FieldRow:
        editor = make_editor(key, self._words, self._theme, self._register.today, self._names)
        row = FieldRow(key, editor, self._words)
        row.edited.connect(self._edit)
        editor.left.connect(self.unsaved_changed)
        row.kept.connect(self._editing.decide)
        return row

    def _names(self, key: str) -> Sequence[str]:
        return self._register.people() if key in ("person", "alternate") else self._register.leads()

    def _edit(self, seen: Commitment, key: str, value: Value) -> None:
        row = self.rows[key]

        def refused(error: UserError) -> None:
            self._refusal = error
            row.explain(error)

        if self._editing.save(seen, key, value, refused):
            row.editor.settle()
            self.unsaved_changed.emit()

    def _clear(self, level: ClearanceLevel | None, values: Mapping[str, Value]) -> None:
        self.leave()
        seen = self._seen
        if seen is None:
            return
        by, document, on = (str(values.get(key) or "") for key in ("by", "document", "on"))
        period = period_of(on)
        tell = self.clearance.explain if level else None
        if self._editing.attempt(
            lambda: self._register.clear(seen, level, by, document, period.last if period else None), tell
        ):
            self.clearance.close_form()
        self.unsaved_changed.emit()

    def _say_still_correct(self) -> None:
        self.leave()
        if self._seen:
            self._editing.confirm([self._seen])

    def _show_moves(self, commitment: Commitment, moves: Sequence[Move]) -> None:
        self._has_reasons = bool(moves) or REASON in commitment.values or REASON in commitment.conflicts
        self._offer_reason()
        self._moves.setVisible(bool(moves))
        # The reason of the newest stands in its field.
        told = [replace(move, reason="") if n == 0 else move for n, move in enumerate(moves[:_MOVES])]
        self._moves.setText("\n".join(self._move(move) for move in told))

    def _offer_reason(self) -> None:
        moves = self.rows["deadline"].draft() is not None and self._seen is not None and self._seen.deadline is not None
        self.rows[REASON].setVisible(self._has_reasons or moves)

    def _move(self, move: Move) -> str:
        _ = self._words
        old, new = (self._wording.value("deadline", value) for value in (move.old, move.new))
        said = _("Moved from {old} to {new}, {name}", old=old, new=new, name=move.author)
        return _("{said}: {reason}", said=said, reason=move.reason) if move.reason else said

    def _show_confirmed(self, commitment: Commitment) -> None:
        """By whom, where anybody did; and the same as the list's mark and filter say of the last meeting."""
        _, confirmed, last = self._words, commitment.confirmed, self._register.last_frozen()
        told = (
            [_("Last confirmed: {when}", when=self._wording.value("confirmed", dict(confirmed)))] if confirmed else []
        )
        if last and last.freeze:
            is_since = commitment.is_confirmed_since(last.freeze.stamp)
            told.append((confirmed_words if is_since else not_confirmed_words)(last.on, _))
        self._confirmed.setText("\n".join(told) or _("Not confirmed yet"))
