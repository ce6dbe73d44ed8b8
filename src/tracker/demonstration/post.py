"""What goes between laptops in a demonstration: real files, written, reviewed and taken in as any others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from random import Random

from tracker.demonstration.cast import Cast
from tracker.demonstration.diary import Deed
from tracker.demonstration.filled_in import edit_as_a_colleague
from tracker.domain.commitment import Commitment
from tracker.domain.exchange import ParcelKind
from tracker.domain.fields import FIELDS
from tracker.domain.review import Answers, Decision
from tracker.domain.vocabulary import capital
from tracker.register.register import Register


def _send(cast: Cast, deed: Deed) -> None:
    _sent(cast, cast.officer(deed.by), deed.told["to"])


def _take_in(cast: Cast, deed: Deed) -> None:
    """What was sent to this person last."""
    _take(cast.officer(deed.by), cast.post[cast.diary.people[deed.by]])


def _share(cast: Cast, deed: Deed) -> None:
    """A file to each of these colleagues, who takes it in."""
    for key in deed.told["others"].split():
        _take(cast.officer(key), _sent(cast, cast.officer(deed.by), cast.diary.people[key]))


def _exchange(cast: Cast, deed: Deed) -> None:
    """A file from each of these colleagues and one back; where both changed the same, both versions are kept."""
    for key in deed.told["others"].split():
        _take(cast.officer(deed.by), _sent(cast, cast.officer(key), cast.diary.people[deed.by]))
    _share(cast, deed)


def _put_aside(cast: Cast, deed: Deed) -> None:
    """A colleague's file whose review was begun and is not finished."""
    home, colleague = cast.officer(deed.by), cast.officer(deed.told["other"])
    file = _sent(cast, colleague, cast.diary.people[deed.by])
    review = home.review(file)
    home.set_aside(review, Answers({review.proposals[0].number: Decision.KEEP}), [file])


def _submit(cast: Cast, deed: Deed) -> None:
    home, to = cast.officer(deed.by), deed.told["to"]
    home.submit(_path(cast, home, ParcelKind.SUBMISSION, to), home.draft_submission(to, deed.told["fields"]))


def _submit_answered(cast: Cast, deed: Deed) -> None:
    """A submission of which its receiver tells what became."""
    home, to = cast.officer(deed.by), deed.told["to"]
    file = _path(cast, home, ParcelKind.SUBMISSION, to)
    home.submit(file, home.draft_submission(to, deed.told["fields"]))
    with cast.other(to) as receiver:
        _take(receiver, file)
        receipt = _path(cast, receiver, ParcelKind.RECEIPT, cast.diary.delegation)
        receiver.write_receipt(receipt, receiver.received_files()[0])
    _take(home, receipt)


def _workbook(cast: Cast, deed: Deed) -> None:
    """Exported for an institution, filled in there and taken back."""
    home = cast.officer(deed.by)
    file = cast.file(home.suggested_name(deed.told["title"]))
    # In English: `filled_in` finds the cells by its headings.
    home.export(file, meeting=deed.told["title"], language="en")
    typed = {
        (ref, capital(str(FIELDS[key].label))): text
        for ref, values in deed.told["typed"].items()
        for key, text in values.items()
    }
    edit_as_a_colleague(file, typed)
    home.finish(home.review(file, author=deed.told["name"]))


def _answers(cast: Cast, deed: Deed) -> None:
    """Other delegations answer, each from a laptop of its own; all their files are one review."""
    home = cast.officer(deed.by)
    files = []
    for code in deed.told["delegations"].split():
        with cast.other(code) as other:
            for status, seen in _invented(code, other.listed(), cast.diary.answers).items():
                other.edit(seen, {"status": status})
            files.append(_path(cast, other, ParcelKind.SUBMISSION, cast.diary.delegation))
            other.submit(files[-1], other.draft_submission(cast.diary.delegation))
    _take(home, *files)


def _invented(code: str, commitments: Sequence[Commitment], weights: Mapping[str, int]) -> dict[str, list[Commitment]]:
    """The same of the same delegation, always; by status, without those of which it says nothing."""
    chance = Random(code)
    found = defaultdict(list)
    for commitment in commitments:
        (status,) = chance.choices(list(weights), list(weights.values()))
        found[status].append(commitment)
    return {status: found[status] for status in weights if status and found[status]}


POST: dict[str, Callable[[Cast, Deed], None]] = {
    "send": _send,
    "take_in": _take_in,
    "share": _share,
    "exchange": _exchange,
    "put_aside": _put_aside,
    "submit": _submit,
    "submit_answered": _submit_answered,
    "workbook": _workbook,
    "answers": _answers,
}


def _take(register: Register, *files: Path) -> None:
    register.finish(register.review(*files))


def _sent(cast: Cast, register: Register, to: str) -> Path:
    """An update with what is new for this person since the last."""
    file = _path(cast, register, ParcelKind.UPDATE, to)
    register.send(file, to, since_last=True)
    cast.post[to] = file
    return file


def _path(cast: Cast, register: Register, kind: ParcelKind, to: str) -> Path:
    return cast.file(register.suggested_parcel_name(kind, to))
