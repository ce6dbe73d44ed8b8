"""Times what is done several times, and prints a figure beside what it is held against."""

from __future__ import annotations

from collections.abc import Callable
from statistics import median
from time import perf_counter


def timed(work: Callable[[], object], times: int = 7) -> float:
    """The median, in seconds."""
    return median(once(work) for _ in range(times))


def once(work: Callable[[], object]) -> float:
    """Seconds one run takes."""
    started = perf_counter()
    work()
    return perf_counter() - started


def tell(what: str, seconds: float, against: float | None = None, aim: str = "") -> None:
    """One line; `against` is what it is a multiple of."""
    ratio = f"{seconds / against:6.2f} ×" if against else ""
    print(f"  {what:<44}{seconds * 1000:9.1f} ms  {ratio:<10}{f'aim: {aim}' if aim else ''}".rstrip(), flush=True)


def tell_amount(what: str, amount: float, unit: str, aim: str = "") -> None:
    """One line of something that is no time."""
    print(f"  {what:<44}{amount:9.1f} {unit}  {'':<10}{f'aim: {aim}' if aim else ''}".rstrip(), flush=True)
