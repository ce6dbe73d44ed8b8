"""A file is written whole, or nothing is left of it, and the officer is told why."""

from __future__ import annotations

import errno
import os
from dataclasses import replace
from pathlib import Path

import pytest

from exchange.sample import KEY, RECEIPT, SENT, SUBMITTED, change, sent, submitted
from tracker.errors import Cancelled, UserError
from tracker.exchange import layout
from tracker.exchange.parcel import Parcel
from tracker.exchange.reading import read_parcel
from tracker.exchange.writing import write_parcel
from tracker.words import Message, Words


def refusal(parcel: Parcel, path: Path, words: Words) -> str:
    with pytest.raises(UserError) as caught:
        write_parcel(parcel, path, KEY)
    assert caught.value.advice is not None
    return caught.value.sentence(words)


def test_what_was_there_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "update.ctu"
    path.write_bytes(b"old")
    write_parcel(Parcel(SENT), path, KEY)
    assert read_parcel(path).parcel.manifest == SENT
    assert [p.name for p in tmp_path.iterdir()] == ["update.ctu"]


@pytest.mark.parametrize(
    ("number", "said"), [(errno.ENOSPC, "The disk is full."), (errno.EACCES, "Nothing can be saved in the folder")]
)
def test_a_disk_that_takes_nothing_is_told_and_nothing_is_left(
    number: int, said: str, tmp_path: Path, english: Words, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fail)
    assert said in refusal(Parcel(SENT), tmp_path / "update.ctu", english)
    assert list(tmp_path.iterdir()) == []


def test_what_is_in_the_way_is_told(tmp_path: Path, english: Words) -> None:
    assert "does not exist" in refusal(Parcel(SENT), tmp_path / "nowhere" / "update.ctu", english)
    (tmp_path / "folder.ctu").mkdir()
    assert "is a folder" in refusal(Parcel(SENT), tmp_path / "folder.ctu", english)


def test_a_document_that_is_gone_or_changed_is_told(tmp_path: Path, english: Words) -> None:
    parcel = sent(tmp_path)
    path = tmp_path / "update.ctu"
    (source,) = parcel.attachments.values()
    source.write_bytes(b"something else")
    assert f"“{source.name}” is missing, or is not what it was" in refusal(parcel, path, english)
    source.unlink()
    assert f"“{source.name}” is missing, or is not what it was" in refusal(parcel, path, english)
    assert not path.exists()


def test_what_no_reader_would_take_does_not_leave(
    tmp_path: Path, english: Words, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "update.ctu"
    assert "more than one file may" in refusal(Parcel(SENT, (change("x" * 1_000_000),)), path, english)
    for bound in ("FILE_BYTES", "UNPACKED_BYTES", "LINES_BYTES", "NOTE_BYTES", "ATTACHMENTS"):
        with monkeypatch.context() as narrow:
            narrow.setattr(layout, bound, 0)
            assert "more than one file may" in refusal(sent(tmp_path), path, english)
    assert not path.exists()
    with pytest.raises(ValueError, match="author"):
        write_parcel(Parcel(replace(SENT, author="A" * 40_001)), path, KEY)


@pytest.mark.parametrize(
    "parcel",
    [
        Parcel(replace(SUBMITTED, author="Ana Mora")),
        Parcel(SUBMITTED, (change(),)),
        Parcel(SUBMITTED, (submitted(), submitted("planned", author="Ana Mora"))),
        Parcel(SENT, (change(delegation="PAN"),)),
        Parcel(RECEIPT, (submitted(),)),
    ],
)
def test_what_may_not_be_in_a_file_never_leaves(parcel: Parcel, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"it names a person|it holds"):
        write_parcel(parcel, tmp_path / "file.ctu", KEY)
    assert list(tmp_path.iterdir()) == []


def test_writing_can_be_stopped_and_leaves_nothing(tmp_path: Path) -> None:
    class Impatient:
        def step(self, done: int, total: int, label: Message) -> None:
            raise Cancelled

    parcel = replace(sent(tmp_path), records=())
    with pytest.raises(Cancelled):
        write_parcel(parcel, tmp_path / "update.ctu", KEY, progress=Impatient())
    assert [p.suffix for p in tmp_path.iterdir()] == [".pdf"]
