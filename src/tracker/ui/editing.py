"""Everything a person does to commitments from the window goes through here, and so do its refusals."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from tracker.domain.changes import Committed
from tracker.domain.commitment import Commitment, DifferingVersions
from tracker.domain.fields import Value
from tracker.domain.vocabulary import Status
from tracker.errors import UserError
from tracker.problem_log import note_refusal
from tracker.progress import Progress, Unwatched
from tracker.register.register import Register
from tracker.ui.commitments.as_shown import AsShown
from tracker.ui.job_runner import Jobs
from tracker.words import Words

MANY = 50
"""Of more commitments than this, an edit would hold the window up for longer than anybody may notice."""


Told = TypeVar("Told")


class Editing(QObject):
    """Calls the register's verbs; a refusal becomes `refused` instead of an exception inside Qt.

    `done` carries what was committed when a verb was pressed; `told` says what the person stopped. What may take long
    is done off the window's thread: edits of many, and undo, which may be of an import of thousands.
    """

    refused = Signal(object)
    done = Signal(object)
    told = Signal(str)

    def __init__(self, register: Register, words: Words, jobs: Jobs, window: QWidget) -> None:
        super().__init__(window)
        self._register = register
        self._words = words
        self._jobs = jobs
        self._window = window
        self._under_way = 0
        self._done_in_turn = set[str]()
        """Actions that were done off the window's thread, one after the other, as they were pressed."""

    def as_shown(self, ids: Sequence[str], known: Mapping[str, Commitment]) -> Sequence[Commitment]:
        """These as the person sees them now, `known` being those on screen: what is edited is this, whenever it is.

        Of what is still being written, the person who pressed it knows: it comes first, and what is on screen is older.
        """
        read = partial(self._register.commitments_at, moment=self._register.moment(), besides=self._done_in_turn)
        return AsShown(ids, {} if self._under_way else known, read)

    def toggle(self, seen: Sequence[Commitment]) -> None:
        """Check off whatever is not implemented yet; uncheck all when all are."""
        then = self._as_pressed(seen)

        def verb(progress: Progress) -> Committed:
            open_ones = [c for c in then if c.status is not Status.IMPLEMENTED]
            if open_ones:
                return self._register.check_off(open_ones, self, progress)
            return self._register.uncheck(then, self, progress)

        if then:
            self._edit(then, verb)

    def confirm(self, seen: Sequence[Commitment]) -> bool:
        """Say that all of it is still correct; False when it was refused at once, or there was nothing to say."""
        then = self._as_pressed(seen)
        return bool(then) and self._edit(then, lambda progress: self._register.confirm(then, self, progress))

    def edit(
        self,
        seen: Sequence[Commitment],
        values: Mapping[str, Value],
        tell: Callable[[UserError], None] | None = None,
        then: Callable[[], object] = lambda: None,
    ) -> bool:
        """Give fields new values; False when it was refused at once, which of many is told later.

        `tell` as `attempt` has it, `then` as `attempt_long`.
        """
        pressed = self._as_pressed(seen)
        return self._edit(pressed, lambda progress: self._register.edit(pressed, values, self, progress), tell, then)

    def save(self, seen: Commitment, key: str, value: Value, tell: Callable[[UserError], None]) -> bool:
        """Give a field that was left its new value; nobody pressed anything, so nobody waits for an answer."""
        if self._under_way:
            return self.edit([seen], {key: value}, tell)
        return self._try(lambda: self._register.edit([seen], {key: value}, self), tell) is not None

    def takes_long(self, seen: Sequence[Commitment]) -> bool:
        """Whether an edit of these is told to be done, or refused, only later: also where another has yet to end."""
        return self._under_way > 0 or len(seen) > MANY

    def decide(self, seen: Commitment, differing: DifferingVersions, value: Value) -> None:
        """Keep one of differing versions."""
        self.attempt(lambda: self._register.decide(seen, differing, value, self))

    def undo(self, action: str | None = None) -> None:
        """Take back an action, or the newest one."""
        self.attempt_long(lambda progress: self._register.undo(action, self, progress))

    def redo(self) -> None:
        """Do again what was taken back last."""
        self.attempt_long(lambda progress: self._register.redo(self, progress))

    def attempt(self, verb: Callable[[], Committed], tell: Callable[[UserError], None] | None = None) -> bool:
        """Do it; False when it was refused, which is told by `tell` where that is given."""
        committed = self._try(verb, tell)
        if committed is not None:
            self.done.emit(committed)
        return committed is not None

    def attempt_long(
        self,
        verb: Callable[[Progress], Committed],
        tell: Callable[[UserError], None] | None = None,
        then: Callable[[], object] = lambda: None,
    ) -> None:
        """Do it off the window's thread, with progress and the way to stop it; a refusal is told as by `attempt`.

        `then` comes once it is done and announced.
        """

        def work(progress: Progress) -> Committed:
            committed = verb(progress)
            if committed.action is not None:
                self._done_in_turn.add(committed.action)
            return committed

        def done(committed: Committed) -> None:
            self.done.emit(committed)
            then()

        stopped = self._words("Writing was stopped: nothing was changed.")
        label = self._words("Writing the changes…")
        self._under_way += 1
        self._jobs.run(
            work,
            self._ended(done),
            self._ended(tell or self.refused.emit),
            label,
            self._window,
            lambda: self._ended(self.told.emit)(stopped),
        )

    def _ended(self, then: Callable[[Told], object]) -> Callable[[Told], None]:
        def end(told: Told) -> None:
            self._under_way -= 1
            then(told)

        return end

    def _as_pressed(self, seen: Sequence[Commitment]) -> Sequence[Commitment]:
        """These; where an edit that was pressed before has yet to end, as that leaves them."""
        if not self._under_way or isinstance(seen, AsShown):
            return seen
        return self.as_shown([commitment.id for commitment in seen], {})

    def _try(self, verb: Callable[[], Committed], tell: Callable[[UserError], None] | None) -> Committed | None:
        try:
            return verb()
        except UserError as error:
            if tell:
                note_refusal(error)
            (tell or self.refused.emit)(error)
            return None

    def _edit(
        self,
        seen: Sequence[Commitment],
        verb: Callable[[Progress], Committed],
        tell: Callable[[UserError], None] | None = None,
        then: Callable[[], object] = lambda: None,
    ) -> bool:
        if self.takes_long(seen):
            self.attempt_long(verb, tell, then)
            return True
        is_done = self.attempt(lambda: verb(Unwatched()), tell)
        if is_done:
            then()
        return is_done
