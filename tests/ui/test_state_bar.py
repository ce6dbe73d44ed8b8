"""The line at the bottom of the window."""

from __future__ import annotations

from datetime import date

from PySide6.QtTest import QTest

import seen
from tracker.domain.query import Health
from window import Window


def test_in_a_narrow_window_something_is_left_out_and_no_word_is_cut(window: Window) -> None:
    window.register.check_off([window.found("1.2")])
    window.frame.resize(1366, 768)
    QTest.qWait(0)
    bar = window.frame.statusBar()
    assert "46 commitments" in seen.told(bar) and "No backup yet" in seen.told(bar)
    window.frame.resize(760, 768)
    window.workplace.state.show_waiting(12)
    window.workplace.state.show_invented()
    QTest.qWait(0)
    assert "All changes saved" in seen.told(bar) and "46 commitments" not in seen.told(bar)
    assert "No backup yet" in window.workplace.state._saved.toolTip()
    cut = [part for part in (window.workplace.state._saved,) if part.width() < part.sizeHint().width()]
    assert not cut


def test_with_larger_letters_the_links_keep_their_sign_and_number_and_nothing_is_cut(window: Window) -> None:
    state, bar = window.workplace.state, window.frame.statusBar()
    bar.setStyleSheet("* { font-size: 21px; }")
    QTest.qWait(0)
    window.frame.resize(760, 768)
    state.show_health(Health(saved=None, backup=None, conflicts=3, total=46), date(2026, 11, 23), read_only=False)
    state.show_waiting(12)
    state.show_invented()
    QTest.qWait(0)
    assert (state.conflicts.text(), state.waiting.text()) == ("3", "12")
    assert state.conflicts.accessibleName() == "3 of 46 with differing versions"
    assert [
        part for part in (state.conflicts, state.waiting, state._invented) if part.width() < part.sizeHint().width()
    ] == []
    assert state._invented.geometry().right() < bar.width()
    bar.setStyleSheet("")
    window.frame.resize(1366, 768)
    QTest.qWait(0)
    assert state.waiting.text() == "12 reviews waiting"
