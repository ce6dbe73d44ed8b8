"""The register: one open database, one installation, all that can be asked of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tracker.domain.changes import ChangeSet, Committed, Title
from tracker.domain.commitment import Commitment, CommitmentDetail, HistoryEntry
from tracker.domain.fields import Value
from tracker.domain.forum import Delegation, Forum, Panel
from tracker.domain.query import Filter, Outline
from tracker.domain.review import Answers, Review
from tracker.places import Places
from tracker.progress import Progress, Unwatched


@dataclass(frozen=True, slots=True)
class ActionEntry:
    """One user action, newest first in a list; `undone` while it is taken back."""

    id: str
    title: Title
    author: str
    at: str
    undone: bool


@dataclass(frozen=True, slots=True)
class Exported:
    """A written workbook: where, how many rows of how many, and its snapshot id."""

    path: Path
    rows: int
    total: int
    snapshot: str


@dataclass(frozen=True, slots=True)
class Health:
    """What the status bar tells: `saved` and `backup` are UTC or None, `conflicts` a count of commitments."""

    saved: str | None
    backup: str | None
    conflicts: int
    total: int


class Register:
    """All verbs. Opened with `open_register`; readers may be called from any thread, writers too, one at a time."""

    # -- who and what ---------------------------------------------------------------------------------------
    @property
    def places(self) -> Places: ...
    @property
    def home(self) -> Delegation | None:
        """The delegation that works here; None before the first start is done."""

    @property
    def author(self) -> str:
        """The name under which changes are recorded; empty before the first start is done."""

    @property
    def read_only(self) -> bool:
        """Whether nothing can be written (a newer version made the database, or its folder is read-only)."""

    def introduce(self, delegation: str, author: str) -> None:
        """Set or correct the home delegation (code, "CRI") and the author. Raises `UserError` for an unknown code."""

    def forums(self) -> tuple[Forum, ...]: ...
    def panels(self) -> tuple[Panel, ...]: ...
    def delegations(self) -> tuple[Delegation, ...]: ...
    def today(self) -> date:
        """The day everything is seen from: the clock's, or the one asked for with --as-of."""

    # -- reading --------------------------------------------------------------------------------------------
    def outline(self, which: Filter = Filter()) -> Outline:
        """Groups of commitment ids, panels in order, references in natural order; empty panels are left out."""

    def commitments(self, ids: Sequence[str]) -> tuple[Commitment, ...]:
        """In the order asked for; ids that do not exist are left out."""

    def find(self, ref: str) -> Commitment:
        """By "3.5" or "HLF2017/3.5"; raises `UserError` for an unknown or ambiguous reference."""

    def detail(self, entity: str) -> CommitmentDetail: ...
    def leads(self) -> tuple[str, ...]:
        """Every institution named so far (lead or contributing), sorted without regard to case and accents."""

    def people(self) -> tuple[str, ...]:
        """Every person named so far."""

    def history(self, entity: str | None = None) -> tuple[HistoryEntry, ...]:
        """Newest first; of everything when no commitment is given."""

    def actions(self, limit: int = 100) -> tuple[ActionEntry, ...]: ...
    def health(self) -> Health: ...

    # -- writing: each is one action that can be undone; all return what was committed ------------------------
    def check_off(self, seen: Sequence[Commitment], initiator: object = None) -> Committed: ...
    def uncheck(self, seen: Sequence[Commitment], initiator: object = None) -> Committed:
        """Bring back the status that stood before "implemented"; in progress where none did."""

    def confirm(self, seen: Sequence[Commitment], initiator: object = None) -> Committed:
        """Say that all of it is still correct, today, by the author."""

    def edit(self, seen: Sequence[Commitment], values: Mapping[str, Value], initiator: object = None) -> Committed:
        """Give the fields these values in every commitment `seen`; the records they showed are replaced, no others.

        "contributing" takes all its names, joined with "; " or new lines. Equal values write nothing.
        """

    def decide(self, seen: Commitment, key: str, value: Value, initiator: object = None) -> Committed:
        """End differing versions of a field: `value` replaces all of them."""

    def commit(self, changes: ChangeSet, initiator: object = None) -> Committed: ...
    def undo(self, action: str | None = None, initiator: object = None) -> Committed:
        """Take back the given action, or the newest one not undone; raises `UserError` when there is none."""

    def redo(self, initiator: object = None) -> Committed: ...
    def undoable(self) -> Title | None:
        """What `undo` would take back; None when nothing."""

    def redoable(self) -> Title | None: ...

    # -- workbooks ------------------------------------------------------------------------------------------
    def suggested_name(self, meeting: str = "", as_of: date | None = None) -> str:
        """A file name for an export: "Costa Rica - progress - 2026-11-23.xlsx"."""

    def export(
        self,
        path: Path,
        which: Filter = Filter(),
        meeting: str = "",
        as_of: date | None = None,
        progress: Progress = Unwatched(),
    ) -> Exported: ...
    def review(self, path: Path, author: str = "", progress: Progress = Unwatched()) -> Review:
        """Hold a workbook against the database; writes nothing. `author` when the file does not say or says wrong."""

    def finish(self, review: Review, answers: Answers = Answers(), initiator: object = None) -> Committed:
        """Write what was decided, as one action; raises `UserError` if the database moved on in a way that matters."""

    # -- being told -----------------------------------------------------------------------------------------
    def subscribe(self, told: Callable[[Committed], None]) -> Callable[[], None]:
        """Have `told` called after every commit, on the thread that committed; returns the way to stop it."""

    def changed_elsewhere(self) -> bool:
        """Whether another process wrote since this was last asked (SQLite's data_version): then re-read all."""

    def close(self) -> None: ...


def open_register(places: Places, as_of: date | None = None, language: str = "en") -> Register:
    """Open, and where needed create or migrate, the database; raises `UserError` when it cannot be used."""
    raise NotImplementedError
