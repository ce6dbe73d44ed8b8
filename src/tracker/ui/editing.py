"""Everything a person does to commitments from the window goes through here, and so do its refusals."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject, Signal

from tracker.domain.changes import Committed
from tracker.domain.commitment import Commitment, DifferingVersions
from tracker.domain.fields import Value
from tracker.domain.vocabulary import Status
from tracker.errors import UserError
from tracker.register.register import Register


class Editing(QObject):
    """Calls the register's verbs; a refusal becomes `refused` instead of an exception inside Qt.

    `done` carries what was committed when something was.
    """

    refused = Signal(object)
    done = Signal(object)

    def __init__(self, register: Register, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._register = register

    def toggle(self, seen: Sequence[Commitment]) -> None:
        """Check off whatever is not implemented yet; uncheck all when all are."""
        open_ones = [c for c in seen if c.status is not Status.IMPLEMENTED]
        if open_ones:
            self.attempt(lambda: self._register.check_off(open_ones, self))
        elif seen:
            self.attempt(lambda: self._register.uncheck(seen, self))

    def confirm(self, seen: Sequence[Commitment]) -> None:
        """Say that all of it is still correct."""
        if seen:
            self.attempt(lambda: self._register.confirm(seen, self))

    def edit(self, seen: Sequence[Commitment], values: Mapping[str, Value]) -> bool:
        """Give fields new values; False when it was refused."""
        return self.attempt(lambda: self._register.edit(seen, values, self))

    def decide(self, seen: Commitment, differing: DifferingVersions, value: Value) -> None:
        """Keep one of differing versions."""
        self.attempt(lambda: self._register.decide(seen, differing, value, self))

    def undo(self, action: str | None = None) -> None:
        """Take back an action, or the newest one."""
        self.attempt(lambda: self._register.undo(action, self))

    def redo(self) -> None:
        """Do again what was taken back last."""
        self.attempt(lambda: self._register.redo(self))

    def attempt(self, verb: Callable[[], Committed], tell: Callable[[UserError], None] | None = None) -> bool:
        """Do it; False when it was refused, which is told by `tell` where that is given."""
        try:
            committed = verb()
        except UserError as error:
            (tell or self.refused.emit)(error)
            return False
        self.done.emit(committed)
        return True
