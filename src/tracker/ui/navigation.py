"""The pages, at the left: icon and word, or the icon alone."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QFrame, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from tracker.ui.plain import plain_label
from tracker.ui.theme.icons import beside_letters
from tracker.ui.theme.theme import Theme
from tracker.words import Message, Words, message


@dataclass(frozen=True, slots=True)
class PageName:
    """A page: `key` is its icon, and how it is remembered; `menu` its name with a key in the View menu."""

    key: str
    name: Message
    menu: Message


PAGES = (
    PageName("overview", message("Overview"), message("&Overview")),
    PageName("commitments", message("Commitments"), message("&Commitments")),
    PageName("deadlines", message("Deadlines"), message("Deadl&ines")),
    PageName("regional", message("Regional"), message("&Regional")),
    PageName("meetings", message("Meetings"), message("&Meetings")),
    PageName("exchange", message("Exchange"), message("&Exchange")),
    PageName("history", message("History"), message("&History")),
)
"""In the order in which they stand everywhere: the first is Ctrl+1."""


def number_of(key: str) -> int:
    """Where a page stands among them, from 0."""
    return next(number for number, page in enumerate(PAGES) if page.key == key)


_ICON = 18

_AROUND_A_NAME = 45
"""Padding and margins."""


class Navigation(QFrame):
    """`chosen` carries the number of the page."""

    chosen = Signal(int)

    def __init__(self, words: Words, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("role", "navigation")
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QToolButton] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 12, 8, 12)
        layout.setSpacing(4)
        for number, page in enumerate(PAGES):
            name = words(page.name)
            button = QToolButton()
            button.setText("  " + name)
            button.setAccessibleName(name)
            button.setToolTip(f"{name} (Ctrl+{number + 1})")
            button.setProperty("role", "page")
            button.setCheckable(True)
            button.setIconSize(QSize(beside_letters(_ICON), beside_letters(_ICON)))
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.clicked.connect(lambda _=False, n=number: self.chosen.emit(n))
            self._group.addButton(button, number)
            self._buttons[page.key] = button
            layout.addWidget(button)
        layout.addStretch(1)
        self._who = plain_label(role="muted", wrapped=True)
        self._who.setContentsMargins(10, 0, 10, 0)
        layout.addWidget(self._who)
        theme.changed.connect(self._recolour)
        self._group.idToggled.connect(lambda *_: self._recolour())
        self.show_names(True)

    def show_page(self, number: int) -> None:
        """Mark the page that is shown."""
        self._group.button(number).setChecked(True)
        self._recolour()

    def show_names(self, named: bool) -> None:
        """With words, or icons alone."""
        style = Qt.ToolButtonStyle
        for button in self._buttons.values():
            button.setToolButtonStyle(style.ToolButtonTextBesideIcon if named else style.ToolButtonIconOnly)
        self._who.setVisible(named)
        # The page that is shown is written bolder, so a little wider than the others.
        bolder = QFont(self.font())
        bolder.setWeight(QFont.Weight.DemiBold)
        widest = max(QFontMetrics(bolder).horizontalAdvance(button.text()) for button in self._buttons.values())
        self.setFixedWidth(
            max(172, widest + beside_letters(_ICON) + _AROUND_A_NAME) if named else beside_letters(_ICON) + 42
        )

    def tell_who(self, delegation: str, author: str) -> None:
        """Say who works here."""
        self._who.setText(f"{delegation}\n{author}")

    def _recolour(self) -> None:
        for icon, button in self._buttons.items():
            colour = self._theme.colours.accent if button.isChecked() else self._theme.colours.muted
            button.setIcon(self._theme.icons.icon(icon, colour))
