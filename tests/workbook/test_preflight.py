"""Files that are no progress workbook are sent back in a sentence, before anything opens them."""

from __future__ import annotations

import contextlib
import shutil
import sys
import tracemalloc
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from tracker.errors import Cancelled, UserError
from tracker.progress import Unwatched
from tracker.words import Message, Words
from tracker.workbook import preflight
from tracker.workbook.reader import read_workbook
from tracker.workbook.receive import receive

pytestmark = pytest.mark.usefixtures("reader_as_it_is")

OLE = bytes.fromhex("D0CF11E0A1B11AE1")


def refusal(path: Path, words: Words) -> str:
    with pytest.raises(UserError) as caught:
        receive(path, Unwatched())
    assert caught.value.advice is not None
    return caught.value.sentence(words)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("empty.xlsx", b"", "is empty"),
        ("notes.xlsx", b"Dear colleague,", "a progress workbook (.xlsx), or an update file or a submission (.ctu)"),
        ("hello.txt", b"Dear colleague,", "an update file or a submission (.ctu)"),
        ("photo.png", b"\x89PNG\r\n\x1a\n" + bytes(40), "an update file or a submission (.ctu)"),
        ("old.xls", OLE + b"\0" * 600, "old Excel format"),
        ("secret.xlsx", OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "protected with a password"),
        ("list.csv", "Ref;Status\n1.1;En curso\n".encode("cp1252"), "a text file (.csv)"),
        ("web.xls", b"<!doctype html><html><table>", "is a web page"),
    ],
)
def test_what_is_no_workbook_is_named(name: str, content: bytes, said: str, tmp_path: Path, english: Words) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    sentence = refusal(path, english)
    assert said in sentence
    assert f"“{name}”" in sentence


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}, "OpenDocument"),
        ({"[Content_Types].xml": b"", "xl/workbook.bin": b""}, ".xlsb"),
        ({"[Content_Types].xml": b"", "word/document.xml": b""}, "an update file or a submission (.ctu)"),
        ({"[Content_Types].xml": b"", "xl/workbook.xml": b"", "../evil": b""}, "no spreadsheet program writes"),
        ({"[Content_Types].xml": b"", "xl/workbook.xml": b"", "/etc/evil": b""}, "no spreadsheet program writes"),
        ({"[Content_Types].xml": b"", "xl/workbook.xml": b"", "C:\\evil": b""}, "no spreadsheet program writes"),
        ({"[Content_Types].xml": b"", "xl/workbook.xml": b"", "XL/Workbook.xml": b""}, "no spreadsheet program writes"),
        ({"[Content_Types].xml": b"", "xl/workbook.xml": b'<!DOCTYPE a [<!ENTITY b "c">]>'}, "no spreadsheet program"),
        ({"[Content_Types].xml": b"", "xl/workbook.xml": "<!ENTITY".encode("utf-16-be")}, "no spreadsheet program"),
        ({"[Content_Types].xml": b"", "xl/workbook.xml": b"\0" * 5_000_000}, "too large"),
        ({f"part{number}": b"" for number in range(3_001)}, "too large"),
        ({"[Content_Types].xml": b"", "xl/workbook.xml": b"<nothing/>"}, "damaged"),
    ],
)
def test_packages_that_are_not_what_they_seem(
    parts: dict[str, bytes], said: str, tmp_path: Path, english: Words
) -> None:
    path = tmp_path / "received.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    assert said in refusal(path, english)


def test_a_mark_between_two_blocks_is_seen(tmp_path: Path, english: Words, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preflight, "_BLOCK", 16)
    path = tmp_path / "received.xlsx"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("[Content_Types].xml", "")
        package.writestr("xl/workbook.xml", "a" * 12 + "<!DOCTYPE x>")
    assert "no spreadsheet program writes" in refusal(path, english)


@pytest.mark.parametrize("part", ["mimetype", "xl/workbook.xml"])
def test_a_part_that_unpacks_to_very_much_is_never_held(part: str, tmp_path: Path, english: Words) -> None:
    path = tmp_path / "received.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "")
        with package.open(part, "w") as stream:
            for _ in range(100):
                stream.write(bytes(1_000_000))
    tracemalloc.start()
    try:
        assert "too large" in refusal(path, english)
        assert tracemalloc.get_traced_memory()[1] < 5_000_000
    finally:
        tracemalloc.stop()


