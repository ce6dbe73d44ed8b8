"""Where files are dropped, or chosen."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from tracker.ui.plain import as_written
from tracker.ui.theme.icons import beside_letters
from tracker.ui.theme.theme import Theme
from tracker.words import Words

_PADDING = 16


class DropZone(QPushButton):
    """`files_given` with what was dropped; with nothing when it was clicked: files are then to be chosen.

    Whatever kind of file it is, it is taken: the import says what is wrong with one, a refused drop says nothing.
    """

    files_given = Signal(list)

    def __init__(self, words: Words, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._said = words("Drop workbooks, update files or submissions here, or choose…")
        self.setText(self._said)
        self.setAccessibleName(words("Import files"))
        self.setAccessibleDescription(self._said)
        self.setToolTip(as_written(self._said))
        self.setProperty("role", "drop")
        self.setAcceptDrops(True)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setIconSize(QSize(beside_letters(20), beside_letters(20)))
        self.clicked.connect(lambda: self.files_given.emit([]))
        theme.changed.connect(self._recolour)
        self._recolour()

    def sizeHint(self) -> QSize:
        """Its sentence in one line, whatever stands there now."""
        wide = self.fontMetrics().horizontalAdvance(self._said) + 3 * _PADDING + self.iconSize().width()
        return QSize(wide + 2, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """It may be narrower than its sentence, which then takes more lines."""
        return QSize(200, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A button does not wrap its words by itself."""
        super().resizeEvent(event)
        self._fit(event.size().width() - 3 * _PADDING - self.iconSize().width())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Light up for files."""
        if _files(event):
            event.acceptProposedAction()
            self._light_up(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """They went elsewhere."""
        self._light_up(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell which files were dropped."""
        event.acceptProposedAction()
        self._light_up(False)
        self.files_given.emit(_files(event))

    def _fit(self, width: int) -> None:
        lines = [""]
        for word in self._said.split(" "):
            longer = f"{lines[-1]} {word}".strip()
            if self.fontMetrics().horizontalAdvance(longer) <= width:
                lines[-1] = longer
            else:
                lines.append(word)
        self.setText("\n".join(filter(None, lines)))

    def _light_up(self, lit: bool) -> None:
        self.setProperty("dropping", lit)
        self.style().unpolish(self)
        self.style().polish(self)

    def _recolour(self) -> None:
        self.setIcon(self._theme.icons.icon("import", self._theme.colours.accent, 20))


def _files(event: QDropEvent) -> list[Path]:
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
