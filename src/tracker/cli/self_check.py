"""`tracker --self-check`: whether this installation does its main job, tried out on a database of its own."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from tracker.bundle import bundled
from tracker.cli.terminal import Terminal
from tracker.domain.vocabulary import Status
from tracker.errors import UserError
from tracker.places import Places
from tracker.words import LANGUAGES, Message, message, plural

if TYPE_CHECKING:
    from tracker.register.register import Register


class _WrongAnswerError(Exception):
    """A part of the installation did something else than it should."""

    def __init__(self, told: Message) -> None:
        super().__init__(str(told))
        self.told = told


def self_check(terminal: Terminal) -> int:
    """Tells line by line what was tried; 1 at the first thing that fails."""
    from tracker.register.opening import open_register

    with TemporaryDirectory(prefix="tracker-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        try:
            with closing(open_register(Places(folder, folder / "tracker.db"))) as register:
                for line in _checks(register, folder):
                    terminal.say(message("ok: {checked}", checked=line))
        except UserError as error:
            terminal.note(error.sentence(terminal.words))
            return 1
        except _WrongAnswerError as error:
            terminal.note(message("failed: {checked}", checked=error.told))
            return 1
    terminal.say(message("This installation works."))
    return 0


def _checks(register: Register, folder: Path) -> Iterator[Message]:
    yield _guide()
    yield _catalogue(register)
    home = next(delegation for delegation in register.delegations() if delegation.kind == "state")
    register.introduce(home.code, "Self-check")
    outline = register.outline()
    _expect(outline.total > 0, message("{delegation} has no commitments.", delegation=home.code))
    first = register.commitments(outline.groups[0].ids[:1])[0]

    register.check_off([first])
    _expect(register.find(first.ref).status is Status.IMPLEMENTED, message("A check was not kept."))
    yield message("database written and read: {ref} checked off", ref=first.ref)

    exported = register.export(folder / "progress.xlsx")
    _expect(exported.rows == outline.total, message("The workbook has {rows} rows.", rows=exported.rows))
    yield message("workbook written: {rows} rows", rows=exported.rows)

    review = register.review(exported.path)
    _expect(not review.proposals, message("An untouched workbook came back changed."))
    yield message("workbook read back: nothing changed")

    register.undo()
    _expect(register.find(first.ref).status is first.status, message("A check was not undone."))
    yield message("check of {ref} undone", ref=first.ref)


def _guide() -> Message:
    """Whether the help behind F1 is there, in every language."""
    chapters = {language: len(list((bundled("docs/guide") / language).glob("*.md"))) for language in LANGUAGES}
    complete = all(chapters.values()) and len(set(chapters.values())) == 1
    _expect(complete, message("The user guide is not complete."))
    return message(
        "user guide: {chapters} chapters in {languages} languages", chapters=chapters["en"], languages=len(chapters)
    )


def _catalogue(register: Register) -> Message:
    """Holds what the database was filled with against the files that ship."""
    seed = bundled("db/seed")
    catalogue = _read(seed / "catalogue.json")
    forums = [_read(seed / name) for name in catalogue["forums"]]
    recommendations = [r for forum in forums for panel in forum["panels"] for r in panel["recommendations"]]
    shipped = (len(forums), sum(len(forum["panels"]) for forum in forums))
    _expect(
        (len(register.forums()), len(register.panels())) == shipped,
        message("The database holds other forums than the ones that ship."),
    )
    delegations = len(json.loads((seed / catalogue["delegations"]).read_text("utf-8")))
    _expect(
        len(register.delegations()) == delegations,
        message("The database holds other delegations than the ones that ship."),
    )
    return plural(
        "catalogue: {n} forum, {panels} panels, {recommendations} recommendations, {delegations} delegations",
        "catalogue: {n} forums, {panels} panels, {recommendations} recommendations, {delegations} delegations",
        shipped[0],
        panels=shipped[1],
        recommendations=len(recommendations),
        delegations=delegations,
    )


def _read(path: Path) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return read


def _expect(true: bool, otherwise: Message) -> None:
    if not true:
        raise _WrongAnswerError(otherwise)
