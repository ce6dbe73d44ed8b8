from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

import seen
from reviews import Reviews
from tracker.domain.changes import Committed
from tracker.domain.review import Ignored, Proposal, Review, Standing
from tracker.register.register import Register
from tracker.ui.error_banner import ErrorBanner
from tracker.ui.job_runner import SynchronousRunner
from tracker.ui.reviewing.change_delegate import in_two_lines, to_its_end
from tracker.ui.reviewing.change_list import ChangeList
from tracker.ui.reviewing.held import held
from tracker.ui.reviewing.review_dialog import ReviewDialog
from tracker.ui.reviewing.review_model import Column, ReviewModel
from tracker.ui.reviewing.sections import Section
from tracker.ui.reviewing.value_dialog import ValueDialog
from tracker.words import Words

Open = Callable[[Review], "Screen"]

DECISIONS = ("Take theirs", "Keep ours", "Keep both", "Leave out", "Edit…")


class Screen:
    """The dialog as a person meets it."""

    def __init__(self, dialog: ReviewDialog, qtbot: QtBot) -> None:
        self.dialog = dialog
        self.qtbot = qtbot
        self.committed: list[Committed] = []
        dialog.committed.connect(self.committed.append)
        self.list = dialog.findChildren(ChangeList)[0]

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.dialog.focusWidget() or self.dialog, key, modifier)

    def button(self, text: str) -> QPushButton:
        return next(
            b
            for b in self.dialog.findChildren(QPushButton)
            if b.text().replace("&", "").removeprefix("✓ ").split("  ")[0] == text and b.isVisible()
        )

    def told(self) -> str:
        return "\n".join(label.text() for label in self.dialog.findChildren(QLabel) if label.isVisible())

    def question(self) -> QMessageBox | None:
        return next((b for b in self.dialog.findChildren(QMessageBox) if b.isVisible()), None)

    def answer(self, text: str) -> None:
        box = self.question()
        assert box is not None
        next(b for b in box.buttons() if b.text() == text).click()


@pytest.fixture
def open_review(qtbot: QtBot, register: Register, words: Words) -> Open:
    def open_it(review: Review) -> Screen:
        dialog = ReviewDialog(register, words, SynchronousRunner(), held(register, review, ()))
        qtbot.addWidget(dialog, before_close_func=QWidget.hide)
        dialog.show()
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        return Screen(dialog, qtbot)

    return open_it


def clean_only(reviews: Reviews) -> Review:
    review = reviews.usual()
    return replace(review, proposals=tuple(p for p in review.proposals if p.standing is Standing.CLEAN))


def filled_only(reviews: Reviews) -> Review:
    """Without the emptied field, which would stand first."""
    review = clean_only(reviews)
    return replace(review, proposals=tuple(p for p in review.proposals if not p.clears))


def test_nothing_is_written_before_finish_and_one_key_takes_all_that_is_clean(
    open_review: Open, reviews: Reviews, register: Register
) -> None:
    screen = open_review(clean_only(reviews))
    assert "12 changes from Ana Mora, Ministry of Labour (12 clean), 1 of them empties a field, 3" in screen.told()
    assert register.find("4.1").status is None
    screen.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert screen.dialog.result() == QDialog.DialogCode.Accepted
    assert register.find("4.1").status == "in_progress"
    assert [committed.action is not None for committed in screen.committed] == [True]


def test_whoever_keeps_theirs_out_and_finishes_in_one_breath_is_understood(
    open_review: Open, reviews: Reviews, register: Register
) -> None:
    screen = open_review(filled_only(reviews))
    left_out = screen.list.selected()[0].ref
    screen.key(Qt.Key.Key_L, Qt.KeyboardModifier.AltModifier)
    assert screen.list.hasFocus(), "the keys stay there"
    screen.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert screen.committed
    assert register.find(left_out).text_of("next_step") is None


