"""What is to be done for a commitment: a check list, each action with its owner and date."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from tracker.domain.changes import Committed
from tracker.domain.commitment import Commitment
from tracker.domain.fields import Field, Value
from tracker.domain.things import STEP, THING_FIELDS, Thing
from tracker.register.register import Register
from tracker.ui.detail.entry import Line, Verb
from tracker.ui.detail.section import ListSection
from tracker.ui.editing import Editing
from tracker.ui.theme.theme import Theme
from tracker.words import Words

_TYPED = ("text", "owner", "due")


class ActionsSection(ListSection[Thing]):
    """Space ticks, Enter edits, Delete deletes."""

    def __init__(self, register: Register, words: Words, theme: Theme, editing: Editing) -> None:
        nothing = words("No actions yet. What has to be done next, by whom, by when?")
        super().__init__(words("Actions"), nothing, register, words, theme, editing)
        self.adding.say_hint(words("Add an action…"))

    def first_stop(self) -> QWidget:
        """Always where one writes: a word typed blindly on an action would tick it at the first space."""
        return self.adding.first

    def _read(self, commitment: Commitment) -> Sequence[Thing]:
        return self._register.steps(commitment)

    def _fields(self, thing: Thing | None) -> Sequence[Field]:
        return [THING_FIELDS[STEP][key] for key in _TYPED]

    def _line(self, thing: Thing) -> Line:
        _ = self._words
        done, due = thing.values.get("done"), thing.due
        when = _("due {date}", date=self._wording.period(due)) if due else ""
        if isinstance(done, dict):
            when = _("done {when}", when=self._wording.value("confirmed", done))
        warnings = []
        if late := thing.days_late(self._register.today()):
            warnings.append(_("Overdue: {lateness}", lateness=self._wording.lateness(late)))
        if thing.is_disputed or thing.differing:
            warnings.append(_("Differing versions"))
        owner = thing.text("owner")
        tick = Verb(_("Reopen") if thing.is_done else _("Done"), (Qt.Key.Key_Space,), lambda: self._tick(thing))
        return Line(
            thing.id,
            thing.name,
            " · ".join(filter(None, (owner, when))),
            " · ".join(warnings),
            is_done=thing.is_done,
            is_faint=thing.is_done,
            verbs=(tick, *self._usual_verbs(thing, (Qt.Key.Key_Return, Qt.Key.Key_F2))),
            copied=(thing.name, owner, self._wording.period(due) if due else "", _("done") if done else ""),
        )

    def _tick(self, thing: Thing) -> None:
        self._do(lambda: self._register.do_step(thing, not thing.is_done))

    def _values(self, thing: Thing) -> Mapping[str, Value]:
        return {key: thing.values.get(key) for key in _TYPED}

    def _make(self, seen: Commitment, values: Mapping[str, Value]) -> Committed:
        text, owner, due = (str(values.get(key) or "") for key in _TYPED)
        return self._register.add_step(seen, text, owner, due)

    def _edit(self, thing: Thing, values: Mapping[str, Value]) -> Committed:
        return self._register.edit_thing(thing, values)

    def _delete(self, thing: Thing) -> Committed:
        return self._register.delete_thing(thing)
