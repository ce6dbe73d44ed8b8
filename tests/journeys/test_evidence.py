"""From a status that nothing supports to one that a second person verified, with what goes wrong on the way."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog

from officer import ALT, CTRL, Officer, Sit, files_in
from tracker.domain.vocabulary import Support
from tracker.storage import documents
from tracker.ui.commitments.outline_model import Column

Key = Qt.Key


@pytest.fixture
def decree(tmp_path: Path) -> Path:
    path = tmp_path / "Decree 12.pdf"
    path.write_bytes(b"%PDF the decree")
    return path


def supported(officer: Officer) -> Support | None:
    return officer.window.found("3.2").support


def titles(officer: Officer) -> list[str]:
    return [entry.line.title for entry in officer.window.workplace.detail.documents.list.entries]


def test_a_status_goes_from_nothing_to_verified_and_each_step_is_taken_back(sit: Sit, decree: Path) -> None:
    luis = sit("Luis Rojas")
    detail = luis.window.workplace.detail
    before = luis.everything()
    luis.hand.begin()
    luis.click("3.2", Column.CHECK)
    assert supported(luis) is Support.NONE
    assert "Nothing supports it yet" in luis.told(detail.fields.support)
    luis.click_on("Comment", detail.bar) if False else None
    luis.click_on("Add document…", detail.fields.support)
    luis.drop(decree, onto=detail.documents)
    assert titles(luis) == ["Decree 12"] and supported(luis) is Support.DOCUMENTED
    luis.press(Key.Key_V, CTRL)
