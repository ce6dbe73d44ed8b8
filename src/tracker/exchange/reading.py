"""Reads a parcel back: checked from the outside in, and nothing of it handed on before all of it was."""

from __future__ import annotations

import errno
import hashlib
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from io import BufferedReader
from pathlib import Path
from typing import IO

from tracker.errors import UserError
from tracker.exchange import layout, refusals, sealing
from tracker.exchange.container import Package, mark_of
from tracker.exchange.forms import ManifestForm, NewerFormat, read_manifest, read_signature
from tracker.exchange.kinds import attachments_fault, manifest_fault, record_fault
from tracker.exchange.lines import Damaged, StrangeLine, TooLarge, UnpackedLines
from tracker.exchange.parcel import Manifest, Parcel, ReceivedParcel
from tracker.exchange.signing import is_signed
from tracker.journal.record import Record
from tracker.progress import Progress, Unwatched
from tracker.words import message

_CHECKING = message("Checking the attached documents")


def is_parcel(path: Path) -> bool:
    """Whether the file is a parcel, sealed or not: by its first bytes, whatever it is called."""
    try:
        with path.open("rb") as file:
            return mark_of(file) != b""
    except OSError:
        return False


def read_parcel(
    path: Path, password: str = "", progress: Progress = Unwatched(), into: Path | None = None
) -> ReceivedParcel:
    """All that the file holds; raises `UserError` for a file that cannot be used, `PasswordNeeded` for a sealed one.

    Attachments are checked, and kept only in the folder `into`, named by their SHA-256: only once all is checked.
    """
    name = path.name
    with ExitStack() as open_files:
        file = open_files.enter_context(_opened(path))
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        mark = mark_of(file)
        if not mark:
            raise refusals.no_parcel(name)
        package = Package(file, name)
        if mark == layout.SEALED:
            _check_names(package, {layout.MARK, layout.HEADER, layout.SEALED_PARCEL}, name)
            inner = open_files.enter_context(sealing.opened(package, name, password))
            if mark_of(inner) != layout.PLAIN:
                raise refusals.damaged(name)
            package = Package(inner, name)
        return _Reader(package, name, progress).received(digest, into)


@contextmanager
def _opened(path: Path) -> Iterator[BufferedReader]:
    """The file, while it is read; a disk or a network that fails in the middle of it is told too."""
    try:
        with path.open("rb") as file:
            size = path.stat().st_size
            if size == 0:
                raise refusals.refused(message("“{name}” is empty.", name=path.name))
            if size > layout.FILE_BYTES:
                raise refusals.too_large(path.name)
            yield file
    except FileNotFoundError as error:
        raise refusals.refused(
            message("“{name}” was not found.", name=path.name),
            message("Check where the file lies, and choose it again."),
        ) from error
    except OSError as error:
        raise _not_opened(path, error) from error


def _not_opened(path: Path, error: OSError) -> UserError:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return refusals.refused(message("The disk is full."), message("Free some space, and try again."))
    return refusals.refused(
        message("“{name}” could not be opened.", name=path.name),
        message("Close it in other programs, or copy it to another folder, and try again."),
    )


def _check_names(package: Package, known: set[str], name: str) -> None:
    """Nothing may hide in a file behind what is read of it."""
    if not set(package.names) <= known:
        raise refusals.foreign_parts(name)


class _Reader:
    """Reads one plain parcel; `name` is what people call the file."""

    def __init__(self, package: Package, name: str, progress: Progress) -> None:
        self._package = package
        self._name = name
        self._progress = progress

    def received(self, file_hash: str, into: Path | None) -> ReceivedParcel:
        """Signature first, as it vouches for the rest; attachments last, as they are written."""
        raw = self._package.note(layout.MANIFEST)
        public_key = self._signer(raw)
        manifest, form, unknown = self._manifest(raw)
        self._check_parts(form)
        attached = {digest: self._package.size(layout.attachment(digest)) for digest in form.attachments}
        if fault := manifest_fault(manifest, form.records.count, len(attached)):
            raise refusals.misplaced(self._name, fault)
        records, strange = self._records(manifest, form)
        if fault := attachments_fault(manifest, records, attached):
            raise refusals.misplaced(self._name, fault)
        kept = self._attachments(attached, into)
        return ReceivedParcel(
            Parcel(manifest, records, kept), file_hash, public_key, attached, strange + max(unknown, 0)
        )

    def _signer(self, manifest: bytes) -> bytes | None:
        if layout.SIGNATURE not in self._package.names:
            return None
        try:
            public, signature = read_signature(self._package.note(layout.SIGNATURE))
        except ValueError as error:
            raise refusals.damaged(self._name) from error
        if not is_signed(manifest, signature, public):
            raise refusals.altered(self._name)
        return public

    def _manifest(self, raw: bytes) -> tuple[Manifest, ManifestForm, int]:
        try:
            return read_manifest(raw)
        except NewerFormat as error:
            raise refusals.newer(self._name) from error
        except (ValueError, RecursionError) as error:
            raise refusals.damaged(self._name) from error

    def _check_parts(self, form: ManifestForm) -> None:
        attachments = {layout.attachment(digest) for digest in form.attachments}
        if not attachments <= set(self._package.names):
            raise refusals.damaged(self._name)
        if tuple(form.format) <= layout.FORMAT:
            known = {layout.MARK, layout.MANIFEST, layout.SIGNATURE, layout.RECORDS}
            _check_names(self._package, known | attachments, self._name)

    def _records(self, manifest: Manifest, form: ManifestForm) -> tuple[tuple[Record, ...], int]:
        blocks = self._package.blocks(layout.RECORDS)
        lines = UnpackedLines(blocks, form.records.count, form.records.sha256, self._progress)
        records = []
        try:
            for record in lines:
                if fault := record_fault(manifest, record):
                    raise refusals.misplaced(self._name, fault)
                records.append(record)
        except TooLarge as error:
            raise refusals.too_large(self._name) from error
        except NewerFormat as error:
            raise refusals.newer(self._name) from error
        except StrangeLine as error:
            raise refusals.strange_change(self._name, error.number) from error
        except Damaged as error:
            raise refusals.damaged(self._name) from error
        return tuple(records), lines.unknown

    def _attachments(self, attached: dict[str, int], into: Path | None) -> dict[str, Path]:
        if into is None:
            for digest in attached:
                self._unpack(digest, None)
            return {}
        try:
            into.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryDirectory(dir=into, prefix=".arriving-") as arriving:
                for digest in attached:
                    with (Path(arriving) / digest).open("wb") as file:
                        self._unpack(digest, file)
                for digest in attached:
                    (Path(arriving) / digest).replace(into / digest)
        except OSError as error:
            raise UserError(
                message("The attached documents were not saved."),
                message("{path} cannot be written: {reason}.", path=into, reason=error.strerror),
                message("Free some space or ask for the right to write there, and try again."),
            ) from error
        return {digest: into / digest for digest in attached}

    def _unpack(self, digest: str, file: IO[bytes] | None) -> None:
        """Check an attachment's content, and write it if there is a file for it."""
        found = hashlib.sha256()
        for block in self._package.blocks(layout.attachment(digest)):
            self._progress.step(0, 0, _CHECKING)
            found.update(block)
            if file is not None:
                file.write(block)
        if found.hexdigest() != digest:
            raise refusals.damaged(self._name)
