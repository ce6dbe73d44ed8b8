"""Differing versions of a field, each with the way to keep it, under what shows the field."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout

from tracker.domain.commitment import DifferingVersions
from tracker.ui.flow_layout import FlowLayout
from tracker.ui.plain import breakable, plain_label
from tracker.ui.wording import Wording
from tracker.words import Words


class DifferingNotice(QFrame):
    """`kept` with the versions and the value that is to hold."""

    kept = Signal(object, object)

    def __init__(self, differing: DifferingVersions, words: Words) -> None:
        super().__init__()
        wording = Wording(words)
        self.setProperty("role", "notice")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 8, 10, 10)
        layout.setSpacing(4)
        layout.addWidget(plain_label(words("Differing versions: which one holds?"), wrapped=True))
        for version in differing.versions:
            said = wording.value(differing.key, version.value)
            by = words("{author} · {moment}", author=version.author, moment=wording.moment(version.at))
            keep = QPushButton(words("Keep this one"))
            keep.setAccessibleName(words("Keep “{value}” by {author}", value=said, author=version.author))
            keep.clicked.connect(lambda _=False, value=version.value: self.kept.emit(differing, value))
            layout.addSpacing(4)
            layout.addWidget(plain_label(breakable(said), wrapped=True))
            below = FlowLayout(spacing=8)
            below.addWidget(plain_label(by, wrapped=True))
            below.add_right(keep)
            layout.addLayout(below)
