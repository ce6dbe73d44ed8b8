"""What a screen reader says of a window, and which keys its words promise."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from html import unescape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QMenuBar,
    QTabBar,
    QTabWidget,
    QWidget,
)

from fit import in_sight
from pseudo import CLOSE, OPEN
from tracker.bundle import bundled
from tracker.register.register import Register

_KEY = re.compile(r"(?<!&)&([^&\s])")


def nameless(within: QWidget) -> list[str]:
    """Controls in sight to which the keyboard can go, and which a screen reader could not name."""
    buddies = [buddy for label in within.findChildren(QLabel) if (buddy := label.buddy())]
    led_to = {id(one) for buddy in buddies for one in (buddy, buddy.focusProxy()) if one is not None}
    return [
        f"{type(control).__name__} in {type(control.parentWidget()).__name__}"
        for control in focusable(within)
        if not (control.accessibleName() or id(control) in led_to or _own_text(control))
    ]


def focusable(within: QWidget) -> list[QWidget]:
    """Controls in sight to which the keyboard can go; what stands inside another control belongs to it."""
    return [
        w
        for w in within.findChildren(QWidget)
        if w.isVisible() and w.isEnabled() and w.focusPolicy() & Qt.FocusPolicy.TabFocus and not _is_inner(w)
    ]


def _is_inner(widget: QWidget) -> bool:
    above = widget.parentWidget()
    inner = (QComboBox, QAbstractSpinBox, QAbstractItemView)
    return (
        isinstance(above, inner)
        or (above is not None and isinstance(above.parentWidget(), QAbstractItemView))
        or widget.focusProxy() is not None
        or widget.isWindow()
        or isinstance(widget, QTabWidget)
    )


def _own_text(control: QWidget) -> str:
    if isinstance(control, QAbstractButton | QLabel):
        return control.text()
    if isinstance(control, QTabBar):
        return control.tabText(0)
    return ""


def silent(within: QWidget) -> list[str]:
    """Lines of lists in sight of which a screen reader would say nothing."""
    found = []
    for view in within.findChildren(QAbstractItemView):
        if view.isVisible():
            rows: dict[tuple[object, int], list[object]] = {}
            for index in in_sight(view):
                said = index.data(Qt.ItemDataRole.AccessibleTextRole) or index.data(Qt.ItemDataRole.DisplayRole)
                rows.setdefault((index.parent().row(), index.row()), []).append(said)
            found += [f"{view.accessibleName()}: line {row}" for row, said in rows.items() if not any(said)]
    return found


def doubled_keys(within: QWidget) -> list[str]:
    """Keys that two things in sight promise at once: the menus, and what stands in the window."""
    menus = [bar for bar in within.findChildren(QMenuBar) if bar.isVisible()]
    texts = [action.text() for bar in menus for action in bar.actions() if action.isVisible()]
    for widget in within.findChildren(QWidget):
        if not widget.isVisible():
            continue
        if isinstance(widget, QAbstractButton) or (isinstance(widget, QLabel) and widget.buddy()):
            texts.append(widget.text())
        elif isinstance(widget, QTabBar):
            texts += [widget.tabText(number) for number in range(widget.count())]
    found = _twice(texts)
    for bar in menus:
        for menu in _menus(bar):
            found += [f"{menu.title()}: {key}" for key in _twice([action.text() for action in menu.actions()])]
    return found


def _menus(within: QWidget) -> Iterator[QMenu]:
    for action in within.actions():
        menu = action.menu()
        if isinstance(menu, QMenu):
            yield menu
            yield from _menus(menu)


def _twice(texts: Sequence[str]) -> list[str]:
    keys = [(found[1].casefold(), text) for text in texts if (found := _KEY.search(text))]
    counted = Counter(key for key, _ in keys)
    return sorted({f"{key}: {text}" for key, text in keys if counted[key] > 1})


_NAMES = "Costa Rica Ana Mora English Español Português Français November Ctrl Alt Return Del Space"
"""What is the same in every language, or said by Qt in the language of the system."""


def data_of(register: Register, *typed: str) -> frozenset[str]:
    """Every word of the official texts, of what stands in the register and of what else was typed."""
    texts = [_NAMES, bundled("db/seed/HLF2017.json").read_text(encoding="utf-8"), *typed]
    for commitment in register.listed():
        texts += [commitment.text.body, commitment.panel_title, *map(str, commitment.values.values())]
    for delegation in register.delegations():
        texts += [delegation.code, *(name for d in delegation.names.values() for name in (d.short, d.official))]
    return frozenset(re.findall(r"[^\W\d_]{2,}", " ".join(texts)))


def untranslated(within: QWidget, data: Container[str]) -> list[str]:
    """What is said in sight without having gone through gettext, in the language of brackets; `data` may be said so."""
    return sorted({text for text in _said(within) if not _is_data(text, data)})


def _said(within: QWidget) -> Iterator[str]:
    for widget in (within, *within.findChildren(QWidget)):
        if not widget.isVisible():
            continue
        yield from (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription())
        if isinstance(widget, QAbstractButton | QLabel):
            yield widget.text()
        elif isinstance(widget, QTabBar):
            yield from (widget.tabText(number) for number in range(widget.count()))
        elif isinstance(widget, QLineEdit):
            yield widget.placeholderText()
        elif isinstance(widget, QMenuBar):
            yield from (action.text() for menu in _menus(widget) for action in menu.actions())
        elif isinstance(widget, QHeaderView) and widget.model():
            yield from (str(widget.model().headerData(n, widget.orientation()) or "") for n in range(widget.count()))


def _is_data(text: str, data: Container[str]) -> bool:
    """Whether, but for what stands in brackets, only data, numbers and marks are left."""
    bare = re.sub(r"<[^>]*>|&(?=\w)", lambda tag: " " if tag[0] != "&" else "", unescape(text))
    while (inner := re.sub(rf"{OPEN}[^{OPEN}{CLOSE}]*{CLOSE}", " ", bare)) != bare:
        bare = inner
    return all(word in data for word in re.findall(r"[^\W\d_]{2,}", bare))
