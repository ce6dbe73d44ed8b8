"""A commitment's row, worked out from the records that stand in it."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from tracker.domain.clearance import VERIFIED
from tracker.domain.commitment import NOT_CARRIED, SETTLED
from tracker.domain.fields import CLEARANCE, SAYING_HOW_IT_STANDS, TEXT_FIELDS, Value
from tracker.domain.notes import NOTE
from tracker.domain.periods import period_of
from tracker.domain.values import fits, member_order
from tracker.domain.vocabulary import Status, Support
from tracker.journal.heads import FieldState, state_of
from tracker.journal.record import Record
from tracker.journal.stamps import covered, reported
from tracker.storage.notes import Standing
from tracker.storage.things import NOTHING_MADE, Made

_SEARCHED = ("lead", "person", "alternate", "comment", "position_comment", "limitation", "next_step")


def commitment_row(
    standing: Sequence[Standing], has_differing_note: bool = False, made: Made = NOTHING_MADE
) -> tuple[dict[str, Any], list[tuple[str, str]], str]:
    """The columns of a commitment, the names used in it, and its words to search, from all records that stand."""
    states, members = states_of(s.record for s in standing)
    values = {key: state.value for key, state in states.items() if state.value is not None}
    said = {s.record.id: s for s in standing}
    latest = max(standing, key=lambda s: (s.effective_at, s.record.rank), default=None)
    deadline = period_of(str(values.get("deadline", "")))
    clearance = states.get(CLEARANCE, state_of(()))
    position, status, lead = (_text(values.get(key)) for key in ("position", "status", "lead"))
    fields: dict[str, Any] = {
        key: {"value": state.value, "shown": [r.id for r in state.shown], "differs": state.differs}
        for key, state in states.items()
    }
    for key, states_by_member in members.items():
        fields[key] = {
            "members": [name for name, state in states_by_member.items() if state.contains],
            "shown": {name: [r.id for r in state.heads] for name, state in states_by_member.items() if state.is_said},
        }
    contributing = fields.get("contributing", {"members": []})["members"]
    if has_differing_note:
        fields[NOTE] = {"value": None, "shown": [], "differs": True}
    implemented = said[states["status"].heads[0].id].effective_at if status == Status.IMPLEMENTED else None
    names = {("institution", n) for n in contributing} | ({("institution", lead)} if lead else set())
    names |= {("person", str(values[key])) for key in ("person", "alternate") if key in values}
    row = {
        "position": position,
        "status": status,
        "lead": lead,
        "deadline_last": deadline.last.isoformat() if deadline else None,
        "settled": status in SETTLED or position in NOT_CARRIED,
        "fields": json.dumps(fields, ensure_ascii=False, sort_keys=True),
        "conflicts": sum(state.differs for state in states.values()) + has_differing_note,
        "updated": (latest.effective_at or None) if latest else None,
        "updated_by": latest.effective_by if latest and latest.effective_at else None,
        "said_stamp": said_stamp(s.record for s in standing),
        "implemented_at": implemented or None,
        "support": _support(states, said, made.documents),
        "clearance": clearance.value["level"] if isinstance(clearance.value, dict) else None,
        "clearance_changed": _has_changed(clearance, standing),
        "documents": made.documents,
        "open_actions": made.open_actions,
    }
    words = " ".join([*(str(values.get(key, "")) for key in _SEARCHED), *contributing, *_entered(values)])
    return row, sorted(names), words


def said_stamp(heads: Iterable[Record]) -> int:
    """The highest stamp of what stands and says how it stands, 0 where nothing does.

    What an undo brought back has the stamp of when it was said, and what a workbook brought that of its export: so
    laptops that know the same say the same, whatever their clocks show and whenever it came to them.
    """
    stamps = (h.rank[0] for h in heads if h.field in SAYING_HOW_IT_STANDS and h.restores != "")
    return max(stamps, default=0)


def _entered(values: Mapping[str, Value]) -> Iterator[str]:
    """The words of the recommendation that the delegation entered in other languages."""
    for field in TEXT_FIELDS.values():
        value = values.get(field.key)
        if isinstance(value, dict):
            yield value["body"]


def _has_changed(clearance: FieldState, standing: Sequence[Standing]) -> bool:
    """Whether what was let go is no longer what stands; a draft has nothing to hold that against."""
    return clearance.value is not None and clearance.heads[0].seen != covered(s.record for s in standing)


def _support(states: Mapping[str, FieldState], said: Mapping[str, Standing], documents: int) -> str | None:
    """What the reported status rests on; a verification counts while what was verified stands, by a second person."""
    status, verified = states.get("status"), states.get(VERIFIED)
    if status is None or status.value is None:
        return None
    if documents:
        reporters = {said[head.id].effective_by for head in status.heads}
        is_same = verified is not None and verified.heads[0].seen == reported(status.heads)
        by = verified.value["by"] if verified and isinstance(verified.value, dict) else None
        return (Support.VERIFIED if by and is_same and by not in reporters else Support.DOCUMENTED).value
    comment = states.get("comment")
    return (Support.STATED if comment and comment.value else Support.NONE).value


def states_of(records: Iterable[Record]) -> tuple[dict[str, FieldState], Mapping[str, Mapping[str, FieldState]]]:
    """The state of each plain field, and of each member of each set."""
    plain: defaultdict[str, list[Record]] = defaultdict(list)
    members: defaultdict[str, defaultdict[str, list[Record]]] = defaultdict(lambda: defaultdict(list))
    for record in records:
        # What a newer version said in a way this one cannot read is kept and passed on, not shown.
        if not fits(record.field, record.value, record.element):
            continue
        if record.element is not None:
            members[record.field][record.element].append(record)
        else:
            plain[record.field].append(record)
    ordered = {key: sorted(of, key=member_order(key)) for key, of in members.items()}
    sets = {key: {name: state_of(members[key][name]) for name in names} for key, names in ordered.items()}
    return {k: state_of(v) for k, v in plain.items()}, sets


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None
