"""The list of commitments, its filters and its editors, by clicks and keys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QModelIndex, QPoint, QRectF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QToolButton, QWidget
from pytestqt.qtbot import QtBot

import seen
from jobs_kept import JobsKept
from tracker.bundle import bundled
from tracker.domain.changes import Committed
from tracker.domain.overview import NOT_CONFIRMED
from tracker.domain.query import Filter
from tracker.errors import Cancelled
from tracker.register.register import Register
from tracker.ui.commitments.as_shown import AsShown
from tracker.ui.commitments.columns import Column
from tracker.ui.commitments.name_edit import NameEdit
from tracker.ui.commitments.period_edit import DateHint, PeriodEdit
from tracker.ui.commitments.value_popup import ValuePopup
from tracker.ui.filter_button import FilterButton
from tracker.ui.memory import Memory
from tracker.ui.navigation import number_of
from tracker.ui.theme.theme import Appearance, Theme
from tracker.words import Words, load_words
from window import Window, open_window

_CTRL = Qt.KeyboardModifier.ControlModifier


def _button(around: QWidget, text: str) -> QAbstractButton:
    return next(b for b in around.findChildren(QAbstractButton) if b.text().strip() == text and not b.isHidden())


def _suggestions(window: Window, typed: str) -> tuple[NameEdit, QWidget]:
    """The open editor of 1.4's lead, and the names it offers for what was typed."""
    window.click("1.4", Column.LEAD)
    window.press(Qt.Key.Key_L, _CTRL, window.workplace.commitments.view)
    editor = window.workplace.commitments.view.viewport().findChild(NameEdit)
    assert editor is not None
    window.type(typed, editor)
    popup = editor.completer().popup()
    assert popup is not None and popup.isVisible()
    return editor, popup


def test_a_suggested_lead_is_picked_by_keys(window: Window) -> None:
    window.register.edit([window.found("1.2")], {"lead": "Migration Directorate"})
    editor, popup = _suggestions(window, "mig")
    window.press(Qt.Key.Key_Down, on=popup)
    window.press(Qt.Key.Key_Return, on=popup)
    assert editor.text() == "Migration Directorate"
    window.press(Qt.Key.Key_Return, on=editor)
    assert window.found("1.4").values["lead"] == "Migration Directorate"


def test_a_suggested_lead_is_picked_by_a_click_and_kept_when_one_clicks_away(window: Window) -> None:
    window.register.edit([window.found("1.2")], {"lead": "Migration Directorate"})
    editor, popup = _suggestions(window, "mig")
    viewport = popup.findChild(QWidget, "qt_scrollarea_viewport")
    assert viewport is not None
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=QPoint(10, 8))
    assert editor.text() == "Migration Directorate"
    window.click("1.2", Column.RECOMMENDATION)
    assert window.found("1.4").values["lead"] == "Migration Directorate"


def test_a_date_that_is_none_keeps_its_editor_open_when_one_clicks_away(window: Window) -> None:
    window.click("1.4", Column.DEADLINE)
    window.press(Qt.Key.Key_D, _CTRL, window.workplace.commitments.view)
    window.type("soonish")
    window.click("2.1", Column.RECOMMENDATION)
    editor = window.workplace.commitments.view.viewport().findChild(PeriodEdit)
    assert editor is not None and editor.isVisible() and editor.text() == "soonish" and editor.hasFocus()
    said = [label.text() for hint in window.frame.findChildren(DateHint) for label in hint.findChildren(QLabel)]
    assert any("Not a date yet" in text for text in said)
    assert all(seen.clipped(hint) == [] for hint in window.frame.findChildren(DateHint))
    view = window.workplace.commitments.view
    edge = view.mapTo(window.frame, view.rect().topRight()).x()
    assert all(hint.geometry().right() <= edge for hint in window.frame.findChildren(DateHint))
    window.press(Qt.Key.Key_Escape, on=editor)
    window.click("2.1", Column.RECOMMENDATION)
    assert window.workplace.commitments.view.current() == window.found("2.1").id


