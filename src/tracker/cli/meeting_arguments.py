"""The verbs about meetings, as they stand on the command line."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import date

from tracker.words import Words


def add_meetings(verb: Callable[..., argparse.ArgumentParser], words: Words, day: Callable[[str], date]) -> None:
    """`meeting`, `meetings`, `delete-meeting`, `freeze`, `compare` and `narrative`."""
    _ = words
    named = _("its title or a part of it, its date, or its id, as “tracker meetings” tells it")
    meeting = verb("meeting", "convening.meeting", _("add a meeting at which the delegation reports"))
    meeting.add_argument("title", metavar="TITLE")
    meeting.add_argument("--date", metavar="DATE", type=day, required=True, help=_("the day, such as 2026-11-23"))
    meeting.add_argument("--place", metavar="PLACE", default="", help=_("where it is held"))
    meeting.add_argument("--edit", metavar="MEETING", default="", help=_("in place of what is said of this one"))
    verb("meetings", "convening.meetings", _("list the meetings, newest first, and what was presented at them"))
    gone = verb("delete-meeting", "convening.delete", _("delete a meeting"))
    gone.add_argument("meeting", metavar="MEETING", help=named)
    freeze = verb("freeze", "convening.freeze", _("keep the state that stands now as presented at a meeting"))
    freeze.add_argument("meeting", metavar="MEETING", help=named)
    freeze.add_argument("--again", action="store_true", help=_("in place of the state kept for it before"))
    compare = verb("compare", "convening.compare", _("tell what moved between two meetings, or since one"))
    _add_two(compare, words, named)
    compare.add_argument("--narrative", action="store_true", help=_("tell it as a draft in plain sentences"))
    narrative = verb("narrative", "convening.narrative", _("draft in plain sentences what moved, for others to read"))
    _add_two(narrative, words, named)


def _add_two(verb: argparse.ArgumentParser, words: Words, named: str) -> None:
    verb.add_argument("before", metavar="MEETING", help=named)
    verb.add_argument(
        "after", metavar="LATER", nargs="?", default="", help=words("a later meeting; “today” if not given")
    )
