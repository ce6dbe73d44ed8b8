"""Verbs about other delegations: `tracker ask`, `transcribe` and `region`."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from tracker.cli.setting_up import needs_home
from tracker.cli.terminal import Terminal
from tracker.cli.told import tell_done
from tracker.cli.typed_values import read_value
from tracker.domain.exchange import Answered, DelegationAnswer
from tracker.domain.fields import FIELDS
from tracker.domain.region import Region
from tracker.domain.submission import SUBMITTABLE
from tracker.errors import UserError
from tracker.words import Message, message

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
    return tell_done(made, arguments, terminal)


def region(register: Register, arguments: Namespace, terminal: Terminal) -> int:
    """Who was asked and who answered, and how many of their commitments are implemented; never ranked."""
    home = needs_home(register)
    found = register.region()
    if arguments.json:
        terminal.give(_region_json(found))
        return 0
    names = {d.code: d.name(terminal.words.language).official for d in register.delegations()}
    for answer in found.delegations:
        own = answer.delegation == home.code
        state = message("your own delegation") if own else _state(answer)
        line = f"{names[answer.delegation]} ({answer.delegation}) · {terminal.words(state)}"
        if answer.state is Answered.ANSWERED:
            counted = found.of_delegation(answer.delegation)
            line += " · " + terminal.words(
                "{done} of {n} implemented", done=counted["implemented"], n=sum(counted.values())
            )
        terminal.say(line)
    return 0


def _state(answer: DelegationAnswer) -> Message:
    match answer.state:
        case Answered.NOT_ASKED:
            return message("not asked")
        case Answered.NO_ANSWER:
            return message("asked on {date}, no answer", date=answer.asked)
        case Answered.ANSWERED if answer.noted:
            return message("answered on {date}, noted from “{note}”", date=answer.answered, note=answer.noted)
        case Answered.ANSWERED:
            return message("answered on {date}", date=answer.answered)


def _region_json(region: Region) -> dict[str, object]:
    return {
        "delegations": [
            {
                "delegation": answer.delegation,
                "state": str(answer.state),
                "asked": answer.asked,
                "answered": answer.answered,
                "noted": answer.noted or None,
            }
            for answer in region.delegations
        ],
        "rows": [
            {
                "ref": row.recommendation.ref,
                "forum": row.recommendation.forum,
                "cells": {code: {"status": c.status, "position": c.position} for code, c in sorted(row.cells.items())},
            }
            for row in region.rows
        ],
    }
