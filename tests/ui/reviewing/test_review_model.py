from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from reviews import Reviews
from tracker.domain.review import Decision
from tracker.ui.reviewing.draft import Draft
from tracker.ui.reviewing.review_model import Column, ReviewModel
from tracker.ui.reviewing.sections import Section, arranged
from tracker.words import Words


def made(reviews: Reviews, words: Words) -> tuple[ReviewModel, Draft]:
    draft = Draft(reviews.usual())
    laid_out = arranged(draft.review.proposals, draft.review.ignored, {c.id: c for c in reviews.commitments})
    return ReviewModel(draft, laid_out, words), draft


def headings(model: ReviewModel) -> list[str]:
    rows = (row for row in range(model.rowCount()) if isinstance(model.line(row), Section))
    return [str(model.index(row, 0).data()) for row in rows]


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
    for folded in (True, False):
        for row in reversed([row for row in range(model.rowCount()) if isinstance(model.line(row), Section)]):
            model.fold(row, folded=folded)
    assert tester.model() is model


def test_emptied_fields_stand_apart_before_the_changes_by_recommendation_and_ignored_ones_last(
    qtbot: QtBot, reviews: Reviews, words: Words
) -> None:
    model, _ = made(reviews, words)
    told = headings(model)
    assert told[0] == "1 emptied field" and model.index(1, Column.FIELD).data() == "3.5  Focal point"
    assert [heading.split()[0] for heading in told[1:5]] == ["1.2", "1.3", "2.1", "4.1"]
    assert told[-2].startswith("4.10 ") and told[-1] == "3 cells ignored"
    last = model.rowCount() - 1
    assert model.is_folded(last)
    model.fold(last, folded=False)
    ignored = model.index(last + 1, Column.FIELD)
    assert ignored.data() == "Comment, Commitments, row 9 · The cell holds an error. · “#REF!”"


def test_a_line_is_spoken_whole(qtbot: QtBot, reviews: Reviews, words: Words) -> None:
    model, _ = made(reviews, words)
    line = model.next_undecided(-1)
    assert model.proposal(line) is not None
    following = model.next_undecided(line)
    assert model.index(following, Column.FIELD).data(Qt.ItemDataRole.AccessibleTextRole) == (
        "2.1, Deadline, differing versions: exported as 31 Dec 2026, theirs Q2 2027, ours 31 Mar 2027. Undecided"
    )
    assert model.next_undecided(following) == line


def test_a_tick_is_a_decision(qtbot: QtBot, reviews: Reviews, words: Words) -> None:
    model, draft = made(reviews, words)
    line = model.index(1, Column.FIELD)
    proposal = model.proposal(1)
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
    assert len(headings(model)) == 2
    model.show_only_undecided(True)
    assert len(headings(model)) == 1
