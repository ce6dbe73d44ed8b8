from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QRadioButton, QTableView, QWidget
from pytestqt.qtbot import QtBot

import seen
from desk import DeskOfATest
from jobs_kept import JobsKept
from offices import Office
from post import edit, exchange
from tracker.domain.query import Filter
from tracker.domain.vocabulary import ClearanceLevel
from tracker.errors import PasswordNeeded, UserError
from tracker.register.register import Register
from tracker.ui.error_banner import ErrorBanner
from tracker.ui.exchange.page import ExchangePage
from tracker.ui.exchange.password_fields import PasswordFields
from tracker.ui.exchange.submission_model import Column
from tracker.ui.file_row import FileRow
from tracker.ui.job_runner import JobRunner
from tracker.ui.whole_width import WholeWidth
from tracker.words import Words, message


@pytest.fixture
def sending(page: ExchangePage, ana: Office) -> QDialog:
    """The dialog that sends, after something was reported."""
    edit(ana, "1.1", status="planned")
    return opened(page, "Send update…")


def opened(page: ExchangePage, by: str) -> QDialog:
    page.read()
    seen.click(page, by)
    return seen.dialog(page)


def only_new(dialog: QDialog) -> QRadioButton:
    return next(b for b in dialog.findChildren(QRadioButton) if "new since" in b.text())


def test_a_name_and_enter_write_everything_where_a_colleague_can_take_it(
    sending: QDialog, page: ExchangePage, luis: Office, desk: DeskOfATest
) -> None:
    assert seen.unnamed(sending) == []
    QTest.keyClicks(seen.field(sending, "To", QLineEdit), "Luis Rojas")
    QTest.keyClick(seen.button(sending, "Choose where to write the file"), Qt.Key.Key_Return)
    assert not list(desk.folder.iterdir()), "Enter on a button does what the button says"
    QTest.keyClick(sending, Qt.Key.Key_Return)
    written = desk.folder / "Costa Rica - update - for Luis Rojas - 2026-11-23.ctu"
    assert "✓ Update written for Luis Rojas: 1 change" in seen.told(sending)
    assert str(written) in seen.told(sending) and "USB stick" in seen.told(sending)
    assert page._register.own_fingerprint() in seen.told(sending)
    luis.register.finish(luis.register.review(written))
    assert luis.register.find("1.1").status == "planned"
    seen.click(sending, "Show in folder")
    assert desk.shown == [written]
    assert "The folder could not be opened." in seen.told(sending)
    seen.click(sending, "Close")
    assert not sending.isVisible()
    assert page.post.total == 1


def test_only_what_is_new_is_offered_once_something_was_sent(page: ExchangePage, ana: Office, luis: Office) -> None:
    edit(ana, "1.1", status="planned")
    ana.register.send(ana.folder / "first.ctu", "Luis Rojas")
    edit(ana, "1.2", status="planned")
    dialog = opened(page, "Send update…")
    to, choice = seen.field(dialog, "To", QLineEdit), only_new(dialog)
    assert not choice.isEnabled() and "Say first who it is for." in seen.told(dialog)
    QTest.keyClicks(to, "Luis")
    assert not choice.isEnabled() and "Nothing was sent to Luis yet." in seen.told(dialog)
    QTest.keyClicks(to, " Rojas")
    assert choice.isEnabled() and choice.text().endswith("the last file for Luis Rojas")
    QTest.mouseClick(choice, Qt.MouseButton.LeftButton, pos=choice.rect().center())
    seen.click(dialog, "Write update file")
    assert ": 1 change" in seen.told(dialog), "the second only: the first was sent before"


def test_where_nothing_is_new_the_banner_says_so_and_the_name_stays(page: ExchangePage, ana: Office) -> None:
    edit(ana, "1.1", status="planned")
    ana.register.send(ana.folder / "first.ctu", "Luis Rojas")
    dialog = opened(page, "Send update…")
    to = seen.field(dialog, "To", QLineEdit)
    QTest.keyClicks(to, "Luis Rojas")
    only_new(dialog).setChecked(True)
    seen.click(dialog, "Write update file")
    assert "Nothing was changed here since" in dialog.findChildren(ErrorBanner)[0].accessibleDescription()
    assert to.text() == "Luis Rojas" and seen.button(dialog, "Write update file").isEnabled()


