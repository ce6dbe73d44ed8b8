"""What is packed on one laptop is what another reads: byte by byte, with and without a password."""

from __future__ import annotations

import hashlib
import json
import random
import shutil
import uuid
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exchange.sample import (
    KEY,
    RECEIPT,
    SENT,
    SUBMITTED,
    change,
    changes,
    parts_of,
    put_together,
    sent,
    submitted,
    with_lines,
    with_manifest,
    with_part,
)
from exchange.sample import line as line_of
from tracker.domain.fields import Value
from tracker.domain.text import canonical_text
from tracker.exchange.parcel import Parcel
from tracker.exchange.reading import is_parcel, read_parcel
from tracker.exchange.writing import write_parcel
from tracker.journal.record import Record, read_record

TEXTS = st.text(max_size=60).map(canonical_text) | st.sampled_from(
    ["Relación", "señal\n\u0301acento", "línea\nlínea", "🇨🇷 👍🏽", 'comillas "“”" \\n \\', "\\\\u0041", "한국어"]
)
VALUES = TEXTS | st.none() | st.integers(-(2**63), 2**63 - 1) | st.dictionaries(TEXTS, TEXTS, max_size=3)


@pytest.mark.parametrize("password", ["", "Café 2026"])
def test_an_update_arrives_as_it_was_sent(password: str, tmp_path: Path) -> None:
    parcel = sent(tmp_path)
    path = tmp_path / "update.ctu"
    written = write_parcel(parcel, path, KEY, password)
    received = read_parcel(path, password, into=tmp_path / "arrived")
    assert received.parcel.manifest == parcel.manifest
    assert sorted(r.raw for r in received.parcel.records) == sorted(r.raw for r in parcel.records)
    assert set(received.parcel.records) == set(parcel.records)
    assert received.public_key == KEY.public
    assert received.file_hash == written == hashlib.sha256(path.read_bytes()).hexdigest()
    assert received.unknown == 0


@pytest.mark.parametrize("password", ["", "Café 2026"])
def test_documents_arrive_under_their_own_hash(password: str, tmp_path: Path) -> None:
    parcel = sent(tmp_path)
    (digest, source), *_ = parcel.attachments.items()
    path = tmp_path / "update.ctu"
    write_parcel(parcel, path, KEY, password)
    looked_at = read_parcel(path, password)
    assert (looked_at.attached, looked_at.parcel.attachments) == ({digest: source.stat().st_size}, {})
    kept = read_parcel(path, password, into=tmp_path / "arrived").parcel.attachments
    assert kept == {digest: tmp_path / "arrived" / digest}
    assert kept[digest].read_bytes() == source.read_bytes()
    assert [p.name for p in (tmp_path / "arrived").iterdir()] == [digest]


@pytest.mark.parametrize(
    "parcel",
    [Parcel(SENT), Parcel(SUBMITTED, (submitted(), submitted("planned"))), Parcel(RECEIPT)],
    ids=lambda parcel: str(parcel.manifest.kind),
)
def test_every_kind_of_parcel_arrives(parcel: Parcel, tmp_path: Path) -> None:
    path = tmp_path / "file.ctu"
    write_parcel(parcel, path, KEY)
    received = read_parcel(path).parcel
    assert (received.manifest, set(received.records)) == (parcel.manifest, set(parcel.records))


@given(values=st.lists(VALUES, min_size=1, max_size=6), author=TEXTS.map(lambda text: text.replace("\n", " ")))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_whatever_an_officer_types_arrives(values: list[Value], author: str, tmp_path: Path) -> None:
    records = tuple(change(value, number=n, author=author) for n, value in enumerate(values))
    path = tmp_path / "update.ctu"
    write_parcel(Parcel(replace(SENT, author=author), records), path, KEY)
    received = read_parcel(path).parcel
    assert {r.raw for r in received.records} == {r.raw for r in records}