def test_the_changes_are_attributed_to_whom_the_officer_says(
    open_review: Open, reviews: Reviews, register: Register
) -> None:
    screen = open_review(clean_only(reviews))
    screen.key(Qt.Key.Key_R, Qt.KeyboardModifier.AltModifier)
    author = screen.dialog.focusWidget()
    assert isinstance(author, QLineEdit)
    author.clear()
    assert "Say first whose changes these are." in screen.told()
    # Where it is asked is out of sight beside a change: finishing leads there.
    seen.click_cell(screen.list, screen.list.currentIndex())
    screen.list.setFocus()
    assert not author.isVisible()
    screen.button("Finish").click()
    assert author.isVisible() and author.hasFocus() and not screen.committed
    QTest.keyClicks(author, "Rosa Solis")
    assert "12 changes from Rosa Solis" in screen.told()
    screen.button("Finish").click()
    assert screen.committed[0].title.values["author"] == "Rosa Solis"


def test_an_unticked_change_is_left_out(open_review: Open, reviews: Reviews, register: Register) -> None:
    screen = open_review(filled_only(reviews))
    first = screen.list.selected()[0]
    assert (first.ref, first.key) == ("1.2", "next_step")
    screen.key(Qt.Key.Key_Space)
    assert screen.list.currentIndex().data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Unchecked
    screen.button("Finish").click()
    assert register.find("1.2").text_of("next_step") is None
    assert register.find("4.2").status == "in_progress"


def test_the_first_undecided_change_is_shown_in_full_with_what_can_be_said(open_review: Open, reviews: Reviews) -> None:
    screen = open_review(reviews.usual())
    assert "1.3 · Deadline · Commitments, row 18" in screen.told()
    assert "Question. This date reads two ways." in screen.told()
    assert [t for t in DECISIONS if screen.button(t).isEnabled()] == ["Keep ours", "Leave out", "Edit…"]
    assert {t: screen.button(t).toolTip() for t in ("Take theirs", "Keep both")} == {
        "Take theirs": "<qt>It was not understood. Type with Edit what is meant.</qt>",
        "Keep both": "<qt>Both are kept only where a change of theirs differs from one of yours.</qt>",
    }
    theirs = screen.dialog.findChildren(QTextEdit)[1]
    assert "font-weight:600" not in theirs.toHtml(), "no value: it is not marked as one"
    panes = {p.accessibleName(): p.toPlainText() for p in screen.dialog.findChildren(QTextEdit)}
    assert panes == {"As exported": "not reported", "Theirs": "“03/04/2027” (unclear)", "Ours now": "not reported"}


def test_word_differences_are_marked_by_line_and_not_by_colour_alone(open_review: Open, reviews: Reviews) -> None:
    screen = open_review(filled_only(reviews))
    theirs = next(p for p in screen.dialog.findChildren(QTextEdit) if p.accessibleName() == "Theirs")
    html = theirs.toHtml()
    assert "line-through" in html and "font-weight:600" in html
    assert "underline" not in html
    assert "employers and unions before" in theirs.toPlainText()


def test_deciding_goes_on_to_the_next_undecided(open_review: Open, reviews: Reviews) -> None:
    screen = open_review(reviews.usual())
    assert screen.list.selected()[0].ref == "1.3"
    screen.button("Leave out").click()
    assert screen.list.selected()[0].ref == "2.1"
    screen.button("Keep both").click()
    only = screen.dialog.findChildren(QCheckBox)[0]
    assert only.text().replace("&", "") == "Only undecided (0)"
    assert not screen.button("Next undecided").isEnabled()