def test_a_password_is_typed_twice_and_closes_the_file(
    sending: QDialog, luis: Office, desk: DeskOfATest, qtbot: QtBot
) -> None:
    assert "It cannot be recovered" not in seen.told(sending)
    password = seen.field(sending, "Password", QLineEdit)
    again = seen.field(sending, "The password once more", QLineEdit)
    QTest.keyClicks(password, "correct horse")
    assert "It cannot be recovered" in seen.told(sending)
    qtbot.waitUntil(lambda: not seen.clipped(sending))
    writing = seen.button(sending, "Write update file")
    assert not writing.isEnabled()
    QTest.keyClicks(again, "correct hose")
    assert "The passwords are not the same." in seen.told(sending) and not writing.isEnabled()
    again.setText("correct horse")
    seen.click(sending, "Write update file")
    assert "Tell the password by telephone" in seen.told(sending)
    (written,) = desk.folder.iterdir()
    with pytest.raises(PasswordNeeded):
        luis.register.review(written)
    assert luis.register.review(written, password="correct horse").brings


def test_an_existing_file_is_replaced_only_after_a_question(sending: QDialog, desk: DeskOfATest) -> None:
    taken = desk.folder / "mine.ctu"
    taken.write_text("something else")
    seen.field(sending, "File name", QLineEdit).setText("mine")
    seen.click(sending, "Write update file")
    seen.click(seen.question(sending), "Choose another name")
    assert taken.read_text() == "something else"
    seen.click(sending, "Write update file")
    seen.click(seen.question(sending), "Replace")
    assert "✓ Update written" in seen.told(sending)
    assert taken.read_bytes() != b"something else"


def test_the_folder_is_remembered_for_the_next_file(page: ExchangePage, sending: QDialog, desk: DeskOfATest) -> None:
    stick = desk.folder / "stick"
    stick.mkdir()
    desk.choice = stick / "update.ctu"
    seen.click(sending, "Choose where to write the file")
    seen.click(sending, "Write update file")
    seen.click(sending, "Close")
    assert (stick / "update.ctu").exists()
    assert f"In {stick}" in seen.told(opened(page, "Save submission…"))


def submitted(dialog: QDialog) -> list[tuple[str, ...]]:
    model = seen.field(dialog, "All that will be in the file", QTableView).model()
    columns = (Column.REF, Column.FIELD, Column.VALUE)
    return [tuple(str(model.index(row, c).data()) for c in columns) for row in range(model.rowCount())]


def test_a_submission_shows_exactly_what_it_will_hold(
    page: ExchangePage, ana: Office, rosa: Office, desk: DeskOfATest
) -> None:
    edit(ana, "1.1", status="planned", lead="Navy", person="Deputy Director", comment="Between us", next_step="Sign")
    dialog = opened(page, "Save submission…")
    assert seen.unnamed(dialog) == []
    assert submitted(dialog) == [("1.1", "Status", "Planned")]
    assert "1 commitment, submitted for the first time" in seen.told(dialog)
    assert "Comments, names of persons, notes and earlier values are never in it." in seen.told(dialog)
    assert "limitations and next steps" in seen.told(dialog)
    seen.click(dialog, "Institutions")
    seen.click(dialog, "Text")
    shown = [("1.1", "Status", "Planned"), ("1.1", "Lead institution", "Navy"), ("1.1", "Next steps", "Sign")]
    assert submitted(dialog) == shown
    QTest.keyClicks(seen.field(dialog, "To", QLineEdit), "Mexico")
    assert "You send it, by e-mail or on a USB stick." in seen.told(dialog)
    seen.click(dialog, "Save submission")
    assert "✓ 1 commitment saved for Mexico" in seen.told(dialog) and "Now send the file" in seen.told(dialog)
    (written,) = desk.folder.iterdir()
    review = rosa.register.review(written)
    assert [(p.ref, p.theirs) for p in review.proposals] == [("1.1", "planned"), ("1.1", "Navy"), ("1.1", "Sign")]


def test_only_what_changed_since_the_last_submission_can_be_shown(page: ExchangePage, ana: Office) -> None:
    for ref in ("1.1", "1.2"):
        edit(ana, ref, status="planned")
    ana.register.submit(ana.folder / "s.ctu", ana.register.draft_submission("OAS"))
    edit(ana, "1.2", status="implemented")
    dialog = opened(page, "Save submission…")
    assert len(submitted(dialog)) == 2
    assert "2 commitments, 1 value changed since the last submission" in seen.told(dialog)
    seen.click(dialog, "Show only changed")
    assert submitted(dialog) == [("1.2", "Status", "Implemented")]
    edit(ana, "1.2", status="planned")
    seen.button(dialog, "Cancel").click()
    dialog = opened(page, "Save submission…")
    assert not seen.button(dialog, "Show only changed").isEnabled(), "an empty list would say nothing"


