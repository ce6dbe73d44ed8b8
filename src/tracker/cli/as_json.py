"""The values of the domain as other programs read them: codes and ISO dates, null where not reported."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tracker.domain.changes import Committed
from tracker.domain.commitment import Commitment, CommitmentDetail, DifferingVersions, HistoryEntry
from tracker.domain.titles import title_words
from tracker.words import Words

Json = dict[str, object]


def commitment_json(commitment: Commitment, as_of: date) -> Json:
    """One line of `tracker list --json`."""
    values = commitment.values
    return {
        "id": commitment.id,
        "ref": commitment.ref,
        "forum": commitment.recommendation.forum,
        "panel": commitment.recommendation.panel,
        "text": commitment.text.body,
        "delegation": commitment.delegation,
        "position": values.get("position"),
        "status": values.get("status"),
        "percent": values.get("percent"),
        "lead": values.get("lead"),
        "person": values.get("person"),
        "deadline": values.get("deadline"),
        "overdue": commitment.days_late(as_of) > 0,
        "conflicts": len(commitment.conflicts),
        "updated": commitment.updated,
    }


def detail_json(detail: CommitmentDetail, as_of: date, words: Words) -> Json:
    """All that `tracker show --json` tells."""
    commitment = detail.commitment
    values = commitment.values
    official = commitment.recommendation
    return commitment_json(commitment, as_of) | {
        "panel_title": commitment.panel_title,
        "panel_introduction": detail.panel_introduction,
        "nature": official.nature,
        "addressees": list(official.addressees),
        "texts": [
            {"language": text.language, "standing": text.standing, "source": text.source, "text": text.body}
            for text in official.texts
        ],
        "position_comment": values.get("position_comment"),
        "contributing": list(commitment.contributing),
        "alternate": values.get("alternate"),
        "start": values.get("start"),
        "limitation": values.get("limitation"),
        "next_step": values.get("next_step"),
        "comment": values.get("comment"),
        "confirmed": values.get("confirmed"),
        "implemented_on": commitment.implemented_at[:10] if commitment.implemented_at else None,
        "days_late": commitment.days_late(as_of),
        "updated_by": commitment.updated_by,
        "differing": [_differing_json(field) for field in detail.differing],
        "history": [history_json(entry, words) for entry in detail.history],
    }


def _differing_json(differing: DifferingVersions) -> Json:
    return {
        "field": differing.key,
        "base": differing.base,
        "versions": [
            {"value": version.value, "author": version.author, "at": version.at, "record": version.record}
            for version in differing.versions
        ],
    }


def history_json(entry: HistoryEntry, words: Words) -> Json:
    """One field changed once; `element` is the institution that came or went, in a set."""
    return {
        "record": entry.record,
        "ref": entry.ref,
        "field": entry.key,
        "element": entry.element,
        "old": entry.old,
        "new": entry.new,
        "author": entry.author,
        "at": entry.at,
        "action": entry.action,
        "title": title_words(entry.title, words),
        "imported_by": entry.imported_by,
        "file": entry.file,
        "differs": entry.differs,
    }


def committed_json(committed: Committed, title: str, left: Sequence[tuple[str, str]]) -> Json:
    """What a writing verb did; `left` are the fields, by reference, that an undo could not take back."""
    return {
        "action": committed.action,
        "title": title,
        "changed": committed.written,
        "left": [{"ref": ref, "field": field} for ref, field in left],
    }
