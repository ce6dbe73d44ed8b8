"""What a person finds in a window: buttons by their words, fields by their names, and all that is told."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

from PySide6.QtCore import QModelIndex, QSize, Qt
from PySide6.QtGui import QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLayout,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QWidget,
)

from tracker.ui.elided_label import ElidedLabel

W = TypeVar("W", bound=QWidget)


def button(within: QWidget, text: str) -> QAbstractButton:
    """The visible button with these words, or with this accessible name."""
    shown = [b for b in within.findChildren(QAbstractButton) if b.isVisible()]
    found = [b for b in shown if b.text().replace("&", "") == text] or [b for b in shown if b.accessibleName() == text]
    assert found, f"{text!r} is not among {[b.text() for b in shown]}"
    return found[0]


def click(within: QWidget, text: str) -> None:
    """A click in the middle of a button; on a box, on the box itself."""
    target = button(within, text)
    at = target.rect().center()
    if target.isCheckable():
        at.setX(8)
    QTest.mouseClick(target, Qt.MouseButton.LeftButton, pos=at)


def field(within: QWidget, name: str, kind: type[W]) -> W:
    """The field with this accessible name."""
    return next(w for w in within.findChildren(kind) if w.accessibleName() == name)


def told(within: QWidget) -> str:
    """All labels in sight, without the marks where a line may break."""
    said = "\n".join(label.text() for label in within.findChildren(QLabel) if label.isVisible())
    return said.replace("\u200b", "")


def dialog(within: QWidget) -> QDialog:
    """The dialog that is open over a page."""
    return next(d for d in within.findChildren(QDialog) if d.isVisible() and not isinstance(d, QMessageBox))


def question(within: QWidget) -> QMessageBox:
    """The question that is being asked."""
    return next(b for b in within.findChildren(QMessageBox) if b.isVisible())


def clipped(within: QWidget) -> list[str]:
    """What labels and buttons in sight would say, where they have too little room or stand outside their parent."""
    kinds = (QLabel, QAbstractButton)
    shown = [w for w in within.findChildren(QWidget) if isinstance(w, kinds) and w.isVisible() and w.text()]
    return [w.text() for w in shown if not _has_room(w)]


def _has_room(widget: QWidget) -> bool:
    if isinstance(widget, ElidedLabel):
        return widget.height() >= widget.minimumSizeHint().height()
    if isinstance(widget, QLabel) and widget.wordWrap():
        needed = QSize(0, widget.heightForWidth(widget.width()))
    else:
        needed = widget.sizeHint()
    parent = widget.parentWidget()
    inside = parent is None or parent.rect().contains(widget.geometry())
    return inside and widget.width() >= needed.width() and widget.height() >= needed.height()


def settled(within: QWidget) -> None:
    """Let everything take the place it was given."""
    for _ in range(3):
        QTest.qWait(10)
        for layout in within.findChildren(QLayout):
            layout.activate()


@contextmanager
def font_of(application: QApplication, points: int) -> Iterator[None]:
    """All that is opened meanwhile has letters of this size."""
    usual = application.font()
    larger = QFont(usual)
    larger.setPointSizeF(points)
    application.setFont(larger)
    try:
        yield
    finally:
        application.setFont(usual)


def click_cell(view: QAbstractItemView, index: QModelIndex) -> None:
    """A click in the middle of a cell."""
    view.scrollTo(index)
    at = view.visualRect(index).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)


def unnamed(within: QWidget) -> list[QWidget]:
    """Controls in sight that a screen reader could not name."""
    kinds = (QAbstractButton, QLineEdit, QComboBox, QPlainTextEdit, QAbstractItemView, QAbstractSpinBox)
    controls = [w for w in within.findChildren(QWidget) if isinstance(w, kinds) and w.isVisible()]
    inner = (QComboBox, QAbstractSpinBox, QAbstractItemView)
    return [w for w in controls if not isinstance(w.parentWidget(), inner) and not _is_named(w, within)]


def _is_named(control: QWidget, within: QWidget) -> bool:
    if control.accessibleName() or (isinstance(control, QAbstractButton) and control.text()):
        return True
    # Qt takes the name of a field from the label that leads to it; a field inside an editor from the editor's label.
    buddies = [label.buddy() for label in within.findChildren(QLabel) if label.buddy()]
    return any(b is control or (b is not None and b.focusProxy() is control) for b in buddies)


def is_blank(view: QAbstractItemView, index: QModelIndex) -> bool:
    """Whether nothing is drawn in a cell."""
    drawn = view.viewport().grab(view.visualRect(index).adjusted(2, 2, -2, -2)).toImage()
    return len({drawn.pixel(x, y) for x in range(drawn.width()) for y in range(drawn.height())}) == 1
