"""The settings, by keys and clicks."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QPushButton, QWidget

from tracker.domain.export import Audience
from tracker.ui.commitments.columns import Column
from tracker.ui.exporting.export_dialog import ExportDialog
from tracker.ui.exporting.export_form import ExportForm
from tracker.ui.first_start.identity_dialog import IdentityDialog
from tracker.ui.memory import Memory
from tracker.ui.settings.settings_dialog import SettingsDialog
from tracker.ui.theme.theme import Appearance
from window import Window


def _open(window: Window) -> SettingsDialog:
    window.workplace.commands.settings.trigger()
    (dialog,) = [d for d in window.frame.findChildren(SettingsDialog) if d.isVisible()]
    return dialog


def _choose(dialog: SettingsDialog, title: str, down: int) -> None:
    """Go to the list of this name by its label, and down so many entries."""
    box = next(w for w in dialog.findChildren(QLabel) if w.text().replace("&", "") == title).buddy()
    assert isinstance(box, QComboBox)
    box.setFocus()
    for _ in range(down):
        QTest.keyClick(box, Qt.Key.Key_Down)


def _press(around: QWidget, text: str) -> None:
    button = next(b for b in around.findChildren(QPushButton) if b.text().replace("&", "") == text)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_how_the_window_looks_is_applied_at_once_and_remembered(window: Window) -> None:
    dialog, memory = _open(window), Memory(window.register.places.window)
    _choose(dialog, "Appearance", 1)
    assert window.workplace._theme.appearance is Appearance.DARK
    assert window.workplace.commands.appearances[Appearance.DARK].isChecked()
    assert memory.text("appearance") == "dark"
    window.workplace._theme.choose(Appearance.LIGHT)
    month = window.workplace.pages.deadlines.month.days
    _choose(dialog, "Weeks begin on", 1)
    assert month._first().isoweekday() == 1 and memory.text("week") == "1"
    _choose(dialog, "Weeks begin on", 1)
    assert month._first().isoweekday() == 6
    percent = next(b for b in dialog.findChildren(QCheckBox) if b.text() == "Progress (%)")
    QTest.mouseClick(percent, Qt.MouseButton.LeftButton, pos=QPoint(8, percent.height() // 2))
    assert memory.text("list/percent") == "yes"
    columns = window.workplace.commitments.view
    assert not columns.isColumnHidden(Column.PERCENT)
    updated = next(b for b in dialog.findChildren(QCheckBox) if b.text() == "Updated")
    assert columns.isColumnHidden(Column.UPDATED) and not updated.isChecked(), "no tick for what is not there"
    QTest.mouseClick(updated, Qt.MouseButton.LeftButton, pos=QPoint(8, updated.height() // 2))
    assert not columns.isColumnHidden(Column.UPDATED)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_workbook_is_offered_for_whom_and_in_the_language_that_was_chosen(window: Window) -> None:
    dialog = _open(window)
    dialog.pages.setCurrentIndex(1)
    _choose(dialog, "Workbooks for", 1)
    _choose(dialog, "Workbooks in", 3)
    dialog.reject()
    window.workplace.commands.export.trigger()
    (export,) = window.frame.findChildren(ExportDialog)
    (form,) = export.findChildren(ExportForm)
    assert (form.audience, form.language) == (Audience.OUTWARD, "pt")
    export.reject()


def test_where_the_data_lies_and_who_works_here(window: Window) -> None:
    dialog = _open(window)
    dialog.pages.setCurrentIndex(1)
    assert "Luis Vega · Costa Rica" in [label.text() for label in dialog.findChildren(QLabel)]
    _press(dialog, "Change…")
    (identity,) = [d for d in window.frame.findChildren(IdentityDialog) if d.isVisible()]
    identity.reject()
    unnamed = [
        w
        for w in dialog.findChildren(QComboBox)
        if not w.accessibleName() and not any(label.buddy() is w for label in dialog.findChildren(QLabel))
    ]
    assert not unnamed
