"""What of a delegation's commitments others than its colleagues may read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from tracker.domain.clearance import CLEARANCE
from tracker.domain.commitment import Commitment
from tracker.domain.fields import Value
from tracker.domain.submission import SUBMITTABLE
from tracker.domain.things import EVIDENCE, Confidentiality, Thing


def outward(commitment: Commitment, things: Iterable[Thing]) -> tuple[Commitment, tuple[Thing, ...]]:
    """The commitment and its things without comments, names of persons, and documents that are not public.

    How far it was cleared, and when, is told; by whom and by which note is not.
    """
    kept = tuple(_outward_thing(thing) for thing in things if thing.kind != EVIDENCE or is_public(thing))
    values = {key: value for key, value in commitment.values.items() if key in SUBMITTABLE}
    if commitment.clearance is not None:
        values[CLEARANCE] = {**commitment.clearance, "by": "", "document": ""}
    documents = sum(thing.kind == EVIDENCE for thing in kept)
    members = {key: names for key, names in commitment.members.items() if key in SUBMITTABLE}
    told = replace(
        commitment,
        values=values,
        members=members,
        shown=_of_fields(commitment.shown),
        updated_by=None,
        documents=documents,
    )
    return told, kept


def is_public(document: Thing) -> bool:
    """Whether others may see it; not while it is disputed whether it is there at all."""
    return document.confidentiality is Confidentiality.PUBLIC and not document.is_disputed


def _of_fields(shown: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    return {key: ids for key, ids in shown.items() if key.partition("/")[0] in SUBMITTABLE}


def _outward_thing(thing: Thing) -> Thing:
    values: dict[str, Value] = {key: value for key, value in thing.values.items() if key != "owner"}
    if isinstance(done := values.get("done"), dict):
        values["done"] = {**done, "by": ""}
    return replace(thing, values=values, author="")
