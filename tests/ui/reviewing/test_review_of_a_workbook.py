from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from openpyxl.cell.cell import Cell, MergedCell
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

import seen
from tracker.domain.review import Review, Standing
from tracker.errors import UserError
from tracker.register.register import Register
from tracker.ui.job_runner import JobRunner, SynchronousRunner
from tracker.ui.reviewing.change_list import ChangeList
from tracker.ui.reviewing.held import held
from tracker.ui.reviewing.review_dialog import ReviewDialog
from tracker.ui.reviewing.value_dialog import ValueDialog
from tracker.ui.theme.theme import Theme
from tracker.words import Words


@pytest.fixture
def runner(qapp: object, words: Words) -> Iterator[JobRunner]:
    runner = JobRunner(words)
    yield runner
    runner.close()


def commitments_of(book: openpyxl.Workbook) -> dict[tuple[str, str], Cell | MergedCell]:
    """Every cell of the sheet by reference and header."""
    rows = list(book["Commitments"].iter_rows())
    header = next(index for index, row in enumerate(rows) if any(cell.value == "Ref" for cell in row))
    names = [str(cell.value) for cell in rows[header]]
    ref = names.index("Ref")
    return {
        (str(row[ref].value), name): cell for row in rows[header + 1 :] for name, cell in zip(names, row, strict=True)
    }


def edited_by_a_colleague(path: Path) -> None:
    book = openpyxl.load_workbook(path)
    cells = commitments_of(book)
    cells["1.3", "Status"].value = "In progress"
    cells["1.3", "Deadline"].value = date(2027, 6, 30)
    cells["2.1", "Lead institution"].value = "Ministry of Labour"
    book.save(path)
    book.close()


def refused(error: UserError) -> None:
    raise error


def test_a_colleagues_workbook_goes_from_file_to_record_off_the_windows_thread(
    qtbot: QtBot, register: Register, words: Words, runner: JobRunner, tmp_path: Path
) -> None:
    path = tmp_path / "progress.xlsx"
    register.export(path)
    register.edit([register.find("2.1")], {"lead": "Foreign Ministry"})
    edited_by_a_colleague(path)
    window = QWidget()
    qtbot.addWidget(window)
    reviews: list[Review] = []
    runner.run(
        lambda progress: register.review(path, author="Rosa Solís", progress=progress),
        reviews.append,
        refused,
        "Reading",
        window,
    )
    qtbot.waitUntil(lambda: bool(reviews), timeout=30_000)
    assert [reviews[0].count(standing) for standing in Standing] == [2, 1, 0]

    dialog = ReviewDialog(register, words, runner, held(register, reviews[0], ()), window)
    dialog.show()
    keep_both = next(b for b in dialog.findChildren(QPushButton) if b.text().replace("&", "") == "Keep both")
    keep_both.click()
    finish = next(b for b in dialog.findChildren(QPushButton) if b.text().replace("&", "").startswith("Finish"))
    with qtbot.waitSignal(dialog.committed, timeout=30_000):
        finish.click()
    assert not dialog.isVisible()
    assert register.find("1.3").status == "in_progress"
    deadline = register.find("1.3").deadline
    assert deadline is not None and deadline.last == date(2027, 6, 30)
    assert register.find("2.1").conflicts == ("lead",)

    again = register.review(path)
    assert again.proposals == ()


