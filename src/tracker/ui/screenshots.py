"""Draws the window in its states, with real data made through the register in a folder of its own.

`python -m tracker.ui.screenshots OUT_FOLDER [--only STATE]...`; never touches the data of whoever runs it.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from tracker.bundle import bundled
from tracker.domain.changes import WorkbookOrigin
from tracker.domain.query import Filter
from tracker.domain.review import CellPlace, Proposal, Review, Standing
from tracker.places import Places
from tracker.register.opening import open_register
from tracker.register.register import Register
from tracker.ui.commitments.period_edit import PeriodEdit
from tracker.ui.frame import Frame
from tracker.ui.job_runner import SynchronousRunner
from tracker.ui.memory import Memory
from tracker.ui.reviewing.review_dialog import ReviewDialog
from tracker.ui.theme.theme import Appearance, Theme
from tracker.ui.workplace import Workplace
from tracker.words import load_words, message

_DAY = date(2026, 11, 23)
_SIZE = (1366, 768)

_REPORTED: tuple[tuple[str, dict[str, str | int]], ...] = (
    ("1.1", {"status": "implemented", "lead": "Ministry of the Interior", "deadline": "2026-06-30"}),
    ("1.2", {"status": "in_progress", "lead": "Migration Directorate", "deadline": "2026-11-11", "percent": 60}),
    ("1.3", {"status": "continuous", "lead": "Foreign Ministry", "position": "accepted"}),
    ("1.4", {"status": "partially_implemented", "lead": "Migration Directorate", "deadline": "2027-Q2"}),
    ("1.5", {"status": "not_started", "lead": "Foreign Ministry", "deadline": "2027-03-15"}),
    ("2.1", {"status": "in_progress", "lead": "Women’s Institute", "deadline": "2026-12-20"}),
    ("2.2", {"status": "implemented", "lead": "Public Prosecutor", "deadline": "2026-02-01"}),
    ("2.3", {"status": "planned", "lead": "Foreign Ministry", "deadline": "2027"}),
    ("3.2", {"status": "not_to_be_implemented", "position": "not_accepted"}),
    ("4.1", {"status": "superseded", "lead": "Ministry of Labour"}),
)
_MORE = {
    "position": "accepted",
    "person": "Deputy Director",
    "contributing": "Ministry of Health; Women’s Institute",
    "next_step": "Sign the referral protocol with the ombudsman.",
}


class Stage:
    """One window on one register, drawn off the screen."""

    def __init__(self, folder: Path, theme: Theme, *, introduced: bool = True) -> None:
        places = Places(folder, folder / "tracker.db")
        words = load_words("en", bundled("resources/i18n"))
        self.words = words
        self.folder = folder
        self.jobs = SynchronousRunner()
        self.register = open_register(places, _DAY, words=words)
        if introduced:
            self.register.introduce("CRI", "Ana Mora")
            report(self.register)
        self.frame = Frame(words, theme, Memory(places.window))
        self.frame.resize(*_SIZE)
        self.frame.show()
        self.workplace = Workplace(self.frame, self.register, words, theme, Memory(places.window), self.jobs)

    def close(self) -> None:
        """Put everything away."""
        self.frame.close()
        self.register.close()


def report(register: Register) -> None:
    """What the delegation has done so far."""
    for ref, values in _REPORTED:
        register.edit([register.find(ref)], values)
    register.edit([register.find("1.2")], _MORE)
    register.confirm([register.find("1.2")])


def _first(stage: Stage) -> QWidget:
    stage.workplace.commitments.show_entity(stage.register.find("1.2").id)
    return stage.frame


def _full(stage: Stage) -> QWidget:
    page = _first(stage)
    stage.workplace.editing.toggle([stage.register.find("2.3")])
    return page


def _filtered(stage: Stage) -> QWidget:
    stage.workplace.commitments.filters.show_filter(
        Filter(search="migrants", statuses=frozenset({"in_progress", "partially_implemented", "continuous"}))
    )
    return stage.frame


def _detail(stage: Stage) -> QWidget:
    _first(stage)
    settle()
    stage.workplace.detail.scroll_to_history()
    return stage.frame


def _empty(stage: Stage) -> QWidget:
    stage.workplace.commitments.filters.show_filter(Filter(search="desalination"))
    return stage.frame


def _bulk(stage: Stage) -> QWidget:
    page = stage.workplace.commitments
    page.view.select([stage.register.find(ref).id for ref in ("1.4", "1.5", "1.6")])
    return stage.frame


def _date(stage: Stage) -> QWidget:
    page = stage.workplace.commitments
    page.show_entity(stage.register.find("1.5").id)
    settle()
    page.edit_deadline()
    editor = page.view.viewport().findChild(PeriodEdit)
    if editor is not None:
        editor.setText("03/04/2027")
        editor.explain()
    return stage.frame


def _history(stage: Stage) -> QWidget:
    stage.register.undo()
    stage.workplace.show_page(1)
    return stage.frame


def _review(stage: Stage) -> QWidget:
    dialog = ReviewDialog(stage.register, stage.words, stage.jobs, received(stage.register), stage.frame)
    dialog.show()
    return dialog


def received(register: Register) -> Review:
    """A colleague's workbook with a clean change, a conflict and a question, as the register would find it."""
    found = {ref: register.find(ref) for ref in ("1.5", "1.4", "2.1")}
    told = (
        ("1.5", "lead", "Consulate General", Standing.CLEAN, None),
        ("1.4", "status", "implemented", Standing.CONFLICT, None),
        ("2.1", "deadline", None, Standing.QUESTION, message("This date reads two ways.")),
    )
    proposals = tuple(
        Proposal(
            number=number,
            entity=found[ref].id,
            forum=found[ref].recommendation.forum,
            delegation=found[ref].delegation,
            ref=ref,
            key=key,
            base=None if standing is Standing.CONFLICT else found[ref].values.get(key),
            ours=found[ref].values.get(key),
            theirs=value,
            standing=standing,
            place=CellPlace("Commitments", number + 4, key),
            replaces=(),
            shown=found[ref].shown.get(key, ()),
            reason=reason,
            received=value or "03/04/2027",
            readable=value is not None,
        )
        for number, (ref, key, value, standing, reason) in enumerate(told, start=1)
    )
    origin = WorkbookOrigin("0000", "Luis Vega", 1)
    return Review(
        file="Costa Rica - progress.xlsx",
        file_hash="0000",
        author="Luis Vega",
        origin=origin,
        exported_at=f"{_DAY.isoformat()}T09:00:00Z",
        proposals=proposals,
        ignored=(),
    )


