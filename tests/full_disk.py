"""A disk that takes nothing more, as SQLite meets one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event

from tracker.errors import UserError
from tracker.register.register import Register

_SIZES = (4000, 400, 40, 4, 1)
_ROOM = 2**30


@contextmanager
def full_disk(register: Register) -> Iterator[None]:
    """Until then the database may not grow by a page, and what is free in its pages is used up."""
    pages = 1

    def limit(connection: Any, *_: object) -> None:
        # SQLite never makes it less than there is.
        connection.execute(f"PRAGMA max_page_count = {pages}")

    pool = register._engines.write.pool
    event.listen(pool, "checkout", limit)
    for size in _SIZES:
        _fill(register, size)
    yield
    pages = _ROOM


def _fill(register: Register, size: int) -> None:
    for number in range(1000):
        try:
            register.edit([register.find("6.10")], {"limitation": f"{number} " + "x" * size})
        except UserError:
            return
    raise AssertionError("the disk is not full")
