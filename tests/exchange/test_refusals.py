"""A file that is not what it should be is sent back in a sentence, and nothing of it is taken."""

from __future__ import annotations

import errno
import io
import json
import os
import tracemalloc
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl.workbook import Workbook

from exchange.sample import (
    KEY,
    RECEIPT,
    SENT,
    SUBMITTED,
    change,
    line,
    parts_of,
    put_together,
    sent,
    signed,
    submitted,
    with_lines,
    with_manifest,
    with_part,
)
from tracker.errors import Cancelled, PasswordNeeded, UserError
from tracker.exchange import layout
from tracker.exchange.parcel import Manifest, Parcel
from tracker.exchange.reading import is_parcel, read_parcel
from tracker.exchange.sealing import new_header, seal
from tracker.exchange.writing import write_parcel
from tracker.journal.record import Record, canonical_json
from tracker.progress import Unwatched
from tracker.words import Message, Words
from tracker.workbook.receive import receive

Parts = dict[str, bytes]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """An update file as it was sent."""
    path = tmp_path / "update.ctu"
    write_parcel(sent(tmp_path), path, KEY)
    return path


def refusal(path: Path, words: Words, password: str = "") -> str:
    arrived = path.parent / "arrived"
    with pytest.raises(UserError) as caught:
        read_parcel(path, password, into=arrived)
    assert caught.value.advice is not None
    assert not arrived.exists() or not list(arrived.iterdir())
    return caught.value.sentence(words)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "“update.ctu” is empty."),
        (b"Dear colleague,", "is not an update file or a submission"),
        (b"PK\x03\x04", "is not an update file or a submission"),
        (b"PK\x03\x04" + bytes(300), "is not an update file or a submission"),
    ],
)
def test_what_is_no_update_file_is_named(content: bytes, said: str, path: Path, english: Words) -> None:
    path.write_bytes(content)
    assert said in refusal(path, english)
    assert not is_parcel(path)


def test_a_workbook_is_no_update_file_and_an_update_file_no_workbook(path: Path, english: Words) -> None:
    with pytest.raises(UserError, match="is nothing that can be imported"):
        receive(path, Unwatched())
    Workbook().save(path)
    assert not is_parcel(path)
    assert "is not an update file or a submission" in refusal(path, english)


def test_a_file_that_is_not_there(tmp_path: Path, english: Words) -> None:
    assert "was not found" in refusal(tmp_path / "gone.ctu", english)
    (tmp_path / "folder").mkdir()
    assert "could not be opened" in refusal(tmp_path / "folder", english)
    assert not is_parcel(tmp_path / "gone.ctu")


def test_no_password_and_a_wrong_one_ask_for_it(tmp_path: Path, english: Words) -> None:
    path = tmp_path / "sealed.ctu"
    write_parcel(sent(tmp_path), path, KEY, "Café 2026")
    for password, said in [("", "is protected with a password"), ("cafe 2026", "The password does not open")]:
        with pytest.raises(PasswordNeeded) as caught:
            read_parcel(path, password)
        assert said in caught.value.sentence(english)
    assert read_parcel(path, "Cafe\u0301 2026").parcel.manifest == SENT


def test_a_file_that_needs_no_password_takes_any(path: Path) -> None:
    assert read_parcel(path, "whatever").parcel.manifest == SENT


def tampered_manifest(parts: Parts) -> Parts:
    return {**parts, "manifest.json": parts["manifest.json"].replace(b"Ana Mora", b"Eva Mora")}


def tampered_records(parts: Parts) -> Parts:
    return {**parts, "records.jsonl.xz": with_lines(parts, line(change("implemented").raw))["records.jsonl.xz"]}


def tampered_signature(parts: Parts) -> Parts:
    told = json.loads(parts["signature.json"])
    other = "0" if told["signature"][0] != "0" else "1"
    return {
        **parts,
        "signature.json": canonical_json({**told, "signature": other + told["signature"][1:]}).encode(),
    }


def another_key(parts: Parts) -> Parts:
    told = json.loads(parts["signature.json"]) | {"public_key": "ab" * 32}
    return {**parts, "signature.json": canonical_json(told).encode()}


def tampered_document(parts: Parts) -> Parts:
    return {name: part[::-1] if name.startswith("attachments/") else part for name, part in parts.items()}


def without(name: str) -> Callable[[Parts], Parts]:
    return lambda parts: {part: content for part, content in parts.items() if not part.startswith(name)}


def with_part_named(name: str) -> Callable[[Parts], Parts]:
    return lambda parts: {**parts, name: b"?"}


@pytest.mark.parametrize(
    ("tamper", "said"),
    [
        (tampered_manifest, "was changed after it was signed"),
        (tampered_signature, "was changed after it was signed"),
        (another_key, "was changed after it was signed"),
        (tampered_records, "is damaged or incomplete"),
        (tampered_document, "is damaged or incomplete"),
        (lambda parts: {**parts, "signature.json": b"{}"}, "is damaged or incomplete"),
        (lambda parts: signed({**parts, "manifest.json": b"{}"}), "is damaged or incomplete"),
        (lambda parts: {**parts, "records.jsonl.xz": b"x"}, "is damaged or incomplete"),
        (lambda parts: {**parts, "records.jsonl.xz": parts["records.jsonl.xz"] + b"x"}, "is damaged or incomplete"),
        (lambda parts: {**parts, "records.jsonl.xz": parts["records.jsonl.xz"][:-9]}, "is damaged or incomplete"),
        (without("manifest"), "is damaged or incomplete"),
        (without("records"), "is damaged or incomplete"),
        (without("attachments/"), "is damaged or incomplete"),
        (with_part_named("virus.exe"), "holds parts that Commitment Tracker does not write"),
        (with_part_named("attachments/" + "0" * 64), "holds parts that Commitment Tracker does not write"),
        (with_part_named("../evil"), "holds parts that Commitment Tracker does not write"),
        (with_part_named("/etc/evil"), "holds parts that Commitment Tracker does not write"),
        (with_part_named("C:\\evil"), "holds parts that Commitment Tracker does not write"),
        (with_part_named("Manifest.json"), "holds parts that Commitment Tracker does not write"),
        (lambda parts: with_manifest(parts, format=[2, 0]), "was made by a newer version of Commitment Tracker"),
        (lambda parts: with_manifest(parts, kind="treaty"), "was made by a newer version of Commitment Tracker"),
        (lambda parts: with_manifest(parts, format=[0, 9]), "is damaged or incomplete"),
        (lambda parts: with_manifest(parts, format="1.0"), "is damaged or incomplete"),
        (lambda parts: with_manifest(parts, at="yesterday"), "is damaged or incomplete"),
        (lambda parts: with_manifest(parts, at=""), "is damaged or incomplete"),
        (lambda parts: with_manifest(parts, stamp=-1), "is damaged or incomplete"),
        (lambda parts: with_manifest(parts, complete=1), "is damaged or incomplete"),
        (lambda parts: with_manifest(parts, author="A" * 40_001), "is damaged or incomplete"),
        (lambda parts: with_manifest(parts, author="Ana\x07"), "is damaged or incomplete"),
        (lambda parts: with_manifest(parts, attachments=["f" * 64, "0" * 64]), "is damaged or incomplete"),
        (lambda parts: with_manifest(parts, attachments=["../evil"]), "is damaged or incomplete"),
    ],
)
def test_what_was_changed_on_the_way_is_refused(
    tamper: Callable[[Parts], Parts], said: str, path: Path, english: Words
) -> None:
    put_together(path, tamper(parts_of(path)))
    assert said in refusal(path, english)


def test_without_a_signature_nobody_vouches_for_the_file_and_it_is_read(path: Path) -> None:
    put_together(path, without("signature")(parts_of(path)))
    assert read_parcel(path).public_key is None


def test_unknown_parts_are_ignored_only_in_a_file_of_a_newer_version(path: Path, english: Words) -> None:
    parts = {**parts_of(path), "pictures/1.png": b"new"}
    assert "does not write" in refusal(put_together(path, parts), english)
    assert read_parcel(put_together(path, with_manifest(parts, format=[1, 1]))).parcel.manifest == SENT


@pytest.mark.parametrize(
    ("manifest", "records", "said"),
    [
        (replace(SUBMITTED, author="Ana"), (), "it names a person, which no submission does"),
        (replace(SUBMITTED, replica="r"), (), "it names a person, which no submission does"),
        (SUBMITTED, (change(),), "it holds internal changes, which no submission does"),
        (SUBMITTED, (submitted(field="status"),), "it holds internal changes, which no submission does"),
        (SUBMITTED, (submitted(delegation="PAN"),), "it holds changes of another delegation"),
        (SUBMITTED, (submitted(author="Ana"),), "it names a person, which no submission does"),
        (SUBMITTED, (submitted(replica="r"),), "it names a person, which no submission does"),
        (SUBMITTED, (submitted(sequence=3),), "it names a person, which no submission does"),
        (SUBMITTED, (submitted(action="a"),), "it names a person, which no submission does"),
        (SUBMITTED, (submitted(seen=frozenset({"0" * 32})),), "it names a person, which no submission does"),
        (SENT, (change(delegation="PAN"),), "it holds changes of another delegation"),
        (RECEIPT, (submitted(),), "it holds changes, which no receipt does"),
        (replace(RECEIPT, told={"taken": -5}), (), "it counts more or fewer changes than a file can hold"),
        (replace(RECEIPT, told={"kept": 2**63 - 1}), (), "it counts more or fewer changes than a file can hold"),
    ],
)
def test_what_does_not_belong_in_a_file_of_its_kind_is_refused(
    manifest: Manifest, records: tuple[Record, ...], said: str, path: Path, english: Words
) -> None:
    lines = b"".join(line(record.raw) for record in records)
    told = {name: getattr(manifest, name) for name in ("kind", "replica", "author", "told")}
    put_together(path, with_manifest(with_lines(without("attachments")(parts_of(path)), lines), attachments=[], **told))
    assert said in refusal(path, english)


def test_an_update_brings_what_other_delegations_submitted(path: Path) -> None:
    record = submitted(delegation="PAN")
    write_parcel(Parcel(SENT, (record,)), path, KEY)
    assert read_parcel(path).parcel.records == (record,)


def test_a_change_of_a_newer_format_is_not_guessed_at(path: Path, english: Words) -> None:
    put_together(path, with_lines(parts_of(path), line(with_part(change(), format=2))))
    assert "was made by a newer version of Commitment Tracker" in refusal(path, english)


@pytest.mark.parametrize("count", [0, 1, 3])
def test_as_many_changes_must_come_as_were_counted(count: int, path: Path, english: Words) -> None:
    lines = line(change().raw) + line(change("planned").raw)
    put_together(path, with_lines(parts_of(path), lines, count))
    assert "is damaged or incomplete" in refusal(path, english)


def test_bytes_before_or_behind_the_file_are_refused(path: Path, english: Words) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole + b"tail")
    assert "is damaged or incomplete" in refusal(path, english)
    path.write_bytes(b"head" + whole)
    assert "is not an update file" in refusal(path, english)


def test_a_package_packed_as_we_never_do_is_refused(path: Path, english: Words) -> None:
    put_together(path, parts_of(path), zipfile.ZIP_BZIP2)
    assert "does not write" in refusal(path, english)


def flag_as_encrypted(content: bytearray) -> None:
    content[content.index(b"PK\x01\x02") + 8] |= 1


def longer_directory(content: bytearray) -> None:
    content[-10:-6] = (2_000_000).to_bytes(4, "little")


def broken_directory(content: bytearray) -> None:
    start = content.index(b"PK\x01\x02")
    content[start : start + 4] = b"XXXX"


def one_bit_of_a_document(content: bytearray) -> None:
    content[content.index(b"attachments/") + 200] ^= 1


def end_for_very_large_files(content: bytearray) -> None:
    content[-42:-38] = b"PK\x06\x07"


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (flag_as_encrypted, "holds parts that Commitment Tracker does not write"),
        (longer_directory, "is damaged or incomplete"),
        (broken_directory, "is damaged or incomplete"),
        (one_bit_of_a_document, "is damaged or incomplete"),
        (end_for_very_large_files, "is damaged or incomplete"),
    ],
)
def test_a_package_that_is_not_in_order(
    damage: Callable[[bytearray], None], said: str, path: Path, english: Words
) -> None:
    content = bytearray(path.read_bytes())
    damage(content)
    path.write_bytes(content)
    assert said in refusal(path, english)


def test_what_is_sealed_must_be_a_file_of_ours(path: Path, english: Words) -> None:
    header = new_header()
    sealed = b"".join(seal(io.BytesIO(b"PK\x03\x04, but nothing of ours"), header, "secret"))
    put_together(path, {"mimetype": layout.SEALED, "seal.json": header, "sealed.bin": sealed})
    assert "is damaged or incomplete" in refusal(path, english, "secret")


def test_a_file_of_very_many_parts_is_too_large(path: Path, english: Words) -> None:
    put_together(path, {**parts_of(path), **{f"part{n}": b"" for n in range(layout.PARTS)}})
    assert "is too large to be an update file" in refusal(path, english)


def test_a_very_large_file_is_not_even_looked_at(path: Path, english: Words) -> None:
    os.truncate(path, layout.FILE_BYTES + 1)
    assert "is too large to be an update file" in refusal(path, english)


def test_a_manifest_that_unpacks_to_very_much_is_never_held(path: Path, english: Words) -> None:
    put_together(path, {**parts_of(path), "manifest.json": b"[" * 50_000_000}, zipfile.ZIP_DEFLATED)
    tracemalloc.start()
    try:
        assert "is too large to be an update file" in refusal(path, english)
        assert tracemalloc.get_traced_memory()[1] < 5_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    "told", [{"n": 1 << 30}, {"n": 3}, {"r": 1024}, {"p": 99}, {"salt": ""}, {"nonce": "00"}, {"format": "x"}]
)
def test_a_seal_that_asks_for_too_much_is_refused_before_any_work(
    told: dict[str, object], path: Path, tmp_path: Path, english: Words
) -> None:
    write_parcel(sent(tmp_path), path, KEY, "secret")
    parts = parts_of(path)
    header = canonical_json(json.loads(parts["seal.json"]) | told).encode()
    put_together(path, {**parts, "seal.json": header})
    assert "is damaged or incomplete" in refusal(path, english, "secret")


def test_a_seal_of_a_newer_version_is_told(path: Path, tmp_path: Path, english: Words) -> None:
    write_parcel(sent(tmp_path), path, KEY, "secret")
    parts = parts_of(path)
    header = canonical_json(json.loads(parts["seal.json"]) | {"format": [2, 0], "kdf": "argon2id"}).encode()
    put_together(path, {**parts, "seal.json": header})
    assert "was made by a newer version" in refusal(path, english, "secret")


def test_the_header_of_a_seal_cannot_be_changed(path: Path, tmp_path: Path, english: Words) -> None:
    write_parcel(sent(tmp_path), path, KEY, "secret")
    parts = parts_of(path)
    put_together(path, {**parts, "seal.json": parts["seal.json"].replace(b'"scrypt"', b'"Scrypt"')})
    assert "The password does not open" in refusal(path, english, "secret")


def test_reading_can_be_stopped(path: Path) -> None:
    class Impatient:
        def step(self, done: int, total: int, label: Message) -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        read_parcel(path, progress=Impatient())


@pytest.mark.parametrize(("number", "said"), [(errno.EIO, "could not be opened"), (errno.ENOSPC, "The disk is full.")])
def test_a_disk_that_fails_while_the_file_is_read_is_told(
    number: int, said: str, path: Path, english: Words, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr("tracker.exchange.reading.mark_of", fail)
    assert said in refusal(path, english)


def test_a_folder_that_takes_no_documents_is_told(path: Path, tmp_path: Path, english: Words) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(UserError) as caught:
        read_parcel(path, into=tmp_path / "file")
    assert "The attached documents were not saved." in caught.value.sentence(english)
