"""A delegation's progress on the forum's recommendations, as it is exported: the parts that every test here needs."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date

from tracker.bundle import bundled
from tracker.domain.commitment import Commitment
from tracker.domain.export import ProgressReport, Snapshot
from tracker.domain.fields import Value
from tracker.domain.forum import Delegation, DelegationName, Forum, OfficialText, Panel, Recommendation
from tracker.domain.identity import commitment_id, delegation_id, forum_id, panel_id, recommendation_id
from tracker.domain.query import NO_VALUE, Group
from tracker.domain.vocabulary import Position
from tracker.workbook.baseline import base_lines
from tracker.workbook.layout import EDITABLE

SNAPSHOT_ID = "01936c1e-5b7a-7c11-9d52-6f0e3a528f3b"
AS_OF = date(2026, 11, 23)

FORUM_DATA = json.loads(bundled("db/seed/HLF2017.json").read_text(encoding="utf-8"))
FORUM = Forum(forum_id("HLF2017"), "HLF2017", FORUM_DATA["names"])
COSTA_RICA = Delegation(
    delegation_id("CRI"),
    "CRI",
    "state",
    {
        "en": DelegationName("Costa Rica", "Republic of Costa Rica"),
        "es": DelegationName("Costa Rica", "República de Costa Rica"),
    },
)

REPORTED: Mapping[str, Mapping[str, Value]] = {
    "1.1": {
        "position": "accepted",
        "status": "in_progress",
        "percent": 60,
        "lead": "Ministry of Foreign Affairs and Worship",
        "person": "Ana Solís Rojas",
        "deadline": "2026-10-30",
        "next_step": "Send the draft protocol to the Attorney General.\nAgree on the joint training calendar.",
        "comment": "- waits for the opinion of the Legal Department",
    },
    "1.2": {
        "position": "accepted",
        "status": "implemented",
        "percent": 100,
        "lead": "General Directorate of Migration and Foreigners",
        "person": "Luis Mora",
        "deadline": "2025-12",
    },
    "1.3": {"position": "noted", "comment": "A principle; reported on through 1.1."},
    "1.4": {
        "position": "accepted_in_part",
        "status": "partially_implemented",
        "percent": 40,
        "lead": "Ministry of the Interior",
        "deadline": "2027-Q2",
        "limitation": "Budget for 2027 not yet approved by the Legislative Assembly.",
    },
    "1.5": {"position": "accepted", "status": "continuous", "lead": "Ministry of Foreign Affairs and Worship"},
    "1.6": {"position": "under_consideration", "status": "planned", "deadline": "2027"},
    "2.1": {"status": "in_progress", "percent": 1, "lead": "ACNUR / UNHCR liaison", "deadline": "2026-12-15"},
    "2.2": {"position": "accepted", "status": "implemented", "percent": 100, "deadline": "2024-06-30"},
    "2.3": {"position": "accepted", "status": "not_started", "percent": 0, "deadline": "2026-11-22"},
    "3.2": {"position": "not_applicable", "comment": "=1+1 is no formula here"},
    "3.4": {"position": "not_accepted", "status": "not_to_be_implemented", "limitation": "#REF!"},
    "4.1": {"status": "superseded", "comment": "Replaced by the 2025 labour migration policy (_x000D_ stays)."},
    "4.10": {
        "status": "in_progress",
        "percent": 55,
        "lead": "Central Bank of Costa Rica",
        "person": "@estadística",
        "deadline": "2027-01",
        "comment": "Study of the economic contribution of migrants 🌎, second round of the household survey.",
    },
    "5.3": {"position": "accepted", "status": "planned", "lead": "Ministry of Health", "deadline": "2027-02-20"},
    "6.5": {"position": "accepted", "status": "in_progress", "percent": 25, "deadline": "2026-Q3"},
}


def _recommendation(
    panel: int, number: int, given: Mapping[str, object], texts: Iterable[Mapping[str, str]]
) -> Recommendation:
    ref = f"{panel}.{number}"
    return Recommendation(
        recommendation_id("HLF2017", ref),
        "HLF2017",
        panel,
        ref,
        str(given["nature"]),
        (),
        tuple(OfficialText(t["language"], t["standing"], t["source"], t["body"]) for t in texts),
    )


def commitments(reported: Mapping[str, Mapping[str, Value]] = REPORTED) -> tuple[Commitment, ...]:
    """All 46 of the forum, with the values given by reference."""
    found = []
    for panel in FORUM_DATA["panels"]:
        for given in panel["recommendations"]:
            recommendation = _recommendation(panel["number"], given["number"], given, given["texts"])
            values = dict(reported.get(recommendation.ref, {}))
            found.append(
                Commitment(
                    id=commitment_id("HLF2017", recommendation.ref, "CRI"),
                    delegation="CRI",
                    recommendation=recommendation,
                    panel_title=panel["titles"]["en"],
                    text=recommendation.texts[0],
                    values=values,
                    shown={
                        key: (hashlib.sha256(f"{recommendation.ref} {key}".encode()).hexdigest()[:32],)
                        for key in values
                    },
                    updated="2026-11-20T15:04:05Z" if values else None,
                    updated_by="Ana Solís Rojas" if values else None,
                )
            )
    return tuple(found)


def groups(rows: Iterable[Commitment]) -> tuple[Group, ...]:
    """The panels with their tallies."""
    rows = tuple(rows)
    found = []
    for panel in FORUM_DATA["panels"]:
        number = panel["number"]
        mine = [row for row in rows if row.recommendation.panel == number]
        counted = [row for row in mine if row.position is not Position.NOT_APPLICABLE]
        found.append(
            Group(
                Panel(panel_id("HLF2017", number), "HLF2017", number, panel["titles"], panel["introductions"]),
                tuple(row.id for row in mine),
                Counter(row.text_of("status") or NO_VALUE for row in counted),
                len(mine) - len(counted),
            )
        )
    return tuple(found)


def report(
    rows: tuple[Commitment, ...] | None = None,
    meeting: str = "Third follow-up meeting, San José",
    shown: int | None = None,
) -> ProgressReport:
    """What is exported of these commitments; only the first `shown` of them where that is given."""
    rows = commitments() if rows is None else rows
    exported = rows[:shown]
    snapshot = Snapshot(
        id=SNAPSHOT_ID,
        stamp=115_343_212_544_000_001,
        at="2026-11-23T18:04:05Z",
        forum="HLF2017",
        delegation="CRI",
        filtered=len(exported) < len(rows),
        lines=base_lines(exported),
        meeting=meeting,
        as_of=AS_OF.isoformat(),
    )
    return ProgressReport((FORUM,), COSTA_RICA, snapshot, AS_OF, meeting, groups(rows), exported, len(rows), things={})


def base_values(rows: Iterable[Commitment]) -> dict[tuple[str, str], Value]:
    """What a returned but unedited workbook must say."""
    return {(row.id, column.key): row.values.get(column.key) for row in rows for column in EDITABLE}
