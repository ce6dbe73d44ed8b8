"""The History page: what became of an undone action, and whose work is listed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from unittest.mock import Mock

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QMenu

import seen
from offices import Clock, Office
from post import edit
from tracker.domain.changes import ActionEntry, Title, Undoing
from tracker.domain.commitment import HistoryEntry
from tracker.register.register import Register
from tracker.register.whole_history import whole_history
from tracker.ui.filter_button import FilterButton
from tracker.ui.history.actions_model import ActionsModel
from tracker.ui.history.page import HistoryPage
from tracker.ui.navigation import number_of
from tracker.ui.theme.theme import Theme
from tracker.words import Words
from window import Window, page_key

_CTRL = Qt.KeyboardModifier.ControlModifier
_AT = "2026-11-23T18:04:05Z"
_SPOKEN = Qt.ItemDataRole.AccessibleTextRole


@pytest.fixture
def page(window: Window) -> Iterator[HistoryPage]:
    """Built, but not in front."""
    for key in ("history", "commitments"):
        window.workplace.show_page(number_of(key))
    found = window.frame.findChild(HistoryPage)
    assert found is not None
    yield found


def edited_and_undone(register: Register) -> None:
    """A step of two fields, one of which was edited again before the step was undone; then something else."""
    first = register.edit([register.find("2.1")], {"status": "planned", "lead": "Navy"})
    register.edit([register.find("2.1")], {"lead": "Coast Guard"})
    register.introduce("CRI", "Ana Mora")
    undone = register.undo(first.action)
    assert [key for _, key in undone.left] == ["lead"]
    register.check_off([register.find("1.3")])


def beneath(page: HistoryPage, row: int) -> list[list[str]]:
    opened = page.model.index(row, 0)
    return [
        [str(page.model.index(line, column, opened).data()) for column in range(4)]
        for line in range(page.model.rowCount(opened))
    ]


def titles(page: HistoryPage) -> list[str]:
    return [str(page.model.index(row, 1).data()) for row in range(page.model.rowCount())]


def test_an_undone_step_tells_who_undid_it_when_and_what_was_kept(window: Window, page: HistoryPage) -> None:
    edited_and_undone(window.register)
    window.press(page_key("history"), _CTRL, window.frame)
    assert titles(page)[2] == "Changed status and lead institution of 2.1"
    top = page.model.index(2, 3)
    assert top.data() == "Undone"
    told = "Luis Vega. Undone by Ana Mora, 23 Nov 2026, 09:00"
    assert str(top.data(_SPOKEN)).endswith(told) and "Undone by Ana Mora" in str(top.data(Qt.ItemDataRole.ToolTipRole))
    (when, *undoing), *changes = beneath(page, 2)
    assert when.startswith("23 Nov 2026, ")
    assert undoing == ["Undone; 1 change had been edited by then and was kept", "Ana Mora", ""]
    assert changes == [
        ["2.1", "Status: Not reported → Planned", "Luis Vega", ""],
        ["2.1", "Lead institution: Not reported → Navy", "Luis Vega", "Kept"],
    ]
    kept = page.model.index(2, 0, page.model.index(2, 0))
    assert str(kept.data(_SPOKEN)).endswith("Had been edited by then and was kept")
    window.register.undo()
    assert beneath(page, 0)[0][1:] == ["Undone", "Ana Mora", ""]
    window.register.redo()
    assert len(beneath(page, 0)) == 1


def test_a_step_is_found_by_who_undid_it(window: Window, page: HistoryPage) -> None:
    edited_and_undone(window.register)
    window.register.introduce("CRI", "Carmen Vargas")
    window.register.undo()
    window.press(page_key("history"), _CTRL, window.frame)
    page.search.go_to()
    window.type("carmen undone", page.search)
    window.press(Qt.Key.Key_Return, on=page.search)
    assert titles(page) == ["Checked off 1.3"]


def test_whose_work_is_chosen_by_keys(window: Window, page: HistoryPage, tmp_path: Path, clock: Clock) -> None:
    carmen = Office(tmp_path / "carmen", author="Carmen Vargas", clock=clock)
    edit(carmen, "1.4", lead="Ministry of Labour")
    carmen.register.send(tmp_path / "carmen.ctu")
    carmen.register.close()
    window.register.check_off([window.found("1.3")])
    window.register.finish(window.register.review(tmp_path / "carmen.ctu"))
    window.register.edit([window.found("2.1")], {"status": "planned"})
    window.press(page_key("history"), _CTRL, window.frame)
    everything = titles(page)
    assert page.who.accessibleName() == "Filter by Who"
    page.search.go_to()
    window.press(Qt.Key.Key_Tab)
    assert window.frame.focusWidget() is page.who
    choose(page, "Carmen Vargas")
    assert titles(page) == [everything[1]]
    assert page.who.text() == "Who: Carmen Vargas"
    # What she had a hand in only until now goes out of the list at once.
    window.register.undo()
    assert titles(page) == [everything[1]]
    page.take_keyboard()
    window.press(Qt.Key.Key_Escape)
    assert titles(page) == everything and page.who.text() == "Who"


def test_who_offers_whom_the_search_finds_and_reads_what_was_changed_once(
    window: Window, page: HistoryPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.register.check_off([window.found("1.3")])
    window.register.introduce("CRI", "Carmen Vargas")
    window.register.check_off([window.found("1.4")])
    monkeypatch.setattr("tracker.ui.history.page._AT_ONCE", 1)
    page._room = 1
    read = Mock(wraps=whole_history)
    monkeypatch.setattr("tracker.register.reader.whole_history", read)
    window.press(page_key("history"), _CTRL, window.frame)
    assert titles(page) == ["Checked off 1.4"]
    choose(page, "Luis Vega")
    assert titles(page) == ["Checked off 1.3"]
    choose(page, "Carmen Vargas")
    assert len(titles(page)) == 2 and read.call_count == 1
    window.register.undo()
    assert page.model.index(0, 3).data() == "Undone" and read.call_count == 2


def test_what_is_not_listed_is_told_and_listed_on_request(
    window: Window, page: HistoryPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tracker.ui.history.page._AT_ONCE", 2)
    page._room = 2
    for ref in ("1.1", "1.2", "1.3", "1.4", "1.5"):
        window.register.check_off([window.found(ref)])
    window.press(page_key("history"), _CTRL, window.frame)
    newest_first = [f"Checked off 1.{n}" for n in (5, 4, 3, 2, 1)]
    assert titles(page) == newest_first[:2] and {"2 of 5", "Show 2 more"} <= words_above(page)
    page.search.go_to()
    window.type("1.1", page.search)
    window.press(Qt.Key.Key_Return, on=page.search)
    assert titles(page) == ["Checked off 1.1"], "what is not listed is found"
    assert "1 of 5" in words_above(page) and not any("more" in said for said in words_above(page))
    window.press(Qt.Key.Key_Escape, on=page.search)
    seen.click(page, "Show 2 more")
    assert titles(page) == newest_first[:4] and {"4 of 5", "Show 1 more"} <= words_above(page)
    seen.click(page, "Show 1 more")
    assert titles(page) == newest_first and not any("of 5" in said for said in words_above(page))
    assert window.frame.focusWidget() is page.view


def words_above(page: HistoryPage) -> set[str]:
    return {one.text() for one in (page._count, page._more, page._all) if one.isVisible()}


def test_somebody_whose_work_is_gone_can_be_taken_out_again(window: Window, page: HistoryPage) -> None:
    window.register.check_off([window.found("1.3")])
    window.register.introduce("CRI", "Carmen Vargas")
    window.register.undo()
    window.press(page_key("history"), _CTRL, window.frame)
    choose(page, "Carmen Vargas")
    assert titles(page) == ["Checked off 1.3"]
    window.register.redo()
    assert titles(page) == [] and window.frame.isVisible()
    choose(page, "Carmen Vargas")
    assert titles(page) == ["Checked off 1.3"]


def test_what_was_done_since_a_day_is_asked_for_and_nothing_else_read(
    window: Window, page: HistoryPage, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    register, when = window.register, page.when
    undone = register.check_off([window.found("1.1")])
    clock.later(days=40)
    register.check_off([window.found("1.2")])
    clock.later(hours=1)
    register.add_meeting("Review", register.today())
    frozen = register.freeze(register.meetings()[0])
    clock.later(days=8)
    register.check_off([window.found("1.3")])
    clock.later(days=3)
    register.undo(undone.action)
    register.check_off([window.found("1.4")])
    read = Mock(wraps=whole_history)
    monkeypatch.setattr("tracker.register.reader.whole_history", read)
    window.press(page_key("history"), _CTRL, window.frame)
    everything = titles(page)
    page.search.go_to()
    for _ in range(2):
        window.press(Qt.Key.Key_Tab)
    assert window.frame.focusWidget() is when.button
    for name, button, found in (
        ("Today", "When: Today", ["Checked off 1.4"]),
        ("Last 7 days", "When: Last 7 days", ["Checked off 1.4", "Checked off 1.3"]),
        ("Since the last meeting (2 Jan 2027)", "When: Since the last meeting (2 Jan 2027)", everything[:3]),
        ("Any time", "When", everything),
        ("Since a day…", "When: Since 14 Dec 2026", everything[:-1]),
    ):
        choose(page, name, when.button)
        assert (when.button.text(), titles(page), when.button.menu().isVisible()) == (button, found, False)
    assert window.frame.focusWidget() is when.edit and "5 of 6" in seen.told(page)
    window.type("9 Jan", when.edit)
    assert titles(page) == everything[:-1], "it is not said yet that it is the day"
    window.press(Qt.Key.Key_Return, on=when.edit)
    assert titles(page) == ["Checked off 1.4", "Checked off 1.3"] and read.call_count == 0
    assert (when.button.text(), when.edit.text()) == ("When: Since 9 Jan 2027", "9 Jan 2027"), "as has come"
    assert "For example 15 Mar 2026" in when.edit.toolTip() and "2027" not in when.edit.toolTip()
    for typed, why in (("soon", "Not a day yet."), ("2026", "Not a day yet."), ("14 Jan 2027", "has not come yet")):
        when.edit.selectAll()
        window.type(typed, when.edit)
        window.press(Qt.Key.Key_Return, on=when.edit)
        assert when.edit.text() == typed and why in seen.told(window.frame)
        assert ("15 Mar 2026" in seen.told(window.frame)) is why.startswith("Not a day")
        window.press(Qt.Key.Key_Escape, on=when.edit)
        assert when.edit.text() == "9 Jan 2027" and len(titles(page)) == 2, "the line never says another day"
    window.frame.activateWindow()
    for leaving in (Qt.Key.Key_Return, Qt.Key.Key_Tab):
        when.edit.clear()
        window.press(leaving, on=when.edit)
        QTest.qWait(0)
        assert when.edit.text() == "9 Jan 2027", "what is empty is given up"
    choose(page, "Luis Vega")
    when.edit.setFocus()
    when.edit.selectAll()
    window.type("23 Nov 2026", when.edit)
    window.press(Qt.Key.Key_Return, on=when.edit)
    assert titles(page) == everything and page.model.index(len(everything) - 1, 3).data() == "Undone"
    page.take_keyboard()
    window.press(Qt.Key.Key_Escape)
    assert titles(page) == everything and (when.button.text(), page.who.text()) == ("When", "Who")
    assert when.edit.isHidden()
    choose(page, "Since the last meeting (2 Jan 2027)", when.button)
    register.undo(frozen.action)
    assert when.button.text() == "When" and titles(page) == everything, "no meeting is frozen any more"


def choose(page: HistoryPage, name: str, button: FilterButton | None = None) -> None:
    """As the keys of the menu do."""
    menu = (button or page.who).menu()
    assert isinstance(menu, QMenu)
    menu.popup(page.mapToGlobal(page.rect().center()))
    menu.setActiveAction(next(action for action in menu.actions() if action.text() == name))
    QTest.keyClick(menu, Qt.Key.Key_Space if button is None else Qt.Key.Key_Return)
    if button is None:
        menu.close()


def test_an_open_list_keeps_qts_rules(register: Register, words: Words, theme: Theme) -> None:
    edited_and_undone(register)
    model = ActionsModel(words, theme, register.history, register.kept)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show(register.actions())
    opened = model.index(2, 0)
    assert model.rowCount(opened) == 3 and model.index(0, 0, opened).parent() == opened
    assert model.parent(QModelIndex()) == QModelIndex()
    model.show(register.actions(), people={"Nobody"})
    assert model.rowCount() == 0 and model.people(register.actions()) == {"Luis Vega", "Ana Mora"}
    del tester


def test_who_sent_on_what_others_wrote_had_a_hand_in_it(words: Words, theme: Theme) -> None:
    title = Title("import", {"n": 1, "author": "Luis Rojas, Vega, Rosa", "file": "update.ctu"})
    entry = ActionEntry("taken", title, "Ana Mora", _AT)
    model = ActionsModel(words, theme, lambda: [change("Vega, Rosa", entry), change("Navas, Ida", entry)], no_ids)
    model.show([entry], people={"Luis Rojas"})
    assert model.index(0, 2).data() == "Luis Rojas, Vega, Rosa, imported by Ana Mora"
    assert model.people([entry]) == {"Ana Mora", "Luis Rojas", "Vega, Rosa", "Navas, Ida"}


def change(author: str, action: ActionEntry) -> HistoryEntry:
    return HistoryEntry(
        f"of {author}", "id", "IMF", "2.1", "lead", None, "Navy", None, author, _AT, action.id, action.title
    )


def no_ids(_entry: ActionEntry) -> frozenset[str]:
    return frozenset()


def test_how_much_an_undo_kept_is_counted_once(words: Words, theme: Theme) -> None:
    class Kept(list[str]):
        asked = 0

        def __contains__(self, record: object) -> bool:
            self.asked += 1
            return super().__contains__(record)

    entry = ActionEntry("undone", Title("edit"), "Ana Mora", _AT, Undoing("undoing", "Ana Mora", _AT))
    kept = Kept(["of Ana Mora"])
    model = ActionsModel(words, theme, lambda: [change("Ana Mora", entry)], lambda _entry: kept)
    model.show([entry])
    line = model.index(0, 1, model.index(0, 0))
    assert [line.data(role) for role in (Qt.ItemDataRole.DisplayRole, _SPOKEN)]
    assert kept.asked == 1
