"""Lines that are read together are read as each by itself is."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable

from hypothesis import given, settings
from hypothesis import strategies as st

from exchange.sample import change, line, with_part
from tracker.exchange.forms import NewerFormat, read_line, read_lines
from tracker.journal.record import Record

ORDINARY = [change("planned", number=7).raw, change("in_progress").raw, change(40, field="percent").raw]
OF_ALL_KINDS = [
    change("Reunión con la Comisión Técnica", field="next_step", author="José Núñez").raw,
    change("two\nlines, “quoted” and \\ more", field="next_step").raw,
    change("x" * 5_000, field="next_step").raw,
    change("e" + "\u0301\u0302" * 2_100, field="next_step").raw,
    with_part(change(), later={"a": [1, "ñ"]}),
    with_part(change(), value=[1, {"a": None}]),
    with_part(change(), format=99),
]
REFUSED = [
    with_part(change(), value="bell\x07"),
    with_part(change(), value=10**30),
    with_part(change(), value="b" + "\u0301" * 2_100),
    with_part(change(), value="b" + "\u0f73" * 4_100),
    with_part(change(), at="2026-13-23T18:04:05Z"),
    with_part(change(), replaces=["1" * 32, "0" * 32]),
    change().raw.replace(b'"in_progress"', '"o\u0301"'.encode()),
    change().raw.replace(b'"in_progress"', b"[" * 40 + b"]" * 40),
    change().raw.replace(b'"at":', b'"at": '),
    b"",
    b"[]",
]
LINES = st.one_of(
    st.sampled_from(ORDINARY).map(line),
    st.sampled_from([*OF_ALL_KINDS, *REFUSED]).map(line),
    st.sampled_from(ORDINARY).map(lambda raw: line(raw, "0" * 32)),
    st.sampled_from([b"\n", b"\\\n", "\u0301\n".encode(), b'["\n', json.dumps("ñ").encode() + b"\n"]),
).map(lambda written: written.removesuffix(b"\n"))


def outcome(read: Callable[[], Iterable[tuple[Record, int]]]) -> tuple[list[tuple[Record, int]], str]:
    """What was read, and what ended it."""
    found = []
    try:
        for record in read():
            found.append(record)
    except NewerFormat:
        return found, "newer"
    except (ValueError, RecursionError):
        return found, "refused"
    return found, ""


@given(st.lists(LINES, max_size=6))
@settings(max_examples=300, deadline=None)
def test_lines_read_together_are_read_as_each_by_itself_is(lines: list[bytes]) -> None:
    assert outcome(lambda: read_lines(lines)) == outcome(lambda: map(read_line, lines))


def test_lines_with_accents_are_all_read() -> None:
    lines = [line(raw)[:-1] for raw in (*ORDINARY, *OF_ALL_KINDS[:3])] * 40
    assert [record.raw for record, _ in read_lines(lines)] == [written[36:-1] for written in lines]
