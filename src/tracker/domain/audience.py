"""What of a delegation's commitments others than its colleagues may read."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from tracker.domain.commitment import Commitment
from tracker.domain.fields import CLEARANCE, DOCUMENTS, Value
from tracker.domain.submission import SUBMITTABLE, Submission
from tracker.domain.things import EVIDENCE, Confidentiality, Thing


def outward(commitment: Commitment, things: Iterable[Thing]) -> tuple[Commitment, tuple[Thing, ...]]:
    """The commitment without comments and names of persons, and of its things the public documents: who is to do what
    by when is the delegation's own business.

    How far it was cleared, and when, is told; by whom and by which note is not.
    """
    kept = tuple(replace(thing, author="") for thing in things if thing.kind == EVIDENCE and is_public(thing))
    values = {key: value for key, value in commitment.values.items() if key in SUBMITTABLE}
    if commitment.clearance is not None:
        values[CLEARANCE] = {**commitment.clearance, "by": "", "document": ""}
    members = {key: names for key, names in commitment.members.items() if key in SUBMITTABLE}
    told = replace(
        commitment,
        values=values,
        members=members,
        shown=_of_fields(commitment.shown),
        updated_by=None,
        documents=len(kept),
    )
    return told, kept


def is_public(document: Thing) -> bool:
    """Whether others may see it; not while it is disputed whether it is there at all."""
    return document.confidentiality is Confidentiality.PUBLIC and not document.is_disputed


def told_documents(things: Iterable[Thing]) -> Value:
    """What a submission tells of the public ones among them (`fields.py`, DOCUMENTS); None where there are none."""
    told: dict[str, str] = {}
    for thing in things:
        if thing.kind == EVIDENCE and is_public(thing):
            file, link = thing.text("content"), thing.text("link")
            said = f"{thing.name}\n{thing.text('file')}".strip() if file else thing.name
            told.setdefault(file or link, said)
    return {where: told[where] for where in sorted(told) if where} or None


@dataclass(frozen=True, slots=True)
class ToldDocument:
    """A public document as a delegation told of it: `file` and `content` (SHA-256, hex), or a `link`."""

    title: str
    file: str = ""
    content: str = ""
    link: str = ""


def documents_told(value: Value) -> tuple[ToldDocument, ...]:
    """The documents that such a value tells of."""
    found = []
    for where, said in value.items() if isinstance(value, dict) else ():
        title, _, file = said.partition("\n")
        is_link = "://" in where
        found.append(ToldDocument(title, link=where) if is_link else ToldDocument(title, file, where))
    return tuple(found)


def told_files(value: Value) -> tuple[str, ...]:
    """The SHA-256 (hex) of the files that such a value tells of."""
    return tuple(document.content for document in documents_told(value) if document.content)


def without(submission: Submission, left_out: Collection[str]) -> Submission:
    """The same without these commitments (their ids), and without the files that only they tell of."""
    values = tuple(value for value in submission.values if value.entity not in left_out)
    told = {digest for value in values if value.key == DOCUMENTS for digest in told_files(value.value)}
    return replace(
        submission,
        values=values,
        files=tuple(file for file in submission.files if file in told),
        whole=submission.whole and len(values) == len(submission.values),
    )


def only_cleared(submission: Submission) -> Submission:
    """The same of what is cleared alone."""
    return without(submission, {value.entity for value in submission.values} - submission.cleared)


def _of_fields(shown: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    return {key: ids for key, ids in shown.items() if key.partition("/")[0] in SUBMITTABLE}
