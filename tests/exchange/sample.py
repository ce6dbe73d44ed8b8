"""Parcels to send, and parcels to tamper with: taken apart, changed and put together again."""

from __future__ import annotations

import hashlib
import io
import json
import lzma
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tracker.domain.changes import Subject
from tracker.domain.exchange import ParcelKind
from tracker.domain.fields import Value
from tracker.domain.identity import commitment_id
from tracker.exchange.forms import write_signature
from tracker.exchange.parcel import Manifest, Parcel
from tracker.exchange.signing import SigningKey
from tracker.journal.record import Record, canonical_json, make_record

KEY = SigningKey(Ed25519PrivateKey.from_private_bytes(bytes(range(32))))
OTHER_KEY = SigningKey(Ed25519PrivateKey.from_private_bytes(bytes(range(1, 33))))

ANA = "0190f7a2-0000-7000-8000-000000000001"
REPLACED = hashlib.sha256(b"earlier").hexdigest()[:32]
SENT = Manifest(
    id="0190f7a2-1111-7000-8000-000000000002",
    kind=ParcelKind.UPDATE,
    delegation="CRI",
    at="2026-11-23T18:04:05Z",
    stamp=1_796_000_000_000 << 16,
    replica=ANA,
    author="Ana Mora",
    answers=("0190f7a2-2222-7000-8000-000000000003",),
    told={"note": "Señales\n“hoy”", "forums": ["HLF2017"], "n": 3, "by": {"name": "Ana"}, "until": None},
)
SUBMITTED = replace(SENT, kind=ParcelKind.SUBMISSION, replica="", author="")
RECEIPT = replace(SENT, kind=ParcelKind.RECEIPT)


def change(value: Value = "in_progress", *, number: int = 1, field: str = "status", **parts: Any) -> Record:
    """A change that Ana made."""
    known: dict[str, Any] = {
        "replaces": frozenset({REPLACED}),
        "stamp": (1_796_000_000_000 << 16) + number,
        "author": "Ana Mora",
        "replica": ANA,
        "sequence": number,
        "at": "2026-11-23T18:04:05Z",
        "action": f"0190f7a2-3333-7000-8000-{number:012}",
    }
    delegation = parts.pop("delegation", "CRI")
    entity = commitment_id("HLF2017", parts.pop("ref", "3.5"), delegation)
    subject = Subject(entity, "HLF2017", delegation, parts.pop("kind", "commitment"))
    return make_record(subject, field, None, value, **(known | parts))


def submitted(value: Value = "implemented", **parts: Any) -> Record:
    """What Costa Rica officially says."""
    nobody: dict[str, Any] = {"author": "", "replica": "", "sequence": 0, "at": "", "action": ""}
    kind: dict[str, Any] = {"kind": "submission", "field": "submitted/status"}
    return change(value, **(kind | nobody | parts))


def with_part(record: Record, **parts: object) -> bytes:
    """The record's bytes with other parts, as a newer version, or somebody else, might write them."""
    return canonical_json(json.loads(record.raw) | parts).encode()


def changes(count: int) -> tuple[Record, ...]:
    """One field, changed again and again."""
    return tuple(change("planned" if n % 2 else "in_progress", number=n) for n in range(1, count + 1))


def document(folder: Path, content: bytes) -> dict[str, Path]:
    """An attachment on the disk."""
    path = folder / f"document-{len(content)}.pdf"
    path.write_bytes(content)
    return {hashlib.sha256(content).hexdigest(): path}


def sent(folder: Path, content: bytes = b"%PDF-1.7 " + bytes(range(256)) * 40) -> Parcel:
    """An update with three changes, one of them official, and a document."""
    return Parcel(SENT, (*changes(2), submitted()), document(folder, content))


def parts_of(path: Path) -> dict[str, bytes]:
    """What lies in the zip."""
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def put_together(path: Path, parts: Mapping[str, bytes], packing: int = zipfile.ZIP_STORED) -> Path:
    """A zip of these parts; the first is stored."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", packing) as package:
        for number, (name, part) in enumerate(parts.items()):
            package.writestr(zipfile.ZipInfo(name), part, packing if number else zipfile.ZIP_STORED)
    path.write_bytes(content.getvalue())
    return path


def with_lines(parts: Mapping[str, bytes], lines: bytes, count: int | None = None) -> dict[str, bytes]:
    """The same parcel with other lines, its manifest in accord, and signed anew: what somebody hostile can make."""
    told = {"count": lines.count(b"\n") if count is None else count, "sha256": hashlib.sha256(lines).hexdigest()}
    return with_manifest({**parts, "records.jsonl.xz": lzma.compress(lines)}, records=told)


def with_manifest(parts: Mapping[str, bytes], **told: object) -> dict[str, bytes]:
    """The same parcel with other parts of its manifest, signed anew."""
    return signed({**parts, "manifest.json": canonical_json(json.loads(parts["manifest.json"]) | told).encode()})


def signed(parts: Mapping[str, bytes], key: SigningKey = OTHER_KEY) -> dict[str, bytes]:
    """Signed by somebody, whatever is in it."""
    return {**parts, "signature.json": write_signature(key.public, key.sign(parts["manifest.json"]))}


def line(raw: bytes, identity: str | None = None) -> bytes:
    """A line for these bytes, with their own id or another."""
    own = hashlib.sha256(raw).digest()[:16].hex()
    return b'["%b",%b]\n' % ((own if identity is None else identity).encode(), raw)
