"""The line at the bottom of the window."""

from __future__ import annotations

from PySide6.QtTest import QTest

import seen
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
