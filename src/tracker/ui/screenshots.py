"""Draws the window in its states, with real data made through the register in a folder of its own.

`python -m tracker.ui.screenshots OUT_FOLDER [--only STATE]...`; never touches the data of whoever runs it.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from tracker.bundle import bundled
from tracker.domain.query import Filter
from tracker.places import Places
from tracker.register.opening import open_register
from tracker.register.register import Register
from tracker.ui.commitments.period_edit import PeriodEdit
from tracker.ui.desktop import Desktop
from tracker.ui.exporting.export_dialog import ExportDialog
from tracker.ui.frame import Frame
from tracker.ui.job_runner import SynchronousRunner
from tracker.ui.memory import Memory
from tracker.ui.reviewing.change_list import ChangeList
from tracker.ui.reviewing.held import Held
from tracker.ui.reviewing.review_dialog import ReviewDialog
from tracker.ui.sent_by_others import submission_of_another, update_of_a_colleague
from tracker.ui.theme.theme import Appearance, Theme
from tracker.ui.workplace import Workplace
from tracker.words import load_words

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
    page.confirm_selected()
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
    stage.workplace.show_page(3)
    view = stage.workplace.history.view
    for row in (1, 2):
        view.expand(view.model().index(row, 0))
    return stage.frame


def _review(stage: Stage) -> QWidget:
    dialog = _opened_review(stage)
    dialog.findChildren(ChangeList)[0].go_to_undecided()
    return dialog


def _review_date(stage: Stage) -> QWidget:
    return _opened_review(stage)


def _opened_review(stage: Stage) -> ReviewDialog:
    register = stage.register
    file = stage.folder / "Costa Rica - progress - from Labour.xlsx"
    register.edit([register.find("2.3")], {"next_step": "Sign the protocol with the ombudsman before the end of June."})
    register.export(file)
    edit_as_a_colleague(file, _BY_A_COLLEAGUE)
    register.edit([register.find("1.4")], {"status": "implemented"})
    held = Held(register.review(file, author="Luis Vega"), (file,))
    dialog = ReviewDialog(register, stage.words, stage.jobs, held, stage.frame)
    dialog.resize(1180, 740)
    dialog.show()
    return dialog


def _review_update(stage: Stage) -> QWidget:
    dialog = _opened_update(stage)
    dialog.findChildren(ChangeList)[0].go_to_first()
    return dialog


def _review_submission(stage: Stage) -> QWidget:
    dialog = _opened_update(stage)
    lines = dialog.findChildren(ChangeList)[0]
    lines.setCurrentIndex(lines.model().index(1, 0, lines.model().index(lines.model().rowCount() - 1, 0)))
    return dialog


def _opened_update(stage: Stage) -> ReviewDialog:
    """An update file of a colleague whose laptop is not known here, and the word of another delegation with it."""
    files = (update_of_a_colleague(stage.register, stage.folder), submission_of_another(stage.folder, _DAY))
    held = Held(stage.register.review(*files), files)
    dialog = ReviewDialog(stage.register, stage.words, stage.jobs, held, stage.frame)
    dialog.resize(1180, 740)
    dialog.show()
    return dialog


class _Desk(Desktop):
    def documents(self) -> Path:
        return Path("Documents")


def _export(stage: Stage) -> QWidget:
    which = Filter(panels=frozenset({stage.register.panels()[0].id}))
    dialog = ExportDialog(stage.register, stage.words, stage.jobs, which, stage.frame, _Desk())
    dialog.show()
    return dialog


_BY_A_COLLEAGUE = {
    ("1.2", "Deadline"): "",
    ("1.3", "Deadline"): "31 Feb 2027",
    ("1.4", "Status"): "In progress",
    ("1.5", "Lead institution"): "Consulate General",
    ("1.6", "Status"): "En progreso",
    ("2.1", "Deadline"): "03/04/2027",
    ("2.3", "Next steps"): "Sign the protocol with the ombudsman and the unions before the end of September.",
}


def edit_as_a_colleague(file: Path, typed: Mapping[tuple[str, str], str]) -> None:
    """Type texts into cells of the exported workbook, by reference and header, as a spreadsheet program would."""
    with zipfile.ZipFile(file) as book:
        parts = {info: book.read(info) for info in book.infolist()}
    for info, data in parts.items():
        sheet = data.decode() if info.filename.startswith("xl/worksheets/sheet") else ""
        if "<t>Ref</t>" in sheet and "<t>Lead institution</t>" in sheet and "<t>Limitations</t>" in sheet:
            for (ref, header), text in typed.items():
                sheet = _with_cell(sheet, _cell_with("[A-Z]+1", header, sheet)[:-1] + _row_of(ref, sheet), text)
            parts[info] = sheet.encode()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as book:
        for info, data in parts.items():
            book.writestr(info.filename, data)


def _row_of(ref: str, sheet: str) -> str:
    return _cell_with("A[0-9]+", ref, sheet)[1:]


def _cell_with(places: str, text: str, sheet: str) -> str:
    found = re.search(rf'<c r="({places})"[^>]*><is><t>{re.escape(text)}</t>', sheet)
    assert found, text
    return found[1]


def _with_cell(sheet: str, place: str, text: str) -> str:
    value = f"<is><t>{text}</t></is>" if text else ""
    kind = ' t="inlineStr"' if text else ""
    cell = rf'<c r="{place}" (s="[0-9]+")[^>]*>.*?</c>'
    return re.sub(cell, lambda found: f'<c r="{place}" {found[1]}{kind}>{value}</c>', sheet, count=1)


_STATES: dict[str, Callable[[Stage], QWidget]] = {
    "full": _full,
    "filtered": _filtered,
    "detail": _detail,
    "empty": _empty,
    "bulk": _bulk,
    "date": _date,
    "history": _history,
    "review": _review,
    "review-date": _review_date,
    "review-update": _review_update,
    "review-submission": _review_submission,
    "dark-review-update": _review_update,
    "export": _export,
    "dark": _full,
    "dark-bulk": _bulk,
    "dark-history": _history,
    "dark-review": _review,
    "dark-export": _export,
    "dark-first-start": lambda stage: stage.frame,
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
        with _stage(theme, introduced=not state.endswith("first-start")) as stage:
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