def test_clear_leaves_an_empty_search_ready_to_type_in(window: Window, qtbot: QtBot) -> None:
    bar = window.workplace.commitments.filters
    window.press(Qt.Key.Key_F, _CTRL)
    window.type("diaspora")
    qtbot.waitUntil(lambda: window.shown() == ["1.5"])
    cross = next(b for b in bar.search.findChildren(QToolButton) if b.accessibleName() == "Clear")
    qtbot.waitUntil(cross.isVisible)
    clear = _button(bar, "Clear")
    clear.setFocus()
    window.press(Qt.Key.Key_Space, on=clear)
    assert bar.search.text() == "" and bar.search.hasFocus()
    qtbot.waitUntil(lambda: not cross.isVisible())
    assert len(window.shown()) == 46
    window.type("diaspora", bar.search)
    qtbot.waitUntil(lambda: window.shown() == ["1.5"])
    cross.click()
    qtbot.waitUntil(lambda: len(window.shown()) == 46)
    assert bar.search.text() == ""


def test_what_is_not_confirmed_is_not_offered_before_a_meeting_is_frozen_and_a_view_kept_of_it_is_explained(
    window: Window,
) -> None:
    page = window.workplace.commitments
    attention = next(b for b in page.filters.findChildren(FilterButton) if b.text() == "Attention")
    attention.menu().aboutToShow.emit()
    assert not any("Not confirmed" in action.text() for action in attention.menu().actions())
    page.filters.show_filter(NOT_CONFIRMED)
    assert window.shown() == [] and "No meeting has been frozen yet." in seen.told(page)
    attention.menu().aboutToShow.emit()
    offered = next(a for a in attention.menu().actions() if a.text() == "Not confirmed since the last meeting\t0")
    assert offered.isChecked(), "it can be taken away where it was chosen"
    assert attention.text() == "Attention: Not confirmed since the l…", "what is chosen is named, however long"
    for told in (attention.toolTip(), attention.accessibleName()):
        assert "Not confirmed since the last meeting" in told
    window.register.add_meeting("Review", date(2026, 11, 20))
    window.register.freeze(window.register.find_meeting("Review"))
    assert len(window.shown()) == 46, "it follows what is frozen"
    page.filters.show_filter(replace(NOT_CONFIRMED, statuses=frozenset({"superseded"})))
    assert "No commitment passes these filters." in seen.told(page), "not that all is confirmed"


def test_escape_gives_up_the_search_and_then_goes_to_the_list(window: Window, qtbot: QtBot) -> None:
    window.press(Qt.Key.Key_F, _CTRL)
    window.type("diaspora")
    qtbot.waitUntil(lambda: window.shown() == ["1.5"])
    search = window.workplace.commitments.filters.search
    window.press(Qt.Key.Key_Escape, on=search)
    assert search.text() == "" and len(window.shown()) == 46 and search.hasFocus()
    window.press(Qt.Key.Key_Escape, on=search)
    assert window.workplace.commitments.view.hasFocus()


def test_rows_keep_their_height_when_the_list_changes(window: Window) -> None:
    page = window.workplace.commitments
    headings: set[int] = set()
    for which in (Filter(search="diaspora"), Filter(), Filter(search="migrants"), Filter()):
        page.filters.show_filter(which)
        headings = set(page.model.heading_rows())
        wrong = {
            row: page.view.rowHeight(row)
            for row in range(page.model.rowCount())
            if (page.view.rowHeight(row) < 40) is not (row in headings)
        }
        assert not wrong
    window.click("1.1", Column.RECOMMENDATION)
    page.model.toggle_group(0)
    page.filters.show_filter(Filter(search="diaspora"))
    page.filters.show_filter(Filter())
    page.model.toggle_group(0)
    headings = set(page.model.heading_rows())
    assert all((page.view.rowHeight(r) < 40) is (r in headings) for r in range(page.model.rowCount()))


def test_what_the_line_of_a_panel_counts_has_its_list_and_the_rest_of_the_line_folds(window: Window) -> None:
    page, refs = window.workplace.commitments, ("1.1", "1.3", "2.2")
    view, model = page.view, page.model
    window.register.check_off([window.found(ref) for ref in refs])
    heading = model.index(0, 0)

    def place(of: QModelIndex) -> QPoint:
        group = model.group(of.row())
        assert group is not None
        return view._painter.count_box(QRectF(view.visualRect(of)), group).center().toPoint()

    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place(heading))
    assert window.shown() == ["1.1", "1.3"]
    page.filters.clear()
    view.setCurrentIndex(model.index(0, 0))
    window.press(Qt.Key.Key_Return, _CTRL, on=view)
    assert window.shown() == ["1.1", "1.3"]
    page.filters.clear()
    view.setCurrentIndex(model.index(0, 0))
    window.press(Qt.Key.Key_Return, on=view)
    assert "1.1" not in window.shown() and "2.2" in window.shown(), "Enter folds, as ever"
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(heading).topLeft() + QPoint(40, 9))
    assert len(window.shown()) == 46
    empty = model.index(model.heading_rows()[2], 0)
    view.scrollTo(empty)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place(empty))
    assert len(window.shown()) == 46 - int(str(empty.data()).split(" of ")[1].split()[0]), (
        "nothing is counted: it folds"
    )


