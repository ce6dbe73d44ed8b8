"""What of a window's words a person cannot read: cut, squeezed, or elided with nothing that tells the whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from PySide6.QtCore import QModelIndex, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QGroupBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListView,
    QMenuBar,
    QScrollArea,
    QStyle,
    QStyleOptionComboBox,
    QTabBar,
    QTableView,
    QToolButton,
    QTreeView,
    QWidget,
)

from tracker.domain.typed_dates import read_date
from tracker.ui.elided_label import ElidedLabel, ElidedLink

_PADDING = {"table": 11, "painted": 12, "tree": 3}
"""Of the theme's headers, on either side."""

_SORT_MARK = 14

_DISPLAY, _TOOL_TIP = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole


def cut(within: QWidget) -> list[str]:
    """Each with what it is and how much it lacks; empty where everything in sight can be read."""
    return [f"{kind}: {text}" for kind, text in _cut(within)]


def _cut(within: QWidget) -> Iterator[tuple[str, str]]:
    for widget in (within, *within.findChildren(QWidget)):
        if not widget.isVisible():
            continue
        match widget:
            case QLabel() | QAbstractButton():
                yield from _cut_words(widget)
            case QComboBox():
                yield from _cut_choice(widget)
            case QLineEdit():
                yield from _cut_hint(widget)
            case QTabBar():
                yield from _cut_tabs(widget)
            case QMenuBar():
                yield from _cut_menus(widget)
            case QGroupBox() if widget.title():
                yield from _lacking("group", widget.title(), widget, widget.minimumSizeHint())
            case QHeaderView() if widget.orientation() is Qt.Orientation.Horizontal:
                yield from _cut_heads(widget)
            case QScrollArea():
                yield from _cut_beside(widget)
            case QAbstractItemView() if not isinstance(widget, QHeaderView):
                yield from _cut_cells(widget)


def _cut_words(widget: QLabel | QAbstractButton) -> Iterator[tuple[str, str]]:
    text = widget.text()
    if not text.strip() or _shows_an_icon_only(widget):
        return
    needed = widget.sizeHint()
    if isinstance(widget, ElidedLabel | ElidedLink):
        needed = QSize(0, widget.minimumSizeHint().height())
        wide = widget.fontMetrics().horizontalAdvance(text)
        if wide > widget.width() and not widget.toolTip():
            yield "elided", f"{text!r} has no tooltip"
    elif isinstance(widget, QLabel) and widget.wordWrap():
        needed = QSize(_longest_word(widget), widget.heightForWidth(widget.width()))
    elif "\n" in text:
        widest = max(widget.fontMetrics().horizontalAdvance(line) for line in text.split("\n"))
        needed = QSize(widest, widget.minimumSizeHint().height())
    yield from _lacking(type(widget).__name__, text, widget, needed)


def _shows_an_icon_only(widget: QWidget) -> bool:
    return isinstance(widget, QToolButton) and widget.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonIconOnly


def _longest_word(label: QLabel) -> int:
    if label.textFormat() is not Qt.TextFormat.PlainText:
        return 0
    # As it stands in the window, where some spaces do not part.
    shown = QLabel.text(label)
    return max(label.fontMetrics().horizontalAdvance(word) for word in re.split(r"[ \n\t\u200b]+", shown))


def _lacking(kind: str, text: str, widget: QWidget, needed: QSize) -> Iterator[tuple[str, str]]:
    has = widget.size()
    if has.width() < needed.width() or has.height() < needed.height():
        yield kind, f"{text!r} has {has.toTuple()} of {needed.toTuple()}"
    seen = widget.visibleRegion().boundingRect()
    if not seen.isEmpty() and seen.width() < widget.width():
        yield kind, f"{text!r} shows {seen.width()} of its {widget.width()} pixels"


def _cut_choice(box: QComboBox) -> Iterator[tuple[str, str]]:
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    inside = box.style().subControlRect(
        QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, box
    )
    wide = box.fontMetrics().horizontalAdvance(box.currentText())
    if wide > inside.width() and not box.toolTip():
        yield "choice", f"{box.currentText()!r} has {inside.width()} of {wide}"


