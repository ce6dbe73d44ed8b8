"""One window for each database (SAFETY.md): whoever opens a second is shown the first."""

from __future__ import annotations

import hashlib
from contextlib import suppress

from PySide6.QtCore import QLockFile, QObject, QSysInfo, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from tracker.errors import UserError
from tracker.places import Places
from tracker.words import message

_PATIENCE_MS = 2000
"""A window that takes longer to answer does not work any more."""


class OneWindow(QObject):
    """Holds the database's lock file while it lives; `asked` when somebody tried to open a second window."""

    asked = Signal()

    def __init__(self, places: Places, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._places = places
        self._lock = QLockFile(str(places.lock))
        # However long a window is open: whether it still runs is asked of the system, not of the clock.
        self._lock.setStaleLockTime(0)
        self._name = "commitment-tracker-" + hashlib.sha256(str(places.lock.resolve()).encode()).hexdigest()[:16]
        self._server = QLocalServer(self)
        self._server.newConnection.connect(self._tell_asked)

    def is_second(self) -> bool:
        """Whether another window has the data open, which is then asked to come to the front.

        Where no lock can be kept, or its holder on this computer does not answer, this one is the first: two windows do
        no harm to each other, but nobody should look at two. Raises `UserError` where the holder is another computer:
        a database in WAL mode is damaged by two computers that write it.
        """
        with suppress(OSError):
            self._places.lock.parent.mkdir(parents=True, exist_ok=True)
        if self._lock.tryLock(0):
            QLocalServer.removeServer(self._name)
            self._server.listen(self._name)
            return False
        if self._lock.error() is not QLockFile.LockError.LockFailedError:
            return False
        _process, host, _application = self._lock.getLockInfo()
        if host and host != QSysInfo.machineHostName():
            raise UserError(
                message("The data are open on another computer."),
                message("A window on “{host}” works with {path}.", host=host, path=self._places.database),
                message(
                    "Close it there, then try again.\n\n"
                    "If it is open on no other computer (after a power cut, say), delete the file {lock} in the folder "
                    "{folder}. To delete it while somebody works there can damage the data.",
                    lock=self._places.lock.name,
                    folder=self._places.lock.parent,
                ),
            )
        return self._ask_first()

    def let_go(self) -> None:
        """Others may open the data now."""
        self._server.close()
        self._lock.unlock()

    def _ask_first(self) -> bool:
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        found = socket.waitForConnected(_PATIENCE_MS)
        socket.abort()
        return found

    def _tell_asked(self) -> None:
        while connection := self._server.nextPendingConnection():
            connection.deleteLater()
        self.asked.emit()
