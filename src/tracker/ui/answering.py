"""What a form would bring about is read beside the window, and told only while it is what the form asks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtWidgets import QWidget

from tracker.errors import UserError
from tracker.ui.job_runner import Jobs
from tracker.ui.reading import Reading

Q = TypeVar("Q")
A = TypeVar("A")


class Answering(Generic[Q, A]):
    """`show` the answer to what was asked last, or `refuse` with why there is none; never to what was asked before.

    `answer` runs beside the window: it looks at no control. Where it has a bug, which the crash notice tells, nothing
    more is to be said than that there is no answer: None.
    """

    def __init__(
        self,
        jobs: Jobs,
        answer: Callable[[Q], A],
        show: Callable[[A], None],
        refuse: Callable[[UserError | None], None],
        label: str,
        page: QWidget,
    ) -> None:
        self._answer = answer
        self._show = show
        self._refuse = refuse
        # A tuple of its own each time, told apart by identity: the same may be asked anew once things have changed.
        self._asked: tuple[Q] | None = None
        self._read_last: tuple[Q] | None = None
        self._reading = Reading(jobs, self._read, self._take, self._tell, label, page, self._end)

    @property
    def is_awaited(self) -> bool:
        """Whether something was asked that was neither answered nor refused yet."""
        return self._asked is not None

    def ask(self, question: Q) -> None:
        """Have it answered, instead of whatever was asked before."""
        self._asked = (question,)
        self._reading.begin()

    def withdraw(self) -> None:
        """Nothing is asked any more."""
        self._asked = None

    def _read(self) -> tuple[tuple[Q], A] | None:
        self._read_last = asked = self._asked
        return (asked, self._answer(asked[0])) if asked else None

    def _take(self, found: tuple[tuple[Q], A] | None) -> None:
        # What was asked while it was being read is on its way.
        if found and found[0] is self._asked:
            self._asked = None
            self._show(found[1])

    def _tell(self, error: UserError | None) -> None:
        if error:
            self._end(error)

    def _end(self, error: UserError | None = None) -> None:
        if self._asked and self._read_last is self._asked:
            self._asked = None
            self._refuse(error)
