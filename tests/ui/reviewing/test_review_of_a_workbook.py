from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tracker.domain.review import Review, Standing
from tracker.errors import UserError
from tracker.register.register import Register
from tracker.ui.job_runner import JobRunner
from tracker.ui.reviewing.review_dialog import ReviewDialog
from tracker.words import Words


@pytest.fixture
def runner(qapp: object, words: Words) -> Iterator[JobRunner]:
    runner = JobRunner(words)
    yield runner
    runner.close()


def edited_by_a_colleague(path: Path) -> None:
    book = openpyxl.load_workbook(path)
    rows = list(book["Commitments"].iter_rows())
    header = next(index for index, row in enumerate(rows) if any(cell.value == "Ref" for cell in row))
    column = {str(cell.value): index for index, cell in enumerate(rows[header])}
    by_ref = {row[column["Ref"]].value: row for row in rows[header + 1 :]}
    by_ref["1.3"][column["Status"]].value = "In progress"
    by_ref["1.3"][column["Deadline"]].value = date(2027, 6, 30)
    by_ref["2.1"][column["Lead institution"]].value = "Ministry of Labour"
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
        lambda progress: register.review(path, "Rosa Solís", progress), reviews.append, refused, "Reading", window
    )
    qtbot.waitUntil(lambda: bool(reviews), timeout=30_000)
    assert [reviews[0].count(standing) for standing in Standing] == [2, 1, 0]

    dialog = ReviewDialog(register, words, runner, reviews[0], window)
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
