"""The detail panel: the official text, and in sections all that is known of one commitment."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QStackedLayout, QVBoxLayout, QWidget

from tracker.domain.changes import Committed
from tracker.domain.commitment import Commitment
from tracker.domain.fields import Standing
from tracker.domain.moves import REASON
from tracker.register.register import Register
from tracker.ui.desktop import Desktop
from tracker.ui.detail.actions_section import ActionsSection
from tracker.ui.detail.documents_section import DocumentsSection
from tracker.ui.detail.field_row import FieldRow
from tracker.ui.detail.fields_section import FieldsSection
from tracker.ui.detail.head import Head
from tracker.ui.detail.history_list import HistorySection
from tracker.ui.detail.links_section import LinksSection
from tracker.ui.detail.notes_section import NotesSection
from tracker.ui.detail.presented_line import SHOWN, PresentedLine
from tracker.ui.detail.section import Draft, Place, Section
from tracker.ui.detail.section_bar import SectionBar
from tracker.ui.editing import Editing
from tracker.ui.empty_page import EmptyPage
from tracker.ui.memory import Memory
from tracker.ui.plain import as_written, plain_label
from tracker.ui.reading_only import hold_still
from tracker.ui.theme.theme import Theme
from tracker.ui.whole_width import WholeWidth
from tracker.ui.wording import Wording
from tracker.words import Message, Words, message, plural

SECTIONS: Mapping[str, Message] = {
    "fields": message("Fields"),
    "actions": message("Actions"),
    "notes": message("Notes"),
    "documents": message("Documents"),
    "links": message("Links"),
    "history": message("History"),
}
"""In the order in which they stand everywhere: the first is Alt+1."""


class DetailPanel(QWidget):
    """Shows one commitment, in the section that was chosen last.

    `unsaved_changed` carries a sentence on what was typed and could not be saved; empty where there is nothing.
    `commitment_requested` carries the reference of a recommendation to go to.
    """

    unsaved_changed = Signal(str)
    commitment_requested = Signal(str)
    left = Signal()
    """Esc, where it ends nothing else: back to the list."""

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
        self._wording = Wording(words)
        self._theme = theme
        self._memory = memory
        self._editing = editing
        self._shown: Commitment | None = None
        self._is_leaving = False
        self._count = 1
        self.setProperty("role", "side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(words("Details"))
        parts = (register, words, theme, editing)
        self.fields = FieldsSection(*parts)
        self.actions_ = ActionsSection(*parts)
        self.notes = NotesSection(*parts)
        self.documents = DocumentsSection(*parts, desktop)
        self.links = LinksSection(*parts)
        self.history = HistorySection(*parts)
        made = (self.fields, self.actions_, self.notes, self.documents, self.links, self.history)
        self.sections: dict[str, Section] = dict(zip(SECTIONS, made, strict=True))
        self.bar = SectionBar({key: words(name) for key, name in SECTIONS.items()}, words)
        self._lay_out()
        self._connect()

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for a small laptop, and as wide as what is in it must be."""
        return QSize(max(260, self._one.minimumSizeHint().width()), 200)

    @property
    def entity(self) -> str | None:
        """The id of the commitment shown."""
        return self._shown.id if self._shown else None

    @property
    def rows(self) -> Mapping[str, FieldRow]:
        """The fields, by key."""
        return self.fields.rows

    def show_entity(self, entity: str | None) -> None:
        """Show another commitment; what was typed for the former one is saved first, or kept as a draft."""
        if entity == self.entity:
            return
        self.leave()
        self._shown = None
        self._choose_page()
        if entity is None:
            return
        self._read(entity)
        self._scroll.verticalScrollBar().setValue(0)
        self._tell_unsaved()

    def show_count(self, count: int) -> None:
        """Say how many are selected, for the fields of one of them would be taken for those of all."""
        if count > 1:
            self.leave()
            self._several.say(
                "commitments",
                self._words(plural("{n} selected", "{n} selected", count)),
                self._words("Change them together with the bar below the list, or select one to see its details."),
            )
        self._count = count
        self._choose_page()

    def show_section(self, key: str) -> None:
        """Show this section, and remember it."""
        for name, section in self.sections.items():
            section.setVisible(name == key)
        self._head.show_whole(key == "fields")
        self.bar.show_section(key)
        self._memory.keep("details/section", key)
        self._scroll.verticalScrollBar().setValue(0)

    def go_to_section(self, key: str) -> None:
        """Show this section with the keyboard in it."""
        self.show_section(key)
        section = self.sections[key]
        stops = (w for w in section.findChildren(QWidget) if _takes_tab(w))
        first = section.first_stop() or next(stops, self.bar.buttons[key])
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def go_to_adding(self, key: str) -> None:
        """Show this section with the keyboard where something is added to it."""
        self.show_section(key)
        self.sections[key].begin_adding()

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
        self.show_section("fields")
        row = self.rows[key]
        row.editor.setFocus(Qt.FocusReason.ShortcutFocusReason)
        # What was hidden until now has its place once the panel is laid out.
        QTimer.singleShot(0, row, lambda: self._scroll.ensureWidgetVisible(row))

    def go_to_reason(self) -> None:
        """Where the reason for a new deadline is given; to the deadline where none has moved."""
        self.go_to_field("deadline" if self.rows[REASON].isHidden() else REASON)

    def with_keyboard(self) -> tuple[str, str] | None:
        """The section that the keyboard is in, and which field of it; None where it is not in the details."""
        focused = self.window().focusWidget()
        for key, section in self.sections.items():
            if focused and section.isAncestorOf(focused):
                return key, next((name for name, row in self.rows.items() if row.isAncestorOf(focused)), "")
        return None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Whatever Esc ends within the details comes first; Enter presses a button, as Space does."""
        focused = self.window().focusWidget()
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focused, QPushButton):
            focused.click()
        else:
            super().keyPressEvent(event)

    def leave(self) -> None:
        """Save everything that was typed; what cannot be saved is kept as a draft of its commitment.

        What is being saved may have the list read again, and that bring another commitment here: it is saved once.
        """
        if self._shown is None or self._is_leaving:
            return
        self._is_leaving = True
        try:
            self._head.languages.leave()
            for section in self.sections.values():
                section.leave()
        finally:
            self._is_leaving = False
        self._tell_unsaved()

    def put_aside(self) -> None:
        """Let go of everything that is being typed: what is whole is saved, the rest kept as drafts."""
        if self._shown is None:
            return
        self._head.languages.leave()
        for section in self.sections.values():
            section.put_aside()

    def unsaved(self) -> Sequence[str]:
        """Where something was typed that could not be saved."""
        in_sections = (place for section in self.sections.values() for place in section.unsaved())
        return [f"{ref} {name}" for ref, name in (*self._head.languages.unsaved(), *in_sections)]

    @property
    def drafts(self) -> dict[str, dict[Place, Draft]]:
        """What was typed and could not be saved, by section."""
        return {key: dict(section.drafts) for key, section in self.sections.items()}

    def take_drafts(self, drafts: Mapping[str, Mapping[Place, Draft]]) -> None:
        """Go on with drafts of another panel; each is brought back when its commitment is shown."""
        self._shown = None
        for key, section in self.sections.items():
            section.take_drafts(drafts.get(key, {}))

    def refresh(self, committed: Committed | None = None) -> None:
        """Read again what is shown: what was made for it is not told from what was made for another.

        What was `committed` by hand in this window, whoever types in it knows: there is nothing that differs.
        """
        if self._shown:
            self._read(self._shown.id)
            if committed and committed.initiator is self._editing:
                for section in self.sections.values():
                    section.know()

    # -- inside ---------------------------------------------------------------------------------------------
    def _read(self, entity: str) -> None:
        _, detail = self._words, self._register.detail(entity)
        self._shown = commitment = detail.commitment
        self._choose_page()
        panel = commitment.recommendation.panel
        self._where.setText(_("Recommendation {ref} · Panel {panel}", ref=commitment.ref, panel=panel))
        self._where.setToolTip(as_written(commitment.panel_title))
        self._head.show_commitment(commitment, commitment.days_late(self._register.today()))
        self._presented.show_meetings(self._register.said_at_meetings(commitment, SHOWN), self._register.today())
        for key, section in self.sections.items():
            section.show_detail(detail)
            self.bar.show_count(key, section.count())
        if self._register.read_only:
            hold_still(self._inside)

    def _offer_clearance(self) -> None:
        self._scroll.ensureWidgetVisible(self.fields.clearance)
        self.fields.clearance.choose()

    def _enter_text(self, seen: Commitment, language: str, values: Mapping[str, str]) -> None:
        standing = Standing(values.get("standing") or Standing.UNOFFICIAL)
        body, source = values.get("body") or "", values.get("source") or ""
        languages = self._head.languages
        if self._editing.attempt(
            lambda: self._register.enter_text(seen, language, body, standing, source), languages.explain
        ):
            languages.close_form()

    def _choose_page(self) -> None:
        several = self._count > 1
        self._stack.setCurrentWidget(self._several if several else self._one if self._shown else self._nothing)

    def _tell_unsaved(self) -> None:
        self.unsaved_changed.emit(self._wording.unsaved(self.unsaved()))

    def _lay_out(self) -> None:
        """From the outside in: whatever is put into something else is styled anew, with all that stands in it."""
        self._where = plain_label(role="muted", wrapped=True)
        self._head = Head(self._words, self._theme, self._register.today)
        self._head.text_given.connect(self._enter_text)
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
        layout = QVBoxLayout(self._inside)
        layout.setContentsMargins(16, 12, 16, 16)
        layout.setSpacing(12)
        layout.addWidget(self._head)
        layout.addWidget(self._presented)
        for section in self.sections.values():
            layout.addWidget(section, 1)
        self._choose_page()

    def _connect(self) -> None:
        for section in self.sections.values():
            section.unsaved_changed.connect(self._tell_unsaved)
        self.fields.documents_requested.connect(lambda: self.go_to_section("documents"))
        self.links.opened.connect(self.commitment_requested)
        self.bar.chosen.connect(self.show_section)
        last = self._memory.text("details/section")
        self.show_section(last if last in SECTIONS else "fields")


def _takes_tab(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isVisible() and widget.isEnabled()
