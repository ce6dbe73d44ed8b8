"""The sections of the details, and the ways from one to the other, through the real window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

import seen
from details import focused, go, titles
from offices import NewOffice
from tracker.ui.detail.in_sections import SECTIONS
from tracker.ui.detail.presented_line import PresentedLine
from tracker.ui.navigation import number_of
from tracker.ui.theme.theme import Theme
from tracker.words import Words
from window import Window, open_window

_ALT, _CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


def test_a_deadline_that_moves_asks_for_its_reason(window: Window) -> None:
    rows, fields = window.workplace.detail.rows, window.workplace.detail.fields
    go(window, 1)
    line = rows["deadline"].findChild(QLineEdit)
    assert line is not None and not rows["deadline_reason"].isVisible()
    for typed in ("30 jun 2027", "Q4 2027"):
        line.setFocus()
        line.selectAll()
        window.type(typed, line)
        window.press(Qt.Key.Key_Return, on=line)
        assert rows["deadline_reason"].isVisible() is (typed == "Q4 2027")
    reason = rows["deadline_reason"].findChild(QPlainTextEdit)
    assert reason is not None
    reason.setFocus()
    window.type("The assembly has not met", reason)
    window.press(Qt.Key.Key_Return, _CTRL, reason)
    assert "Moved from 30 Jun 2027 to Q4 2027, Luis Vega" in seen.told(fields)
    window.register.edit([window.found("3.2")], {"deadline": "2028"})
    assert reason.toPlainText() == ""
    assert "Moved from 30 Jun 2027 to Q4 2027, Luis Vega: The assembly has not met" in seen.told(fields)


def test_the_history_says_in_words_what_was_made(window: Window, decree: Path) -> None:
    register = window.register
    register.add_step(window.found("3.2"), "Ask", due="2027-Q1")
    register.edit_thing(register.steps(window.found("3.2"))[0], {"due": "2027-Q2"})
    register.add_document(window.found("3.2"), decree)
    register.link(window.found("3.2"), "gcm", ["7"])
    register.unlink(window.found("3.2"), "gcm", ["2"])
    go(window, 6)
    said = seen.told(window.workplace.detail.history)
    for line in (
        "Action added: Ask",
        "Date of “Ask”: Q1 2027 → Q2 2027",
        "Document added: Decree 12",
        "7 Address and reduce vulnerabilities in migration (added)",
        "(declined)",
    ):
        assert line in said


def test_the_section_chosen_last_is_remembered_and_the_arrow_keys_go_from_one_to_the_next(
    window: Window, words: Words, theme: Theme, qtbot: QtBot
) -> None:
    detail = window.workplace.detail
    detail.bar.buttons["fields"].setFocus()
    seen.settled(detail)
    assert detail._scroll.verticalScrollBar().isVisible(), "there are more fields than fit"
    window.press(Qt.Key.Key_Right, on=focused(window))
    window.press(Qt.Key.Key_Right, on=focused(window))
    assert detail.notes.isVisible() and detail.bar.buttons["notes"].hasFocus()
    seen.settled(detail)
    assert not detail._scroll.verticalScrollBar().isVisible(), "nothing is below the notes"
    with open_window(qtbot, window.register, words, theme) as again:
        shown = [key for key, section in again.workplace.detail.sections.items() if not section.isHidden()]
        assert shown == ["notes"]


def test_in_a_low_window_the_text_is_folded_until_somebody_asks_for_more(
    window: Window, words: Words, theme: Theme, qtbot: QtBot
) -> None:
    head, body = window.workplace.detail.head, window.found("3.2").text.body
    window.frame.resize(1366, 1000)
    seen.settled(head)
    assert not head._more.isVisible() and "addressed to" in seen.told(head)
    next(a for a in head.languages._changing.actions() if "Español" in a.text()).trigger()
    window.frame.resize(1366, 768)
    seen.settled(head)
    assert head.languages.isVisible()
    window.press(Qt.Key.Key_Escape, on=focused(window))
    assert not head.languages.isVisible(), "it goes once nothing is typed in it"
    seen.settled(head)
    folded = head._text.height()
    copied = _copied(head._text)
    assert copied.endswith(" …") and body.startswith(copied[:-1]), "its first words, and none of them cut"
    assert "Official text" in seen.told(head) and "addressed to" not in seen.told(head) and seen.clipped(head) == []
    window.workplace.commitments.show_entity(window.found("1.5").id)
    seen.settled(head)
    assert _copied(head._text) == window.found("1.5").text.body
    assert not head._more.isVisible() and seen.button(head, "Text in other languages").isVisible(), "it is whole"
    window.workplace.commitments.show_entity(window.found("3.2").id)
    head._more.setFocus()
    window.press(Qt.Key.Key_Return, on=focused(window))
    seen.settled(head)
    assert head._more.hasFocus() and "addressed to" in seen.told(head) and head.languages.isVisible()
    assert _copied(head._text) == body and head._text.height() > folded
    with open_window(qtbot, window.register, words, theme) as again:
        again.workplace.show_page(number_of("commitments"))
        again.workplace.commitments.show_entity(window.found("3.2").id)
        seen.settled(again.frame)
        assert seen.button(again.workplace.detail, "Less of the text").text() == "Less"


def _copied(label: QLabel) -> str:
    label.setFocus()
    QTest.keyClick(label, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    return label.selectedText().replace("\u2029", "")


def test_everything_in_a_section_is_reached_by_tab_and_has_a_name(window: Window, decree: Path) -> None:
    seen = window.found("3.2")
    window.register.add_step(seen, "Ask")
    window.register.add_note(seen, "Internal")
    window.register.add_document(seen, decree)
    window.register.link(seen, "gcm", ["7"])
    detail = window.workplace.detail
    for label in detail.findChildren(PresentedLine)[0].findChildren(QLabel):
        label.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    for number, key in enumerate(SECTIONS, start=1):
        go(window, number)
        section = detail.sections[key]
        detail.bar.buttons[key].setFocus()
        reached: set[QWidget] = set()
        passed: set[QWidget] = set()
        while detail.isAncestorOf(widget := focused(window)):
            assert widget not in passed, f"Tab never leaves {key}: it comes to {widget} again"
            passed.add(widget)
            if section.isAncestorOf(widget):
                assert widget.accessibleName() or getattr(widget, "text", str)(), widget
                reached.add(widget)
            window.press(Qt.Key.Key_Tab, on=widget)
        wanted = {
            w
            for w in section.findChildren(QWidget)
            if w.focusPolicy() & Qt.FocusPolicy.TabFocus and w.isVisible() and w.focusProxy() is None
        }
        missing = {w for w in wanted if w not in reached and not isinstance(w.parent(), QComboBox)}
        assert missing == set(), number


def test_exchange_brings_what_a_colleague_made_into_the_section_that_is_shown(
    window: Window, new_office: NewOffice
) -> None:
    ana = new_office(author="Ana Mora")
    ana.register.add_step(ana.register.find("3.2"), "Ask")
    go(window, 2)
    ana.register.send(path := ana.folder / "update.ctu")
    window.register.finish(window.register.review(path))
    assert titles(window.workplace.detail.actions_.list) == ["Ask"]
