"""The sections of the details, one of them shown at a time, and the ways to a place in them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TypeVar

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from tracker.domain.moves import REASON
from tracker.register.register import Register
from tracker.ui.desktop import Desktop
from tracker.ui.detail.actions_section import ActionsSection
from tracker.ui.detail.documents_section import DocumentsSection
from tracker.ui.detail.field_row import FieldRow
from tracker.ui.detail.fields_section import TYPED_IN, FieldsSection
from tracker.ui.detail.head import Head
from tracker.ui.detail.history_list import HistorySection
from tracker.ui.detail.links_section import LinksSection
from tracker.ui.detail.notes_section import NotesSection
from tracker.ui.detail.presented_line import PresentedLine
from tracker.ui.detail.section import Section
from tracker.ui.detail.section_bar import SectionBar
from tracker.ui.editing import Editing
from tracker.ui.empty_page import EmptyPage
from tracker.ui.memory import Memory
from tracker.ui.plain import plain_label
from tracker.ui.tab_order import follow, stops
from tracker.ui.theme.theme import Theme
from tracker.ui.whole_width import WholeWidth
from tracker.words import Message, Words, message

SECTIONS: Mapping[str, Message] = {
    "fields": message("Fields"),
    "actions": message("Actions"),
    "notes": message("Notes"),
    "documents": message("Documents"),
    "links": message("Links"),
    "history": message("History"),
}
"""In the order in which they stand everywhere: the first is Alt+1."""

_AROUND_ROW = 40
"""Above and below a row that is brought into sight: what is at the end of the panel fades."""


Made = TypeVar("Made", bound=Section)


class InSections(QWidget):
    """Lays them out below the official text; the section that was chosen last is shown.

    Each is built when it is first asked for: most people look at one or two.
    `commitment_requested` carries the reference of a recommendation to go to, `import_requested` files.
    """

    commitment_requested = Signal(str)
    import_requested = Signal(list)

    def __init__(
        self,
        register: Register,
        words: Words,
        theme: Theme,
        editing: Editing,
        desktop: Desktop,
        memory: Memory,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._register = register
        self._words = words
        self._theme = theme
        self._memory = memory
        self.setProperty("role", "side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(words("Details"))
        self._parts = (register, words, theme, editing)
        self._desktop = desktop
        self._made: dict[str, Section] = {}
        self.bar = SectionBar({key: words(name) for key, name in SECTIONS.items()}, words)
        self._lay_out()
        last = memory.text("details/section")
        self._chosen = last if last in SECTIONS else "fields"
        self.head.show_whole(self._chosen == "fields")
        self.bar.show_section(self._chosen)
        self.bar.chosen.connect(self.show_section)

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for a small laptop, and as wide as what is in it must be."""
        return QSize(max(260, self._one.minimumSizeHint().width()), 200)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is low, less of the text leaves room for the fields."""
        super().resizeEvent(event)
        self.head.fit(self.height() // self.fontMetrics().lineSpacing())

    @cached_property
    def fields(self) -> FieldsSection:
        """What is reported of it."""
        section = self._place("fields", FieldsSection(*self._parts))
        section.documents_requested.connect(lambda: self.go_to_section("documents"))
        clearance = section.clearance
        clearance.opened.connect(lambda: self._show_all_of(clearance, clearance.form.isVisible))
        for row in section.rows.values():
            # Whoever typed it may have gone on by then.
            row.explained.connect(lambda row=row: self._show_all_of(row, row.has_keyboard))
        return section

    @cached_property
    def actions_(self) -> ActionsSection:
        """What is to be done for it."""
        return self._place("actions", ActionsSection(*self._parts))

    @cached_property
    def notes(self) -> NotesSection:
        """What colleagues tell one another of it."""
        return self._place("notes", NotesSection(*self._parts))

    @cached_property
    def documents(self) -> DocumentsSection:
        """What shows that its status is so."""
        section = self._place("documents", DocumentsSection(*self._parts, self._desktop))
        section.import_requested.connect(self.import_requested)
        return section

    @cached_property
    def links(self) -> LinksSection:
        """What it belongs to elsewhere."""
        section = self._place("links", LinksSection(*self._parts))
        section.opened.connect(self.commitment_requested)
        return section

    @cached_property
    def history(self) -> HistorySection:
        """What happened to it."""
        return self._place("history", HistorySection(*self._parts))

    @property
    def sections(self) -> Mapping[str, Section]:
        """Those that are built so far, in their order."""
        return {key: self._made[key] for key in SECTIONS if key in self._made}

    def section(self, key: str) -> Section:
        """One of them, built now if nobody has asked for it yet."""
        # Qt has `actions` of its own.
        found: Section = getattr(self, "actions_" if key == "actions" else key)
        return found

    @property
    def rows(self) -> Mapping[str, FieldRow]:
        """The fields, by key."""
        return self.fields.rows

    def show_section(self, key: str) -> None:
        """Show this section, and remember it; the keyboard stays where it is, or goes to its button."""
        focused = self.window().focusWidget()
        was_inside = focused is not None and self.isAncestorOf(focused)
        self._chosen = key
        self.section(key)
        for name, section in self._made.items():
            section.setVisible(name == key)
        self.head.show_whole(key == "fields")
        self.bar.show_section(key)
        if focused and was_inside and not focused.isVisibleTo(self):
            # Qt would give it to whatever is next, be that what takes back what was just saved.
            self.bar.buttons[key].setFocus()
        self._memory.keep("details/section", key)
        self._scroll.verticalScrollBar().setValue(0)

    def go_to_section(self, key: str) -> None:
        """Show this section with the keyboard in it."""
        self.show_section(key)
        section = self.section(key)
        asked = section.first_stop()
        stops = (w for w in (asked, *section.findChildren(QWidget)) if w and _takes_tab(w))
        next(stops, self.bar.buttons[key]).setFocus(Qt.FocusReason.TabFocusReason)

    def go_to_adding(self, key: str) -> None:
        """Show this section with the keyboard where something is added to it."""
        self.show_section(key)
        self.section(key).begin_adding()

    def go_to_clearance(self) -> None:
        """Show how far it was let go, with the levels to choose from."""
        self.show_section("fields")
        # What was hidden until now has its place once the panel is laid out.
        QTimer.singleShot(0, self.fields.clearance, self._offer_clearance)

    def verify(self) -> None:
        """Verify the status, where that can be seen."""
        self.show_section("fields")
        self.fields.verify()

    def go_to_field(self, key: str) -> None:
        """Show the place of this field with the keyboard in it."""
        self.show_field(key)
        place = self.rows[key].editor if key in self.rows else self.fields.clearance.level
        place.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_field(self, key: str) -> None:
        """Bring this field into sight, if it is one of the fields here; the keyboard stays where it is."""
        if key in TYPED_IN:
            row = self.fields.typed_in[key]
            self.show_section("fields")
            # What was hidden until now has its place once the panel is laid out.
            QTimer.singleShot(0, row, lambda: self._bring_into_sight(row))

    def show_undecided(self) -> None:
        """Bring the first field with differing versions into sight, if there are any."""
        self.show_field(self.head.first_differing)

    def go_to_reason(self) -> None:
        """Where the reason for a new deadline is given; to the deadline where none has moved."""
        self.go_to_field("deadline" if self.rows[REASON].isHidden() else REASON)

    def with_keyboard(self) -> tuple[str, str] | None:
        """The section that the keyboard is in, and which field of it; None where it is not in the details."""
        focused = self.window().focusWidget()
        for key, section in self.sections.items():
            if focused and section.isAncestorOf(focused):
                rows = self.rows if key == "fields" else {}
                return key, next((name for name, row in rows.items() if row.isAncestorOf(focused)), "")
        return None

    # -- inside ---------------------------------------------------------------------------------------------
    def _bring_into_sight(self, row: QWidget) -> None:
        """All of it, with the versions below it; from its beginning where it is higher than the panel."""
        # From the inside out: what is wrong with it may have been said a moment ago.
        for widget in (*reversed(row.findChildren(QWidget)), row, self._inside):
            if layout := widget.layout():
                layout.activate()
        top = row.mapTo(self._inside, QPoint()).y()
        bar, room = self._scroll.verticalScrollBar(), self._scroll.viewport().height() - _AROUND_ROW
        least = top + min(row.height(), room) - room
        bar.setValue(max(least, min(bar.value(), top - _AROUND_ROW // 2)))

    def _show_all_of(self, row: QWidget, wanted: Callable[[], bool]) -> None:
        """To its form's button, or the end of what is wrong with it: once it is laid out, if it is `wanted` then."""
        QTimer.singleShot(0, row, lambda: self._bring_into_sight(row) if wanted() else None)

    def _offer_clearance(self) -> None:
        self._scroll.ensureWidgetVisible(self.fields.clearance)
        self.fields.clearance.choose()

    def _lay_out(self) -> None:
        """From the outside in: whatever is put into something else is styled anew, with all that stands in it."""
        self._where = plain_label(role="muted", wrapped=True)
        self.head = Head(self._words, self._theme, self._register.today, self._memory)
        self._presented = PresentedLine(self._words)
        self._one = QWidget()
        self._nothing, self._several = EmptyPage(self._theme), EmptyPage(self._theme)
        self._nothing.say(
            "commitments", self._words("Nothing selected"), self._words("Select a commitment to see it here.")
        )
        self._stack = QStackedLayout(self)
        for page in (self._one, self._nothing, self._several):
            self._stack.addWidget(page)
        above = QVBoxLayout()
        above.setContentsMargins(16, 14, 16, 0)
        above.setSpacing(6)
        above.addWidget(self._where)
        above.addWidget(self.bar)
        rule = QWidget()
        rule.setProperty("role", "rule")
        rule.setFixedHeight(1)
        self._scroll = WholeWidth()
        one = QVBoxLayout(self._one)
        one.setContentsMargins(0, 0, 0, 0)
        one.setSpacing(0)
        one.addLayout(above)
        one.addWidget(rule)
        one.addWidget(self._scroll, 1)
        self._inside = QWidget()
        self._inside.setProperty("role", "side")
        self._scroll.setWidget(self._inside)
        self._below = QVBoxLayout(self._inside)
        self._below.setContentsMargins(16, 12, 16, 16)
        self._below.setSpacing(12)
        self._below.addWidget(self.head)
        self._below.addWidget(self._presented)

    def _place(self, key: str, section: Made) -> Made:
        """Below the text, where Tab comes to it after that."""
        section.hide()
        self._below.addWidget(section, 1)
        section.setVisible(key == self._chosen)
        before = (stop for part in (self._presented, self.head, self.bar) for stop in stops(part)[-1:])
        follow(next(before), *stops(section))
        self._made[key] = section
        return section


def _takes_tab(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isVisible() and widget.isEnabled()
