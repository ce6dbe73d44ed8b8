"""What may stand on the command line to choose commitments."""

from __future__ import annotations

import argparse

from tracker.domain.query import Attention
from tracker.words import Words


def add_filters(verb: argparse.ArgumentParser, words: Words) -> None:
    """What `typed_values.chosen` reads."""
    _ = words
    verb.add_argument(
        "--status", metavar="STATUS", action="append", default=[], help=_("such as in_progress, or not_reported")
    )
    verb.add_argument("--panel", metavar="NUMBER", action="append", default=[], help=_("such as 3, or HLF2017/3"))
    verb.add_argument("--overdue", action="store_true", help=_("only those whose deadline has passed"))
    verb.add_argument(
        "--attention",
        metavar="REASON",
        choices=list(Attention),
        action="append",
        default=[],
        help=_(
            "only those to look at again: no_documents (done, without documents), not_cleared (reported, and not "
            "cleared as they stand), changed_since_clearance (those of them that were), actions_overdue, "
            "contradictory (implemented, yet less than all of it), not_confirmed (neither changed nor confirmed since "
            "the last meeting that was frozen)"
        ),
    )
    verb.add_argument("--cleared", action="store_true", help=_("only those that are cleared as they stand"))
    verb.add_argument("--search", metavar="WORDS", default="", help=_("only those in which all these words occur"))
