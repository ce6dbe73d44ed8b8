"""Links to frameworks and other recommendations, by keys."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

import seen
from details import entry, focused, go
from window import Window

_ALT, _CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


def test_suggested_links_take_one_key_each_and_others_are_found_by_number_or_words(window: Window) -> None:
    go(window, 5)
    section, bar = window.workplace.detail.links, window.workplace.detail.bar
    assert len(section.suggested.entries) == 5 and bar.buttons["links"].text() == "Links"
    section.suggested.entries[0].setFocus()
    window.press(Qt.Key.Key_Y, on=focused(window))
    window.press(Qt.Key.Key_N, on=focused(window))
    window.press(Qt.Key.Key_Return, on=focused(window))
    assert window.found("3.2").members["gcm"] == ("2", "7")
    assert len(section.suggested.entries) == 2 and section.suggested.entries[0].hasFocus()
    window.type("10.7", section.line)
    window.press(Qt.Key.Key_Return, on=section.line)
    window.type("smuggling transnational", section.line)
    window.press(Qt.Key.Key_Return, on=section.line)
    QTest.qWait(0)
    assert (window.found("3.2").members["sdg"], window.found("3.2").members["gcm"]) == (("10.7",), ("2", "7", "9"))
    window.type("1.5", section.line)
    assert ("related", "1.5") in [candidate[:2] for candidate in section.line.offered()]
    window.type("desalination", section.line)
    window.press(Qt.Key.Key_Return, on=section.line)
    assert "Nothing is found" in seen.told(section)


def test_a_related_recommendation_is_gone_to_and_a_link_removed(window: Window) -> None:
    for count, (framework, code) in enumerate([("gcm", "7"), ("sdg", "10.7"), ("related", "1.5")], start=1):
        window.register.link(window.found("3.2"), framework, [code])
        assert window.workplace.detail.bar.buttons["links"].text() == f"Links {count}"
    window.register.unlink(window.found("3.2"), "gcm", ["7"])
    window.register.unlink(window.found("3.2"), "sdg", ["10.7"])
    go(window, 5)
    section = window.workplace.detail.links
    related = entry(section.list, "1.5")
    assert window.found("1.5").text.body[:30] in related.line.title
    window.press(Qt.Key.Key_Return, on=related)
    assert window.workplace.detail.entity == window.found("1.5").id
    window.workplace.commitments.show_entity(window.found("3.2").id)
    window.press(Qt.Key.Key_Delete, on=entry(section.list, "1.5"))
    assert section.list.entries == []
