"""The help, by keys and clicks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt, QUrl
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

import tracker.ui.help.desk as desk
from command_line import edit_workbook
from seen import button, clipped, dialog, font_of, settled, told, unnamed
from tracker.bundle import bundled
from tracker.errors import UserError
from tracker.ui.commitments.columns import Column
from tracker.ui.help.contents import Contents
from tracker.ui.help.desk import HelpDesk
from tracker.ui.help.guide import Place
from tracker.ui.help.window import HelpWindow
from tracker.ui.memory import Memory
from tracker.ui.theme.colours import DARK
from tracker.ui.theme.theme import Appearance, Theme
from tracker.ui.workplace import Workplace
from tracker.words import LANGUAGES, Words, load_words
from window import Window, page_key

Key = Qt.Key
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@dataclass
class Reader:
    """Somebody who reads, in a window that has the keys."""

    window: HelpWindow
    qtbot: QtBot

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        give_keys_to(self.window, self.qtbot)
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifier)

    def write(self, text: str) -> None:
        give_keys_to(self.window, self.qtbot)
        QTest.keyClicks(QApplication.focusWidget() or self.window, text)

    def listed(self) -> list[str]:
        return [self.window.contents.item(row).text() for row in range(self.window.contents.count())]

    def marked(self) -> list[str]:
        return [s.cursor.selectedText() for s in self.window.text.extraSelections()]

    def seen(self) -> list[str]:
        """The first lines in sight."""
        at = self.window.text.cursorForPosition(QPoint(20, 12)).block()
        return [at.text(), at.next().text()]

    def link_colours(self) -> set[str]:
        cursor, found = QTextCursor(self.window.text.document()), set()
        while cursor.movePosition(QTextCursor.MoveOperation.NextCharacter):
            if cursor.charFormat().isAnchor():
                found.add(cursor.charFormat().foreground().color().name())
        return found


def give_keys_to(window: QWidget, qtbot: QtBot) -> None:
    """As a window manager does; there is none here."""

    def has_keys() -> bool:
        window.activateWindow()
        focused = QApplication.focusWidget()
        return focused is not None and focused.window() is window

    qtbot.waitUntil(has_keys)


@pytest.fixture
def reader(words: Words, theme: Theme, tmp_path: Path, qtbot: QtBot) -> Iterator[Reader]:
    opened = HelpDesk(words, theme, Memory(tmp_path / "window.ini"))
    opened.open(Place("first-start"))
    assert opened.window is not None
    opened.window.resize(860, 560)
    yield Reader(opened.window, qtbot)
    opened.close()


def in_front(window: Window) -> HelpWindow:
    found = window.workplace.help.window
    assert found is not None and found.isVisible()
    return found


def test_f1_opens_the_chapter_of_what_is_in_front(window: Window, qtbot: QtBot) -> None:
    expected = {
        "overview": Place("overview-and-deadlines", "overview"),
        "commitments": Place("checking-off"),
        "deadlines": Place("overview-and-deadlines", "deadlines"),
        "regional": Place("region", "regional"),
        "meetings": Place("meetings"),
        "exchange": Place("updates"),
        "history": Place("history"),
    }
    for page, place in expected.items():
        give_keys_to(window.frame, qtbot)
        window.press(page_key(page), CTRL)
        window.press(Key.Key_F1)
        assert in_front(window).place == place
    only = {id(w) for w in QApplication.topLevelWidgets() if isinstance(w, HelpWindow) and w.isVisible()}
    assert only == {id(in_front(window))} and not in_front(window).isModal()

    give_keys_to(window.frame, qtbot)
    window.press(page_key("commitments"), CTRL)
    window.click("1.2", Column.RECOMMENDATION)
    window.press(Key.Key_3, ALT)
    window.press(Key.Key_F1)
    assert in_front(window).place == Place("details")

    commands = window.workplace.commands
    menu = next(m for m in commands.help.associatedObjects() if isinstance(m, QMenu))
    said = [action.text().replace("&", "") for action in menu.actions()]
    assert said == ["Help", "Keys", "Save problem report…", "About Commitment Tracker"]
    commands.keys.trigger()
    assert in_front(window).place == Place("keys")
    assert window.workplace.retire().reading == Place("keys"), "to be opened there again in another language"
    assert not any(w.isVisible() for w in QApplication.topLevelWidgets() if isinstance(w, HelpWindow))


OPENINGS: tuple[tuple[Callable[[Workplace], None], Place], ...] = (
    (lambda w: w.commands.export.trigger(), Place("workbooks", "export")),
    (lambda w: w.pages.exchange.send(), Place("updates", "send")),
    (lambda w: w.pages.exchange.submit(), Place("region", "submit")),
    (lambda w: w.pages.meetings.add(), Place("meetings")),
    (lambda w: w.errands.reassign(), Place("details", "reassign")),
    (lambda w: w.commands.report.trigger(), Place("your-data", "problems")),
)


def test_f1_in_a_dialog_opens_its_chapter_which_can_be_read_beside_it(
    window: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "returned.xlsx"
    window.register.export(path)
    edit_workbook(path, {("1.3", "Comment"): "From the ministry"})
    review = (lambda w: w.errands.import_files([path]), Place("workbooks", "review"))
    for opened, place in (*OPENINGS, review):
        opened(window.workplace)
        QApplication.processEvents()
        asking = dialog(window.frame)
        give_keys_to(asking, qtbot)
        QTest.keyClick(asking, Key.Key_F1)
        assert in_front(window).place == place
        reader = Reader(in_front(window), qtbot)
        reader.press(Key.Key_F, CTRL)
        reader.write("notes")
        assert reader.marked(), "a dialog does not block the help"
        reader.window.search.clear()
        reader.press(Key.Key_Escape)
        assert not reader.window.isVisible() and asking.isVisible()
        asking.close()


def test_links_lead_to_chapters_and_back(reader: Reader) -> None:
    reader.press(Key.Key_Tab)
    for _ in range(2):
        QTest.keyClick(reader.window.text, Key.Key_Tab)
    QTest.keyClick(reader.window.text, Key.Key_Return)
    first = reader.window.place
    assert first.chapter != "first-start"
    reader.press(Key.Key_Left, ALT)
    assert reader.window.place == Place("first-start")
    assert not button(reader.window, "Back").isEnabled()


def test_a_link_to_a_heading_brings_it_to_the_top_and_none_leads_out(reader: Reader) -> None:
    reader.window.text.anchorClicked.emit(QUrl("03-details.md#documents"))
    assert reader.window.place == Place("details", "documents")
    assert "Documents and support" in reader.seen()
    reader.window.text.anchorClicked.emit(QUrl("https://example.org/"))
    assert reader.window.place == Place("details", "documents")
    assert not reader.window.text.openExternalLinks() and not reader.window.text.openLinks()


def test_words_are_found_in_any_order_without_accents_and_marked(reader: Reader) -> None:
    everything = reader.listed()
    reader.press(Key.Key_F, CTRL)
    reader.write("VÉRIFY person")
    assert reader.listed() == ["Actions, notes, documents, links, clearance"]
    assert reader.window.place == Place("details")
    assert {"Verify", "person"} <= set(reader.marked())
    assert told(reader.window) == "Found in 1 chapter"
    before = reader.window.text.textCursor().position()
    reader.press(Key.Key_Return)
    assert reader.window.text.textCursor().position() > before
    reader.window.search.selectAll()
    reader.write("xyzzy")
    assert reader.listed() == [] and told(reader.window) == "Nothing is found for this."
    reader.window.search.clear()
    assert reader.listed() == everything and reader.marked() == []


def test_the_contents_are_gone_through_with_the_arrows_while_typing(reader: Reader) -> None:
    reader.press(Key.Key_F, CTRL)
    reader.write("status")
    reader.press(Key.Key_Down)
    assert reader.window.place.chapter == "details"
    reader.press(Key.Key_Up)
    assert reader.window.place.chapter == "checking-off"


def test_esc_closes_it_and_its_size_is_remembered(reader: Reader, words: Words, theme: Theme, tmp_path: Path) -> None:
    reader.window.resize(700, 500)
    reader.press(Key.Key_Escape)
    assert not reader.window.isVisible()
    again = HelpDesk(words, theme, Memory(tmp_path / "window.ini"))
    again.open(Place("keys"))
    assert again.window is not None and (again.window.width(), again.window.height()) == (700, 500)
    again.close()


def test_a_guide_that_is_missing_is_told(
    words: Words, theme: Theme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk, "bundled", lambda name: tmp_path / name)
    opened = HelpDesk(words, theme, Memory(tmp_path / "window.ini"))
    refused: list[UserError] = []
    opened.refused.connect(refused.append)
    opened.open(Place("keys"))
    assert [words(error.title) for error in refused] == ["The help cannot be shown."]
    assert opened.window is None and opened.place is None


@pytest.mark.parametrize("width", [140, 190, 233, 300])
def test_no_title_of_a_chapter_is_cut(width: int, qtbot: QtBot) -> None:
    contents = Contents()
    qtbot.addWidget(contents)
    for title in ("Acciones, notas, documentos, vínculos, visto bueno", "Vue d'ensemble et échéances"):
        contents.add(title, "key")
    contents.resize(width, 400)
    contents.show()
    for row in range(contents.count()):
        box = contents.visualItemRect(contents.item(row))
        room, wraps = QRect(0, 0, box.width() - 14, 1000), int(Qt.TextFlag.TextWordWrap)
        needed = contents.fontMetrics().boundingRect(room, wraps, contents.item(row).text())
        assert needed.width() <= room.width() and needed.height() + 10 <= box.height()


def test_it_follows_the_appearance(reader: Reader, theme: Theme) -> None:
    theme.choose(Appearance.DARK)
    assert reader.link_colours() == {DARK.accent}


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_is_named_and_has_its_room_with_larger_letters(
    language: str, qapp: QApplication, theme: Theme, tmp_path: Path
) -> None:
    with font_of(qapp, 13):
        opened = HelpDesk(load_words(language, bundled("resources/i18n")), theme, Memory(tmp_path / "window.ini"))
        opened.open(Place("details"))
        assert opened.window is not None
        opened.window.resize(760, 480)
        assert opened.window.text.width() >= opened.window.width() // 2
        assert unnamed(opened.window) == []
        opened.window.search.setText("2027")
        settled(opened.window)
        assert clipped(opened.window) == []
        opened.close()
