"""What is dropped on the window and can only be a supporting document: there is nothing to import from it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from tracker.domain.commitment import Commitment
from tracker.errors import UserError
from tracker.ui.questions import ask
from tracker.words import Words, message, plural

_KINDS = frozenset(
    {".pdf", ".doc", ".docx", ".odt", ".rtf", ".txt", ".ppt", ".pptx", ".odp", ".eml", ".msg"}
    | {".jpg", ".jpeg", ".png", ".gif", ".tif", ".tiff", ".heic", ".webp"}
)


def are_documents(files: Sequence[Path]) -> bool:
    """Whether none of them is of a kind that could be imported."""
    return bool(files) and all(file.suffix.lower() in _KINDS for file in files)


def ask_to_keep(
    window: QWidget, words: Words, files: Sequence[Path], seen: Commitment, keep: Callable[[], None]
) -> None:
    """Before they become documents of the commitment that is selected, for nobody said that they are its."""
    n = len(files)
    title = plural(
        "Add {n} file to the documents of {ref}?", "Add {n} files to the documents of {ref}?", n, ref=seen.ref
    )
    if n == 1:
        title = message("Add “{name}” to the documents of {ref}?", name=files[0].name, ref=seen.ref)
    text = plural(
        "There is nothing to import from it: it is neither a workbook nor an update file.",
        "There is nothing to import from them: they are neither workbooks nor update files.",
        n,
    )
    ask(window, words(title), words(text), words("Add"), words("Cancel"), keep)


def belongs_elsewhere(files: Sequence[Path]) -> UserError:
    """Where no commitment is selected."""
    return UserError(
        message("Nothing was imported."),
        message("“{name}” is neither a workbook nor an update file.", name=files[0].name),
        message("If it is a supporting document, select its commitment and drop it there."),
    )
