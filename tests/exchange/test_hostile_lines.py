"""Lines that somebody made to do harm, in a file that is otherwise in order and signed, are refused one and all."""

from __future__ import annotations

import hashlib
import json
import lzma
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exchange.sample import KEY, SENT, change, changes, line, parts_of, put_together, with_lines, with_part
from tracker.errors import UserError
from tracker.exchange import layout
from tracker.exchange.parcel import Parcel
from tracker.exchange.reading import read_parcel
from tracker.exchange.writing import write_parcel
from tracker.journal.record import read_record
from tracker.words import Words

RAW = change().raw


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "update.ctu"
    write_parcel(Parcel(SENT, changes(2)), path, KEY)
    return path


def refusal(path: Path, lines: bytes, words: Words) -> str:
    put_together(path, with_lines(parts_of(path), lines))
    with pytest.raises(UserError) as caught:
        read_parcel(path)
    return caught.value.sentence(words)


@pytest.mark.parametrize(
    "raw",
    [
        with_part(change(), entity=""),
        with_part(change(), entity="e" * 201),
        with_part(change(), entity=None),
        with_part(change(), format="1"),
        with_part(change(), format=True),
        with_part(change(), format=1.0),
        with_part(change(), format=0),
        with_part(change(), value=10**30),
        with_part(change(), value="bell\x07"),
        with_part(change(), value="tab\t"),
        with_part(change(), value="next\x85line"),
        with_part(change(), value="right to \u202eleft"),
        with_part(change(), element=1),
        with_part(change(), stamp=-1),
        with_part(change(), stamp=2**63),
        with_part(change(), stamp="1"),
        with_part(change(), sequence=-1),
        with_part(change(), at="2026-11-23 18:04:05"),
        with_part(change(), at="2026-11-23T18:04:05Z\n"),
        with_part(change(), author="A" * 40_001),
        with_part(change(), replaces=["0" * 31]),
        with_part(change(), replaces=["G" * 32]),
        with_part(change(), replaces=["0" * 32 + "\n"]),
        with_part(change(), replaces=["1" * 32, "0" * 32]),
        with_part(change(), replaces=["1" * 32, "1" * 32]),
        with_part(change(), seen="0" * 32),
        with_part(change(), later="\x00"),
        RAW.replace(b'"planned"', b"NaN").replace(b'"in_progress"', b"NaN"),
        RAW.replace(b'"in_progress"', b"Infinity"),
        RAW.replace(b'"in_progress"', b"-0"),
        RAW.replace(b'"in_progress"', b"1e999"),
        RAW.replace(b'"in_progress"', b"9" * 5000),
        RAW.replace(b'"in_progress"', b'"\\ud800"'),
        RAW.replace(b'"in_progress"', b'"\\u0041"'),
        RAW.replace(b'"in_progress"', b'"\xed\xa0\x80"'),
        RAW.replace(b'"in_progress"', b'"\xff"'),
        RAW.replace(b'"in_progress"', b'"a\\/b"'),
        RAW.replace(b'"in_progress"', '"o\u0301"'.encode()),
        RAW.replace(b'"author"', b'"author":"Eva","author"'),
        RAW.replace(b'"at"', b'"also":[1,{"a":1,"a":2}],"at"'),
        RAW.replace(b'"at"', b'"also":NaN,"at"'),
        RAW.replace(b'"at"', b'"also":1.50,"at"'),
        RAW.replace(b'"at"', b'"also":1e16,"at"'),
        RAW.replace(b'"at"', b'"also":' + b"[" * 40 + b"]" * 40 + b',"at"'),
        RAW.replace(b'"at"', b'"also":' + b'{"a":' * 40 + b"1" + b"}" * 40 + b',"at"'),
        RAW.replace(b'"at"', b'"also":' + b"[" * 100_000 + b',"at"'),
        RAW.replace(b'"at":', b'"at": '),
        RAW.replace(b'"at"', b'"zz"'),
        b" " + RAW,
        RAW + b" ",
        RAW[:-1],
        RAW + b"," + RAW,
        b"[]",
        b"null",
        b"1",
        b"",
    ],
)
def test_a_change_that_is_not_as_we_write_it(raw: bytes, path: Path, english: Words) -> None:
    sentence = refusal(path, line(change("planned", number=7).raw) + line(raw), english)
    assert "holds a change (number 2) that is damaged or was not written by Commitment Tracker" in sentence


@pytest.mark.parametrize(
    "written",
    [
        line(RAW, "0" * 32),
        line(RAW, hashlib.sha256(RAW).hexdigest()[:32].upper()),
        line(RAW, ""),
        line(RAW)[2:],
        line(RAW)[:-2] + b" ]\n",
        RAW + b"\n",
        b"\n",
        b"[]\n",
    ],
)
def test_a_line_whose_id_is_not_that_of_its_content(written: bytes, path: Path, english: Words) -> None:
    assert "holds a change (number 1)" in refusal(path, written, english)


def test_a_line_without_an_end_is_incomplete(path: Path, english: Words) -> None:
    assert "is damaged or incomplete" in refusal(path, line(change("planned").raw) + line(RAW)[:-1], english)


def test_a_very_long_line_is_never_held(path: Path, english: Words) -> None:
    bomb = lzma.compress(b"x" * 60_000_000)
    parts = with_lines(parts_of(path), line(RAW))
    put_together(path, {**parts, "records.jsonl.xz": bomb})
    tracemalloc.start()
    try:
        with pytest.raises(UserError) as caught:
            read_parcel(path)
        assert "is too large to be an update file" in caught.value.sentence(english)
        assert tracemalloc.get_traced_memory()[1] < 20_000_000
    finally:
        tracemalloc.stop()


def test_short_lines_that_unpack_to_very_much_are_stopped(
    path: Path, english: Words, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(layout, "SMALL", 2_000_000)
    monkeypatch.setattr(layout, "RATIO", 100)
    assert "is too large to be an update file" in refusal(path, line(RAW) * 8_000, english)


def test_packing_that_asks_for_much_memory_is_refused(path: Path, english: Words) -> None:
    parts = with_lines(parts_of(path), line(RAW))
    greedy = lzma.compress(line(RAW), filters=[{"id": lzma.FILTER_LZMA2, "dict_size": 1 << 29, "mode": lzma.MODE_FAST}])
    put_together(path, {**parts, "records.jsonl.xz": greedy})
    with pytest.raises(UserError, match="damaged"):
        read_parcel(path)


def test_brackets_in_a_text_are_no_nesting(path: Path) -> None:
    record = change("[" * 500 + '"\\{' * 500)
    write_parcel(Parcel(SENT, (record,)), path, KEY)
    assert read_parcel(path).parcel.records == (record,)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=6,
)


@given(
    part=st.sampled_from([*json.loads(RAW), "later"]),
    value=JSON,
    spaced=st.booleans(),
    escaped=st.booleans(),
)
@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_json_in_any_part_is_refused_or_kept_byte_by_byte(
    part: str, value: object, spaced: bool, escaped: bool, path: Path
) -> None:
    separators = (", ", ": ") if spaced else (",", ":")
    parts = json.loads(RAW) | {part: value}
    text = json.dumps(parts, sort_keys=True, separators=separators, ensure_ascii=escaped)
    raw = text.encode("utf-8", "surrogatepass")
    put_together(path, with_lines(parts_of(path), line(raw)))
    try:
        received = read_parcel(path)
    except UserError:
        return
    assert not spaced
    assert received.parcel.records == (read_record(raw),)
