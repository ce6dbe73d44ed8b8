from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from tracker.errors import UserError
from tracker.exchange.signing import fingerprint, is_signed, load_or_make


def test_a_key_is_made_once_and_found_again(tmp_path: Path) -> None:
    path = tmp_path / "home" / "signing.key"
    made = load_or_make(path)
    assert load_or_make(path).public == made.public
    assert [p.name for p in path.parent.iterdir()] == ["signing.key"]


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps a person's folder to that person")
def test_nobody_else_may_read_the_key(tmp_path: Path) -> None:
    path = tmp_path / "signing.key"
    load_or_make(path)
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_signature_fits_its_content_and_its_key_only(tmp_path: Path) -> None:
    ana, luis = load_or_make(tmp_path / "ana"), load_or_make(tmp_path / "luis")
    signature = ana.sign(b"content")
    assert is_signed(b"content", signature, ana.public)
    assert not is_signed(b"contents", signature, ana.public)
    assert not is_signed(b"content", signature, luis.public)
    assert not is_signed(b"content", b"short", b"shorter")


@pytest.mark.parametrize("kept", [b"", b"half of a k", b"k" * 33])
def test_a_damaged_key_is_replaced_by_a_new_one(kept: bytes, tmp_path: Path) -> None:
    path = tmp_path / "signing.key"
    path.write_bytes(kept)
    made = load_or_make(path)
    assert load_or_make(path).public == made.public


def test_a_key_that_cannot_be_kept_or_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(UserError, match=r"could not be read|was not saved"):
        load_or_make(tmp_path / "file" / "signing.key")
    with pytest.raises(UserError, match="could not be read"):
        load_or_make(tmp_path)


def test_the_number_read_out_by_telephone_stays_the_same() -> None:
    assert fingerprint(bytes(32)) == "19918 10382 90276 65309 30981"
    assert re.fullmatch(r"\d{5}( \d{5}){4}", fingerprint(b"k" * 32))
    assert fingerprint(b"a" * 32) != fingerprint(b"b" * 32)