def test_the_same_content_gives_the_same_file(tmp_path: Path) -> None:
    parcel = sent(tmp_path)
    shuffled = replace(parcel, records=tuple(reversed(parcel.records)))
    one, other = tmp_path / "one.ctu", tmp_path / "other.ctu"
    assert write_parcel(parcel, one, KEY) == write_parcel(shuffled, other, KEY)


def test_with_a_password_nothing_tells_who_sends_what_and_no_two_files_are_alike(tmp_path: Path) -> None:
    one, other = tmp_path / "one.ctu", tmp_path / "other.ctu"
    assert write_parcel(sent(tmp_path), one, KEY, "secret") != write_parcel(sent(tmp_path), other, KEY, "secret")
    assert set(parts_of(one)) == {"mimetype", "seal.json", "sealed.bin"}
    for told in (SENT.id, SENT.author, "CRI", KEY.public.hex()):
        assert told.encode() not in one.read_bytes()
    assert set(json.loads(parts_of(one)["seal.json"])) == {"format", "cipher", "kdf", "n", "r", "p", "salt", "nonce"}


@pytest.mark.parametrize("password", ["", "secret"])
def test_a_file_is_known_by_its_content_whatever_it_is_called(password: str, tmp_path: Path) -> None:
    path, renamed = tmp_path / "update.ctu", tmp_path / "Document1.xlsx"
    write_parcel(sent(tmp_path), path, KEY, password)
    shutil.move(path, renamed)
    assert is_parcel(renamed)
    assert read_parcel(renamed, password).parcel.manifest == SENT


def test_parts_of_a_newer_minor_version_are_kept_byte_by_byte_and_counted(tmp_path: Path) -> None:
    path = tmp_path / "update.ctu"
    write_parcel(Parcel(SENT, changes(2)), path, KEY)
    newer = with_part(change(), added_later={"who": ["Ñ", 1, 0.5, True, None, 10**30]}, another="ü")
    plain = change("planned", number=2).raw
    parts = with_manifest(with_lines(parts_of(path), line_of(newer) + line_of(plain)), format=[1, 7], urgent=True)
    received = read_parcel(put_together(path, {**parts, "pictures/1.png": b"new"}))
    assert {r.raw for r in received.parcel.records} == {newer, plain}
    assert received.unknown == 2
    assert received.parcel.manifest == SENT


def test_records_of_a_newer_version_are_forwarded_byte_by_byte(tmp_path: Path) -> None:
    path = tmp_path / "update.ctu"
    newer = read_record(with_part(change(), added_later=["Ñ\n", {"n": 1}]))
    write_parcel(Parcel(SENT, (newer,)), path, KEY)
    assert read_parcel(path).parcel.records == (newer,)


def test_the_whole_journal_of_a_delegation_stays_small(tmp_path: Path) -> None:
    path = tmp_path / "update.ctu"
    write_parcel(Parcel(SENT, history(5_000)), path, KEY)
    assert path.stat().st_size < 5_000 * 60  # so 100,000 are less than 6 MB
    assert len(read_parcel(path).parcel.records) == 5_000


def history(count: int) -> tuple[Record, ...]:
    """Three officers who change the same fields of 46 commitments again and again."""
    chance = random.Random(1)
    standing: dict[tuple[int, str], frozenset[str]] = {}
    values: tuple[Value, ...] = ("planned", "2027-06-30", 50, "Ministry of Labour")
    records = []
    for number in range(count):
        place = (chance.randrange(46), chance.choice(["status", "lead", "deadline", "percent"]))
        record = change(
            chance.choice(values),
            number=number * 1_000_000 + chance.randrange(1_000_000),
            field=place[1],
            ref=f"1.{place[0]}",
            sequence=number,
            author=chance.choice(["Ana Mora", "Luis Pérez", "Eva Rojas"]),
            action=str(uuid.UUID(int=chance.getrandbits(128), version=4)),
            replaces=standing.get(place, frozenset()),
        )
        standing[place] = frozenset({record.id})
        records.append(record)
    return tuple(records)
