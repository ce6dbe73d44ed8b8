"""Copy gives tab-separated text, in every list."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
)

from tracker.ui.commitments.columns import Column
from window import Window, page_key

_CTRL = Qt.KeyboardModifier.ControlModifier


def test_copy_gives_tab_separated_text(window: Window) -> None:
    window.register.edit([window.found("1.5")], {"lead": "Foreign Ministry"})
    window.click("1.5", Column.RECOMMENDATION)
    window.press(Qt.Key.Key_C, _CTRL)
    cells = QGuiApplication.clipboard().text().split("\t")
    assert cells[0] == "1.5" and cells[2:4] == ["Not reported", "Foreign Ministry"]


def test_copy_gives_all_that_is_selected_in_every_list(window: Window, tmp_path: Path) -> None:
    register, pages = window.register, window.workplace.pages
    register.add_meeting("Review", date(2026, 11, 20), "Quito")
    register.freeze(register.find_meeting("Review"))
    register.edit([window.found("1.5")], {"status": "planned", "next_step": "Two\nlines"})
    register.export(tmp_path / "book.xlsx", meeting="Review")
    register.transcribe("ARG", "1.1", {"status": "planned"}, "Note verbale 3")

    def copied(page: str, view: QAbstractItemView, *, everything: bool = True) -> list[list[str]]:
        window.press(page_key(page), _CTRL, window.frame)
        if everything:
            view.selectAll()
        window.press(Qt.Key.Key_C, _CTRL, view)
        return [line.split("\t") for line in QGuiApplication.clipboard().text().split("\n")]

    assert [line[0] for line in copied("commitments", window.workplace.commitments.view)] == window.shown()
    assert len(copied("deadlines", pages.deadlines.view)) == 46
    history = pages.history.view
    window.press(page_key("history"), _CTRL, window.frame)
    history.expand(history.model().index(1, 0))
    done = copied("history", history)
    assert [len(line) for line in done] == [3] * len(done), "not what can be done with it"
    assert ["1.5", "Next steps: Not reported → Two lines", "Luis Vega"] in done[2:4]
    ((day, named, presented),) = copied("meetings", pages.meetings.view)
    assert (day, named, presented) == (
        "20 Nov 2026",
        "Review · Quito · Frozen on 23 Nov 2026",
        "0 of 46 implemented (0%)",
    )
    pages.meetings.compare()
    comparison = pages.meetings.comparison
    heading, status, step = copied("meetings", comparison.moved)
    assert heading[0].startswith("1.5 ") and heading[1:] == ["", ""], "named once"
    assert (status, step[2]) == (["Status", "Not reported", "Planned"], "Two lines")
    comparison.tabs.setCurrentIndex(1)
    assert copied("meetings", comparison.numbers.flow) == [
        ["", "Planned", "Not reported", "All"],
        ["Not reported", "1", "45", "46"],
        ["All", "1", "45", "46"],
    ]
    ((what, state),) = copied("exchange", pages.exchange.view)
    assert what.startswith("Workbook for colleagues · Review · 23 Nov 2026") and what.endswith(" · book.xlsx")
    assert state == "Nothing came back yet"
    overview = pages.overview
    window.press(page_key("overview"), _CTRL, window.frame)
    overview.progress.as_table.click()
    assert copied("overview", overview.progress.table)[0][1:] == ["1", "5", "6"]
    window.press(page_key("regional"), _CTRL, window.frame)
    pages.region.matrix.go_to("ARG", window.found("1.1").recommendation.id)
    noted = "Planned (from a letter, not submitted)"
    assert copied("regional", pages.region.matrix.view, everything=False) == [["Ref", "Argentina"], ["1.1", noted]]
    region = pages.region.model
    pages.region.matrix.view.clearSelection()
    pages.region.matrix.view.setCurrentIndex(region.index(region.rowCount() - 1, region.column_of("ARG")))
    totals = [["Ref", "Argentina"], ["Implemented", "0 of 1"]]
    assert copied("regional", pages.region.matrix.view, everything=False) == totals
    heads, first, *_others = copied("regional", pages.region.matrix.view)
    assert heads == ["Ref", "Recommendation", "Implemented", "Costa Rica", "Argentina"], "ours first, as on screen"
    for shown, view in (("regional", pages.region.matrix.view), ("commitments", window.workplace.commitments.view)):
        earlier = copied(shown, view)
        view.clearSelection()
        assert copied(shown, view, everything=False) == earlier, "what was copied earlier stays"
    assert first[3:] == ["Not reported", noted]
