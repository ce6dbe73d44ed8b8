"""The parts of a parcel as they are checked: of the right type, of the right form, within bounds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Annotated, Any, TypeVar

import msgspec
from msgspec import Meta, Struct

from tracker.domain.exchange import ParcelKind
from tracker.exchange.canonical import decoder_of, read_lines_plainly, read_object, read_plainly
from tracker.exchange.layout import FORMAT, RECORD_COUNT
from tracker.exchange.parcel import Manifest, Parcel
from tracker.journal import record
from tracker.journal.record import Record, canonical_json, id_of

_RESTORES = re.compile(r"(?!restore:)|restore:(?:[0-9a-f]{32}@([0-9]{1,19}))?\Z")
"""A source says nothing of undoing, or says it so that it can be read (journal/record.py)."""

_INSTANT = "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z"

Id = Annotated[str, Meta(min_length=1, max_length=200)]
IdOrNone = Annotated[str, Meta(max_length=200)]
Name = Annotated[str, Meta(max_length=40_000)]
"""Longer than a cell of a workbook, from which names come too."""
Digest = Annotated[str, Meta(pattern=r"\A[0-9a-f]{64}\Z")]
RecordId = Annotated[str, Meta(pattern=r"\A[0-9a-f]{32}\Z")]
Instant = Annotated[str, Meta(pattern=rf"\A{_INSTANT}\Z")]
InstantOrNone = Annotated[str, Meta(pattern=rf"\A({_INSTANT})?\Z")]
Count = Annotated[int, Meta(ge=0, le=2**63 - 1)]
Sequence = Annotated[int, Meta(ge=0, le=2**31 - 2)]
"""The next one is counted from the highest that came: that has to fit into the database as well."""
Whole = Annotated[int, Meta(ge=-(2**63), le=2**63 - 1)]


_Form = TypeVar("_Form", bound=Struct)


class NewerFormat(ValueError):
    """A newer major version made this: what it means is not guessed at."""


class RecordForm(Struct):
    """A change record's known parts; a newer version may add others, and values of other forms."""

    format: int
    entity: Id
    kind: Id
    field: Id
    element: Name | None
    forum: IdOrNone
    delegation: IdOrNone
    value: Any
    replaces: frozenset[RecordId]
    seen: frozenset[RecordId]
    replica: IdOrNone
    sequence: Sequence
    stamp: Count
    author: Name
    at: InstantOrNone
    action: IdOrNone
    source: Name


class RecordsForm(Struct):
    """What the manifest says of the lines: how many, and the SHA-256 of all of them, unpacked."""

    count: Annotated[int, Meta(ge=0, le=RECORD_COUNT)]
    sha256: Digest


class ManifestForm(Struct):
    """A manifest's known parts; a newer version may add others."""

    format: tuple[Count, Count]
    id: Id
    kind: str
    delegation: Id
    at: Instant
    stamp: Count
    replica: IdOrNone
    author: Name
    to: Name
    complete: bool
    answers: list[Id]
    told: dict[str, str | Whole | list[str] | dict[str, str] | None]
    records: RecordsForm
    attachments: list[Digest]


class SignatureForm(Struct):
    """Ed25519, in hexadecimal."""

    public_key: Digest
    signature: Annotated[str, Meta(pattern=r"\A[0-9a-f]{128}\Z")]


_RECORD_PARTS = len(RecordForm.__struct_fields__)
_RECORD = decoder_of(RecordForm)
_LINE = decoder_of(tuple[str, RecordForm])
_BEFORE = len('["",') + 32
"""Bytes of a line before its record, with the record's id."""
_MANIFEST_PARTS = len(ManifestForm.__struct_fields__)


def read_lines(lines: list[bytes]) -> Iterator[tuple[Record, int]]:
    """`read_line` for each of many lines, and as it would read them."""
    written = read_lines_plainly(lines, _LINE)
    if written is None:
        yield from map(read_line, lines)
        return
    for line, (identity, form) in zip(lines, written, strict=True):
        raw = line[_BEFORE:-1]
        if isinstance(form.value, list | dict):
            yield read_line(line)
        else:
            _check_format(form.format, record.FORMAT)
            yield _record(raw, form, identity), 0


def read_line(line: bytes) -> tuple[Record, int]:
    """The record in a line ["id",record], and how many parts of it this version does not know.

    Raises `ValueError` for anything but a record in canonical form whose id is that of its content.
    """
    written, raw = line[2:34], line[_BEFORE:-1]
    if (line[:2], line[34:_BEFORE], line[-1:]) != (b'["', b'",', b"]"):
        raise ValueError("no line of a record")
    form, unknown = _record_form(raw)
    return _record(raw, form, written.decode()), unknown


