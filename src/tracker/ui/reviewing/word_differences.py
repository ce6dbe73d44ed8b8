"""Which words of a text are gone and which are new. Knows nothing of Qt."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_WORDS = re.compile(r"\s+|\w+|[^\w\s]")
_LEAST_ALIKE = 0.35
_MOST_WORDS = 3000


class Mark(StrEnum):
    """What became of some words."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that share one fate."""

    text: str
    mark: Mark


def word_differences(old: str, new: str) -> tuple[Piece, ...]:
    """The words of both in reading order, what is gone before what came for it.

    Texts that have little in common are told as all gone and all new: marking their few common words helps nobody.
    """
    before, after = _WORDS.findall(old), _WORDS.findall(new)
    if len(before) + len(after) > _MOST_WORDS:
        return _whole(old, new)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    if old and new and _likeness(before, after) < _LEAST_ALIKE:
        return _whole(old, new)
    pieces: list[Piece] = []
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            pieces.append(Piece("".join(before[i1:i2]), Mark.SAME))
            continue
        pieces += [Piece("".join(before[i1:i2]), Mark.GONE)] if i2 > i1 else []
        pieces += [Piece("".join(after[j1:j2]), Mark.NEW)] if j2 > j1 else []
    return tuple(pieces)


def shortened(pieces: Sequence[Piece], around: int = 3) -> tuple[Piece, ...]:
    """What has room beside the old text: all that is new, and little of the rest.

    Long unchanged stretches are cut to `around` words beside each change, what is gone to its first and last words.
    Where nothing but blanks stayed as it was, the new text is one piece and the old is left out: else its words would
    take the place of the new.
    """
    if all(piece.mark is not Mark.SAME or not piece.text.strip() for piece in pieces):
        new = "".join(piece.text for piece in pieces if piece.mark is not Mark.GONE)
        pieces = [Piece(new, Mark.NEW)] if new.strip() else pieces
    last = len(pieces) - 1
    return tuple(Piece(_short(piece, around, n == 0, n == last), piece.mark) for n, piece in enumerate(pieces))


def _short(piece: Piece, around: int, at_start: bool, at_end: bool) -> str:
    match piece.mark:
        case Mark.SAME:
            return _cut(piece.text, around, at_start, at_end)
        case Mark.GONE:
            return _cut(piece.text, 1, at_start=False, at_end=False)
        case Mark.NEW:
            return piece.text


def _cut(text: str, around: int, at_start: bool, at_end: bool) -> str:
    words = _WORDS.findall(text)
    kept = 2 * around
    head, tail = ("" if at_start else "".join(words[:kept])), ("" if at_end else "".join(words[-kept:]))
    if (at_start and at_end) or len(head) + len(tail) + 2 >= len(text):
        return text
    return f"{head.rstrip()}{' ' if head else ''}…{' ' if tail else ''}{tail.lstrip()}"


def _likeness(before: Sequence[str], after: Sequence[str]) -> float:
    """From 0 to 1; blanks, which all texts share, do not count."""
    mine, other = ([word for word in words if not word.isspace()] for words in (before, after))
    return SequenceMatcher(None, mine, other, autojunk=False).ratio()


def _whole(old: str, new: str) -> tuple[Piece, ...]:
    return tuple(piece for piece in (Piece(old, Mark.GONE), Piece(new, Mark.NEW)) if piece.text)
