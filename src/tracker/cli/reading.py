"""Verbs that only read: `tracker list`, `show`, `conflicts` and `history`."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Collection
from datetime import date, datetime
from itertools import groupby
from typing import TYPE_CHECKING

from tracker.cli.as_json import commitment_json, conflict_json, detail_json, history_json
from tracker.cli.documenting import made_json, say_made
from tracker.cli.setting_up import needs_home
from tracker.cli.table import lined_up
from tracker.cli.terminal import Terminal
from tracker.cli.typed_values import chosen
from tracker.domain import periods
from tracker.domain.commitment import Commitment, CommitmentDetail, DifferingVersions, HistoryEntry
from tracker.domain.fields import DOCUMENTS, FIELDS
from tracker.domain.references import natural_key, said_ref
from tracker.domain.titles import title_words
from tracker.domain.vocabulary import ADDRESSEE_LABELS, NATURE_LABELS, capital
from tracker.domain.wording import field_label, period_words, value_words
from tracker.words import Words, message, plural

if TYPE_CHECKING:
    from tracker.register.register import Register

_ACTIONS_LOOKED_AT = 10_000
"""Of actions older than so many it is not told whether they were undone."""


def list_commitments(register: Register, arguments: Namespace, terminal: Terminal) -> int:
    """One line a commitment, panels and references in order."""
    needs_home(register)
    code = register.delegation_named(arguments.delegation).code if arguments.delegation else ""
    outline = register.outline(chosen(register, arguments, terminal.words), code)
    commitments = register.commitments([entity for group in outline.groups for entity in group.ids], code)
    today = register.today()
    if arguments.json:
        terminal.give([commitment_json(commitment, today) for commitment in commitments])
        return 0
    if commitments:
        several = len(register.forums()) > 1
        for line in lined_up(_table(commitments, today, several, terminal.words), terminal.width):
            terminal.say(line)
        terminal.say()
    if code and not outline.total:
        terminal.say(message("Nothing is known of what {code} answers: see “tracker region”.", code=code))
        return 0
    terminal.say(
        plural("{shown} of {n} commitment.", "{shown} of {n} commitments.", outline.total, shown=outline.shown)
    )
    return 0


def _table(commitments: tuple[Commitment, ...], today: date, several: bool, words: Words) -> list[list[str]]:
    _ = words
    header = [_("Ref"), field_label("status", _), field_label("deadline", _), field_label("lead", _), _("Marks")]
    rows = [[*header, _("Recommendation")]]
    for commitment in commitments:
        values = commitment.values
        shown = [value_words(key, values[key], _) if key in values else "" for key in ("deadline", "lead")]
        marks = ", ".join(_marks(commitment, today, _))
        status = capital(value_words("status", values.get("status"), _))
        ref = said_ref(commitment.recommendation.forum, commitment.ref, several)
        rows.append([ref, status, *shown, marks, commitment.text.body])
    return rows


def _marks(commitment: Commitment, today: date, words: Words) -> list[str]:
    late = commitment.days_late(today)
    marks = [words(plural("{n} day late", "{n} days late", late))] if late else []
    marks += [words("changed since it was cleared")] if commitment.clearance_changed else []
    return marks + ([words("differing versions")] if commitment.conflicts else [])


def show(register: Register, arguments: Namespace, terminal: Terminal) -> int:
    """Everything that is known of one commitment."""
    needs_home(register)
    detail = register.detail(register.find(arguments.ref).id)
    undone = _undone(register)
    if arguments.json:
        terminal.give(detail_json(detail, register.today(), undone, terminal.words) | made_json(register, detail))
        return 0
    _say_official(detail.commitment, terminal)
    _say_values(detail, register.today(), terminal)
    say_made(register, detail.commitment, terminal)
    if detail.history:
        terminal.say()
        terminal.say(plural("{n} change, newest first:", "{n} changes, newest first:", len(detail.history)))
        _say_history(detail.history, undone, False, terminal)
    return 0


def _say_official(commitment: Commitment, terminal: Terminal) -> None:
    _ = terminal.words
    official = commitment.recommendation
    terminal.say(f"{official.qualified_ref} · {commitment.panel_title}")
    terminal.say()
    terminal.say(commitment.text.body)
    terminal.say()
    standing = _("Official text") if commitment.text.standing == "official" else _("Unofficial text")
    terminal.say(f"{standing} ({commitment.text.language}): {commitment.text.source}")
    nature = capital(_(NATURE_LABELS.get(official.nature, message(official.nature))))
    addressees = [_(ADDRESSEE_LABELS.get(code, message(code))) for code in official.addressees]
    terminal.say(_("Suggested: {nature}; {addressees}", nature=nature, addressees=", ".join(addressees)))
    terminal.say()


def _say_values(detail: CommitmentDetail, today: date, terminal: Terminal) -> None:
    _ = terminal.words
    commitment = detail.commitment
    differing = {field.key: field for field in detail.differing}
    for key in FIELDS:
        value = commitment.value_of(key)
        if key == DOCUMENTS and value is None:
            continue  # Only of other delegations: one's own are told one by one, below.
        late = commitment.days_late(today) if key == "deadline" else 0
        after = f" ({_(plural('{n} day late', '{n} days late', late))})" if late else ""
        if key == "clearance" and commitment.clearance_changed:
            after = f" ({_('changed since it was cleared')})"
        terminal.say(f"{field_label(key, _)}: {value_words(key, value, _)}{after}")
        if field := differing.get(key):
            terminal.say("    " + _("Differing versions; before: {value}", value=value_words(key, field.base, _)))
            _say_versions(field, terminal)
    for said in detail.submitted:
        told = value_words(said.key, said.before, _)
        day = moment_words(said.before_on, _)
        terminal.say(_("Last submitted, {day}: {field}: {value}", day=day, field=field_label(said.key, _), value=told))
    if commitment.implemented_at:
        terminal.say(_("Implemented on: {day}", day=moment_words(commitment.implemented_at, _)))


def conflicts(register: Register, arguments: Namespace, terminal: Terminal) -> int:
    """The fields of which there are differing versions, the one shown first."""
    needs_home(register)
    found = register.differing()
    if arguments.json:
        terminal.give([conflict_json(commitment, differing) for commitment, differing in found])
        return 0
    if not found:
        terminal.say(message("There are no differing versions."))
        return 0
    several = len(register.forums()) > 1
    for commitment, differing in found:
        ref = said_ref(commitment.recommendation.forum, commitment.ref, several)
        base = value_words(differing.key, differing.base, terminal.words)
        terminal.say(
            f"{ref} {field_label(differing.key, terminal.words)} ({terminal.words('before: {value}', value=base)})"
        )
        _say_versions(differing, terminal)
    terminal.say(message("To settle one: tracker decide REF FIELD --take VALUE"))
    return 0


def _say_versions(differing: DifferingVersions, terminal: Terminal) -> None:
    for version in differing.versions:
        said = value_words(differing.key, version.value, terminal.words)
        author = _author(version.author, terminal.words)
        terminal.say(f"    {said} · {author} · {moment_words(version.at, terminal.words)}")


def history(register: Register, arguments: Namespace, terminal: Terminal) -> int:
    """What was changed, action by action, newest first."""
    needs_home(register)
    entity = register.find(arguments.ref).id if arguments.ref else None
    entries = register.history(entity)
    undone = _undone(register)
    if arguments.json:
        terminal.give([history_json(entry, undone, terminal.words) for entry in entries])
        return 0
    if not entries:
        terminal.say(message("Nothing was changed yet."))
        return 0
    _say_history(entries, undone, len(register.forums()) > 1, terminal)
    return 0


def _undone(register: Register) -> frozenset[str]:
    return frozenset(action.id for action in register.actions(_ACTIONS_LOOKED_AT) if action.undone)


def _say_history(entries: tuple[HistoryEntry, ...], undone: Collection[str], several: bool, terminal: Terminal) -> None:
    """A line an action, with the id that `tracker undo` takes, and below it a line a field.

    References tell their forum where `several` are followed.
    """
    _ = terminal.words
    for action, group in groupby(entries, key=lambda entry: entry.action):
        changes = sorted(group, key=_reading_order)
        first = changes[0]
        title = title_words(first.title, _) + (f" ({_('undone')})" if action in undone else "")
        terminal.say(f"{moment_words(first.at, _)} · {_author(first.author, _)} · {title} [{action}]")
        if first.imported_by:
            terminal.say("    " + _("from {file}, imported by {name}", file=first.file, name=first.imported_by))
        for change in changes:
            terminal.say(f"    {said_ref(change.forum, change.ref, several)} {_change_words(change, _)}")


def _author(name: str, words: Words) -> str:
    """Who it was; a workbook may come back without a name."""
    return name or words("not named")


def _reading_order(entry: HistoryEntry) -> tuple[object, ...]:
    """References as the list has them, fields as a person reads them; those of a newer version last."""
    keys = list(FIELDS)
    return (
        entry.forum,
        natural_key(entry.ref),
        keys.index(entry.key) if entry.key in keys else len(keys),
        entry.key,
        entry.element or "",
    )


def _change_words(entry: HistoryEntry, words: Words) -> str:
    label = field_label(entry.key, words)
    if entry.element is not None:
        return f"{label}: {'−' if entry.new is None else '+'} {entry.element}"
    old, new = (value_words(entry.key, value, words) for value in (entry.old, entry.new))
    mark = " (" + words("one of differing versions") + ")" if entry.differs else ""
    return f"{label}: {old} → {new}{mark}"


def moment_words(at: str, words: Words) -> str:
    """A UTC moment as the officer's clock showed it: "23 Nov 2026 12:04"."""
    if not at:
        return words("day not known")
    moment = datetime.fromisoformat(at).astimezone()
    return f"{period_words(periods.day(moment.date()), words)} {moment:%H:%M}"
