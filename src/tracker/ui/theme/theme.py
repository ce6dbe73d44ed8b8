"""Which appearance is shown now, and telling whoever paints when it changes."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QLocale, QObject, Qt, QTemporaryDir, Signal
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication, QLineEdit, QProxyStyle, QStyle, QStyleOption, QWidget

from tracker.ui.theme.colours import DARK, HIGH_CONTRAST, LIGHT, Colours, palette_of
from tracker.ui.theme.icons import Icons, beside_letters
from tracker.ui.theme.sheet import sheet_of
from tracker.words import Message, message


class Appearance(StrEnum):
    """What a person may choose."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


APPEARANCES: Mapping[Appearance, Message] = {
    Appearance.SYSTEM: message("As the system"),
    Appearance.LIGHT: message("Light"),
    Appearance.DARK: message("Dark"),
    Appearance.CONTRAST: message("High contrast"),
}


_SIGN = 40
"""How large the sign of a message is."""

LETTERS = (100, 110, 125, 150, 200)
"""Sizes of letters to choose from, in percent of the usual."""


class Theme(QObject):
    """Owns the application's palette; `colours` is what to paint with until `changed` is emitted.

    `letters` is the size of letters in percent; who changes it builds the window anew, for much is measured once.
    """

    changed = Signal()

    def __init__(
        self, application: QApplication, appearance: Appearance = Appearance.SYSTEM, letters: int = LETTERS[0]
    ) -> None:
        super().__init__(application)
        self._application = application
        self.appearance = appearance
        self.icons = Icons()
        self._pictures = QTemporaryDir()
        application.setStyle("Fusion")
        _prefer_readable_font(application)
        self._usual = application.font()
        self._in_lines = _IconsInLines("Fusion")
        self._in_lines.setParent(self)
        self.letters = LETTERS[0]
        self.first_day: Qt.DayOfWeek | None = None
        """With which a week begins; None as is usual in the language."""
        self._write_in(letters)
        application.styleHints().colorSchemeChanged.connect(self._system_changed)
        self._apply()

    @property
    def colours(self) -> Colours:
        """The colours of the appearance shown now."""
        match self.appearance:
            case Appearance.LIGHT:
                return LIGHT
            case Appearance.DARK:
                return DARK
            case Appearance.CONTRAST:
                return HIGH_CONTRAST
        dark = self._application.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return DARK if dark else LIGHT

    def choose(self, appearance: Appearance) -> None:
        """Show another appearance from now on."""
        if appearance is not self.appearance:
            self.appearance = appearance
            self._apply()
            self.changed.emit()

    def choose_letters(self, percent: int) -> None:
        """Write everything made from now on in this size."""
        if percent != self.letters and percent in LETTERS:
            self._write_in(percent)
            self._apply()

    def fit_icons(self, line: QLineEdit) -> None:
        """Have the icons in a line grow with its letters; anew in each appearance, which the line then misses."""
        if self.letters > LETTERS[0]:
            line.setStyle(self._in_lines)

    def week_begins(self, language: str) -> Qt.DayOfWeek:
        """The day chosen, else the one usual in the language."""
        return self.first_day or QLocale(language).firstDayOfWeek()

    def _write_in(self, percent: int) -> None:
        self.letters = percent if percent in LETTERS else LETTERS[0]
        font = QFont(self._usual)
        font.setPointSizeF(self._usual.pointSizeF() * self.letters / 100)
        self._application.setFont(font)

    def _system_changed(self) -> None:
        if self.appearance is Appearance.SYSTEM:
            self._apply()
            self.changed.emit()

    def _apply(self) -> None:
        # Qt puts a sheet in the place of another in four times the time of taking that one away first.
        self._application.setStyleSheet("")
        self._application.setPalette(palette_of(self.colours))
        colours = self.colours
        pictures = {
            "arrow": self._picture("chevron-down", colours.muted),
            "folded": self._picture("chevron-right", colours.muted),
            "tick": self._picture("check", colours.on_accent),
            "beware": self._picture("warning", colours.warning.fore, _SIGN),
            "trouble": self._picture("warning", colours.overdue, _SIGN),
            "asked": self._picture("question", colours.accent, _SIGN),
            "told": self._picture("info", colours.accent, _SIGN),
        }
        self._application.setStyleSheet(sheet_of(colours, pictures))

    def _picture(self, icon: str, colour: str, size: int = 28) -> Path:
        size = beside_letters(size)
        file = Path(self._pictures.path(), f"{icon}-{colour[1:]}-{size}.png")
        self.icons.pixmap(icon, colour, size).save(str(file))
        return file


class _IconsInLines(QProxyStyle):
    """For those lines alone that have icons: no sheet says how large they are, and a style is asked all the time."""

    def pixelMetric(
        self, metric: QStyle.PixelMetric, option: QStyleOption | None = None, widget: QWidget | None = None
    ) -> int:
        if metric is QStyle.PixelMetric.PM_LineEditIconSize:
            return beside_letters(16)
        return super().pixelMetric(metric, option, widget)


def _prefer_readable_font(application: QApplication) -> None:
    """Where the desktop names no font of its own, take a good one that is installed, at a readable size."""
    font = QFont(application.font())
    if font.family() in ("Sans Serif", "Sans", ""):
        installed = set(QFontDatabase.families())
        font.setFamily(next((f for f in ("Inter", "Noto Sans", "DejaVu Sans") if f in installed), font.family()))
    if font.pointSizeF() < 10:
        font.setPointSizeF(10)
    application.setFont(font)
