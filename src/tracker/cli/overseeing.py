"""Verbs that look at everything together: `tracker overview`, `deadlines` and `calendar`."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.cli.as_json import commitment_json
from tracker.cli.setting_up import needs_home
from tracker.cli.table import lined_up
from tracker.cli.terminal import Terminal
from tracker.domain import periods
from tracker.domain.commitment import Commitment
from tracker.domain.deadlines import TERM_LABELS, distance
from tracker.domain.forum import in_language
from tracker.domain.meeting_words import not_confirmed_words
from tracker.domain.overview import FIGURE_LABELS, Overview, SinceMeeting, percent
from tracker.domain.query import NO_VALUE
from tracker.domain.references import said_ref
from tracker.domain.vocabulary import NOT_REPORTED, STATUS_LABELS, Status, capital
from tracker.domain.wording import field_label, period_words, value_words
from tracker.errors import UserError
from tracker.words import Words, labelled, message, plural, set_apart

if TYPE_CHECKING:
    from tracker.register.register import Register

_CODES = (*(status.value for status in Status), NO_VALUE)


def overview(register: Register, arguments: Namespace, terminal: Terminal) -> int:
    """The figures of the Overview page, panel by panel, and the next deadlines."""
    needs_home(register)
    found = register.overview()
    if arguments.json:
        terminal.give(_overview_json(found))
        return 0
    _say_figures(found, terminal)
    several = len(register.forums()) > 1
    for line in lined_up(_panels(found, several, terminal.words), terminal.width):
        terminal.say(line)
    if found.coming:
        terminal.say()
        terminal.say(message("Next deadlines:"))
        for line in lined_up(_dated(found.coming, found.as_of, several, terminal.words), terminal.width):
            terminal.say(line)
    if not found.meetings:
        terminal.say()
        terminal.say(message("No meeting has been frozen yet."))
    return 0


def _say_figures(found: Overview, terminal: Terminal) -> None:
    _ = terminal.words
    said, apart = _(plural("{n} commitment", "{n} commitments", found.total)), found.not_applicable
    if apart:
        left = plural("{n} is not applicable and not counted", "{n} are not applicable and not counted", apart)
        said = _(set_apart([said, _(left)]))
    terminal.say(_("As of {day}: {commitments}.", day=_day(found.as_of, _), commitments=said))
    for figure, n in found.figures.items():
        share = _("{number}%", number=percent(n, found.whole(figure)))
        terminal.say(labelled(_(FIGURE_LABELS[figure]), f"{n} {_(found.of(figure))} ({share})"))
    tally = found.tally
    terminal.say(message("Continuous, which does not count as implemented: {n}", n=tally[Status.CONTINUOUS]))
    terminal.say(message("Never reported on: {n}", n=tally[NO_VALUE]))
    if since := found.since:
        terminal.say(labelled(not_confirmed_words(since.day, _), since.not_confirmed))
    terminal.say()


def _panels(found: Overview, several: bool, words: Words) -> list[list[str]]:
    labels = [capital(words(STATUS_LABELS.get(code, NOT_REPORTED))) for code in _CODES]
    rows = [[words("Panel"), *labels, words("Counted"), words("Theme")]]
    for group in found.panels:
        panel = group.panel
        numbers = [str(group.tally.get(code) or "") for code in _CODES]
        title = in_language(panel.titles, words.language)
        rows.append([said_ref(panel.forum, str(panel.number), several), *numbers, str(group.counted), title])
    return rows


def deadlines(register: Register, arguments: Namespace, terminal: Terminal) -> int:
    """Open commitments under the terms they are due in."""
    needs_home(register)
    found = register.deadlines()
    if arguments.json:
        terms: dict[str, object] = {
            group.term: [
                {**commitment_json(c, found.as_of), "days_late": c.days_late(found.as_of)}
                for c in register.commitments(group.ids)
            ]
            for group in found.groups
        }
        terminal.give({"as_of": found.as_of.isoformat(), "open": found.open, "settled": found.settled, "terms": terms})
        return 0
    _ = terminal.words
    several = len(register.forums()) > 1
    terminal.say(_("As of {day}", day=_day(found.as_of, _)))
    for group in found.groups:
        if group.ids:
            terminal.say()
            terminal.say(labelled(_(TERM_LABELS[group.term]), len(group.ids)))
            for line in lined_up(_dated(register.commitments(group.ids), found.as_of, several, _), terminal.width):
                terminal.say(line)
    terminal.say()
    terminal.say(
        plural(
            "{n} open commitment; {settled} that no deadline presses any more are not listed.",
            "{n} open commitments; {settled} that no deadline presses any more are not listed.",
            found.open,
            settled=found.settled,
        )
    )
    return 0


def _dated(listed: tuple[Commitment, ...], as_of: date, several: bool, words: Words) -> list[list[str]]:
    _ = words
    labels = (field_label(key, _) for key in ("status", "lead"))
    rows = [[_("Ref"), field_label("deadline", _), _("When"), *labels, _("Recommendation")]]
    for commitment in listed:
        deadline, values = commitment.deadline, commitment.values
        rows.append(
            [
                said_ref(commitment.recommendation.forum, commitment.ref, several),
                period_words(deadline, _) if deadline else "",
                _(distance((deadline.last - as_of).days)) if deadline else "",
                capital(value_words("status", values.get("status"), _)),
                str(values.get("lead", "")),
                commitment.text.body,
            ]
        )
    return rows


def calendar(register: Register, arguments: Namespace, terminal: Terminal) -> int:
    """Write the calendar file, replacing an existing one of that name."""
    needs_home(register)
    path: Path = arguments.file
    if path.suffix.lower() != ".ics":
        raise UserError(
            message("No calendar file was saved."),
            message("The name of a calendar file ends in .ics, and “{name}” does not.", name=path.name),
            message("Use {path}.", path=path.with_name(f"{path.name}.ics")),
        )
    written = register.save_calendar(path)
    if arguments.json:
        terminal.give({"file": str(path), "deadlines": written})
    else:
        terminal.say(plural("Saved {n} deadline to {file}.", "Saved {n} deadlines to {file}.", written, file=path))
    return 0


def _day(day: date, words: Words) -> str:
    return period_words(periods.day(day), words)


def _overview_json(found: Overview) -> dict[str, object]:
    return {
        "as_of": found.as_of.isoformat(),
        "total": found.total,
        "counted": found.counted,
        "not_applicable": found.not_applicable,
        "open": found.open,
        "results": found.results,
        "figures": {str(figure): n for figure, n in found.figures.items()},
        "oldest_days_late": found.oldest,
        "statuses": _tally_json(found.tally),
        "panels": [
            {
                "forum": group.panel.forum,
                "panel": group.panel.number,
                "counted": group.counted,
                "not_applicable": group.not_applicable,
                "statuses": _tally_json(group.tally),
            }
            for group in found.panels
        ],
        "next": [commitment_json(c, found.as_of) for c in found.coming],
        "meetings": [
            {
                "meeting": shown.meeting,
                "day": shown.day.isoformat(),
                "not_applicable": shown.not_applicable,
                "statuses": _tally_json(shown.tally),
            }
            for shown in found.meetings
        ],
        "since": found.since and _since_json(found.since),
    }


def _since_json(since: SinceMeeting) -> dict[str, object]:
    return {
        "meeting": since.meeting,
        "day": since.day.isoformat(),
        "same_status": len(since.same_status),
        "unchanged": len(since.unchanged),
        "not_confirmed": since.not_confirmed,
    }


def _tally_json(tally: Mapping[str, int]) -> dict[str, int]:
    """By status code, "not_reported" for none."""
    return {code or "not_reported": tally.get(code, 0) for code in _CODES}
