"""Finding again what one worked on: views with a name, searching, the past of a field, and the past of everything."""

from __future__ import annotations

from PySide6.QtCore import Qt

from officer import ALT, CTRL, Officer
from tracker.ui.commitments.columns import Column
from tracker.ui.commitments.value_popup import ValuePopup
from tracker.ui.history import actions_model
from window import page_key

Key = Qt.Key


def report(officer: Officer) -> None:
    register = officer.window.register
    for ref, values in {
        "1.2": {"status": "planned", "lead": "Migración y Extranjería"},
        "2.1": {"status": "in_progress", "lead": "Foreign Ministry"},
        "3.2": {"status": "planned", "lead": "Ministry of Labour"},
    }.items():
        register.edit([register.find(ref)], values)


def test_a_filter_is_given_a_name_and_found_again_by_a_few_letters_from_any_page(ana: Officer) -> None:
    report(ana)
    page = ana.window.workplace.commitments
    ana.hand.begin()
    ana.open_menu("Status", page.filters)
    ana.choose("Planned")
    ana.press(Key.Key_Escape)
    assert ana.window.shown() == ["1.2", "3.2"]
    ana.press(Key.Key_K, CTRL)
    ana.press_each("save these")
    ana.press(Key.Key_Return)
    ana.wait(lambda: ana.window.frame.findChild(ValuePopup) is not None)
    ana.write("What comes next")
    ana.press(Key.Key_Return)
    ana.hand.within(25, "a filter chosen and saved under a name")
    ana.click_on("Clear", page.filters)
    assert len(ana.window.shown()) == 46

    ana.press(page_key("overview"), CTRL)
    ana.hand.begin()
    ana.press(Key.Key_K, CTRL)
    ana.press_each("what comes")
    ana.press(Key.Key_Return)
    ana.wait(lambda: ana.window.shown() == ["1.2", "3.2"])
    ana.hand.within(12, "a saved view from another page")
    assert ana.window.workplace.pages.currentWidget() is page


def test_a_search_knows_no_accents_and_one_that_finds_nothing_offers_to_clear(ana: Officer) -> None:
    report(ana)
    ana.press(page_key("overview"), CTRL)
    ana.hand.begin()
    ana.press(Key.Key_F, CTRL)
    ana.press_each("migracion extranj")
    ana.wait(lambda: ana.window.shown() == ["1.2"])
    ana.hand.within(18, "two words searched for from another page")
    ana.press(Key.Key_A, CTRL)
    ana.press_each("xyzzy")
    ana.wait(lambda: "Nothing found for “xyzzy”." in ana.told(ana.window.workplace.commitments))
    ana.click_on("Clear search and filters", ana.window.workplace.commitments)
    assert len(ana.window.shown()) == 46
    ana.press_each("pol")
    ana.wait(lambda: 0 < len(ana.window.shown()) < 46)


def test_a_value_of_the_past_is_restored_and_that_is_taken_back_too(ana: Officer) -> None:
    report(ana)
    ana.window.register.edit([ana.window.found("3.2")], {"lead": "Ministry of Health"})
    ana.hand.begin()
    ana.click("3.2", Column.RECOMMENDATION)
    ana.press(Key.Key_6, ALT)
    ana.click_on("Restore: Ministry of Labour", ana.window.workplace.detail.history)
    ana.hand.within(3, "a value of the past restored")
    assert ana.row("3.2")[1] == "Ministry of Labour"
    ana.press(Key.Key_Z, CTRL)
    assert ana.row("3.2")[1] == "Ministry of Health"


def test_what_was_done_is_found_in_the_history_and_taken_back_there(ana: Officer) -> None:
    report(ana)
    for ref in ("4.1", "4.2", "4.3"):
        ana.window.register.check_off([ana.window.found(ref)])
    page = ana.window.workplace.pages.history
    ana.hand.begin()
    ana.press(page_key("history"), CTRL)
    ana.press(Key.Key_F, CTRL)
    ana.press_each("2.1")
    ana.wait(lambda: page.model.rowCount() == 1)
    what = actions_model.Column.WHAT
    assert page.model.index(0, what).data() == "Changed status and lead institution of 2.1"
    ana.press(Key.Key_Down)
    ana.press(Key.Key_Return, CTRL)
    ana.hand.within(10, "what was done to 2.1 found in the history and taken back")
    assert ana.row("2.1") == ("Not reported", "", "")
    assert page.model.index(0, actions_model.Column.UNDO).data() == "Undone"
    assert [ana.row(ref)[0] for ref in ("4.1", "4.2", "4.3")] == ["Implemented"] * 3
    ana.press(Key.Key_Escape)
    assert page.model.rowCount() == 6
    ana.press(Key.Key_Y, CTRL)
    assert ana.row("2.1")[1] == "Foreign Ministry"
