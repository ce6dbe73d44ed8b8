"""The algebra of one field: which records stand, what value they show, where they differ, how to take one back.

All functions take the records of *one* register: one field of one thing, or one element of one set.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from tracker.domain.fields import Value
from tracker.journal.record import Record


@dataclass(frozen=True, slots=True)
class FieldState:
    """What stands in one field. `heads` are ordered: the version shown first comes first."""

    heads: tuple[Record, ...]

    @property
    def value(self) -> Value:
        """The value shown; None for not reported."""
        return self.heads[0].value if self.heads else None

    @property
    def shown(self) -> tuple[Record, ...]:
        """The heads that do not differ from the value shown: those an edit on this sight replaces."""
        return tuple(h for h in self.heads if h.version == self.heads[0].version)

    @property
    def versions(self) -> tuple[Record, ...]:
        """One head per differing value, the highest of those that do not differ."""
        return tuple({h.version: h for h in reversed(self.heads)}.values())[::-1]

    @property
    def differs(self) -> bool:
        """Whether people have said different things here that nobody has decided between."""
        return len(self.versions) > 1

    @property
    def is_said(self) -> bool:
        """Whether anybody says anything here, "no" included; an undo that brought back nothing does not."""
        return any(h.restores != "" for h in self.heads)

    @property
    def contains(self) -> bool:
        """For an element of a set: whether it is in it; an addition nobody saw when removing wins."""
        return any(h.value is not None for h in self.heads)


def state_of(records: Iterable[Record]) -> FieldState:
    """What stands once all these records are known, in whatever order they came.

    An undo that brought back "not reported" says nothing of its own: beside what somebody said it is no version.
    """
    known = {record.id: record for record in records}
    replaced = {old for record in known.values() for old in record.replaces}
    heads = [record for record in known.values() if record.id not in replaced]
    heads = [head for head in heads if head.restores != ""] or heads
    return FieldState(tuple(sorted(heads, key=lambda r: r.rank, reverse=True)))


def text_state_of(records: Iterable[Record], field: str) -> FieldState:
    """What stands in a field that holds text: what a newer version said there in another form is only kept."""
    return state_of(r for r in records if r.field == field and (r.value is None or isinstance(r.value, str)))


def root_of(record: Record, known: Mapping[str, Record]) -> Record:
    """The record that first said what this one says: undo and redo only bring values back."""
    while record.restores and record.restores in known:
        record = known[record.restores]
    return record


def ancestors(record: Record, known: Mapping[str, Record]) -> list[Record]:
    """All that this record replaced, directly or not, nearest first: by steps, for clocks may be years off."""
    found: dict[str, Record] = {}
    layer = [record]
    while layer:
        replaced = {i: known[i] for r in layer for i in r.replaces if i in known and i not in found}
        layer = sorted(replaced.values(), key=lambda r: r.rank, reverse=True)
        found |= {r.id: r for r in layer}
    return list(found.values())


def common_base(heads: Collection[Record], known: Mapping[str, Record]) -> Value:
    """The value differing versions started from: their nearest common ancestor's; None where they have none."""
    shared: set[str] | None = None
    nearest: list[Record] = []
    for head in heads:
        above = ancestors(head, known)
        ids = {record.id for record in above}
        shared = ids if shared is None else shared & ids
        nearest = nearest or above
    return next((r.value for r in nearest if shared and r.id in shared), None)


def value_before(current: Record, unwanted: Value, known: Mapping[str, Record]) -> Value:
    """The last value that stood before `unwanted` did; None where there was none."""
    return next((r.value for r in ancestors(root_of(current, known), known) if r.value != unwanted), None)
