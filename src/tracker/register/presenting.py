"""Puts together what was presented at a meeting, from the records its freeze names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from tracker.domain.changes import COMMITMENT, Subject
from tracker.domain.commitment import Commitment
from tracker.domain.meetings import FREEZE, PART, Freeze, listed_in, parts_of
from tracker.domain.presented import NOT_APPLICABLE, Presented, Tally
from tracker.domain.query import NO_VALUE
from tracker.domain.submission import SUBMITTABLE
from tracker.journal.heads import FieldState
from tracker.journal.record import Record, make_record
from tracker.storage.commitment_row import said_stamp, states_of
from tracker.storage.engine import Connection
from tracker.storage.meetings import records_by_id, told_by

Holdings = Mapping[str, tuple[str, ...]]
"""Records by the commitment in which they stood; of a commitment that was not reported on there are none."""


def made_parts(
    holdings: Mapping[str, Sequence[str]], entity: str, delegation: str, stamp: int, author: str, at: str
) -> list[Record]:
    """The records that list these. They belong to no action: undoing a freeze only says that it is not presented."""
    subject = Subject(entity, "", delegation, FREEZE)
    return [
        make_record(subject, PART, str(n), part, replaces=frozenset(), stamp=stamp, author=author, at=at)
        for n, part in enumerate(parts_of(holdings), 1)
    ]


def holdings_of(connection: Connection, freeze: Freeze) -> Holdings:
    """What the parts that have come here list; all of it where the counts are those of the freeze."""
    parts = records_by_id(connection, freeze.parts)
    return listed_in(parts[i].value for i in freeze.parts if i in parts)


def is_whole(freeze: Freeze, holdings: Holdings) -> bool:
    """Whether all parts have come; the records they name may still be missing."""
    return len(holdings) == freeze.commitments and sum(map(len, holdings.values())) == freeze.values


def tally_of(connection: Connection, freeze: Freeze, holdings: Holdings) -> Tally:
    """The counts of `presented`, of all that was frozen, without reading more than where each commitment stood."""
    here, records = told_by(connection, [i for ids in holdings.values() for i in ids], ("status", "position"))
    counts: Counter[str] = Counter()
    several: dict[str, list[str]] = {}
    for entity, ids in holdings.items():
        if here.keys() >= set(ids):
            states, _ = states_of(records[i] for i in ids if i in records)
            status, position = (states[key].value if key in states else None for key in ("status", "position"))
            counts[NOT_APPLICABLE if position == NOT_APPLICABLE else str(status or NO_VALUE)] += 1
            if found := _said_by_several({i: here[i] for i in ids}):
                several[entity] = found
    versions = records_by_id(connection, [i for ids in several.values() for i in ids])
    undecided = sum(
        any(state.differs for state in states_of(versions[i] for i in ids)[0].values()) for ids in several.values()
    )
    return Tally(counts, freeze.values - len(here), undecided)


def _said_by_several(fields: Mapping[str, str]) -> list[str]:
    """Of the records that stood in a commitment, those of fields that more than one speaks of, and that may leave."""
    records = Counter(fields.values())
    return [i for i, field in fields.items() if records[field] > 1 and field in SUBMITTABLE]


def presented(connection: Connection, freeze: Freeze, holdings: Holdings, current: Iterable[Commitment]) -> Presented:
    """How the commitments of `current` stood; of those only what their recommendations say is taken from it."""
    of = {c.id: c for c in current}
    wanted = {entity: ids for entity, ids in holdings.items() if entity in of}
    records = records_by_id(connection, [i for ids in wanted.values() for i in ids])
    missing = freeze.values - sum(len(ids) for ids in holdings.values())
    stood: dict[str, Commitment] = {}
    unknown = {entity for entity in of if entity not in holdings} if not is_whole(freeze, holdings) else set()
    for entity in of:
        if entity not in wanted:
            continue
        found = [records[i] for i in wanted[entity] if i in records]
        if len(found) < len(wanted[entity]):
            missing += len(wanted[entity]) - len(found)
            unknown.add(entity)
        else:
            stood[entity] = as_it_stood(of[entity], found)
    return Presented(freeze.on, stood, missing, frozenset(unknown), freeze.stamp)


def _contained(members: Mapping[str, FieldState]) -> tuple[str, ...]:
    return tuple(name for name, state in members.items() if state.contains)


def as_it_stood(commitment: Commitment, heads: Sequence[Record]) -> Commitment:
    """The commitment with the values these records say; when and by whom they were said is not told of a freeze."""
    own = [h for h in heads if (h.kind, h.delegation, h.entity) == (COMMITMENT, commitment.delegation, commitment.id)]
    states, members = states_of(own)
    return replace(
        commitment,
        values={key: state.value for key, state in states.items() if state.value is not None},
        members={key: found for key, of in members.items() if (found := _contained(of))},
        shown={},
        conflicts=tuple(sorted(key for key, state in states.items() if state.differs)),
        updated=None,
        updated_by=None,
        said_stamp=said_stamp(own),
        implemented_at=None,
    )
