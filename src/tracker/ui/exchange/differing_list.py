"""Fields that two people changed without knowing of each other, each to be decided by a person."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from tracker.domain.commitment import Commitment, DifferingVersions, Version
from tracker.domain.fields import FIELDS
from tracker.errors import UserError
from tracker.ui.detail.editors import Editor
from tracker.ui.plain import as_written, plain_label
from tracker.ui.reading_only import READS
from tracker.ui.wording import Wording
from tracker.words import Words

Differing = tuple[Commitment, DifferingVersions]

_AT_ONCE = 20
"""An import can leave hundreds open; drawing them all at once would hold up the window."""


class DifferingList(QWidget):
    """`decided` with the commitment, its versions and the value that is to hold.

    `opened` with a commitment and its field. `author` is who reads it, whose own versions are called theirs.
    """

    decided = Signal(object, object, object)
    opened = Signal(str, str)

    def __init__(self, words: Words, make_editor: Callable[[str], Editor], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.author = ""
        self._make_editor = make_editor
        self._all: Sequence[Differing] = ()
        self._room = _AT_ONCE
        self._entries: list[DifferingEntry] = []
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(16)
        self._more = QPushButton(words("Show more"))
        self._more.setProperty(READS, True)
        self._more.setProperty("link", True)
        self._more.setProperty("edge", True)
        self._more.clicked.connect(self._show_more)
        self._rows.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)

    def show_differing(self, differing: Sequence[Differing]) -> None:
        """Show these. An entry that is unchanged stays, with what is being typed in it."""
        self._all = differing
        shown = differing[: self._room]
        now = {_place(c, d): d for c, d in shown}
        gone = [e for e in self._entries if now.get(e.place) != e.differing]
        kept = {e.place: e for e in self._entries if e not in gone}
        held_focus = next((n for n, e in enumerate(self._entries) if e in gone and _has_focus(e)), None)
        for entry in gone:
            self._rows.removeWidget(entry)
            entry.hide()
            entry.deleteLater()
        self._entries = [kept.get(_place(c, d)) or self._entry(c, d) for c, d in shown]
        for number, entry in enumerate(self._entries):
            self._rows.insertWidget(number, entry)
            # At once, not with the next turn of the event loop: the keyboard may have to go to it.
            entry.show()
        rest = len(differing) - len(shown)
        self._more.setText(self._words("Show {n} more", n=rest))
        self._more.setVisible(rest > 0)
        if held_focus is not None and self._entries:
            self._entries[min(held_focus, len(self._entries) - 1)].go_to_first()

    def _entry(self, seen: Commitment, differing: DifferingVersions) -> DifferingEntry:
        entry = DifferingEntry(seen, differing, self._words, self.author, self._make_editor)
        entry.decided.connect(self.decided)
        entry.opened.connect(self.opened)
        return entry

    def _show_more(self) -> None:
        self._room += _AT_ONCE
        self.show_differing(self._all)


class DifferingEntry(QWidget):
    """One field: what each person said, what stood before, and the way to decide."""

    decided = Signal(object, object, object)
    opened = Signal(str, str)

    def __init__(
        self,
        seen: Commitment,
        differing: DifferingVersions,
        words: Words,
        author: str,
        make_editor: Callable[[str], Editor],
    ) -> None:
        super().__init__()
        self.seen = seen
        self.differing = differing
        self._words = words
        self._author = author
        self._wording = Wording(words)
        self._make_editor = make_editor
        self._editor: Editor | None = None
        self._wrong = plain_label(role="overdue", wrapped=True)
        self._wrong.hide()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(8)
        self._layout.addLayout(self._heading())
        self._keeping = [self._version(version) for version in differing.versions]
        before = self._wording.value(differing.key, differing.base)
        self._layout.addWidget(plain_label(words("Before that: {value}", value=before), "muted", wrapped=True))
        if differing.key in FIELDS and FIELDS[differing.key].is_typed:
            self._layout.addWidget(self._other(), 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def place(self) -> tuple[str, str, str]:
        """Of which commitment, which field, and which note."""
        return _place(self.seen, self.differing)

    def go_to_first(self) -> None:
        """Give the keyboard to the first version; as focus proxy it would leave the reference out of reach of Tab."""
        self._keeping[0].setFocus()

    @property
    def _spoken(self) -> str:
        label = self._wording.label(self.differing.key)
        return self._words("{ref} {field}", ref=self.seen.ref, field=label)

    def _heading(self) -> QHBoxLayout:
        ref = QPushButton(self.seen.ref)
        ref.setProperty("link", True)
        ref.setProperty("edge", True)
        ref.setProperty(READS, True)
        ref.setAccessibleName(self._words("Go to {ref}", ref=self.seen.ref))
        ref.setToolTip(as_written(self.seen.text.body))
        ref.clicked.connect(lambda: self.opened.emit(self.seen.id, self.differing.key))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(ref)
        row.addWidget(plain_label(self._wording.label(self.differing.key), "heading"), 1)
        return row

    def _version(self, version: Version) -> QPushButton:
        _ = self._words
        said = self._wording.value(self.differing.key, version.value)
        who = _("You") if version.author == self._author else version.author or _("not named")
        keep = QPushButton(_("Keep this one"))
        keep.setAccessibleName(_("{place}: keep “{value}” by {author}", place=self._spoken, value=said, author=who))
        keep.clicked.connect(lambda: self.decided.emit(self.seen, self.differing, version.value))
        told = QVBoxLayout()
        told.setSpacing(0)
        told.addWidget(plain_label(said, wrapped=True))
        by = _("{author} · {moment}", author=who, moment=self._wording.moment(version.at))
        told.addWidget(plain_label(by, "muted", wrapped=True))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addLayout(told, 1)
        row.addWidget(keep, 0, Qt.AlignmentFlag.AlignTop)
        self._layout.addLayout(row)
        return keep

    def _other(self) -> QPushButton:
        other = QPushButton(self._words("Another value…"))
        other.setProperty("link", True)
        other.setProperty("edge", True)
        other.setAccessibleName(self._words("{place}: another value", place=self._spoken))
        other.clicked.connect(lambda: self._ask_for_other(other))
        return other

    def _ask_for_other(self, other: QPushButton) -> None:
        other.hide()
        self._editor = self._make_editor(self.differing.key)
        self._editor.setAccessibleName(self._spoken)
        self._editor.show_value(self.differing.versions[0].value)
        use = QPushButton(self._words("Use this value"))
        use.setAccessibleName(self._words("{place}: use this value", place=self._spoken))
        use.clicked.connect(self._use)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._editor, 1)
        row.addWidget(use, 0, Qt.AlignmentFlag.AlignTop)
        self._layout.addLayout(row)
        self._layout.addWidget(self._wrong)
        for widget in (self._editor, use):
            widget.show()
        self._editor.setFocus()

    def _use(self) -> None:
        if self._editor is None:
            return
        try:
            value = self._editor.value()
        except UserError as error:
            parts = [error.text] + ([error.advice] if error.advice else [])
            self._wrong.setText(" ".join(self._words(part) for part in parts))
            self._wrong.show()
            return
        self.decided.emit(self.seen, self.differing, value)


def _place(seen: Commitment, differing: DifferingVersions) -> tuple[str, str, str]:
    return seen.id, differing.key, differing.thing


def _has_focus(entry: QWidget) -> bool:
    focused = entry.window().focusWidget()
    return focused is not None and entry.isAncestorOf(focused)