def _record_form(raw: bytes) -> tuple[RecordForm, int]:
    """The parts this version knows, and how many there are beside them."""
    form = read_plainly(raw, _RECORD)
    if form is not None:
        _check_format(form.format, record.FORMAT)
        return form, 0
    parts = read_object(raw)
    _check_format(parts.get("format"), record.FORMAT)
    form = _checked(parts, RecordForm)
    for name, ids in (("replaces", form.replaces), ("seen", form.seen)):
        if parts[name] != sorted(ids):
            raise ValueError("ids out of order")
    return form, len(parts) - _RECORD_PARTS


def _record(raw: bytes, form: RecordForm, identity: str) -> Record:
    """The record of this form; raises `ValueError` for what the form alone does not tell, and for another id."""
    if isinstance(form.value, int) and not -(2**63) <= form.value < 2**63:
        raise ValueError("a number that no table holds")
    undone = _RESTORES.match(form.source)
    if not undone or "\n" in form.author or (form.at and not _is_moment(form.at)):
        raise ValueError("no source, name or moment")
    if undone[1] and int(undone[1]) >= 2**63:
        raise ValueError("a stamp that no table holds")
    if form.source == record.RESTORES and form.value is not None:
        raise ValueError("a value that brings back none")
    if (content := id_of(raw)) != identity:
        raise ValueError("another id than its content has")
    # By place, not by name: that takes a third of the time.
    return Record(
        raw,
        content,
        form.entity,
        form.kind,
        form.field,
        form.element,
        form.forum,
        form.delegation,
        form.value,
        form.replaces,
        form.seen,
        form.replica,
        form.sequence,
        form.stamp,
        form.author,
        form.at,
        form.action,
        form.source,
    )


def write_line(record: Record) -> bytes:
    """The line that `read_line` reads."""
    return b'["%b",%b]\n' % (record.id.encode(), record.raw)


def write_manifest(parcel: Parcel, count: int, digest: str) -> bytes:
    """The canonical bytes that are signed."""
    manifest = parcel.manifest
    return canonical_json(
        {
            "format": list(FORMAT),
            "id": manifest.id,
            "kind": manifest.kind.value,
            "delegation": manifest.delegation,
            "at": manifest.at,
            "stamp": manifest.stamp,
            "replica": manifest.replica,
            "author": manifest.author,
            "to": manifest.to,
            "complete": manifest.complete,
            "answers": list(manifest.answers),
            "told": dict(manifest.told),
            "records": {"count": count, "sha256": digest},
            "attachments": sorted(parcel.attachments),
        }
    ).encode()


def read_manifest(raw: bytes) -> tuple[Manifest, ManifestForm, int]:
    """The manifest, its form, and how many of its parts this version does not know; raises `ValueError`."""
    parts = read_object(raw)
    version = parts.get("format")
    _check_format(version[0] if isinstance(version, list) and version else None, FORMAT[0])
    form = _checked(parts, ManifestForm)
    if form.kind not in set(ParcelKind):
        raise NewerFormat(form.kind)
    if not _is_moment(form.at) or "\n" in form.author + form.to:
        raise ValueError("no moment or name")
    if form.attachments != sorted(set(form.attachments)):
        raise ValueError("attachments out of order")
    manifest = Manifest(
        id=form.id,
        kind=ParcelKind(form.kind),
        delegation=form.delegation,
        at=form.at,
        stamp=form.stamp,
        replica=form.replica,
        author=form.author,
        to=form.to,
        complete=form.complete,
        answers=tuple(form.answers),
        told=form.told,
    )
    return manifest, form, len(parts) - _MANIFEST_PARTS


def read_signature(raw: bytes) -> tuple[bytes, bytes]:
    """Public key and signature; raises `ValueError`."""
    form = _checked(read_object(raw), SignatureForm)
    return bytes.fromhex(form.public_key), bytes.fromhex(form.signature)


def write_signature(public: bytes, signature: bytes) -> bytes:
    """What `read_signature` reads."""
    return canonical_json({"public_key": public.hex(), "signature": signature.hex()}).encode()


def _is_moment(at: str) -> bool:
    """Whether it is a moment that there was or will be, of the form it has been checked to have."""
    try:
        datetime.fromisoformat(at[:-1])
    except ValueError:
        return False
    return True


def _checked(parts: dict[str, object], form: type[_Form]) -> _Form:
    try:
        return msgspec.convert(parts, form)
    except msgspec.MsgspecError as error:
        raise ValueError(str(error)) from error


def _check_format(major: object, known: int) -> None:
    if not isinstance(major, int) or isinstance(major, bool) or major < 1:
        raise ValueError("no format")
    if major > known:
        raise NewerFormat(str(major))
