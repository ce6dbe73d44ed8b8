"""Notes, by keys through the real window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit

import seen
from details import focused, go, titles
from offices import NewOffice
from window import Window

_ALT, _CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


def test_notes_are_written_changed_and_deleted(window: Window) -> None:
    go(window, 3)
    section = window.workplace.detail.notes
    line = focused(window)
    window.type("Ask the ministry", line)
    window.press(Qt.Key.Key_Return, on=line)
    window.type("by Friday", line)
    window.press(Qt.Key.Key_Return, _CTRL, line)
    assert titles(section.list) == ["Ask the ministry\nby Friday"]
    assert "Luis Vega · 23 Nov 2026" in seen.told(section.list)
    window.press(Qt.Key.Key_Return, on=section.list.entries[0])
    QGuiApplication.clipboard().clear()
    text = focused(window)
    assert isinstance(text, QPlainTextEdit)
    text.selectAll()
    window.type("Asked", text)
    window.press(Qt.Key.Key_Return, _CTRL, text)
    assert titles(section.list) == ["Asked"]
    window.press(Qt.Key.Key_C, _CTRL, section.list.entries[0])
    assert QGuiApplication.clipboard().text().split("\t")[::2] == ["Luis Vega", "Asked"]
    window.press(Qt.Key.Key_Delete, on=section.list.entries[0])
    assert section.list.entries == [] and "No notes yet" in seen.told(section)


def test_a_note_that_one_deleted_and_another_changed_is_marked_and_settled(
    window: Window, new_office: NewOffice
) -> None:
    ana = new_office(author="Ana Mora")
    window.register.add_note(window.found("3.2"), "Ask")
    path = window.register.places.data / "to-ana.ctu"
    window.register.send(path)
    ana.register.finish(ana.register.review(path))
    ana.register.delete_note(ana.register.notes(ana.register.find("3.2"))[0])
    window.register.edit_note(window.register.notes(window.found("3.2"))[0], "Ask today")
    back = ana.folder / "to-luis.ctu"
    ana.register.send(back)
    window.register.finish(window.register.review(back))
    go(window, 3)
    (shown,) = window.workplace.detail.notes.list.entries
    assert "Ana Mora deleted it while it was being changed" in seen.told(shown)
    window.press(Qt.Key.Key_K, on=shown)
    assert window.found("3.2").conflicts == () and "deleted it" not in seen.told(shown)
