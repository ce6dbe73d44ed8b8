"""The detail panel: the official text, and in sections all that is known of one commitment."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from tracker.domain.changes import Committed
from tracker.domain.commitment import Commitment, CommitmentDetail
from tracker.domain.fields import Standing
from tracker.register.register import Register
from tracker.ui.desktop import Desktop
from tracker.ui.detail.drafts import Draft, Place
from tracker.ui.detail.entry_form import EntryForm
from tracker.ui.detail.fields_section import TYPED_IN
from tracker.ui.detail.in_sections import SECTIONS, InSections, Made
from tracker.ui.detail.links_section import FRAMEWORKS
from tracker.ui.detail.presented_line import SHOWN
from tracker.ui.detail.section import Section
from tracker.ui.detail.text_languages import TextLanguages
from tracker.ui.editing import Editing
from tracker.ui.memory import Memory
from tracker.ui.plain import as_written
from tracker.ui.reading_only import hold_still
from tracker.ui.theme.theme import Theme
from tracker.ui.wording import Wording
from tracker.words import Words, plural

_TEXTS = "texts"


class DetailPanel(InSections):
    """Shows one commitment, in the section that was chosen last.

    `unsaved_changed` carries a sentence on what was typed and could not be saved; empty where there is nothing.
    """

    unsaved_changed = Signal(str)
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
        super().__init__(register, words, theme, editing, desktop, memory, parent)
        self._wording = Wording(words)
        self._editing = editing
        self._shown: CommitmentDetail | None = None
        self._is_leaving = False
        self._count = 1
        self._choose_page()
        self.head.languages.unsaved_changed.connect(self._tell_unsaved)
        self.head.text_given.connect(self._enter_text)
        self.head.differing_requested.connect(self.go_to_field)

    @property
    def entity(self) -> str | None:
        """The id of the commitment shown."""
        return self._shown.commitment.id if self._shown else None

    @property
    def in_sight(self) -> str | None:
        """The same, where its details can be seen: not beside another page, nor while several are selected."""
        return self.entity if self._one.isVisible() else None

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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Whatever Esc ends within the details comes first."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def leave(self) -> None:
        """Save everything that was typed; what cannot be saved is kept as a draft of its commitment."""
        self._let_go(lambda typed_in: typed_in.leave())

    def put_aside(self) -> None:
        """Of what is being typed, what is whole is saved; the rest stays, and is kept as drafts."""
        self._let_go(lambda typed_in: typed_in.put_aside())

    def unsaved(self) -> Sequence[str]:
        """Where something was typed that could not be saved."""
        in_sections = (place for section in self.sections.values() for place in section.unsaved())
        return [f"{ref} {name}" for ref, name in (*self.head.languages.unsaved(), *in_sections)]

    def is_half_written(self) -> bool:
        """Whether there is anything of that, or something stands in a form that nobody has given yet."""
        return bool(self.unsaved()) or any(form.is_dirty() for form in self.findChildren(EntryForm))

    def half_written(self) -> Sequence[tuple[str, str, str]]:
        """Where that is, in the same order: a section, the commitment and what of it; to `resume` there."""
        in_sections = [(key, *place) for key, section in self.sections.items() for place in section.half_written()]
        return [*((_TEXTS, *place) for place in self.head.languages.drafts), *in_sections]

    def resume(self, section: str, what: str) -> None:
        """Have the keyboard, and in sight, where this was half written."""
        self.show_section("fields" if section == _TEXTS else section)
        if section == _TEXTS:
            self.head.languages.form.setFocus()
        else:
            self.section(section).resume(what)
        written = self.window().focusWidget()
        if written and self._inside.isAncestorOf(written):
            # A field with what was said to be wrong with it.
            rows = self.rows.values() if section == "fields" else ()
            whole = next((row for row in rows if row.has_keyboard()), written)
            self._show_all_of(whole, whole.isVisible)

    @property
    def drafts(self) -> dict[str, dict[Place, Draft]]:
        """What was typed and could not be saved, by section; of the texts in other languages, under their own name."""
        made = self.sections
        kept = {key: dict(made[key].drafts) if key in made else {} for key in SECTIONS}
        return {**kept, _TEXTS: dict(self.head.languages.drafts)}

    def take_drafts(self, drafts: Mapping[str, Mapping[Place, Draft]]) -> None:
        """Go on with drafts of another panel; each is brought back when its commitment is shown."""
        self._shown = None
        self.head.languages.take_drafts(drafts.get(_TEXTS, {}))
        for key in SECTIONS:
            if key in self.sections or drafts.get(key):
                self.section(key).take_drafts(drafts.get(key, {}))

    def refresh(self, committed: Committed | None = None) -> None:
        """Read again what is shown: what was made for it is not told from what was made for another.

        What was `committed` by hand in this window, whoever types in it knows: there is nothing that differs.
        """
        if self._shown:
            self._read(self._shown.commitment.id)
            if committed and committed.initiator is self._editing:
                for section in self.sections.values():
                    section.know()

    # -- inside ---------------------------------------------------------------------------------------------
    def _let_go(self, of: Callable[[Section | TextLanguages], None]) -> None:
        """What is being saved may have the list read again, and bring another commitment here: it is saved once."""
        if self._shown is None or self._is_leaving:
            return
        self._is_leaving = True
        try:
            of(self.head.languages)
            for section in self.sections.values():
                of(section)
        finally:
            self._is_leaving = False
        self._tell_unsaved()

    def _read(self, entity: str) -> None:
        self.section(self._chosen)
        _, self._shown = self._words, self._register.detail(entity)
        detail, commitment = self._shown, self._shown.commitment
        self._choose_page()
        panel = commitment.recommendation.panel
        self._where.setText(_("Recommendation {ref} · Panel {panel}", ref=commitment.ref, panel=panel))
        self._where.setToolTip(as_written(commitment.panel_title))
        self.head.show_commitment(commitment, commitment.days_late(self._register.today()))
        self.head.show_differing([d.key for d in detail.differing if d.key in TYPED_IN])
        self._presented.show_meetings(self._register.said_at_meetings(commitment, SHOWN), self._register.today())
        for section in self.sections.values():
            section.show_detail(detail)
        self._show_counts(commitment)
        if self._register.read_only:
            hold_still(self._inside)

    def _show_counts(self, commitment: Commitment) -> None:
        """How much is in each section, whether it is built or not."""
        register = self._register
        counts = {
            "actions": len(register.steps(commitment)),
            "notes": len(register.notes(commitment)),
            "documents": len(register.documents(commitment)),
            "links": sum(len(commitment.members.get(key, ())) for key in FRAMEWORKS),
        }
        for key, count in counts.items():
            self.bar.show_count(key, count)

    def _place(self, key: str, section: Made) -> Made:
        super()._place(key, section)
        section.unsaved_changed.connect(self._tell_unsaved)
        if self._shown:
            section.show_detail(self._shown)
            if self._register.read_only:
                hold_still(section)
        return section

    def _enter_text(self, seen: Commitment, language: str, values: Mapping[str, str]) -> None:
        standing = Standing(values.get("standing") or Standing.UNOFFICIAL)
        body, source = values.get("body") or "", values.get("source") or ""
        languages = self.head.languages
        # One that is taken away has no form in which a refusal could be told.
        tell = languages.explain if values else None
        if self._editing.attempt(lambda: self._register.enter_text(seen, language, body, standing, source), tell):
            languages.end(seen, language)

    def _choose_page(self) -> None:
        several = self._count > 1
        self._stack.setCurrentWidget(self._several if several else self._one if self._shown else self._nothing)

    def _tell_unsaved(self) -> None:
        self.unsaved_changed.emit(self._wording.unsaved(self.unsaved()))
