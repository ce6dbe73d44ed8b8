"""The sections of the details, each a word with how much is in it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QSizePolicy, QWidget

from tracker.ui.flow_layout import FlowLayout
from tracker.words import Words


class SectionBar(QWidget):
    """`chosen` carries a section's key. One stop for Tab; the arrow keys go from section to section."""

    chosen = Signal(str)

    def __init__(self, names: Mapping[str, str], words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = names
        self._words = words
        self._group = QButtonGroup(self)
        self.buttons: dict[str, QPushButton] = {}
        self.setAccessibleName(words("Sections of the details"))
        layout = FlowLayout(self, spacing=4, even=True)
        for number, (key, name) in enumerate(names.items(), start=1):
            button = QPushButton()
            button.setText(name)
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.setProperty("role", "section")
            button.setToolTip(words("{section} (Alt+{number})", section=name, number=number))
            button.toggled.connect(lambda on, k=key: self._choose(k) if on else None)
            self._group.addButton(button)
            self.buttons[key] = button
            layout.addWidget(button)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _choose(self, key: str) -> None:
        self.chosen.emit(key)

    def show_section(self, key: str) -> None:
        """Mark this one as shown."""
        self.buttons[key].setChecked(True)

    def show_count(self, key: str, count: int) -> None:
        """Say how much is in a section; nothing where there is nothing."""
        name = self._names[key]
        self.buttons[key].setText(f"{name} {count}" if count else name)
        self.buttons[key].setAccessibleName(self._words("{section}: {n}", section=name, n=count) if count else name)
        self.updateGeometry()
