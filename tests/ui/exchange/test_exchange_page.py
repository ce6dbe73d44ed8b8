from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QDialog, QPushButton
from pytestqt.qtbot import QtBot

import seen
from desk import DeskOfATest
from offices import Office
from post import edit, exchange
from tracker.domain.query import Filter
from tracker.domain.review import Answers, Decision
from tracker.domain.titles import title_words
from tracker.register.opening import newer_version
from tracker.ui.exchange.page import ExchangePage
from tracker.ui.exchange.post_model import Column
from tracker.ui.theme.icons import beside_letters


def lines(page: ExchangePage) -> list[tuple[str, str]]:
    model = page.post
    return [
        (str(model.index(row, Column.WHAT).data()), str(model.index(row, Column.STATE).data()))
        for row in range(model.rowCount())
    ]


def receipt_of(page: ExchangePage, row: int) -> str:
    one = page.post.line(page.post.index(row, 0))
    assert one is not None
    return page.post.receipt_told(one)


def click_receipt(page: ExchangePage, row: int) -> None:
    """It is offered in the last line of the cell."""
    cell = page.view.visualRect(page.post.index(row, Column.STATE))
    at = QPoint(cell.left() + 60, cell.bottom() - 12)
    QTest.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=at)


def click_twice(page: ExchangePage) -> None:
    at = page.view.visualRect(page.post.index(0, 0)).center()
    for press in (QTest.mouseClick, QTest.mouseDClick):
        press(page.view.viewport(), Qt.MouseButton.LeftButton, pos=at)


def press_enter(page: ExchangePage) -> None:
    QTest.keyClick(page.view, Qt.Key.Key_Return)


def differ(ana: Office, luis: Office) -> None:
    """Both report on 2.1 without knowing of each other, and Ana takes Luis's file in."""
    edit(ana, "2.1", status="planned")
    exchange(ana, luis)
    edit(ana, "2.1", status="implemented")
    edit(luis, "2.1", status="in_progress")
    exchange(luis, ana)


def test_an_empty_page_says_the_next_step_and_every_control_has_a_name(page: ExchangePage) -> None:
    page.read()
    assert "Nothing was sent or received yet." in seen.told(page)
    assert "Differing versions" not in seen.told(page)
    assert seen.unnamed(page) == []


