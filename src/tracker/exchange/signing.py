"""Who wrote a file: this installation's key, and the short number by which people compare keys."""

from __future__ import annotations

import hashlib
import os
import tempfile
from contextlib import suppress
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from tracker.errors import UserError
from tracker.words import message

_KEY_BYTES = 32
_GROUPS = 5
_DIGITS = 5


class SigningKey:
    """An Ed25519 key that never leaves this installation."""

    def __init__(self, private: Ed25519PrivateKey) -> None:
        self._private = private

    @property
    def public(self) -> bytes:
        """The 32 bytes that colleagues know this installation by."""
        return self._private.public_key().public_bytes_raw()

    def sign(self, content: bytes) -> bytes:
        """The signature, 64 bytes: the same for the same content."""
        return self._private.sign(content)


def load_or_make(path: Path) -> SigningKey:
    """The key kept at `path`, or a new one, kept there; a damaged one too is replaced by a new one.

    Nothing is lost with a key: colleagues are told that it changed, and compare the number once more.
    Raises `UserError` where the file can be neither read nor written.
    """
    try:
        kept = path.read_bytes()
    except FileNotFoundError:
        kept = b""
    except OSError as error:
        raise UserError(
            message("The key with which files are signed could not be read."),
            message("{path} cannot be read: {reason}.", path=path, reason=error.strerror),
            message("Ask for the right to read this folder, or choose another with --data-dir."),
        ) from error
    if len(kept) == _KEY_BYTES:
        return SigningKey(Ed25519PrivateKey.from_private_bytes(kept))
    private = Ed25519PrivateKey.generate()
    _keep(path, private.private_bytes_raw())
    return SigningKey(private)


def _keep(path: Path, content: bytes) -> None:
    part: Path | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # A temporary file is nobody else's to read (0600) from the moment it is made.
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".key-", suffix=".tmp", delete=False) as file:
            part = Path(file.name)
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as error:
        raise UserError(
            message("The key with which files are signed was not saved."),
            message("{path} cannot be written: {reason}.", path=path, reason=error.strerror),
            message("Choose another folder with --data-dir."),
        ) from error
    finally:
        if part is not None:
            with suppress(OSError):
                part.unlink(missing_ok=True)


def is_signed(content: bytes, signature: bytes, public: bytes) -> bool:
    """Whether whoever holds the private half of `public` signed exactly this content."""
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, content)
    except (InvalidSignature, ValueError):
        return False
    return True


def fingerprint(public: bytes) -> str:
    """Five groups of five digits, "48210 93755 …": short enough to compare by telephone, too long to imitate."""
    number = int.from_bytes(hashlib.sha256(public).digest()) % 10 ** (_GROUPS * _DIGITS)
    digits = f"{number:0{_GROUPS * _DIGITS}}"
    return " ".join(digits[start : start + _DIGITS] for start in range(0, len(digits), _DIGITS))
