"""Reads who said what when: the history of a commitment and the list of actions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from tracker.domain.changes import SUBMIT, ActionEntry, Title, Undoing
from tracker.domain.commitment import Commitment, DifferingVersions, HistoryEntry, Version
from tracker.domain.exchange import key_told
from tracker.domain.fields import AGREEING, FIELDS, Value
from tracker.domain.references import natural_key
from tracker.domain.values import fits
from tracker.domain.vocabulary import Status
from tracker.journal.heads import FieldState, common_base, state_of, value_before
from tracker.journal.record import Record, register_of
from tracker.register.undoing import Actions
from tracker.storage.engine import Connection
from tracker.storage.journal_store import Said, StoredAction, performed, records_of, said_of

_FIELDS = {key: number for number, key in enumerate(FIELDS)}


def performed_actions(connection: Connection, home: str, limit: int, since: str = "") -> tuple[ActionEntry, ...]:
    """What people did, newest first, since a moment or ever; what undo and redo did shows only in `undoing`."""
    chain = Actions(performed(connection, home, limit, since))
    return tuple(ActionEntry(a.id, a.title, a.author, a.at, _undoing(chain, a)) for a in chain.performed)


def _undoing(chain: Actions, action: StoredAction) -> Undoing | None:
    by = chain.last_word(action)
    return Undoing(by.id, by.author, by.at) if chain.is_undone(action) else None


def history(connection: Connection, refs: Mapping[str, str], entity: str | None) -> tuple[HistoryEntry, ...]:
    """Every change of a field, newest first, of one commitment or of all in `refs` (commitment id to reference)."""
    said = said_of(connection, entity)
    return in_order(entries_of(said, refs), said)


def in_order(entries: Sequence[HistoryEntry], said: Sequence[Said]) -> tuple[HistoryEntry, ...]:
    """The newest first, what was said at once in the order of a list; `said` are the records that the entries tell."""
    order = {s.record.id: (s.at, s.action.number if s.action else 0, s.record.stamp) for s in said}
    return tuple(sorted(sorted(entries, key=_place), key=lambda e: order[e.record], reverse=True))


def _place(entry: HistoryEntry) -> tuple[str, tuple[int, ...], int, str, str]:
    key = key_told(entry.key)
    return entry.forum, natural_key(entry.ref), _FIELDS.get(key, len(_FIELDS)), key, entry.element or ""


def entries_of(said: Sequence[Said], refs: Mapping[str, str]) -> list[HistoryEntry]:
    """Records of fields as history tells them, in no order, of the commitments in `refs`."""
    acted = {s.record.id: s.action for s in said}
    by_register: defaultdict[Any, dict[str, Record]] = defaultdict(dict)
    for s in said:
        by_register[register_of(s.record)][s.record.id] = s.record
    differing: set[str] = set()
    for records in by_register.values():
        state = state_of(records.values())
        if state.differs and state.heads[0].element is None:
            differing |= {h.id for h in state.heads}
    # A change and the record that puts it over everything seen are one thing to a reader.
    merged = {
        old.id
        for s in said
        for i in s.record.replaces
        if (old := by_register[register_of(s.record)].get(i)) is not None
        and old.canonical == s.record.canonical
        and s.action is not None
        and s.action == acted.get(old.id)
    }
    return [
        entry_of(s, by_register[register_of(s.record)], refs[s.record.entity], s.record.id in differing)
        for s in said
        if s.record.entity in refs and s.record.id not in merged
    ]


def differing_versions(connection: Connection, entity: str) -> tuple[DifferingVersions, ...]:
    """The fields of a commitment that have several versions, the one shown first in front."""
    fields: defaultdict[str, dict[str, Said]] = defaultdict(dict)
    for s in said_of(connection, entity):
        if s.record.element is None:
            fields[s.record.field][s.record.id] = s
    found = []
    for key, said in sorted(fields.items()):
        records = {i: s.record for i, s in said.items()}
        state = FieldState(tuple(h for h in state_of(records.values()).heads if fits(key, h.value)))
        if state.differs:
            versions = tuple(
                Version(r.id, r.value, said[r.id].effective_by, said[r.id].effective_at) for r in state.versions
            )
            found.append(
                DifferingVersions(key, versions, common_base(state.heads, records), tuple(h.id for h in state.heads))
            )
    return tuple(found)


def status_before(connection: Connection, seen: Commitment) -> Value:
    """The status that stood before "implemented" did; None where there was none."""
    records = {r.id: r for r in records_of(connection, (seen.id, "status", None))}
    heads = state_of(records.values()).heads
    return value_before(heads[0], Status.IMPLEMENTED.value, records) if heads else None


def entry_of(said: Said, register: Mapping[str, Record], ref: str, differs: bool) -> HistoryEntry:
    """One record as history tells it; `register` are all records of what it speaks of, by id."""
    record = said.record
    replaced = sorted((register[i] for i in record.replaces if i in register), key=lambda r: r.stamp, reverse=True)
    old: Value = replaced[0].value if replaced else None
    new = record.value
    if record.field in AGREEING:
        # Where all that is said agrees, a word follows what was said last, seen or not; and taken back, that stands.
        before = [r for r in register.values() if r.stamp < record.stamp]
        old, new = state_of(before).value, state_of([*before, record]).value
    # One of several versions was kept: what became of the others is told, not a change from one of them to it.
    others = [r for r in replaced if r.version != record.version]
    is_decision = record.element is None and 0 < len(others) < len(replaced)
    return HistoryEntry(
        record=record.id,
        commitment=record.entity,
        forum=record.forum,
        ref=ref,
        key=record.field,
        old=old,
        new=new,
        element=record.element,
        author=said.author or (said.action.author if said.action and said.action.title.code == SUBMIT else ""),
        at=said.at,
        action=said.action.id if said.action else "",
        title=said.action.title if said.action else Title("received"),
        imported_by=said.imported_by,
        imported_at=said.action.at if said.action and said.imported_by else None,
        file=said.file,
        differs=differs,
        is_decision=is_decision,
        over=others[0].value if is_decision else None,
    )
