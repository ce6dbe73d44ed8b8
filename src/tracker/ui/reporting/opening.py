"""Opens the problem report over a window: the one of the work, or the one that tells of a crash."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from tracker.places import Places
from tracker.register.register import Register
from tracker.ui.desktop import Desktop
from tracker.ui.reporting.facts import problem_report
from tracker.ui.reporting.report_dialog import ReportDialog
from tracker.ui.theme.theme import Theme
from tracker.words import Words


def show_report(
    window: QWidget, places: Places, register: Register | None, theme: Theme, words: Words, desktop: Desktop
) -> ReportDialog:
    """As things stand now; it is not read again while it is shown."""
    dialog = ReportDialog(problem_report(window, places, register, theme, words), words, desktop, window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog
