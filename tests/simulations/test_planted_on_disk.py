"""Mistakes planted in the code that runs on a laptop are noticed; `make simulate-planted` plants all of them."""

from __future__ import annotations

import pytest

from simulations.planted_on_disk import BUGS, caught_after

QUICKLY = ("skewed clocks are rejected", "winner by arrival", "what is replaced is forgotten")
"""Each is caught in the first history; the others take three or four of them, half a minute in all."""


@pytest.mark.parametrize("bug", QUICKLY)
def test_a_mistake_in_the_store_is_noticed_within_twenty_histories(bug: str) -> None:
    assert bug in BUGS
    assert caught_after(bug) is not None
