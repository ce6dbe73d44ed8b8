"""What may stand on the command line, and the kinds of values it is read into."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from tracker import __version__
from tracker.cli.exchange_arguments import add_exchange
from tracker.cli.filter_arguments import add_filters
from tracker.cli.meeting_arguments import add_meetings
from tracker.cli.things_arguments import add_stamps_and_links, add_things
from tracker.domain.export import Audience
from tracker.domain.periods import Precision, period_of
from tracker.words import LANGUAGES, Words


class _VerbParser(argparse.ArgumentParser):
    """Lets options stand anywhere among a verb's arguments: ``import a.xlsx --yes b.xlsx``.

    Only noted down until something of it is looked at: of some fifty verbs, one is read.
    """

    _noted: list[Callable[[], object]] | None = None
    _sorting_out = False

    def __init__(self, **made_as: Any) -> None:
        self._noted = [lambda: super(_VerbParser, self).__init__(**made_as)]

    def __getattr__(self, name: str) -> Any:
        noted, self._noted = self._noted, None
        if noted is None:
            raise AttributeError(name)
        for make in noted:
            make()
        return getattr(self, name)

    def add_argument(self, *names: Any, **options: Any) -> Any:
        return self._note(super().add_argument, *names, **options)

    def set_defaults(self, **defaults: Any) -> None:
        self._note(super().set_defaults, **defaults)

    def _note(self, make: Callable[..., object], *names: Any, **options: Any) -> object:
        if self._noted is None:
            return make(*names, **options)
        self._noted.append(lambda: make(*names, **options))
        return None

    def parse_known_args(  # type: ignore[override]
        self, args: Sequence[str] | None = None, namespace: argparse.Namespace | None = None
    ) -> tuple[argparse.Namespace, list[str]]:
        # The intermixed parse calls this method in turn, twice.
        if self._sorting_out:
            return super().parse_known_args(args, namespace)
        self._sorting_out = True
        try:
            return self.parse_known_intermixed_args(args, namespace)
        finally:
            self._sorting_out = False


def build_parser(words: Words) -> argparse.ArgumentParser:
    """The whole command line, its help in the reader's language."""
    _ = words
    parser = argparse.ArgumentParser(
        prog="tracker",
        description=_(
            "Follow what a delegation took home from a forum. Without a verb, the window opens. "
            "Exit codes: 0 done, 1 refused, 2 not understood."
        ),
        allow_abbrev=False,
    )
    _add_common(parser, words, None)
    _add_language(parser, words, None)
    parser.add_argument("--version", action="version", version=f"tracker {__version__}")
    parser.add_argument(
        "--self-check", action="store_true", help=_("try this installation out on a temporary database, and tell")
    )
    parser.set_defaults(run=None, founds=False, opens=True)
    verbs = parser.add_subparsers(title=_("verbs"), metavar="VERB", parser_class=_VerbParser)

    def verb(name: str, run: str, help: str) -> argparse.ArgumentParser:
        added = verbs.add_parser(name, help=help, description=help, allow_abbrev=False)
        _add_common(added, words, argparse.SUPPRESS)
        if name != "export":
            _add_language(added, words, argparse.SUPPRESS)
        added.add_argument("--json", action="store_true", help=_("answer in JSON, for other programs"))
        added.set_defaults(run=run)
        return added

    _add_setting_up(verb, words)
    _add_reading(verb, words)
    _add_writing(verb, words)
    add_meetings(verb, words, _day_in(words))
    add_things(verb, words, _path_in(words))
    add_stamps_and_links(verb, words, _assignment_in(words))
    _add_workbooks(verb, words)
    add_exchange(verb, words, _path_in(words), _day_in(words), _assignment_in(words))
    return parser


