"""Which action undo and redo mean, and the ChangeSet that takes one back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NoReturn

from tracker.domain.changes import FORGET_KEY, LASTING, SUBMISSION, SUBMIT, ChangeSet, FieldChange, Subject, Title
from tracker.domain.meetings import ADD_MEETING, DATE, MEETING, TITLE
from tracker.domain.notes import ABOUT, NOTE
from tracker.domain.things import NAMED_BY, THING_FIELDS
from tracker.errors import UserError
from tracker.journal.deletion import DELETED
from tracker.journal.record import Record, Register, register_of
from tracker.journal.taking_back import Restoration, take_back
from tracker.progress import Progress, Unwatched
from tracker.register.made_history import CALLED
from tracker.storage.apply import WRITING
from tracker.storage.engine import Connection
from tracker.storage.journal_store import (
    StoredAction,
    actions,
    heads_of,
    imports_of,
    records_of,
    records_of_action,
)
from tracker.words import message

_AT_ONCE = 50
"""Fields between two looks at whether the person wants to stop."""

_LATEST = 300
"""How many actions are read before all of them are: enough for any undo but one far back."""


class Actions:
    """The list of actions, read as a chain: an action, what undid it, what undid that (a redo), and so on."""

    def __init__(self, newest_first: Sequence[StoredAction]) -> None:
        self._by_id = {a.id: a for a in newest_first}
        self._undone_by = {a.undoes: a for a in newest_first if a.undoes}
        self.performed = [a for a in newest_first if a.undoes is None]

    def last_word(self, action: StoredAction) -> StoredAction:
        """The end of the action's chain: taking that back changes whether the action stands."""
        while action.id in self._undone_by:
            action = self._undone_by[action.id]
        return action

    def first_word(self, action: StoredAction) -> StoredAction:
        """The action a person performed, at the beginning of the chain."""
        while action.undoes:
            action = self._by_id[action.undoes]
        return action

    def is_undone(self, action: StoredAction) -> bool:
        """Whether the action is taken back at present."""
        links = 0
        while action.id in self._undone_by:
            action = self._undone_by[action.id]
            links += 1
        return links % 2 == 1

    def is_said_by(self, action: str) -> bool:
        """Whether what this action wrote is a person's word that stands; another laptop's was never undone here."""
        performed = self._by_id.get(action)
        return performed is None or (performed.undoes is None and not self.is_undone(performed))

    def undoing(self, action: str) -> str | None:
        """The id of what has taken this action back, if it is taken back at present."""
        performed = self._by_id.get(action)
        return self.last_word(performed).id if performed and self.is_undone(performed) else None

    def is_undoing(self, action: str) -> bool:
        """Whether this is an undo or a redo made here."""
        return action in self._by_id and self._by_id[action].undoes is not None

    @property
    def has_undone_import(self) -> bool:
        """Whether any import is taken back at present."""
        return any(a.title.code == "import" and self.is_undone(a) for a in self.performed)

    def to_undo(self) -> StoredAction | None:
        """The newest action that stands and can be taken back."""
        return next((a for a in self.performed if not self.is_undone(a) and a.title.code not in LASTING), None)

    def to_redo(self) -> StoredAction | None:
        """The action undone last, as long as nothing new was done since."""
        newest = self.performed[0].number if self.performed else 0
        undone = [a for a in self.performed if self.is_undone(a) and self.last_word(a).number > newest]
        return max(undone, key=lambda a: self.last_word(a).number, default=None)

    def named(self, name: str) -> StoredAction:
        """The performed action with this id or the only one it begins; raises `UserError`."""
        found = [a for a in self._by_id.values() if a.id == name] or [
            a for a in self._by_id.values() if name and a.id.startswith(name)
        ]
        if len(found) != 1:
            text = message("There is no action “{name}”.", name=name)
            if found:
                text = message("Several actions begin with “{name}”.", name=name)
            raise UserError(message("Nothing was undone."), text, message("See the ids in the history."))
        return self.first_word(found[0])


