"""`tracker clear`, `verify`, `text`, `links`, `link`, `unlink` and `reassign`."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from tracker.cli.setting_up import needs_home
from tracker.cli.terminal import Terminal
from tracker.cli.told import tell_done
from tracker.domain.commitment import Commitment
from tracker.domain.fields import Standing
from tracker.domain.frameworks import FRAMEWORKS, RELATED, TITLES
from tracker.domain.values import members_in
from tracker.domain.vocabulary import ClearanceLevel
from tracker.domain.wording import field_label
from tracker.errors import UserError
from tracker.words import message

if TYPE_CHECKING:
    from tracker.register.register import Register


def clear(register: Register, arguments: Namespace, terminal: Terminal) -> int:
    """Say how far the text is let go, as it stands now."""
    needs_home(register)
    level = None if arguments.level == "draft" else ClearanceLevel(arguments.level)
    if level is None and (arguments.by or arguments.document):
        raise UserError(
            message("Nothing was saved."),
            message("A draft is let go by nobody."),
            message("Leave out --by and --document."),
        )
    commitment = register.find(arguments.ref)
    return tell_done(register.clear(commitment, level, arguments.by, arguments.document), arguments, terminal)


def verify(register: Register, arguments: Namespace, terminal: Terminal) -> int:
    """Say that the author has held the status against its documents."""
    needs_home(register)
    return tell_done(register.verify(register.find(arguments.ref)), arguments, terminal)


def text(register: Register, arguments: Namespace, terminal: Terminal) -> int:
    """Enter the text of a recommendation in a language in which the forum did not issue it, or take it away."""
    needs_home(register)
    standing = Standing.OFFICIAL if arguments.official else Standing.UNOFFICIAL
    seen = register.find(arguments.ref)
    committed = register.enter_text(seen, arguments.text_language, arguments.text, standing, arguments.source)
    return tell_done(committed, arguments, terminal)


def links(register: Register, arguments: Namespace, terminal: Terminal) -> int:
    """What a commitment is linked to, with titles; what is only suggested is marked so."""
    needs_home(register)
    commitment = register.find(arguments.ref)
    found = [
        (framework, code, _title(register, commitment, framework, code, terminal), suggested)
        for framework in FRAMEWORKS
        for suggested, codes in (
            (False, commitment.members.get(framework, ())),
            (True, register.suggested_links(commitment).get(framework, ())),
        )
        for code in codes
    ]
    if arguments.json:
        terminal.give([{"framework": f, "code": c, "title": t, "suggested": s} for f, c, t, s in found])
        return 0
    if not found:
        terminal.say(message("{ref} is linked to nothing.", ref=arguments.ref))
    for framework in dict.fromkeys(framework for framework, *_ in found):
        terminal.say(f"{field_label(framework, terminal.words)} ({framework}):")
        for _, code, title, suggested in (one for one in found if one[0] == framework):
            mark = f" ({terminal.words('suggested')})" if suggested else ""
            terminal.say(f"    {code} {title}{mark}")
    return 0


def link(register: Register, arguments: Namespace, terminal: Terminal) -> int:
    """Link a commitment to objectives, targets or other recommendations, in one action."""
    needs_home(register)
    wanted = _links(arguments)
    commitment = register.find(arguments.ref)
    for code in wanted.get(RELATED, ()):
        if register.find(code).id == commitment.id:
            raise UserError(message("Nothing was linked."), message("{ref} is this commitment itself.", ref=code))
    return tell_done(register.link_all(commitment, wanted), arguments, terminal)


def unlink(register: Register, arguments: Namespace, terminal: Terminal) -> int:
    """Take links away, or decline suggested ones."""
    needs_home(register)
    wanted = _links(arguments)
    return tell_done(register.link_all(register.find(arguments.ref), wanted, linked=False), arguments, terminal)


def reassign(register: Register, arguments: Namespace, terminal: Terminal) -> int:
    """Give all that one person has to another."""
    needs_home(register)
    return tell_done(register.reassign(arguments.leaver, arguments.successor), arguments, terminal)


def _links(arguments: Namespace) -> dict[str, tuple[str, ...]]:
    title = message("Nothing was linked.")
    wanted: dict[str, tuple[str, ...]] = {}
    for framework, codes in arguments.links:
        if framework not in FRAMEWORKS:
            raise UserError(
                title,
                message("“{name}” is nothing a commitment is linked to.", name=framework),
                message("Use one of: {codes}.", codes=", ".join(FRAMEWORKS)),
            )
        if not (found := members_in(framework, codes)):
            raise UserError(title, message("“{name}=” names nothing.", name=framework))
        wanted[framework] = (*wanted.get(framework, ()), *found)
    return wanted


def _title(register: Register, commitment: Commitment, framework: str, code: str, terminal: Terminal) -> str:
    """The official or given title of an objective or target; of a recommendation how its text begins."""
    if framework != RELATED:
        return terminal.words(TITLES[framework][code])
    ref = code if "/" in code else f"{commitment.recommendation.forum}/{code}"
    try:
        return register.find(ref).text.body
    except UserError:
        return ""  # A colleague's catalogue may hold recommendations that this one does not have yet.