def test_escape_in_the_box_for_several_goes_back_to_the_list(window: Window) -> None:
    window.click("1.1", Column.RECOMMENDATION)
    window.click("1.3", Column.RECOMMENDATION, Qt.KeyboardModifier.ShiftModifier)
    _button(window.workplace.commitments, "Deadline").click()
    popup = window.frame.findChild(ValuePopup)
    assert popup is not None
    window.press(Qt.Key.Key_Escape, on=popup.findChild(PeriodEdit))
    assert window.workplace.commitments.view.hasFocus()


def _press_enter_on(window: Window, around: QWidget, text: str) -> None:
    """Enter presses any button of a page, as Space does."""
    button = seen.button(around, text)
    button.setFocus()
    window.press(Qt.Key.Key_Return, on=button)


def test_a_box_for_several_is_for_those_it_was_opened_for(window: Window) -> None:
    page, register = window.workplace.commitments, window.register
    register.edit([register.find(ref) for ref in ("1.1", "1.2", "1.3")], {"lead": "Ministry of Labour"})

    def select_three() -> None:
        window.click("1.1", Column.RECOMMENDATION)
        window.click("1.3", Column.RECOMMENDATION, Qt.KeyboardModifier.ShiftModifier)

    def asked() -> list[ValuePopup]:
        return [popup for popup in window.frame.findChildren(ValuePopup) if popup.isVisible()]

    # What all of them hold is selected: typing replaces it, however it was opened.
    openings: list[Callable[[], object]] = [
        lambda: seen.click(page.bar, "Lead"),
        window.workplace.commands.lead.trigger,
        lambda: _press_enter_on(window, page.bar, "Lead"),
    ]
    for opened in openings:
        select_three()
        opened()
        window.type("Foreign Office")
        window.press(Qt.Key.Key_Return)
        assert window.found("1.2").text_of("lead") == "Foreign Office"
        window.workplace.editing.undo()
    _press_enter_on(window, window.frame, "Regional")
    _press_enter_on(window, window.workplace.pages.region, "Note a request sent…")
    seen.dialog(window.frame).reject()
    # Nothing typed: it goes with the selection, with the page, and by Esc in the list.
    goes: list[Callable[[], object]] = [
        lambda: window.click("1.2", Column.RECOMMENDATION),
        lambda: window.workplace.show_page(number_of("overview")),
        lambda: window.press(Qt.Key.Key_Escape, on=page.view),
    ]
    for go in goes:
        window.workplace.show_page(number_of("commitments"))
        select_three()
        page.edit_lead()
        assert asked()
        go()
        assert asked() == []
    # It stands over the button that was pressed, and how a date is read over it: nothing lies over the bar's buttons.
    select_three()
    seen.click(page.bar, "Deadline")
    (popup,) = asked()
    window.type("30 Jun 2027")
    hint = next(hint for hint in window.frame.findChildren(DateHint) if hint.isVisible())
    button = seen.button(page.bar, "Deadline").mapTo(window.frame, QPoint(0, 0))
    assert popup.x() == button.x() and hint.geometry().bottom() < popup.y() and popup.geometry().bottom() < button.y()
    window.press(Qt.Key.Key_Escape)
    # Something typed: it says whom it is for, and waits on its page.
    select_three()
    page.edit_lead()
    (popup,) = asked()
    window.type("Half")
    window.click("1.2", Column.RECOMMENDATION)
    assert "For those that were selected before" in seen.told(popup)
    window.workplace.show_page(number_of("overview"))
    assert asked() == [] and page.unsaved() == ["Lead institution for 3 commitments"]
    window.workplace.show_page(number_of("commitments"))
    assert asked() == [popup]
    select_three()
    assert "For those that were selected before" not in seen.told(popup)
    page.edit_deadline()
    assert asked() == [popup] and popup.isAncestorOf(window.frame.focusWidget()), "first what is half written"
    window.press(Qt.Key.Key_Escape, on=page.view)
    assert asked() == [] and page.unsaved() == []
    assert window.found("1.2").text_of("lead") == "Ministry of Labour"


