"""One field of a commitment: label, editor, what is wrong with what was typed, and differing versions."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLayout, QPushButton, QVBoxLayout, QWidget

from tracker.domain.commitment import Commitment, DifferingVersions
from tracker.domain.fields import FIELDS, Value
from tracker.errors import UserError
from tracker.ui.detail.differing_notice import DifferingNotice
from tracker.ui.detail.drafts import Draft
from tracker.ui.detail.editors import Editor
from tracker.ui.plain import plain_label
from tracker.ui.tab_order import follow
from tracker.ui.wording import Wording
from tracker.words import Words


class FieldRow(QWidget):
    """`edited` carries the commitment as this row showed it, the field and the new value; `explained` once it says why
    what it holds is not saved.

    What is being typed is never overwritten: `show_commitment` leaves an editor alone while it holds something new.
    """

    edited = Signal(object, str, object)
    kept = Signal(object, object, object)
    explained = Signal()

    def __init__(self, key: str, editor: Editor, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        self.editor = editor
        self._words = words
        self._wording = Wording(words)
        self._seen: Commitment | None = None
        self._is_saving = False
        editor.setAccessibleName(self._wording.label(key))
        self._wrong = plain_label(role="overdue", wrapped=True)
        self._wrong.hide()
        beside_name = QVBoxLayout()
        beside_name.setSpacing(4)
        beside_name.addWidget(editor)
        beside_name.addWidget(self._wrong)
        row = QWidget()
        labelled(row, self._wording.label(key), beside_name).setBuddy(editor)
        # Versions may be long: they have the room below the name as well.
        self._versions = QVBoxLayout(self)
        self._versions.setContentsMargins(0, 0, 0, 0)
        self._versions.setSpacing(4)
        self._versions.addWidget(row)
        editor.changing.connect(self._wrong.hide)
        editor.left.connect(self.leave)

    def show_commitment(self, commitment: Commitment) -> None:
        """Show another commitment, or the same one as it is now."""
        same = self._seen is not None and self._seen.id == commitment.id
        if same and self.editor.is_dirty() and not self._is_saving:
            return
        self._show(commitment)

    def _show(self, commitment: Commitment) -> None:
        self._seen = commitment
        is_set = FIELDS[self.key].is_set
        value: Value = "\n".join(commitment.members.get(self.key, ())) if is_set else commitment.values.get(self.key)
        self.editor.show_value(value)
        self._wrong.hide()

    def know(self, before: Commitment, now: Commitment) -> None:
        """What is being typed replaces what stands `now`: whoever types brought that about.

        Not so where what stood `before` was another's already, which this row did not show while something was typed.
        """
        if self._seen is None or _stands(self.key, self._seen) == _stands(self.key, before):
            self._seen = now

    def show_versions(self, differing: DifferingVersions | None) -> None:
        """Show each of differing versions, with the way to keep it."""
        while (item := self._versions.takeAt(1)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        if differing:
            notice = DifferingNotice(differing, self._words)
            notice.kept.connect(self._keep)
            self._versions.addSpacing(4)
            self._versions.addWidget(notice)
            follow(self.editor.inner, *notice.findChildren(QPushButton))

    def leave(self) -> None:
        """Save what was typed, if anything was; what cannot be saved stays and is explained.

        It is new until it is saved; while it is being saved, what stands then may take its place.
        """
        if self._seen is None or self._is_saving or not self.editor.is_dirty():
            return
        try:
            value = self.editor.value()
        except UserError as error:
            self.explain(error)
            return
        self._wrong.hide()
        self._is_saving = True
        try:
            self.edited.emit(self._seen, self.key, value)
        finally:
            self._is_saving = False

    def explain(self, error: UserError) -> None:
        """Say under the editor why what it holds is not saved."""
        self._wrong.setText(" ".join(self._words(part) for part in (error.text, error.advice) if part))
        self._wrong.show()
        self.explained.emit()

    def has_keyboard(self) -> bool:
        """Whether somebody is typing here."""
        focused = self.window().focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def draft(self) -> Draft | None:
        """What was typed and could not be saved; None when there is nothing of the kind."""
        if self._seen is None or not self.editor.is_dirty():
            return None
        return Draft(self._seen.ref, {self.key: self.editor.typed()}, self._seen)

    def hold(self, draft: Draft) -> None:
        """Hold a draft as if it had been typed here, over what was seen then."""
        if isinstance(draft.over, Commitment):
            self._show(draft.over)
        self.editor.type_in(draft.typed[self.key])

    def bring_back(self, draft: Draft) -> None:
        """Put a draft into the editor again, and try again to save it."""
        self.hold(draft)
        # Only once all of the details are shown: what can be saved now has all of them read again.
        QTimer.singleShot(0, self, self.leave)

    def _keep(self, differing: DifferingVersions, value: Value) -> None:
        if self._seen:
            self.kept.emit(self._seen, differing, value)


def _stands(key: str, commitment: Commitment) -> Mapping[str, tuple[str, ...]]:
    """The records of a field, or of each member of a set."""
    return {name: records for name, records in commitment.shown.items() if name.partition("/")[0] == key}


_NAME = "contributing in"
"""As wide as the names of fields are: the longest word of any language fits."""


def labelled(row: QWidget, name: str, content: QLayout) -> QLabel:
    """Lay out a row as every field has it: its name at the left."""
    label = plain_label(name, "muted", wrapped=True)
    label.setFixedWidth(label.fontMetrics().horizontalAdvance(_NAME))
    label.setContentsMargins(0, 6, 0, 0)
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(8)
    layout.addWidget(label)
    layout.addLayout(content, 1)
    layout.setAlignment(label, Qt.AlignmentFlag.AlignTop)
    return label
