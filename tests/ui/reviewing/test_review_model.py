from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from reviews import Reviews
from tracker.domain.review import Decision
from tracker.ui.reviewing.draft import Draft
from tracker.ui.reviewing.review_model import Column, ReviewModel
from tracker.words import Words


def made(reviews: Reviews, words: Words) -> tuple[ReviewModel, Draft]:
    draft = Draft(reviews.usual())
    return ReviewModel(draft, {c.id: c for c in reviews.commitments}, words), draft


def headings(model: ReviewModel) -> list[str]:
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_it_is_a_model_as_qt_wants_it(qtbot: QtBot, reviews: Reviews, words: Words) -> None:
    model, draft = made(reviews, words)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    model.show_only_undecided(True)
    model.decide(draft.undecided, Decision.KEEP)
    model.take_all_clean()
    model.edit(draft.review.proposals[0], "implemented")
    model.show_only_undecided(True)
    assert model.rowCount() == 0
    model.show_only_undecided(False)
    assert tester.model() is model


def test_changes_stand_by_recommendation_emptied_cells_apart_ignored_last(
    qtbot: QtBot, reviews: Reviews, words: Words
) -> None:
    model, _ = made(reviews, words)
    told = headings(model)
    assert [heading.split()[0] for heading in told[:4]] == ["1.2", "1.3", "2.1", "4.1"]
    assert told[-3].startswith("4.10 ")
    assert told[-2:] == ["1 emptied cell", "3 cells ignored"]
    emptied = model.index(0, Column.FIELD, model.index(len(told) - 2, 0))
    assert emptied.data() == "3.5  Focal point"
    ignored = model.index(0, Column.FIELD, model.index(len(told) - 1, 0))
    assert ignored.data() == "Comment, Commitments, row 9 · The cell holds an error. · “#REF!”"


def test_a_line_is_spoken_whole(qtbot: QtBot, reviews: Reviews, words: Words) -> None:
    model, _ = made(reviews, words)
    line = model.next_undecided(QModelIndex())
    assert model.proposal(line) is not None
    following = model.next_undecided(line)
    assert following.data(Qt.ItemDataRole.AccessibleTextRole) == (
        "2.1, Deadline, differing versions: exported as 31 Dec 2026, theirs Q2 2027, ours 31 Mar 2027. Undecided"
    )
    assert model.next_undecided(following) == line


def test_a_tick_is_a_decision(qtbot: QtBot, reviews: Reviews, words: Words) -> None:
    model, draft = made(reviews, words)
    line = model.lines()[0]
    proposal = model.proposal(line)
    assert proposal is not None
    assert line.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
    model.setData(line, Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    assert draft.decision(proposal) is Decision.LEAVE
    assert line.siblingAtColumn(Column.DECISION).data() == "Leave out"


def test_only_undecided_shows_what_waits_and_keeps_it_in_sight_once_decided(
    qtbot: QtBot, reviews: Reviews, words: Words
) -> None:
    model, draft = made(reviews, words)
    model.show_only_undecided(True)
    assert [h.split()[0] for h in headings(model)] == ["1.3", "2.1"]
    model.decide(draft.undecided[:1], Decision.KEEP)
    assert model.rowCount() == 2
    model.show_only_undecided(True)
    assert model.rowCount() == 1
