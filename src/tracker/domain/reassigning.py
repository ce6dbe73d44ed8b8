"""One person leaves, another takes over: focal points, alternates and open actions in one step."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.domain.actions import subject_of
from tracker.domain.changes import ChangeSet, FieldChange, Title
from tracker.domain.commitment import Commitment
from tracker.domain.things import Thing
from tracker.errors import UserError
from tracker.words import message

_ROLES = ("person", "alternate")


def reassign(commitments: Sequence[Commitment], steps: Sequence[Thing], leaver: str, successor: str) -> ChangeSet:
    """Names are canonical; an empty successor leaves the places open. Raises `UserError` where the leaver has none."""
    changes = _entries(commitments, steps, leaver, successor or None)
    if not changes:
        raise UserError(
            message("Nothing was reassigned."),
            message("“{name}” is neither focal point nor alternate, and has no open action.", name=leaver),
            message("Check the name as it stands in the list."),
        )
    title = Title("reassign", {"n": len(changes), "from": leaver, "to": successor})
    return ChangeSet(title, tuple(changes))


def entries_of(commitments: Sequence[Commitment], steps: Sequence[Thing], name: str) -> int:
    """How many places a person has: what `reassign` would change."""
    return len(_entries(commitments, steps, name, None))


def _entries(
    commitments: Sequence[Commitment], steps: Sequence[Thing], leaver: str, successor: str | None
) -> list[FieldChange]:
    changes = [
        FieldChange(subject_of(c), role, successor, c.shown.get(role, ()))
        for c in commitments
        for role in _ROLES
        if c.values.get(role) == leaver
    ]
    changes += [
        FieldChange(step.subject, "owner", successor, step.shown.get("owner", ()))
        for step in steps
        if step.text("owner") == leaver
    ]
    return changes
