"""What may stand on the command line after the verbs of exchange."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import date
from pathlib import Path

from tracker.cli.filter_arguments import add_filters
from tracker.domain.submission import LEVELS
from tracker.words import Words

Adder = Callable[..., argparse.ArgumentParser]


def add_exchange(
    verb: Adder,
    words: Words,
    path: Callable[[str], Path],
    day: Callable[[str], date],
    assignment: Callable[[str], tuple[str, str]],
) -> None:
    """The verbs that send, tell what was sent and received, and note what other delegations answered."""
    _ = words
    send = verb("send", "sending.send", _("write an update file for a colleague of your delegation"))
    _add_file(send, words, path)
    send.add_argument("--since-last", action="store_true", help=_("only what is new since the last file for NAME"))
    submit = verb("submit", "sending.submit", _("write what your delegation officially tells others"))
    _add_file(submit, words, path)
    submit.add_argument(
        "--fields",
        metavar="FIELDS",
        default="status",
        help=_(
            "levels ({levels}) or single fields, joined with commas; “only:status” is the field status without its "
            "level; status if not given",
            levels=", ".join(LEVELS),
        ),
    )
    add_filters(submit, words)
    submit.add_argument(
        "--without", metavar="REF", action="append", default=[], help=_("leave this commitment out; such as 3.5")
    )
    submit.add_argument("--dry-run", action="store_true", help=_("only tell exactly what would be in it"))
    receipt = verb("receipt", "sending.receipt", _("write a receipt for a file that was taken in"))
    receipt.add_argument("received", metavar="ID", help=_("its id, as “tracker received” tells it"))
    receipt.add_argument("file", metavar="FILE", type=path, help=_("its name ends in .ctu"))
    verb("sent", "sending.sent", _("list what was sent to whom, and whose reply is awaited"))
    verb("received", "sending.received", _("list what was taken in, and what became of it"))
    verb("keys", "keys.keys", _("list the colleagues and delegations whose signatures are known here"))
    forget = verb("forget-key", "keys.forget", _("vouch for a signature no longer: its next file is asked about again"))
    forget.add_argument("key", metavar="NUMBER|NAME", nargs="+", help=_("its number, or whose it is"))
    ask = verb("ask", "surveying.ask", _("note that other delegations were asked for their answer"))
    ask.add_argument("delegations", metavar="CODE", nargs="+", help=_("such as MEX"))
    ask.add_argument("--on", metavar="DATE", type=day, help=_("the day; today if not given"))
    told = verb("transcribe", "surveying.transcribe", _("note down what another delegation answered on paper"))
    told.add_argument("delegation", metavar="CODE", help=_("such as MEX"))
    told.add_argument("ref", metavar="REF", help=_("such as 3.5, or HLF2017/3.5"))
    told.add_argument("values", metavar="FIELD=VALUE", nargs="+", type=assignment)
    told.add_argument("--cites", metavar="TEXT", required=True, help=_("the note in which it answered"))
    told.add_argument("--on", metavar="DATE", type=day, help=_("the day of the answer; today if not given"))
    region = verb("region", "surveying.region", _("tell how the region stands: who was asked, and who answered what"))
    region.add_argument("--matrix", action="store_true", help=_("every recommendation beside whoever answered, too"))


def _add_file(verb: argparse.ArgumentParser, words: Words, path: Callable[[str], Path]) -> None:
    _ = words
    verb.add_argument("file", metavar="FILE", type=path, help=_("its name ends in .ctu; an existing file is replaced"))
    verb.add_argument("--to", metavar="NAME", default="", help=_("for whom it is"))
    verb.add_argument(
        "--seal", action="store_true", help=_("close it with a password: asked for, or from TRACKER_PASSWORD")
    )
