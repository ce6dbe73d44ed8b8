from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from tracker.errors import UserError
from tracker.ui.notices import tell_error
from tracker.words import Words, message


def test_an_error_is_told_with_what_to_do_and_read_aloud(qtbot: QtBot, words: Words) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    seen: list[tuple[str, str, str]] = []

    def read_and_close() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        seen.append((box.text(), box.informativeText(), box.accessibleDescription()))
        box.buttons()[0].click()

    QTimer.singleShot(0, read_and_close)
    error = UserError(message("Not imported."), message("“{name}” is damaged.", name="<b>.xlsx"), message("Ask again."))
    tell_error(window, words, error)
    assert seen == [
        (
            "<b>Not imported.</b>",
            "<qt>“&lt;b&gt;.xlsx” is damaged.<br><br>Ask again.</qt>",
            "“<b>.xlsx” is damaged.\n\nAsk again.",
        )
    ]
