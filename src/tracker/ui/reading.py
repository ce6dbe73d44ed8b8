"""What takes a while to read of thousands of commitments is read beside the window."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtWidgets import QWidget

from tracker.errors import UserError
from tracker.ui.job_runner import Jobs

T = TypeVar("T")


class Reading(Generic[T]):
    """Reads what a page shows, which meanwhile shows what was known.

    However often it is asked for while it is being read, it is read once more and not as often. `tell` what is in the
    way, and None once it is out of the way: nobody asked for a reading, so nobody is interrupted by it. `stopped` where
    there is neither: that was our bug, which the crash notice tells. Of a page that was closed meanwhile nothing is
    told any more.
    """

    def __init__(
        self,
        jobs: Jobs,
        read: Callable[[], T],
        show: Callable[[T], None],
        tell: Callable[[UserError | None], None],
        label: str,
        page: QWidget,
        stopped: Callable[[], None] = lambda: None,
    ) -> None:
        self._jobs = jobs
        self._read = read
        self._show = show
        self._tell = tell
        self._stopped = stopped
        self._label = label
        self._page = page
        self._is_closed = False
        page.destroyed.connect(self._close)
        self._is_begun = False
        self._is_wanted_again = False
        self._has_failed = False
        self._then: Callable[[], object] | None = None

    def once_read(self, do: Callable[[], object]) -> None:
        """Do it as soon as what was read last is shown; never, where it cannot be read."""
        if self._has_failed:
            self.begin()
        if self._is_begun:
            self._then = do
        elif not self._has_failed:
            do()

    def begin(self) -> None:
        """Have it read anew."""
        if self._is_begun:
            self._is_wanted_again = True
            return
        self._is_begun = True
        self._jobs.run(lambda _: self._read(), self._take, self._fail, self._label, self._page, self._stop, quiet=True)

    def _take(self, found: T) -> None:
        if self._is_closed:
            return
        if self._has_failed:
            self._has_failed = False
            self._tell(None)
        self._show(found)
        self._end()

    def _close(self) -> None:
        self._is_closed = True

    def _fail(self, error: UserError) -> None:
        self._give_up(lambda: self._tell(error))

    def _stop(self) -> None:
        self._give_up(self._stopped)

    def _give_up(self, say: Callable[[], None]) -> None:
        if self._is_closed:
            return
        say()
        self._has_failed = True
        self._then = None
        self._end()

    def _end(self) -> None:
        self._is_begun = False
        if self._is_wanted_again:
            self._is_wanted_again = False
            self.begin()
        elif then := self._then:
            self._then = None
            then()