def test_ctrl_down_moves_to_the_next_undecided_and_selects_it_alone(open_review: Open, reviews: Reviews) -> None:
    screen = open_review(reviews.usual())
    screen.key(Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert [p.ref for p in screen.list.selected()] == ["2.1"]
    assert "2.1 · Deadline" in screen.told()


def test_buttons_keep_their_places_whatever_can_be_said(open_review: Open, reviews: Reviews) -> None:
    screen = open_review(reviews.usual())
    seen = []
    for line in range(3):
        seen.append([screen.button(text).geometry().left() for text in DECISIONS])
        if line < 2:
            screen.key(Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert seen[0] == seen[1] == seen[2]


def test_what_the_colleague_wrote_is_shown_where_it_was_read_as_something_else(
    open_review: Open, reviews: Reviews
) -> None:
    read = replace(reviews.proposal(1, "1.4", "status", "in_progress", Standing.QUESTION), received="En progreso")
    same = replace(reviews.proposal(2, "1.5", "status", "in_progress", Standing.QUESTION), received="in  progress")
    screen = open_review(reviews.review(read, same))
    assert "Written in the workbook: “En progreso”." in screen.told()
    screen.key(Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert "1.5 · Status" in screen.told() and "Written in" not in screen.told()


def test_an_ambiguous_date_offers_its_two_readings(open_review: Open, reviews: Reviews, register: Register) -> None:
    screen = open_review(reviews.usual())
    screen.button("4 Mar 2027").click()
    assert screen.list.selected()[0].ref == "2.1"
    assert not [b for b in screen.dialog.findChildren(QPushButton) if b.text() == "3 Apr 2027" and b.isVisible()]
    screen.button("Finish").click()
    screen.answer("Finish")
    assert register.find("1.3").text_of("deadline") == "2027-03-04"


def test_the_file_is_named(open_review: Open, reviews: Reviews) -> None:
    screen = open_review(reviews.usual())
    screen.button("From whom").click()
    assert "from Labour.xlsx, exported 1 Nov 2026" in screen.told()
    assert "1.3 · Deadline" not in screen.told(), "nor buttons that would decide something unseen"
    screen.key(Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert "from Labour.xlsx, exported" not in screen.told()
    assert "from Labour.xlsx" in screen.dialog.windowTitle()


def test_what_was_undone_before_can_be_kept_beside_ours(open_review: Open, reviews: Reviews) -> None:
    undone = replace(reviews.proposal(1, "1.4", "lead", "Theirs", Standing.QUESTION), again=True)
    screen = open_review(reviews.review(undone))
    assert screen.button("Keep both").isEnabled()


def test_an_ignored_cell_is_told_in_full(open_review: Open, reviews: Reviews) -> None:
    screen = open_review(clean_only(reviews))
    heading = screen.list.model().rowCount() - 1
    screen.list.setCurrentIndex(screen.list.model().index(heading, 0))
    assert "Comment, Commitments" not in screen.told()
    screen.key(Qt.Key.Key_Right)
    first = screen.list.model().index(heading + 1, 0)
    screen.list.scrollTo(first)
    QTest.mouseClick(screen.list.viewport(), Qt.MouseButton.LeftButton, pos=screen.list.visualRect(first).center())
    assert "Comment, Commitments, row 9 · The cell holds an error. · “#REF!”" in screen.told()


def test_several_changes_are_decided_at_once(open_review: Open, reviews: Reviews) -> None:
    screen = open_review(clean_only(reviews))
    screen.list.selectAll()
    assert "12 changes selected" in screen.told()
    screen.button("Leave out").click()
    screen.button("Finish").click()
    assert screen.committed[0].written == 0


def test_ctrl_t_ticks_every_clean_change_again(open_review: Open, reviews: Reviews, register: Register) -> None:
    screen = open_review(clean_only(reviews))
    screen.list.selectAll()
    screen.button("Leave out").click()
    screen.key(Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    screen.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert register.find("4.10").status == "in_progress"


def test_a_question_is_answered_by_typing_the_value(open_review: Open, reviews: Reviews, register: Register) -> None:
    screen = open_review(reviews.usual())
    screen.key(Qt.Key.Key_F2)
    editor = screen.dialog.findChildren(ValueDialog)[0]
    line = editor.findChildren(QLineEdit)[0]
    assert line.text() == "03/04/2027"
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert editor.findChildren(ErrorBanner)[0].isVisible()
    assert "3 Apr 2027 or 4 Mar 2027" in editor.findChildren(ErrorBanner)[0].accessibleDescription()
    line.clear()
    QTest.keyClicks(line, "3 apr 2027")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert not editor.isVisible()
    screen.button("Finish").click()
    screen.answer("Finish")
    assert register.find("1.3").text_of("deadline") == "2027-04-03"


def test_finishing_with_undecided_changes_says_what_will_happen(
    open_review: Open, reviews: Reviews, register: Register
) -> None:
    screen = open_review(reviews.usual())
    screen.button("Finish").click()
    box = screen.question()
    assert box is not None and "both versions are kept" in box.informativeText()
    screen.answer("Go on reviewing")
    assert screen.dialog.isVisible() and not screen.committed
    screen.button("Finish").click()
    screen.answer("Finish")
    assert register.find("4.1").status == "in_progress"
    assert register.find("1.3").text_of("deadline") is None


def test_closing_with_decisions_made_asks_what_becomes_of_them_and_writes_nothing(
    open_review: Open, reviews: Reviews, register: Register
) -> None:
    screen = open_review(reviews.usual())
    screen.button("Leave out").click()
    screen.key(Qt.Key.Key_Escape)
    box = screen.question()
    assert box is not None and [b.text() for b in box.buttons() if b is box.defaultButton()] == ["Keep for later"]
    screen.answer("Go on reviewing")
    assert screen.dialog.isVisible() and register.waiting() == ()
    screen.key(Qt.Key.Key_Escape)
    screen.answer("Keep for later")
    assert not screen.dialog.isVisible()
    assert [(w.changes, w.open_changes) for w in register.waiting()] == [(14, 1)]
    assert register.find("4.1").status is None
    assert register.actions() == ()


def test_closing_with_decisions_made_can_discard_them(open_review: Open, reviews: Reviews, register: Register) -> None:
    screen = open_review(reviews.usual())
    screen.button("Leave out").click()
    screen.key(Qt.Key.Key_Escape)
    screen.answer("Discard")
    assert not screen.dialog.isVisible() and register.waiting() == ()


def test_closing_what_was_only_looked_at_keeps_its_questions_for_later(
    open_review: Open, reviews: Reviews, register: Register
) -> None:
    screen = open_review(reviews.usual())
    with screen.qtbot.waitSignal(screen.dialog.kept):
        screen.key(Qt.Key.Key_Escape)
    assert screen.question() is None and not screen.dialog.isVisible()
    assert [(w.changes, w.open_changes) for w in register.waiting()] == [(14, 2)]


def test_a_review_nobody_touched_and_without_questions_closes_at_once(open_review: Open, reviews: Reviews) -> None:
    screen = open_review(clean_only(reviews))
    screen.key(Qt.Key.Key_Escape)
    assert not screen.dialog.isVisible()


def test_nothing_changed_says_so(open_review: Open, reviews: Reviews) -> None:
    review = replace(reviews.usual(), proposals=())
    screen = open_review(review)
    assert "Nothing changed: this workbook holds what it held when it left." in screen.told()
    assert screen.list.model().rowCount() == 4, "the ignored cells are in sight, under their heading"
    screen.button("Close").click()
    assert not screen.dialog.isVisible()


def test_an_error_is_told_in_place_and_decisions_stay(open_review: Open, reviews: Reviews, register: Register) -> None:
    foreign = tuple(replace(p, delegation="PAN") for p in clean_only(reviews).proposals)
    screen = open_review(replace(clean_only(reviews), proposals=foreign))
    screen.list.selectAll()
    screen.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert screen.dialog.findChildren(ErrorBanner)[0].isVisible()
    assert screen.dialog.isVisible() and screen.button("Finish").isEnabled()


def test_of_six_hundred_changes_only_those_in_sight_are_asked_for(
    open_review: Open, reviews: Reviews, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = set[int]()
    read = ReviewModel.line

    def line(model: ReviewModel, row: int) -> Section | Proposal | Ignored | None:
        asked.add(row)
        return read(model, row)

    monkeypatch.setattr(ReviewModel, "line", line)
    many = [
        reviews.proposal(n, reviews.commitments[n % 46].ref, "comment", f"Comment {n}", Standing.QUESTION)
        for n in range(600)
    ]
    screen = open_review(reviews.review(*many))
    model, changed = screen.list.model(), list[object]()
    model.dataChanged.connect(lambda *given: changed.append(given))
    assert model.rowCount() == 646
    screen.list.selectAll()
    assert len(screen.list.selected()) == 600
    screen.button("Take theirs").click()
    screen.key(Qt.Key.Key_End)
    screen.list.viewport().repaint()
    assert len(asked) < 100
    assert len(changed) == 1, "however many were decided"
    assert screen.dialog.findChildren(QCheckBox)[0].text().replace("&", "") == "Only undecided (0)"
    said = [model.index(row, Column.DECISION).data() for row in range(model.rowCount())]
    assert (said.count("Take theirs"), len(said)) == (600, 646)


def test_many_ticks_are_one_decision(open_review: Open, reviews: Reviews) -> None:
    screen = open_review(clean_only(reviews))
    decisions: list[None] = []
    screen.dialog.findChildren(ReviewModel)[0].decided.connect(lambda: decisions.append(None))
    screen.list.selectAll()
    screen.key(Qt.Key.Key_Space)
    assert len(decisions) == 1
    screen.button("Finish").click()
    assert screen.committed[0].written == 0


def test_a_heading_folds_what_is_under_it_by_keys_and_by_a_click(open_review: Open, reviews: Reviews) -> None:
    screen = open_review(clean_only(reviews))
    model, rows = screen.list.model(), screen.list.model().rowCount()
    screen.key(Qt.Key.Key_Left)
    assert screen.list.currentIndex().row() == 0, "from a line to its heading"
    for key, shown in (
        (Qt.Key.Key_Left, rows - 1),
        (Qt.Key.Key_Left, rows - 1),
        (Qt.Key.Key_Right, rows),
        (Qt.Key.Key_Space, rows - 1),
        (Qt.Key.Key_Return, rows),
    ):
        screen.key(key)
        assert model.rowCount() == shown
    at = screen.list.visualRect(model.index(0, 0)).center()
    QTest.mouseClick(screen.list.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert model.rowCount() == rows - 1
    assert "Select a change to see it in full" in screen.told()


def test_an_undecided_change_that_is_folded_comes_into_sight(open_review: Open, reviews: Reviews) -> None:
    screen = open_review(reviews.usual())
    screen.key(Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    for _ in range(2):
        screen.key(Qt.Key.Key_Left)
    assert screen.list.selected() == []
    screen.key(Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert [p.ref for p in screen.list.selected()] == ["2.1"]


def test_of_whose_change_it_is_the_name_is_cut_and_never_the_day(qapp: QApplication) -> None:
    metrics = QFontMetrics(qapp.font())
    whence = "Carmen Soto de la Vega y Castro, 12 Nov 2026"
    room = metrics.horizontalAdvance("Carmen Soto…, 12 Nov 2026") + 2
    assert to_its_end(whence, metrics, room) == "Carmen Soto…, 12 Nov 2026"
    assert to_its_end(whence, metrics, 2 * room) == whence
    assert to_its_end("Commitments", metrics, room) == "Commitments"
    no_day = "de la Vega y Castro Sotomayor, Carmen"
    assert to_its_end(no_day, metrics, room) == metrics.elidedText(no_day, Qt.TextElideMode.ElideRight, room)
    for narrow in range(metrics.horizontalAdvance("…"), room, 7):
        assert metrics.horizontalAdvance(to_its_end(whence, metrics, narrow)) <= narrow


def test_a_value_takes_two_lines_of_which_none_runs_out_of_its_column(qapp: QApplication) -> None:
    metrics = QFontMetrics(qapp.font())
    room = metrics.horizontalAdvance("communiqué") + 2
    assert in_two_lines("non communiqué", metrics, room) == "non\ncommuniqué"
    assert in_two_lines("non communiqué", metrics, 2 * room) == "non communiqué"
    assert in_two_lines("on 12\u00a0Nov\u00a02026", metrics, 2 * room).endswith("\u00a02026"), "no date is parted"
    for narrow in range(metrics.horizontalAdvance("…"), room, 7):
        lines = in_two_lines("non communiqué à ce jour", metrics, narrow).split("\n")
        assert len(lines) == 2 and all(metrics.horizontalAdvance(line) <= narrow for line in lines)


def test_lines_keep_their_height_whatever_stood_in_their_place(open_review: Open, reviews: Reviews) -> None:
    screen = open_review(reviews.usual())
    changes, (only, *_) = screen.list, screen.dialog.findChildren(QCheckBox)
    model = changes.model()
    assert isinstance(model, ReviewModel)

    def heights() -> dict[Standing | None, set[int]]:
        found: defaultdict[Standing | None, set[int]] = defaultdict(set)
        for row in range(model.rowCount()):
            change = model.proposal(row)
            found[change.standing if change else None].add(changes.rowHeight(row))
        return found

    before = heights()
    heading, clean, conflict, question = (before[kind].pop() for kind in (None, *Standing))
    assert heading < clean < conflict == question, "what is not simply taken says why, in a line more"
    assert not any(before.values())
    QTest.keyClick(changes, Qt.Key.Key_Left)
    QTest.keyClick(changes, Qt.Key.Key_Left)
    for _ in range(2):
        only.click()
        assert heights()[Standing.CONFLICT] == {conflict}