def test_a_click_asks_for_files_and_a_drop_gives_them(page: ExchangePage, tmp_path: Path, qtbot: QtBot) -> None:
    page.read()
    with qtbot.waitSignal(page.import_requested) as asked:
        QTest.mouseClick(page.drop, Qt.MouseButton.LeftButton)
    assert asked.args == [[]]
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.ctu")), QUrl("https://example.org/b.ctu")])
    how = (Qt.DropAction.CopyAction, dropped, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    entering = QDragEnterEvent(QPoint(9, 9), *how)
    page.drop.dragEnterEvent(entering)
    assert entering.isAccepted()
    with qtbot.waitSignal(page.import_requested) as given:
        page.drop.dropEvent(QDropEvent(QPointF(9, 9), *how))
    assert given.args == [[tmp_path / "a.ctu"]]


def test_a_review_put_aside_is_opened_or_discarded_after_a_question(
    page: ExchangePage, ana: Office, luis: Office, qtbot: QtBot
) -> None:
    edit(luis, "1.1", status="planned")
    path = luis.folder / "from Luis.ctu"
    luis.register.send(path)
    waiting = ana.register.set_aside(ana.register.review(path), Answers(), [path])
    page.read()
    assert "Waits for you (1)" in seen.told(page)
    assert "Luis Rojas" in seen.told(page) and "1 change · put aside 23 Nov 2026" in seen.told(page)
    with qtbot.waitSignal(page.review_requested) as opened:
        seen.click(page, "Open")
    assert opened.args == [waiting.id]
    seen.click(page, "Discard")
    seen.click(seen.question(page), "Keep it")
    assert ana.register.waiting() == (waiting,)
    seen.click(page, "Discard")
    seen.click(seen.question(page), "Discard")
    assert ana.register.waiting() == ()
    assert "Waits for you" not in seen.told(page)


def test_a_review_that_waits_names_all_its_files_and_all_who_sent_them(
    page: ExchangePage, ana: Office, luis: Office, rosa: Office
) -> None:
    edit(luis, "1.1", status="planned")
    edit(rosa, "1.2", status="planned")
    update, submission = luis.folder / "from Luis.ctu", rosa.folder / "from Mexico.ctu"
    luis.register.send(update)
    rosa.register.submit(submission, rosa.register.draft_submission("Costa Rica"))
    ana.register.set_aside(ana.register.review(update, submission), Answers(), [update, submission])
    page.read()
    told = seen.told(page).replace("\u200b", "")
    assert "Luis Rojas, Mexico\nfrom Luis.ctu, from Mexico.ctu" in told


def test_a_receipt_is_from_a_delegation_by_its_name_and_one_that_was_written_is_shown(
    page: ExchangePage, ana: Office, rosa: Office, desk: DeskOfATest
) -> None:
    edit(ana, "1.1", status="planned")
    edit(rosa, "1.2", status="planned")
    ours, theirs = ana.folder / "ours.ctu", rosa.folder / "theirs.ctu"
    ana.register.submit(ours, ana.register.draft_submission("Mexico"))
    rosa.register.submit(theirs, rosa.register.draft_submission("Costa Rica"))
    rosa.register.finish(rosa.register.review(ours))
    receipt = rosa.folder / "receipt.ctu"
    rosa.register.write_receipt(receipt, rosa.register.received_files()[0])
    for path in (theirs, receipt):
        ana.register.finish(ana.register.review(path))
    page.read()
    assert [what for what, _ in lines(page)][:2] == ["Receipt from Mexico", "Submission from Mexico"]
    assert receipt_of(page, 1) == "Write receipt…"
    click_receipt(page, 1)
    seen.click(seen.dialog(page), "Write receipt")
    seen.click(seen.dialog(page), "Close")
    assert lines(page)[0][0] == "Receipt to Mexico"
    assert receipt_of(page, 2) == "Receipt written"
    written = page.post.index(2, Column.STATE)
    assert "If it was lost, a click writes another." in str(written.data(Qt.ItemDataRole.ToolTipRole))
    click_receipt(page, 2)
    assert "A receipt was written already, 23 Nov 2026" in seen.told(seen.dialog(page))


def test_one_of_differing_versions_is_kept_with_a_click(
    page: ExchangePage, ana: Office, luis: Office, qtbot: QtBot
) -> None:
    differ(ana, luis)
    page.read()
    told = seen.told(page)
    assert "Differing versions (1)" in told and "Before that: Planned" in told
    assert "You · 23 Nov 2026" in told and "Luis Rojas · 23 Nov 2026" in told
    assert seen.unnamed(page) == []
    with qtbot.waitSignal(page.field_requested) as shown:
        seen.click(page, "2.1")
    assert shown.args == [ana.register.find("2.1").id, "status"]
    seen.click(page, "2.1 Status: keep “In progress” by Luis Rojas")
    assert (ana.register.find("2.1").status, ana.register.find("2.1").conflicts) == ("in_progress", ())
    assert "Differing versions" not in seen.told(page)


def test_two_notes_that_differ_on_one_commitment_are_two_entries(page: ExchangePage, ana: Office, luis: Office) -> None:
    for text in ("One", "Two"):
        ana.register.add_note(ana.register.find("2.1"), text)
    exchange(ana, luis)
    for office in (ana, luis):
        for note in office.register.notes(office.register.find("2.1")):
            office.register.edit_note(note, f"{note.text} by {office.author}")
    exchange(luis, ana)
    page.read()
    assert "Differing versions (2 on 1 commitment)" in seen.told(page)
    seen.click(page, "2.1 Note: keep “One by Luis Rojas” by Luis Rojas")
    assert "Two by Luis Rojas" in seen.told(page) and "One by" not in seen.told(page)
    seen.click(page, "2.1 Note: keep “Two by Ana Mora” by You")
    assert [n.text for n in ana.register.notes(ana.register.find("2.1"))] == ["One by Luis Rojas", "Two by Ana Mora"]


def test_another_value_ends_differing_versions_too(page: ExchangePage, ana: Office, luis: Office) -> None:
    differ(ana, luis)
    page.read()
    seen.click(page, "Another value…")
    box = seen.field(page, "2.1 Status", QComboBox)
    assert box.hasFocus()
    box.setCurrentText("Continuous")
    page.read()
    assert box.isVisible() and box.currentText() == "Continuous", "what is being chosen survives a reading"
    seen.click(page, "Use this value")
    assert (ana.register.find("2.1").status, ana.register.find("2.1").conflicts) == ("continuous", ())


def test_a_value_that_cannot_be_kept_is_explained_where_it_was_typed(
    page: ExchangePage, ana: Office, luis: Office
) -> None:
    edit(ana, "2.1", percent=10)
    edit(luis, "2.1", percent=20)
    exchange(luis, ana)
    page.read()
    seen.click(page, "Another value…")
    editor = page.focusWidget()
    assert editor is not None
    QTest.keyClick(editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(editor, "much")
    seen.click(page, "Use this value")
    assert "Write a whole number from 0 to 100." in seen.told(page)
    assert ana.register.find("2.1").conflicts == ("percent",)


def test_the_keyboard_stays_with_what_is_still_to_be_decided(page: ExchangePage, ana: Office, luis: Office) -> None:
    for ref in ("1.1", "1.2", "1.3"):
        edit(ana, ref, status="planned")
        edit(luis, ref, status="implemented")
    exchange(luis, ana)
    page.read()
    page.activateWindow()
    for ref in ("1.1", "1.2"):
        focused = seen.button(page, f"{ref} Status: keep “Planned” by You")
        focused.setFocus()
        QTest.keyClick(focused, Qt.Key.Key_Space)
    now = page.focusWidget()
    assert isinstance(now, QPushButton) and now.accessibleName().startswith("1.3 Status: keep")


def test_everything_is_reached_with_tab(page: ExchangePage, ana: Office, luis: Office) -> None:
    differ(ana, luis)
    page.read()
    page.activateWindow()
    page.drop.setFocus()
    reached = []
    for _ in range(9):
        now = page.focusWidget()
        assert now is not None
        reached.append(now.accessibleName() or str(now.property("text")))
        QTest.keyClick(now, Qt.Key.Key_Tab)
    assert reached == [
        *("Import files", "Send update…", "Save submission…", "Replies awaited only", "Sent and received", "Go to 2.1"),
        *("2.1 Status: keep “In progress” by Luis Rojas", "2.1 Status: keep “Implemented” by You"),
        "2.1 Status: another value",
    ]


def test_hundreds_of_differing_versions_are_drawn_a_few_at_a_time(
    page: ExchangePage, ana: Office, luis: Office
) -> None:
    refs = [c.ref for c in ana.register.listed()][:25]
    for office, status in ((ana, "planned"), (luis, "implemented")):
        office.register.edit([office.register.find(ref) for ref in refs], {"status": status})
    exchange(luis, ana)
    page.read()
    assert "Differing versions (25)" in seen.told(page)
    keeping = [b for b in page.findChildren(QPushButton) if b.isVisible() and b.text() == "Keep this one"]
    assert len(keeping) == 40
    seen.click(page, "Show 5 more")
    keeping = [b for b in page.findChildren(QPushButton) if b.isVisible() and b.text() == "Keep this one"]
    assert len(keeping) == 50


def test_what_went_and_what_came_is_one_list_and_replies_awaited_are_found(
    page: ExchangePage, ana: Office, luis: Office, rosa: Office
) -> None:
    edit(ana, "1.1", status="planned")
    ana.register.send(ana.folder / "first.ctu", "Luis Rojas")
    luis.register.finish(luis.register.review(ana.folder / "first.ctu"))
    luis.register.write_receipt(luis.folder / "receipt.ctu", luis.register.received_files()[0])
    ana.register.finish(ana.register.review(luis.folder / "receipt.ctu"))
    ana.clock.later(minutes=1)
    edit(rosa, "1.3", status="continuous")
    rosa.register.submit(rosa.folder / "s.ctu", rosa.register.draft_submission("CRI"))
    ana.register.finish(ana.register.review(rosa.folder / "s.ctu"))
    ana.register.send(ana.folder / "second.ctu", "Eva Paz")
    page.read()
    assert lines(page) == [
        ("Update to Eva Paz", "Reply awaited"),
        ("Submission from Mexico", "1 taken"),
        ("Receipt from a colleague", "Their answer: 1 taken"),
        ("Update to Luis Rojas", "Answered 23 Nov 2026: 1 taken"),
    ]
    assert "1 reply awaited" in seen.told(page)
    seen.click(page, "Replies awaited only")
    assert lines(page) == [("Update to Eva Paz", "Reply awaited")]
    seen.click(page, "Replies awaited only")
    assert len(lines(page)) == 4


def test_what_an_import_left_open_is_open_only_until_somebody_decides(
    page: ExchangePage, ana: Office, luis: Office, qtbot: QtBot
) -> None:
    for office, (status, lead) in ((ana, ("planned", "Navy")), (luis, ("in_progress", "Ministry"))):
        edit(office, "1.1", status=status, lead=lead)
    exchange(luis, ana, Decision.BOTH)
    page.read()
    assert lines(page) == [("Update from Luis Rojas", "0 taken, 2 open")]
    imported = title_words(ana.register.actions()[0].title, page._words)
    assert imported == "Imported 2 changes from Luis Rojas: 2 left open", "counted alike"
    page.view.setCurrentIndex(page.post.index(0, 0))
    page.post.may_answer = False
    for ask in (click_twice, press_enter):
        with qtbot.waitSignal(page.list_requested) as asked:
            ask(page)
        assert asked.args == [Filter(ids=frozenset({ana.register.find("1.1").id}))]
    for told in ("0 taken, 1 open, 1 decided since", "0 taken, 2 decided since"):
        ana.register.decide(*ana.register.differing()[0], None)
        page.read()
        assert lines(page) == [("Update from Luis Rojas", told)]
        said = page.view.fontMetrics().horizontalAdvance(told)
        assert page.view.columnWidth(Column.STATE) > said + beside_letters(24), "all of it is read"
    ana.register.undo()
    page.read()
    assert "1 open" in lines(page)[0][1], "it is undecided again"


def test_an_import_that_was_undone_says_so_and_gets_no_receipt(page: ExchangePage, ana: Office, luis: Office) -> None:
    edit(luis, "1.1", status="planned")
    exchange(luis, ana)
    ana.register.undo()
    page.read()
    assert lines(page) == [("Update from Luis Rojas", "Undone")]
    assert receipt_of(page, 0) == ""


@pytest.mark.parametrize("by", ["click", "key"])
def test_a_receipt_is_written_for_what_came(
    page: ExchangePage, ana: Office, luis: Office, desk: DeskOfATest, by: str
) -> None:
    edit(luis, "1.1", status="planned")
    luis.register.send(luis.folder / "from Luis.ctu", "Ana Mora")
    ana.register.finish(ana.register.review(luis.folder / "from Luis.ctu"))
    page.read()
    if by == "click":
        seen.click_cell(page.view, page.post.index(0, Column.STATE))
        assert not page.findChildren(QDialog), "a click beside it only selects the line"
        click_receipt(page, 0)
    else:
        page.view.setFocus()
        QTest.keyClick(page.view, Qt.Key.Key_Return)
    dialog = seen.dialog(page)
    assert "The receipt tells Luis Rojas what became of “from Luis.ctu”: 1 taken." in seen.told(dialog)
    seen.click(dialog, "Write receipt")
    (written,) = desk.folder.iterdir()
    assert written.name == "Costa Rica - receipt - for Luis Rojas - 2026-11-23.ctu"
    luis.register.finish(luis.register.review(written))
    assert not luis.register.sent_files()[0].is_awaited
    seen.click(dialog, "Close")
    assert lines(page)[0] == ("Receipt to Luis Rojas", "")


def test_a_reading_that_brings_nothing_new_leaves_the_line_that_is_selected(
    page: ExchangePage, ana: Office, luis: Office
) -> None:
    for n in range(3):
        edit(ana, "1.1", percent=n)
        ana.register.send(ana.folder / f"{n}.ctu", f"Colleague {n}")
    page.read()
    seen.click_cell(page.view, page.post.index(1, Column.WHAT))
    page.read()
    assert page.view.currentIndex().row() == 1
    ana.register.send(ana.folder / "new.ctu", "Colleague 3")
    page.read()
    assert page.view.currentIndex().row() == 2, "the same file, one line further down"


def test_a_refusal_is_told_and_the_page_shows_what_is_so(
    page: ExchangePage, ana: Office, luis: Office, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    differ(ana, luis)
    page.read()
    monkeypatch.setattr(ana.register, "why_read_only", newer_version())
    with qtbot.waitSignal(page.refused):
        seen.click(page, "2.1 Status: keep “In progress” by Luis Rojas")
    assert "Differing versions (1)" in seen.told(page)


def test_a_narrow_window_shows_all_of_it(page: ExchangePage, ana: Office, luis: Office) -> None:
    differ(ana, luis)
    page.resize(820, 480)
    page.read()
    QTest.qWait(0)
    assert page.minimumSizeHint().width() <= 820
    assert page.view.columnWidth(Column.WHAT) > page.view.viewport().width() / 2
    assert page.view.rowHeight(0) > 3 * page.fontMetrics().height(), "the name of a file has a line of its own"


def test_whoever_works_here_now_is_you(page: ExchangePage, ana: Office, luis: Office) -> None:
    ana.register.introduce("CRI", "Eva Paz")
    differ(ana, luis)
    page.read()
    assert "You · 23 Nov 2026" in seen.told(page)
    seen.button(page, "2.1 Status: keep “Implemented” by You")


def test_what_of_a_colleague_has_not_arrived_stands_on_the_page_until_it_has(
    page: ExchangePage, ana: Office, luis: Office
) -> None:
    first, second = luis.folder / "1.ctu", luis.folder / "2.ctu"
    edit(luis, "1.1", status="planned")
    luis.register.send(first, "Ana Mora")
    edit(luis, "1.2", status="planned")
    luis.register.send(second, "Ana Mora", since_last=True)
    ana.register.finish(ana.register.review(second))
    page.read()
    assert page.missing.isVisible()
    assert page.missing.text() == "1 change made on the laptop of Luis Rojas has not arrived."
    ana.register.finish(ana.register.review(first))
    page.read()
    assert not page.missing.isVisible()