def test_an_emptied_cell_stands_apart_and_is_taken_by_nobody_who_does_not_say_so(
    qtbot: QtBot, register: Register, words: Words, theme: Theme, tmp_path: Path
) -> None:
    register.edit([register.find("1.3")], {"lead": "Foreign Ministry", "status": "planned"})
    register.edit([register.find("2.2")], {"lead": "Foreign Ministry"})
    path = tmp_path / "progress.xlsx"
    register.export(path)
    cells = commitments_of(book := openpyxl.load_workbook(path))
    cells["1.3", "Lead institution"].value = cells["2.2", "Lead institution"].value = None
    cells["1.3", "Status"].value = "In progress"
    book.save(path)
    book.close()
    review = register.review(path, author="Rosa Solís")
    dialog = ReviewDialog(register, words, SynchronousRunner(), held(register, review, ()))
    qtbot.addWidget(dialog)
    dialog.show()
    changes = dialog.findChildren(ChangeList)[0]

    def pressed(name: str) -> None:
        buttons = dialog.findChildren(QPushButton)
        next(b for b in buttons if b.text().replace("&", "").split("  ")[0] == name).click()

    assert "3 changes from Rosa Solís (1 clean, 2 questions), 2 of them empty a field" in seen.told(dialog)
    assert changes.model().index(0, 0).data() == "2 emptied cells"
    assert [p.ref for p in changes.selected()] == ["1.3"], "they are what is looked at first"
    assert "This cell was emptied." in seen.told(dialog)
    pressed("Take all clean")
    assert [changes.model().index(row, 4).data() for row in (1, 2)] == ["Undecided", "Undecided"]
    warning = changes.palette().color(QPalette.ColorRole.BrightText).rgb()

    def warned(row: int) -> bool:
        image = changes.viewport().grab(changes.visualRect(changes.model().index(row, 0))).toImage()
        return any(image.pixel(x, y) == warning for x in range(image.width()) for y in range(image.height()))

    assert [warned(row) for row in (1, 2)] == [True, True]
    pressed("Take theirs")
    assert [p.ref for p in changes.selected()] == ["2.2"], "one press each"
    assert [warned(row) for row in (1, 2)] == [False, True], "what is decided asks nothing any more"
    pressed("Keep ours")
    pressed("Finish")
    assert not dialog.isVisible()
    kept = [register.find(ref).values.get("lead") for ref in ("1.3", "2.2")]
    assert kept == [None, "Foreign Ministry"] and register.find("1.3").status == "in_progress"
    assert register.review(path).proposals == (), "it was answered"


def test_a_value_typed_in_the_review_is_the_importers_own(
    qtbot: QtBot, register: Register, words: Words, tmp_path: Path
) -> None:
    path = tmp_path / "progress.xlsx"
    register.export(path)
    cells = commitments_of(book := openpyxl.load_workbook(path))
    cells["1.3", "Deadline"].value = "31 Feb 2027"
    cells["1.4", "Status"].value = "En progreso"
    book.save(path)
    book.close()
    dialog = ReviewDialog(
        register, words, SynchronousRunner(), held(register, register.review(path, author="Rosa Solís"), ())
    )
    qtbot.addWidget(dialog)
    dialog.show()
    for typed in ("28 Feb 2027", None):
        QTest.keyClick(dialog.findChildren(ChangeList)[0], Qt.Key.Key_F2)
        editor = next(d for d in dialog.findChildren(ValueDialog) if d.isVisible())
        if typed is None:
            box = editor.findChildren(QComboBox)[0]
            box.setCurrentIndex(box.findData("planned"))
        else:
            line = editor.findChildren(QLineEdit)[0]
            line.selectAll()
            QTest.keyClicks(line, typed)
        next(b for b in editor.findChildren(QPushButton) if b.text() == "Use this value").click()
        next(b for b in dialog.findChildren(QPushButton) if b.text().startswith("&Next undecided")).click()
    next(b for b in dialog.findChildren(QPushButton) if b.text().replace("&", "").startswith("Finish")).click()
    told = [(e.ref, e.new, e.author) for e in register.history()]
    assert sorted(told) == [
        ("1.3", "2027-02-28", "Luis Vega"),
        ("1.4", "in_progress", "Rosa Solís"),
        ("1.4", "planned", "Luis Vega"),
    ]


def test_a_word_that_is_none_of_a_list_is_shown_where_one_is_chosen_for_it(
    qtbot: QtBot, register: Register, words: Words, tmp_path: Path
) -> None:
    path = tmp_path / "progress.xlsx"
    register.export(path)
    commitments_of(book := openpyxl.load_workbook(path))["1.4", "Status"].value = "casi listo"
    book.save(path)
    book.close()
    (proposal,) = register.review(path, author="Rosa Solís").proposals
    dialog = ValueDialog(proposal, proposal.theirs, register.today(), words)
    qtbot.addWidget(dialog)
    dialog.show()
    (box,) = dialog.findChildren(QComboBox)
    assert (box.currentText(), box.placeholderText()) == ("", "casi listo")
    next(b for b in dialog.findChildren(QPushButton) if b.text() == "Use this value").click()
    assert dialog.isVisible(), "nothing is taken for it until something is chosen"
