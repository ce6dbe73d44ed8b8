"""The sections of the details, each a word with how much is in it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QPushButton, QSizePolicy, QWidget

from tracker.words import Words

_IN_A_ROW = (6, 3, 2)
_SPACING = 2


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
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_SPACING)
        self._columns = 0
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
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._arrange()

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
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, other rows."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Another font, too."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._arrange()

    def minimumSizeHint(self) -> QSize:
        """May be made narrower than its rows are now."""
        return QSize(self._needed(min(_IN_A_ROW)), super().minimumSizeHint().height())

    def _arrange(self) -> None:
        """In rows of the same number, as few as there is room for: one below the other, they read as tabs."""
        columns = next((n for n in _IN_A_ROW if self._needed(n) <= self.width()), min(_IN_A_ROW))
        if columns == self._columns:
            return
        self._columns = columns
        for column, buttons in enumerate(self._in_columns(columns)):
            for row, button in enumerate(buttons):
                self._grid.removeWidget(button)
                self._grid.addWidget(button, row, column)
        for column in range(max(_IN_A_ROW)):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        # Who holds it has to be told: Qt does not ask again for the height of what changed while it was laid out.
        self.updateGeometry()

    def _needed(self, columns: int) -> int:
        widest = [max(button.sizeHint().width() for button in buttons) for buttons in self._in_columns(columns)]
        return sum(widest) + _SPACING * (columns - 1)

    def _in_columns(self, columns: int) -> list[list[QPushButton]]:
        """Read across, as they are in Alt+1 to Alt+6."""
        every = list(self.buttons.values())
        return [every[column::columns] for column in range(columns)]
