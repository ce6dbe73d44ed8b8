"""Long work off the window's thread: one worker, progress after a moment, results back on the window's thread."""

from __future__ import annotations

import gc
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from tracker.errors import Cancelled, UserError
from tracker.progress import Progress, Unwatched
from tracker.sweeping import seldom_swept
from tracker.ui.progress_dialog import ProgressDialog
from tracker.words import Message, Words

T = TypeVar("T")

PATIENCE_MS = 600
"""Work that is done sooner shows no dialog: it would only flicker."""

_LOOK_EVERY_MS = 100

_SHARING = 0.0005
"""Seconds after which Python hands over from the worker to the window, while there is one: every single cell that the
window paints waits for it, and Python's own five thousandths make a second of two hundred cells.
"""


class Jobs(Protocol):
    """Runs long work; exactly one of the three callbacks is called, on the window's thread.

    `on_stopped` is told when there will be neither result nor error to show: the person cancelled, or it was our bug,
    which the crash notice tells.
    """

    def run(
        self,
        work: Callable[[Progress], T],
        on_done: Callable[[T], None],
        on_error: Callable[[UserError], None],
        label: str,
        parent: QWidget,
        on_stopped: Callable[[], None] | None = None,
        quiet: bool = False,
    ) -> None:
        """Start `work` and return at once; `label` names it to the person, who is shown nothing of `quiet` work."""


class JobRunner(QObject):
    """`work` must exchange only frozen values with the window. `close` it before the application ends."""

    _finished = Signal(object)

    def __init__(self, words: Words, parent: QObject | None = None, patience_ms: int = PATIENCE_MS) -> None:
        super().__init__(parent)
        self._words = words
        self._patience_ms = patience_ms
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="tracker-job")
        self._running: dict[_Watched, _Job] = {}
        self._sharing = _Sharing()
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def is_busy(self) -> bool:
        """Whether something is still being done."""
        return bool(self._running)

    def speak(self, words: Words) -> None:
        """Tell the progress of what is begun from now on in this language."""
        self._words = words

    def run(
        self,
        work: Callable[[Progress], T],
        on_done: Callable[[T], None],
        on_error: Callable[[UserError], None],
        label: str,
        parent: QWidget,
        on_stopped: Callable[[], None] | None = None,
        quiet: bool = False,
    ) -> None:
        """See `Jobs`; work started while other work runs waits its turn."""
        watched = _Watched()
        view = None
        if not quiet:
            view = _ProgressView(watched, label, self._words, parent, QTimer(self), self._patience_ms)
        if not self._running:
            self._sharing.begin()
        self._running[watched] = _Job(on_done, on_error, on_stopped, view)
        self._executor.submit(self._work, work, watched)

    def close(self) -> None:
        """Stop what runs at its next step and wait for it; its callbacks are not called any more."""
        running, self._running = self._running, {}
        for watched, job in running.items():
            watched.stop()
            job.end()
        self._executor.shutdown(wait=True, cancel_futures=True)
        self._sharing.end()

    def _work(self, work: Callable[[Progress], object], watched: _Watched) -> None:
        """On the worker's thread, which holds nothing of Qt's: what it drops last would be destroyed there."""
        watched.is_begun = True
        try:
            outcome = _Outcome(watched, result=work(watched))
        except BaseException as error:
            outcome = _Outcome(watched, error=error)
        self._finished.emit(outcome)

    def _deliver(self, outcome: _Outcome) -> None:
        job = self._running.pop(outcome.watched, None)
        if job is None:
            return
        job.end()
        if not self._running:
            self._sharing.end()
        error = outcome.error
        if error is None:
            job.on_done(outcome.result)
        elif isinstance(error, UserError):
            job.on_error(error)
        else:
            if job.on_stopped:
                job.on_stopped()
            if not isinstance(error, Cancelled):
                sys.excepthook(type(error), error, error.__traceback__)


class _Sharing:
    """How Python keeps house while a worker runs beside the window.

    It looks for what nobody can reach among what is new alone while there is work, for everybody waits for that; and
    never again among what was there before the first of it, which stays.
    """

    def __init__(self) -> None:
        self._alone = sys.getswitchinterval()
        self._meanwhile = ExitStack()
        self._is_first = True

    def begin(self) -> None:
        if self._is_first:
            gc.freeze()
            self._is_first = False
        sys.setswitchinterval(_SHARING)
        self._meanwhile.enter_context(seldom_swept())

    def end(self) -> None:
        sys.setswitchinterval(self._alone)
        self._meanwhile.close()


class SynchronousRunner:
    """The twin of `JobRunner` for tests: the work is done when `run` returns; our bugs are raised."""

    def run(
        self,
        work: Callable[[Progress], T],
        on_done: Callable[[T], None],
        on_error: Callable[[UserError], None],
        label: str,
        parent: QWidget,
        on_stopped: Callable[[], None] | None = None,
        quiet: bool = False,
    ) -> None:
        """See `Jobs`."""
        try:
            result = work(Unwatched())
        except UserError as error:
            on_error(error)
        except Cancelled:
            if on_stopped:
                on_stopped()
        else:
            on_done(result)


class _Watched:
    """The worker's side of progress: it leaves its last step here and the window comes to look."""

    def __init__(self) -> None:
        self.is_begun = False
        self.last: tuple[int, int, Message] | None = None
        self._stopped = threading.Event()

    def stop(self) -> None:
        self._stopped.set()

    def step(self, done: int, total: int, label: Message) -> None:
        if self._stopped.is_set():
            raise Cancelled
        self.last = (done, total, label)


class _ProgressView:
    """The window's side of progress: a timer, and after a moment a dialog."""

    def __init__(
        self, watched: _Watched, label: str, words: Words, parent: QWidget, timer: QTimer, patience_ms: int
    ) -> None:
        self._watched = watched
        self._label = label
        self._words = words
        self._parent = parent
        self._dialog: ProgressDialog | None = None
        self._timer = timer
        self._timer.timeout.connect(self._look)
        self._timer.start(patience_ms)

    def end(self) -> None:
        self._timer.stop()
        self._timer.deleteLater()
        if self._dialog:
            self._dialog.hide()
            self._dialog.deleteLater()

    def _look(self) -> None:
        # What waits its turn would lay a second dialog over that of the work that it waits for.
        if not self._watched.is_begun:
            return
        if self._dialog is None:
            self._dialog = ProgressDialog(self._label, self._words, self._watched.stop, self._parent)
            self._dialog.show()
            self._timer.setInterval(_LOOK_EVERY_MS)
        if self._watched.last and not self._dialog.is_stopping:
            done, total, label = self._watched.last
            self._dialog.show_step(done, total, self._words(label))


@dataclass(frozen=True, slots=True)
class _Job:
    on_done: Callable[[Any], None]
    on_error: Callable[[UserError], None]
    on_stopped: Callable[[], None] | None
    view: _ProgressView | None

    def end(self) -> None:
        """Nothing of it is shown any more."""
        if self.view:
            self.view.end()


@dataclass(frozen=True, slots=True)
class _Outcome:
    watched: _Watched
    result: object = None
    error: BaseException | None = None
