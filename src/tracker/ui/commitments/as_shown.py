"""Commitments as they stand in the list, of which most may never have been looked at."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import overload

from tracker.domain.commitment import Commitment


class AsShown(Sequence[Commitment]):
    """`known` are as they are on screen; the others are read when it is first asked what they hold, whoever asks.

    An edit of thousands asks where it is done, and not while the window waits. So `read` gives all it is asked for as
    they stood when this was made, or raises `UserError`.
    """

    def __init__(
        self,
        ids: Sequence[str],
        known: Mapping[str, Commitment],
        read: Callable[[Sequence[str]], Sequence[Commitment]],
    ) -> None:
        self._ids = ids
        self._known = known
        self._read = read

    def __len__(self) -> int:
        return len(self._ids)

    @overload
    def __getitem__(self, index: int) -> Commitment: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Commitment]: ...
    def __getitem__(self, index: int | slice) -> Commitment | Sequence[Commitment]:
        return self._all[index]

    @cached_property
    def _all(self) -> tuple[Commitment, ...]:
        others = [id for id in self._ids if id not in self._known]
        every = {**{c.id: c for c in (self._read(others) if others else ())}, **self._known}
        return tuple(every[id] for id in self._ids)
