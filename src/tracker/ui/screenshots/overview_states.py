"""The Overview and the Deadlines page: empty, as usual, and after two meetings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtWidgets import QWidget

from tracker.domain.exchange import Sent
from tracker.domain.overview import AtMeeting, Moved, SinceMeeting
from tracker.ui.navigation import number_of
from tracker.ui.screenshots.stage import DAY, Stage

_STATUSES = ("implemented", "in_progress", "partially_implemented", "planned", "continuous", "not_started", "")
_LEADS = ("Foreign Ministry", "Migration Directorate", "Ministry of Labour", "Women’s Institute", "")
_PRESENTED = (
    AtMeeting("First review", date(2025, 11, 20), Counter({"": 33, "planned": 8, "in_progress": 4}), 1),
    AtMeeting(
        "Second review", date(2026, 6, 12), Counter({"": 18, "planned": 9, "in_progress": 14, "implemented": 4}), 1
    ),
)
_MOVED = (("in_progress", "implemented", ("1.1", "2.2", "4.4")), ("planned", "in_progress", ("3.1", "3.4")))

_AWAITED = (
    Sent("1", "submission", "Secretariat", "", "2026-11-20T15:00:00Z", "Ana Mora", 60),
    Sent("2", "update", "Luis Rojas", "", "2026-11-16T09:30:00Z", "Ana Mora", 12),
)


def _reported(stage: Stage) -> None:
    """Most of what a delegation reports in a year, spread over all panels."""
    for number, commitment in enumerate(stage.register.listed()):
        if not commitment.values and number % 6:
            due = DAY + timedelta(days=(number * 37) % 320 - 40)
            code = f"{due.year}-Q{(due.month + 2) // 3}" if number % 4 == 0 else due.isoformat()
            values = {"status": _STATUSES[number % 7], "lead": _LEADS[number % 5], "deadline": code}
            stage.register.edit([commitment], {key: value or None for key, value in values.items()})
    stage.register.edit([stage.register.find("6.4")], {"position": "not_applicable"})
    seen = stage.register.find("5.2")
    for lead in ("Foreign Ministry", "Ministry of Labour"):
        stage.register.edit([seen], {"lead": lead})


def _overview(stage: Stage) -> QWidget:
    _reported(stage)
    return _shown(stage, "overview")


def _overview_empty(stage: Stage) -> QWidget:
    """Before anything was reported."""
    while stage.register.undoable():
        stage.register.undo()
    return _shown(stage, "overview")


def _overview_table(stage: Stage) -> QWidget:
    page = _overview(stage)
    stage.workplace.overview.progress.as_table.click()
    return page


def _overview_meetings(stage: Stage) -> QWidget:
    """What the page tells once meetings were frozen."""
    page = _overview(stage)
    ids = {c.ref: c.id for c in stage.register.listed()}
    moved = tuple(Moved(before, after, tuple(ids[ref] for ref in refs), refs) for before, after, refs in _MOVED)
    since = SinceMeeting(_PRESENTED[-1].meeting, _PRESENTED[-1].day, moved, 41)
    stage.workplace.overview.show_overview(
        replace(stage.register.overview(), meetings=_PRESENTED, since=since, awaited=_AWAITED)
    )
    return page


def _deadlines(stage: Stage) -> QWidget:
    _reported(stage)
    return _shown(stage, "deadlines")


def _shown(stage: Stage, page: str) -> QWidget:
    stage.workplace.show_page(number_of(page))
    stage.workplace.undo_bar.hide()
    return stage.frame


STATES: dict[str, Callable[[Stage], QWidget]] = {
    "overview": _overview,
    "overview-few": lambda stage: _shown(stage, "overview"),
    "overview-empty": _overview_empty,
    "overview-table": _overview_table,
    "overview-meetings": _overview_meetings,
    "deadlines": _deadlines,
    "deadlines-few": lambda stage: _shown(stage, "deadlines"),
}
