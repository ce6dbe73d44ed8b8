"""What is dropped on the window and can only be a supporting document: it belongs to a commitment."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from textwrap import shorten

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from tracker.domain.commitment import Commitment
from tracker.errors import UserError
from tracker.ui.commitments.outline_view import OutlineView
from tracker.ui.detail.panel import DetailPanel
from tracker.ui.questions import ask
from tracker.words import Words, message, plural

_KINDS = frozenset(
    {".pdf", ".doc", ".docx", ".odt", ".rtf", ".txt", ".ppt", ".pptx", ".odp", ".eml", ".msg"}
    | {".jpg", ".jpeg", ".png", ".gif", ".tif", ".tiff", ".heic", ".webp"}
)

_LETTERS = 200
"""Of a recommendation, to know which one it is."""


def documents_among(files: Sequence[Path]) -> list[Path]:
    """Those of a kind that cannot be imported."""
    return [file for file in files if file.suffix.lower() in _KINDS]


def commitment_at(at: QPoint, window: QWidget, view: OutlineView, detail: DetailPanel) -> str | None:
    """The one whose row is there in the list; elsewhere the one whose details are in sight, if any."""
    inside = view.viewport().mapFrom(window, at)
    if view.isVisible() and view.viewport().rect().contains(inside):
        return view.entity_at(inside)
    return detail.in_sight


def ask_to_keep(
    window: QWidget,
    words: Words,
    files: Sequence[Path],
    seen: Commitment,
    keep: Callable[[], None],
    leave: Callable[[], None],
) -> None:
    """Before they become documents of the commitment, of which a number alone says little."""
    n = len(files)
    title = plural(
        "Add {n} file to the documents of {ref}?", "Add {n} files to the documents of {ref}?", n, ref=seen.ref
    )
    if n == 1:
        title = message("Add “{name}” to the documents of {ref}?", name=files[0].name, ref=seen.ref)
    said = shorten(seen.text.body, _LETTERS, placeholder="…")
    ask(window, words(title), said, words("Add"), words("Cancel"), keep, leave)


def belongs_elsewhere(files: Sequence[Path]) -> UserError:
    """Where no commitment is."""
    n = len(files)
    title = plural("{n} file was kept nowhere.", "{n} files were kept nowhere.", n)
    if n == 1:
        title = message("“{name}” was kept nowhere.", name=files[0].name)
    return UserError(
        title,
        message("A document belongs to a commitment."),
        message("Drop it on the row of that commitment in the list, or on its details."),
    )
