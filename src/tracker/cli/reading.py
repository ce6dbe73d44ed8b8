"""Verbs that only read: `tracker list`, `show` and `conflicts`."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from tracker.cli import convening
from tracker.cli.as_json import commitment_json, conflict_json, detail_json
from tracker.cli.documenting import made_json, say_made
from tracker.cli.history import author_words, moment_words, say_changes
from tracker.cli.setting_up import needs_home
from tracker.cli.surveying import state_words
from tracker.cli.table import lined_up
from tracker.cli.terminal import Terminal
from tracker.cli.typed_values import chosen
from tracker.cli.undone import undone_behind
from tracker.domain import periods
from tracker.domain.commitment import Commitment, CommitmentDetail, DifferingVersions
from tracker.domain.fields import DOCUMENTS, FIELDS
from tracker.domain.notes import differing_name
from tracker.domain.references import said_ref
from tracker.domain.submission import SUBMITTABLE
from tracker.domain.vocabulary import ADDRESSEE_LABELS, NATURE_LABELS, capital
from tracker.domain.wording import STANDING_LABELS, field_label, period_words, value_words
from tracker.words import Words, labelled, message, plural

if TYPE_CHECKING:
    from tracker.register.register import Register


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
    home = needs_home(register)
    if arguments.at:
        return convening.show_at(register, arguments, terminal)
    code = register.delegation_named(arguments.delegation).code if arguments.delegation else home.code
    detail = register.detail(register.find(arguments.ref, code).id, code)
    undone = undone_behind(register, detail.history)
    if arguments.json:
        terminal.give(detail_json(detail, register.today(), undone, terminal.words) | made_json(register, detail))
        return 0
    _say_official(detail.commitment, terminal)
    if code != home.code:
        name = register.delegation_named(code).name(terminal.words.language).official
        answer = next(answer for answer in register.answers() if answer.delegation == code)
        terminal.say(f"{name} ({code}) · {state_words(answer, terminal.words)}")
    _say_values(detail, FIELDS if code == home.code else SUBMITTABLE, register.today(), terminal)
    if code == home.code:
        say_made(register, detail.commitment, terminal)
    if detail.history:
        terminal.say()
        terminal.say(plural("{n} change, newest first:", "{n} changes, newest first:", len(detail.history)))
        say_changes(detail.history, undone, False, terminal)
    return 0


def _say_official(commitment: Commitment, terminal: Terminal) -> None:
    _ = terminal.words
    official = commitment.recommendation
    terminal.say(f"{official.qualified_ref} · {commitment.panel_title}")
    terminal.say()
    terminal.say(commitment.text.body)
    terminal.say()
    for text in (commitment.text, *(t for t in official.texts if t.language != commitment.text.language)):
        terminal.say(f"{_(STANDING_LABELS[text.standing])} ({text.language}): {text.source}")
    nature = capital(_(NATURE_LABELS.get(official.nature, message(official.nature))))
    addressees = [_(ADDRESSEE_LABELS.get(code, message(code))) for code in official.addressees]
    terminal.say(_("Suggested: {nature}; {addressees}", nature=nature, addressees=", ".join(addressees)))
    terminal.say()


def _say_values(detail: CommitmentDetail, keys: Iterable[str], today: date, terminal: Terminal) -> None:
    """Other delegations never tell but what may be submitted."""
    _ = terminal.words
    commitment = detail.commitment
    differing = {field.key: field for field in detail.differing}
    for key in keys:
        value = commitment.value_of(key)
        if key == DOCUMENTS and value is None:
            continue  # Only of other delegations: one's own are told one by one, below.
        late = commitment.days_late(today) if key == "deadline" else 0
        after = f" ({_(plural('{n} day late', '{n} days late', late))})" if late else ""
        if key == "clearance" and commitment.clearance_changed:
            after = f" ({_('changed since it was cleared')})"
        if letter := detail.letters.get(key):
            day = period_words(periods.day(date.fromisoformat(letter.day)), _)
            after = f" ({_('noted on {date} from “{note}”', date=day, note=letter.cites)})"
        terminal.say(labelled(field_label(key, _), f"{value_words(key, value, _)}{after}"))
        if field := differing.get(key):
            terminal.say("    " + _("Differing versions; before: {value}", value=value_words(key, field.base, _)))
            _say_versions(field, terminal)
        elif key in commitment.conflicts:
            terminal.say(
                "    " + _("It said different things, neither of which follows the other; the later is shown.")
            )
    for said in detail.submitted:
        told = value_words(said.key, said.before, _)
        day = moment_words(said.before_on, _)
        label = field_label(said.key, _)
        if said.before_to:
            day = _("{day}, to {name}", day=day, name=said.before_to)
        terminal.say(_("Last submitted, {day}: {field}: {value}", day=day, field=label, value=told))
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
        named = f" [{differing_name(differing)}]" if differing.thing else ""
        before = terminal.words("before: {value}", value=base)
        terminal.say(f"{ref} {field_label(differing.key, terminal.words)}{named} ({before})")
        _say_versions(differing, terminal)
    terminal.say(message("To settle one: tracker decide REF FIELD --take VALUE"))
    return 0


def _say_versions(differing: DifferingVersions, terminal: Terminal) -> None:
    for version in differing.versions:
        said = value_words(differing.key, version.value, terminal.words)
        author = author_words(version.author, terminal.words)
        terminal.say(f"    {said} · {author} · {moment_words(version.at, terminal.words)}")
