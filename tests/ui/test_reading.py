"""What is read beside the window, while it is asked for again and again, or cannot be read."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from jobs_kept import JobsKept
from tracker.errors import UserError
from tracker.ui.reading import Reading
from tracker.words import message
from window import Window, page_key


def test_whatever_is_asked_for_meanwhile_is_read_once_more(qtbot: QtBot) -> None:
    page, jobs = QWidget(), JobsKept()
    qtbot.addWidget(page)
    standing, shown = ["first"], list[str]()
    reading = Reading(jobs, lambda: standing[-1], shown.append, lambda _: None, "Reading", page)
    for _ in range(5):
        reading.begin()
    assert len(jobs.asked) == 1
    jobs.asked.pop()()
    standing.append("second")
    assert len(jobs.asked) == 1
    jobs.asked.pop()()
    assert (shown, jobs.asked) == (["first", "second"], [])
    reading.begin()
    assert len(jobs.asked) == 1


@pytest.mark.parametrize(("page", "verb"), [("overview", "overview"), ("regional", "region")])
def test_what_cannot_be_read_is_told_below_and_interrupts_nobody(
    window: Window, monkeypatch: pytest.MonkeyPatch, page: str, verb: str
) -> None:
    def refused() -> None:
        raise UserError(message("Not read."), message("The disk is not there."))

    with monkeypatch.context() as patch:
        patch.setattr(window.register, verb, refused)
        window.press(page_key(page), Qt.KeyboardModifier.ControlModifier, window.frame)
        assert "The disk is not there." in window.frame.statusBar().currentMessage()
    window.workplace.store.replaced.emit()
    assert window.frame.statusBar().currentMessage() == ""
