"""The sentences of a draft that name recommendations, each whole, so that a translator has all of it."""

from __future__ import annotations

from tracker.words import Message, plural


def partly(n: int, refs: Message) -> Message:
    """Became partially implemented."""
    return plural(
        "{n} recommendation was partially implemented ({refs}).",
        "{n} recommendations were partially implemented ({refs}).",
        n,
        refs=refs,
    )


def begun(n: int, refs: Message) -> Message:
    """Work began."""
    return plural(
        "Work began on {n} recommendation ({refs}).", "Work began on {n} recommendations ({refs}).", n, refs=refs
    )


def planned(n: int, refs: Message) -> Message:
    """Work is planned now."""
    return plural(
        "Work on {n} recommendation is now planned ({refs}).",
        "Work on {n} recommendations is now planned ({refs}).",
        n,
        refs=refs,
    )


def continuous(n: int, refs: Message) -> Message:
    """Became continuous."""
    return plural(
        "{n} recommendation is now continuous work, which has no end and is not counted as implemented ({refs}).",
        "{n} recommendations are now continuous work, which has no end and is not counted as implemented ({refs}).",
        n,
        refs=refs,
    )


def superseded(n: int, refs: Message) -> Message:
    """Superseded."""
    return plural(
        "{n} recommendation has been superseded ({refs}).",
        "{n} recommendations have been superseded ({refs}).",
        n,
        refs=refs,
    )


def refused(n: int, refs: Message) -> Message:
    """Will not be implemented."""
    return plural(
        "{n} recommendation will not be implemented ({refs}).",
        "{n} recommendations will not be implemented ({refs}).",
        n,
        refs=refs,
    )


def taken_back(n: int, refs: Message) -> Message:
    """No longer implemented."""
    return plural(
        "{n} recommendation that was reported as implemented is no longer reported so ({refs}).",
        "{n} recommendations that were reported as implemented are no longer reported so ({refs}).",
        n,
        refs=refs,
    )


def became_not_applicable(n: int, refs: Message) -> Message:
    """Found not to apply."""
    return plural(
        "{n} recommendation was found not to apply ({refs}).",
        "{n} recommendations were found not to apply ({refs}).",
        n,
        refs=refs,
    )


def other_status(n: int, refs: Message) -> Message:
    """Any other change of status."""
    return plural(
        "The status of {n} other recommendation changed ({refs}).",
        "The status of {n} other recommendations changed ({refs}).",
        n,
        refs=refs,
    )


def leads(n: int, refs: Message) -> Message:
    """A lead institution was named."""
    return plural(
        "A lead institution was named for {n} recommendation ({refs}).",
        "A lead institution was named for {n} recommendations ({refs}).",
        n,
        refs=refs,
    )


def deadlines_set(n: int, refs: Message) -> Message:
    """A deadline where there was none."""
    return plural(
        "A deadline was set for {n} recommendation ({refs}).",
        "A deadline was set for {n} recommendations ({refs}).",
        n,
        refs=refs,
    )


def deadlines_moved(n: int, refs: Message) -> Message:
    """Another deadline."""
    return plural(
        "The deadline of {n} recommendation was moved ({refs}).",
        "The deadlines of {n} recommendations were moved ({refs}).",
        n,
        refs=refs,
    )


def deadlines_lifted(n: int, refs: Message) -> Message:
    """No deadline any more."""
    return plural(
        "The deadline of {n} recommendation was lifted ({refs}).",
        "The deadlines of {n} recommendations were lifted ({refs}).",
        n,
        refs=refs,
    )


def positions(n: int, refs: Message) -> Message:
    """A position was stated or changed."""
    return plural(
        "The position on {n} recommendation was stated or changed ({refs}).",
        "The positions on {n} recommendations were stated or changed ({refs}).",
        n,
        refs=refs,
    )


def late(n: int, refs: Message) -> Message:
    """Past their deadlines."""
    return plural(
        "{n} recommendation is past its deadline ({refs}).",
        "{n} recommendations are past their deadlines ({refs}).",
        n,
        refs=refs,
    )


def newly_late(n: int, refs: Message) -> Message:
    """Those of them that are so only now."""
    return plural("Of these, {n} is newly so ({refs}).", "Of these, {n} are newly so ({refs}).", n, refs=refs)


def silent(n: int, refs: Message) -> Message:
    """Nothing reported."""
    return plural(
        "Nothing has been reported yet on {n} recommendation ({refs}).",
        "Nothing has been reported yet on {n} recommendations ({refs}).",
        n,
        refs=refs,
    )


def excluded(n: int, refs: Message) -> Message:
    """Left out of the counts."""
    return plural(
        "{n} recommendation does not apply and is not counted ({refs}).",
        "{n} recommendations do not apply and are not counted ({refs}).",
        n,
        refs=refs,
    )
