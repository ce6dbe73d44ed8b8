"""The random weeks are worth something only if they notice what may go wrong."""

from __future__ import annotations

import pytest

from simulations.memory import Replica
from simulations.planted import BUGS
from simulations.weeks import simulate

SEEDS = range(20)


@pytest.mark.parametrize("bug", BUGS, ids=lambda bug: bug.__name__)
def test_a_planted_bug_is_caught_within_twenty_histories(bug: type[Replica]) -> None:
    with pytest.raises(AssertionError):
        simulate(SEEDS, bug)


def test_the_same_histories_pass_without_a_bug() -> None:
    assert simulate(SEEDS)["histories"] == len(SEEDS)
