"""The sentences with which a file between laptops is sent back: what it is, and what to do about it."""

from __future__ import annotations

from tracker.errors import PasswordNeeded, UserError
from tracker.words import Message, message

ASK_AGAIN = message("Ask for the file again.")

_TITLE = message("The file was not read.")


def refused(text: Message, advice: Message = ASK_AGAIN) -> UserError:
    """Nothing of the file was taken."""
    return UserError(_TITLE, text, advice)


def damaged(name: str) -> UserError:
    """The file is one of ours, or was one, but cannot be read."""
    return refused(message("“{name}” is damaged or incomplete.", name=name))


def no_parcel(name: str) -> UserError:
    """The file is something else altogether."""
    return refused(
        message("“{name}” is not an update file or a submission.", name=name),
        message("Choose a file that was sent with Commitment Tracker; its name usually ends in .ctu."),
    )


def too_large(name: str) -> UserError:
    """The file is larger, or unpacks to more, than anything an office would send."""
    return refused(
        message("“{name}” is too large to be an update file.", name=name),
        message("Ask for it again, with fewer attached documents."),
    )


def newer(name: str) -> UserError:
    """A version of the application made it whose form this one does not know."""
    return refused(
        message(
            "“{name}” was made by a newer version of Commitment Tracker, whose format this one does not know.",
            name=name,
        ),
        message("Update Commitment Tracker on this computer, and open the file again. Nothing was changed."),
    )


def foreign_parts(name: str) -> UserError:
    """Something was put into the file, or it was packed, as the application never does."""
    return refused(
        message("“{name}” holds parts that Commitment Tracker does not write, and was not opened.", name=name)
    )


def altered(name: str) -> UserError:
    """The signature does not fit what is in the file."""
    return refused(
        message("“{name}” was changed after it was signed: its signature does not fit what is in it.", name=name),
        message("Do not use this file. Tell whoever sent it, and ask for it again by another way."),
    )


def misplaced(name: str, reason: Message) -> UserError:
    """What is in the file may not be in a file of its kind."""
    return refused(
        message("“{name}” is not what it says it is: {reason}.", name=name, reason=reason),
        message("Tell whoever sent it, and ask for the file again."),
    )


def strange_change(name: str, number: int) -> UserError:
    """A change is not written as the application writes changes; changes are counted from 1."""
    return refused(
        message(
            "“{name}” holds a change (number {number}) that is damaged or was not written by Commitment Tracker.",
            name=name,
            number=number,
        )
    )


def password_needed(name: str) -> PasswordNeeded:
    """No password was given."""
    return PasswordNeeded(
        _TITLE,
        message("“{name}” is protected with a password.", name=name),
        message("Enter the password that the sender told you."),
    )


def password_wrong(name: str) -> PasswordNeeded:
    """The password does not fit, or somebody changed the sealed bytes: nothing can tell one from the other."""
    return PasswordNeeded(
        _TITLE,
        message("The password does not open “{name}”.", name=name),
        message("Check capitals and accents, and type it again. If it still does not fit, ask for the file again."),
    )