def test_only_what_is_cleared_or_shown_or_ticked_is_submitted(
    page: ExchangePage, ana: Office, rosa: Office, desk: DeskOfATest
) -> None:
    for ref in ("1.1", "1.2", "2.1", "2.2"):
        edit(ana, ref, status="planned")
    for ref in ("1.1", "2.1", "2.2"):
        ana.register.clear(ana.register.find(ref), ClearanceLevel.CLEARED, "The Minister")
    for ref in ("1.3", "1.4"):
        edit(ana, ref, status="planned")
    ana.register.clear(ana.register.find("1.3"), ClearanceLevel.CLEARED, "The Minister")
    edit(ana, "1.3", status="implemented")
    ana.register.clear(ana.register.find("1.4"), ClearanceLevel.CONFIRMED, "Legal Affairs")
    page.listed = lambda: Filter(panels=frozenset({ana.register.panels()[1].id}))
    dialog = opened(page, "Save submission…")
    assert seen.unnamed(dialog) == []
    assert [line[0] for line in submitted(dialog)] == ["2.1", "2.2"], "what the list shows is chosen first"
    everything = next(b for b in dialog.findChildren(QRadioButton) if "All" in b.text().replace("&", ""))
    everything.click()
    assert "Not cleared, or changed since: 3 of 6 that report something." in seen.told(dialog)
    seen.click(dialog, "Only what is cleared (3 of 6)")
    assert [line[0] for line in submitted(dialog)] == ["1.1", "2.1", "2.2"]
    assert "3 commitments, submitted" in seen.told(dialog) and "Not cleared" not in seen.told(dialog)
    table = seen.field(dialog, "All that will be in the file", QTableView)
    table.selectRow(1)
    QTest.keyClick(table, Qt.Key.Key_Space)
    assert "2 commitments, submitted" in seen.told(dialog) and "1 left out" in seen.told(dialog)
    tick = table.visualRect(table.model().index(2, Column.REF))
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(tick.left() + 12, tick.center().y()))
    assert "1 commitment, submitted" in seen.told(dialog) and "2 left out" in seen.told(dialog)
    QTest.keyClicks(seen.field(dialog, "To", QLineEdit), "Mexico")
    seen.click(dialog, "Save submission")
    assert "✓ 1 commitment saved for Mexico" in seen.told(dialog)
    (written,) = desk.folder.iterdir()
    assert [p.ref for p in rosa.register.review(written).proposals] == ["1.1"]


