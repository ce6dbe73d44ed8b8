"""A day, typed or from a calendar."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale
from PySide6.QtWidgets import QDateEdit

from tracker.words import Words


def day_edit(words: Words, day: date, *, may_come: bool = False) -> QDateEdit:
    """Shows this day; none after it can be chosen where what is noted has happened."""
    edit = QDateEdit()
    edit.setLocale(QLocale(words.language))
    edit.setDisplayFormat("d MMM yyyy")
    edit.setCalendarPopup(True)
    edit.setDate(QDate(day.year, day.month, day.day))
    if not may_come:
        edit.setMaximumDate(edit.date())
    return edit


def day_of(edit: QDateEdit) -> date:
    """The day it shows."""
    chosen = edit.date()
    return date(chosen.year(), chosen.month(), chosen.day())
