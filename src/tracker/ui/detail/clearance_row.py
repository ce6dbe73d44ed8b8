"""How far what is said of a commitment was let go: shown, and set in place."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from tracker.domain.commitment import Commitment, DifferingVersions
from tracker.domain.fields import Field, Kind, Value
from tracker.domain.vocabulary import CLEARANCE_LABELS, ClearanceLevel, capital
from tracker.domain.wording import clearance_words
from tracker.errors import UserError
from tracker.ui.detail.differing_notice import DifferingNotice
from tracker.ui.detail.drafts import Draft
from tracker.ui.detail.editors import QuietBox
from tracker.ui.detail.entry_form import EntryForm
from tracker.ui.detail.field_row import labelled
from tracker.ui.elided_label import FlowingLink
from tracker.ui.flow_layout import FlowLayout
from tracker.ui.plain import plain_label
from tracker.ui.tab_order import follow
from tracker.ui.theme.theme import Theme
from tracker.ui.wording import Wording
from tracker.words import Words, message

_FIELDS = (
    Field("by", Kind.NAME, message("by whom")),
    Field("document", Kind.NAME, message("document")),
    Field("on", Kind.PERIOD, message("date")),
)

_LEVEL = "level"
"""What a draft calls the level that was chosen."""


class ClearanceRow(QWidget):
    """`given` with a level (None: a draft again) and its form's values, once whoever clears has said them.

    What was cleared holds for the text as it stood: so it is one deed, not three fields that are saved one by one, and
    saved by whoever presses its button alone: what is typed and left is a draft, and Enter clears in nobody's name.
    `opened` once its form is to be seen, `kept` with the commitment, differing versions and the one that is to hold.
    """

    given = Signal(object, object)
    opened = Signal()
    closed = Signal()
    kept = Signal(object, object, object)

    def __init__(
        self,
        last: Callable[[ClearanceLevel], str],
        words: Words,
        theme: Theme,
        today: Callable[[], date],
        names: Callable[[str], Sequence[str]],
    ) -> None:
        super().__init__()
        self._last = last
        self._today = today
        self._words = words
        self._seen: Commitment | None = None
        self._begun: dict[str, str] | None = None
        self.level = QuietBox(by_list=True)
        self.level.setAccessibleName(words("Clearance"))
        for code in (None, *ClearanceLevel):
            self.level.addItem(capital(words(CLEARANCE_LABELS[code])), code.value if code else None)
        self.level.activated.connect(self._choose)
        self._said = plain_label(role="muted", wrapped=True)
        changed = plain_label(words("Changed since"), "chip", wrapped=True)
        changed.setProperty("tone", "warning")
        again = FlowingLink(words("Clear again"))
        again.clicked.connect(self._choose)
        self.form = EntryForm(
            _FIELDS,
            words,
            theme,
            today,
            names,
            is_adding=True,
            beside=1,
            button=words("Save clearance"),
            by_button=True,
        )
        self.form.given.connect(self._give)
        self.form.left.connect(self.close_form)
        self._since = QWidget()
        since = FlowLayout(self._since, spacing=4)
        since.addWidget(changed)
        since.addWidget(again)
        stacked = QVBoxLayout()
        stacked.setSpacing(4)
        nothing = words("Nothing that others may be told is reported here yet.")
        self._nothing = plain_label(nothing, role="muted", wrapped=True)
        for widget in (self.level, self._said, self._since, self._nothing, self.form):
            stacked.addWidget(widget)
        row = QWidget()
        labelled(row, words("Clearance"), stacked)
        self._notice: DifferingNotice | None = None
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(8)
        self._whole.addWidget(row)

    def show_commitment(self, commitment: Commitment) -> None:
        """Say how far it was let go; a form that is open stays while it is the same commitment."""
        if self._seen is None or self._seen.id != commitment.id:
            self.close_form()
        self._seen = commitment
        if self.form.isHidden():
            self._show_level()
        stamp = commitment.clearance
        self._said.setText(clearance_words(stamp, self._words) if stamp else "")
        self._said.setVisible(stamp is not None)
        self._since.setVisible(commitment.clearance_changed)
        self._tell_nothing()

    def show_versions(self, differing: DifferingVersions | None) -> None:
        """Show each of differing versions, with the way to keep it: until then it does not count as cleared."""
        if self._notice:
            self._notice.hide()
            self._notice.deleteLater()
        self._notice = DifferingNotice(differing, self._words) if differing else None
        if self._notice:
            self._notice.kept.connect(lambda versions, value: self.kept.emit(self._seen, versions, value))
            self._whole.addWidget(self._notice)
            follow(*self.findChildren(QPushButton))

    def explain(self, error: UserError) -> None:
        """Say why it was not saved; what was typed for it is still there."""
        self._begun = None
        self.form.explain(error)

    def draft(self) -> Draft | None:
        """What was typed, or refused, and is not saved."""
        level, typed = self.level.currentData(), self.form.typed()
        if self._seen is None or self.form.isHidden() or level is None or typed == self._begun:
            return None
        return Draft(self._seen.ref, {_LEVEL: level, **typed})

    def bring_back(self, draft: Draft) -> None:
        """Go on with a draft. It takes the place of what is in sight by then: it is saved by hand alone."""
        typed = dict(draft.typed)
        self.level.setCurrentIndex(max(0, self.level.findData(typed.pop(_LEVEL))))
        self._open_form(typed)
        self._begun = None

    def close_form(self) -> None:
        """Nothing is cleared any more; what stands is shown."""
        focused = self.window().focusWidget()
        if focused and self.form.isAncestorOf(focused):
            # Hidden, it would hand the keyboard on to whatever comes after it.
            self.level.setFocus()
        self.form.hide()
        self._show_level()
        self._tell_nothing()
        self.closed.emit()

    def choose(self) -> None:
        """Offer the levels, for the keyboard as well."""
        self.level.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.level.showPopup()

    def _choose(self) -> None:
        if self.level.currentData() is None:
            self.given.emit(None, {})
            self.close_form()
            return
        if self.form.isHidden() or self.form.typed() == self._begun:
            # Whoever clears is not who writes it down, nor who clears to another level: nobody's own name is proposed.
            self._open_form({"by": self._last(ClearanceLevel(self.level.currentData()))})
            self._begun = self.form.typed()
            self.opened.emit()
        # As by Tab: where it was somebody else this time, that name is typed over the last one.
        self.form.setFocus(Qt.FocusReason.TabFocusReason)

    def _open_form(self, typed: Mapping[str, str]) -> None:
        self.form.show_values({})
        self.form.type_in({"on": Wording(self._words).day(self._today()), **typed})
        self.form.show()
        self._tell_nothing()

    def _tell_nothing(self) -> None:
        """A clearance of what says nothing may be wished for: it is told, not refused."""
        clears = not self.form.isHidden() or (self._seen is not None and self._seen.clearance is not None)
        self._nothing.setVisible(clears and self._seen is not None and not self._seen.says_what_is_cleared)

    def _give(self, values: Mapping[str, Value]) -> None:
        if not values["by"]:
            title = message("The clearance was not saved.")
            self.explain(UserError(title, message("It does not say who cleared it."), message("Write who did.")))
            return
        self.given.emit(ClearanceLevel(self.level.currentData()), values)

    def _show_level(self) -> None:
        stamp = self._seen.clearance if self._seen else None
        self.level.setCurrentIndex(max(0, self.level.findData(stamp["level"] if stamp else None)))
