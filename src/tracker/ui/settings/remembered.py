"""What the settings leave behind for the next start."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tracker.ui.memory import Memory
from tracker.ui.theme.theme import LETTERS, Appearance, Theme

WEEK = "week"
LETTER_SIZE = "letters"
APPEARANCE = "appearance"


def theme_remembered(application: QApplication, memory: Memory) -> Theme:
    """As it was chosen; as the system, in the usual size, where nothing was or it makes no sense any more."""
    look, letters, day = (memory.text(key) for key in (APPEARANCE, LETTER_SIZE, WEEK))
    appearance = Appearance(look) if look in {one.value for one in Appearance} else Appearance.SYSTEM
    theme = Theme(application, appearance, int(letters) if letters in map(str, LETTERS) else LETTERS[0])
    theme.first_day = Qt.DayOfWeek(int(day)) if day in {str(one.value) for one in Qt.DayOfWeek} else None
    return theme
