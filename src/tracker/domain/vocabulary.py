"""The closed lists: position, status, nature, addressee; their codes and the labels of GLOSSARY.md."""

from __future__ import annotations

from enum import StrEnum

from tracker.words import Message, message


class Position(StrEnum):
    """What a delegation said of a recommendation."""

    UNDER_CONSIDERATION = "under_consideration"
    ACCEPTED = "accepted"
    ACCEPTED_IN_PART = "accepted_in_part"
    NOTED = "noted"
    NOT_ACCEPTED = "not_accepted"
    NOT_APPLICABLE = "not_applicable"


class Status(StrEnum):
    """How far a commitment is; no value at all means not reported."""

    NOT_STARTED = "not_started"
    PLANNED = "planned"
    IN_PROGRESS = "in_progress"
    PARTIALLY_IMPLEMENTED = "partially_implemented"
    IMPLEMENTED = "implemented"
    CONTINUOUS = "continuous"
    SUPERSEDED = "superseded"
    NOT_TO_BE_IMPLEMENTED = "not_to_be_implemented"


class ClearanceLevel(StrEnum):
    """How far what is said of a commitment was let go; no value at all is a draft."""

    CONFIRMED = "confirmed"
    CLEARED = "cleared"


class Support(StrEnum):
    """What a reported status rests on, each more than the one before."""

    NONE = "none"
    STATED = "stated"
    DOCUMENTED = "documented"
    VERIFIED = "verified"


class Nature(StrEnum):
    """What kind of thing a recommendation asks for."""

    ACTION = "action"
    POLICY = "policy"
    PRINCIPLE = "principle"


class Addressee(StrEnum):
    """Whom a recommendation speaks to."""

    ALL = "all"
    ORIGIN = "origin"
    TRANSIT = "transit"
    DESTINATION = "destination"
    REGIONAL_PROCESS = "regional_process"
    JOINTLY = "jointly"


NOT_REPORTED = message("not reported")

POSITION_LABELS: dict[str, Message] = {
    Position.UNDER_CONSIDERATION: message("under consideration"),
    Position.ACCEPTED: message("accepted"),
    Position.ACCEPTED_IN_PART: message("accepted in part"),
    Position.NOTED: message("noted"),
    Position.NOT_ACCEPTED: message("not accepted"),
    Position.NOT_APPLICABLE: message("not applicable"),
}

STATUS_LABELS: dict[str, Message] = {
    Status.NOT_STARTED: message("not started"),
    Status.PLANNED: message("planned"),
    Status.IN_PROGRESS: message("in progress"),
    Status.PARTIALLY_IMPLEMENTED: message("partially implemented"),
    Status.IMPLEMENTED: message("implemented"),
    Status.CONTINUOUS: message("continuous"),
    Status.SUPERSEDED: message("superseded"),
    Status.NOT_TO_BE_IMPLEMENTED: message("will not be implemented"),
}

CLEARANCE_LABELS: dict[str | None, Message] = {
    None: message("draft"),
    ClearanceLevel.CONFIRMED: message("confirmed by the institution"),
    ClearanceLevel.CLEARED: message("cleared"),
}

SUPPORT_LABELS: dict[str, Message] = {
    Support.NONE: message("nothing supports it"),
    Support.STATED: message("stated"),
    Support.DOCUMENTED: message("documented"),
    Support.VERIFIED: message("verified"),
}

NATURE_LABELS: dict[str, Message] = {
    Nature.ACTION: message("action"),
    Nature.POLICY: message("policy"),
    Nature.PRINCIPLE: message("principle"),
}

ADDRESSEE_LABELS: dict[str, Message] = {
    Addressee.ALL: message("all States"),
    Addressee.ORIGIN: message("countries of origin"),
    Addressee.TRANSIT: message("countries of transit"),
    Addressee.DESTINATION: message("countries of destination"),
    Addressee.REGIONAL_PROCESS: message("members of a regional process"),
    Addressee.JOINTLY: message("States together"),
}


def capital(text: str) -> str:
    """A label as it stands alone in a cell or a button: "In progress"."""
    return text[:1].upper() + text[1:]
