"""The detail panel: the official text, every field, differing versions and history of one commitment."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QPushButton, QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from tracker.domain.changes import Committed
from tracker.domain.commitment import Commitment, CommitmentDetail
from tracker.domain.fields import FIELDS, Kind, Value
from tracker.domain.vocabulary import ADDRESSEE_LABELS, NATURE_LABELS, Position, Status, capital
from tracker.register.register import Register
from tracker.ui.detail.editors import make_editor
from tracker.ui.detail.field_row import FieldRow
from tracker.ui.detail.history_list import HistoryList
from tracker.ui.detail.presented_line import SHOWN, PresentedLine
from tracker.ui.detail.submitted_list import SubmittedList
from tracker.ui.editing import Editing
from tracker.ui.empty_page import EmptyPage
from tracker.ui.plain import as_written, plain_label
from tracker.ui.theme.theme import Theme
from tracker.ui.wording import Wording
from tracker.words import Words, message, plural

_LANGUAGE_NAMES = {
    "en": message("English"),
    "es": message("Spanish"),
    "pt": message("Portuguese"),
    "fr": message("French"),
}


@dataclass(frozen=True, slots=True)
class Draft:
    """What was typed and could not be saved; `ref` names its commitment to the person."""

    ref: str
    text: str


class DetailPanel(QWidget):
    """Shows one commitment; edits are saved when a field is left, against what that field showed.

    `unsaved_changed` carries a sentence on what was typed and could not be saved; empty where there is nothing.
    """

    unsaved_changed = Signal(str)

    def __init__(
        self, register: Register, words: Words, theme: Theme, editing: Editing, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._register = register
        self._words = words
        self._wording = Wording(words)
        self._editing = editing
        self._theme = theme
        self._shown: Commitment | None = None
        self._drafts: dict[tuple[str, str], str] = {}
        self._refs: dict[str, str] = {}
        self._count = 1
        self.setProperty("role", "side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(words("Details"))
        self.rows = {
            key: self._row(key) for key, field in FIELDS.items() if field.is_typed and field.kind is not Kind.LINKS
        }
        self._presented = PresentedLine(words)
        self._submitted = SubmittedList(words)
        self._history = HistoryList(words)
        self._history.restored.connect(self._restore)
        self._make_labels()
        self._lay_out()

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for a small laptop."""
        return QSize(260, 200)

    @property
    def entity(self) -> str | None:
        """The id of the commitment shown."""
        return self._shown.id if self._shown else None

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
        for key, row in self.rows.items():
            if (draft := self._drafts.pop((entity, key), None)) is not None:
                row.bring_back(draft)
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

    def leave(self) -> None:
        """Save everything that was typed; what cannot be saved is kept as a draft of its commitment."""
        if self._shown is None:
            return
        for key, row in self.rows.items():
            row.leave()
            self._drafts.pop((self._shown.id, key), None)
            if (draft := row.draft()) is not None:
                self._drafts[self._shown.id, key] = draft
        self._tell_unsaved()

    @property
    def drafts(self) -> dict[tuple[str, str], Draft]:
        """What was typed and could not be saved, by commitment and field."""
        return {place: Draft(self._refs[place[0]], text) for place, text in self._drafts.items()}

    def take_drafts(self, drafts: Mapping[tuple[str, str], Draft]) -> None:
        """Go on with drafts of another panel; each is brought back when its commitment is shown."""
        self._shown = None
        self._drafts = {place: draft.text for place, draft in drafts.items()}
        self._refs |= {entity: draft.ref for (entity, _key), draft in drafts.items()}

    def refresh(self, committed: Committed | None = None) -> None:
        """Read again what is shown, if it was touched."""
        if self._shown and (committed is None or self._shown.id in committed.entities):
            self._read(self._shown.id)

    def scroll_to_history(self) -> None:
        """Bring the history into view."""
        self._scroll.verticalScrollBar().setValue(self._history.y() - self._scroll.height() // 3)

    # -- inside ---------------------------------------------------------------------------------------------
    def _read(self, entity: str) -> None:
        detail = self._register.detail(entity)
        self._shown = detail.commitment
        self._refs[entity] = detail.commitment.ref
        self._choose_page()
        self._show_text(detail)
        differing = {d.key: d for d in detail.differing}
        for key, row in self.rows.items():
            row.show_commitment(detail.commitment)
            row.show_versions(differing.get(key))
        self._presented.show_meetings(self._register.said_at_meetings(detail.commitment, SHOWN))
        self._submitted.show_values(detail.submitted)
        self._history.show_entries(detail.commitment, detail.history)

    def _choose_page(self) -> None:
        several = self._count > 1
        self._stack.setCurrentWidget(self._several if several else self._scroll if self._shown else self._nothing)

    def _tell_unsaved(self) -> None:
        """Fields of the commitment shown, and of those left with something that could not be saved."""
        unsaved = [place for place in self._drafts if place[0] != self.entity]
        if self._shown:
            unsaved += [(self._shown.id, key) for key, row in self.rows.items() if row.draft() is not None]
        named = ", ".join(f"{self._refs[entity]} {self._wording.label(key)}" for entity, key in unsaved)
        self.unsaved_changed.emit(self._words("Not saved yet: {fields}", fields=named) if named else "")

    def _show_text(self, detail: CommitmentDetail) -> None:
        _, commitment = self._words, detail.commitment
        recommendation, text = commitment.recommendation, commitment.text
        self._head.setText(_("Recommendation {ref} · Panel {panel}", ref=commitment.ref, panel=recommendation.panel))
        self._head.setToolTip(as_written(commitment.panel_title))
        # Rich text only for the space between lines; the words themselves are escaped.
        self._text.setText(f'<p style="line-height: 122%">{escape(text.body)}</p>')
        standing = _("Official text") if text.standing == "official" else _("Unofficial text")
        language = _(_LANGUAGE_NAMES[text.language]) if text.language in _LANGUAGE_NAMES else text.language
        addressees = ", ".join(_(ADDRESSEE_LABELS[a]) for a in recommendation.addressees)
        nature = capital(_(NATURE_LABELS[recommendation.nature]))
        self._standing.setText(
            _("{standing}, {language}", standing=standing, language=language)
            + "\n"
            + _("{nature}, addressed to {addressees} (suggested)", nature=nature, addressees=addressees)
        )
        self._standing.setToolTip(as_written(text.source))
        self._show_state(commitment)

    def _show_state(self, commitment: Commitment) -> None:
        _ = self._words
        late = commitment.days_late(self._register.today())
        said = []
        if late:
            said.append(_("Overdue: {lateness}.", lateness=self._wording.lateness(late)))
        if commitment.status is Status.IMPLEMENTED and commitment.percent not in (None, 100):
            said.append(_("Implemented, yet progress says {number} %.", number=commitment.percent))
        if commitment.position is Position.NOT_APPLICABLE:
            said.append(_("Not applicable: left out of the counts."))
        self._state.setText(" ".join(said))
        self._state.setVisible(bool(said))
        confirmed = commitment.confirmed
        self._confirmed.setText(
            _("Last confirmed: {when}", when=self._wording.value("confirmed", dict(confirmed)))
            if confirmed
            else _("Not confirmed yet")
        )

    def _make_labels(self) -> None:
        self._head = plain_label(role="muted", wrapped=True)
        self._text = plain_label(role="text", wrapped=True, selectable=True)
        self._text.setTextFormat(Qt.TextFormat.RichText)
        self._text.setAccessibleName(self._words("Text of the recommendation"))
        font = self._text.font()
        font.setPointSizeF(font.pointSizeF() * 1.08)
        self._text.setFont(font)
        self._standing = plain_label(role="muted", wrapped=True, selectable=True)
        self._state = plain_label(role="overdue", wrapped=True)
        self._confirmed = plain_label(role="muted", wrapped=True)
        self._confirm = QPushButton(self._words("Still correct"))
        self._confirm.setToolTip(self._words("All of it still holds today (Ctrl+Shift+Space)"))
        self._confirm.clicked.connect(self._say_still_correct)

    def _lay_out(self) -> None:
        inside = QWidget()
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(8)
        for widget in (self._head, self._text, self._standing, self._state, self._presented):
            layout.addWidget(widget)
        layout.addSpacing(4)
        for row in self.rows.values():
            layout.addWidget(row)
        layout.addSpacing(4)
        layout.addWidget(self._confirmed)
        layout.addWidget(self._confirm, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addSpacing(8)
        layout.addWidget(self._submitted)
        layout.addWidget(plain_label(self._words("History"), "heading"))
        layout.addWidget(self._history)
        layout.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(inside)
        inside.setProperty("role", "side")
        self._nothing, self._several = EmptyPage(self._theme), EmptyPage(self._theme)
        self._nothing.say(
            "commitments", self._words("Nothing selected"), self._words("Select a commitment to see it here.")
        )
        self._stack = QStackedLayout(self)
        for page in (self._scroll, self._nothing, self._several):
            self._stack.addWidget(page)
        self._choose_page()

    def _row(self, key: str) -> FieldRow:
        editor = make_editor(key, self._words, self._theme, self._register.today, self._names)
        row = FieldRow(key, editor, self._words)
        row.edited.connect(self._edit)
        editor.left.connect(self._tell_unsaved)
        row.kept.connect(self._editing.decide)
        return row

    def _names(self, key: str) -> Sequence[str]:
        return self._register.people() if key in ("person", "alternate") else self._register.leads()

    def _edit(self, seen: Commitment, key: str, value: Value) -> None:
        if not self._editing.edit([seen], {key: value}):
            self.refresh()

    def _restore(self, seen: Commitment, key: str, value: Value) -> None:
        self._editing.edit([seen], {key: value})

    def _say_still_correct(self) -> None:
        self.leave()
        if self._shown:
            self._editing.confirm([self._shown])