def _asked(window: Window) -> list[PeriodEdit]:
    return [line for popup in window.frame.findChildren(ValuePopup) for line in popup.findChildren(PeriodEdit)]


def test_several_values_are_replaced_only_by_what_was_typed_and_it_is_told_how_many(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    register = window.register
    register.edit([register.find("1.1")], {"deadline": "2026-12"})
    register.edit([register.find("1.2")], {"deadline": "2027-Q2"})
    window.click("1.1", Column.RECOMMENDATION)
    window.click("1.3", Column.RECOMMENDATION, Qt.KeyboardModifier.ShiftModifier)
    page = window.workplace.commitments
    with monkeypatch.context() as watched:
        watched.setattr(AsShown, "_all", property(lambda _: pytest.fail("of thousands, all would be read")))
        page.edit_deadline()
    (line,) = _asked(window)
    assert (line.text(), line.placeholderText()) == ("", "Several values")
    window.press(Qt.Key.Key_Return, on=line)
    assert "Nothing was typed" in seen.told(window.workplace.undo_bar)
    page.edit_deadline()
    (line,) = _asked(window)
    window.type("3", line)
    window.press(Qt.Key.Key_Backspace, on=line)
    window.press(Qt.Key.Key_Return, on=line)
    assert [window.found(ref).text_of("deadline") for ref in ("1.1", "1.2", "1.3")] == ["2026-12", "2027-Q2", None]
    assert _asked(window) == [], "what was erased again empties nothing"
    page.edit_deadline()
    window.press(Qt.Key.Key_Space, on=seen.button(window.frame, "Empty all of them"))
    assert "Emptied deadline of 2 commitments" in seen.told(window.workplace.undo_bar)
    assert [window.found(ref).text_of("deadline") for ref in ("1.1", "1.2", "1.3")] == [None, None, None]
    seen.click(window.workplace.undo_bar, "Undo")
    page.edit_deadline()
    (line,) = _asked(window)
    window.type("2027", line)
    window.press(Qt.Key.Key_Return, on=line)
    assert "Set deadline of 3 commitments: 2 had another value" in seen.told(window.workplace.undo_bar)
    # What all of them hold stands there to begin with, and is taken away in the same way: not by an empty line.
    page.edit_deadline()
    (line,) = _asked(window)
    assert (line.text(), line.placeholderText()) == ("2027", "")
    line.selectAll()
    window.press(Qt.Key.Key_Delete, on=line)
    window.press(Qt.Key.Key_Return, on=line)
    assert window.found("1.2").text_of("deadline") == "2027"
    assert "An empty line changes nothing" in seen.told(window.frame)
    seen.click(window.frame, "Empty all of them")
    assert window.found("1.2").text_of("deadline") is None
    assert seen.told(window.workplace.undo_bar).startswith("Emptied deadline of 3 commitments")


def test_what_is_given_to_many_can_be_neither_given_again_nor_given_up_while_it_is_written(
    register: Register, words: Words, theme: Theme, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    jobs = JobsKept()
    monkeypatch.setattr("tracker.ui.editing.MANY", 40)
    with open_window(qtbot, register, words, theme, jobs) as window:
        page = window.workplace.commitments
        window.press(Qt.Key.Key_A, _CTRL, page.view)
        page.edit_lead()
        (popup,) = window.frame.findChildren(ValuePopup)
        line = popup.findChild(NameEdit)
        window.type("Foreign Ministry", line)

        def give() -> None:
            before = len(jobs.asked)
            window.press(Qt.Key.Key_Return, on=line)
            window.press(Qt.Key.Key_Return, on=line)
            window.press(Qt.Key.Key_Escape, on=line)
            assert popup.isVisible() and len(jobs.asked) == before + 1

        def stopped(*_: object) -> Committed:
            raise Cancelled

        give()
        with monkeypatch.context() as patched:
            patched.setattr(Register, "edit", stopped)
            jobs.asked[-1]()
        assert "Writing was stopped" in seen.told(window.workplace.undo_bar) and popup.is_typed_in()
        give()
        jobs.asked[-1]()
        assert not popup.isVisible() and window.found("6.1").text_of("lead") == "Foreign Ministry"


def test_a_view_is_named_below_the_filters_and_saved(window: Window) -> None:
    page, views = window.workplace.commitments, window.workplace.commands.views
    page.filters.show_filter(Filter(search="diaspora"))
    views.aboutToShow.emit()
    next(action for action in views.actions() if action.text() == "&Save these filters…").trigger()
    popup = window.frame.findChild(ValuePopup)
    assert popup is not None and popup.y() > page.filters.mapTo(window.frame, QPoint(0, 0)).y(), "not over the menus"
    window.type("Diaspora")
    _button(popup, "Save").click()
    assert list(Memory(window.register.places.window).views()) == ["Diaspora"]


def test_whatever_a_line_says_is_drawn(window: Window) -> None:
    page = window.workplace.commitments
    window.register.edit([window.found("1.1")], {"status": "planned", "lead": "Foreign Ministry", "deadline": "2027"})
    cells = [page.model.index(1, column) for column in Column if not page.view.isColumnHidden(column)]
    said = [index for index in cells if index.data()]
    assert len(said) > 4 and [index.data() for index in said if seen.is_blank(page.view, index)] == []


def test_the_line_at_the_top_is_whole_where_one_was_gone_to_and_stays_when_the_page_is_left(window: Window) -> None:
    view = window.workplace.commitments.view
    for ref in ("3.5", "4.6"):
        window.workplace.commitments.show_entity(window.found(ref).id)
        top = view.rowAt(0)
        assert top > 0 and view.rowViewportPosition(top) == 0
        assert view.viewport().rect().contains(view.visualRect(view.currentIndex()))
        window.workplace.show_page(number_of("overview"))
        window.workplace.show_page(number_of("commitments"))
        assert (view.rowAt(0), view.rowViewportPosition(top)) == (top, 0)


def test_a_filter_opens_under_the_left_edge_of_its_button(window: Window) -> None:
    button = window.workplace.commitments.filters.findChildren(FilterButton)[1]
    button.menu().popup(button.mapToGlobal(QPoint(0, button.height())) - QPoint(80, 0))
    assert button.menu().x() == button.mapToGlobal(QPoint(0, 0)).x()
    assert button.menu().layoutDirection() is Qt.LayoutDirection.LeftToRight
    button.menu().close()


def test_what_holds_nothing_is_listed_by_its_tick(window: Window) -> None:
    window.register.edit([window.found("1.2")], {"status": "planned", "lead": "Navy"})
    filters = window.workplace.commitments.filters
    for title, without in (("Status", "Not reported"), ("Lead", "Not reported")):
        button = next(b for b in filters.findChildren(FilterButton) if b.text() == title)
        button.menu().aboutToShow.emit()
        tick = next(a for a in button.menu().actions() if a.text() == without)
        assert not tick.isChecked()
        tick.trigger()
        assert len(window.shown()) == 45 and "1.2" not in window.shown(), title
        assert button.text() == f"{title}: {without}"
        filters.clear()


def test_a_name_is_shown_as_it_was_written(window: Window) -> None:
    window.register.edit([window.found("1.4")], {"lead": "iSalud"})
    assert window.cell("1.4", Column.LEAD).data() == "iSalud"


def test_filters_have_their_height_in_one_line_and_in_two(window: Window, theme: Theme) -> None:
    bar = window.workplace.commitments.filters
    for appearance in (Appearance.LIGHT, Appearance.CONTRAST):
        theme.choose(appearance)
        for width in (1366, 1360, 1000, 800, 1366, 1361, 1364, 1370):
            window.frame.resize(width, 768)
            QTest.qWait(1)
            assert bar.search.height() >= bar.search.sizeHint().height(), (width, appearance)
            window.workplace.commitments.filters.show_filter(Filter(search="migrants"))
            QTest.qWait(1)
            assert bar.search.height() >= bar.search.sizeHint().height(), (width, appearance)
            window.workplace.commitments.filters.clear()


@pytest.mark.parametrize(("language", "is_told"), [("en", False), ("es", True)])
def test_that_the_texts_are_in_another_language_is_said_where_nothing_is_found(
    register: Register, theme: Theme, qtbot: QtBot, language: str, is_told: bool
) -> None:
    with open_window(qtbot, register, load_words(language, bundled("resources/i18n")), theme) as window:
        page = window.workplace.commitments
        page.filters.show_filter(Filter(search="trata"))
        QTest.qWait(0)
        assert "trata" in seen.told(page)
        assert window.shown() == [] and ("inglés" in seen.told(page)) is is_told
