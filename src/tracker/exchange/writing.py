"""Writes a parcel: whole or not at all, beside its target and then in its place."""

from __future__ import annotations

import hashlib
import os
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO

from tracker.errors import UserError
from tracker.exchange import layout, lines, sealing
from tracker.exchange.forms import read_manifest, write_manifest, write_signature
from tracker.exchange.kinds import attachments_fault, manifest_fault, record_fault
from tracker.exchange.parcel import Parcel
from tracker.exchange.signing import SigningKey
from tracker.progress import Progress, Unwatched
from tracker.whole_file import replacing
from tracker.words import message

_TITLE = message("The file was not saved.")
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""A zip needs a day for every part: the same one, so that the same content gives the same file."""

_IN_MEMORY = 32_000_000


def write_parcel(
    parcel: Parcel, path: Path, key: SigningKey, password: str = "", progress: Progress = Unwatched()
) -> str:
    """Write the parcel to `path`, replacing what is there; returns the file's SHA-256 in hexadecimal.

    Raises `UserError` and leaves nothing when it cannot, and `ValueError` for a parcel that no reader would take.
    """
    _check(parcel)
    try:
        packed = lines.pack(parcel.records, progress)
    except lines.TooLarge as error:
        raise _too_large() from error
    manifest = write_manifest(parcel, packed.count, packed.digest)
    read_manifest(manifest)
    if len(manifest) > layout.NOTE_BYTES or len(parcel.attachments) > layout.ATTACHMENTS:
        raise _too_large()
    signature = write_signature(key.public, key.sign(manifest))
    with replacing(path, _TITLE) as file:
        if password:
            with tempfile.SpooledTemporaryFile(_IN_MEMORY) as inner:
                _write_plain(inner, parcel, manifest, signature, packed, progress)
                inner.seek(0)
                _write_sealed(file, inner, password)
        else:
            _write_plain(file, parcel, manifest, signature, packed, progress)
        if file.seek(0, os.SEEK_END) > layout.FILE_BYTES:
            raise _too_large()
        return _digest(file)


def _check(parcel: Parcel) -> None:
    """Above all, a submission that names a person must never leave, whoever made it."""
    manifest = parcel.manifest
    faults = [manifest_fault(manifest, len(parcel.records), len(parcel.attachments))]
    faults += [record_fault(manifest, record) for record in parcel.records]
    faults += [attachments_fault(manifest, parcel.records, parcel.attachments)]
    if fault := next(filter(None, faults), None):
        raise ValueError(str(fault))


def _digest(file: IO[bytes]) -> str:
    file.seek(0)
    digest = hashlib.sha256()
    while block := file.read(layout.BLOCK):
        digest.update(block)
    return digest.hexdigest()


def _write_plain(
    file: IO[bytes], parcel: Parcel, manifest: bytes, signature: bytes, packed: lines.PackedLines, progress: Progress
) -> None:
    unpacked = 0
    with zipfile.ZipFile(file, "w") as package:
        _add(package, layout.MARK, [layout.PLAIN], zipfile.ZIP_STORED)
        _add(package, layout.MANIFEST, [manifest])
        _add(package, layout.SIGNATURE, [signature])
        _add(package, layout.RECORDS, [packed.content], zipfile.ZIP_STORED)
        for digest, source in sorted(parcel.attachments.items()):
            unpacked += _add(package, layout.attachment(digest), _attachment(source, digest, progress))
            if unpacked > layout.UNPACKED_BYTES // 2:
                raise _too_large()


def _write_sealed(file: IO[bytes], inner: IO[bytes], password: str) -> None:
    header = sealing.new_header()
    with zipfile.ZipFile(file, "w") as package:
        _add(package, layout.MARK, [layout.SEALED], zipfile.ZIP_STORED)
        _add(package, layout.HEADER, [header], zipfile.ZIP_STORED)
        _add(package, layout.SEALED_PARCEL, sealing.seal(inner, header, password), zipfile.ZIP_STORED)


def _add(package: zipfile.ZipFile, name: str, blocks: Iterable[bytes], packing: int = zipfile.ZIP_DEFLATED) -> int:
    part = zipfile.ZipInfo(name, _FIRST_DAY)
    part.compress_type = packing
    part.create_system = 0  # the same on every system
    size = 0
    with package.open(part, "w") as stream:
        for block in blocks:
            size += stream.write(block)
    return size


def _attachment(source: Path, digest: str, progress: Progress) -> Iterator[bytes]:
    """The document's content; raises `UserError` where it is gone or is not what it was."""
    found = hashlib.sha256()
    try:
        with source.open("rb") as file:
            while block := file.read(layout.BLOCK):
                progress.step(0, 0, lines.WRITING)
                found.update(block)
                yield block
    except OSError as error:
        raise _document_missing(source) from error
    if found.hexdigest() != digest:
        raise _document_missing(source)


def _too_large() -> UserError:
    return UserError(
        _TITLE,
        message("What it would hold is more than one file may."),
        message("Leave out attached documents, or send less at a time."),
    )


def _document_missing(source: Path) -> UserError:
    return UserError(
        _TITLE,
        message("The attached document “{name}” is missing, or is not what it was.", name=source.name),
        message("Attach the document again, or leave it out."),
    )