def read_actions(connection: Connection, home: str) -> Actions:
    """The delegation's actions: the latest, or all where those do not tell enough.

    What undoes an action is always newer than it, so the latest tell of themselves whether they stand.
    """
    latest = actions(connection, home, _LATEST)
    found = Actions(latest)
    if len(latest) < _LATEST:
        return found
    known = {a.id for a in latest}
    complete = all(a.undoes in known for a in latest if a.undoes)
    return found if complete and found.to_undo() else Actions(actions(connection, home))


Inverse = tuple[ChangeSet, tuple[tuple[str, str], ...]]
"""The ChangeSet that takes an action back, and the (commitment, field) pairs that were edited since."""


def changes_to_undo(connection: Connection, home: str, name: str | None, progress: Progress = Unwatched()) -> Inverse:
    """Takes back the named action, or the newest that stands; raises `UserError` when there is none."""
    chain = Actions(actions(connection, home))
    action = chain.to_undo() if name is None else chain.named(name)
    if action is None:
        raise UserError(message("Nothing was undone."), message("There is nothing to undo."))
    if action.title.code == SUBMIT:
        text = message("A submission has left this laptop; what was submitted stays on record.")
        raise UserError(message("Nothing was undone."), text, message("Send a later submission: it follows this one."))
    if action.title.code == FORGET_KEY:
        text = message("Whose file it is cannot be said without the file.")
        raise UserError(message("Nothing was undone."), text, message("It is asked when the next one comes."))
    if chain.is_undone(action):
        raise UserError(message("Nothing was undone."), message("This action is undone already."))
    return _inverse(connection, chain, home, "undo", action, progress)


def kept_by_undo(connection: Connection, home: str, action: str, undone_by: str) -> frozenset[str]:
    """Ids of the action's records whose fields its undo left as they were, for they had been edited since."""
    written = {register_of(record) for record in records_of_action(connection, undone_by)}
    return frozenset(r.id for r in _own_records(connection, home, action) if register_of(r) not in written)


def changes_to_redo(connection: Connection, home: str, progress: Progress = Unwatched()) -> Inverse:
    """Does again what was undone last; raises `UserError` when there is nothing, or something was done since."""
    chain = Actions(actions(connection, home))
    action = chain.to_redo()
    if action is None:
        raise UserError(message("Nothing was done again."), message("There is nothing to redo."))
    return _inverse(connection, chain, home, "redo", action, progress)


def _inverse(
    connection: Connection, chain: Actions, home: str, code: str, performed: StoredAction, progress: Progress
) -> Inverse:
    last = chain.last_word(performed)
    own = _own_records(connection, home, performed.id)
    inverted = {r.id for r in records_of_action(connection, last.id)} if code == "redo" else set()
    subjects = {register_of(r): Subject(r.entity, r.forum, r.delegation, r.kind) for r in own}
    said_in: defaultdict[Register, set[str]] = defaultdict(set)
    for record in own:
        said_in[register_of(record)].add(record.id)
    touched = _Touched(connection, chain)
    changes: list[FieldChange] = []
    left: list[Register] = []
    for register, records, imports in _known_of(connection, sorted(subjects, key=str), progress):
        said = said_in[register]
        # What was undone on another laptop came as a record like any other: it says what stands.
        echoes = {r.id for r in records if chain.is_undoing(r.action)}
        # What was said and nobody here has taken back; what undo and redo wrote here only brings that about.
        said_by = {r.id: imports.get(r.id) or r.action for r in records}
        effective = {r.id for r in records if chain.is_said_by(said_by[r.id]) or touched.left_whole(r, said_by[r.id])}
        effective = effective - said | (said if code == "redo" else set())
        undoing = inverted & {r.id for r in records}
        restorations = take_back(records, effective=effective, echoes=echoes, own=said, inverted=undoing)
        if restorations is None:
            left.append(register)
        else:
            changes += [_restoring(subjects[register], register[1], register[2], r) for r in restorations]
    staying = _edited_since(connection, chain, own, changes)
    if code == "undo" and performed.title.code == ADD_MEETING and staying:
        _refuse_meeting(str(performed.title.values["meeting"]))
    # What stays, stays whole: a document without its file, or an action without its owner, is nobody's word.
    changes = [c for c in changes if c.subject.entity not in staying]
    kept = [(entity, key, subjects[entity, key, element].kind) for entity, key, element in left]
    kept = [one for one in kept if one[0] not in staying]
    kept += [(entity, CALLED[kind], kind) for entity, kind in sorted(staying.items()) if kind != MEETING]
    values = dict(performed.title.values) | {"of": performed.title.code}
    told = tuple(dict.fromkeys(_told(connection, *one) for one in kept))
    return ChangeSet(Title(code, values), tuple(changes), undoes=last.id), told


