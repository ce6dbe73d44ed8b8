"""One button of a filter, with a menu in which several things can be ticked."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent, QShowEvent
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from tracker.ui.plain import as_written
from tracker.ui.theme.theme import Theme
from tracker.words import Words, plural

Choice = tuple[str, str]
"""A code and what it is called."""

_MOST = 26
"""Letters of one choice on the button; the whole name is told where the mouse rests."""


class FilterButton(QToolButton):
    """Asks for its choices, and how much each finds, each time it opens; `changed` when the ticks did.

    `single`: one choice takes the place of another, and the menu closes; the one with no code is to choose nothing.
    """

    changed = Signal()

    def __init__(
        self,
        title: str,
        choices: Callable[[], Sequence[Choice]],
        words: Words,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        counts: Callable[[], Mapping[str, int]] | None = None,
        single: bool = False,
    ) -> None:
        super().__init__(parent)
        self._title = title
        self._choices = choices
        self._counts = counts
        self._words = words
        self._theme = theme
        self._single = single
        self._ticked: frozenset[str] = frozenset()
        self._menu = FilterMenu(self, stays=not single)
        self._menu.aboutToShow.connect(self._fill)
        self.setMenu(self._menu)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._say()

    def ticked(self) -> frozenset[str]:
        """The codes that are ticked."""
        return self._ticked

    def tick(self, codes: frozenset[str]) -> None:
        """Tick these and no others, without telling."""
        self._ticked = codes
        self._say()

    def repaint_icon(self) -> None:
        """Draw the arrow in the colours of now."""
        colours = self._theme.colours
        self.setIcon(self._theme.icons.icon("chevron-down", colours.accent if self._ticked else colours.muted, 14))

    def _fill(self) -> None:
        self._menu.clear()
        counted = self._counts() if self._counts else {}
        for code, name in self._choices():
            # Text behind a tab stands at the right.
            count = f"\t{counted[code]}" if code in counted else ""
            action = self._menu.addAction(name.replace("&", "&&") + count)
            action.setCheckable(True)
            action.setChecked(code in self._ticked or (self._is_none(code) and not self._ticked))
            action.toggled.connect(lambda on, c=code: self._toggle(c, on))

    def _toggle(self, code: str, on: bool) -> None:
        before = frozenset[str]() if self._single else self._ticked
        self._ticked = before | {code} if on and not self._is_none(code) else before - {code}
        self._say()
        self.changed.emit()

    def _is_none(self, code: str) -> bool:
        """Whether that is to choose nothing; among several, no code is what holds no value."""
        return self._single and not code

    def _say(self) -> None:
        named = dict(self._choices()) if self._ticked else {}
        names = [named[c] for c in named if c in self._ticked]
        if not self._ticked:
            text = self._title
        else:
            chosen = self._words(plural("{n} chosen", "{n} chosen", len(self._ticked)))
            text = self._titled(names[0] if len(names) == 1 else chosen)
        is_long = len(names) == 1 and not self._single and len(names[0]) > _MOST
        shown = self._titled(f"{names[0][: _MOST - 1].rstrip()}…") if is_long else text
        self.setText(shown.replace("&", "&&"))
        self.setAccessibleName(self._words("Filter by {what}", what=text))
        self.setToolTip(as_written(", ".join(names)))
        self.setProperty("active", bool(self._ticked))
        self.style().polish(self)
        self.repaint_icon()

    def _titled(self, choice: str) -> str:
        return self._words("{title}: {choice}", title=self._title, choice=choice)


class FilterMenu(QMenu):
    """A menu under its button that `stays` open while things are ticked, or not."""

    def __init__(self, button: QToolButton, *, stays: bool) -> None:
        super().__init__(button)
        self._button = button
        self._stays = stays
        # The button runs from right to left only to have its arrow at the right.
        self.setLayoutDirection(QGuiApplication.layoutDirection())

    def showEvent(self, event: QShowEvent) -> None:
        """Under the left edge of its button: Qt takes the right one, for the arrow stands right of the words."""
        super().showEvent(event)
        screen = self.screen().availableGeometry()
        at = self._button.mapToGlobal(QPoint(0, 0))
        self.move(max(screen.left(), min(at.x(), screen.right() - self.width())), self.y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A tick changes; the menu stays."""
        if not self._flip():
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks; Enter ticks and closes."""
        if event.key() != Qt.Key.Key_Space or not self._flip():
            super().keyPressEvent(event)

    def _flip(self) -> bool:
        action = self.activeAction()
        if not self._stays or action is None or not action.isCheckable():
            return False
        action.toggle()
        return True
