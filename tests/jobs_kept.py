"""Work that is begun when a test says so."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tracker.ui.job_runner import SynchronousRunner


class JobsKept(SynchronousRunner):
    """Begins nothing by itself: `asked` are the ways to do it, the latest last."""

    def __init__(self) -> None:
        self.asked: list[Callable[[], None]] = []

    def run(self, *arguments: Any, **options: Any) -> None:
        self.asked.append(lambda: super(JobsKept, self).run(*arguments, **options))
