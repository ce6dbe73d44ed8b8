from __future__ import annotations

import unicodedata

import pytest

from tracker.domain.changes import Subject
from tracker.journal.record import make_record, read_record


def a_record(value: str = "Ministry", at: str = "", source: str = "") -> bytes:
    made = make_record(
        Subject("e", "F", "CRI"), "lead", None, value, replaces=frozenset({"b", "a"}),
        stamp=1, author="Ana", at=at, source=source,
    )  # fmt: skip
    return made.raw


def test_the_same_content_has_the_same_id_wherever_it_was_written() -> None:
    assert read_record(a_record()).id == read_record(a_record()).id
    assert read_record(a_record()).id != read_record(a_record(value="Ministries")).id


def test_composed_and_decomposed_letters_are_the_same_record() -> None:
    assert a_record("Relación") == a_record(unicodedata.normalize("NFD", "Relación"))


def test_what_is_read_back_is_what_was_written() -> None:
    record = read_record(a_record(at="2026-11-23T09:00:00Z", source="xlsx:1"))
    assert (record.value, record.replaces, record.at) == ("Ministry", frozenset({"a", "b"}), "2026-11-23T09:00:00Z")
    assert read_record(record.raw) == record


def test_parts_this_version_does_not_know_are_kept_byte_by_byte() -> None:
    raw = a_record().replace(b'"author"', b'"added_later":[1],"author"')
    assert read_record(raw).raw == raw


def test_a_newer_major_format_is_not_guessed_at() -> None:
    with pytest.raises(ValueError, match="format 2"):
        read_record(a_record().replace(b'"format":1', b'"format":2'))
