"""Everybody in a demonstration: each on a laptop of their own, all by one clock that is set from day to day."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from tracker.demonstration.diary import Diary
from tracker.places import Places
from tracker.register.opening import open_register
from tracker.register.register import Register
from tracker.words import Words

_MORNING = time(14, tzinfo=UTC)
"""Eight o'clock in San José."""

_BETWEEN_DEEDS = timedelta(minutes=7)


class Clock:
    """Goes on by a second each time it is looked at, so that nothing happens at the same moment."""

    def __init__(self, day: date) -> None:
        self._now = datetime.combine(day, _MORNING)

    def __call__(self) -> datetime:
        """The moment of this look."""
        self._now += timedelta(seconds=1)
        return self._now

    def go_on(self, day: date) -> None:
        """To the morning of a day, not always as early, or a little later on it."""
        late = timedelta(minutes=day.toordinal() * 37 % 170)
        self._now = max(self._now + _BETWEEN_DEEDS, datetime.combine(day, _MORNING) + late)


class Cast:
    """`home` is the laptop that the demonstration is about, `folder` holds all of them and the files they exchange."""

    def __init__(self, folder: Path, diary: Diary, words: Words) -> None:
        self.diary = diary
        self.clock = Clock(diary.deeds[0].day)
        self.post: dict[str, Path] = {}
        """The last file that left for somebody."""
        self._folder = folder
        self._words = words
        self._closing = ExitStack()
        self._officers: dict[str, Register] = {}
        # Made once and copied: to make a database takes longer than to work a week on it.
        blank = Places(folder / "blank", folder / "blank" / "tracker.db")
        open_register(blank, clock=self.clock, words=words).close()
        self._blank = blank.database.read_bytes()

    @property
    def home(self) -> Register:
        """Where the diary's first person works."""
        return self.officer(self.diary.home)

    @property
    def home_folder(self) -> Path:
        """All that is kept on that laptop."""
        return self._folder / self.diary.home

    def officer(self, key: str) -> Register:
        """The laptop of one of the delegation's people."""
        if key not in self._officers:
            opened = self._open(key, self.diary.delegation, self.diary.people[key])
            self._officers[key] = self._closing.enter_context(closing(opened))
        return self._officers[key]

    @contextmanager
    def other(self, delegation: str) -> Iterator[Register]:
        """A laptop of another delegation, for as long as it is needed."""
        with closing(self._open(delegation, delegation, delegation)) as register:
            yield register

    def file(self, name: str) -> Path:
        """Where a file of this name lies on its way."""
        way = self._folder / "way"
        way.mkdir(exist_ok=True)
        return way / name

    def close(self) -> None:
        """Everybody goes home."""
        self._closing.close()

    def _open(self, folder: str, delegation: str, author: str) -> Register:
        places = Places(self._folder / folder, self._folder / folder / "tracker.db")
        places.data.mkdir()
        places.database.write_bytes(self._blank)
        register = open_register(places, clock=self.clock, words=self._words)
        register.introduce(delegation, author)
        return register
