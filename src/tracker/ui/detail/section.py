"""What the sections of the details have in common."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Mapping, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tracker.domain.changes import Committed
from tracker.domain.commitment import Commitment, CommitmentDetail
from tracker.domain.fields import Field, Value
from tracker.domain.notes import Note
from tracker.domain.things import Thing
from tracker.register.register import Register
from tracker.ui.detail.drafts import Draft, Place
from tracker.ui.detail.entry import Entry, Line, Verb
from tracker.ui.detail.entry_form import EntryForm
from tracker.ui.detail.entry_list import EntryList
from tracker.ui.editing import Editing
from tracker.ui.plain import plain_label
from tracker.ui.tab_order import lead_up_to
from tracker.ui.theme.theme import Theme
from tracker.ui.wording import Wording
from tracker.words import Words


class Section(QWidget):
    """One section: shows a part of a commitment. `unsaved_changed` when what could not be saved may be another."""

    unsaved_changed = Signal()

    def __init__(self, register: Register, words: Words, theme: Theme, editing: Editing) -> None:
        super().__init__()
        self._register = register
        self._words = words
        self._wording = Wording(words)
        self._theme = theme
        self._editing = editing
        self._seen: Commitment | None = None
        self.drafts: dict[Place, Draft] = {}

    def show_detail(self, detail: CommitmentDetail) -> None:
        """Show another commitment, or the same as it is now."""
        raise NotImplementedError

    def know(self) -> None:
        """What is shown was just brought about in this window: what is being typed was typed knowing it."""

    def first_stop(self) -> QWidget | None:
        """Where the keyboard goes first, if that is not the first thing in it."""
        return None

    def begin_adding(self) -> None:
        """Have the keyboard where something is added; nothing where nothing can be."""

    def leave(self) -> None:
        """Save what is being typed; what cannot be saved is kept for its commitment."""

    def put_aside(self) -> None:
        """As `leave`, but without saving what nobody has finished: it stays, and is kept for its commitment."""
        self.leave()

    def take_drafts(self, drafts: Mapping[Place, Draft]) -> None:
        """Go on with what was typed elsewhere; it is brought back when its commitment is shown."""
        self._seen = None
        self.drafts = dict(drafts)

    def unsaved(self) -> Sequence[tuple[str, str]]:
        """What was typed and could not be saved: references with the name of the place."""
        return ()

    def half_written(self) -> Sequence[Place]:
        """Where that is, to `resume` once its commitment is shown."""
        return list(self.drafts)

    def resume(self, what: str) -> None:
        """Have the keyboard where this was half written."""

    def _is_other(self, commitment: Commitment) -> bool:
        return self._seen is None or self._seen.id != commitment.id


_Made = TypeVar("_Made", Thing, Note)


class ListSection(Section, Generic[_Made]):
    """A list of things, each edited in its place, and a form under it to add one."""

    def __init__(
        self, name: str, nothing: str, register: Register, words: Words, theme: Theme, editing: Editing
    ) -> None:
        super().__init__(register, words, theme, editing)
        self._name = name
        self._things: dict[str, _Made] = {}
        self._edited: dict[str, _Made] = {}
        self._before: dict[str, _Made] = {}
        self.list = EntryList(name, words, theme)
        self._nothing = plain_label(nothing, "muted", wrapped=True)
        self.adding = self._form(is_adding=True)
        self.adding.typed_on.connect(self.unsaved_changed)
        self.adding.given.connect(self._add)
        self.adding.left.connect(lambda: self._close(""))
        self.list.emptied.connect(self.adding.setFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for widget in self._stacked():
            layout.addWidget(widget)
        layout.addStretch(1)
        self.setAccessibleName(name)

    def show_detail(self, detail: CommitmentDetail) -> None:
        """Read the things anew; forms that are open stay."""
        commitment = detail.commitment
        is_other = self._is_other(commitment)
        if is_other:
            for entry in self.list.entries:
                entry.close_form()
            self.adding.show_values({})
        self._seen = commitment
        self._before, self._things = self._things, {thing.id: thing for thing in self._read(commitment)}
        drafts = dict(self.drafts)
        self._keep_drafts({id: form for id, form in self._forms().items() if id and id not in self._things})
        self.list.show_lines([self._line(thing) for thing in self._things.values()])
        lead_up_to(self.adding.first, *self.list.entries)
        self._nothing.setVisible(not self._things)
        self._bring_back(commitment, is_other)
        if self.drafts != drafts:
            self.unsaved_changed.emit()

    def begin_adding(self) -> None:  # noqa: D102
        self.adding.setFocus()

    def resume(self, what: str) -> None:  # noqa: D102
        self._forms().get(what, self.adding).setFocus()

    def know(self) -> None:  # noqa: D102
        for id, thing in self._edited.items():
            if self._before.get(id) == thing:
                self._edited[id] = self._things.get(id, thing)

    def leave(self) -> None:
        """Forms are given as they are; what is refused waits as a draft of its commitment."""
        for form in self._forms().values():
            if form.is_dirty():
                form.submit()
        self._keep_drafts(self._forms())

    def put_aside(self) -> None:
        """Half a note is no note: a colleague would receive it."""
        self._keep_drafts(self._forms())

    def _forms(self) -> dict[str, EntryForm]:
        """Those in which something of the commitment shown can be typed, by the id of what is edited there."""
        if self._seen is None:
            return {}
        forms = {entry.line.id: entry.form for entry in self.list.entries if isinstance(entry.form, EntryForm)}
        return {**forms, "": self.adding}

    def _keep_drafts(self, forms: Mapping[str, EntryForm]) -> None:
        for id, form in forms.items():
            self._drop_draft(id)
            if self._seen and form.is_dirty():
                self.drafts[self._seen.id, id] = Draft(self._seen.ref, form.typed(), self._edited.get(id))

    def _drop_draft(self, id: str) -> None:
        if self._seen:
            self.drafts.pop((self._seen.id, id), None)

    def unsaved(self) -> Sequence[tuple[str, str]]:
        """Drafts of other commitments, and what stands half written in the forms of this one."""
        return [(ref, self._name) for ref in self._half_written().values()]

    def half_written(self) -> Sequence[Place]:  # noqa: D102
        return list(self._half_written())

    def _half_written(self) -> dict[Place, str]:
        """The references of the commitments; what a form in sight holds now counts, not what was put aside of it."""
        forms = {(self._seen.id, id): form for id, form in self._forms().items()} if self._seen else {}
        found = {place: draft.ref for place, draft in self.drafts.items() if place not in forms}
        return found | {place: self._seen.ref for place, form in forms.items() if self._seen and form.is_dirty()}

    def edit(self, id: str) -> None:
        """Open the form of a thing in its place."""
        entry = self.list.entry(id)
        if entry and not entry.form:
            self._open_form(entry, self._things[id])

    def _open_form(self, entry: Entry, thing: _Made) -> None:
        """Over the thing as it was seen, which need not be as it is now."""
        id = thing.id
        form = self._form(is_adding=False, thing=thing)
        form.typed_on.connect(self.unsaved_changed)
        form.show_values(self._values(thing))
        form.given.connect(lambda values: self._change(id, values))
        form.left.connect(lambda: self._close(id))
        self._edited[id] = thing
        entry.open_form(form)

    # -- what a kind of things says -------------------------------------------------------------------------
    @abstractmethod
    def _read(self, commitment: Commitment) -> Sequence[_Made]: ...

    @abstractmethod
    def _fields(self, thing: _Made | None) -> Sequence[Field]: ...

    @abstractmethod
    def _line(self, thing: _Made) -> Line: ...

    @abstractmethod
    def _values(self, thing: _Made) -> Mapping[str, Value]: ...

    @abstractmethod
    def _make(self, seen: Commitment, values: Mapping[str, Value]) -> Committed: ...

    @abstractmethod
    def _edit(self, thing: _Made, values: Mapping[str, Value]) -> Committed: ...

    @abstractmethod
    def _delete(self, thing: _Made) -> Committed: ...

    def _stacked(self) -> Sequence[QWidget]:
        return (self._nothing, self.list, self.adding)

    def _form(self, *, is_adding: bool, thing: _Made | None = None) -> EntryForm:
        return EntryForm(
            self._fields(thing),
            self._words,
            self._theme,
            self._register.today,
            lambda _key: self._register.people(),
            is_adding=is_adding,
        )

    def _usual_verbs(self, thing: _Made, edit_keys: tuple[Qt.Key, ...]) -> tuple[Verb, ...]:
        _ = self._words
        return (
            Verb(_("Edit"), edit_keys, lambda: self.edit(thing.id)),
            Verb(_("Delete"), (Qt.Key.Key_Delete,), lambda: self._do(lambda: self._delete(thing))),
        )

    # -- inside ---------------------------------------------------------------------------------------------
    def _do(self, verb: Callable[[], Committed]) -> bool:
        return self._editing.attempt(verb)

    def _add(self, values: Mapping[str, Value]) -> None:
        seen, form, focused = self._seen, self.adding, self.window().focusWidget()
        if seen and self._editing.attempt(lambda: self._make(seen, values), form.explain):
            if focused and form.isAncestorOf(focused) and form.isVisible():
                # The lines that only follow go away: the next one begins where this one began.
                form.setFocus()
            form.show_values({})
            self._drop_draft("")
        self.unsaved_changed.emit()

    def _change(self, id: str, values: Mapping[str, Value]) -> None:
        entry, thing = self.list.entry(id), self._edited[id]
        form = entry.form if entry else None
        if isinstance(form, EntryForm) and self._editing.attempt(lambda: self._edit(thing, values), form.explain):
            self._close(id)

    def _close(self, id: str) -> None:
        self._drop_draft(id)
        if entry := self.list.entry(id):
            focused = self.window().focusWidget()
            had_it = entry.form is not None and focused is not None and entry.isAncestorOf(focused)
            entry.close_form()
            if had_it:
                entry.setFocus()
        self.unsaved_changed.emit()

    def _bring_back(self, commitment: Commitment, is_other: bool) -> None:
        """All that was typed for another commitment than the one before; of the same one, what had gone and is back."""
        for (of, id), draft in list(self.drafts.items()):
            entry = self.list.entry(id)
            if of != commitment.id or not (is_other or (entry and not entry.form)):
                continue
            del self.drafts[of, id]
            if not id:
                self.adding.type_in(draft.typed)
            elif entry:
                thing = self._things[id]
                self._open_form(entry, draft.over if isinstance(draft.over, type(thing)) else thing)
                if isinstance(entry.form, EntryForm):
                    entry.form.type_in(draft.typed)
