"""What people really did: for each value ever said, whose screen it was on when it was overwritten.

Kept beside the laptops, without the journal's `replaces`, heads or algebra: so it can tell when those are wrong.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from tracker.domain.fields import Value
from tracker.journal.record import Record, canonical_json

_canonical = cache(canonical_json)
NOTHING = canonical_json(None)

Behind = Mapping[str, frozenset[str]]
"""For each value on a screen, the sayings that hold it."""


@dataclass(frozen=True, slots=True)
class Saying:
    """A value said once. `origin`: the saying it brings back (its own id if none); `is_void`: brought back nothing."""

    value: str
    over: frozenset[str]
    origin: str
    is_void: bool = False
    seen: frozenset[str] = frozenset()


def canonical(value: Value) -> str:
    """The value as records hold it; those here are few."""
    assert not isinstance(value, dict)
    return _canonical(value)


class Truth:
    """Every saying by the id of its record, which serves as a name only."""

    def __init__(self) -> None:
        self.sayings: dict[str, Saying] = {}

    def said(self, record: Record, over: Iterable[str] = (), seen: Iterable[str] = ()) -> None:
        """Somebody said this with the values of `over` on screen; a deleter with `seen` on screen."""
        origins = frozenset(self.sayings[i].origin for i in seen)
        self.sayings[record.id] = Saying(canonical(record.value), frozenset(over), record.id, seen=origins)

    def stepped_back(self, record: Record, own: Collection[str], local: Collection[str], again: bool) -> None:
        """Undo of what `own` said, or redo: it may take away these sayings, and what undo and redo here (`local`)
        brought back; `local` holds only what no other laptop said."""
        origins = {self.sayings[i].origin for i in own}
        for taken in record.replaces:
            former = self.sayings[taken]
            is_own = taken in own or (taken in local and (former.is_void or former.origin in origins))
            assert is_own or (again and taken in local), "undo took away what somebody else said"
        if not record.restores:
            assert record.value is None, "undo said something new"
            self.sayings[record.id] = Saying(NOTHING, record.replaces, record.id, is_void=True)
            return
        former = self.sayings[record.restores]
        assert former.value == canonical(record.value), "undo brought back another value than it says"
        self.sayings[record.id] = Saying(former.value, record.replaces, former.origin, former.is_void, former.seen)

    def live(self, known: Collection[str]) -> list[str]:
        """Which of the known sayings of one register nobody has overwritten, and say something."""
        live = self.standing(known)
        return [k for k in live if not self.sayings[k].is_void] or live

    def standing(self, known: Collection[str]) -> list[str]:
        """The same, with those that brought back nothing."""
        over = {i for k in known for i in self.sayings[k].over}
        return [k for k in known if k not in over]

    def behind(self, known: Collection[str]) -> Behind:
        """The values somebody may have on screen who knows these sayings of one register."""
        found: dict[str, set[str]] = {}
        for saying in self.live(known):
            found.setdefault(self.sayings[saying].value, set()).add(saying)
        return {value: frozenset(ids) for value, ids in found.items()}

    def is_gone(self, deleted: Collection[str], others: Iterable[Collection[str]]) -> bool | None:
        """Whether a thing is deleted, by what is known of its deletion and its other registers; None where people
        differ about it."""
        speaking = [self.sayings[i] for i in self.live(deleted)]
        deletions = [s for s in speaking if s.value != NOTHING]
        if not deletions:
            return False
        seen = frozenset().union(*(s.seen for s in deletions))
        live = [i for known in others for i in self.live(known) if not self.sayings[i].is_void]
        is_all_seen = all(self.sayings[i].origin in seen for i in live)
        has_restorals = any(s.value == NOTHING and not s.is_void for s in speaking)
        return None if has_restorals or not is_all_seen else True

    def check_shown(self, shown: Collection[str], known: Collection[str], is_member: bool) -> None:
        """Compare the versions (canonical values) a laptop shows with what it should, by what it knows."""
        expected, found = set(self.behind(known)) or {NOTHING}, set(shown)
        if is_member and len(expected) > 1:
            expected -= {NOTHING}
        assert expected <= found, "a value vanished that nobody replaced who had it on screen"
        assert found <= expected, "a value stands that somebody replaced who had it on screen"
