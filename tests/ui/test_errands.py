from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from command_line import edit_workbook
from tracker.errors import UserError
from tracker.register.register import Register
from tracker.ui.desktop import Desktop
from tracker.ui.errands import Errands
from tracker.ui.job_runner import SynchronousRunner
from tracker.ui.memory import Memory
from tracker.ui.reviewing.review_dialog import ReviewDialog
from tracker.words import Words

_BYTES = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has file names that are no text")


@pytest.fixture
def errands(register: Register, words: Words, qtbot: QtBot) -> Errands:
    window = QWidget()
    qtbot.addWidget(window)
    return Errands(window, register, words, Memory(register.places.window), SynchronousRunner(), Desktop())


def _named_in_another_encoding(folder: Path) -> Path:
    return Path(os.fsdecode(bytes(folder) + b"/caf\xe9.xlsx"))


@_BYTES
def test_a_file_whose_name_is_no_text_is_reviewed(errands: Errands, register: Register, tmp_path: Path) -> None:
    path = _named_in_another_encoding(tmp_path)
    register.export(path)
    edit_workbook(path, {("1.3", "Comment"): "From the ministry"})
    errands.import_files([path])
    window = errands.parent()
    dialog = window.findChild(ReviewDialog) if window else None
    assert dialog is not None and dialog.isVisible()
    dialog.close()


@_BYTES
def test_a_missing_file_whose_name_is_no_text_is_told(errands: Errands, words: Words, tmp_path: Path) -> None:
    told: list[UserError] = []
    errands.refused.connect(told.append)
    errands.import_files([_named_in_another_encoding(tmp_path)])
    assert [words(error.text) for error in told] == ["“caf\ufffd.xlsx” was not found."]