def _add_common(parser: argparse.ArgumentParser, words: Words, default: object) -> None:
    """Options accepted before and after the verb; suppressed defaults keep the second place from undoing the first."""
    _ = words
    parser.add_argument(
        "--data-dir",
        metavar="PATH",
        type=_path_in(words),
        default=default,
        help=_("folder of this installation (else TRACKER_HOME, else the system's folder for it)"),
    )
    parser.add_argument(
        "--database",
        metavar="PATH",
        type=_path_in(words),
        default=default,
        help=_("database to work on (else TRACKER_DATABASE, else tracker.db in that folder)"),
    )
    parser.add_argument(
        "--as-of",
        metavar="DATE",
        type=_day_in(words),
        default=default,
        help=_("the day from which everything is seen, such as 2026-11-23; today if not given"),
    )


def _add_language(parser: argparse.ArgumentParser, words: Words, default: object) -> None:
    """Read before all else (`__main__`); here for what it is, and so that another one is refused."""
    parser.add_argument(
        "--language",
        choices=LANGUAGES,
        default=default,
        help=words("the language of the answers (else TRACKER_LANGUAGE, else the one chosen in the window)"),
    )


Adder = Callable[..., argparse.ArgumentParser]


def _add_setting_up(verb: Adder, words: Words) -> None:
    _ = words
    init = verb("init", "setting_up.init", _("say which delegation works here, and who; may be repeated to correct it"))
    # The one verb that may make the database it works on.
    init.set_defaults(founds=True)
    init.add_argument("--delegation", metavar="CODE", required=True, help=_("three letters, such as CRI"))
    init.add_argument("--author", metavar="NAME", required=True, help=_("the name under which changes are recorded"))
    demo = verb("demo", "demonstrating.demo", _("fill an empty folder (--data-dir) with an invented year, to try out"))
    # It works on no database that is there: it makes one elsewhere, and puts it in its place when it is whole.
    demo.set_defaults(opens=False)
    # Neither do these: it may be damaged.
    verb("backups", "going_back.backups", _("list the backups, newest first")).set_defaults(opens=False)
    restore = verb("restore", "going_back.restore", _("go back to a backup; what stands now is kept as one, too"))
    restore.add_argument("backup", metavar="NAME|FILE", help=_("as “tracker backups” tells it, or a file elsewhere"))
    restore.add_argument("--yes", action="store_true", help=_("without asking; else only tell what would be lost"))
    restore.set_defaults(opens=False)


def _add_reading(verb: Adder, words: Words) -> None:
    _ = words
    listing = verb("list", "reading.list_commitments", _("list the commitments of the delegation that works here"))
    add_filters(listing, words)
    _add_delegation(listing, words)
    verb("overview", "overseeing.overview", _("tell in figures how everything stands"))
    verb("deadlines", "overseeing.deadlines", _("list what is open by its deadline, the nearest first"))
    show = verb("show", "reading.show", _("tell everything that is known of one commitment"))
    show.add_argument("ref", metavar="REF", help=_("such as 3.5, or HLF2017/3.5"))
    _add_delegation(show, words)
    show.add_argument("--at", metavar="MEETING", default="", help=_("as it was presented at this meeting"))
    verb("conflicts", "reading.conflicts", _("list the fields of which there are differing versions"))
    history = verb("history", "history.history", _("tell what was changed, newest first, and by whom"))
    history.add_argument("ref", metavar="REF", nargs="?", help=_("one commitment only"))