def test_a_large_part_is_checked_in_small_pieces(tmp_path: Path) -> None:
    path = tmp_path / "received.xlsx"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("[Content_Types].xml", "")
        package.writestr("xl/workbook.xml", bytes(20_000_000))
    tracemalloc.start()
    try:
        preflight.check(path, path.name, lambda _done, _total: None)
        assert tracemalloc.get_traced_memory()[1] < 2_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("packing", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_part_that_is_packed_as_no_program_does_is_refused(packing: int, tmp_path: Path, english: Words) -> None:
    path = tmp_path / "received.xlsx"
    with zipfile.ZipFile(path, "w", packing) as package:
        package.writestr("[Content_Types].xml", "")
        package.writestr("xl/workbook.xml", "<workbook/>")
    content = bytearray(path.read_bytes())
    content[content.index(b"xl/workbook.xml") + 20] ^= 0xFF
    path.write_bytes(content)
    assert "no spreadsheet program writes" in refusal(path, english)


@given(data=st.data())
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_whatever_is_damaged_is_told_in_a_sentence(data: st.DataObject, tmp_path: Path) -> None:
    whole = tmp_path / "whole.xlsx"
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("xl/workbook.xml", "<workbook>46</workbook>")
    content = bytearray(whole.read_bytes())
    places = st.integers(0, len(content) - 1)
    for place, byte in data.draw(st.lists(st.tuples(places, st.integers(0, 255)), min_size=1, max_size=6)):
        content[place] = byte
    path = tmp_path / "received.xlsx"
    path.write_bytes(content)
    with contextlib.suppress(UserError):
        preflight.check(path, path.name, lambda _done, _total: None)


def test_one_flipped_bit_is_found(exported: Path, english: Words) -> None:
    with zipfile.ZipFile(exported) as package:
        part = package.getinfo("xl/worksheets/sheet3.xml")
    content = bytearray(exported.read_bytes())
    content[part.header_offset + part.compress_size // 2] ^= 0x10
    exported.write_bytes(content)
    assert "damaged" in refusal(exported, english)


def test_half_a_file_is_damaged(exported: Path, english: Words) -> None:
    exported.write_bytes(exported.read_bytes()[: exported.stat().st_size // 2])
    assert "damaged" in refusal(exported, english)


def test_another_workbook_is_no_progress_workbook(tmp_path: Path, english: Words) -> None:
    path = tmp_path / "budget.xlsx"
    workbook = Workbook()
    workbook.worksheets[0]["A1"] = "Budget"
    workbook.save(path)
    assert "holds no table of commitments" in refusal(path, english)


def test_a_sheet_with_too_many_rows_is_too_large(tmp_path: Path, english: Words) -> None:
    path = tmp_path / "big.xlsx"
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet("Commitments")
    for row in range(20_001):
        sheet.append([row])
    workbook.save(path)
    assert "too large" in refusal(path, english)


def test_a_file_that_is_not_there(tmp_path: Path, english: Words) -> None:
    assert "was not found" in refusal(tmp_path / "gone.xlsx", english)
    assert "is a folder. Choose the files in it" in refusal(tmp_path, english)


def test_a_reader_that_dies_is_a_damaged_file(exported: Path, english: Words) -> None:
    with pytest.raises(UserError, match="damaged"):
        read_workbook(exported, "received.xlsx", lambda: None, (sys.executable, "-c", "import os; os.abort()"))


def test_a_reader_that_never_ends_is_stopped(exported: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tracker.workbook.reader.SECONDS", 0.5)
    with pytest.raises(UserError, match="too large"):
        read_workbook(exported, "received.xlsx", lambda: None, (sys.executable, "-c", "import time; time.sleep(60)"))


def test_reading_can_be_stopped(exported: Path) -> None:
    class Impatient:
        def step(self, done: int, total: int, label: Message) -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        receive(exported, Impatient())


def test_a_reader_at_work_can_be_stopped(exported: Path) -> None:
    def stop() -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        read_workbook(exported, "received.xlsx", stop, (sys.executable, "-c", "import time; time.sleep(60)"))


def test_macros_are_no_obstacle_and_never_kept(exported: Path) -> None:
    renamed = exported.with_suffix(".xlsm")
    shutil.copy(exported, renamed)
    assert len(receive(renamed, Unwatched()).rows) == 46


def test_a_baseline_of_a_newer_version_is_refused(exported: Path, english: Words) -> None:
    workbook = load_workbook(exported)
    sheet = workbook["Baseline"]
    sheet["A2"] = str(sheet["A2"].value).replace('"format":[1,', '"format":[2,')
    workbook.save(exported)
    assert "newer version" in refusal(exported, english)
