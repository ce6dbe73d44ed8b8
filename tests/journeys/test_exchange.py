"""Two offices of one delegation exchange files through their windows: clicks and keys, and nothing else."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox

import seen
from officer import ALT, CTRL, Officer, Sit, change_list, said_on_buttons
from posting import finish, opened, sent, vouch
from tracker.ui.commitments.columns import Column
from tracker.ui.reviewing.password_dialog import PasswordDialog
from tracker.ui.reviewing.review_dialog import ReviewDialog

Key = Qt.Key


def give_lead(officer: Officer, ref: str, lead: str) -> None:
    officer.to_the_front()
    officer.window.click(ref, Column.LEAD)
    officer.press(Key.Key_L, CTRL)
    officer.write(lead)
    officer.press(Key.Key_Return)


def leads(*officers: Officer) -> list[tuple[str, bool]]:
    found = (officer.window.found("2.1") for officer in officers)
    return [(str(c.values.get("lead")), bool(c.conflicts)) for c in found]


def test_both_edit_the_same_commitment_one_decides_and_both_end_equal(sit: Sit) -> None:
    ana, luis = sit("Ana Mora"), sit("Luis Rojas")
    give_lead(ana, "2.1", "Ministry of Labour")
    give_lead(luis, "2.1", "Foreign Ministry")
    give_lead(ana, "1.4", "Navy")

    review = opened(luis, sent(ana))
    assert "Update from Ana Mora, " in luis.told(review)
    assert "2 changes from Ana Mora (1 clean, 1 with differing versions)" in luis.told(review)
    assert "Compare this number with Ana Mora by telephone:" in luis.told(review)
    vouch(luis, review)
    change_list(review).setFocus()
    assert [p.ref for p in change_list(review).selected()] == ["2.1"]
    assert "Leave out" in said_on_buttons(review) and "before either of you saw" in luis.told(review)
    luis.press(Key.Key_T, ALT)
    luis.wait(lambda: "Only undecided (0)" in said_on_buttons(review))
    assert leads(luis) == [("Foreign Ministry", False)], "nothing is written before Finish"
    finish(luis, review)
    assert luis.row("1.4")[1] == "Navy"

    review = opened(ana, sent(luis))
    vouch(ana, review)
    finish(ana, review)
    assert leads(ana, luis) == [("Ministry of Labour", False)] * 2
    assert ana.window.found("2.1") == luis.window.found("2.1")

    ana.drop(sent(luis))
    ana.told_that("holds nothing that is not here already")


def test_a_review_is_kept_for_later_and_gone_on_with(sit: Sit) -> None:
    ana, luis = sit("Ana Mora"), sit("Luis Rojas")
    for ref, theirs, ours in (("1.2", "Labour", "Consulate"), ("1.4", "Police", "Interior")):
        give_lead(ana, ref, theirs)
        give_lead(luis, ref, ours)
    review = opened(luis, sent(ana))
    assert "Only undecided (2)" in said_on_buttons(review)
    seen.click(review, "From whom  Alt+R")
    luis.press(Key.Key_K, ALT)
    luis.wait(lambda: "Only undecided (1)" in said_on_buttons(review))
    luis.press(Key.Key_Escape)
    luis.dialog(QMessageBox)
    luis.press(Key.Key_Return)
    luis.see_closed(review)
    waiting = luis.window.workplace.state.waiting
    assert waiting.isVisible() and waiting.text().strip() == "1 review waiting"
    assert "Kept for later on the Exchange page" in luis.told(luis.window.workplace.undo_bar)

    QTest.mouseClick(waiting, Qt.MouseButton.LeftButton)
    exchange = luis.window.workplace.pages.exchange
    assert luis.window.workplace.pages.currentWidget() is exchange
    exchange.review_requested.emit(luis.window.register.waiting()[0].id)
    review = luis.review()
    assert "Only undecided (1)" in said_on_buttons(review)
    assert [p.ref for p in change_list(review).selected()] == ["1.4"]
    vouch(luis, review)
    luis.press(Key.Key_T, ALT)
    luis.wait(lambda: "Only undecided (0)" in said_on_buttons(review))
    finish(luis, review)
    assert [luis.row(ref)[1] for ref in ("1.2", "1.4")] == ["Consulate", "Police"]
    luis.wait(lambda: not waiting.isVisible())


def test_a_sender_nobody_knows_must_be_vouched_for_once(sit: Sit) -> None:
    ana, luis = sit("Ana Mora"), sit("Luis Rojas")
    give_lead(ana, "1.4", "Navy")
    review = opened(luis, sent(ana))
    luis.press(Key.Key_Return, CTRL)
    assert review.isVisible() and "Tick first that you know" in luis.told(review)
    vouch(luis, review)
    finish(luis, review)
    assert luis.row("1.4")[1] == "Navy"

    give_lead(ana, "1.4", "Police")
    review = opened(luis, sent(ana))
    assert "Compare this number" not in luis.told(review)
    finish(luis, review)

    (ana.desk.folder / "signing.key").unlink()
    give_lead(ana, "1.4", "Army")
    review = opened(luis, sent(ana))
    assert "signed with another key" in luis.told(review)
    assert "Nothing is written before Finish." not in luis.told(review)
    luis.press(Key.Key_Escape)
    luis.see_closed(review)
    assert luis.row("1.4")[1] == "Police"


def test_a_sealed_file_asks_for_its_password_and_says_when_it_does_not_fit(sit: Sit) -> None:
    ana, luis = sit("Ana Mora"), sit("Luis Rojas")
    give_lead(ana, "1.4", "Navy")
    sealed = sent(ana, "rio seven")
    luis.to_the_front()
    luis.drop(sealed)
    asking = luis.dialog(PasswordDialog)
    assert "is protected with a password" in luis.told(asking)
    luis.write("rio 7")
    luis.press(Key.Key_Return)
    luis.see_closed(asking)
    again = luis.dialog(PasswordDialog)
    assert "The password does not open" in luis.told(again)
    luis.write("rio seven")
    luis.press(Key.Key_Return)
    review = luis.review()
    vouch(luis, review)
    finish(luis, review)
    assert luis.row("1.4")[1] == "Navy"

    give_lead(ana, "1.5", "Police")
    another = sent(ana, "rio seven")
    luis.to_the_front()
    luis.drop(another)
    asking = luis.dialog(PasswordDialog)
    luis.press(Key.Key_Escape)
    luis.see_closed(asking)
    assert not luis.window.frame.findChildren(ReviewDialog)


def test_a_receipt_asks_once_who_answers_and_is_said_without_a_review_from_then_on(sit: Sit) -> None:
    ana, luis = sit("Ana Mora"), sit("Luis Rojas")
    give_lead(ana, "1.4", "Navy")
    review = opened(luis, sent(ana))
    vouch(luis, review)
    finish(luis, review)
    first, second = luis.desk.folder / "first.ctu", luis.desk.folder / "second.ctu"
    for receipt in (first, second):
        luis.window.register.write_receipt(receipt, luis.window.register.received_files()[0])

    review = opened(ana, first)
    assert "1 change taken" in ana.told(review) and "is not known here yet" in ana.told(review)
    vouch(ana, review)
    finish(ana, review)
    assert [s.is_awaited for s in ana.window.register.sent_files()] == [False]
    ana.drop(second)
    ana.told_that("1 change taken")
