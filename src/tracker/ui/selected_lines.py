"""Which rows and columns of a view are selected: from the parts that Qt keeps, for it asks of each cell otherwise."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractItemView


def selected_rows(view: QAbstractItemView) -> set[int]:
    """Those in which anything is selected, whether it can be or not."""
    parts = view.selectionModel().selection().toList()
    return {row for part in parts for row in range(part.top(), part.bottom() + 1)}


def selected_columns(view: QAbstractItemView) -> set[int]:
    """Those in which anything is selected."""
    parts = view.selectionModel().selection().toList()
    return {column for part in parts for column in range(part.left(), part.right() + 1)}
