"""The Meetings page: empty, with meetings, and what moved between two of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QApplication, QDialog, QWidget

from tracker.ui.screenshots.exchange_states import page_of
from tracker.ui.screenshots.stage import Stage, settle

_LONG = (
    "Third preparatory session of the High-Level Forum on the Flows of Irregular Migrants in the Americas, with the "
    "participation of the international organisations and of civil society"
)


def _empty(stage: Stage) -> QWidget:
    return page_of(stage, "meetings")


def _held(stage: Stage) -> QWidget:
    """Three meetings, one of them to come; between them and since, things moved."""
    register = stage.register
    register.add_meeting("Regional conference on migration", date(2026, 5, 3), "San José")
    register.freeze(register.find_meeting("2026-05-03"))
    register.check_off([register.find(ref) for ref in ("2.1", "4.5", "5.2")])
    register.edit([register.find("2.4")], {"status": "planned", "lead": "Ministry of Labour", "deadline": "2027-Q1"})
    register.add_meeting(_LONG, date(2026, 8, 12), "Washington, D.C., Hall of the Americas")
    register.freeze(register.find_meeting("2026-08-12"))
    register.check_off([register.find(ref) for ref in ("1.2", "3.1")])
    register.edit([register.find("1.1")], {"status": "in_progress"})
    register.edit([register.find("1.5")], {"status": "in_progress", "deadline": "2027-06-30", "person": "Ana Mora"})
    register.edit([register.find("2.3")], {"status": "in_progress", "comment": "Waiting for the ministry."})
    register.edit([register.find("6.1")], {"position": "not_applicable"})
    register.edit([register.find("4.2")], {"deadline": "2026-10-01", "status": "not_started"})
    register.add_meeting("Quarterly review", date(2026, 12, 10))
    return page_of(stage, "meetings")


def _said(stage: Stage) -> QWidget:
    page = _held(stage)
    stage.workplace.meetings.search.setText("1.2")
    stage.workplace.meetings.read()
    return page


def _compared(stage: Stage) -> QWidget:
    page = _held(stage)
    meetings = stage.workplace.meetings
    meetings.view.setCurrentIndex(meetings.model.index(2, 0))
    meetings.compare()
    return page


def _numbers(stage: Stage) -> QWidget:
    page = _compared(stage)
    stage.workplace.meetings.comparison.tabs.setCurrentIndex(1)
    return page


def _draft(stage: Stage) -> QWidget:
    page = _compared(stage)
    stage.workplace.meetings.comparison.tabs.setCurrentIndex(2)
    return page


def _many(stage: Stage) -> QWidget:
    for month in range(1, 13):
        for year in (2024, 2025):
            stage.register.add_meeting(
                f"Meeting of the working group {month} of {year}", date(year, month, 3), "Online"
            )
    return page_of(stage, "meetings")


def _new(stage: Stage) -> QWidget:
    page_of(stage, "meetings")
    stage.workplace.meetings.add()
    settle()
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible())


def _detail(stage: Stage) -> QWidget:
    _held(stage)
    stage.workplace.show_page(0)
    stage.workplace.commitments.show_entity(stage.register.find("1.2").id)
    return stage.frame


STATES: dict[str, Callable[[Stage], QWidget]] = {
    "meetings-empty": _empty,
    "meetings": _held,
    "meetings-said": _said,
    "meetings-many": _many,
    "compared": _compared,
    "compared-numbers": _numbers,
    "compared-draft": _draft,
    "meeting-new": _new,
    "meeting-detail": _detail,
}
