"""The text of a recommendation in several languages, in the details' head."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPlainTextEdit, QPushButton, QWidget

import seen
from tracker.ui.commitments.columns import Column
from tracker.ui.detail.head import Head
from tracker.ui.detail.text_languages import TextLanguages
from window import Window


def _languages(window: Window) -> TextLanguages:
    found = window.workplace.detail.findChild(TextLanguages)
    assert found is not None
    return found


def _offered(window: Window) -> list[str]:
    menu = _languages(window).button.menu()
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def _choose(window: Window, entry: str) -> None:
    """Open the menu with Space, go down to the entry and press Enter."""
    button = _languages(window).button
    button.setFocus()

    def go_down() -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        for _ in menu.actions():
            QTest.keyClick(menu, Qt.Key.Key_Down)
            if menu.activeAction() and menu.activeAction().text() == entry:
                break
        QTest.keyClick(menu, Qt.Key.Key_Return)

    button.menu().popup(button.mapToGlobal(button.rect().bottomLeft()))
    go_down()
    QTest.qWait(0)


def _said(window: Window) -> str:
    head = window.workplace.detail.findChild(Head)
    assert head is not None
    return "\n".join(label.text() for label in head.findChildren(QLabel) if label.isVisible())


def _type(window: Window, name: str, text: str) -> None:
    box = next(
        w
        for w in _languages(window).form.findChildren(QWidget)
        if w.accessibleName() == name and (isinstance(w, QPlainTextEdit) or hasattr(w, "setText"))
    )
    box.setFocus()
    QTest.keyClicks(box, text)


def _press(window: Window, text: str) -> None:
    button = next(b for b in _languages(window).findChildren(QPushButton) if b.text() == text)
    assert button.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_text_is_entered_read_switched_and_taken_away(window: Window) -> None:
    window.click("1.2", Column.RECOMMENDATION)
    seen.click(window.workplace.detail, "More")
    issued = window.found("1.2").text.body
    assert "Official text, English" in _said(window)
    assert _offered(window) == ["English", "Add text in Español…", "Add text in Português…", "Add text in Français…"]
    _choose(window, "Add text in Español…")
    _type(window, "Text", "Fortalecer el intercambio")
    _type(window, "Source", "Cancilleria")
    _press(window, "Save text")
    assert "Fortalecer el intercambio" in _said(window)
    assert "Unofficial translation, Spanish · Cancilleria" in _said(window)
    assert not _languages(window).form.isVisible()
    _choose(window, "English")
    assert issued in _said(window) and "Official text, English" in _said(window)
    _choose(window, "Take text in Español away")
    assert _offered(window)[0:2] == ["English", "Add text in Español…"]
    window.workplace.commands.undo.trigger()
    assert "Español" in _offered(window)


def test_what_cannot_be_saved_is_explained_where_it_was_typed(window: Window) -> None:
    window.click("1.2", Column.RECOMMENDATION)
    seen.click(window.workplace.detail, "More")
    _choose(window, "Add text in Français…")
    _type(window, "Text", "Renforcer les echanges")
    form = _languages(window).form
    form.editors["standing"].type_in("official")
    _press(window, "Save text")
    assert "An official text needs its source" in _said(window)
    assert form.isVisible() and len(window.found("1.2").recommendation.texts) == 1


def test_what_is_typed_belongs_to_the_commitment_it_was_typed_for(window: Window) -> None:
    window.click("1.2", Column.RECOMMENDATION)
    _choose(window, "Add text in Español…")
    _type(window, "Text", "Fortalecer")
    _choose(window, "Add text in Français…")
    assert [t.body for t in window.found("1.2").recommendation.texts][1:] == ["Fortalecer"]
    assert not _languages(window).form.is_dirty()
    _type(window, "Text", "Renforcer")
    window.click("1.3", Column.RECOMMENDATION)
    QTest.qWait(0)
    assert [t.body for t in window.found("1.2").recommendation.texts][1:] == ["Fortalecer", "Renforcer"]
    assert len(window.found("1.3").recommendation.texts) == 1
