"""The values of the domain as other programs read them: codes and ISO dates, null where not reported."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tracker.cli.undone import Undone
from tracker.domain.changes import ActionEntry, Committed, Undoing
from tracker.domain.commitment import Commitment, CommitmentDetail, DifferingVersions, HistoryEntry
from tracker.domain.forum import Recommendation
from tracker.domain.frameworks import FRAMEWORKS
from tracker.domain.notes import differing_name
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
        "support": commitment.support,
        "clearance": values.get("clearance"),
        "changed_since_clearance": commitment.clearance_changed,
        "documents": commitment.documents,
        "open_actions": commitment.open_actions,
        "links": {framework: list(commitment.members.get(framework, ())) for framework in FRAMEWORKS},
    }


def detail_json(detail: CommitmentDetail, as_of: date, undone: Undone, words: Words) -> Json:
    """All that `tracker show --json` tells; `undone` is what of its history is taken back."""
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
        "deadline_reason": values.get("deadline_reason"),
        "limitation": values.get("limitation"),
        "next_step": values.get("next_step"),
        "comment": values.get("comment"),
        "confirmed": values.get("confirmed"),
        "verified": values.get("verified"),
        "implemented_on": commitment.implemented_at[:10] if commitment.implemented_at else None,
        "days_late": commitment.days_late(as_of),
        "updated_by": commitment.updated_by or None,
        "differing": [_differing_json(field) for field in detail.differing],
        "submitted": [
            {"field": s.key, "value": s.before, "on": s.before_on, "to": s.before_to or None} for s in detail.submitted
        ],
        "letters": {key: {"cites": letter.cites, "on": letter.day} for key, letter in detail.letters.items()},
        "history": [history_json(entry, undone, words) for entry in detail.history],
    }


def conflict_json(commitment: Commitment, differing: DifferingVersions) -> Json:
    """One field with differing versions, as `tracker conflicts` lists it; `shown` is the version shown meanwhile."""
    return {
        "ref": commitment.ref,
        "forum": commitment.recommendation.forum,
        "delegation": commitment.delegation,
        "shown": differing.versions[0].value,
        **_differing_json(differing),
    }


def _differing_json(differing: DifferingVersions) -> Json:
    return {
        "field": differing_name(differing),
        "base": differing.base,
        "versions": [
            {"value": version.value, "author": version.author or None, "at": version.at, "record": version.record}
            for version in differing.versions
        ],
    }


def history_json(entry: HistoryEntry, undone: Undone, words: Words) -> Json:
    """One field changed once; `element` is the institution that came or went, in a set.

    The author is null where a workbook names nobody; `kept` is what was edited before its action was undone.
    """
    return {
        "record": entry.record,
        "ref": entry.ref,
        "forum": entry.forum,
        "field": entry.key,
        "element": entry.element,
        "old": entry.old,
        "new": entry.new,
        "author": entry.author or None,
        "at": entry.at,
        "action": entry.action,
        "title": title_words(entry.title, words),
        **_undone_json(undone.by_action.get(entry.action)),
        "kept": entry.record in undone.kept,
        "imported_by": entry.imported_by,
        "imported_at": entry.imported_at,
        "file": entry.file,
        "differs": entry.differs,
        "delegation": entry.delegation or None,
        "over": entry.over,
    }


def _undone_json(undoing: Undoing | None) -> Json:
    return {
        "undone": undoing is not None,
        "undone_by": undoing.author if undoing else None,
        "undone_at": undoing.at if undoing else None,
    }


def action_json(action: ActionEntry, words: Words) -> Json:
    """An action that changed no field of a commitment, in the form of one that did."""
    nothing = dict.fromkeys(("record", "ref", "forum", "field", "element", "old", "new"))
    return nothing | {
        "author": action.author,
        "at": action.at,
        "action": action.id,
        "title": title_words(action.title, words),
        **_undone_json(action.undoing),
        "kept": False,
        "imported_by": None,
        "imported_at": None,
        "file": None,
        "differs": False,
    }


def committed_json(committed: Committed, title: str, left: Sequence[tuple[Recommendation, str]]) -> Json:
    """What a writing verb did; `left` are the fields that an undo could not take back."""
    return {
        "action": committed.action,
        "title": title,
        "changed": committed.written,
        "left": [{"ref": what.ref, "forum": what.forum, "field": field} for what, field in left],
    }
