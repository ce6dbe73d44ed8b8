"""What colleagues tell one another of a commitment: a thread, the newest at the bottom, never sent to others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from tracker.domain.changes import Committed
from tracker.domain.commitment import Commitment, DifferingVersions
from tracker.domain.fields import Field, Kind, Value
from tracker.domain.notes import TEXT, Note
from tracker.register.register import Register
from tracker.ui.detail.entry import Line, Verb
from tracker.ui.detail.entry_form import EntryForm
from tracker.ui.detail.section import ListSection
from tracker.ui.editing import Editing
from tracker.ui.theme.theme import Theme
from tracker.words import Words, message

_FIELD = Field(TEXT, Kind.TEXT, message("note"))


class NotesSection(ListSection[Note]):
    """Enter edits, Delete deletes; of a note that one deleted and another edited, K keeps it and Delete deletes."""

    def __init__(self, register: Register, words: Words, theme: Theme, editing: Editing) -> None:
        self._differing: dict[str, DifferingVersions] = {}
        nothing = words("No notes yet. Notes stay among colleagues: no workbook and no submission holds them.")
        super().__init__(words("Notes"), nothing, register, words, theme, editing)
        self.adding.say_hint(words("Write a note… (Ctrl+Enter adds it)"))

    def first_stop(self) -> QWidget:
        """Whoever comes here by key writes; the thread is one Shift+Tab away."""
        return self.adding.first

    def _read(self, commitment: Commitment) -> Sequence[Note]:
        differing = self._register.differing_notes(commitment) if commitment.conflicts else ()
        self._differing = {one.thing: one for one in differing}
        return self._register.notes(commitment)

    def _fields(self, thing: Note | None) -> Sequence[Field]:
        return (_FIELD,)

    def _form(self, *, is_adding: bool, thing: Note | None = None) -> EntryForm:
        return EntryForm(
            self._fields(thing),
            self._words,
            self._theme,
            self._register.today,
            lambda _key: (),
            is_adding=is_adding,
            long=True,
            button=self._words("Add note") if is_adding else "",
        )

    def _line(self, thing: Note) -> Line:
        _ = self._words
        when = self._wording.moment(thing.at)
        verbs = self._usual_verbs(thing, (Qt.Key.Key_Return, Qt.Key.Key_F2))
        warning = ""
        if differing := self._differing.get(thing.id):
            deleters = ", ".join(v.author for v in differing.versions if v.value is None)
            warning = _("{name} deleted it while it was being changed: keep it (K), or delete it (Del)?", name=deleters)
            keep = Verb(_("Keep"), (Qt.Key.Key_K,), lambda: self._decide(thing, differing, thing.text))
            delete = Verb(_("Delete"), (Qt.Key.Key_Delete,), lambda: self._decide(thing, differing, None))
            verbs = (keep, delete, verbs[0])
        return Line(
            thing.id,
            thing.text,
            _("{author} · {moment}", author=thing.author, moment=when),
            warning,
            verbs=verbs,
            copied=(thing.author, when, thing.text),
        )

    def _decide(self, thing: Note, differing: DifferingVersions, value: Value) -> None:
        if self._seen and self._seen.id == thing.commitment:
            self._editing.decide(self._seen, differing, value)

    def _values(self, thing: Note) -> Mapping[str, Value]:
        return {TEXT: thing.text}

    def _make(self, seen: Commitment, values: Mapping[str, Value]) -> Committed:
        return self._register.add_note(seen, str(values[TEXT] or ""))

    def _edit(self, thing: Note, values: Mapping[str, Value]) -> Committed:
        return self._register.edit_note(thing, str(values[TEXT] or ""))

    def _delete(self, thing: Note) -> Committed:
        return self._register.delete_note(thing)
