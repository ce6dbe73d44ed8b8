"""The change record: immutable, content-addressed, kept and forwarded as its raw canonical bytes (MERGE.md)."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Mapping
from typing import NamedTuple

from tracker.domain.changes import Subject
from tracker.domain.fields import AGREEING, ALIKE_BY_WHOMEVER, Value

FORMAT = 1
"""Major version of the record's form; a minor version only adds parts and keeps this number."""

WORKBOOK = "xlsx:"
"""`source` of a value that came back in a workbook is this and the snapshot's id."""

RESTORES = "restore:"
"""`source` of a record that an undo wrote is this and the `as_source` of the record it brings back, if any."""


class Record(NamedTuple):
    """One field of one thing changed once. `raw` is the record; all else is read from it.

    A tuple, which is made six times as quickly as a frozen dataclass: files bring a hundred thousand at once.

    `stamp` is a hybrid logical clock: milliseconds since 1970 in the upper 48 bits, a counter in the lower 16. `at` is
    "2026-11-23T18:04:05Z", or empty in a record from a workbook, which holds nothing of its importer.
    """

    raw: bytes
    id: str
    entity: str
    kind: str
    field: str
    element: str | None
    forum: str
    delegation: str
    value: Value
    replaces: frozenset[str]
    seen: frozenset[str]
    replica: str
    sequence: int
    stamp: int
    author: str
    at: str
    action: str
    source: str

    @property
    def restores(self) -> str | None:
        """Id of the record whose value this one brings back; "" where it brings back "not reported"."""
        if not self.source.startswith(RESTORES):
            return None
        return self.source.removeprefix(RESTORES).partition("@")[0]

    @property
    def as_source(self) -> str:
        """How an undo names this record when it brings it back: with its stamp, for `rank`; what was brought back
        itself is named by the record that said it first, so that nobody needs to know what lies between.
        """
        return f"{self.id}@{self.stamp}" if self.restores is None else self.source.removeprefix(RESTORES)

    @property
    def rank(self) -> tuple[int, str, str]:
        """Orders versions of one field, the highest shown first; what is brought back ranks as it did before."""
        if not self.restores:
            return self.stamp, self.id, self.id
        return int(self.source.partition("@")[2]), self.restores, self.id

    @property
    def canonical(self) -> str:
        """The value as text that is equal exactly when the values are."""
        return canonical_json(self.value)

    @property
    def version(self) -> str:
        """Equal where two records of one field do not differ: the value, unless all that is said there agrees.

        Two people who verified the same report agree, whoever of them did it.
        """
        if self.field in AGREEING:
            return ""
        if self.field in ALIKE_BY_WHOMEVER and self.value is not None:
            return canonical_json(sorted(self.seen))
        return self.canonical


Register = tuple[str, str, str | None]
"""Entity, field, element: what one set of competing records is about."""


def register_of(record: Record) -> Register:
    """What the record competes about; it replaces no record of another register."""
    return record.entity, record.field, record.element


def replaced_by(records: Mapping[str, Record]) -> tuple[set[str], set[tuple[Register, str]]]:
    """Which of these records (by id) others of them replace; and what else they name as replaced, each with the
    register in which alone they may replace it.
    """
    among_them, elsewhere = set[str](), set[tuple[Register, str]]()
    for record in records.values():
        for former in record.replaces:
            replaced = records.get(former)
            if replaced is None:
                elsewhere.add((register_of(record), former))
            elif register_of(replaced) == register_of(record):
                among_them.add(former)
    return among_them, elsewhere


def canonical_json(value: object) -> str:
    """Sorted keys, no spaces, NFC text, no escapes but those JSON needs."""
    return json.dumps(_composed(value), sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def _composed(value: object) -> object:
    """Every text in NFC; not the JSON, in which an accent after a line end would compose with its escape."""
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, dict):
        return {unicodedata.normalize("NFC", key): _composed(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_composed(part) for part in value]
    return value


def make_record(
    subject: Subject,
    field: str,
    element: str | None,
    value: Value,
    *,
    replaces: frozenset[str],
    stamp: int,
    author: str,
    source: str = "",
    seen: frozenset[str] = frozenset(),
    replica: str = "",
    sequence: int = 0,
    at: str = "",
    action: str = "",
) -> Record:
    """A new record; replica, sequence, at and action stay empty for one that came back in a workbook."""
    parts: dict[str, object] = {
        "format": FORMAT,
        "entity": subject.entity,
        "kind": subject.kind,
        "field": field,
        "element": element,
        "forum": subject.forum,
        "delegation": subject.delegation,
        "value": value,
        "replaces": sorted(replaces),
        "seen": sorted(seen),
        "replica": replica,
        "sequence": sequence,
        "stamp": stamp,
        "author": author,
        "at": at,
        "action": action,
        "source": source,
    }
    return read_record(canonical_json(parts).encode())


def id_of(raw: bytes) -> str:
    """Half of the SHA-256 of the record's bytes, in 32 hexadecimal digits (MERGE.md)."""
    return hashlib.sha256(raw).hexdigest()[:32]


def read_record(raw: bytes) -> Record:
    """The record in these bytes, unknown parts left alone. Raises `ValueError` for a newer major format."""
    parts = json.loads(raw)
    if parts["format"] != FORMAT:
        raise ValueError(f"record format {parts['format']}")
    return Record(
        raw=raw,
        id=id_of(raw),
        entity=parts["entity"],
        kind=parts["kind"],
        field=parts["field"],
        element=parts["element"],
        forum=parts["forum"],
        delegation=parts["delegation"],
        value=parts["value"],
        replaces=frozenset(parts["replaces"]),
        seen=frozenset(parts["seen"]),
        replica=parts["replica"],
        sequence=parts["sequence"],
        stamp=parts["stamp"],
        author=parts["author"],
        at=parts["at"],
        action=parts["action"],
        source=parts["source"],
    )
