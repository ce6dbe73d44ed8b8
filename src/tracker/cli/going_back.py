"""`tracker backups` and `tracker restore`: on a database that may not open any more, so it is not opened for them."""

from __future__ import annotations

from argparse import Namespace
from functools import partial
from pathlib import Path

from tracker.cli.asking import agrees
from tracker.cli.history import moment_words
from tracker.cli.table import lined_up
from tracker.cli.terminal import Terminal
from tracker.domain.backups import COMES_AGAIN, Backup, outlook_told, size_words, why_words
from tracker.places import Places, find_places
from tracker.register.going_back import backups_kept, go_back, look_into, prepare_going_back
from tracker.register.opening import open_register
from tracker.words import message


def backups(arguments: Namespace, terminal: Terminal) -> int:
    """One line a backup, the newest first, with the name that `tracker restore` takes."""
    found = backups_kept(_places(arguments))
    if arguments.json:
        terminal.give([{"name": b.path.stem, "made": b.at, "why": b.why, "bytes": b.size} for b in found])
        return 0
    if not found:
        terminal.say(message("There is no backup yet: one is made by itself while the window is open."))
        return 0
    _ = terminal.words
    rows = [[_("Made"), _("Why"), _("Size"), _("Name")]]
    rows += [[moment_words(b.at, _), why_words(b.why, _), size_words(b.size, _), b.path.stem] for b in found]
    for line in lined_up(rows, terminal.width):
        terminal.say(line)
    return 0


def restore(arguments: Namespace, terminal: Terminal) -> int:
    """Tell what would be lost and, if that is agreed to, go back."""
    _ = terminal.words
    places = _places(arguments)
    wanted = _named(arguments.backup, backups_kept(places))
    outlook = look_into(places, wanted)
    if not arguments.json:
        for sentence in outlook_told(outlook, moment_words(outlook.last, _) if outlook.last else ""):
            terminal.say(sentence)
    asks = terminal.can_ask and not arguments.json
    agreed = arguments.yes or (asks and agrees(message("Go back to {name}?", name=wanted.stem), terminal))
    prepared = prepare_going_back(places, wanted) if agreed else None
    if prepared is not None:
        go_back(places, prepared, partial(open_register, places, words=terminal.words)).close()
    kept = prepared.kept if prepared is not None else None
    if arguments.json:
        told = {"name": wanted.stem, "last": outlook.last, "lost": outlook.lost, "restored": prepared is not None}
        terminal.give(told | {"kept": kept.stem if kept else None})
    elif prepared is None:
        terminal.note(message("Nothing was changed. With --yes it is gone back to."))
    else:
        terminal.say(message("Went back to {name}.", name=wanted.stem))
        if kept is not None:
            terminal.say(message("To come back to what stood before: tracker restore {name}", name=kept.stem))
        terminal.say(message("The files that were replaced are in {folder}.", folder=places.replaced))
        terminal.say(COMES_AGAIN)
    return 0


def _places(arguments: Namespace) -> Places:
    return find_places(arguments.data_dir, arguments.database)


def _named(said: str, found: tuple[Backup, ...]) -> Path:
    """The backup of this name, with or without its ending; else a file."""
    named = (backup.path for backup in found if said in (backup.path.name, backup.path.stem))
    return next(named, Path(said).expanduser().absolute())