def test_what_nobody_has_decided_is_submitted_only_after_a_question(
    page: ExchangePage, ana: Office, luis: Office, desk: DeskOfATest, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise UserError(message("Nothing was read."), message("The disk cannot be read."))

    edit(ana, "1.1", status="planned")
    edit(luis, "1.1", status="in_progress")
    exchange(luis, ana)
    dialog = opened(page, "Save submission…")
    QTest.keyClicks(seen.field(dialog, "To", QLineEdit), "Mexico")
    seen.click(dialog, "Institutions")
    seen.settled(dialog)
    with qtbot.waitSignal(page.list_requested) as asked:
        seen.click(dialog, "Decide")
    assert not dialog.isVisible() and asked.args == [
        Filter(ids=frozenset({ana.register.find("1.1").id}), conflicts=True)
    ]
    edit(ana, "1.1", lead="Navy")
    with monkeypatch.context() as broken:
        broken.setattr(Register, "draft_submission", refuse)
        seen.click(page, "Save submission…")
        assert dialog.isVisible() and "The disk cannot be read." in seen.told(dialog)
    seen.click(dialog, "Decide")
    seen.click(page, "Save submission…")
    assert seen.dialog(page) is dialog and "cannot be read" not in seen.told(dialog), "what was chosen is kept"
    assert [line[1] for line in submitted(dialog)] == ["Status", "Lead institution"]
    assert submitted(dialog)[0][2].endswith(" · Differing versions"), "what would leave is seen first"
    seen.click(dialog, "Save submission")
    seen.click(seen.question(dialog), "Go back")
    assert list(desk.folder.iterdir()) == []
    seen.click(dialog, "Save submission")
    seen.click(seen.question(dialog), "Submit as shown")
    assert "✓ 1 commitment saved for Mexico" in seen.told(dialog) and len(list(desk.folder.iterdir())) == 1


def test_what_would_leave_is_read_beside_the_window_and_only_what_was_shown_can_be_saved(
    page: ExchangePage, ana: Office, rosa: Office, desk: DeskOfATest
) -> None:
    for ref in ("1.1", "1.2"):
        edit(ana, ref, status="planned", lead="Navy")
    ana.register.clear(ana.register.find("1.2"), ClearanceLevel.CLEARED, "The Minister")
    page._jobs = jobs = JobsKept()
    dialog = opened(page, "Save submission…")
    saving = seen.button(dialog, "Save submission")
    QTest.keyClicks(seen.field(dialog, "To", QLineEdit), "Mexico")
    assert "Being read…" in seen.told(dialog) and not saving.isEnabled()
    cleared = seen.button(dialog, "Only what is cleared")
    assert not cleared.isEnabled()
    jobs.asked.pop()()
    assert "Being read…" not in seen.told(dialog) and saving.isEnabled()
    seen.click(dialog, "Institutions")
    table = seen.field(dialog, "All that will be in the file", QTableView)
    table.selectRow(1)
    QTest.keyClick(table, Qt.Key.Key_Space)
    assert "Being read…" in seen.told(dialog) and not saving.isEnabled(), "what is shown is not what was asked"
    assert [line[1] for line in submitted(dialog)] == ["Status", "Status"]
    for _ in range(2):
        cleared.click()
        assert "Being read…" in seen.told(dialog) and not saving.isEnabled(), "nor once it is narrowed"
        assert cleared.text().replace("&", "") == "Only what is cleared", "of others, nobody knows yet how many"
        assert len(submitted(dialog)) == 2
    edit(ana, "1.1", lead="Army")
    jobs.asked.pop()()
    assert cleared.text().replace("&", "") == "Only what is cleared (1 of 2)"
    assert jobs.asked == [] and saving.isEnabled() and "1 left out" in seen.told(dialog)
    edit(ana, "1.1", lead="Coast guard")
    saving.click()
    jobs.asked.pop()()
    (written,) = desk.folder.iterdir()
    assert [(p.ref, p.theirs) for p in rosa.register.review(written).proposals] == [("1.1", "planned"), ("1.1", "Army")]


def test_a_bug_while_it_is_read_leaves_a_form_that_says_so_and_can_be_asked_again(
    page: ExchangePage, ana: Office, words: Words, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def bug(*_: object) -> None:
        raise KeyError

    edit(ana, "1.1", status="planned")
    monkeypatch.setattr(sys, "excepthook", lambda *_: None)
    page._jobs = jobs = JobRunner(words)
    with monkeypatch.context() as broken:
        broken.setattr(Register, "draft_submission", bug)
        dialog = opened(page, "Save submission…")
        QTest.keyClicks(seen.field(dialog, "To", QLineEdit), "Mexico")
        qtbot.waitUntil(lambda: not jobs.is_busy)
    saving = seen.button(dialog, "Save submission")
    assert "It could not be read." in seen.told(dialog) and "Being read…" not in seen.told(dialog)
    assert not saving.isEnabled() and submitted(dialog) == []
    seen.click(dialog, "Institutions")
    qtbot.waitUntil(lambda: not jobs.is_busy)
    assert saving.isEnabled() and submitted(dialog) == [("1.1", "Status", "Planned")]
    jobs.close()


def test_the_table_stays_where_it_is_while_commitments_are_left_out(
    page: ExchangePage, ana: Office, luis: Office
) -> None:
    for ref in ("1.1", "1.2", "1.3", "1.4", "2.1", "2.2", "2.3", "2.4"):
        edit(ana, ref, status="planned")
    edit(luis, "1.1", status="in_progress")
    exchange(luis, ana)
    dialog = opened(page, "Save submission…")
    table = seen.field(dialog, "All that will be in the file", QTableView)
    for width in (1100, 700):
        dialog.resize(width, 640)
        seen.settled(dialog)
        stood = table.mapTo(dialog, QPoint())
        assert "differing versions" in seen.told(dialog)
        for pressed in range(2 * table.model().rowCount()):
            table.selectRow(pressed % table.model().rowCount())
            QTest.keyClick(table, Qt.Key.Key_Space)
            seen.settled(dialog)
            assert table.mapTo(dialog, QPoint()) == stood, f"at {width} after {pressed + 1} ticks"
            assert seen.clipped(dialog) == []


def test_what_nothing_is_chosen_reported_or_cleared_of_cannot_be_submitted(page: ExchangePage, ana: Office) -> None:
    dialog = opened(page, "Save submission…")
    assert "Nothing of this has been reported yet." in seen.told(dialog)
    QTest.keyClicks(seen.field(dialog, "To", QLineEdit), "Mexico")
    assert not seen.button(dialog, "Save submission").isEnabled()
    seen.click(dialog, "Status and dates")
    assert "Choose what is told." in seen.told(dialog)
    assert not seen.button(dialog, "Save submission").isEnabled()
    seen.click(dialog, "Cancel")
    seen.click(seen.question(dialog), "Discard")
    for ref in ("1.1", "2.1"):
        edit(ana, ref, status="planned")
    ana.register.clear(ana.register.find("1.1"), ClearanceLevel.CLEARED, "The Minister")
    page.listed = lambda: Filter(panels=frozenset({ana.register.panels()[1].id}))
    dialog = opened(page, "Save submission…")
    everything, shown = dialog.findChildren(QRadioButton)
    everything.click()
    seen.click(dialog, "Only what is cleared (1 of 2)")
    shown.click()
    assert submitted(dialog) == [] and "Nothing of this is cleared." in seen.told(dialog)
    QTest.keyClicks(seen.field(dialog, "To", QLineEdit), "Mexico")
    assert not seen.button(dialog, "Save submission").isEnabled()
    everything.click()
    assert [line[0] for line in submitted(dialog)] == ["1.1"], "what was wished for still is"
    seen.click(dialog, "Status and dates")
    assert seen.button(dialog, "Only what is cleared").isChecked(), "of nothing, no number"


def test_a_demonstration_says_before_anything_is_filled_in_that_it_is_sent_to_nobody(
    page: ExchangePage, ana: Office
) -> None:
    edit(ana, "1.1", status="planned")
    ana.register.declare_demonstration()
    for by, writing in (("Save submission…", "Save submission"), ("Send update…", "Write update file")):
        dialog = opened(page, by)
        assert "This is a demonstration" in seen.told(dialog)
        QTest.keyClicks(seen.field(dialog, "To", QLineEdit), "Mexico")
        greyed = seen.button(dialog, writing)
        assert not greyed.isEnabled() and "This is a demonstration" in greyed.accessibleDescription()
        if begun := page.begun:
            assert begun.would_be_missed and list(page.unsaved()) == [], "it could be saved nowhere"
        dialog.reject()
        if begun:
            page.bring_back(begun)
            assert list(page.unsaved()) == [], "nor once another language is spoken"


def test_a_submission_is_for_somebody_and_may_have_a_password(
    page: ExchangePage, ana: Office, rosa: Office, desk: DeskOfATest
) -> None:
    edit(ana, "1.1", status="planned")
    dialog = opened(page, "Save submission…")
    saving = seen.button(dialog, "Save submission")
    assert not saving.isEnabled() and "Name whom it is for" in seen.told(dialog)
    QTest.keyClicks(seen.field(dialog, "To", QLineEdit), "Mexico")
    assert saving.isEnabled() and "Name whom it is for" not in seen.told(dialog)
    QTest.keyClicks(seen.field(dialog, "Password", QLineEdit), "correct horse")
    seen.field(dialog, "To", QLineEdit).clear()
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_Escape):
        QTest.keyClick(dialog, key)
        assert "is lost" in seen.question(dialog).informativeText()
        seen.click(seen.question(dialog), "Go back")
    QTest.keyClicks(seen.field(dialog, "To", QLineEdit), "Mexico")
    assert dialog.isVisible() and not saving.isEnabled()
    QTest.keyClicks(seen.field(dialog, "The password once more", QLineEdit), "correct horse")
    seen.click(dialog, "Save submission")
    assert "Tell the password by telephone" in seen.told(dialog)
    (written,) = desk.folder.iterdir()
    with pytest.raises(PasswordNeeded):
        rosa.register.review(written)
    assert rosa.register.review(written, password="correct horse").brings
    assert page.begun is None and list(page.unsaved()) == []
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible(), "what is saved is not lost"
    dialog = opened(page, "Save submission…")
    seen.click(dialog, "Institutions")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible(), "one click brings that back"
    dialog = opened(page, "Save submission…")
    QTest.keyClicks(seen.field(dialog, "To", QLineEdit), "Mexico")
    seen.click(dialog, "Cancel")
    seen.click(seen.question(dialog), "Discard")
    assert not dialog.isVisible() and page.begun is None


@pytest.mark.parametrize("points", [10, 13])
def test_nothing_of_a_submission_is_cut_off_on_a_small_screen(
    page: ExchangePage, ana: Office, qapp: QApplication, points: int
) -> None:
    uncleared = ("1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "2.1")
    for ref in uncleared:
        edit(ana, ref, status="planned")
    with seen.font_of(qapp, points):
        dialog = opened(page, "Save submission…")
        dialog.resize(700, 560)
        seen.settled(dialog)
        assert (dialog.width(), dialog.height()) == (700, 560)
        assert seen.clipped(dialog) == []
        for filled_in in (dialog.findChildren(PasswordFields)[0], dialog.findChildren(FileRow)[0]):
            assert filled_in.visibleRegion().boundingRect() == filled_in.rect()
        to, password = seen.field(dialog, "To", QLineEdit), seen.field(dialog, "Password", QLineEdit)
        assert to.mapTo(dialog, QPoint()).x() == password.mapTo(dialog, QPoint()).x()
        table = seen.field(dialog, "All that will be in the file", QTableView)
        assert table.viewport().height() >= 6 * table.rowHeight(0)
        room = table.fontMetrics().horizontalAdvance("100 % · 11 Nov 2026")
        assert table.columnWidth(Column.BEFORE) > room, "more than dots"
        assert "limitations and next steps" not in seen.told(dialog)
        assert "1.1, 1.2" not in seen.told(dialog)
        seen.click(dialog, "Show which")
        assert ", ".join(uncleared) in seen.told(dialog)
        seen.click(dialog, "Less")
        assert ", ".join(uncleared) not in seen.told(dialog)
        dialog.close()


def test_what_is_submitted_stands_under_its_head(page: ExchangePage, ana: Office) -> None:
    edit(ana, "1.1", status="planned")
    # The mark of a change would be ink, too.
    ana.register.submit(ana.folder / "s.ctu", ana.register.draft_submission("OAS"))
    table = opened(page, "Save submission…").findChildren(QTableView)[0]
    head, cell = table.horizontalHeader(), table.visualRect(table.model().index(0, Column.VALUE))
    drawn = (head.viewport().grab(), table.viewport().grab(cell))
    left = head.sectionViewportPosition(Column.VALUE)
    where = (_where_the_ink_begins(drawn[0].toImage(), left), left + _where_the_ink_begins(drawn[1].toImage(), 0))
    assert abs(where[0] - where[1]) <= 2
    table.selectRow(0)
    before_it = cell.adjusted(2, 3, where[1] - left - cell.width() - 2, -3)
    drawn_before = table.viewport().grab(before_it).toImage()
    inked = {drawn_before.pixel(x, y) for x in range(drawn_before.width()) for y in range(drawn_before.height())}
    assert len(inked) == 1, "no mark beside what is unchanged, on the ground of a selected line either"
    QTest.keyClick(table, Qt.Key.Key_Space)
    muted, drawn_out = table.model().index(0, Column.VALUE).data(Qt.ItemDataRole.ForegroundRole), []
    image = table.viewport().grab(cell).toImage()
    drawn_out = [image.pixelColor(x, y).lightness() for x in range(image.width()) for y in range(image.height())]
    assert min(drawn_out) >= muted.lightness() - 8, "left out is told apart although it is selected"


def _where_the_ink_begins(image: QImage, left: int) -> int:
    paper, half = image.pixel(left, 4), image.height() // 2
    return next(x for x in range(left, image.width()) if any(image.pixel(x, y) != paper for y in range(4, half + 4)))


def test_a_rule_all_across_says_that_there_is_more_below_until_it_is_seen(qtbot: QtBot) -> None:
    area, content = WholeWidth(), QWidget()
    content.setFixedHeight(400)
    area.setWidget(content)
    area.resize(200, 100)
    qtbot.addWidget(area)
    area.show()

    def ends_ruled() -> bool:
        drawn = area.grab().toImage()
        return drawn.pixel(50, 50) != drawn.pixel(50, 99) == drawn.pixel(199, 99)

    assert ends_ruled()
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    assert not ends_ruled()
