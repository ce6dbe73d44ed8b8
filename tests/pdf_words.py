"""The words that stand on a page of a PDF as Qt writes it, read out of its glyphs as whoever copies them does."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator


def words_on(pdf: bytes) -> list[str]:
    """What was painted at one go each, in the order of painting."""
    parts = {found[1]: found[2] for found in re.finditer(rb"(\d+) 0 obj\n(.*?)\nendobj", pdf, re.DOTALL)}
    letters = {
        b"F" + number: _letters(parts[to_unicode[1]])
        for number, part in parts.items()
        if (to_unicode := re.search(rb"/ToUnicode (\d+) 0 R", part))
    }
    contents = re.findall(rb"/Contents (\d+) 0 R", pdf)
    return [said for number in contents for said in _painted(_unpacked(parts[number]), letters)]


def _unpacked(part: bytes) -> bytes:
    return zlib.decompressobj().decompress(part.partition(b"stream\n")[2])


def _painted(page: bytes, letters: dict[bytes, dict[int, str]]) -> Iterator[str]:
    for text in re.findall(rb"BT\n(.*?)ET\n", page, re.DOTALL):
        said, font = "", b""
        for named, glyph in re.findall(rb"/(\w+) [\d.]+ Tf|<([0-9A-F]+)> Tj", text):
            font = named or font
            said += letters[font][int(glyph, 16)] if glyph else ""
        yield " ".join(said.split())


def _letters(table: bytes) -> dict[int, str]:
    """Which letters a font's glyphs stand for: runs of glyphs, with the letter of each or of the first."""
    found: dict[int, str] = {}
    for first, last, one, each in re.findall(rb"<(\w+)> <(\w+)> (?:<(\w+)>|\[(.*?)\])", table):
        told = [bytes.fromhex(code.decode()).decode("utf-16-be") for code in re.findall(rb"<(\w+)>", each)]
        for place, glyph in enumerate(range(int(first, 16), int(last, 16) + 1)):
            found[glyph] = told[place] if told else chr(int(one, 16) + place)
    return found
