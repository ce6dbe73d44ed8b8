"""Who works here, on which database: what every verb of the register stands on."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime

from tracker.domain.changes import Committed
from tracker.domain.forum import Delegation, Forum, Panel, Recommendation
from tracker.domain.text import canonical_name
from tracker.errors import UserError
from tracker.places import Places
from tracker.register.installation import Installation, save_installation
from tracker.storage import catalogue
from tracker.storage.carrying import carry, is_carried
from tracker.storage.engine import Connection, Engines, told_plainly
from tracker.storage.journal_store import newest_action_number
from tracker.storage.meta import home_code, read_meta, write_meta
from tracker.storage.projection import project_delegation
from tracker.words import Words, message

_DEMONSTRATION = "demonstration"
"""What the database keeps of itself where everything in it is invented."""


class _Moment(threading.local):
    """The transaction in which this thread is reading, if it is."""

    connection: Connection | None = None


class Office:
    """One open database and one installation. Anything may be called from any thread."""

    def __init__(
        self,
        places: Places,
        engines: Engines,
        installation: Installation,
        clock: Callable[[], datetime],
        as_of: date | None,
        words: Words,
        why_read_only: UserError | None,
    ) -> None:
        self.places = places
        self.why_read_only = why_read_only
        """Why nothing can be written, where that is so."""
        self._engines = engines
        self._installation = installation
        self._clock = clock
        self._as_of = as_of
        self._words = words
        self._told: list[Callable[[Committed], None]] = []
        self._writing_lock = threading.RLock()
        self._moment = _Moment()
        with self._reading() as connection:
            self._known_action = newest_action_number(connection)
            self._is_demonstration = read_meta(connection, _DEMONSTRATION) is not None

    @property
    def home(self) -> Delegation | None:
        """The delegation that works here; None before the first start is done."""
        with self._reading() as connection:
            return catalogue.delegation_of(connection, home_code(connection))

    @property
    def author(self) -> str:
        """The name under which changes are recorded; empty before the first start is done."""
        return self._installation.author

    @property
    def language(self) -> str:
        """The reader's language, in which official texts are asked for."""
        return self._words.language

    def speak(self, words: Words) -> None:
        """Speak this language from now on, also when the application is opened again."""
        installation = self._installation.speaking(words.language)
        save_installation(self.places.installation, installation)
        self._installation = installation
        self._words = words

    def introduce(self, delegation: str, author: str) -> None:
        """Set or correct the home delegation (its code) and the author; raises `UserError` for an unknown code."""
        code, name = delegation.strip().upper(), canonical_name(author)
        title = message("The delegation was not set.")
        if not name:
            raise UserError(title, message("A name is needed: it stands beside every change."))
        if code not in {d.code for d in self.delegations()}:
            raise UserError(title, message("“{code}” is no delegation of this catalogue.", code=delegation))
        self._refuse_if_read_only()
        if name != self.author:
            installation = self._installation.named(name)
            save_installation(self.places.installation, installation)
            self._installation = installation
        with self._writing() as connection:
            before = read_meta(connection, "home")
            if not is_carried(connection, code):
                carry(connection, code)
            if before != code:
                write_meta(connection, "home", code)
                for delegation in filter(None, (before, code)):
                    project_delegation(connection, delegation)

    @property
    def is_demonstration(self) -> bool:
        """Whether all that stands here is invented. The database says so itself, wherever it is copied to."""
        return self._is_demonstration

    def declare_demonstration(self) -> None:
        """Say, for good, that all that stands here is invented: from now on nothing can be sent from here."""
        with self._writing() as connection:
            write_meta(connection, _DEMONSTRATION, "1")
        self._is_demonstration = True

    @property
    def read_only(self) -> bool:
        """Whether nothing can be written."""
        return self.why_read_only is not None

    def forums(self) -> tuple[Forum, ...]:
        """All forums of the catalogue, by code."""
        with self._reading() as connection:
            return catalogue.forums(connection)

    def issued_in(self) -> tuple[str, ...]:
        """Codes of the languages in which the forums issued their recommendations."""
        with self._reading() as connection:
            return tuple(sorted(catalogue.languages_issued(connection)))

    def panels(self) -> tuple[Panel, ...]:
        """All panels, forum by forum, in order."""
        with self._reading() as connection:
            return catalogue.panels(connection)

    def recommendations(self) -> tuple[Recommendation, ...]:
        """All recommendations of the catalogue, forum by forum, in order."""
        with self._reading() as connection:
            return catalogue.recommendations(connection)

    def delegations(self) -> tuple[Delegation, ...]:
        """All delegations of the catalogue, by code: States and organisations."""
        with self._reading() as connection:
            return catalogue.delegations(connection)

    def today(self) -> date:
        """The day everything is seen from: this laptop's, or the one asked for with --as-of."""
        return self._as_of or self._clock().astimezone().date()

    def subscribe(self, told: Callable[[Committed], None]) -> Callable[[], None]:
        """Have `told` called after every commit, on the thread that committed; returns the way to stop it."""
        self._told.append(told)
        return lambda: self._told.remove(told)

    def _tell(self, committed: Committed) -> None:
        for told in tuple(self._told):
            told(committed)

    def changed_elsewhere(self) -> bool:
        """Whether another process wrote since this was last asked: then all that is shown has to be read again.

        Not while this one is writing: what it knows to have written, nobody can read before all of it is.
        """
        if not self._writing_lock.acquire(blocking=False):
            return False
        try:
            with self._reading() as connection:
                newest = newest_action_number(connection)
            changed, self._known_action = newest != self._known_action, newest
            return changed
        finally:
            self._writing_lock.release()

    def close(self) -> None:
        """Let go of the database file."""
        self._engines.dispose()

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        """What is asked within another question, on the same thread, sees the same moment."""
        if (within := self._moment.connection) is not None:
            yield within
            return
        with told_plainly(self.places.database), self._engines.read.connect() as connection:
            self._moment.connection = connection
            try:
                yield connection
            finally:
                self._moment.connection = None

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        told = told_plainly(self.places.database, writing=True)
        with self._writing_lock, told, self._engines.write.begin() as connection:
            yield connection

    def _home_code(self) -> str:
        with self._reading() as connection:
            return home_code(connection)

    def _required_home(self) -> Delegation:
        home = self.home
        if home is None or not self.author:
            raise UserError(
                message("Nobody has been introduced yet."),
                message("This data file has no delegation, or this laptop no name."),
                message("Say who you are first: tracker init --delegation CODE --author NAME."),
            )
        return home

    def _refuse_if_read_only(self) -> None:
        if why := self.why_read_only:
            raise UserError(why.title, why.text, why.advice)