def _add_writing(verb: Adder, words: Words) -> None:
    _ = words
    assignment = _assignment_in(words)
    change = verb("set", "writing.set_fields", _("give fields of a commitment new values; “field=” empties it"))
    change.add_argument("ref", metavar="REF", help=_("such as 3.5, or HLF2017/3.5"))
    change.add_argument("values", metavar="FIELD=VALUE", nargs="+", type=assignment)
    for name, run, help in (
        ("check", "writing.check", _("check commitments off: they are implemented")),
        ("uncheck", "writing.uncheck", _("take checks back: the status that stood before returns")),
        ("confirm", "writing.confirm", _("say that all that is known of commitments is still correct")),
    ):
        verb(name, run, help).add_argument("refs", metavar="REF", nargs="+")
    note = verb("note", "noting.note", _("write a note on a commitment, for colleagues only"))
    note.add_argument("ref", metavar="REF", help=_("such as 3.5, or HLF2017/3.5"))
    note.add_argument("text", metavar="TEXT")
    note.add_argument("--edit", metavar="ID", default="", help=_("in place of this note, such as note:3f9a1c2e"))
    notes = verb("notes", "noting.notes", _("tell the notes on a commitment"))
    notes.add_argument("ref", metavar="REF", help=_("such as 3.5, or HLF2017/3.5"))
    gone = verb("delete-note", "noting.delete", _("delete a note"))
    gone.add_argument("note", metavar="ID", help=_("such as note:3f9a1c2e, as “tracker notes” tells it"))
    decide = verb("decide", "writing.decide", _("end the differing versions of a field"))
    decide.add_argument("ref", metavar="REF", help=_("such as 3.5, or HLF2017/3.5"))
    decide.add_argument("field", metavar="FIELD", type=str.casefold, help=_("such as status, or note:3f9a1c2e"))
    decide.add_argument(
        "--take", metavar="VALUE", required=True, help=_("the value that is to stand; “deleted” for a note")
    )
    undo = verb("undo", "writing.undo", _("take back the newest action, or the one named"))
    undo.add_argument("action", metavar="ACTION", nargs="?", help=_("its id, as “tracker history” tells it"))
    verb("redo", "writing.redo", _("do again what was undone last"))


def _add_workbooks(verb: Adder, words: Words) -> None:
    _ = words
    export = verb("export", "exporting.export", _("write the progress workbook; an existing file is replaced"))
    export.add_argument("file", metavar="FILE", type=_path_in(words), help=_("its name ends in .xlsx"))
    export.add_argument("--meeting", metavar="NAME", default="", help=_("the meeting named on the first sheet"))
    export.add_argument(
        "--language",
        dest="workbook_language",
        choices=LANGUAGES,
        default="",
        help=_("the language of the workbook; before “export”, that of the answers"),
    )
    export.add_argument(
        "--audience",
        choices=list(Audience),
        default=Audience.INTERNAL,
        help=_("who may read it: outward leaves out comments, names of persons and documents that are not public"),
    )
    add_filters(export, words)
    _add_delegation(export, words)
    calendar = verb("calendar", "overseeing.calendar", _("save the open deadlines for calendar programs"))
    calendar.add_argument("file", metavar="FILE", type=_path_in(words), help=_("its name ends in .ics"))
    take = verb(
        "import",
        "importing.import_files",
        _("review workbooks, updates and submissions; asks on a terminal, otherwise writes only with --yes"),
    )
    take.add_argument("files", metavar="FILE", nargs="+", type=_path_in(words))
    take.add_argument(
        "--author",
        metavar="NAME",
        default="",
        help=_("whose a workbook is, whatever it says; else the one who filled it in"),
    )
    how = take.add_mutually_exclusive_group()
    how.add_argument("--dry-run", action="store_true", help=_("only tell what would change"))
    how.add_argument(
        "--yes",
        action="store_true",
        help=_("take clean changes, keep conflicts as differing versions, leave questions, and trust the senders"),
    )


def _add_delegation(verb: argparse.ArgumentParser, words: Words) -> None:
    _ = words
    verb.add_argument(
        "--delegation", metavar="CODE", default="", help=_("another delegation, as it answered; such as MEX")
    )


def _path_in(words: Words) -> Callable[[str], Path]:
    def path(text: str) -> Path:
        if not text.strip():
            raise argparse.ArgumentTypeError(words("a file or folder is missing here"))
        return Path(text)

    return path


def _day_in(words: Words) -> Callable[[str], date]:
    def day(text: str) -> date:
        period = period_of(text.strip())
        if period is None or period.precision is not Precision.DAY:
            raise argparse.ArgumentTypeError(words("“{typed}” is no day; write it as 2026-11-23", typed=text))
        return period.first

    return day


def _assignment_in(words: Words) -> Callable[[str], tuple[str, str]]:
    def assignment(text: str) -> tuple[str, str]:
        field, equals, value = text.partition("=")
        if not equals or not field.strip():
            raise argparse.ArgumentTypeError(words("“{typed}” is not of the form FIELD=VALUE", typed=text))
        return field.strip().casefold(), value

    return assignment