_STATES: dict[str, Callable[[Stage], QWidget]] = {
    "full": _full,
    "filtered": _filtered,
    "detail": _detail,
    "empty": _empty,
    "bulk": _bulk,
    "date": _date,
    "history": _history,
    "review": _review,
    "dark": _full,
    "dark-bulk": _bulk,
    "contrast": _full,
    "small": _first,
    "first-start": lambda stage: stage.frame,
}


def main(argv: Sequence[str] | None = None) -> int:
    """Draw the states asked for, or all of them."""
    parser = argparse.ArgumentParser(prog="tracker.ui.screenshots", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", action="append", choices=sorted(_STATES), metavar="STATE")
    arguments = parser.parse_args(argv)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication(sys.argv[:1])
    arguments.folder.mkdir(parents=True, exist_ok=True)
    theme = Theme(application, Appearance.LIGHT)
    for state in arguments.only or _STATES:
        theme.choose(_appearance(state))
        with _stage(theme, introduced=state != "first-start") as stage:
            if state == "small":
                stage.frame.resize(1000, 640)
            drawn = _STATES[state](stage)
            settle()
            drawn.grab().save(str(arguments.folder / f"{state}.png"))
            if isinstance(drawn, QDialog):
                drawn.deleteLater()
    return 0


def settle() -> None:
    """Let layouts and paint events happen."""
    loop = QEventLoop()
    QTimer.singleShot(60, loop.quit)
    loop.exec()


def _appearance(state: str) -> Appearance:
    if state.startswith("dark"):
        return Appearance.DARK
    return Appearance.CONTRAST if state == "contrast" else Appearance.LIGHT


@contextmanager
def _stage(theme: Theme, *, introduced: bool) -> Iterator[Stage]:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        stage = Stage(Path(folder), theme, introduced=introduced)
        try:
            yield stage
        finally:
            stage.close()


if __name__ == "__main__":
    sys.exit(main())
