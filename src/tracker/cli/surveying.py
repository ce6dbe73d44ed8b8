"""Verbs about other delegations: `tracker ask`, `transcribe` and `region`."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Collection
from typing import TYPE_CHECKING

from tracker.cli.setting_up import needs_home
from tracker.cli.table import lined_up
from tracker.cli.terminal import Terminal
from tracker.cli.told import tell_done
from tracker.cli.typed_values import read_value
from tracker.domain.exchange import Answered, DelegationAnswer
from tracker.domain.fields import FIELDS
from tracker.domain.periods import period_of
from tracker.domain.references import said_ref
from tracker.domain.region import Region, RegionCell
from tracker.domain.review_words import day_words
from tracker.domain.submission import SUBMITTABLE
from tracker.domain.vocabulary import Position, Status
from tracker.domain.wording import period_words, value_words
from tracker.errors import UserError
from tracker.words import Words, message, plural

if TYPE_CHECKING:
    from tracker.register.register import Register

_TOLD = tuple(key for key in SUBMITTABLE if FIELDS[key].is_typed)
"""What a letter may tell; of its documents the files would have to come along."""


def ask(register: Register, arguments: Namespace, terminal: Terminal) -> int:
    """Note that delegations were asked."""
    needs_home(register)
    return tell_done(register.ask(arguments.delegations, arguments.on), arguments, terminal)


def transcribe(register: Register, arguments: Namespace, terminal: Terminal) -> int:
    """Note down what another delegation answered, from a note that is cited."""
    needs_home(register)
    values = {}
    for key, text in arguments.values:
        if key not in _TOLD:
            raise UserError(
                message("Nothing was noted."),
                message("“{field}” is nothing that another delegation tells.", field=key),
                message("Use one of: {fields}.", fields=", ".join(_TOLD)),
            )
        values[key] = read_value(key, text, register.today(), terminal.words)
    made = register.transcribe(arguments.delegation, arguments.ref, values, arguments.cites, arguments.on)
    code = tell_done(made, arguments, terminal)
    _note_own_word(register, arguments, values, terminal)
    return code


def _note_own_word(register: Register, arguments: Namespace, values: Collection[str], terminal: Terminal) -> None:
    """Say where the delegation submitted these fields itself: its own word stands, unless it answered later."""
    _ = terminal.words
    whose = register.delegation_named(arguments.delegation)
    noted_on = (arguments.on or register.today()).isoformat()
    for said in register.detail(register.find(arguments.ref, whose.code).id, whose.code).submitted:
        if said.key not in values or said.before is None:
            continue
        told = _(
            "{delegation} submitted {field} itself, on {day}: {value}.",
            delegation=whose.name(_.language).short,
            field=FIELDS[said.key].label,
            day=day_words(said.before_on, _),
            value=value_words(said.key, said.before, _),
        )
        if noted_on > said.before_on[:10]:
            terminal.note(told + " " + _("What you noted is of a later day, and is shown in its place."))
        else:
            terminal.note(told + " " + _("That stands before what you noted, which is kept beside it."))


def region(register: Register, arguments: Namespace, terminal: Terminal) -> int:
    """Who was asked and who answered, and how many of their commitments are implemented; never ranked."""
    home = needs_home(register)
    found = register.region()
    if arguments.json:
        terminal.give(_region_json(found))
        return 0
    names = {d.code: d.name(terminal.words.language).official for d in register.delegations()}
    tallies = found.by_delegation()
    for answer in found.delegations:
        own = answer.delegation == home.code
        state = terminal.words("your own delegation") if own else state_words(answer, terminal.words)
        line = f"{names[answer.delegation]} ({answer.delegation}) · {state}"
        if answer.state is Answered.ANSWERED:
            counted = tallies[answer.delegation]
            if not own:
                line += " · " + terminal.words("{told} of {of} answered", told=answer.told, of=answer.of)
            line += " · " + terminal.words(
                plural(
                    "{n} of {counted} implemented",
                    "{n} of {counted} implemented",
                    counted["implemented"],
                    counted=sum(counted.values()),
                )
            )
        terminal.say(line)
    if arguments.matrix:
        terminal.say()
        for line in lined_up(_matrix(found, len(register.forums()) > 1, terminal.words), None):
            terminal.say(line)
    return 0


def _matrix(region: Region, several: bool, words: Words) -> list[list[str]]:
    """Recommendations beside the delegations that answered, in the same order as above: never ranked."""
    answered = [answer for answer in region.delegations if answer.state is Answered.ANSWERED]
    rows = [[words("Ref"), *(answer.delegation for answer in answered), words("Implemented")]]
    for row in region.rows:
        ref = said_ref(row.recommendation.forum, row.recommendation.ref, several)
        counted = region.of_recommendation(row)
        done = words("{done} of {n}", done=counted[Status.IMPLEMENTED], n=sum(counted.values()))
        rows.append([ref, *(_cell_words(region.cell(row, answer), answer, words) for answer in answered), done])
    return rows


def _cell_words(cell: RegionCell | None, answer: DelegationAnswer, words: Words) -> str:
    if cell is None:
        return words("no answer") if answer.asked else words("not asked")
    if cell.position == Position.NOT_APPLICABLE:
        return value_words("position", cell.position, words)
    return value_words("status", cell.status, words)


def state_words(answer: DelegationAnswer, words: Words) -> str:
    """ "answered on 3 May 2026"; silence is not "not started", so who was not asked is told apart."""
    _ = words
    asked, answered = (_day(day, _) for day in (answer.asked, answer.answered))
    match answer.state:
        case Answered.NOT_ASKED:
            return _("not asked")
        case Answered.NO_ANSWER:
            return _("asked on {date}, no answer", date=asked)
        case Answered.ANSWERED if answer.noted_on and answer.submitted:
            told = _("submitted on {date}", date=_day(answer.submitted, _))
            letter = _("noted on {date} from “{note}”", date=_day(answer.noted_on, _), note=answer.noted)
            told = f"{told}, {letter}"
        case Answered.ANSWERED if answer.noted_on and answer.tells_no_status:
            told = _("wrote on {date} without a status, noted from “{note}”", date=answered, note=answer.noted)
        case Answered.ANSWERED if answer.noted_on:
            told = _("answered on {date}, noted from “{note}”", date=answered, note=answer.noted)
        case Answered.ANSWERED:
            told = _("answered on {date}", date=answered)
    again = _("asked again on {date}", date=asked) if answer.asked_again else ""
    return ", ".join(filter(None, (told, again)))


def _day(code: str | None, words: Words) -> str:
    period = period_of(code or "")
    return period_words(period, words) if period else ""


def _region_json(region: Region) -> dict[str, object]:
    return {
        "delegations": [
            {
                "delegation": answer.delegation,
                "state": str(answer.state),
                "asked": answer.asked,
                "answered": answer.answered,
                "noted": answer.noted or None,
                "noted_on": answer.noted_on,
                "submitted": answer.submitted,
                "told": answer.told,
                "of": answer.of,
            }
            for answer in region.delegations
        ],
        "rows": [
            {
                "ref": row.recommendation.ref,
                "forum": row.recommendation.forum,
                "cells": {
                    answer.delegation: {"status": cell.status, "position": cell.position}
                    for answer in sorted(region.delegations, key=lambda answer: answer.delegation)
                    if (cell := region.cell(row, answer))
                },
            }
            for row in region.rows
        ],
    }
