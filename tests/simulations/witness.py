"""Watches laptops with real databases: nobody overwrites a value who did not have it on screen.

What a record says to replace is compared with what the person had before them, by value: the ids that the application
itself keeps of what it showed are not asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import text

from offices import Office
from tracker.domain.changes import COMMITMENT
from tracker.domain.commitment import Commitment
from tracker.domain.export import Snapshot
from tracker.domain.review import Review
from tracker.journal.record import Record, canonical_json, read_record

Place = tuple[str, str]
"""A commitment and one of its fields."""

Screen = Mapping[Place, frozenset[str]]
"""The values, as records hold them, that somebody had on screen of each field."""

FIELDS = ("status", "lead", "deadline")


def screen_of(commitments: Iterable[Commitment]) -> dict[Place, frozenset[str]]:
    """Of each field the one version that a list or the details show."""
    return {(c.id, key): frozenset({canonical_json(c.values.get(key))}) for c in commitments for key in FIELDS}


def screen_of_versions(office: Office, refs: Iterable[str]) -> dict[Place, frozenset[str]]:
    """Of each field every version, as whoever decides between them has them on screen."""
    shown = screen_of(office.register.find(ref) for ref in refs)
    for commitment, one in office.register.differing():
        if (place := (commitment.id, one.key)) in shown:
            shown[place] |= {canonical_json(version.value) for version in one.versions}
    return shown


def screen_of_workbook(snapshot: Snapshot) -> dict[Place, frozenset[str]]:
    """What stood in the cells when the workbook left."""
    return {(line.entity, line.key): frozenset({canonical_json(line.value)}) for line in snapshot.lines}


def screen_of_review(office: Office, review: Review, refs: Iterable[str]) -> dict[Place, frozenset[str]]:
    """What stands here, and of each change received what it brings and what it stands beside."""
    shown = screen_of(office.register.find(ref) for ref in refs)
    for p in review.proposals:
        if p.element is None:
            place = (p.entity, p.key)
            shown[place] = shown.get(place, frozenset()) | {canonical_json(value) for value in (p.ours, p.theirs)}
    return shown


class Witness:
    """Knows every record ever written, on whichever laptop."""

    def __init__(self) -> None:
        self.known: dict[str, Record] = {}

    def look(self, office: Office, *screens: Screen) -> int:
        """Hold what an office wrote just now against what the person there, or who filled in a workbook, had on screen.

        Tells how many values were overwritten. What came in a file was looked at where it was written.
        """
        with office.register._engines.read.connect() as connection:
            ids = connection.execute(text("SELECT id FROM record")).scalars()
            fresh = [id for id in ids if id not in self.known]
            one = text("SELECT raw FROM record WHERE id = :id")
            written = [read_record(connection.execute(one, {"id": id}).scalar_one()) for id in fresh]
        self.known |= {record.id: record for record in written}
        return sum(self._overwritten(record, screens) for record in written)

    def _overwritten(self, record: Record, screens: Iterable[Screen]) -> int:
        if record.kind != COMMITMENT or record.field not in FIELDS:
            return 0
        place = (record.entity, record.field)
        seen = frozenset[str]().union(*(screen.get(place, frozenset()) for screen in screens))
        for former in (self.known[id] for id in record.replaces):
            assert (former.entity, former.field) == place, "a record replaces one of another field"
            # What an undo brought back to nothing is no version, and on no screen.
            assert former.canonical in seen or former.restores == "", (
                f"{former.canonical} was overwritten by somebody who had {sorted(seen)} on screen"
            )
        return len(record.replaces)
