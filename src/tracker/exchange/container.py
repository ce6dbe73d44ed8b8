"""Opens the zip that a parcel is, after a look from outside (SAFETY.md, Readers); unpacks it block by block."""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO

from tracker.exchange import layout, refusals

_FIRST = b"PK\x03\x04"
_END = struct.Struct("<4s4H2LH")
_END_MARK = b"PK\x05\x06"
_LONG_END = b"PK\x06\x07"
_LONG_END_BYTES = 20
_DIRECTORY_BYTES = 1_000_000
_ENCRYPTED = 0x1
_PACKINGS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_NAME = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*")

_UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    ArithmeticError,
    LookupError,
    RuntimeError,
    OSError,
    ValueError,
)
"""What a zip may raise whose bytes were changed by chance or by somebody."""


def mark_of(stream: IO[bytes]) -> bytes:
    """What the file says it is: `layout.PLAIN`, `layout.SEALED`, or b"" where it is neither."""
    stream.seek(0)
    head = stream.read(200)
    start = 30 + len(layout.MARK)
    if not head.startswith(_FIRST) or head[30:start] != layout.MARK.encode():
        return b""
    size = int.from_bytes(head[18:22], "little")
    mark = head[start : start + size]
    return mark if mark in (layout.PLAIN, layout.SEALED) else b""


class Package:
    """One zip, its directory checked; `name` is what people call the file."""

    def __init__(self, stream: IO[bytes], name: str) -> None:
        self._name = name
        self._check_end(stream)
        try:
            self._zip = zipfile.ZipFile(stream)
        except _UNREADABLE as error:
            raise refusals.damaged(name) from error
        self._parts = {part.filename: part for part in self._zip.infolist()}
        self._check_directory()

    @property
    def names(self) -> tuple[str, ...]:
        """Of all parts, as they lie in the zip."""
        return tuple(self._parts)

    def size(self, part: str) -> int:
        """Bytes that the part unpacks to: no more of it is ever unpacked."""
        return self._parts[part].file_size

    def blocks(self, part: str) -> Iterator[bytes]:
        """A part's content in small pieces; at its end the checksum is checked. Raises `UserError`."""
        if part not in self._parts:
            raise refusals.damaged(self._name)
        try:
            with self._zip.open(self._parts[part]) as stream:
                while block := stream.read(layout.BLOCK):
                    yield block
        except _UNREADABLE as error:
            raise refusals.damaged(self._name) from error

    def note(self, part: str) -> bytes:
        """A small part as a whole; raises `UserError` for one that is not small."""
        if part in self._parts and self.size(part) > layout.NOTE_BYTES:
            raise refusals.too_large(self._name)
        return b"".join(self.blocks(part))

    def _check_end(self, stream: IO[bytes]) -> None:
        """The directory must end where the file does, and be small: else listing it would take all memory."""
        size = stream.seek(0, 2)
        stream.seek(max(0, size - _END.size - _LONG_END_BYTES))
        tail = stream.read()
        stream.seek(0)
        if len(tail) < _END.size or tail[-_END.size :][:4] != _END_MARK:
            raise refusals.damaged(self._name)
        _, _, _, _, count, length, start, _ = _END.unpack(tail[-_END.size :])
        if tail.startswith(_LONG_END) or start + length != size - _END.size:
            raise refusals.damaged(self._name)
        if count > layout.PARTS or length > _DIRECTORY_BYTES:
            raise refusals.too_large(self._name)

    def _check_directory(self) -> None:
        parts = self._zip.infolist()
        if len(parts) > layout.PARTS or sum(part.file_size for part in parts) > layout.UNPACKED_BYTES:
            raise refusals.too_large(self._name)
        names = {part.filename.casefold() for part in parts}
        if len(names) != len(parts) or not all(_NAME.fullmatch(part.orig_filename) for part in parts):
            raise refusals.foreign_parts(self._name)
        if any(part.compress_type not in _PACKINGS or part.flag_bits & _ENCRYPTED for part in parts):
            raise refusals.foreign_parts(self._name)
