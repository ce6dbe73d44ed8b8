"""Meetings and comparisons as other programs read them."""

from __future__ import annotations

from collections.abc import Iterable

from tracker.cli.as_json import Json
from tracker.domain.commitment import Commitment
from tracker.domain.meetings import Meeting
from tracker.domain.presented import Comparison, Move, Presented, Tally


def meeting_json(meeting: Meeting) -> Json:
    """One line of `tracker meetings --json`; `presented` is null where nothing was frozen."""
    freeze = meeting.freeze
    return {
        "id": meeting.id,
        "title": meeting.title,
        "date": meeting.on.isoformat(),
        "place": meeting.place or None,
        "differing": sorted(meeting.versions),
        "deleted_elsewhere": bool(meeting.deletions),
        "frozen_by": freeze.author if freeze else None,
        "frozen_at": freeze.at if freeze else None,
        "presented": tally_json(meeting.tally) if meeting.tally else None,
    }


def tally_json(tally: Tally) -> Json:
    """Counts by status code, "not_reported" and "not_applicable" among them."""
    return {
        "implemented": tally.implemented,
        "applicable": tally.applicable,
        "percent": tally.percent,
        "counts": {_state(code): count for code, count in sorted(tally.counts.items())},
        "missing": tally.missing,
    }


def comparison_json(found: Comparison, before: Meeting, after: Meeting | None) -> Json:
    """All that `tracker compare` tells."""
    return {
        "before": _side(found.before, before),
        "after": _side(found.after, after),
        "moved": [
            {"ref": m.commitment.ref, "forum": m.commitment.recommendation.forum}
            | {"moves": [_move(move) for move in m.moves], "internal": [_move(move) for move in m.internal]}
            for m in found.moved
        ],
        "flow": [
            {"from": _state(start), "to": _state(end), "count": len(ids), "refs": _refs(found, ids)}
            for (start, end), ids in found.flow.items()
        ],
        "same_status": _refs(found, found.same_status),
        "unchanged": _refs(found, found.unchanged),
        "newly_overdue": _refs(found, found.newly_overdue),
        "reconfirmed": _refs(found, found.reconfirmed),
        "left_out": _refs(found, found.left_out),
    }


def stood_json(stood: Commitment, meeting: Meeting, state: Presented) -> Json:
    """What `tracker show REF --at MEETING` tells."""
    return {
        "ref": stood.ref,
        "forum": stood.recommendation.forum,
        "meeting": meeting.id,
        "on": state.on.isoformat(),
        "values": dict(stood.values),
        "contributing": list(stood.contributing),
        "differing": list(stood.conflicts),
        "overdue": stood.days_late(state.on) > 0,
    }


def _side(state: Presented, meeting: Meeting | None) -> Json:
    return {"meeting": meeting.id if meeting else None, "on": state.on.isoformat()} | tally_json(state.tally)


def _move(move: Move) -> Json:
    return {"field": move.key, "from": move.before, "to": move.after, "differs": move.differs}


def _refs(found: Comparison, ids: Iterable[str]) -> list[str]:
    known = {**found.before.commitments, **found.after.commitments}
    return [known[i].recommendation.qualified_ref for i in ids if i in known]


def _state(code: str) -> str:
    return code or "not_reported"
