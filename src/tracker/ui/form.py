"""Lines of a name and its field, below one another."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFormLayout, QLabel, QWidget

from tracker.ui.plain import stacked

_APART = 4
"""The line under a letter parts it from the next, so that both stand less close than Qt reckons with: “To”, “Ta”."""


class KeyLabel(QLabel):
    """A name whose underlined letter leads to its field; its last letter is never cut."""

    def __init__(self, text: str, field: QWidget | None = None, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        if field is not None:
            self.setBuddy(field)

    def sizeHint(self) -> QSize:
        """A little wider than its letters together."""
        return super().sizeHint() + QSize(_APART, 0)

    def minimumSizeHint(self) -> QSize:
        """No name is cut."""
        return super().minimumSizeHint() + QSize(_APART, 0)


class Form(QFormLayout):
    """As every dialog has it."""

    def __init__(self, parent: QWidget | None = None, *, spacing: int = 8) -> None:
        super().__init__(parent)
        self.setContentsMargins(0, 0, 0, 0)
        self.setHorizontalSpacing(16)
        self.setVerticalSpacing(spacing)
        self.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)

    def add(self, text: str, shown: QWidget, field: QWidget | None = None) -> KeyLabel:
        """A line; the key of its name leads to `field`, where that is only a part of what is shown."""
        label = KeyLabel(text, field or shown)
        self.addRow(label, shown)
        return label

    def add_choices(self, text: str, *choices: QWidget) -> None:
        """A line with several boxes below one another; its name stands beside the first."""
        self.add(text, stacked(*choices)).setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
