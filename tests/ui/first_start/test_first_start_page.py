import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from tracker.register.register import Register
from tracker.ui.first_start.delegation_box import DelegationBox
from tracker.ui.first_start.first_start_page import FirstStartPage
from tracker.words import Words


class Page:
    """The page as a person finds it."""

    def __init__(self, qtbot: QtBot, register: Register, words: Words) -> None:
        self.widget = FirstStartPage(register, words)
        qtbot.addWidget(self.widget)
        self.widget.show()
        self.delegation = self.widget.findChildren(DelegationBox)[0]
        self.name = next(e for e in self.widget.findChildren(QLineEdit) if e.accessibleName() == "Your name")
        self.start = next(b for b in self.widget.findChildren(QPushButton) if b.text() == "Start")
        self.done: list[None] = []
        self.widget.done.connect(lambda: self.done.append(None))


@pytest.fixture
def page(qtbot: QtBot, new_register: Register, words: Words) -> Page:
    return Page(qtbot, new_register, words)


def test_two_answers_and_enter_are_all_it_takes(qtbot: QtBot, page: Page, new_register: Register) -> None:
    line = page.delegation.lineEdit()
    assert line is not None
    assert not page.start.isEnabled()
    QTest.keyClicks(line, "costa rica")
    assert not page.start.isEnabled()
    QTest.keyClicks(page.name, "Ana Mora")
    assert page.start.isEnabled()
    QTest.keyClick(page.name, Qt.Key.Key_Return)
    assert page.done == [None]
    assert new_register.home is not None
    assert (new_register.home.code, new_register.author) == ("CRI", "Ana Mora")


@pytest.mark.parametrize(
    ("typed", "found"),
    [("Haiti", "Haiti"), ("mexico", "Mexico"), ("unidos mex", None), ("red cross", "ICRC – "), ("venez", "Venezuela")],
)
def test_a_part_of_a_name_is_found_without_accents_or_case(
    qtbot: QtBot, page: Page, typed: str, found: str | None
) -> None:
    line = page.delegation.lineEdit()
    completer = page.delegation.completer()
    assert line is not None and completer is not None
    popup = completer.popup()
    assert popup is not None
    QTest.keyClicks(line, typed)
    shown = [completer.completionModel().index(row, 0).data() for row in range(completer.completionModel().rowCount())]
    assert [name for name in shown if name.startswith(found)] if found else shown == []
    popup.hide()


def test_enough_of_a_name_is_completed_on_leaving_the_field(qtbot: QtBot, page: Page) -> None:
    line = page.delegation.lineEdit()
    completer = page.delegation.completer()
    assert line is not None and completer is not None
    popup = completer.popup()
    assert popup is not None
    QTest.keyClicks(line, "urug")
    popup.hide()
    line.editingFinished.emit()
    assert page.delegation.currentText() == "Uruguay"
    assert page.delegation.code == "URY"


def test_states_come_first_then_organisations(page: Page) -> None:
    names = [page.delegation.itemText(row) for row in range(page.delegation.count())]
    organisations = [i for i, name in enumerate(names) if " – " in name]
    assert len(names) - len(organisations) == 35
    assert organisations == list(range(35, len(names)))


def test_the_list_of_delegations_keeps_qts_rules(page: Page) -> None:
    fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
    tester = QAbstractItemModelTester(page.delegation.model(), fatal)
    page.delegation.choose("CRI")
    assert page.delegation.code == "CRI"
    del tester


def test_a_name_of_blanks_is_no_name(qtbot: QtBot, page: Page) -> None:
    page.delegation.choose("CRI")
    QTest.keyClicks(page.name, "   ")
    assert not page.start.isEnabled()
    QTest.keyClick(page.name, Qt.Key.Key_Return)
    assert page.done == []
