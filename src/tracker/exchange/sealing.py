"""Closes a parcel with a password, and opens it: AES-256-GCM, its key made of the password by scrypt."""

from __future__ import annotations

import hashlib
import os
import tempfile
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Annotated

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import GCM
from msgspec import Meta, Struct

from tracker.exchange import layout, refusals
from tracker.exchange.canonical import read_object
from tracker.exchange.container import Package
from tracker.journal.record import canonical_json

_SALT_BYTES = 16
_NONCE_BYTES = 12
_TAG_BYTES = 16
_IN_MEMORY = 32_000_000

_Cost = Annotated[int, Meta(ge=1 << 14, le=1 << 17)]
"""scrypt takes 1 kB times this: a file may ask a reader for 128 MB and half a second, not for more."""


class _Header(Struct):
    """What must be known to open the sealed part; nothing in it tells who sends what."""

    format: tuple[int, int]
    n: _Cost
    r: Annotated[int, Meta(ge=8, le=8)]
    p: Annotated[int, Meta(ge=1, le=4)]
    salt: Annotated[str, Meta(pattern=r"\A[0-9a-f]{32}\Z")]
    nonce: Annotated[str, Meta(pattern=r"\A[0-9a-f]{24}\Z")]


def new_header() -> bytes:
    """The header of one file, never used twice: it holds the salt and the nonce."""
    return canonical_json(
        {
            "format": list(layout.FORMAT),
            "cipher": "AES-256-GCM",
            "kdf": "scrypt",
            "n": 1 << 15,
            "r": 8,
            "p": 1,
            "salt": os.urandom(_SALT_BYTES).hex(),
            "nonce": os.urandom(_NONCE_BYTES).hex(),
        }
    ).encode()


def seal(content: IO[bytes], header: bytes, password: str) -> Iterator[bytes]:
    """The content, sealed block by block; the last block is the tag that vouches for all of it and for the header."""
    parts = msgspec.json.decode(header, type=_Header)
    sealing = Cipher(AES(_key(parts, password)), GCM(bytes.fromhex(parts.nonce))).encryptor()
    sealing.authenticate_additional_data(header)
    while block := content.read(layout.BLOCK):
        yield sealing.update(block)
    yield sealing.finalize() + sealing.tag


@contextmanager
def opened(package: Package, name: str, password: str) -> Iterator[IO[bytes]]:
    """The content of a sealed parcel, in a nameless file that is gone afterwards.

    Raises `PasswordNeeded` where there is no password or it does not fit.
    """
    header = package.note(layout.HEADER)
    parts = _read_header(header, name)
    if not password:
        raise refusals.password_needed(name)
    opening = Cipher(AES(_key(parts, password)), GCM(bytes.fromhex(parts.nonce))).decryptor()
    opening.authenticate_additional_data(header)
    with tempfile.SpooledTemporaryFile(_IN_MEMORY) as content:
        tail = b""
        for block in package.blocks(layout.SEALED_PARCEL):
            seen = tail + block
            content.write(opening.update(seen[:-_TAG_BYTES]))
            tail = seen[-_TAG_BYTES:]
        try:
            # Nothing of the content is looked at before this: until here it may be anybody's.
            content.write(opening.finalize_with_tag(tail))
        except (InvalidTag, ValueError) as error:
            raise refusals.password_wrong(name) from error
        yield content


def _read_header(header: bytes, name: str) -> _Header:
    try:
        parts = read_object(header)
        version = parts.get("format")
        if isinstance(version, list) and version and isinstance(version[0], int) and version[0] > layout.FORMAT[0]:
            raise refusals.newer(name)
        return msgspec.convert(parts, _Header)
    except (ValueError, msgspec.MsgspecError) as error:
        raise refusals.damaged(name) from error


def _key(header: _Header, password: str) -> bytes:
    """The same for a password however its accents were typed."""
    typed = unicodedata.normalize("NFC", password).encode("utf-8", "surrogatepass")
    salt = bytes.fromhex(header.salt)
    memory = 132 * header.n * header.r  # 128 for each, and a little for itself
    return hashlib.scrypt(typed, salt=salt, n=header.n, r=header.r, p=header.p, maxmem=memory + (1 << 20), dklen=32)
