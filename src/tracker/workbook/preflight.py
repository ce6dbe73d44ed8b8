"""Looks at a file from outside before any spreadsheet reader touches it (SAFETY.md, Readers)."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import IO

from tracker.errors import UserError
from tracker.words import message
from tracker.workbook.raw import NAME_PREFIX
from tracker.workbook.refusals import ASK_AGAIN, SAVE_AS_XLSX, damaged, nothing_of_ours, refused, too_large

FILE_BYTES = 30_000_000
PARTS = 3_000
UNPACKED_BYTES = 300_000_000
PART_BYTES = 120_000_000
RATIO = 200
SMALL_PART = 1_000_000
"""A part up to this size may be packed as tightly as it likes: repeated rows pack well."""

_BLOCK = 1 << 16
_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_DIRECTORY_ENTRY = b"PK\x01\x02"
_PACKINGS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
"""The two that the standard for workbooks knows; others are unpacked whole, however little is asked for."""

_FORBIDDEN = tuple(
    mark.encode(encoding) for mark in ("<!DOCTYPE", "<!ENTITY") for encoding in ("utf-8", "utf-16-le", "utf-16-be")
)
_LONGEST_MARK = max(map(len, _FORBIDDEN))

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
"""What a package may raise whose bytes were changed by chance or by somebody."""


def check(path: Path, name: str, told: Callable[[int, int], None]) -> None:
    """Raise `UserError` unless the file at `path`, which people know as `name`, may be handed to a reader.

    Whatever the file unpacks to, no more than a block of it is held at a time. `told` hears how many of the parts are
    done, and may raise to stop.
    """
    size = path.stat().st_size
    if size == 0:
        raise refused(message("“{name}” is empty.", name=name), ASK_AGAIN)
    if size > FILE_BYTES:
        raise too_large(name)
    with path.open("rb") as file:
        head = file.read(4096)
    if not head.startswith(b"PK\x03\x04"):
        raise _no_package(path, head, name)
    if _count(path, _DIRECTORY_ENTRY) > PARTS:
        raise too_large(name)
    try:
        with zipfile.ZipFile(path) as package:
            _check_directory(package, name)
            _check_kind(package, name)
            for done, part in enumerate(package.infolist()):
                told(done, len(package.infolist()))
                _check_part(package, part, name)
    except _UNREADABLE as error:
        raise damaged(name) from error


def is_progress_workbook(path: Path) -> bool:
    """Whether it holds the defined names that every progress workbook has, however damaged the rest may be."""
    try:
        if path.stat().st_size > FILE_BYTES or _count(path, _DIRECTORY_ENTRY) > PARTS:
            return False
        with zipfile.ZipFile(path) as package, package.open("xl/workbook.xml") as stream:
            return f'name="{NAME_PREFIX}ref"'.encode() in stream.read(SMALL_PART)
    except _UNREADABLE:
        return False


def _no_package(path: Path, head: bytes, name: str) -> UserError:
    if head.startswith(_OLE):
        if _count(path, _ENCRYPTED):
            return refused(
                message("“{name}” is protected with a password.", name=name),
                message(
                    "Open it in Excel, remove the password (File, Info, Protect Workbook), save it, and import it."
                ),
            )
        return refused(message("“{name}” is in the old Excel format (.xls).", name=name), SAVE_AS_XLSX)
    if b"<html" in head.lower() or b"<table" in head.lower():
        return refused(message("“{name}” is a web page, not a workbook.", name=name), SAVE_AS_XLSX)
    if Path(name).suffix.lower() in {".csv", ".tsv"} and b"\0" not in head[2:]:
        return refused(
            message("“{name}” is a text file (.csv), which does not say what was changed.", name=name),
            message("Import the workbook (.xlsx) in which the changes were made."),
        )
    return nothing_of_ours(name)


def _check_kind(package: zipfile.ZipFile, name: str) -> None:
    names = set(package.namelist())
    if "xl/workbook.bin" in names:
        raise refused(message("“{name}” is a binary Excel workbook (.xlsb).", name=name), SAVE_AS_XLSX)
    if "mimetype" in names:
        with package.open("mimetype") as stream:
            kind = stream.read(200)
        if b"opendocument.spreadsheet" in kind:
            raise refused(message("“{name}” is an OpenDocument spreadsheet (.ods).", name=name), SAVE_AS_XLSX)
    if "[Content_Types].xml" not in names or not any(part.startswith("xl/") for part in names):
        raise nothing_of_ours(name)


def _check_directory(package: zipfile.ZipFile, name: str) -> None:
    parts = package.infolist()
    sizes = [part.file_size for part in parts]
    if sum(sizes) > UNPACKED_BYTES or max(sizes, default=0) > PART_BYTES:
        raise too_large(name)
    if any(p.file_size > SMALL_PART and p.file_size > RATIO * max(p.compress_size, 1) for p in parts):
        raise too_large(name)
    # Excel takes names for equal whatever their case: two such parts are read differently by different programs.
    if any(count > 1 for count in Counter(part.filename.casefold() for part in parts).values()):
        raise _suspicious(name)
    if any(_leaves_the_package(part.orig_filename) or part.compress_type not in _PACKINGS for part in parts):
        raise _suspicious(name)


def _leaves_the_package(part: str) -> bool:
    windows = PureWindowsPath(part)
    return bool(windows.anchor) or PurePosixPath(part).is_absolute() or ".." in windows.parts or "\0" in part


def _check_part(package: zipfile.ZipFile, part: zipfile.ZipInfo, name: str) -> None:
    with package.open(part) as stream:
        for seen in _overlapping(stream, _LONGEST_MARK - 1):  # reading to the end checks the CRC
            if any(mark in seen for mark in _FORBIDDEN):
                raise _suspicious(name)


def _count(path: Path, mark: bytes) -> int:
    with path.open("rb") as file:
        return sum(seen.count(mark) for seen in _overlapping(file, len(mark) - 1))


def _overlapping(stream: IO[bytes], overlap: int) -> Iterator[bytes]:
    """The stream block by block, each with the last bytes of what came before, so that no mark is cut in two."""
    tail = b""
    while block := stream.read(_BLOCK):
        seen = tail + block
        yield seen
        tail = seen[-overlap:]


def _suspicious(name: str) -> UserError:
    return refused(
        message("“{name}” holds parts that no spreadsheet program writes, and was not opened.", name=name), ASK_AGAIN
    )
