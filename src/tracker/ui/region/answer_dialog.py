"""Notes what another delegation answered, from a note that is cited."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from tracker.domain.commitment import Commitment
from tracker.domain.fields import Value
from tracker.domain.forum import Recommendation, in_language
from tracker.domain.identity import commitment_id
from tracker.domain.submission import SUBMITTABLE
from tracker.domain.text import canonical_name
from tracker.errors import UserError
from tracker.register.register import Register
from tracker.ui.closing import close_by_quitting
from tracker.ui.day_edit import DayEdit
from tracker.ui.detail.editors import Editor, QuietBox, make_editor
from tracker.ui.error_banner import ErrorBanner
from tracker.ui.first_start.delegation_box import DelegationBox
from tracker.ui.form import Form
from tracker.ui.help.places import offer_help
from tracker.ui.plain import plain_label, say_hint
from tracker.ui.questions import ask
from tracker.ui.theme.theme import Theme
from tracker.ui.whole_width import WholeWidth
from tracker.ui.wording import Wording
from tracker.words import Words, message

_KEYS = SUBMITTABLE
"""What another delegation can submit, it can say in a letter as well."""


class AnswerDialog(QDialog):
    """Stays open for the next recommendation: one note answers many. Note and day are kept meanwhile.

    So is what was typed of a recommendation and not noted yet, while another one is looked at.
    """

    def __init__(
        self,
        register: Register,
        words: Words,
        theme: Theme,
        delegation: str,
        recommendation: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        offer_help(self, "region", "answers")
        close_by_quitting(self)
        self._register = register
        self._words = words
        self._wording = Wording(words)
        self.setWindowTitle(words("Note an answer"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        home = register.home.code if register.home else ""
        self._delegation = DelegationBox([d for d in register.delegations() if d.code != home], words)
        self._all = {one.id: one for one in register.recommendations()}
        self._submitted = register.last_submitted()
        self._recommendation = self._recommendations()
        self._cites = QLineEdit()
        say_hint(self._cites, words("Such as: Note verbale 12/2027"))
        self._on = DayEdit(words, theme, register.today(), register.today)
        self._editors: dict[str, Editor] = {
            key: make_editor(key, words, theme, register.today, lambda _key: register.leads()) for key in _KEYS
        }
        self._place = ("", "")
        self._unnoted: dict[tuple[str, str], dict[str, str]] = {}
        self._fields, self._inside = WholeWidth(), QWidget()
        self._left = plain_label(role="notice", wrapped=True)
        self._stands = plain_label(role="notice", wrapped=True)
        self._done = plain_label(role="muted", wrapped=True)
        self._banner = ErrorBanner(words)
        self._lay_out()
        self._delegation.choose(delegation)
        self._recommendation.setCurrentIndex(max(0, self._recommendation.findData(recommendation)))
        self._delegation.chosen.connect(self._show)
        self._recommendation.currentIndexChanged.connect(self._show)
        self._cites.textChanged.connect(self._enable)
        self._on.textChanged.connect(self._tell_what_stands)
        self._show()
        self._noted = self._note()
        self._take_room()
        (self._cites if delegation else self._delegation).setFocus()

    def reject(self) -> None:
        """Esc, or the window's cross, takes nothing away that was typed and not noted yet."""
        self._put_aside()
        words = self._words
        if self._unnoted:
            lost = words("What was typed of {ref} is not noted yet.", ref=self._named(self._unnoted))
        elif self._note() != self._noted:
            lost = words("No answer is noted yet from the note that was named.")
        else:
            super().reject()
            return
        ask(
            self,
            words("Close without noting what was typed?"),
            lost,
            yes=words("Discard"),
            no=words("Go on noting"),
            on_yes=lambda: super(AnswerDialog, self).reject(),
        )

    def _note(self) -> tuple[str, str]:
        """The note and its day, as they are typed; which delegation's it is may have been chosen only to look."""
        return self._cites.text(), self._on.text()

    @property
    def _chosen(self) -> Recommendation:
        return self._all[self._recommendation.currentData()]

    def _recommendations(self) -> QComboBox:
        box = QuietBox()
        for one in self._all.values():
            body = in_language({text.language: text.body for text in one.texts}, self._words.language)
            box.addItem(f"{one.ref}  {body}", one.id)
        return box

    def _lay_out(self) -> None:
        words = self._words
        form = Form()
        fields: list[tuple[str, QWidget]] = [
            (words("&Delegation"), self._delegation),
            (words("&Note it stands in"), self._cites),
            (words("Answered &on"), self._on),
            (words("&Recommendation"), self._recommendation),
        ]
        for label, field in fields:
            form.add(label, field)
            field.setAccessibleName(label.replace("&", ""))
        for key, editor in self._editors.items():
            form.add(self._wording.label(key), editor)
            editor.setAccessibleName(self._wording.label(key))
        buttons = QDialogButtonBox()
        self._next = buttons.addButton(words("Note and go on"), QDialogButtonBox.ButtonRole.ActionRole)
        self._last = buttons.addButton(words("Note and close"), QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(words("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        self._next.setDefault(True)
        self._next.clicked.connect(self._write_and_go_on)
        self._last.clicked.connect(self._write_and_close)
        buttons.rejected.connect(self.reject)
        # On a small screen, or in large letters, not all of the fields are in sight at once.
        self._fields.setWidget(self._inside)
        lines = QVBoxLayout(self._inside)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.addLayout(form)
        lines.addStretch()
        layout = QVBoxLayout(self)
        layout.addStrut(528)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        layout.addWidget(self._fields, 1)
        layout.addWidget(self._stands)
        layout.addWidget(self._left)
        layout.addWidget(self._done)
        layout.addWidget(self._banner)
        layout.addWidget(buttons)

    def _take_room(self) -> None:
        """As high as it takes for all fields to be in sight, where the screen is."""
        hidden = self._inside.sizeHint().height() - self._fields.sizeHint().height()
        whole = self.sizeHint() + QSize(0, max(0, hidden))
        self.resize(whole.boundedTo(self.screen().availableGeometry().size() - QSize(60, 60)))

    def _show(self) -> None:
        """What is known so far stands in the fields; only what is typed over it is noted."""
        self._put_aside()
        code, chosen = self._delegation.code, self._chosen
        if code:
            # What was typed before any delegation was named is of the one that is named now.
            self._unnoted = {(delegation or code, of): typed for (delegation, of), typed in self._unnoted.items()}
        self._place = (code, chosen.id)
        known = self._register.commitments([commitment_id(chosen.forum, chosen.ref, code)], code) if code else ()
        for key, editor in self._editors.items():
            editor.show_value(_known(known[0], key) if known else None)
        for key, typed in self._unnoted.get(self._place, {}).items():
            self._editors[key].type_in(typed)
        elsewhere = [place for place in self._unnoted if place != self._place]
        self._left.setText(self._words("Typed and not noted yet: {refs}", refs=self._named(elsewhere)))
        self._left.setVisible(bool(elsewhere))
        self._tell_what_stands()
        self._enable()

    def _put_aside(self) -> None:
        """Keep what is typed in the fields for the recommendation that it was typed of."""
        typed = {key: editor.typed() for key, editor in self._editors.items() if editor.is_dirty()}
        self._unnoted.pop(self._place, None)
        if typed:
            self._unnoted[self._place] = typed

    def _named(self, places: Iterable[tuple[str, str]]) -> str:
        """In the order of their numbers; of another delegation than the one named now, with its code."""
        order = list(self._all)
        found = sorted(places, key=lambda place: (place[0], order.index(place[1])))
        refs = ((code, self._all[of].ref) for code, of in found)
        return ", ".join(ref if code == self._delegation.code else f"{code} {ref}" for code, ref in refs)

    def _tell_what_stands(self) -> None:
        """A State's own word is not covered by a letter of the same day or before; of what is noted, nothing shows."""
        submitted = self._submitted.get(self._delegation.code)
        self._stands.setVisible(bool(submitted))
        if not submitted:
            return
        values = {"name": self._delegation.currentText(), "day": self._wording.day(date.fromisoformat(submitted))}
        day = self._on.day()
        if day is not None and day.isoformat() > submitted:
            told = message(
                "{name} submitted its own answers on {day}. This note is later: what you note stands before them.",
                **values,
            )
        else:
            told = message(
                "{name} submitted its own answers on {day}. They stand before a note of that day or an earlier one: "
                "what you note shows only where it submitted nothing.",
                **values,
            )
        self._stands.setText(self._words(told))

    def _enable(self) -> None:
        complete = bool(self._delegation.code and canonical_name(self._cites.text()))
        for button in (self._next, self._last):
            button.setEnabled(complete)
            button.setToolTip("" if complete else self._words("Name the delegation and the note it stands in."))

    def _write(self) -> bool:
        self._banner.clear()
        try:
            values: dict[str, Value] = {k: editor.value() for k, editor in self._editors.items() if editor.is_dirty()}
            if not values:
                raise UserError(
                    message("Nothing was noted."),
                    message("No field says anything new of this recommendation."),
                    message("Choose a status, or another recommendation."),
                )
            day = self._on.required_day(message("Nothing was noted."))
            ref, code = self._chosen.qualified_ref, self._delegation.code
            self._register.transcribe(code, ref, values, self._cites.text(), day, self)
        except UserError as error:
            self._banner.tell(error)
            return False
        ref, delegation = self._chosen.ref, self._delegation.currentText()
        self._done.setText(self._words("✓ {ref} noted for {delegation}", ref=ref, delegation=delegation))
        for editor in self._editors.values():
            editor.settle()
        self._noted = self._note()
        return True

    def _write_and_go_on(self) -> None:
        if self._write():
            following = self._recommendation.currentIndex() + 1
            if following < self._recommendation.count():
                self._recommendation.setCurrentIndex(following)
            else:
                self._show()
            self._fields.ensureWidgetVisible(self._editors["status"])
            self._editors["status"].setFocus()

    def _write_and_close(self) -> None:
        if self._write():
            self.reject()


def _known(commitment: Commitment, key: str) -> Value:
    return "\n".join(commitment.contributing) or None if key == "contributing" else commitment.values.get(key)
