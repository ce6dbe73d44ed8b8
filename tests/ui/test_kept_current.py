"""What is in sight follows what is committed, in this window and elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

import seen
from command_line import edit_workbook
from tracker.domain.review import Answers
from tracker.register.pages import PagedIds
from tracker.ui import kept_current
from tracker.ui.commitments.columns import Column
from tracker.ui.kept_dialog import KeptDialog
from tracker.ui.navigation import number_of
from window import Window, page_key

_CTRL = Qt.KeyboardModifier.ControlModifier


def test_a_write_of_another_process_is_noticed(window: Window) -> None:
    from tracker.register.opening import open_register

    other = open_register(window.register.places)
    other.check_off([other.find("1.6")])
    other.close()
    window.workplace.store.ask()
    cell = window.cell("1.6", Column.CHECK)
    assert cell.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked


def test_no_work_in_the_window_goes_through_all_commitments(
    window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone_through(ids: PagedIds) -> Iterator[str]:
        raise AssertionError("all ids were gone through")

    monkeypatch.setattr(PagedIds, "__iter__", gone_through, raising=False)
    window.workplace.store.replaced.emit()
    window.click("1.2", Column.CHECK)
    window.press(Qt.Key.Key_C, _CTRL)
    window.press(Qt.Key.Key_F, _CTRL)
    window.type("diaspora")
    qtbot.waitUntil(lambda: window.shown() == ["1.5"])
    seen.click(window.workplace.commitments.filters, "Clear")
    window.workplace.commitments.show_entity(window.found("6.1").id)
    assert window.workplace.commitments.view.current() == window.found("6.1").id
    window.press(page_key("history"), _CTRL)
    window.press(page_key("commitments"), _CTRL)
    window.press(Qt.Key.Key_Z, _CTRL)
    assert window.found("1.2").status is None


def test_a_change_of_many_is_followed_in_turns_of_their_own(
    window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    workplace, turns = window.workplace, [0]
    ticking = QTimer(window.frame, interval=0)
    ticking.timeout.connect(lambda: turns.append(turns[-1] + 1))
    ticking.start()
    seen_in: list[int] = []

    def noting(do: Callable[..., None]) -> Callable[..., None]:
        def noted(*given: object) -> None:
            seen_in.append(turns[-1])
            do(*given)

        return noted

    monkeypatch.setattr(workplace.detail, "refresh", noting(workplace.detail.refresh))
    monkeypatch.setattr(workplace, "_tell_state", noting(workplace._tell_state))
    window.click("1.2", Column.RECOMMENDATION)
    lead = workplace.detail.fields.rows["lead"].findChildren(QLineEdit)[0]
    window.register.edit([window.found(ref) for ref in ("1.2", "1.3")], {"lead": "Police"})
    assert lead.text() == "Police", "who types on finds at once what was saved"
    assert len(seen_in) == 2
    monkeypatch.setattr(kept_current, "MANY", 1)
    window.register.undo()
    assert window.cell("1.2", Column.LEAD).data() != "Police"
    assert "Undid" in seen.told(workplace.undo_bar)
    assert lead.text() == "Police"
    qtbot.waitUntil(lambda: len(seen_in) == 4)
    assert lead.text() == ""
    assert seen_in[2] < seen_in[3]
    window.register.redo()
    window.frame.close()
    qtbot.wait(20)
    assert len(seen_in) == 4, "nothing is read for a window that was closed"


def test_pages_read_themselves_when_shown_and_after_every_change(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    for name in ("exchange", "region", "meetings"):
        page = getattr(window.workplace.pages, name)
        monkeypatch.setattr(page, "read", lambda n=name: read.append(n))
    window.register.check_off([window.found("1.1")])
    assert read == [], "what nobody looks at is not read"
    for page in ("regional", "meetings", "exchange"):
        window.workplace.show_page(number_of(page))
        window.register.undo()
        window.register.redo()
    assert read == ["region"] * 3 + ["meetings"] * 3 + ["exchange"] * 3


def test_a_review_that_waits_is_told_until_it_is_discarded(window: Window, tmp_path: Path) -> None:
    path = tmp_path / "progress.xlsx"
    window.register.export(path)
    edit_workbook(path, {("1.3", "Comment"): "From the ministry"})
    waiting = window.register.set_aside(window.register.review(path), Answers(), [path])
    window.workplace.store.ask()
    button = window.workplace.state.waiting
    assert button.isVisible() and button.text().strip() == "1 review waiting"
    button.click()
    assert window.workplace.pages.currentWidget() is window.workplace.pages.exchange
    window.register.discard(waiting.id)
    window.workplace.store.ask()
    assert not button.isVisible()


def test_what_an_undo_kept_can_be_seen_whole_and_stays_until_it_is_closed(window: Window) -> None:
    refs = ("1.2", "4.10", "3.2", "4.9", "1.3")
    bar = window.workplace.undo_bar
    planned = window.register.edit([window.found(ref) for ref in refs], {"status": "planned"})
    for ref in refs[1:4]:
        window.register.edit([window.found(ref)], {"status": "implemented"})
    window.register.undo(planned.action)
    assert seen.told(bar).endswith(". Edited since, and kept as they are now: 3.2 Status, 4.9 Status, 4.10 Status")
    assert bar.isVisible() and not bar._rest.isActive(), "nothing makes it fade"
    seen.click(bar, "Close")
    assert not bar.isVisible()

    planned = window.register.edit([window.found(ref) for ref in refs], {"status": "in_progress"})
    for ref in refs:
        window.register.edit([window.found(ref)], {"status": "implemented"})
    window.register.undo(planned.action)
    assert seen.told(bar).endswith("kept as they are now: 1.2 Status, 1.3 Status, 3.2 Status, 2 more")
    seen.settled(bar)
    assert seen.clipped(bar) == []
    seen.click(bar, "Show all")
    dialog = seen.dialog(window.frame)
    (lines,) = dialog.findChildren(QPlainTextEdit)
    assert lines.toPlainText().splitlines() == [f"{ref} Status" for ref in ("1.2", "1.3", "3.2", "4.9", "4.10")]
    assert "5 fields were edited since and are kept as they are now:" in seen.told(dialog)
    assert seen.unnamed(dialog) == []
    window.press(Qt.Key.Key_Escape, on=lines)
    assert not window.frame.findChildren(KeptDialog) and bar.isVisible()
    window.click("1.4", Column.CHECK)
    assert [b.text() for b in bar.findChildren(QPushButton) if b.isVisible()] == ["Undo"] and bar._rest.isActive()
