"""What became of the notes, actions and documents of a commitment, told as a person did it: one entry for one deed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tracker.domain.commitment import ThingChange
from tracker.domain.fields import Value
from tracker.domain.notes import NOTE, TEXT
from tracker.domain.things import ABOUT, CONTENT, NAMED_BY
from tracker.journal.deletion import DELETED
from tracker.journal.record import Record
from tracker.storage import things
from tracker.storage.engine import Connection
from tracker.storage.journal_store import Said, said_of_thing

CALLED = {**NAMED_BY, NOTE: TEXT}
"""The field that a note, an action or a document is called by, by its kind."""

_NOT_TOLD = (ABOUT, CONTENT)
"""Fields that are no words of a person's."""


def of(connection: Connection, commitment: str) -> tuple[ThingChange, ...]:
    """Newest first. What was made and taken back at once is not told of: nothing of it is left to look at."""
    told = [
        change for thing in things.made_on(connection, commitment) for change in _told(said_of_thing(connection, thing))
    ]
    return tuple(sorted(told, key=lambda change: change.at, reverse=True))


def _told(said: Sequence[Said]) -> Iterator[ThingChange]:
    values: dict[str, Value] = {}
    called = CALLED.get(said[0].record.kind, TEXT)
    makings = {_deed(one) for one in said if one.record.field == ABOUT}
    name = ""
    for one in said:
        record = one.record
        if record.field == called and record.value is not None:
            name = str(record.value)
        old, values[record.field] = values.get(record.field), record.value
        if record.field == ABOUT and record.value is not None:
            yield _change(one, _name_in(said, _deed(one), called) or name, "", None, None)
        elif record.field not in _NOT_TOLD and _deed(one) not in makings and old != record.value:
            yield _change(one, name, record.field if record.field != DELETED else "deleted", old, record.value)


def _name_in(said: Sequence[Said], deed: tuple[str, str], called: str) -> str:
    found: Iterator[Record] = (one.record for one in said if _deed(one) == deed and one.record.field == called)
    return next((str(record.value) for record in found if record.value is not None), "")


def _deed(said: Said) -> tuple[str, str]:
    """What tells the records of one action from those of another, wherever they were written."""
    return said.record.replica, said.record.action


def _change(said: Said, name: str, key: str, old: Value, new: Value) -> ThingChange:
    kind = said.record.kind
    return ThingChange(kind, name, key, old, new, said.author, said.at, said.imported_by, said.file)
