"""How often Python goes through its memory for what nobody can reach any more."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_NEVER = 1_000_000
"""So often new things would have to be looked at before all are."""


@contextmanager
def seldom_swept() -> Iterator[None]:
    """Meanwhile it looks at what is new alone, and not again and again at all there is.

    While a hundred thousand changes are read, that is a third of the time; in the window everybody waits for it, half a
    second among the cells of a large workbook.
    """
    usual = gc.get_threshold()
    gc.set_threshold(*usual[:2], _NEVER)
    try:
        yield
    finally:
        gc.set_threshold(*usual)
