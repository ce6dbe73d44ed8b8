"""Draws word differences: what is gone is struck through, what is new is bold as under a marker."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QPalette

from tracker.ui.plain import marked_up
from tracker.ui.reviewing.word_differences import Mark, Piece
from tracker.ui.theme.colours import MARKER


def marked_html(pieces: Iterable[Piece], palette: QPalette) -> str:
    """Rich text for a pane or a cell; colours come from the palette, whose contrast the theme answers for."""
    gone = palette.color(QPalette.ColorRole.BrightText).name()
    marker = palette.color(MARKER).name()
    styles = {
        Mark.GONE: f"color: {gone}; text-decoration: line-through",
        Mark.NEW: f"background-color: {marker}; font-weight: 600",
    }
    return "".join(
        f'<span style="{styles[piece.mark]}">{marked_up(piece.text)}</span>'
        if piece.mark in styles
        else marked_up(piece.text)
        for piece in _apart(pieces)
    )


def _apart(pieces: Iterable[Piece]) -> Iterable[Piece]:
    """A thin gap between what is gone and what came for it, else they read as one word."""
    before: Piece | None = None
    for piece in pieces:
        if before and before.mark is Mark.GONE and piece.mark is Mark.NEW and not before.text.endswith((" ", "\n")):
            yield Piece(" ", Mark.SAME)
        yield piece
        before = piece
