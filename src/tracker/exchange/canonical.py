"""Reads JSON that is written in the one canonical form, and nothing else, however it was made to look."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Sequence
from typing import NoReturn, TypeVar

import msgspec

from tracker.journal.record import canonical_json

DEPTH = 32

_STRING = re.compile(rb'"(?:[^"\\]|\\.)*+(?:"|\Z)', re.DOTALL)
"""Possessive, and to the end where it is not closed: in a hostile text no byte is looked at twice."""

_ESCAPED = re.compile(rb'\\[^"n]')
"""An escape but those for a quotation mark and a line end; those for a backslash are taken out before.

Canonical text has no other.
"""

_PLAIN = bytes(set(range(0x20, 0x7F)) - set(b"\\"))
"""Where a text holds nothing else, it is composed, and nothing in it is escaped or hidden."""

_SHORT, _MARKS = 4000, 30
"""Characters of a text, and marks on one of its letters."""

_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]")
"""Control characters, and those that make a text read other than it is written."""


def _no_fraction(_: str) -> NoReturn:
    """Python and msgspec write fractions differently; Python's way is the canonical one."""
    raise ValueError("a fraction")


_Form = TypeVar("_Form")


def decoder_of(form: type[_Form]) -> msgspec.json.Decoder[_Form]:
    """For `read_plainly`; it reads no fractions."""
    return msgspec.json.Decoder(form, float_hook=_no_fraction)


_ANYTHING: msgspec.json.Decoder[object] = msgspec.json.Decoder(float_hook=_no_fraction)
_ENCODER = msgspec.json.Encoder(order="sorted")


def read_object(raw: bytes) -> dict[str, object]:
    """The object written in `raw`. Raises `ValueError` unless `canonical_json` would write it exactly so.

    So it has no key twice, no NaN, no lone surrogate, nothing nested deeper than `DEPTH`, and no control characters.
    """
    found = read_plainly(raw, _ANYTHING)
    if found is None:
        found = json.loads(raw, parse_constant=_no_fraction)
        if canonical_json(found).encode() != raw:
            raise ValueError("not canonical")
    if not isinstance(found, dict):
        raise ValueError("no object")
    return found


def read_plainly(raw: bytes, decoder: msgspec.json.Decoder[_Form]) -> _Form | None:
    """What is written, if it is plainly canonical and holds nothing but what the decoder's form has.

    None where only `read_object` can tell, which takes much longer; that it is not canonical is one of its answers.
    Raises `ValueError` for what no text holds, and for what is nested too deep.
    """
    if _depth(raw) > DEPTH:
        raise ValueError("nested too deep")
    if not _is_composed(raw, len(raw)):
        return None
    try:
        found = decoder.decode(raw)
    except (msgspec.MsgspecError, RecursionError):
        return None
    return found if _ENCODER.encode(found) == raw else None


def read_lines_plainly(lines: Sequence[bytes], decoder: msgspec.json.Decoder[_Form]) -> list[_Form] | None:
    """What is written in each of these lines, in a fraction of the time that one after the other takes.

    None where one of them is not as `read_plainly` expects it, or is long; it tells which. How deep they are nested is
    for the decoder's form to bound.
    """
    longest = max(map(len, lines), default=0)
    if longest > _SHORT:
        return None
    try:
        if not _is_composed(b"".join(lines), longest):
            return None
        text = b"".join(line + b"\n" for line in lines)
        found = decoder.decode_lines(text)
    except (ValueError, RecursionError):
        return None
    return found if _ENCODER.encode_lines(found) == text else None


def _is_composed(raw: bytes, longest: int) -> bool:
    """Whether all its texts are in NFC; raises `ValueError` for characters that no text holds.

    `longest` is its longest line, in bytes, of which there are never less than characters.
    """
    if not raw.translate(None, _PLAIN):
        return True
    text = raw.decode()
    if _ESCAPED.search(raw.replace(rb"\\", b"")) or (not text.isprintable() and _UNSEEN.search(text)):
        raise ValueError("a character that no text holds")
    if longest > _SHORT and len(text) > _SHORT and _has_towers(text):
        raise ValueError("more marks on a letter than any language has")
    return unicodedata.is_normalized("NFC", text)


_MARKS_UNTOLD = "\u0f73\u0f75\u0f81"
"""Marks, and of all that Unicode has the only ones, that are said to be none: they come apart into two."""


def _has_towers(text: str) -> bool:
    """Whether any letter has more marks than text that is safe to stream may have (Unicode, UAX #15, 13).

    To compose such takes the square of their number: minutes for a file of a few kilobytes.
    """
    height = 0
    for character in text:
        is_mark = unicodedata.combining(character) or character in _MARKS_UNTOLD
        height = height + 1 if is_mark else 0
        if height > _MARKS:
            return True
    return False


def _depth(raw: bytes) -> int:
    """How deep brackets are nested, told without parsing."""
    brackets = raw.count(b"{") + raw.count(b"[")
    if brackets <= DEPTH:
        return brackets
    depth = deepest = 0
    for byte in _STRING.sub(b"", raw):
        if byte in b"{[":
            depth += 1
            deepest = max(deepest, depth)
        elif byte in b"}]":
            depth -= 1
    return deepest
