"""The sentences of a draft that count recommendations, each whole, so that a translator has all of it.

None begins with a number, in any language: an official text does not.
"""

from __future__ import annotations

from tracker.words import Message, plural


def partly(n: int, refs: Message) -> Message:
    """Became partially implemented."""
    return plural(
        "Partial implementation is reported for one recommendation ({refs}).",
        "Partial implementation is reported for {n} recommendations ({refs}).",
        n,
        refs=refs,
    )


def begun(n: int, refs: Message) -> Message:
    """Work began."""
    return plural(
        "Work began on one recommendation ({refs}).", "Work began on {n} recommendations ({refs}).", n, refs=refs
    )


def planned(n: int, refs: Message) -> Message:
    """Work is planned now."""
    return plural(
        "Work is now planned on one recommendation ({refs}).",
        "Work is now planned on {n} recommendations ({refs}).",
        n,
        refs=refs,
    )


def continuous(n: int, refs: Message) -> Message:
    """Became continuous."""
    return plural(
        "Continuous work, which has no end date and is not counted as implemented, is now reported for one "
        "recommendation ({refs}).",
        "Continuous work, which has no end date and is not counted as implemented, is now reported for {n} "
        "recommendations ({refs}).",
        n,
        refs=refs,
    )


def superseded(n: int, refs: Message) -> Message:
    """Superseded."""
    return plural(
        "In the meantime, one recommendation has been superseded ({refs}).",
        "In the meantime, {n} recommendations have been superseded ({refs}).",
        n,
        refs=refs,
    )


def refused(n: int, refs: Message) -> Message:
    """Will not be implemented."""
    return plural(
        "It is now reported that one recommendation will not be implemented ({refs}).",
        "It is now reported that {n} recommendations will not be implemented ({refs}).",
        n,
        refs=refs,
    )


def taken_back(n: int, refs: Message) -> Message:
    """No longer implemented."""
    return plural(
        "Of the recommendations reported as implemented before, one is no longer reported so ({refs}).",
        "Of the recommendations reported as implemented before, {n} are no longer reported so ({refs}).",
        n,
        refs=refs,
    )


def became_not_applicable(n: int, refs: Message) -> Message:
    """Found not to apply."""
    return plural(
        "It was found that one recommendation does not apply ({refs}).",
        "It was found that {n} recommendations do not apply ({refs}).",
        n,
        refs=refs,
    )


def other_status(n: int, refs: Message) -> Message:
    """Any other change of status."""
    return plural(
        "The status of one other recommendation changed ({refs}).",
        "The status of {n} other recommendations changed ({refs}).",
        n,
        refs=refs,
    )


def leads(n: int, refs: Message) -> Message:
    """A lead institution was named."""
    return plural(
        "A lead institution was named for one recommendation ({refs}).",
        "A lead institution was named for {n} recommendations ({refs}).",
        n,
        refs=refs,
    )


def leads_changed(n: int, refs: Message) -> Message:
    """Another lead institution."""
    return plural(
        "The lead institution of one recommendation changed ({refs}).",
        "The lead institutions of {n} recommendations changed ({refs}).",
        n,
        refs=refs,
    )


def deadlines_set(n: int, refs: Message) -> Message:
    """A deadline where there was none."""
    return plural(
        "A deadline was set for one recommendation ({refs}).",
        "A deadline was set for {n} recommendations ({refs}).",
        n,
        refs=refs,
    )


def deadlines_moved(n: int, refs: Message) -> Message:
    """Another deadline."""
    return plural(
        "The deadline of one recommendation was moved ({refs}).",
        "The deadlines of {n} recommendations were moved ({refs}).",
        n,
        refs=refs,
    )


def leads_gone(n: int, refs: Message) -> Message:
    """No lead institution any more."""
    return plural(
        "No lead institution is named any more for one recommendation ({refs}).",
        "No lead institution is named any more for {n} recommendations ({refs}).",
        n,
        refs=refs,
    )


def deadlines_lifted(n: int, refs: Message) -> Message:
    """No deadline any more."""
    return plural(
        "The deadline of one recommendation was lifted ({refs}).",
        "The deadlines of {n} recommendations were lifted ({refs}).",
        n,
        refs=refs,
    )


def positions(n: int, refs: Message) -> Message:
    """A position was stated or changed."""
    return plural(
        "The position on one recommendation was stated or changed ({refs}).",
        "The positions on {n} recommendations were stated or changed ({refs}).",
        n,
        refs=refs,
    )


def further(n: int, refs: Message) -> Message:
    """Something else that no sentence is about; with it, every one that changed is named somewhere."""
    return plural(
        "Other information was updated on one recommendation ({refs}).",
        "Other information was updated on {n} recommendations ({refs}).",
        n,
        refs=refs,
    )


def unchanged(n: int) -> Message:
    """The rest, where others changed."""
    return plural(
        "On the remaining recommendation, nothing that was reported has changed.",
        "On the remaining {n} recommendations, nothing that was reported has changed.",
        n,
    )


def all_unchanged(n: int) -> Message:
    """No recommendation changed."""
    return plural(
        "Nothing that was reported on the recommendation has changed.",
        "Nothing that was reported on the {n} recommendations has changed.",
        n,
    )


def late(n: int, refs: Message) -> Message:
    """Past their deadlines."""
    return plural(
        "The deadline of one recommendation has passed ({refs}).",
        "The deadlines of {n} recommendations have passed ({refs}).",
        n,
        refs=refs,
    )


def late_by_then(n: int, refs: Message, on: str) -> Message:
    """Past their deadlines on the day of a meeting to come, unless something is reported before."""
    return plural(
        "The deadline of one recommendation will have passed by {day} ({refs}).",
        "The deadlines of {n} recommendations will have passed by {day} ({refs}).",
        n,
        refs=refs,
        day=on,
    )


def newly_late(n: int, refs: Message) -> Message:
    """Those of them that are so only now."""
    return plural(
        "Of these, one has passed since then ({refs}).",
        "Of these, {n} have passed since then ({refs}).",
        n,
        refs=refs,
    )


def silent(n: int, refs: Message) -> Message:
    """No status reported; a position may be, or a lead institution."""
    return plural(
        "No status has been reported yet for one recommendation ({refs}).",
        "No status has been reported yet for {n} recommendations ({refs}).",
        n,
        refs=refs,
    )


def excluded(n: int, refs: Message) -> Message:
    """Left out of the counts."""
    return plural(
        "The figures leave out one recommendation that does not apply ({refs}).",
        "The figures leave out {n} recommendations that do not apply ({refs}).",
        n,
        refs=refs,
    )
