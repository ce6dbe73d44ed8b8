"""The help window: contents and search at the left, the chapter at the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QShortcut,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QTextBrowser,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from tracker.domain.text import folded
from tracker.ui.clear_action import ClearAction
from tracker.ui.commitments.two_lines import found_in
from tracker.ui.help.contents import Contents
from tracker.ui.help.guide import Chapter, Place, linked_place
from tracker.ui.help.reading import heading, show_chapter
from tracker.ui.memory import Memory
from tracker.ui.plain import plain_label
from tracker.ui.theme.icons import beside_letters
from tracker.ui.theme.theme import Theme
from tracker.words import Words, plural

_USUAL = QSize(920, 640)
_CONTENTS_LETTERS = 38
"""How wide the contents are at first, in letters; but a third of the window, for what is read needs the rest."""

_MOVING = (Qt.Key.Key_Up, Qt.Key.Key_Down)


class HelpWindow(QDialog):
    """Stands beside the work and blocks nothing; over no other window, so that no dialog blocks it either."""

    def __init__(self, chapters: Sequence[Chapter], place: Place, words: Words, theme: Theme, memory: Memory) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self._words = words
        self._theme = theme
        self._memory = memory
        self._chapters = {chapter.key: chapter for chapter in chapters}
        self._place = place
        self._before: list[Place] = []
        self._hits: list[tuple[int, int]] = []
        self._plain: dict[str, str] = {}
        self.setWindowTitle(words("Help · Commitment Tracker"))
        self.setWindowIcon(theme.icons.icon("tracker", "#ffffff", 64))
        self._make_controls()
        if not self.restoreGeometry(memory.shape("help")):
            usual = QSize(beside_letters(_USUAL.width()), beside_letters(_USUAL.height()))
            self.resize(usual.boundedTo(self.screen().availableGeometry().size() - QSize(60, 60)))
        self._lay_out()
        self._connect()
        self._offer()
        self._show(self._place)

    @property
    def place(self) -> Place:
        """What is being read."""
        return self._place

    def go_to(self, place: Place) -> None:
        """Show this place; what was shown is one step back."""
        if place.chapter not in self._chapters:
            return
        if place != self._place:
            self._before.append(self._place)
        self._show(place)

    def hideEvent(self, event: QHideEvent) -> None:
        """Remember the size, however it was closed."""
        self._memory.keep_shape("help", self.saveGeometry())
        self._memory.keep_shape("help contents", self._splitter.saveState())
        super().hideEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and down go to the contents, while the search keeps what is typed."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _MOVING:
            self.contents.keyPressEvent(event)
            return True
        return super().eventFilter(watched, event)

    # -- building -----------------------------------------------------------------------------------------------
    def _make_controls(self) -> None:
        words = self._words
        self.search = QLineEdit()
        self.search.setPlaceholderText(words("Search the help  Ctrl+F"))
        self.search.setAccessibleName(words("Search the help"))
        ClearAction(self.search, words, self._theme)
        self.search.installEventFilter(self)
        self._found = plain_label(role="muted", wrapped=True)
        self.contents = Contents()
        self.contents.setAccessibleName(words("Contents"))
        self.back = QPushButton(words("&Back"))
        self.back.setToolTip(words("Back to what was read before (Alt+Left)"))
        self.back.setAutoDefault(False)
        self.text = QTextBrowser()
        self.text.setProperty("role", "guide")
        self.text.setOpenLinks(False)
        # Nothing is typed here: a cursor before the heading would say so.
        self.text.setCursorWidth(0)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextBrowserInteraction | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )

    def _lay_out(self) -> None:
        side = QWidget()
        side.setProperty("role", "side")
        beside = QVBoxLayout(side)
        beside.setContentsMargins(12, 12, 12, 12)
        beside.setSpacing(8)
        for widget in (self.search, self._found):
            beside.addWidget(widget)
        beside.addWidget(self.contents, 1)
        reading = QWidget()
        reading.setProperty("role", "side")
        column = QVBoxLayout(reading)
        column.setContentsMargins(20, 12, 12, 12)
        column.setSpacing(8)
        bar = QHBoxLayout()
        bar.addWidget(self.back)
        bar.addStretch(1)
        column.addLayout(bar)
        column.addWidget(self.text, 1)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(1)
        self._splitter.addWidget(side)
        self._splitter.addWidget(reading)
        self._splitter.setStretchFactor(1, 1)
        if not self._splitter.restoreState(self._memory.shape("help contents")):
            whole = self.width()
            width = min(self.fontMetrics().averageCharWidth() * _CONTENTS_LETTERS, whole // 3)
            self._splitter.setSizes([width, whole - width])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._splitter)
        self.text.setFocus()

    def _connect(self) -> None:
        self.search.textChanged.connect(self._find)
        self.search.returnPressed.connect(self._go_to_next_hit)
        self.contents.currentItemChanged.connect(self._choose)
        self.back.clicked.connect(self._go_back)
        self.text.anchorClicked.connect(self._follow)
        self._theme.changed.connect(self._show_again)
        for keys, run in (
            ("Ctrl+F", self._go_to_search),
            ("Alt+Left", self._go_back),
            ("F3", self._go_to_next_hit),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(run)

    # -- searching ----------------------------------------------------------------------------------------------
    def _wanted(self) -> list[str]:
        return folded(self.search.text()).split()

    def _find(self) -> None:
        """Turn to the first chapter that has the words, unless the one that is read has them; go to the first place."""
        self._offer()
        listed = [self.contents.item(row).data(Qt.ItemDataRole.UserRole) for row in range(self.contents.count())]
        if listed and self._place.chapter not in listed:
            self.go_to(Place(listed[0]))
        self._mark()
        self._mark_chapter(self._place.chapter)
        self.text.moveCursor(QTextCursor.MoveOperation.Start)
        self._go_to_next_hit()

    def _offer(self) -> None:
        """List the chapters in which all the words stand."""
        wanted = self._wanted()
        if wanted and not self._plain:
            self._plain = {key: folded(_plain_text(chapter)) for key, chapter in self._chapters.items()}
        found = [c for c in self._chapters.values() if all(word in self._plain[c.key] for word in wanted)]
        self._found.setVisible(bool(wanted))
        self._found.setText(
            self._words(plural("Found in {n} chapter", "Found in {n} chapters", len(found)))
            if found
            else self._words("Nothing is found for this.")
        )
        self.contents.blockSignals(True)
        self.contents.clear()
        for chapter in found:
            self.contents.add(chapter.title, chapter.key)
        self.contents.blockSignals(False)

    def _mark(self) -> None:
        """Mark where the words stand."""
        self._hits = sorted(found_in(self.text.document().toPlainText(), self._wanted()))
        ink = self._theme.colours.warning
        marks = []
        for start, length in self._hits:
            mark = QTextEdit.ExtraSelection()
            mark.cursor = self._cursor(start, length)
            style = QTextCharFormat()
            style.setForeground(QColor(ink.fore))
            style.setBackground(QColor(ink.back))
            mark.format = style
            marks.append(mark)
        self.text.setExtraSelections(marks)

    def _cursor(self, start: int, length: int) -> QTextCursor:
        cursor = QTextCursor(self.text.document())
        cursor.setPosition(start)
        cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _go_to_next_hit(self) -> None:
        after = self.text.textCursor().position()
        hit = next((hit for hit in self._hits if hit[0] >= after), next(iter(self._hits), None))
        if hit:
            self.text.setTextCursor(self._cursor(*hit))

    def _go_to_search(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    # -- going about --------------------------------------------------------------------------------------------
    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.go_to(Place(str(item.data(Qt.ItemDataRole.UserRole))))

    def _follow(self, link: QUrl) -> None:
        """Within the guide; what leads elsewhere is not opened."""
        place = linked_place(link.toString(), self._place.chapter)
        if place is not None:
            self.go_to(place)

    def _go_back(self) -> None:
        if self._before:
            self._show(self._before.pop())

    def _show_again(self) -> None:
        """In other colours. A method, and no lambda: it is let go of with the window."""
        self._show(self._place)

    def _show(self, place: Place) -> None:
        self._place = place
        chapter = self._chapters[place.chapter]
        show_chapter(self.text.document(), chapter.markdown, self.text.font(), self._theme.colours)
        self.text.setAccessibleName(chapter.title)
        self._mark()
        self._scroll_to(heading(self.text.document(), chapter.headings.get(place.anchor, 0)).position())
        self.back.setEnabled(bool(self._before))
        self._mark_chapter(place.chapter)

    def _scroll_to(self, position: int) -> None:
        """The line at the top of what is seen, not merely somewhere in sight."""
        bar = self.text.verticalScrollBar()
        cursor = self._cursor(position, 0)
        self.text.setTextCursor(cursor)
        bar.setValue(bar.value() + self.text.cursorRect(cursor).top() - 4 if position else 0)

    def _mark_chapter(self, key: str) -> None:
        self.contents.blockSignals(True)
        self.contents.setCurrentRow(-1)
        for row in range(self.contents.count()):
            if self.contents.item(row).data(Qt.ItemDataRole.UserRole) == key:
                self.contents.setCurrentRow(row)
        self.contents.blockSignals(False)


def _plain_text(chapter: Chapter) -> str:
    document = QTextDocument()
    document.setMarkdown(chapter.markdown)
    return document.toPlainText()
