"""What happens around the window while it is open: other days, other processes, disks that fail."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit

from offices import Clock
from tracker.errors import UserError
from tracker.ui.commitments.columns import Column
from tracker.ui.commitments.period_edit import PeriodEdit
from tracker.words import message
from window import Window


def _lateness(window: Window) -> tuple[bool, bool]:
    """Whether list and details say that 1.2 is late."""
    told = str(window.cell("1.2", Column.DEADLINE).data(Qt.ItemDataRole.ToolTipRole))
    labels = [label.text() for label in window.workplace.detail.findChildren(QLabel)]
    return "1 day late" in told, "Overdue: 1 day late." in labels


def test_a_window_left_open_over_midnight_counts_from_the_new_day(window: Window, clock: Clock) -> None:
    today = window.register.today()
    window.register.edit([window.found("1.2")], {"deadline": today.isoformat()})
    window.click("1.2", Column.RECOMMENDATION)
    assert _lateness(window) == (False, False)
    clock.later(days=1)
    window.workplace.store.ask()
    assert _lateness(window) == (True, True)
    typed = window.workplace.detail.rows["deadline"].findChild(PeriodEdit)
    assert typed is not None
    typed.setText("in 1 day")
    assert typed.code() == window.register.today().replace(day=today.day + 2).isoformat()
    typed.undo()


def test_a_new_day_is_noticed_once(window: Window, clock: Clock) -> None:
    told: list[bool] = []
    window.workplace.store.replaced.connect(lambda: told.append(True))
    window.workplace.store.ask()
    clock.later(days=1)
    window.workplace.store.ask()
    window.workplace.store.ask()
    assert told == [True]


def test_trouble_is_told_once_and_again_only_after_it_worked(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    bar = window.frame.statusBar()
    told: list[UserError | None] = []
    window.workplace.store.trouble.connect(told.append)

    def refuse() -> bool:
        raise UserError(message("Nothing was read."), message("The disk does not answer."))

    def ask(times: int) -> None:
        for _ in range(times):
            window.workplace.store.ask()

    for _ in range(2):
        with monkeypatch.context() as failing:
            failing.setattr(window.register, "changed_elsewhere", refuse)
            ask(3)
        assert bar.currentMessage() == "Nothing was read. The disk does not answer."
        ask(2)
        assert bar.currentMessage() == ""
    assert [bool(error) for error in told] == [True, False, True, False]


def test_what_was_written_during_trouble_is_read_after_it(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[bool] = []
    window.workplace.store.replaced.connect(lambda: told.append(True))

    def refuse() -> bool:
        raise UserError(message("Nothing was read."), message("The disk does not answer."))

    with monkeypatch.context() as failing:
        failing.setattr(window.register, "changed_elsewhere", refuse)
        window.workplace.store.ask()
    window.workplace.store.ask()
    assert told == [True]


def test_a_window_can_be_closed_twice(window: Window) -> None:
    window.workplace.store.close()
    window.workplace.store.close()
    window.frame.close()
    window.frame.close()
    window.register.check_off([window.found("1.2")])
    assert window.workplace.commitments.findChildren(QLineEdit)
