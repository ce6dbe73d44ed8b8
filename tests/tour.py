"""A round of every screen of the window, pages, sections of the details and dialogs, with a year of work in them."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from desk import DeskOfATest
from offices import MORNING, Clock, Office
from post import edit
from tracker.domain.exchange import ParcelKind
from tracker.domain.fields import Value
from tracker.domain.query import Filter
from tracker.domain.review import Answers, Decision, Standing
from tracker.domain.vocabulary import ClearanceLevel
from tracker.places import Places
from tracker.register.opening import open_register
from tracker.register.register import Register
from tracker.ui.crash import CrashDialog
from tracker.ui.detail.in_sections import SECTIONS
from tracker.ui.exchange.post_view import PostView
from tracker.ui.first_start.first_start_page import FirstStartPage
from tracker.ui.frame import Frame
from tracker.ui.history.page import HistoryPage
from tracker.ui.history.period import Period
from tracker.ui.navigation import PAGES, number_of
from tracker.ui.progress_dialog import ProgressDialog
from tracker.ui.region.answer_dialog import AnswerDialog
from tracker.ui.reviewing.change_list import ChangeList
from tracker.ui.reviewing.review_dialog import ReviewDialog
from tracker.ui.settings.backups_dialog import BackupsDialog
from tracker.ui.theme.theme import Theme
from tracker.words import Words
from window import Window, open_window

W = TypeVar("W", bound=QWidget)

_UPDATE, _SUBMISSION, _SEALED = "from Rosa.ctu", "from Mexico.ctu", "sealed.ctu"
_NEXT_DAY = MORNING + timedelta(days=1)
_REPORTED: dict[str, dict[str, Value]] = {
    "1.1": {"status": "implemented", "lead": "Ministry of the Interior", "deadline": "2026-06-30"},
    "1.2": {
        "status": "in_progress",
        "lead": "Migration Directorate",
        "deadline": "2026-11-11",
        "percent": 60,
        "person": "Deputy Director",
        "contributing": "Ministry of Health; Women’s Institute",
        "next_step": "Sign the referral protocol with the ombudsman.",
        "position": "accepted",
    },
    "1.3": {"status": "continuous", "lead": "Foreign Ministry"},
    "1.4": {"status": "partially_implemented", "deadline": "2027-Q2"},
    "1.5": {"status": "not_started", "deadline": "2027-03-15"},
    "2.1": {"status": "planned", "deadline": "2026-12-20"},
    "3.2": {"status": "not_to_be_implemented", "position": "not_accepted"},
    "4.1": {"status": "superseded"},
}


def fill(folder: Path) -> None:
    """A delegation's work of a year in `folder`, and files of others that came."""
    ana, clock = Office(folder / "ana"), Clock()
    rosa = Office(folder / "rosa", author="Rosa Solís", clock=clock)
    mexico = Office(folder / "mexico", "MEX", "Luz Díaz", clock)
    for ref, values in _REPORTED.items():
        edit(ana, ref, **values)
    register = ana.register
    _make_things(register, folder)
    register.add_meeting("Regional conference on migration", date(2026, 5, 3), "San José")
    register.freeze(register.find_meeting("2026-05-03"))
    register.check_off([register.find(ref) for ref in ("2.4", "4.5")])
    register.edit([register.find("1.5")], {"status": "in_progress", "deadline": "2027-06-30"})
    register.add_meeting("Quarterly review", date(2026, 12, 10))
    _exchange(ana, rosa, mexico, folder)
    done = register.edit([register.find("4.2")], {"status": "planned", "lead": "Navy"})
    edit(ana, "4.2", lead="Coast Guard")
    register.undo(done.action)
    for office in (ana, rosa, mexico, Office(folder / "nobody", delegation="")):
        office.register.close()


