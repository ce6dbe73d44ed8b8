"""Journeys from a number to the commitments it counts, by clicks and keys."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

import seen
from desk import DeskOfATest
from jobs_kept import JobsKept
from tracker.domain.overview import FILTERS, AtMeeting, Figure, Moved, SinceMeeting
from tracker.domain.query import NO_VALUE, Filter
from tracker.register.register import Register
from tracker.ui.charts.view import ChartView
from tracker.ui.overview.charted import picture_title
from tracker.ui.overview.page import OverviewPage
from tracker.ui.overview.tile import Tile
from tracker.ui.theme.theme import Theme
from tracker.words import Words
from window import Window

_CTRL = Qt.KeyboardModifier.ControlModifier
_REPORTED: dict[str, dict[str, str]] = {
    "1.1": {"status": "implemented", "lead": "Foreign Ministry"},
    "1.2": {"status": "in_progress", "lead": "Migration Directorate", "deadline": "2026-11-11"},
    "1.3": {"status": "continuous", "lead": "Foreign Ministry"},
    "1.4": {"status": "in_progress", "deadline": "2026-12-20"},
    "1.5": {"status": "implemented", "position": "not_applicable"},
    "2.1": {"status": "planned", "deadline": "2027-Q2"},
    "2.2": {"status": "implemented", "deadline": "2026-01-01"},
}


@pytest.fixture
def reported(register: Register) -> None:
    """Before the window is opened, which would show each of these steps."""
    for ref, values in _REPORTED.items():
        register.edit([register.find(ref)], values)
    stale = register.find("3.1")
    for lead in ("Ministry of Labour", "Ministry of Health"):
        register.edit([stale], {"lead": lead})


@pytest.fixture
def page(reported: None, window: Window, qtbot: QtBot) -> OverviewPage:
    qtbot.waitUntil(window.workplace.navigation.isVisible)
    seen.click(window.workplace.navigation, "Overview")
    return window.workplace.pages.overview


def tile(page: OverviewPage, figure: Figure) -> Tile:
    return next(t for t in page.findChildren(Tile) if t.figure is figure)


def click_part(view: ChartView, key: str, code: str) -> int:
    """Click a part of a bar; how many it counts."""
    for spot, box in view.layout_now().spots:
        if spot.bar is not None and view.chart.bars[spot.bar].key == key and view.chart.kinds[spot.kind].code == code:
            QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=box.center().toPoint())
            return view.chart.bars[spot.bar].parts[spot.kind]
    raise AssertionError(f"{key} has no {code}")


def listed(window: Window) -> list[str]:
    assert window.workplace.pages.currentWidget() is window.workplace.commitments
    return window.shown()


def test_a_tile_opens_exactly_what_it_counts(page: OverviewPage, window: Window) -> None:
    for figure, (refs, of) in {
        Figure.IMPLEMENTED: (["1.1", "2.2"], "45"),
        Figure.IN_PROGRESS: (["1.2", "1.4"], "45"),
        Figure.OVERDUE: (["1.2"], "42 open"),
        Figure.DUE_IN_30_DAYS: (["1.4"], "42 open"),
        Figure.WITHOUT_DOCUMENTS: (["1.1", "1.3", "2.2"], "3 results"),
        Figure.DIFFERING: (["3.1"], "46"),
    }.items():
        window.workplace.show_page(0)
        window.workplace.commitments.filters.show_filter(Filter(search="nothing at all"))
        spoken = tile(page, figure).accessibleName()
        assert f": {len(refs)} of {of}" in spoken
        QTest.mouseClick(tile(page, figure), Qt.MouseButton.LeftButton)
        assert listed(window) == refs, figure


def test_the_number_on_every_tile_is_the_length_of_the_list_that_the_keyboard_opens(
    page: OverviewPage, window: Window
) -> None:
    for figure in Figure:
        window.workplace.show_page(0)
        told = tile(page, figure)
        number = int(told.accessibleName().split(": ")[1].split()[0])
        told.setFocus()
        QTest.keyClick(told, Qt.Key.Key_Space)
        assert len(listed(window)) == number == window.register.outline(FILTERS[figure]).shown, figure


def test_figures_are_read_beside_the_window_and_the_former_stand_until_then(
    reported: None, register: Register, words: Words, theme: Theme, qtbot: QtBot, tmp_path: Path
) -> None:
    kept = JobsKept()
    page = OverviewPage(register, words, theme, kept, DeskOfATest(tmp_path))
    qtbot.addWidget(page)
    page.show()
    page.read()
    assert "Being read…" in seen.told(page) and "No open commitment has a deadline ahead." not in seen.told(page)
    kept.asked.pop()()
    register.edit([register.find("1.3")], {"status": "implemented"})
    page.read()
    assert "2 of 45" in tile(page, Figure.IMPLEMENTED).accessibleName()
    kept.asked.pop()()
    assert "3 of 45" in tile(page, Figure.IMPLEMENTED).accessibleName()


def test_every_part_of_every_bar_opens_its_list(page: OverviewPage, window: Window) -> None:
    chart = page.progress.view.chart
    assert [kind.code for kind in chart.kinds] == ["implemented", "continuous", "in_progress", "planned", NO_VALUE]
    for bar in chart.bars:
        for kind, n in zip(chart.kinds, bar.parts, strict=True):
            if n:
                window.workplace.show_page(0)
                assert click_part(page.progress.view, bar.key or "", kind.code) == n == len(listed(window))
                assert {ref.split(".")[0] for ref in window.shown()} == {bar.label.split()[0]}


def test_every_number_of_the_table_opens_the_list_that_its_part_of_the_bar_opens(
    page: OverviewPage, window: Window
) -> None:
    chart, table = page.progress.view.chart, page.progress.table
    page.progress.as_table.click()
    for row, bar in enumerate(chart.bars[:2]):
        for column, n in enumerate((*bar.parts, sum(bar.parts)), 1):
            window.workplace.show_page(0)
            table.setFocus()
            table.setCurrentIndex(table.model().index(row, column))
            window.press(Qt.Key.Key_Return)
            if n:
                assert len(listed(window)) == n == int(table.currentIndex().data())
                assert {ref.split(".")[0] for ref in window.shown()} == {bar.label.split()[0]}
            else:
                assert window.workplace.pages.currentWidget() is page
    window.workplace.show_page(0)
    at = table.visualRect(table.model().index(0, 1)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert listed(window) == ["1.1"]


def test_the_legend_opens_what_stands_in_all_panels(page: OverviewPage, window: Window) -> None:
    view = page.progress.view
    legend = {view.chart.kinds[s.kind].code: box for s, box in view.layout_now().spots if s.bar is None}
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=legend["implemented"].center().toPoint())
    assert listed(window) == ["1.1", "2.2"]


def test_what_is_not_applicable_is_counted_apart_and_has_its_list(page: OverviewPage, window: Window) -> None:
    assert "Continuous is not counted as implemented." in seen.told(page)
    seen.click(page, "2 of 45 implemented")
    assert listed(window) == ["1.1", "2.2"]
    window.workplace.show_page(0)
    seen.click(page, "1 not applicable, not counted")
    assert listed(window) == ["1.5"]
    chip = seen.button(window.workplace.commitments.filters, "Not applicable")
    chip.click()
    assert len(window.shown()) == 46 and not chip.isVisible()


def test_a_part_of_the_filter_is_told_and_taken_away(page: OverviewPage, window: Window) -> None:
    QTest.mouseClick(tile(page, Figure.WITHOUT_LEAD), Qt.MouseButton.LeftButton)
    assert window.workplace.commitments.filters.filter() == FILTERS[Figure.WITHOUT_LEAD]
    before = len(window.shown())
    seen.click(window.workplace.commitments.filters, "Still open")
    assert len(window.shown()) > before
    seen.click(window.workplace.commitments.filters, "Clear")
    assert window.workplace.commitments.filters.filter() == Filter()


def test_next_deadlines_lead_to_their_commitments(page: OverviewPage, window: Window) -> None:
    rows = [b.accessibleName() for b in page.coming.findChildren(QAbstractButton)]
    assert rows[0] == "1 overdue: up to 12 days late"
    assert [(row.split()[0], row.split(": ")[-1]) for row in rows[1:]] == [("1.4", "20 Dec 2026"), ("2.1", "Q2 2027")]
    button = page.coming.findChildren(QAbstractButton)[2]
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert window.workplace.commitments.view.current() == window.found("2.1").id
    window.workplace.show_page(0)
    seen.click(page, "All deadlines")
    assert window.workplace.pages.currentWidget() is window.workplace.pages.deadlines
    window.workplace.show_page(0)
    page.coming.findChildren(QAbstractButton)[0].click()
    assert listed(window) == ["1.2"]


def test_the_page_follows_what_is_done_while_it_is_shown(page: OverviewPage, window: Window) -> None:
    window.register.check_off([window.found("4.1")])
    assert tile(page, Figure.IMPLEMENTED).accessibleName() == "Implemented: 3 of 45 · 7%"
    window.press(Qt.Key.Key_Z, _CTRL, window.frame)
    assert tile(page, Figure.IMPLEMENTED).accessibleName() == "Implemented: 2 of 45 · 4%"


def test_as_long_as_no_meeting_was_frozen_the_page_says_so_and_what_to_do(page: OverviewPage) -> None:
    assert "No meeting has been frozen yet. Freeze what you present on the Meetings page" in seen.told(page)
    assert not page.trend.isVisible()


def test_meetings_that_were_frozen_are_told_and_what_moved_has_its_list(page: OverviewPage, window: Window) -> None:
    presented = (
        AtMeeting("First review", date(2025, 11, 20), Counter({NO_VALUE: 40, "planned": 5}), 1),
        AtMeeting("Second review", date(2026, 6, 12), Counter({NO_VALUE: 41, "implemented": 5})),
    )
    refs = ("1.1", "2.2")
    moved = Moved("planned", "implemented", tuple(window.found(ref).id for ref in refs), refs)
    stayed = tuple(c.id for c in window.register.listed() if c.ref not in refs)
    since = SinceMeeting("Second review", date(2026, 6, 12), (moved,), stayed, stayed[:40], 0)
    page.show_overview(replace(window.register.overview(), meetings=presented, since=since))
    bars = page.trend.view.chart.bars
    assert [(bar.label, bar.note) for bar in bars] == [
        ("20 Nov 2025 · First review", "0%"),
        ("12 Jun 2026 · Second review", "11%"),
        ("23 Nov 2026 · now", "4%"),
    ]
    assert page.trend.isVisible() and seen.unnamed(page) == []
    QTest.qWait(0)
    ends = {card.view.layout_now().bars[0].right() for card in (page.progress, page.trend)}
    assert len(ends) == 1, "the bars of both charts end at one edge"
    assert "Since 12 Jun 2026 · Second review" in seen.told(page)
    row, same, rest = page.moved.findChildren(QAbstractButton)
    assert row.accessibleName() == "2 from Planned to Implemented: 1.1, 2.2"
    assert same.accessibleName() == "44 with the same status: of 46"
    assert rest.accessibleName() == "40 of them unchanged: of 44"
    same.click()
    assert len(listed(window)) == 44 and not {"1.1", "2.2"} & {*listed(window)}
    rest.click()
    assert len(listed(window)) == 40
    row.click()
    assert listed(window) == ["1.1", "2.2"]
    seen.click(window.workplace.commitments.filters, "2 commitments")
    assert len(window.shown()) == 46
    page.show_overview(replace(window.register.overview(), since=replace(since, not_confirmed=3)))
    told = {b.accessibleName(): b.accessibleDescription() for b in page.moved.findChildren(QAbstractButton)}
    why = told["3 not confirmed since: 43 of 46 confirmed"]
    assert why == "1 of them is not applicable, and confirmed all the same."


def test_what_stood_at_a_meeting_has_its_list_too_and_esc_leads_back(page: OverviewPage, window: Window) -> None:
    window.register.add_meeting("Review", date(2026, 11, 20))
    window.register.freeze(meeting := window.register.find_meeting("Review"))
    window.register.uncheck([window.found("1.1")])
    assert click_part(page.trend.view, meeting.id, "implemented") == 2
    assert listed(window) == ["1.1", "2.2"], "as they stood then, whatever stands now"
    window.press(Qt.Key.Key_Escape, on=window.workplace.commitments.view)
    assert window.workplace.pages.currentWidget() is page
    page.trend.as_table.click()
    table = page.trend.table
    table.setCurrentIndex(table.model().index(0, table.model().columnCount() - 1))
    window.press(Qt.Key.Key_Return, on=table)
    assert len(listed(window)) == 45, "all that counted then"
    window.workplace.show_page(0)
    page.trend.as_table.click()
    assert click_part(page.trend.view, "", "implemented") == 1
    assert listed(window) == ["2.2"]
    window.press(Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier, window.frame)
    window.press(Qt.Key.Key_Escape)
    assert window.workplace.commitments.view.hasFocus()
    window.press(Qt.Key.Key_Escape)
    assert window.workplace.pages.currentWidget() is page
    window.workplace.show_page(1)
    window.press(Qt.Key.Key_Escape, on=window.workplace.commitments.view)
    assert window.workplace.pages.currentWidget() is window.workplace.commitments, "nobody came from anywhere"


def test_whose_reply_is_awaited_stands_there_and_leads_to_the_exchange(
    page: OverviewPage, window: Window, tmp_path: Path
) -> None:
    assert "Replies awaited" not in seen.told(page)
    window.register.send(tmp_path / "to-eva.ctu", "Eva Solano")
    page.read()
    (row,) = page.awaited.findChildren(QAbstractButton)
    assert row.accessibleName() == "Update to Eva Solano: 23 Nov 2026"
    row.click()
    assert window.workplace.pages.currentWidget() is window.workplace.pages.exchange


def test_what_is_done_with_a_picture_is_told(page: OverviewPage, window: Window, words: Words) -> None:
    assert picture_title("Progress", window.register, words) == "Progress · Costa Rica · 23 Nov 2026"
    page.progress.copy_picture()
    assert "Copied the picture" in seen.told(window.workplace.undo_bar)


def test_nothing_is_cut_off_at_the_side(page: OverviewPage, window: Window, qtbot: QtBot) -> None:
    view = page.progress.view
    for size in ((1000, 600), (1366, 768), (760, 480)):
        window.frame.resize(*size)
        QTest.qWait(30)
        qtbot.waitUntil(lambda: view.height() >= view.layout_now().height)
        tiles = page.findChildren(Tile)
        lefts = Counter(told.x() for told in tiles)
        assert len(set(lefts.values())) == 1 and len({told.width() for told in tiles}) <= 2, "columns, all of them full"
        for told in tiles:
            assert told.width() >= told.sizeHint().width(), (size, told.accessibleName())
        assert page.horizontalScrollBar().maximum() == 0, "only down, never to the side"
        assert seen.unnamed(page) == []


def test_before_anything_is_reported_the_page_says_what_to_do(window: Window, qtbot: QtBot) -> None:
    qtbot.waitUntil(window.workplace.navigation.isVisible)
    seen.click(window.workplace.navigation, "Overview")
    page = window.workplace.pages.overview
    assert "Nothing has been reported yet: check off or type on the Commitments page." in seen.told(page)
    assert "No open commitment has a deadline ahead." in seen.told(page)
    assert [kind.code for kind in page.progress.view.chart.kinds] == [NO_VALUE], "silence is not “not started”"
