"""What people wrote is shown as they wrote it, wherever Qt would rather interpret it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date as day

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QLabel, QWidget
from pytestqt.qtbot import QtBot

from reviews import Reviews
from tracker.domain.query import Filter
from tracker.domain.review import CellPlace, Ignored
from tracker.domain.typed_dates import read_date
from tracker.register.register import Register
from tracker.ui.commitments.columns import Column
from tracker.ui.job_runner import SynchronousRunner
from tracker.ui.navigation import number_of
from tracker.ui.plain import as_written, breakable, plain_label
from tracker.ui.reviewing.held import held
from tracker.ui.reviewing.review_dialog import ReviewDialog
from tracker.words import Words, message
from window import Window

_MARKUP = "<img src=x><b>hello</b>"


def test_a_label_and_a_tooltip_hold_markup_as_text(qtbot: QtBot) -> None:
    assert plain_label(_MARKUP).textFormat() is Qt.TextFormat.PlainText
    assert as_written(_MARKUP + "\n&") == "<qt>&lt;img src=x&gt;&lt;b&gt;hello&lt;/b&gt;<br>&amp;</qt>"
    assert as_written("") == ""
    assert as_written("«\u202fA\u202f»") == "<qt>«\u00a0A\u00a0»</qt>", "Qt would end a line at the narrow one"


def _interpreted(around: QWidget) -> list[str]:
    """Labels, tooltips and descriptions of items in which the markup would have its effect."""
    found = [
        label.text()
        for label in around.findChildren(QLabel)
        if _MARKUP in label.text() and label.textFormat() is not Qt.TextFormat.PlainText
    ]
    found += [w.toolTip() for w in (around, *around.findChildren(QWidget)) if _MARKUP in w.toolTip()]
    for view in around.findChildren(QAbstractItemView):
        found += _tooltips(view.model(), QModelIndex()) if view.model() else []
    return found


def _tooltips(model: QAbstractItemModel, parent: QModelIndex) -> list[str]:
    found = []
    for row in range(model.rowCount(parent)):
        for column in range(model.columnCount(parent)):
            index = model.index(row, column, parent)
            told = str(index.data(Qt.ItemDataRole.ToolTipRole) or "")
            found += [told] if _MARKUP in told else []
        found += _tooltips(model, model.index(row, 0, parent))
    return found


def test_no_part_of_the_window_interprets_what_people_wrote(window: Window) -> None:
    seen = window.found("1.2")
    for said in (_MARKUP, f"{_MARKUP} again"):
        keys = ("lead", "person", "alternate", "comment", "next_step", "limitation", "position_comment")
        window.register.edit([seen], dict.fromkeys(keys, said))
    window.register.introduce("CRI", _MARKUP)
    window.workplace.errands.moved_in.emit()
    window.workplace.commitments.filters.show_filter(Filter(leads=frozenset({_MARKUP, f"{_MARKUP} again"})))
    window.click("1.2", Column.RECOMMENDATION)
    window.register.add_meeting(_MARKUP, window.register.today(), _MARKUP)
    window.register.freeze(window.register.meetings()[0])
    for page in ("overview", "deadlines", "regional", "meetings"):
        window.workplace.show_page(number_of(page))
    window.workplace.pages.meetings.compare()
    window.workplace.undo_bar.tell(_MARKUP, None)
    assert any(_MARKUP in label.text() for label in window.workplace.detail.findChildren(QLabel))
    assert _interpreted(window.frame) == []
    window.workplace.commitments.filters.show_filter(Filter(search=f"{_MARKUP} nowhere"))
    assert any(_MARKUP in label.text() for label in window.workplace.commitments.findChildren(QLabel))
    assert _interpreted(window.frame) == []


def test_no_part_of_a_review_interprets_what_colleagues_wrote(register: Register, words: Words, qtbot: QtBot) -> None:
    reviews = Reviews(register)
    usual = reviews.usual()
    doubtful = [replace(p, reason=message("Read as {value}.", value=_MARKUP)) for p in usual.proposals]
    review = replace(
        usual.by(_MARKUP),
        proposals=(*doubtful, reviews.proposal(14, "1.4", "comment", _MARKUP, base=f"{_MARKUP} before")),
        ignored=(Ignored(CellPlace(_MARKUP, 9, _MARKUP), message("The cell holds an error."), _MARKUP),),
        notices=(message("It was imported before by {author}.", author=_MARKUP),),
    )
    dialog = ReviewDialog(register, words, SynchronousRunner(), held(register, review, ()))
    qtbot.addWidget(dialog, before_close_func=QWidget.hide)
    dialog.show()
    assert any(_MARKUP in label.text() for label in dialog.findChildren(QLabel))
    assert _interpreted(dialog) == []


def test_a_file_name_goes_on_in_the_next_line_but_never_with_its_ending_alone() -> None:
    parts = breakable("Costa Rica - update - 2026-11-17.ctu, a.xlsx").split("\u200b")
    assert parts == ["Costa Rica - update - 2026-11-17.ctu, a.xlsx"]
    assert breakable("a/report_final.xlsx").split("\u200b") == ["a/", "report_", "final.xlsx"]


@pytest.mark.parametrize(
    "date",
    [
        "5 Nov 2026",
        "1er avr. 2026",
        "1º nov. 2026",
        "T3 2027",
        "jun 2027",
        "1st half 2027",
        "1.er sem. 2027",
        "2.º sem. 2027",
    ],
)
def test_a_date_is_not_parted_where_a_line_ends_and_what_was_said_is_not_changed(qtbot: QtBot, date: str) -> None:
    label, last = plain_label(f"due {date}", wrapped=True), QLabel(f"due {date.replace(' ', chr(0xA0))}")
    for shown in (label, last):
        qtbot.addWidget(shown)
        shown.setWordWrap(True)
        shown.setFixedSize(shown.fontMetrics().horizontalAdvance(f"due {date}") - 8, 60)
    assert label.text() == f"due {date}"
    assert label.grab().toImage() == last.grab().toImage()
    typed = [read_date(text, day(2026, 11, 30)) for text in (date, last.text()[4:])]
    assert typed[0] == typed[1] and typed[0] is not None
