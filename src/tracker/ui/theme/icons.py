"""The icons of resources/icons, drawn in whatever colour is asked for."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QApplication

from tracker.bundle import bundled

_AIR = 3
"""Between an icon and words, beside what Qt leaves there."""

_USUAL_LETTERS = 10
"""The size, in points, beside which icons are as large as they say."""


def beside_letters(pixels: int) -> int:
    """How large a thing is that is so large beside letters of the usual size: beside larger ones it grows with them."""
    return round(pixels * max(1.0, QApplication.font().pointSizeF() / _USUAL_LETTERS))


class Icons:
    """Renders each icon once per colour and size; an unknown name is our bug and raises."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or bundled("resources/icons")
        self._sources: dict[str, str] = {}
        self._pixmaps: dict[tuple[str, str, int, float], QPixmap] = {}

    def icon(self, name: str, colour: str, size: int = 18) -> QIcon:
        """An icon for a button or a menu, sharp on screens of any density and beside letters of any size."""
        icon = QIcon()
        for ratio in (1.0, 2.0):
            icon.addPixmap(self.pixmap(name, colour, beside_letters(size), ratio))
        return icon

    def put_before_words(self, button: QAbstractButton, name: str, colour: str) -> None:
        """Have a button show an icon; Qt by itself sets its words too close to that."""
        icon, high = QIcon(), button.iconSize().height()
        room = QSize(high + _AIR, high)
        for ratio in (1.0, 2.0):
            drawn = self.pixmap(name, colour, high, ratio)
            wide = QPixmap(room * ratio)
            wide.setDevicePixelRatio(ratio)
            wide.fill(Qt.GlobalColor.transparent)
            painter = QPainter(wide)
            painter.drawPixmap(0, 0, drawn)
            painter.end()
            icon.addPixmap(wide)
        button.setIcon(icon)
        button.setIconSize(room)

    def pixmap(self, name: str, colour: str, size: int, ratio: float = 1.0) -> QPixmap:
        """A square of `size` logical pixels on a screen of this device pixel ratio."""
        key = (name, colour, size, ratio)
        if key not in self._pixmaps:
            self._pixmaps[key] = self._drawn(*key)
        return self._pixmaps[key]

    def _drawn(self, name: str, colour: str, size: int, ratio: float) -> QPixmap:
        if name not in self._sources:
            self._sources[name] = (self._folder / f"{name}.svg").read_text(encoding="utf-8")
        picture = QSvgRenderer(QByteArray(self._sources[name].replace("currentColor", colour).encode()))
        pixels = round(size * ratio)
        pixmap = QPixmap(pixels, pixels)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        picture.render(painter, QRectF(0, 0, pixels, pixels))
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        return pixmap
