"""A Regional page, and what a person reads on it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desk import DeskOfATest
from offices import Office
from tracker.register.register import Register
from tracker.ui.job_runner import Jobs, SynchronousRunner
from tracker.ui.memory import Memory
from tracker.ui.region.page import RegionPage
from tracker.ui.region.region_model import Fixed
from tracker.ui.theme.theme import Theme
from tracker.words import Words


def open_page(register: Register, words: Words, theme: Theme, qtbot: QtBot, jobs: Jobs | None = None) -> RegionPage:
    folder = register.places.data / "Documents"
    folder.mkdir(exist_ok=True)
    memory = Memory(register.places.window)
    made = RegionPage(register, words, theme, jobs or SynchronousRunner(), DeskOfATest(folder), memory)
    made.resize(1100, 700)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.read()
    return made


def heads(page: RegionPage) -> list[str]:
    model = page.model
    return [str(model.headerData(c, Qt.Orientation.Horizontal)) for c in range(len(Fixed), model.columnCount())]


def head(page: RegionPage, code: str) -> str:
    column = page.model.column_of(code)
    return str(page.model.headerData(column, Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole))


def said(page: RegionPage, code: str, ref: str) -> str:
    row = page.model.row_of(page._register.find(ref).recommendation.id)
    return str(page.model.index(row, page.model.column_of(code)).data())


def submit(sender: Office, receiver: Register) -> None:
    path = sender.folder / "submission.ctu"
    sender.register.submit(path, sender.register.draft_submission())
    receiver.finish(receiver.review(path))
