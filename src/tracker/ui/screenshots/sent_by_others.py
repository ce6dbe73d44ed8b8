"""Files of others, for the pictures of the window: made on laptops of their own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from tracker.places import Places
from tracker.register.opening import open_register
from tracker.register.register import Register

_BY_ROSA: tuple[tuple[str, dict[str, str | int]], ...] = (
    ("1.2", {"next_step": "Sign the referral protocol with the ombudsman before the end of June.", "percent": 75}),
    ("1.2", {"contributing": "Ministry of Health; Ministry of Labour"}),
    ("1.6", {"status": "planned", "lead": "Migration Directorate"}),
    ("2.1", {"deadline": "2027-Q1"}),
)
_BY_US = {"next_step": "Sign the referral protocol with the ombudsman and the Red Cross before the end of March."}
_BY_MEXICO = (("1.1", "implemented"), ("1.2", "in_progress"), ("2.4", "planned"))


def update_of_a_colleague(register: Register, folder: Path) -> Path:
    """From a laptop that had all that is known here, then changed there and here."""
    ours, theirs = folder / "Costa Rica - update - for Rosa.ctu", folder / "Costa Rica - update - for Ana.ctu"
    register.send(ours)
    with _laptop(folder / "colleague", "CRI", "Rosa Solís", register.today()) as colleague:
        colleague.finish(colleague.review(ours))
        for ref, values in _BY_ROSA:
            colleague.edit([colleague.find(ref)], values)
        colleague.send(theirs)
    register.edit([register.find("1.2")], _BY_US)
    return theirs


def submission_of_another(folder: Path, day: date) -> Path:
    """The word of another delegation."""
    path = folder / "Mexico - submission.ctu"
    with _laptop(folder / "mexico", "MEX", "Rosa Díaz", day) as mexico:
        for ref, status in _BY_MEXICO:
            mexico.edit([mexico.find(ref)], {"status": status})
        mexico.submit(path, mexico.draft_submission())
    return path


@contextmanager
def _laptop(folder: Path, delegation: str, author: str, day: date) -> Iterator[Register]:
    register = open_register(Places(folder, folder / "tracker.db"), day)
    try:
        register.introduce(delegation, author)
        yield register
    finally:
        register.close()
