"""The sentences with which a file is sent back: what it is, and what to do about it."""

from __future__ import annotations

from tracker.errors import UserError
from tracker.words import Message, message

SAVE_AS_XLSX = message("Open it in Excel or LibreOffice, save it as “Excel Workbook (.xlsx)”, and import that file.")
WHAT_IS_IMPORTED = message("Choose a progress workbook (.xlsx), or an update file or a submission (.ctu).")
ASK_AGAIN = message("Ask for the file again, or export a new workbook to be filled in.")


def refused(text: Message, advice: Message) -> UserError:
    """Nothing of the file was taken."""
    return UserError(message("The workbook was not read."), text, advice)


def nothing_of_ours(name: str) -> UserError:
    """The file is no workbook, and was never meant to be one."""
    return UserError(
        message("The file was not read."),
        message("“{name}” is nothing that can be imported.", name=name),
        WHAT_IS_IMPORTED,
    )


def folder(name: str) -> UserError:
    """Files are imported, not the folder they lie in."""
    return UserError(
        message("The file was not read."),
        message("“{name}” is a folder.", name=name),
        message("Choose the files in it that are to be imported."),
    )


def damaged(name: str) -> UserError:
    """The file is a workbook, or was one, but cannot be read."""
    return refused(message("“{name}” is damaged or incomplete.", name=name), ASK_AGAIN)


def too_large(name: str) -> UserError:
    """The file is larger than anything an officer would send."""
    return refused(
        message("“{name}” is too large to be a progress workbook.", name=name),
        message("Remove sheets that do not belong to it, and import it again."),
    )
