from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from tracker.register.register import Register
from tracker.ui.first_start.delegation_box import DelegationBox
from tracker.ui.first_start.identity_dialog import IdentityDialog
from tracker.words import Words


def open_dialog(qtbot: QtBot, register: Register, words: Words) -> IdentityDialog:
    dialog = IdentityDialog(register, words)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_it_shows_who_works_here_and_what_a_correction_means(qtbot: QtBot, register: Register, words: Words) -> None:
    dialog = open_dialog(qtbot, register, words)
    assert dialog.findChildren(DelegationBox)[0].code == "CRI"
    assert "Luis Vega" in [e.text() for e in dialog.findChildren(QLineEdit)]
    assert any("stays with it" in label.text() for label in dialog.findChildren(QLabel))


def test_a_correction_is_kept(qtbot: QtBot, register: Register, words: Words) -> None:
    dialog = open_dialog(qtbot, register, words)
    dialog.findChildren(DelegationBox)[0].choose("PAN")
    QTest.mouseClick(next(b for b in dialog.findChildren(QPushButton) if b.text() == "Save"), Qt.MouseButton.LeftButton)
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert register.home is not None and register.home.code == "PAN"
    assert register.author == "Luis Vega"


def test_escape_changes_nothing(qtbot: QtBot, register: Register, words: Words) -> None:
    dialog = open_dialog(qtbot, register, words)
    dialog.findChildren(DelegationBox)[0].choose("PAN")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert register.home is not None and register.home.code == "CRI"