def _make_things(register: Register, folder: Path) -> None:
    register.add_step(register.find("1.2"), "Inventory of shelters", "Deputy Director", "2026-09-02")
    register.do_step(register.steps(register.find("1.2"))[-1])
    register.add_step(register.find("1.2"), "Referral protocol with the ombudsman", "Luis Rojas", "2026-11-11")
    register.add_note(register.find("1.2"), "The ombudsman asks for a paragraph on unaccompanied minors.")
    decree = folder / "Decree 41 of 2026.pdf"
    decree.write_bytes(b"%PDF decree")
    kind = {"kind": "decree", "date": "2026-08-14", "confidentiality": "public"}
    register.add_document(register.find("1.2"), decree, kind)
    register.add_link(register.find("1.2"), "https://www.acnur.org/referral", {"title": "Referral mechanism, UNHCR"})
    register.link(register.find("1.2"), "gcm", ["7", "8"])
    register.link(register.find("1.2"), "related", ["3.2"])
    register.clear(register.find("1.2"), ClearanceLevel.CLEARED, "Vice Minister", "Note 14/2026")
    register.edit([register.find("1.2")], {"deadline": "2026-11-20"})
    register.edit([register.find("1.2")], {"deadline_reason": "The ombudsman asked for another paragraph."})


def _exchange(ana: Office, rosa: Office, mexico: Office, folder: Path) -> None:
    """An update put aside and taken in, with versions that differ; who was asked and answered; what was submitted."""
    register = ana.register
    ours, theirs = folder / "from Ana.ctu", folder / _UPDATE
    register.send(ours)
    rosa.register.finish(rosa.register.review(ours))
    edit(rosa, "1.2", next_step="Sign the protocol before the end of June.", percent=75)
    edit(rosa, "1.6", status="planned", lead="Migration Directorate")
    first = folder / "first from Rosa.ctu"
    rosa.register.send(first)
    edit(ana, "1.2", next_step="Sign the protocol with the Red Cross before the end of March.")
    review = register.review(first)
    register.set_aside(review, Answers({0: Decision.TAKE}), [first])
    differing = {p.number: Decision.BOTH for p in review.proposals if p.standing is Standing.CONFLICT}
    register.finish(register.review(first), Answers(differing))
    edit(rosa, "1.4", next_step="Ask the consulates.", deadline="2027-Q3")
    edit(ana, "1.4", next_step="Ask the embassies.")
    rosa.register.send(theirs)
    rosa.register.send(folder / _SEALED, password="a long password")
    edit(mexico, "1.1", status="implemented")
    edit(mexico, "2.4", status="planned")
    mexico.register.submit(folder / _SUBMISSION, mexico.register.draft_submission())
    brought = folder / "earlier from Mexico.ctu"
    mexico.register.submit(brought, mexico.register.draft_submission())
    register.finish(register.review(brought))
    register.write_receipt(folder / "receipt for Mexico.ctu", register.received_files()[0])
    edit(mexico, "3.1", status="in_progress")
    mexico.register.submit(folder / _SUBMISSION, mexico.register.draft_submission())
    register.transcribe("URY", "2.2", {"status": "in_progress"}, "Note verbale 12/2026", date(2026, 11, 5))
    register.ask(["PAN", "GTM", "HND"], date(2026, 10, 1))
    register.submit(folder / "ours.ctu", register.draft_submission("Secretariat"))


@contextmanager
def touring(made: Path, qtbot: QtBot, words: Words, theme: Theme, folder: Path) -> Iterator[Tour]:
    """A window of a day later on a copy of what was made; `folder` is where it may write."""
    shutil.copytree(made, folder)
    with (
        register_in(folder / "ana", words) as register,
        open_window(qtbot, register, words, theme, desktop=DeskOfATest(folder)) as window,
    ):
        yield Tour(window, folder, partial(_first_start, folder, words, theme, qtbot))


@contextmanager
def _first_start(folder: Path, words: Words, theme: Theme, qtbot: QtBot) -> Iterator[Window]:
    with (
        register_in(folder / "nobody", words) as register,
        open_window(qtbot, register, words, theme) as window,
    ):
        yield window


@contextmanager
def register_in(folder: Path, words: Words) -> Iterator[Register]:
    """The register of a folder that was filled, the day after."""
    register = open_register(
        Places(folder, folder / "tracker.db"), clock=Clock(MORNING + timedelta(days=1)), words=words
    )
    try:
        yield register
    finally:
        register.close()


