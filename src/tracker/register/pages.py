"""Ids of a long list that are read when they are looked at."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import overload

_PAGE = 200


class PagedIds(Sequence[str]):
    """Commitments in an order that stands for as long as `key` does; compared by it, without reading."""

    def __init__(
        self,
        key: tuple[str, str, str],
        count: int,
        read: Callable[[int, int], tuple[str, ...]],
        place: Callable[[str], int | None],
    ) -> None:
        self._key = key
        self._count = count
        self._read = read
        self._place = place
        self._pages: dict[int, tuple[str, ...]] = {}

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, index: int) -> str: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[str]: ...
    def __getitem__(self, index: int | slice) -> str | Sequence[str]:
        if isinstance(index, slice):
            positions = range(*index.indices(self._count))
            self._read_at_once(positions)
            return tuple(self[i] for i in positions)
        position = index + self._count if index < 0 else index
        if not 0 <= position < self._count:
            raise IndexError(index)
        number = position // _PAGE
        if number not in self._pages:
            self._pages[number] = self._read(number * _PAGE, _PAGE)
        return self._pages[number][position % _PAGE]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, PagedIds) and (self._key, self._count) == (other._key, other._count)

    def __hash__(self) -> int:
        return hash((self._key, self._count))

    def __contains__(self, entity: object) -> bool:
        return isinstance(entity, str) and self._place(entity) is not None

    def index(self, value: str, start: int = 0, stop: int | None = None) -> int:
        """The position of a commitment; raises `ValueError` if it is in another panel."""
        position = self._place(value)
        if position is None or not start <= position < (self._count if stop is None else stop):
            raise ValueError(value)
        return position

    def _read_at_once(self, positions: range) -> None:
        """From the first page to the last that is not there yet, by one question."""
        missing = sorted({position // _PAGE for position in positions}.difference(self._pages))
        if missing:
            first, last = missing[0], missing[-1] + 1
            ids = self._read(first * _PAGE, (last - first) * _PAGE)
            self._pages |= {n: ids[(n - first) * _PAGE :][:_PAGE] for n in range(first, last)}
