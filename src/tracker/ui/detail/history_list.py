"""What happened to one commitment, newest first, with the way back to any value."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from tracker.domain.commitment import Commitment, CommitmentDetail, HistoryEntry, ThingChange
from tracker.domain.fields import FIELDS
from tracker.domain.made_words import made_words
from tracker.register.register import Register
from tracker.ui.detail.section import Section
from tracker.ui.editing import Editing
from tracker.ui.plain import as_written, plain_label
from tracker.ui.reading_only import READS
from tracker.ui.theme.theme import Theme
from tracker.ui.wording import Wording
from tracker.words import Words

_FIRST = 12


class HistoryList(QWidget):
    """`restored` carries the commitment as shown, a field and the value to bring back."""

    restored = Signal(object, str, object)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._wording = Wording(words)
        self._entries: Sequence[HistoryEntry | ThingChange] = ()
        self._commitment: Commitment | None = None
        self._all = False
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(12)

    def show_entries(
        self, commitment: Commitment, entries: Sequence[HistoryEntry], made: Sequence[ThingChange] = ()
    ) -> None:
        """Show these; a long past opens on request."""
        if self._commitment is None or self._commitment.id != commitment.id:
            self._all = False
        self._commitment = commitment
        self._entries = sorted([*entries, *made], key=lambda entry: entry.at, reverse=True)
        self._draw()

    def _draw(self) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        shown = self._entries if self._all else self._entries[:_FIRST]
        for entry in shown:
            self._rows.addWidget(self._row(entry))
        if not self._entries:
            nothing = self._words("Nothing has been recorded for this commitment yet.")
            self._rows.addWidget(plain_label(nothing, "muted", wrapped=True))
        if len(shown) < len(self._entries):
            more = QPushButton(self._words("Show all {n} entries", n=len(self._entries)))
            more.setProperty("link", True)
            more.setProperty("edge", True)
            more.setProperty(READS, True)
            more.clicked.connect(self._show_all)
            self._rows.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)

    def _show_all(self) -> None:
        self._all = True
        self._draw()

    def _row(self, entry: HistoryEntry | ThingChange) -> QWidget:
        row = QFrame()
        layout = QVBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(1)
        told = self._wording.change(entry) if isinstance(entry, HistoryEntry) else made_words(entry, self._words)
        what = plain_label(told, wrapped=True)
        what.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        layout.addWidget(what)
        layout.addWidget(plain_label(self._told_by(entry), "muted", wrapped=True))
        if isinstance(entry, HistoryEntry) and (way := self._way_back(entry)) is not None:
            key, (said, value) = entry.key, way
            button = QPushButton(self._words("Restore this value"))
            button.setAccessibleName(self._words("Restore: {value}", value=said))
            button.setToolTip(as_written(said))
            button.setProperty("link", True)
            button.setProperty("edge", True)
            button.clicked.connect(lambda: self.restored.emit(self._commitment, key, value))
            layout.addSpacing(3)
            layout.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return row

    def _told_by(self, entry: HistoryEntry | ThingChange) -> str:
        _ = self._words
        parts = [entry.author, self._wording.moment(entry.at)]
        if entry.file:
            parts.append(_("from {file}, imported by {name}", file=entry.file, name=entry.imported_by or ""))
        if isinstance(entry, HistoryEntry) and entry.differs:
            parts.append(_("differing version"))
        return " · ".join(parts)

    def _way_back(self, entry: HistoryEntry) -> tuple[str, str | int | dict[str, str] | None] | None:
        """What restoring would write; None where the value is the present one anyway."""
        commitment = self._commitment
        if commitment is None or entry.key not in FIELDS or not FIELDS[entry.key].is_typed:
            return None
        if entry.element is None:
            if entry.new == commitment.values.get(entry.key):
                return None
            return self._wording.value(entry.key, entry.new), entry.new
        names = set(commitment.members.get(entry.key, ()))
        wanted = names | {entry.element} if entry.new is not None else names - {entry.element}
        return None if wanted == names else (self._wording.change(entry), "\n".join(sorted(wanted)))


class HistorySection(Section):
    """All that happened, with the way back to any value."""

    def __init__(self, register: Register, words: Words, theme: Theme, editing: Editing) -> None:
        super().__init__(register, words, theme, editing)
        self._list = HistoryList(words)
        self._list.restored.connect(lambda seen, key, value: editing.edit([seen], {key: value}))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._list)
        layout.addStretch(1)
        self.setAccessibleName(words("History"))

    def show_detail(self, detail: CommitmentDetail) -> None:
        """Show what happened to another commitment, or to the same until now."""
        self._list.show_entries(detail.commitment, detail.history, detail.made)