class Tour:
    """Through a window on what `fill` made; each stop is told by its name, and is in front while it is looked at."""

    def __init__(self, window: Window, folder: Path, first_start: Callable[[], AbstractContextManager[Window]]) -> None:
        self._window = window
        self._first_start = first_start
        self._workplace = window.workplace
        self._folder = folder

    @property
    def window(self) -> Window:
        """The window that is gone through."""
        return self._window

    def stops(self) -> Iterator[tuple[str, QWidget]]:
        """All of it."""
        yield from self.pages()
        yield from self.dialogs()
        yield from self.first_start()

    def settle(self) -> None:
        """Let everything take the place it was given."""
        for _ in range(4):
            QApplication.processEvents()

    def pages(self) -> Iterator[tuple[str, QWidget]]:
        """Every page with its parts, and every section of the details; what was said last covers nothing."""
        self._workplace.undo_bar.hide()
        shown, frame = self._workplace, self._window.frame
        for number, page in enumerate(PAGES):
            shown.show_page(number)
            if page.key != "commitments":
                yield page.key, frame
            if page.key == "overview":
                shown.pages.overview.progress.as_table.click()
                yield "overview as a table", frame
                shown.pages.overview.progress.as_table.click()
        shown.show_page(number_of("history"))
        yield from self._comparison()
        yield from self._commitments()
        yield from self._one_persons_work()

    def dialogs(self) -> Iterator[tuple[str, QWidget]]:
        """Every dialog, opened as the window opens it."""
        for name, page, run in self._dialogs():
            self._workplace.show_page(number_of(page))
            run()
            self.settle()
            opened = _in_front()
            opened.resize(opened.size().boundedTo(self._window.frame.size()))
            yield name, opened
            _away(opened)

    def first_start(self) -> Iterator[tuple[str, QWidget]]:
        """The window as it is before anybody works in it, and what it says when nothing was answered."""
        with self._first_start() as window:
            window.frame.resize(self._window.frame.size())
            yield "first start", window.frame
            page = _part(window.frame, FirstStartPage)
            page._start.click()
            yield "first start, nothing answered", window.frame

    # -- inside ---------------------------------------------------------------------------------------------
    def _one_persons_work(self) -> Iterator[tuple[str, QWidget]]:
        self._workplace.show_page(number_of("history"))
        page = _part(self._window.frame, HistoryPage)
        page.who.tick(frozenset({self._window.register.author}))
        page.read()
        page.view.expand(page.model.index(1, 0))
        yield "one person’s work, undone in part", self._window.frame
        page.who.tick(frozenset({"Nobody"}))
        page.read()
        yield "nobody’s work", self._window.frame
        page.who.tick(frozenset())
        page.when.button.tick(frozenset({Period.DAY}))
        page.when.button.changed.emit()
        yield "what was done since a day", self._window.frame
        page.when.clear()
        page.read()

    def _comparison(self) -> Iterator[tuple[str, QWidget]]:
        shown = self._workplace
        shown.show_page(number_of("meetings"))
        shown.pages.meetings.view.setCurrentIndex(shown.pages.meetings.model.index(1, 0))
        shown.pages.meetings.compare()
        for number, name in enumerate(("what moved", "in numbers", "as a text")):
            shown.pages.meetings.comparison.tabs.setCurrentIndex(number)
            yield name, self._window.frame
        shown.pages.meetings.comparison.left.emit()

    def _commitments(self) -> Iterator[tuple[str, QWidget]]:
        shown, frame, register = self._workplace, self._window.frame, self._window.register
        page = shown.commitments
        page.show_entity(register.find("1.2").id)
        shown.show_page(number_of("commitments"))
        if not shown.detail.isVisible():
            shown.commands.details.trigger()
        for key in SECTIONS:
            shown.commands.sections[key].trigger()
            yield f"details: {key}", frame
        page.view.select([register.find(ref).id for ref in ("1.4", "1.5", "1.6")])
        yield "several commitments", frame
        page.filters.show_filter(Filter(search="desalination", statuses=frozenset({"planned"}), conflicts=True))
        yield "nothing found", frame
        page.filters.clear()
        page.show_entity(register.find("1.2").id)

    def _dialogs(self) -> Iterator[tuple[str, str, Callable[[], object]]]:
        shown, errands, commands = self._workplace, self._workplace.errands, self._workplace.commands
        region, meetings = shown.pages.region, shown.pages.meetings
        yield "export", "commitments", commands.export.trigger
        yield "delegation and name", "commitments", errands.correct_identity
        yield "reassign", "commitments", errands.reassign
        yield "palette", "commitments", commands.palette.trigger
        yield "about", "commitments", errands.tell_about
        yield "settings", "commitments", commands.settings.trigger
        yield "backups", "commitments", self._look_at_backups
        yield "problem report", "commitments", commands.report.trigger
        yield "password", "exchange", lambda: errands.import_files([self._folder / _SEALED])
        both = [self._folder / _UPDATE, self._folder / _SUBMISSION]
        yield "review", "exchange", lambda: errands.import_files(both)
        yield "value", "exchange", lambda: self._edit_in_a_review(both)
        yield "send", "exchange", shown.pages.exchange.send
        yield "submit", "exchange", shown.pages.exchange.submit
        yield "ask", "regional", region.asking.click
        yield "answer", "regional", region.noting.click
        yield "who answered", "regional", region.summary.click
        yield "export of the region", "regional", region.exporting.click
        yield "answer beside a submission", "regional", self._note_beside_a_submission
        yield "what was answered", "regional", self._read_an_answer
        yield "receipt", "exchange", self._write_a_receipt_again
        yield "meeting", "meetings", meetings.add
        yield "progress", "history", self._work_long
        yield "kept by an undo", "history", lambda: shown._show_kept(["4.2 Lead institution"] * 40)
        yield (
            "something went wrong",
            "history",
            lambda: CrashDialog("KeyError", shown._words, self._window.frame).open(),
        )

    def _note_beside_a_submission(self) -> None:
        words, theme, frame = self._workplace._words, self._workplace._theme, self._window.frame
        register = self._window.register
        AnswerDialog(register, words, theme, "MEX", register.find("1.1").recommendation.id, frame).open()

    def _read_an_answer(self) -> None:
        region = self._workplace.pages.region
        region.matrix.go_to("MEX", self._window.register.find("1.1").recommendation.id)
        region.matrix.opened.emit(region.matrix.view.currentIndex())

    def _write_a_receipt_again(self) -> None:
        register = self._window.register
        came = next(one for one in register.received_files() if one.kind == ParcelKind.SUBMISSION)
        _part(self._window.frame, PostView).receipt_requested.emit(came)

    def _look_at_backups(self) -> None:
        places, words, theme = self._window.register.places, self._workplace._words, self._workplace._theme
        BackupsDialog(places, words, theme, self._workplace._jobs, self._window.frame).open()

    def _edit_in_a_review(self, files: list[Path]) -> None:
        self._workplace.errands.import_files(files)
        self.settle()
        review = next(w for w in QApplication.topLevelWidgets() if isinstance(w, ReviewDialog) and w.isVisible())
        review.findChildren(ChangeList)[0].go_to_undecided()
        review._edit()

    def _work_long(self) -> None:
        words = self._workplace._words
        ProgressDialog(words("Reading {file}…", file="progress.xlsx"), words, lambda: None, self._window.frame).open()


def _part(frame: Frame, kind: type[W]) -> W:
    found = frame.findChild(kind)
    assert found is not None
    return found


def _in_front() -> QDialog:
    """The dialog that was opened last."""
    opened = [w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()]
    assert opened, "no dialog was opened"
    return next(d for d in opened if not any(d is other.parentWidget() for other in opened))


def _away(opened: QDialog) -> None:
    """Close a dialog and those below it, without asking what becomes of a review."""
    below: QWidget | None = opened
    while isinstance(below, QDialog):
        QDialog.done(below, 0)
        below.deleteLater()
        below = below.parentWidget()
