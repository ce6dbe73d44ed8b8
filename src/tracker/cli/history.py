"""`tracker history`: what was done, when and by whom."""

from __future__ import annotations

from argparse import Namespace
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from tracker.cli.as_json import Json, action_json, history_json
from tracker.cli.setting_up import needs_home
from tracker.cli.terminal import Terminal
from tracker.cli.undone import Undone, undone_among, undone_behind
from tracker.domain import periods
from tracker.domain.changes import EVERY_ACTION, ActionEntry, Undoing
from tracker.domain.commitment import HistoryEntry
from tracker.domain.fields import FIELDS
from tracker.domain.moments import local_moment
from tracker.domain.references import natural_key, said_ref
from tracker.domain.titles import title_words
from tracker.domain.wording import entry_words, field_label, period_words, value_words
from tracker.words import Words, labelled, message

if TYPE_CHECKING:
    from tracker.register.register import Register


def history(register: Register, arguments: Namespace, terminal: Terminal) -> int:
    """What was done, newest first: the actions of the window's History; of one commitment, each change of it."""
    needs_home(register)
    if arguments.ref:
        return _of_one(register, arguments, terminal)
    actions = register.actions(EVERY_ACTION)
    undone = undone_among(register, actions)
    changes: defaultdict[str, list[HistoryEntry]] = defaultdict(list)
    for entry in register.history():
        changes[entry.action].append(entry)
    if arguments.json:
        told: list[Json] = []
        for action in actions:
            made = [history_json(entry, undone, terminal.words) for entry in changes[action.id]]
            told += made or [action_json(action, terminal.words)]
        terminal.give(told)
        return 0
    if not actions:
        terminal.say(message("Nothing was changed yet."))
    _say_actions(actions, changes, undone, len(register.forums()) > 1, terminal)
    return 0


def _of_one(register: Register, arguments: Namespace, terminal: Terminal) -> int:
    entries = register.history(register.find(arguments.ref).id)
    undone = undone_behind(register, entries)
    if arguments.json:
        terminal.give([history_json(entry, undone, terminal.words) for entry in entries])
    elif entries:
        say_changes(entries, undone, len(register.forums()) > 1, terminal)
    else:
        terminal.say(message("Nothing was changed yet."))
    return 0


def _say_actions(
    actions: Sequence[ActionEntry],
    changes: Mapping[str, Sequence[HistoryEntry]],
    undone: Undone,
    several: bool,
    terminal: Terminal,
) -> None:
    """A line an action, with the id that `tracker undo` takes, and below it a line a change, if it made any."""
    _ = terminal.words
    for action in actions:
        title = _title(title_words(action.title, _), undone.by_action.get(action.id), _)
        terminal.say(f"{moment_words(action.at, _)} · {author_words(action.author, _)} · {title} [{action.id}]")
        for change in sorted(changes.get(action.id, ()), key=_reading_order):
            terminal.say("    " + _change_line(change, undone, several, _))


def say_changes(entries: Sequence[HistoryEntry], undone: Undone, several: bool, terminal: Terminal) -> None:
    """A line for each time somebody changed something, with the action's id, and below it a line a field.

    References tell their forum where `several` are followed.
    """
    _ = terminal.words
    for action, group in groupby(entries, key=lambda entry: entry.action):
        changes = sorted(group, key=_reading_order)
        first = changes[0]
        title = _title(title_words(first.title, _), undone.by_action.get(action), _)
        who, at = first.imported_by or first.author, first.imported_at or first.at
        terminal.say(f"{moment_words(at, _)} · {author_words(who, _)} · {title} [{action}]")
        for change in changes:
            terminal.say("    " + _change_line(change, undone, several, _))


def _title(title: str, undoing: Undoing | None, words: Words) -> str:
    if undoing is None:
        return title
    by = words("undone by {author}, {moment}", author=undoing.author, moment=moment_words(undoing.at, words))
    return f"{title} ({by})"


def author_words(name: str, words: Words) -> str:
    """Who it was; a workbook may come back without a name."""
    return name or words("not named")


def _reading_order(entry: HistoryEntry) -> tuple[object, ...]:
    """References as the list has them, fields as a person reads them; those of a newer version last."""
    keys = list(FIELDS)
    return (
        entry.delegation,
        entry.forum,
        natural_key(entry.ref),
        keys.index(entry.key) if entry.key in keys else len(keys),
        entry.element or "",
    )


def _change_line(entry: HistoryEntry, undone: Undone, several: bool, words: Words) -> str:
    source = ""
    if entry.imported_by:
        # What another delegation submits names nobody.
        author = "" if entry.delegation else author_words(entry.author, words)
        source = " · " + ", ".join(filter(None, (author, _said_before(entry, words), entry.file)))
    ref = " ".join(filter(None, (entry.delegation, said_ref(entry.forum, entry.ref, several))))
    kept = f" ({words('had been edited by then and was kept')})" if entry.record in undone.kept else ""
    return f"{ref} {_change_words(entry, words)}{source}{kept}"


def _said_before(entry: HistoryEntry, words: Words) -> str:
    """When it was said, where that was on another day than its coming here."""
    if entry.imported_at is None or local_moment(entry.at).date() == local_moment(entry.imported_at).date():
        return ""
    return moment_words(entry.at, words)


def _change_words(entry: HistoryEntry, words: Words) -> str:
    label = field_label(entry.key, words)
    if entry.element is not None:
        return words(labelled(label, f"{'−' if entry.new is None else '+'} {entry.element}"))
    return words(labelled(label, entry_words(entry, words, lambda value: value_words(entry.key, value, words))))


def moment_words(at: str, words: Words) -> str:
    """A UTC moment as the officer's clock showed it: "23 Nov 2026 12:04"."""
    if not at:
        return words("day not known")
    moment = local_moment(at)
    return f"{period_words(periods.day(moment.date()), words)} {moment:%H:%M}"
