"""Notes in the review of an update file: rows of their commitment, and clashes that are decided there."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QTextEdit
from pytestqt.qtbot import QtBot

import seen
from offices import NewOffice, Office
from post import edit, exchange
from reviews import lines
from tracker.ui.job_runner import SynchronousRunner
from tracker.ui.reviewing.change_list import ChangeList
from tracker.ui.reviewing.held import held
from tracker.ui.reviewing.review_dialog import ReviewDialog
from tracker.ui.reviewing.review_model import Column, ReviewModel
from tracker.ui.reviewing.senders import Senders
from tracker.ui.reviewing.value_dialog import ValueDialog
from tracker.words import Words

TICK = Qt.ItemDataRole.CheckStateRole


@pytest.fixture
def rosa(new_office: NewOffice) -> Office:
    """A colleague."""
    return new_office(author="Rosa Solís")


class Screen:
    """The dialog, as a person meets it."""

    def __init__(self, qtbot: QtBot, office: Office, file: Path, words: Words) -> None:
        review = held(office.register, office.register.review(file), ())
        self.dialog = ReviewDialog(office.register, words, SynchronousRunner(), review)
        qtbot.addWidget(self.dialog)
        self.dialog.show()
        self.list = self.dialog.findChildren(ChangeList)[0]
        self.model = self.dialog.findChildren(ReviewModel)[0]

    def rows(self) -> list[tuple[str, ...]]:
        """Heading, change, before, theirs, ours and decision of every line."""
        return [
            (heading[:3], *(str(self.model.index(row, column).data()) for column in Column))
            for heading, row in lines(self.model)
        ]

    def change(self, number: int) -> QModelIndex:
        return self.model.index(lines(self.model)[number][1], Column.FIELD)

    def vouch(self) -> None:
        for box in self.dialog.findChildren(Senders)[0].findChildren(QCheckBox):
            box.click()

    def pane(self, name: str) -> str:
        return seen.field(self.dialog, name, QTextEdit).toPlainText()


def sent(office: Office) -> Path:
    file = office.folder / "rosa.ctu"
    office.register.send(file)
    return file


def texts(office: Office) -> list[str]:
    return [note.text for note in office.register.notes(office.register.find("3.2"))]


def test_enter_edits_nothing_that_is_taken_in_as_it_is(
    qtbot: QtBot, office: Office, rosa: Office, words: Words
) -> None:
    rosa.register.add_note(rosa.register.find("3.2"), "The ministry agreed.")
    screen = Screen(qtbot, office, sent(rosa), words)
    screen.list.setCurrentIndex(screen.change(0))
    QTest.keyClick(screen.list, Qt.Key.Key_Return)
    assert not screen.dialog.findChildren(ValueDialog)


def test_a_receipt_beside_an_update_is_of_whoever_sent_that(
    qtbot: QtBot, office: Office, rosa: Office, words: Words
) -> None:
    edit(office, "3.2", status="planned")
    office.register.send(office.folder / "for rosa.ctu")
    rosa.register.finish(rosa.register.review(office.folder / "for rosa.ctu"))
    receipt = rosa.folder / "receipt.ctu"
    rosa.register.write_receipt(receipt, rosa.register.received_files()[0])
    edit(rosa, "3.3", status="planned")
    review = office.register.review(sent(rosa), receipt)
    dialog = ReviewDialog(office.register, words, SynchronousRunner(), held(office.register, review, ()))
    qtbot.addWidget(dialog)
    dialog.show()
    assert "The laptop of Rosa Solís is not known here yet." in seen.told(dialog)
    assert "The laptop of Costa Rica" not in seen.told(dialog)
    assert "1 change from Rosa Solís (1 clean), and 1 receipt" in seen.told(dialog)


def test_a_note_is_a_row_of_its_commitment_that_needs_no_decision(
    qtbot: QtBot, office: Office, rosa: Office, words: Words
) -> None:
    edit(rosa, "3.2", status="planned")
    told = " ".join(["Ask the ministry."] * 30)
    rosa.register.add_note(rosa.register.find("3.2"), told)
    screen = Screen(qtbot, office, sent(rosa), words)
    assert "2 changes from Rosa Solís (2 clean)" in seen.told(screen.dialog)
    assert screen.rows() == [
        ("3.2", "Status", "not reported", "Planned", "not reported", "Take theirs"),
        ("3.2", "New note", "none", told, "none", "Nothing to decide"),
    ]
    seen.click_cell(screen.list, screen.change(0))
    for_a_word = screen.list.height()
    note = screen.change(1)
    assert not note.flags() & Qt.ItemFlag.ItemIsUserCheckable
    screen.model.setData(note, Qt.CheckState.Unchecked, TICK)
    assert note.data(TICK) == Qt.CheckState.Checked
    seen.click_cell(screen.list, note)
    assert "3.2 · New note · Rosa Solís, 23 Nov 2026" in seen.told(screen.dialog)
    assert "A note is taken in as it is." in seen.told(screen.dialog)
    assert screen.pane("Theirs") == told
    theirs, line = seen.field(screen.dialog, "Theirs", QTextEdit), screen.dialog.fontMetrics().lineSpacing()
    assert screen.list.height() < for_a_word - 4 * line, "what is said below takes what it needs, and no more"
    assert 6 * line < theirs.height() < 8 * line
    assert not seen.button(screen.dialog, "Keep ours").isEnabled()
    screen.vouch()
    seen.click(screen.dialog, "Finish  Ctrl+↵")
    assert texts(office) == [told]


@pytest.mark.parametrize(("button", "left"), [("Take theirs", []), ("Keep ours", ["Ask the minister."])])
def test_a_note_deleted_there_and_edited_here_is_decided_with_a_click(
    qtbot: QtBot, office: Office, rosa: Office, words: Words, button: str, left: list[str]
) -> None:
    rosa.register.add_note(rosa.register.find("3.2"), "Ask the ministry.")
    exchange(rosa, office)
    for one in (rosa, office):
        (note,) = one.register.notes(one.register.find("3.2"))
        if one is rosa:
            one.register.delete_note(note)
        else:
            one.register.edit_note(note, "Ask the minister.")
    screen = Screen(qtbot, office, sent(rosa), words)
    assert screen.rows() == [
        ("3.2", "Note", "Ask the ministry.", "deleted", "Ask the minister.", "Undecided"),
    ]
    seen.click_cell(screen.list, screen.change(0))
    seen.click(screen.dialog, button)
    seen.click(screen.dialog, "Finish  Ctrl+↵")
    assert texts(office) == left
    assert office.register.differing() == ()


def test_a_note_that_was_taken_back_is_taken_again_with_a_click(
    qtbot: QtBot, office: Office, rosa: Office, words: Words
) -> None:
    rosa.register.add_note(rosa.register.find("3.2"), "Ask the ministry.")
    exchange(rosa, office)
    office.register.undo()
    screen = Screen(qtbot, office, sent(rosa), words)
    assert screen.rows() == [("3.2", "New note", "none", "Ask the ministry.", "none", "Undecided")]
    seen.click_cell(screen.list, screen.change(0))
    assert "You took this in before and undid it. Take it again?" in seen.told(screen.dialog)
    seen.click(screen.dialog, "Take theirs")
    seen.click(screen.dialog, "Finish  Ctrl+↵")
    assert texts(office) == ["Ask the ministry."]
    office.register.undo()
    assert texts(office) == []
