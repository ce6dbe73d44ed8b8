"""Meetings as they stand, worked out from their heads, and the records that were presented at them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import Connection, case, select

from tracker.domain.changes import COMMITMENT
from tracker.domain.commitment import Version
from tracker.domain.meetings import DATE, FROZEN, PLACE, TITLE, Freeze, Meeting, read_freeze
from tracker.domain.periods import Precision, period_of
from tracker.domain.values import is_value
from tracker.journal.deletion import Presence, existence_of, seen_by_deleter
from tracker.journal.heads import FieldState, state_of, text_state_of
from tracker.journal.record import Record, read_record
from tracker.storage.notes import Standing
from tracker.storage.portions import among
from tracker.storage.tables import OF_A_MEETING, commitment, head, record


def meetings_of(connection: Connection, delegation: str) -> list[Meeting]:
    """The meetings of a delegation that are not deleted, the newest first."""
    columns = (record.c.raw, record.c.effective_at, record.c.effective_by)
    query = select(*columns).join(head, head.c.record == record.c.id)
    standing: defaultdict[str, list[Standing]] = defaultdict(list)
    for row in connection.execute(query.where(record.c.delegation == delegation, OF_A_MEETING)):
        said = Standing(read_record(row.raw), row.effective_at, row.effective_by)
        standing[said.record.entity].append(said)
    found = (_meeting(entity, delegation, said) for entity, said in standing.items())
    return sorted(filter(None, found), key=lambda m: (m.on, m.id), reverse=True)


def _meeting(entity: str, delegation: str, standing: Sequence[Standing]) -> Meeting | None:
    """One whose putting down was undone, or that a newer version dates in another way, is none."""
    heads = [said.record for said in standing]
    existence = existence_of(heads)
    states = {key: text_state_of(heads, key) for key in (TITLE, DATE, PLACE)} | {FROZEN: _frozen(heads)}
    title = states[TITLE].value
    on = period_of(str(states[DATE].value))
    if existence.presence is Presence.DELETED or not isinstance(title, str) or on is None:
        return None
    if on.precision is not Precision.DAY:
        return None
    said = {s.record.id: s for s in standing}
    place, shown = states[PLACE].value, states[FROZEN].heads[:1]
    return Meeting(
        id=entity,
        delegation=delegation,
        title=title,
        on=on.first,
        place=place if isinstance(place, str) else "",
        shown={key: tuple(h.id for h in state.heads) for key, state in states.items()},
        seen=tuple(sorted(seen_by_deleter(heads))),
        versions={key: _versions(state, said) for key, state in states.items() if state.differs},
        deletions=tuple(r.id for r in (*existence.deletions, *existence.restorals)) if existence.deletions else (),
        freeze=_freeze(said[shown[0].id]) if shown else None,
    )


def _freeze(said: Standing) -> Freeze | None:
    return read_freeze(said.record.id, said.record.value, *_said(said), said.record.rank[0])


def _frozen(heads: Sequence[Record]) -> FieldState:
    return state_of(h for h in heads if h.field == FROZEN and is_value(h.value))


def _versions(state: FieldState, said: Mapping[str, Standing]) -> tuple[Version, ...]:
    versions = []
    for one in state.versions:
        author, at = _said(said[one.id])
        versions.append(Version(one.id, one.value, author, at))
    return tuple(versions)


def _said(said: Standing) -> tuple[str, str]:
    return said.effective_by, said.effective_at


def standing_records(connection: Connection, delegation: str) -> dict[str, tuple[str, ...]]:
    """The ids of all records that stand in each commitment of a delegation: none where nothing was reported."""
    ordered = select(commitment.c.id).where(commitment.c.delegation == delegation).order_by(commitment.c.sort_key)
    found: dict[str, list[str]] = {entity: [] for entity in connection.execute(ordered).scalars()}
    query = select(head.c.entity, head.c.record).join(record, record.c.id == head.c.record)
    query = query.where(record.c.delegation == delegation, record.c.kind == COMMITMENT).order_by(head.c.record)
    for row in connection.execute(query):
        if row.entity in found:
            found[row.entity].append(row.record)
    return {entity: tuple(ids) for entity, ids in found.items()}


def records_by_id(connection: Connection, ids: Collection[str]) -> dict[str, Record]:
    """Those of these records that have come here."""
    query = select(record.c.id, record.c.raw).where(among(record.c.id, ids))
    return {row.id: read_record(row.raw) for row in connection.execute(query)}


def told_by(
    connection: Connection, ids: Collection[str], fields: Collection[str]
) -> tuple[dict[str, str], dict[str, Record]]:
    """Which of these records have come here, each with its field, and those of them that are of these fields."""
    here: dict[str, str] = {}
    found: dict[str, Record] = {}
    wanted = case((record.c.field.in_(fields), record.c.raw))
    for i, field, raw in connection.execute(select(record.c.id, record.c.field, wanted).where(among(record.c.id, ids))):
        here[i] = field
        if raw is not None:
            found[i] = read_record(raw)
    return here, found
