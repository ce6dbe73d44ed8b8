"""Edits of many, written by the real worker while other things are done."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

import seen
from offices import Clock, Office
from second_forum import add_second_forum
from tracker.errors import UserError
from tracker.register.register import Register
from tracker.ui.commitments.name_edit import NameEdit
from tracker.ui.commitments.value_popup import ValuePopup
from tracker.ui.job_runner import JobRunner
from tracker.ui.theme.theme import Theme
from tracker.words import Words
from window import open_window


def test_an_edit_of_many_replaces_what_stood_when_it_was_pressed_and_nothing_later(
    tmp_path: Path, clock: Clock, register: Register, words: Words, theme: Theme, qtbot: QtBot
) -> None:
    add_second_forum(register)
    last = register.listed()[-1].id
    runner = JobRunner(words)
    other = Office(tmp_path / "office", author="Luis Rojas", clock=clock).register

    def standing(which: str) -> set[str | None]:
        return {c.text_of(which) for c in register.listed()}

    def write_elsewhere(status: str) -> None:
        other.edit(other.commitments([last]), {"status": status})

    with open_window(qtbot, register, words, theme, runner) as window:
        page, bar = window.workplace.commitments, window.workplace.undo_bar

        @contextmanager
        def meanwhile() -> Iterator[None]:
            """The worker is busy with something that nobody sees, and does what is asked of it only after this."""
            gate = threading.Event()
            runner.run(lambda _: gate.wait(), lambda _: None, lambda _: None, "", window.frame, quiet=True)
            yield
            gate.set()
            qtbot.waitUntil(lambda: not runner.is_busy)

        page.view.selectAll()
        assert page.view.count() == 92 and last not in page.model.known([last]), "never on screen"
        # What another program writes after the key was pressed is not replaced; what is told is to be seen first.
        pressed: dict[str, Callable[[], object]] = {
            "in_progress": lambda: page.set_status("planned"),
            "implemented": page.toggle_selected,
            "continuous": page.confirm_selected,
        }
        for theirs, press in pressed.items():
            with meanwhile():
                press()
                write_elsewhere(theirs)
            assert standing("status") == {None, theirs}
            assert "Nothing was saved. Something was changed in the meantime. Look at the list again" in seen.told(bar)
            window.workplace.store.ask()
        page.set_status("planned")
        qtbot.waitUntil(lambda: not runner.is_busy)
        assert standing("status") == {"planned"} and "Set status of 92 commitments" in seen.told(bar)
        # Two of the same person's, one after the other, are one after the other.
        with meanwhile():
            page.set_status("in_progress")
            page.set_status("continuous")
        assert standing("status") == {"continuous"} and not any(c.conflicts for c in register.listed())
        # One of a single row as well: it waits for its turn, and the window does not wait for it.
        with meanwhile():
            page.set_status("planned")
            window.workplace.editing.edit(register.commitments([last]), {"status": "in_progress"})
            window.workplace.editing.save(register.commitments([last])[0], "lead", "Navy", lambda _: None)
        assert standing("status") == {"planned", "in_progress"} and standing("lead") == {None, "Navy"}
        assert not any(c.conflicts for c in register.listed())
        # Also after one that was refused, and one that was stopped.
        with meanwhile():
            page.set_status("continuous")
            write_elsewhere("implemented")
        window.workplace.store.ask()
        with meanwhile():
            page.set_status("continuous")
            for watched in runner._running:
                watched.stop()
        window.workplace.editing.edit(register.commitments([last]), {"status": "superseded"})
        assert standing("status") == {"planned", "superseded"}, "at once"
        page.edit_lead()
        write_elsewhere("implemented")
        (popup,) = window.frame.findChildren(ValuePopup)
        line = popup.findChild(NameEdit)
        window.type("Foreign Ministry", line)
        window.press(Qt.Key.Key_Return, on=line)
        qtbot.waitUntil(lambda: not runner.is_busy)
        assert "Look at the list again" in seen.told(popup), "beside what was typed"
        window.workplace.store.ask()
        window.press(Qt.Key.Key_Return, on=line)
        qtbot.waitUntil(lambda: not runner.is_busy)
        assert standing("lead") == {"Foreign Ministry"}
    runner.close()
    other.close()


def test_what_is_not_known_any_more_is_not_edited(register: Register) -> None:
    with pytest.raises(UserError):
        register.commitments_at(["gone"], register.moment())
