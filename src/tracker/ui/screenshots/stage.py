"""One window on one register, drawn off the screen, and what a delegation has done so far."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer

from tracker.bundle import bundled
from tracker.places import Places
from tracker.register.opening import open_register
from tracker.register.register import Register
from tracker.ui.frame import Frame
from tracker.ui.job_runner import SynchronousRunner
from tracker.ui.memory import Memory
from tracker.ui.theme.theme import Theme
from tracker.ui.workplace import Workplace
from tracker.words import load_words

DAY = date(2026, 11, 23)
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
        self.register = open_register(places, DAY, words=words)
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


def settle() -> None:
    """Let layouts and paint events happen."""
    loop = QEventLoop()
    QTimer.singleShot(60, loop.quit)
    loop.exec()
