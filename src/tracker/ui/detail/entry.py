"""One line of a list in the details: what it says, and what can be done with it by key, click and menu."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from tracker.ui.plain import plain_label
from tracker.ui.theme.icons import beside_letters
from tracker.ui.theme.theme import Theme
from tracker.words import Words

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class Verb:
    """Something to do with an entry; the first key is the one that its menu tells. What `reads` changes nothing."""

    name: str
    keys: tuple[Qt.Key, ...]
    do: Callable[[], object]
    reads: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """What an entry says; `warning` stands apart, with an icon. `is_done` gives it a box to tick.

    `copied` are its cells where it is copied. The first of `verbs` is also done by a double click.
    """

    id: str
    title: str
    meta: str = ""
    warning: str = ""
    icon: str = ""
    is_done: bool | None = None
    is_faint: bool = False
    verbs: tuple[Verb, ...] = ()
    copied: tuple[str, ...] = ()


class Entry(QFrame):
    """Shows one `Line`; a form may take its place for a while."""

    entered = Signal()

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        self._words = words
        self._theme = theme
        self.line = Line("", "")
        self.form: QWidget | None = None
        self.setProperty("role", "entry")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._box = QCheckBox()
        self._box.setProperty("done", True)
        self._box.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._box.clicked.connect(self._tick)
        self._icon, self._flag = QLabel(), QLabel()
        self._title = plain_label(wrapped=True)
        self._meta = plain_label(role="muted", wrapped=True)
        self._warning = plain_label(role="overdue", wrapped=True)
        self._more = QToolButton()
        self._more.setProperty("flat", True)
        self._more.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._more.setAccessibleName(words("What can be done"))
        self._more.clicked.connect(lambda: self.open_menu(self._more.mapToGlobal(QPoint(0, self._more.height()))))
        self._lay_out()
        theme.changed.connect(self._recolour)

    def show_line(self, line: Line) -> None:
        """Say this from now on."""
        self.line = line
        self._box.setVisible(line.is_done is not None)
        self._box.setChecked(bool(line.is_done))
        self._icon.setVisible(bool(line.icon))
        self._title.setText(line.title)
        self._title.setProperty("role", "muted" if line.is_faint else "")
        self._title.style().polish(self._title)
        self._meta.setText(line.meta)
        self._meta.setVisible(bool(line.meta))
        self._warning.setText(line.warning)
        self._warned.setVisible(bool(line.warning))
        self.setAccessibleName(". ".join(filter(None, (line.title, line.meta, line.warning))))
        self.setAccessibleDescription(", ".join(self._told(verb) for verb in line.verbs))
        self._recolour()

    def hold_still(self) -> None:
        """Offer only what changes nothing."""
        self.show_line(replace(self.line, verbs=tuple(verb for verb in self.line.verbs if verb.reads)))
        self._box.setEnabled(False)
        self._more.setVisible(bool(self.line.verbs))

    def open_form(self, form: QWidget) -> None:
        """Let a form stand in the place of what it says."""
        self.form = form
        self._outside.addWidget(form)
        self._body.hide()
        form.show()
        form.setFocus()

    def close_form(self) -> None:
        """Say again what it says."""
        if self.form is None:
            return
        form, self.form = self.form, None
        self._outside.removeWidget(form)
        form.hide()
        form.deleteLater()
        self._body.show()

    def open_menu(self, at: QPoint) -> None:
        """Everything that can be done with it, with the keys."""
        menu = QMenu(self)
        for verb in self.line.verbs:
            # Text behind a tab stands where a menu has its keys.
            menu.addAction(self._told(verb, between="\t")).triggered.connect(lambda _=False, v=verb: v.do())
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    # -- keys and clicks ------------------------------------------------------------------------------------
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A verb's key does it; arrows and copying are the list's."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        key = _ENTER[0] if event.key() in _ENTER else event.key()
        verb = next((v for v in self.line.verbs if key in v.keys), None) if plain and self.form is None else None
        if verb:
            verb.do()
        else:
            event.ignore()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """What Enter does."""
        first = next((v for v in self.line.verbs if _ENTER[0] in v.keys), None)
        if first and self.form is None:
            first.do()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """By the right button, or the menu key under the entry."""
        if self.form is None:
            by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
            self.open_menu(self.mapToGlobal(QPoint(8, self.height())) if by_key else event.globalPos())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell the list which of its entries the keyboard is on."""
        super().focusInEvent(event)
        self.entered.emit()

    # -- inside ---------------------------------------------------------------------------------------------
    def _lay_out(self) -> None:
        self._warned = QWidget()
        warned = QHBoxLayout(self._warned)
        warned.setContentsMargins(0, 0, 0, 0)
        warned.setSpacing(4)
        warned.addWidget(self._flag, 0, Qt.AlignmentFlag.AlignTop)
        warned.addWidget(self._warning, 1)
        told = QVBoxLayout()
        told.setSpacing(1)
        for widget in (self._title, self._meta, self._warned):
            told.addWidget(widget)
        self._body = QWidget()
        row = QHBoxLayout(self._body)
        row.setContentsMargins(4, 4, 0, 4)
        row.setSpacing(8)
        for widget in (self._box, self._icon):
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(told, 1)
        row.addWidget(self._more, 0, Qt.AlignmentFlag.AlignTop)
        self._outside = QVBoxLayout(self)
        self._outside.setContentsMargins(1, 1, 1, 1)
        self._outside.addWidget(self._body)

    def _tick(self) -> None:
        self.setFocus()
        verb = next(v for v in self.line.verbs if Qt.Key.Key_Space in v.keys)
        # What stands is shown again, whatever becomes of it.
        self._box.setChecked(bool(self.line.is_done))
        verb.do()

    def _told(self, verb: Verb, between: str = ": ") -> str:
        return f"{verb.name}{between}{QKeySequence(verb.keys[0]).toString(QKeySequence.SequenceFormat.NativeText)}"

    def _recolour(self) -> None:
        colours, icons, ratio = self._theme.colours, self._theme.icons, self.devicePixelRatioF()
        self._more.setIcon(icons.icon("more", colours.muted))
        self._flag.setPixmap(icons.pixmap("flag", colours.overdue, beside_letters(15), ratio))
        if self.line.icon:
            self._icon.setPixmap(icons.pixmap(self.line.icon, colours.muted, beside_letters(17), ratio))


def as_text(lines: Sequence[Line]) -> str:
    """Tab-separated, a line each."""
    return "\n".join("\t".join(" ".join(cell.split()) for cell in line.copied) for line in lines)
