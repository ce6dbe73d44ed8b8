"""Mistakes planted in the code that runs on a laptop are noticed; `make simulate-planted` plants all of them."""

from __future__ import annotations

import pytest

from simulations.planted_on_disk import BUGS, caught_after

QUICKLY = (
    "an edit replaces current heads",
    "skewed clocks are rejected",
    "winner by arrival",
    "what is replaced is forgotten",
    "a decision replaces one head",
    "documents stay behind",
)
"""Each is caught in the first history; the others take two and ten of them."""


@pytest.mark.parametrize("bug", QUICKLY)
def test_a_mistake_in_the_store_is_noticed_within_twenty_histories(bug: str) -> None:
    assert bug in BUGS
    assert caught_after(bug) is not None
