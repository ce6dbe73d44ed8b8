"""The window without a mouse: Tab comes to every control, in the order in which one reads, and shows where it is."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

import tour
from spoken import focusable
from tracker.ui.theme.theme import Appearance, Theme
from tracker.words import Words

_FORWARD, _BACK = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
_MOST = 120


@pytest.fixture
def appearance(theme: Theme, request: pytest.FixtureRequest) -> Appearance:
    """What the window looks like from its beginning, for whoever names it before the window."""
    chosen = Appearance(request.param)
    theme.choose(chosen)
    return chosen


@pytest.fixture
def going(year_of_work: Path, tmp_path: Path, qtbot: QtBot, words: Words, theme: Theme) -> Iterator[tour.Tour]:
    with tour.touring(year_of_work, qtbot, words, theme, tmp_path / "year") as made:
        yield made


def test_tab_comes_to_every_control_in_the_order_of_reading_and_comes_round(going: tour.Tour, qtbot: QtBot) -> None:
    found: list[str] = []
    for name, shown in going.stops():
        going.settle()
        found += [f"{name}: {wrong}" for wrong in _wrong_ways(shown)]
    assert found == []


@pytest.mark.parametrize("appearance", [Appearance.LIGHT, Appearance.DARK, Appearance.CONTRAST], indirect=True)
def test_where_the_keyboard_is_can_be_seen(appearance: Appearance, going: tour.Tour) -> None:
    """Each kind of control once: those of a kind are painted by the same rules.

    In light colours everywhere; what dialogs are made of is on the pages too, where the other colours are looked at.
    """
    seen: set[tuple[object, ...]] = set()
    found: list[str] = []
    stops = going.stops() if appearance is Appearance.LIGHT else going.pages()
    for name, shown in stops:
        going.settle()
        shown.activateWindow()
        going.settle()
        for control in focusable(shown):
            kind = (type(control), *(control.property(p) for p in ("role", "flat", "link", "primary", "active")))
            if kind in seen or not _is_in_sight(control):
                continue
            seen.add(kind)
            _elsewhere(shown, control)
            before = _picture(shown, control)
            control.setFocus(Qt.FocusReason.TabFocusReason)
            if _picture(shown, control) == before:
                found.append(f"{name}: {_told(control)}")
    assert found == []


def _wrong_ways(shown: QWidget) -> Iterator[str]:
    shown.activateWindow()
    stops = _stops(shown, Qt.Key.Key_Tab)
    wanted = {id(control): control for control in focusable(shown)}
    reached = {id(control) for stop in stops for control in _with_it(stop)}
    yield from (f"not reached: {_told(control)}" for key, control in wanted.items() if key not in reached)
    back = _stops(shown, Qt.Key.Key_Backtab, _BACK)
    if {id(stop) for stop in back} != {id(stop) for stop in stops}:
        yield f"another way back: {len(stops)} stops forward, {len(back)} back"
    start = _where_one_begins([_place(stop, shown) for stop in stops]) if stops else 0
    around = [*stops[start:], *stops[:start]]
    if len(stops) != len({id(stop) for stop in stops}):
        yield f"goes in circles: {', '.join(map(_told, stops[-4:]))}"
    for one, other in pairwise(around):
        here, there = _place(one, shown), _place(other, shown)
        if here.isValid() and there.isValid() and _is_before(there, here):
            yield f"from {_told(one)} back to {_told(other)}"


def _stops(shown: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = _FORWARD) -> list[QWidget]:
    """Where the keyboard goes until it comes to where it began; a date is a few stops in itself."""
    stops: list[QWidget] = []
    for _ in range(_MOST):
        QTest.keyClick(shown.focusWidget() or shown, key, modifier)
        focused = shown.focusWidget()
        if focused is None or (len(stops) > 1 and focused is stops[0]):
            return stops
        if not stops or focused is not stops[-1]:
            stops.append(focused)
    return stops


def _with_it(stop: QWidget) -> list[QWidget]:
    """What the arrow keys reach from here: the other buttons of a group."""
    group = stop.group() if isinstance(stop, QAbstractButton) else None
    if isinstance(group, QButtonGroup):
        return list(group.buttons())
    above = stop.parentWidget()
    if isinstance(stop, QRadioButton) and above is not None:
        return list(above.findChildren(QRadioButton))
    return [stop, *([above] if above is not None else [])]


def _place(control: QWidget, shown: QWidget) -> QRect:
    """What of it is in sight."""
    return control.visibleRegion().boundingRect().translated(control.mapTo(shown, QPoint(0, 0)))


def _where_one_begins(places: list[QRect]) -> int:
    """The leftmost in the line of the topmost: what is low stands a little lower in its line than what is high.

    What is scrolled out of sight stands nowhere.
    """
    topmost = min(filter(QRect.isValid, places), key=lambda place: place.topLeft().toTuple()[::-1])
    line = [place for place in places if place is topmost or (place.isValid() and _is_before(place, topmost))]
    return places.index(min(line, key=QRect.left))


def _is_before(place: QRect, other: QRect) -> bool:
    """Whether one reads this first: above the other and not right of it, or left of it in the same line."""
    same_line = (
        min(place.bottom(), other.bottom()) - max(place.top(), other.top()) > min(place.height(), other.height()) / 2
    )
    if same_line:
        return place.right() < other.left()
    return place.bottom() <= other.top() and place.left() < other.right()


def _is_in_sight(control: QWidget) -> bool:
    return control.visibleRegion().boundingRect().size() == control.size()


def _elsewhere(shown: QWidget, control: QWidget) -> None:
    other = next((one for one in focusable(shown) if one is not control), shown)
    other.setFocus(Qt.FocusReason.TabFocusReason)


def _picture(shown: QWidget, control: QWidget) -> QImage:
    return shown.grab(_place(control, shown)).toImage()


def _told(control: QWidget) -> str:
    text = control.text() if isinstance(control, QAbstractButton) else ""
    return f"{type(control).__name__} “{control.accessibleName() or text}”"
