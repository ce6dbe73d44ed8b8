"""Update files and submissions in the review: whose they are, what can be said of them, and what cannot."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

import fit
import seen
from offices import NewOffice, Office
from post import edit
from reviews import lines
from tracker.domain.exchange import Trust
from tracker.domain.review import Answers, Decision, Review
from tracker.ui.job_runner import SynchronousRunner
from tracker.ui.reviewing.change_list import ChangeList
from tracker.ui.reviewing.draft import Draft
from tracker.ui.reviewing.held import Held, held
from tracker.ui.reviewing.review_dialog import ReviewDialog
from tracker.ui.reviewing.review_model import Column, ReviewModel
from tracker.ui.reviewing.senders import Senders
from tracker.words import Words

NAMES = {"CRI": "Costa Rica", "MEX": "Mexico"}


@pytest.fixture
def files(new_office: NewOffice, tmp_path: Path, office: Office) -> tuple[Path, Path]:
    """An update of Rosa, a colleague, and a submission of Mexico; `office` has a version of its own of 2.1."""
    rosa = new_office(author="Rosa Solís")
    mexico = Office(tmp_path / "mexico", "MEX", "Pía Luz")
    edit(rosa, "1.3", contributing="Ministry of Labour", lead="Navy")
    edit(rosa, "2.1", status="planned")
    edit(office, "2.1", status="implemented")
    edit(mexico, "1.1", status="in_progress")
    update, submission = tmp_path / "rosa.ctu", tmp_path / "mexico.ctu"
    rosa.register.send(update)
    mexico.register.submit(submission, mexico.register.draft_submission())
    mexico.register.close()
    return update, submission


@pytest.fixture
def review(office: Office, files: tuple[Path, Path]) -> Review:
    return office.register.review(*files)


def modelled(office: Office, review: Review, words: Words) -> tuple[ReviewModel, Draft]:
    draft = Draft(review)
    return ReviewModel(draft, held(office.register, review, ()).sections, words, NAMES), draft


def texts(model: ReviewModel, column: Column) -> list[str]:
    return [str(model.index(row, column).data()) for _, row in lines(model)]


def told(dialog: ReviewDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


def opened(qtbot: QtBot, office: Office, review: Held, words: Words) -> ReviewDialog:
    dialog = ReviewDialog(office.register, words, SynchronousRunner(), review)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def button(dialog: ReviewDialog, text: str) -> QPushButton:
    return next(b for b in dialog.findChildren(QPushButton) if b.text().replace("&", "").startswith(text))


def test_its_model_is_one_as_qt_wants_it(qtbot: QtBot, office: Office, review: Review, words: Words) -> None:
    model, draft = modelled(office, review, words)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    for _, row in lines(model):
        model.setData(model.index(row, 0), Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    model.show_only_undecided(True)
    model.decide(draft.undecided, Decision.KEEP)
    model.show_only_undecided(False)
    assert tester.model() is model


def test_members_of_a_set_come_or_go_and_another_delegation_stands_under_its_name(
    qtbot: QtBot, office: Office, review: Review, words: Words
) -> None:
    model, _ = modelled(office, review, words)
    assert texts(model, Column.THEIRS) == ["Navy", "add “Ministry of Labour”", "Planned", "In progress"]
    assert texts(model, Column.BASE)[1] == "not listed"
    assert model.headerData(Column.BASE, Qt.Orientation.Horizontal) == "Before"
    heading, last = lines(model)[-1]
    assert heading == "Submitted by Mexico"
    assert model.index(last, 0).data() == "1.1  Status"


def test_a_box_that_is_unticked_keeps_ours_and_anothers_word_cannot_be_unticked(
    qtbot: QtBot, office: Office, review: Review, words: Words
) -> None:
    model, _ = modelled(office, review, words)
    lead, fixed = (model.index(lines(model)[n][1], 0) for n in (0, -1))
    for line in (lead, fixed):
        model.setData(line, Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    assert lead.siblingAtColumn(Column.DECISION).data() == "Keep ours"
    assert fixed.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
    assert fixed.siblingAtColumn(Column.DECISION).data() == "Their own word"
    assert "what Mexico submitted" in str(fixed.data(Qt.ItemDataRole.ToolTipRole))
    assert not fixed.flags() & Qt.ItemFlag.ItemIsUserCheckable


def test_only_single_values_of_colleagues_can_be_typed_over(review: Review) -> None:
    draft = Draft(review)
    assert [p.key for p in review.proposals if draft.can_be_edited(p)] == ["lead", "status"]
    assert [Decision.LEAVE in draft.choices(p) for p in review.proposals] == [False] * 4


def test_what_was_answered_before_is_there_again_and_counts_as_untouched(review: Review) -> None:
    kept = Answers({0: Decision.KEEP}, {2: "continuous"})
    draft = Draft(review, kept)
    assert not draft.is_touched and not draft.undecided
    assert draft.decision(review.proposals[0]) is Decision.KEEP
    assert draft.answers().edited == {2: "continuous"}
    draft.decide(review.proposals[:1], Decision.TAKE)
    assert draft.is_touched


def test_the_files_are_told_with_sender_kind_and_day(
    qtbot: QtBot, office: Office, review: Review, words: Words
) -> None:
    dialog = opened(qtbot, office, held(office.register, review, ()), words)
    assert "4 changes from Rosa Solís, Mexico (3 clean, 1 with differing versions)" in told(dialog)
    assert "Update from Rosa Solís, 23 Nov 2026" in told(dialog)
    assert "Submission of Mexico, 23 Nov 2026" in told(dialog)
    button(dialog, "From whom").click()
    assert "2.1 · Status · Rosa Solís, 23 Nov 2026" in told(dialog)
    assert not dialog.findChildren(QLineEdit), "nobody is asked whose a signed file is"
    dialog.reject()


@pytest.mark.parametrize("points", [10, 13])
def test_however_many_strangers_there_are_a_change_stays_in_sight_and_nothing_is_cut_in_a_small_window(
    qtbot: QtBot, qapp: QApplication, office: Office, review: Review, words: Words, points: int
) -> None:
    unknown = [
        replace(review.sources[0], author=f"Colleague {n}", public_key=f"key {n}", trust=trust)
        for n, trust in enumerate([Trust.NEW, Trust.CHANGED, Trust.UNSIGNED, Trust.NEW, Trust.CHANGED])
    ]
    many = replace(review, sources=(*review.sources, *unknown))
    with seen.font_of(qapp, points):
        dialog = opened(qtbot, office, held(office.register, many, ()), words)
        dialog.resize(1000, 600)
        seen.settled(dialog)
        changes = dialog.findChildren(ChangeList)[0]
        for reading in (True, False):
            assert (dialog.width(), dialog.height()) == (1000, 600)
            assert changes.visualRect(changes.currentIndex()).bottom() < changes.viewport().height()
            # Half, but for what the font of the buttons takes; less where it is read whose the files are.
            assert (changes.height() >= 0.45 * dialog.height()) is not reading
            assert seen.clipped(dialog) == []
            assert button(dialog, "Take theirs").isVisible() is not reading and button(dialog, "Finish").isVisible()
            button(dialog, "From whom").click()
            seen.settled(dialog)
        dialog.resize(66 * points, 600)
        seen.settled(dialog)
        heads = changes.horizontalHeader()
        assert fit.cut(heads) == [] and heads.length() <= changes.viewport().width()
        why = next(label for label in dialog.findChildren(QLabel) if label.text().startswith("Tick first that"))
        assert seen.clipped(dialog) == [] and why.width() >= why.fontMetrics().horizontalAdvance(why.text())
        dialog.reject()


def test_the_senders_make_room_for_the_change_once_they_are_known(
    qtbot: QtBot, office: Office, review: Review, words: Words
) -> None:
    dialog = opened(qtbot, office, held(office.register, review, ()), words)
    assert "Compare this number" in told(dialog) and button(dialog, "From whom").isChecked()
    assert "where the files come from: 2 left" in told(dialog)
    boxes = dialog.findChildren(Senders)[0].findChildren(QCheckBox)
    seen.settled(dialog)
    assert all(box.visibleRegion().boundingRect() == box.rect() for box in boxes), "each laptop is in sight"
    button(dialog, "From whom").click()
    assert "Compare this number" not in told(dialog) and "Tick first that you know" in told(dialog)
    button(dialog, "From whom").click()
    assert boxes[0].hasFocus() or not dialog.isActiveWindow()
    for box in boxes:
        assert box.isVisible()
        box.click()
    assert "Compare this number" not in told(dialog) and "before either of you saw" in told(dialog)
    assert "Nothing is written before Finish." in told(dialog)
    button(dialog, "From whom").click()
    assert all(box.isVisible() and box.isChecked() for box in boxes)
    dialog.reject()


def test_a_value_is_typed_in_place_of_a_colleagues(qtbot: QtBot, office: Office, review: Review, words: Words) -> None:
    dialog = opened(qtbot, office, held(office.register, review, ()), words)
    changes = dialog.findChildren(ChangeList)[0]
    # Not the view's own way, which asks what keys an earlier test held when its window closed.
    how = QItemSelectionModel.SelectionFlag
    changes.selectionModel().setCurrentIndex(changes.model().index(1, 0), how.ClearAndSelect | how.Rows)
    QTest.keyClick(changes, Qt.Key.Key_F2)
    QTest.keyClicks(dialog.findChildren(QLineEdit)[0], "Coast Guard")
    QTest.keyClick(dialog.findChildren(QLineEdit)[0], Qt.Key.Key_Return)
    for box in dialog.findChildren(Senders)[0].findChildren(QCheckBox):
        changes.setFocus()
        button(dialog, "Finish").click()
        assert dialog.isVisible() and dialog.focusWidget() is box, "it leads to who is still to be vouched for"
        box.click()
    changes.go_to_undecided()
    button(dialog, "Keep both").click()
    button(dialog, "Finish").click()
    assert office.register.find("1.3").text_of("lead") == "Coast Guard"
    assert office.register.find("2.1").conflicts == ("status",)


@pytest.mark.parametrize(
    ("trust", "said", "asks_for_a_call"),
    [
        (Trust.NEW, "The laptop of Rosa Solís is not known here yet.", True),
        (Trust.CHANGED, "Earlier files from this laptop of Rosa Solís were signed with another key.", True),
        (Trust.UNSIGNED, "rosa.ctu is not signed: nothing shows that it comes from Rosa Solís.", False),
    ],
)
def test_a_stranger_is_introduced_and_asked_after(
    qtbot: QtBot, review: Review, words: Words, trust: Trust, said: str, asks_for_a_call: bool
) -> None:
    number = "48210 93755" if asks_for_a_call else ""
    source = replace(review.sources[0], trust=trust, fingerprint=number)
    senders = Senders([source, source], NAMES, words)
    qtbot.addWidget(senders)
    labels = [label.text() for label in senders.findChildren(QLabel)]
    assert labels[0].startswith(said)
    assert ("48210 93755" in labels) is asks_for_a_call
    assert ("by telephone" in labels[0]) is asks_for_a_call
    senders.resize(900, senders.sizeHint().height())
    senders.show()
    (box,) = senders.findChildren(QCheckBox)
    with qtbot.waitSignal(senders.vouched):
        ringed = box.rect().adjusted(4, 0, -4, 0)
        QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(ringed.right(), ringed.center().y()))
    assert not senders.left
