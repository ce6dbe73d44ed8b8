"""What is told in a submission: a box for each level, with what it stands for."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from tracker.domain.submission import LEVEL_CONTENTS, LEVEL_LABELS
from tracker.ui.plain import as_written, plain_label
from tracker.ui.theme.icons import beside_letters
from tracker.words import Words

_UNDER_THE_NAME = 24
"""What a box stands for begins under its name."""


class LevelBoxes(QWidget):
    """`changed` when others are chosen."""

    changed = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._boxes = {level: QCheckBox(words(label)) for level, label in LEVEL_LABELS.items()}
        self._explained = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for level, box in self._boxes.items():
            told = plain_label(words(LEVEL_CONTENTS[level]), "muted", wrapped=True)
            told.setContentsMargins(beside_letters(_UNDER_THE_NAME), 0, 0, 4)
            box.setAccessibleDescription(told.text())
            box.setToolTip(as_written(told.text()))
            box.toggled.connect(self.changed)
            layout.addWidget(box)
            layout.addWidget(told)
            self._explained.append(told)

    @property
    def chosen(self) -> tuple[str, ...]:
        """The levels that have a tick."""
        return tuple(level for level, box in self._boxes.items() if box.isChecked())

    def choose(self, levels: Collection[str]) -> None:
        """Choose these and no others."""
        for level, box in self._boxes.items():
            box.setChecked(level in levels)

    def explain(self, wanted: bool) -> None:
        """Whether what each stands for is said below it; the box tells it by itself."""
        for told in self._explained:
            told.setVisible(wanted)
