"""The records of a parcel as one packed text, a line for each."""

from __future__ import annotations

import hashlib
import lzma
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tracker.exchange import layout
from tracker.exchange.forms import NewerFormat, read_lines, write_line
from tracker.journal.record import Record
from tracker.progress import Progress
from tracker.words import message

WRITING = message("Writing the file")
_READING = message("Reading the file")
_OFTEN = 500
"""Records between two looks at whether the person wants to stop."""


_UNPACKING_MEMORY = 32_000_000
"""What we pack needs far less; a file may not ask for more."""


class Damaged(ValueError):
    """The lines do not unpack, or are not those that were counted."""


class TooLarge(ValueError):
    """The lines, or one of them, unpack to more than any office writes."""


class StrangeLine(ValueError):
    """A line is no record in canonical form; lines are counted from 1."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


@dataclass(frozen=True, slots=True)
class PackedLines:
    """`digest` is the SHA-256 of the lines unpacked."""

    content: bytes
    count: int
    digest: str


def pack(records: Iterable[Record], progress: Progress) -> PackedLines:
    """All the records, in an order that packs well: the reader needs none. Raises `TooLarge`."""
    # Newest first, a record's id stands right after the record that names it as replaced.
    ordered = sorted(records, key=lambda r: (r.entity, r.field, r.element or "", -r.stamp, r.id))
    packer = lzma.LZMACompressor(lzma.FORMAT_XZ, lzma.CHECK_CRC32, filters=layout.PACKING)
    digest = hashlib.sha256()
    packed = []
    total = 0
    for done, record in enumerate(ordered):
        if done % _OFTEN == 0:
            progress.step(done, len(ordered), WRITING)
        line = write_line(record)
        total += len(line)
        if len(line) > layout.RECORD_BYTES or total > layout.LINES_BYTES or done >= layout.RECORD_COUNT:
            raise TooLarge
        digest.update(line)
        packed.append(packer.compress(line))
    packed.append(packer.flush())
    return PackedLines(b"".join(packed), len(ordered), digest.hexdigest())


class UnpackedLines:
    """Iterates over the records of packed blocks, each checked; `unknown` tells how many hold unknown parts.

    Iterating raises `TooLarge`, `Damaged`, `StrangeLine` or `NewerFormat`; at its end, all lines were those that were
    counted and hashed when they were packed. No more than one line and one block of them is held at a time.
    """

    def __init__(self, blocks: Iterator[bytes], count: int, digest: str, progress: Progress) -> None:
        self._blocks = blocks
        self._count = count
        self._digest = digest
        self._progress = progress
        self.unknown = 0

    def __iter__(self) -> Iterator[Record]:
        number = 0
        digest = hashlib.sha256()
        rest = b""
        for text in _unpacked(self._blocks):
            digest.update(text)
            *lines, rest = (rest + text).split(b"\n")
            if len(rest) > layout.RECORD_BYTES:
                raise TooLarge
            self._progress.step(number, self._count, _READING)
            beyond = number + len(lines) - self._count
            if max(map(len, lines), default=0) > layout.RECORD_BYTES:
                raise TooLarge
            try:
                for record, unknown in read_lines(lines[: self._count - number]):
                    number += 1
                    self.unknown += unknown > 0
                    yield record
            except NewerFormat:
                raise
            except (ValueError, RecursionError) as error:
                raise StrangeLine(number + 1) from error
            if beyond > 0:
                raise Damaged
        if rest or number != self._count or digest.hexdigest() != self._digest:
            raise Damaged


def _unpacked(blocks: Iterator[bytes]) -> Iterator[bytes]:
    unpacker = lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=_UNPACKING_MEMORY)
    taken = given = 0
    try:
        for block in blocks:
            taken += len(block)
            while not unpacker.eof:
                text = unpacker.decompress(block, layout.BLOCK)
                block = b""
                given += len(text)
                if given > layout.LINES_BYTES or (given > layout.SMALL and given > layout.RATIO * taken):
                    raise TooLarge
                yield text
                if unpacker.needs_input:
                    break
            if unpacker.eof and (block or unpacker.unused_data):
                raise Damaged
    except (lzma.LZMAError, EOFError) as error:
        raise Damaged from error
    if not unpacker.eof:
        raise Damaged
