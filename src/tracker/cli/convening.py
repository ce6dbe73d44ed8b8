"""Verbs about meetings: `tracker meeting`, `meetings`, `freeze`, `compare`, `narrative`, and `show --at`."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable
from typing import TYPE_CHECKING

from tracker.cli import meeting_json as as_json
from tracker.cli.asking import agrees
from tracker.cli.setting_up import needs_home
from tracker.cli.table import lined_up
from tracker.cli.terminal import Terminal
from tracker.cli.told import tell_done
from tracker.domain.commitment import Commitment
from tracker.domain.fields import FIELDS
from tracker.domain.meeting_words import (
    doubts,
    frozen_words,
    not_arrived,
    not_cleared_told,
    on_words,
    rate_words,
    state_words,
    unchanged_told,
)
from tracker.domain.meetings import Meeting
from tracker.domain.presented import STATES, Comparison, Move
from tracker.domain.references import said_ref
from tracker.domain.wording import field_label, value_words
from tracker.errors import UserError
from tracker.words import Message, Words, labelled, message, plural

if TYPE_CHECKING:
    from tracker.register.register import Register


def meeting(register: Register, arguments: Namespace, terminal: Terminal) -> int:
    """Put down a meeting, or say another one anew."""
    needs_home(register)
    said = (arguments.title, arguments.date, arguments.place)
    if arguments.edit:
        return tell_done(register.edit_meeting(register.find_meeting(arguments.edit), *said), arguments, terminal)
    return tell_done(register.add_meeting(*said), arguments, terminal)


def delete(register: Register, arguments: Namespace, terminal: Terminal) -> int:
    """Delete a meeting."""
    needs_home(register)
    return tell_done(register.delete_meeting(register.find_meeting(arguments.meeting)), arguments, terminal)


def meetings(register: Register, arguments: Namespace, terminal: Terminal) -> int:
    """A line a meeting, the newest first, with its id and what was presented there."""
    needs_home(register)
    found = register.meetings()
    if arguments.json:
        terminal.give([as_json.meeting_json(one) for one in found])
        return 0
    if not found:
        terminal.say(message("There are no meetings yet. To put one down: tracker meeting TITLE --date DATE"))
    for one in found:
        place = f" · {one.place}" if one.place else ""
        terminal.say(f"{on_words(one.on, terminal.words)} · {one.title}{place} [{one.id}]")
        told = rate_words(one.tally, terminal.words) if one.tally else terminal.words("Not frozen")
        terminal.say("    " + told)
        if one.freeze:
            terminal.say("    " + frozen_words(one, one.freeze, terminal.words))
        for line in doubts(one, terminal.words):
            terminal.say("    " + line)
    return 0


def freeze(register: Register, arguments: Namespace, terminal: Terminal) -> int:
    """Keep what stands now as presented; what was kept before is replaced only if that is wanted."""
    needs_home(register)
    found = register.find_meeting(arguments.meeting)
    if found.freeze and not arguments.again and not (terminal.can_ask and agrees(_replaces(found), terminal)):
        raise UserError(
            message("Nothing was frozen."),
            message("A state is kept for “{meeting}” already.", meeting=found.title),
            message("To keep the present one in its place, add --again."),
        )
    frozen = register.freeze(found)
    if (tally := register.find_meeting(found.id).tally) and (n := tally.undecided):
        terminal.note(plural("{n} commitment has differing versions.", "{n} commitments have differing versions.", n))
        terminal.note(message("Of differing versions, the one that is shown was kept for the meeting."))
    return tell_done(frozen, arguments, terminal)


def _replaces(meeting: Meeting) -> Message:
    return message("Keep the present state in place of the one kept for “{meeting}”? [y/n]", meeting=meeting.title)


def compare(register: Register, arguments: Namespace, terminal: Terminal) -> int:
    """What moved, the flow of statuses, and the rates."""
    needs_home(register)
    if arguments.narrative:
        return narrative(register, arguments, terminal)
    before, after = _two(register, arguments)
    found = register.compare(before, after)
    several = len(register.forums()) > 1
    if arguments.json:
        terminal.give(as_json.comparison_json(found, before, after))
        return 0
    _say_rates(found, before, after, terminal)
    _say_moved(found, several, terminal)
    _say_flow(found, terminal)
    _say_listed(message("Overdue since then:"), found, found.newly_overdue, several, terminal)
    _say_listed(message("Not known on both sides, so not compared:"), found, found.left_out, several, terminal)
    return 0


def narrative(register: Register, arguments: Namespace, terminal: Terminal) -> int:
    """A draft to copy, in the language of the answers."""
    needs_home(register)
    before, after = _two(register, arguments)
    words = terminal.words
    found = register.compare(before, after)
    draft = register.narrative(found, before, after, words)
    if arguments.json:
        terminal.give({"language": words.language, "text": draft})
    else:
        terminal.say(draft)
    if (standing := register.to_settle(after)) and standing.uncleared:
        several = len(register.forums()) > 1
        official = (standing.commitments[i].recommendation for i in standing.uncleared)
        terminal.note(not_cleared_told(standing, [said_ref(one.forum, one.ref, several) for one in official]))
    for side in filter(None, (before, after)):
        if side.tally and side.tally.missing:
            terminal.note(not_arrived(side.tally.missing))
    return 0


def show_at(register: Register, arguments: Namespace, terminal: Terminal) -> int:
    """One commitment as it was presented at a meeting."""
    found = register.find_meeting(arguments.at)
    commitment = register.find(arguments.ref)
    state = register.presented(found)
    stood = state.commitments.get(commitment.id)
    if stood is None:
        raise _cannot_show(commitment, found, commitment.id in state.unknown)
    if arguments.json:
        terminal.give(as_json.stood_json(stood, found, state))
        return 0
    words = terminal.words
    terminal.say(f"{stood.recommendation.qualified_ref} · {found.title}, {on_words(found.on, words)}")
    terminal.say()
    for key in FIELDS:
        value = "; ".join(stood.contributing) or None if key == "contributing" else stood.values.get(key)
        mark = " (" + words("one of differing versions") + ")" if key in stood.conflicts else ""
        terminal.say(labelled(field_label(key, words), f"{value_words(key, value, words)}{mark}"))
    return 0


def _cannot_show(commitment: Commitment, meeting: Meeting, is_on_its_way: bool) -> UserError:
    names = {"ref": commitment.ref, "meeting": meeting.title}
    title = message("{ref} cannot be shown as it was frozen for “{meeting}”.", **names)
    if not is_on_its_way:
        return UserError(title, message("It was not among the commitments that were frozen."))
    text = message("Not all that it said then has arrived on this laptop.")
    return UserError(title, text, message("Import the updates of your colleagues."))


def _two(register: Register, arguments: Namespace) -> tuple[Meeting, Meeting | None]:
    """The earlier one first, however they were given; None is today."""
    first = register.find_meeting(arguments.before)
    if arguments.after.casefold() in ("", "today"):
        return first, None
    second = register.find_meeting(arguments.after)
    if first.id == second.id:
        raise UserError(
            message("Nothing was compared."),
            message("Both are the meeting “{meeting}”.", meeting=first.title),
            message("Name another one, or “today”."),
        )
    before, after = sorted((first, second), key=lambda m: (m.on, m.id))
    return before, after


def _say_rates(found: Comparison, before: Meeting, after: Meeting | None, terminal: Terminal) -> None:
    words = terminal.words
    now = after.title if after else words("Today")
    for title, side in ((before.title, found.before), (now, found.after)):
        terminal.say(labelled(f"{title}, {on_words(side.on, words)}", rate_words(side.tally, words)))
        if side.missing:
            terminal.say("    " + words(not_arrived(side.missing)))
    terminal.say()


def _say_moved(found: Comparison, several: bool, terminal: Terminal) -> None:
    if not found.moved:
        terminal.say(message("Nothing moved."))
    for moved in found.moved:
        official = moved.commitment.recommendation
        ref = said_ref(official.forum, official.ref, several)
        for move in moved.moves:
            terminal.say(f"{ref} {_move(move, terminal.words)}")
        for move in moved.internal:
            terminal.say(f"{ref} {_move(move, terminal.words)} ({terminal.words('internal')})")
    terminal.say(unchanged_told(found))
    terminal.say()


def _move(move: Move, words: Words) -> str:
    old, new = (value_words(move.key, value, words) for value in (move.before, move.after))
    mark = " (" + words("differing versions") + ")" if move.differs else ""
    return words(labelled(field_label(move.key, words), f"{old} → {new}{mark}"))


def _say_flow(found: Comparison, terminal: Terminal) -> None:
    """Where commitments went from and to; states in which none ever stood are left out."""
    words = terminal.words
    used = [[s for s in STATES if any(cell[side] == s for cell in found.flow)] for side in (0, 1)]
    rows = [[words("From \\ to"), *(state_words(to, words) for to in used[1])]]
    for start in used[0]:
        counts = [str(len(found.flow.get((start, to), ())) or "·") for to in used[1]]
        rows.append([state_words(start, words), *counts])
    for line in lined_up(rows, None):
        terminal.say(line)
    terminal.say()


def _say_listed(title: Message, found: Comparison, ids: Iterable[str], several: bool, terminal: Terminal) -> None:
    known = {**found.before.commitments, **found.after.commitments}
    refs = [said_ref(c.recommendation.forum, c.ref, several) for i in ids if (c := known.get(i))]
    if refs:
        terminal.say(terminal.words(title) + " " + ", ".join(refs))