def _cut_hint(line: QLineEdit) -> Iterator[tuple[str, str]]:
    if line.text() or not line.placeholderText():
        return
    wide = line.fontMetrics().horizontalAdvance(line.placeholderText())
    room = line.width() - (line.sizeHint().width() - 17 * line.fontMetrics().horizontalAdvance("x"))
    if wide > room and not line.toolTip():
        yield "hint", f"{line.placeholderText()!r} has {room} of {wide}"


def _cut_tabs(bar: QTabBar) -> Iterator[tuple[str, str]]:
    for number in range(bar.count()):
        if not bar.rect().contains(bar.tabRect(number)):
            yield "tab", bar.tabText(number)


def _cut_menus(bar: QMenuBar) -> Iterator[tuple[str, str]]:
    corner = bar.cornerWidget()
    end = corner.x() if corner and corner.isVisible() else bar.width()
    for action in bar.actions():
        if action.isVisible() and not 0 < bar.actionGeometry(action).right() <= end:
            yield "menu", action.text()


def _cut_heads(header: QHeaderView) -> Iterator[tuple[str, str]]:
    model = header.model()
    for section in range(header.count()):
        text = model.headerData(section, header.orientation(), _DISPLAY)
        if not text or header.isSectionHidden(section):
            continue
        has = header.sectionSize(section)
        widest = max(map(header.fontMetrics().horizontalAdvance, str(text).splitlines()))
        needed = widest + 2 * _PADDING.get(header.property("inset"), 8)
        if header.isSortIndicatorShown() and header.sortIndicatorSection() == section:
            needed += _SORT_MARK
        if has < needed and not model.headerData(section, header.orientation(), _TOOL_TIP):
            yield "head", f"{text!r} has {has} of {needed}"


def _cut_beside(area: QScrollArea) -> Iterator[tuple[str, str]]:
    """Where there is no bar to move aside with, nothing may stand aside."""
    content = area.widget()
    never = area.horizontalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    if never and content and content.width() > area.viewport().width():
        yield "area", f"{area.accessibleName()!r} shows {area.viewport().width()} of {content.width()}"


def _cut_cells(view: QAbstractItemView) -> Iterator[tuple[str, str]]:
    for index in in_sight(view):
        text = index.data(_DISPLAY)
        if not isinstance(text, str) or not text:
            continue
        if isinstance(view, QTableView) and view.isColumnHidden(index.column()):
            continue
        has, needed = view.visualRect(index), view.sizeHintForIndex(index)
        spans = isinstance(view, QTableView) and view.columnSpan(index.row(), index.column()) > 1
        low = has.height() < view.fontMetrics().height()
        lacks = (has.width() < needed.width() or low) and not spans
        if lacks and not (index.data(_TOOL_TIP) and _may_be_elided(text)):
            told = "a" if index.data(_TOOL_TIP) else "no"
            yield "cell", f"{text!r} has {has.size().toTuple()} of {needed.toTuple()} and {told} tooltip"


def _may_be_elided(text: str) -> bool:
    """What the mouse has to be laid on to be read; a date never is."""
    return read_date(text, date(2026, 11, 23)) is None


def in_sight(view: QAbstractItemView) -> Iterator[QModelIndex]:
    """What of a list is not scrolled away."""
    model = view.model()
    if model is None:
        return
    shown = view.viewport().rect()
    waiting = [QModelIndex()] if not view.rootIndex().isValid() else [view.rootIndex()]
    while waiting:
        above = waiting.pop()
        for row in range(min(model.rowCount(above), 60)):
            first = model.index(row, 0, above)
            if isinstance(view, QTreeView) and view.isExpanded(first):
                waiting.append(first)
            columns = range(model.columnCount(above)) if not isinstance(view, QListView) else (0,)
            for column in columns:
                index = model.index(row, column, above)
                if shown.intersects(view.visualRect(index)):
                    yield index


def too_large(window: QWidget, room: QSize) -> list[str]:
    """What keeps a window, or a dialog over it, from being as small as it should be."""
    least = window.minimumSizeHint()
    if least.width() <= room.width() and least.height() <= room.height():
        return []
    return [f"{type(window).__name__} needs {least.toTuple()} and has {room.toTuple()}"]
