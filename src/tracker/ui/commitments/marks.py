"""What is to be seen of a commitment at a glance: an icon with a number, and what each of them means in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tracker.domain.clearance import VERIFIED
from tracker.domain.commitment import Commitment
from tracker.domain.vocabulary import Support
from tracker.ui.wording import Wording
from tracker.words import Words, plural


@dataclass(frozen=True, slots=True)
class Mark:
    """An icon by name, what stands beside it, and its meaning; `is_pressing` asks somebody to do something.

    What is not drawn is told in words only.
    """

    icon: str
    text: str
    told: str
    is_pressing: bool = False
    is_drawn: bool = True


def marks_of(commitment: Commitment, wording: Wording, words: Words) -> tuple[Mark, ...]:
    """In the order in which they are drawn, what presses first."""
    found = []
    if commitment.conflicts:
        fields = ", ".join(wording.label(key) for key in commitment.conflicts)
        found.append(Mark("conflict", "", words("Differing versions: {fields}", fields=fields), is_pressing=True))
    if stamp := commitment.clearance:
        said = wording.value("clearance", dict(stamp))
        changed = commitment.clearance_changed
        told = words("{clearance}; changed since", clearance=said) if changed else said
        # What stands as it was cleared is as it should be: it is told, and takes nobody's eye.
        found.append(Mark("clearance", "!", told, is_pressing=changed, is_drawn=changed))
    if n := commitment.documents:
        found.append(Mark("file", str(n), words(plural("{n} supporting document", "{n} supporting documents", n))))
    if n := commitment.open_actions:
        found.append(Mark("actions", str(n), words(plural("{n} open action", "{n} open actions", n))))
    if n := commitment.notes:
        found.append(Mark("note", str(n), words(plural("{n} note", "{n} notes", n))))
    return tuple(found)


def shown(marks: Sequence[Mark], places: int) -> Sequence[Mark]:
    """What presses first; where there are more of them than places, "+2" stands in the last for those that are not."""
    marks = [mark for mark in marks if mark.is_drawn]
    if len(marks) <= places:
        return marks
    left = marks[places - 1 :]
    is_pressing = any(mark.is_pressing for mark in left)
    return [*marks[: places - 1], Mark("", f"+{len(left)}", "", is_pressing=is_pressing)]


def support_words(commitment: Commitment, words: Words) -> str:
    """The two or three words under a status: what somebody would ask about it; "" where there is nothing to say."""
    if commitment.contradicts_itself:
        return words("yet at {number}%", number=commitment.percent)
    if commitment.lacks_documents:
        return words("no document yet")
    return words("verified") if commitment.support is Support.VERIFIED else ""


def support_told(commitment: Commitment, wording: Wording, words: Words) -> tuple[str, ...]:
    """The same in sentences."""
    told = []
    if commitment.contradicts_itself:
        told.append(words("Implemented, yet progress says {number}%.", number=commitment.percent))
    if commitment.lacks_documents:
        told.append(words("No supporting document shows it yet."))
    elif commitment.support is Support.VERIFIED:
        told.append(words("Verified: {when}", when=wording.value(VERIFIED, commitment.values.get(VERIFIED))))
    return tuple(told)