class _Touched:
    """What the undo of an action left as it was."""

    def __init__(self, connection: Connection, chain: Actions) -> None:
        self._connection = connection
        self._chain = chain
        self._written: dict[str, frozenset[str]] = {}

    def left_whole(self, record: Record, action: str) -> bool:
        """Whether the record is of an action or a document that stayed when what said it was undone."""
        undoing = self._chain.undoing(action) if record.kind in NAMED_BY else None
        if undoing is None:
            return False
        if undoing not in self._written:
            written = records_of_action(self._connection, undoing)
            self._written[undoing] = frozenset(one.entity for one in written)
        return record.entity not in self._written[undoing]


def _edited_since(
    connection: Connection, chain: Actions, own: Sequence[Record], changes: Sequence[FieldChange]
) -> dict[str, str]:
    """Notes, actions, documents and meetings, with their kind, that would go though somebody said something of them
    since: that would go with them, and so would what was frozen for a meeting.
    """
    going = {
        c.subject.entity
        for c in changes
        if c.restores == "" and (c.key == ABOUT or (c.subject.kind == MEETING and c.key in (TITLE, DATE)))
    }
    if not going:
        return {}
    said = {record.id for record in own}
    standing = heads_of(connection, going)
    others = [h for (_, key, _), heads in standing.items() if key != DELETED for h in heads if h.id not in said]
    imports = imports_of(connection, [head.id for head in others])
    return {head.entity: head.kind for head in others if chain.is_said_by(imports.get(head.id) or head.action)}


def _refuse_meeting(title: str) -> NoReturn:
    text = message("“{meeting}” was frozen or changed since: that would be lost.", meeting=title)
    advice = message("Undo those steps first, or delete the meeting on the Meetings page.")
    raise UserError(message("Nothing was undone."), text, advice)


def _own_records(connection: Connection, home: str, action: str) -> list[Record]:
    """What undoing the action is about: what the delegation told others stays on record, whichever file brought it."""
    return [r for r in records_of_action(connection, action) if (r.kind, r.delegation) != (SUBMISSION, home)]


def _told(connection: Connection, entity: str, key: str, kind: str) -> tuple[str, str]:
    """The commitment and the field; what was made for a commitment is told of that."""
    if kind not in CALLED:
        return entity, key
    about = (r.value for r in records_of(connection, (entity, ABOUT, None)) if isinstance(r.value, str))
    said = NOTE if kind == NOTE else f"{kind}.{key if key in THING_FIELDS[kind] else NAMED_BY[kind]}"
    return next(about, entity), said


def _known_of(
    connection: Connection, registers: Sequence[Register], progress: Progress
) -> Iterator[tuple[Register, list[Record], dict[str, str]]]:
    """Each with every record ever made of it, and the actions that brought some of those in a file."""
    for first in range(0, len(registers), _AT_ONCE):
        # How much there will be to write is known only afterwards; but it can be stopped.
        progress.step(0, 0, WRITING)
        known = {register: records_of(connection, register) for register in registers[first : first + _AT_ONCE]}
        imports = imports_of(connection, [record.id for records in known.values() for record in records])
        for register, records in known.items():
            yield register, records, imports


def _restoring(subject: Subject, key: str, element: str | None, restoration: Restoration) -> FieldChange:
    former: Record | None = restoration.restores
    return FieldChange(
        subject,
        key,
        former.value if former else None,
        restoration.replaces,
        element,
        restores=former.as_source if former else "",
        seen=tuple(sorted(former.seen)) if former else (),
    )
