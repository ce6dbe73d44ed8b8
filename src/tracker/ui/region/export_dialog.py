"""Writes the region into a workbook for others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from tracker.progress import Progress
from tracker.register.register import Register
from tracker.ui.desktop import Desktop
from tracker.ui.exchange.parcel_dialog import ParcelDialog
from tracker.ui.help.places import offer_help
from tracker.ui.job_runner import Jobs
from tracker.ui.memory import Memory
from tracker.ui.plain import plain_label
from tracker.words import Words, plural


class RegionExportDialog(ParcelDialog):
    """Says what is in it before it is written: others read of us only what was submitted."""

    suffix = ".xlsx"

    def __init__(
        self,
        register: Register,
        words: Words,
        jobs: Jobs,
        desktop: Desktop,
        memory: Memory,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(words("Export the region"), words("Export"), register, words, jobs, desktop, memory, parent)
        offer_help(self, "region", "regional")
        told = words(
            "A workbook for others to read: every recommendation beside the delegations that answered. Of your own "
            "delegation it holds what was last submitted, not what was reported since."
        )
        never = words("Comments, names of persons, the notes that were cited and who was asked are never in it.")
        layout = QVBoxLayout(self._form)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(plain_label(told, wrapped=True))
        layout.addWidget(plain_label(never, "muted", wrapped=True))
        layout.addWidget(self._file)
        layout.addStretch()
        self._file.suggest(register.suggested_region_name())
        self._enable()
        self._write_button.setFocus()

    def _why_not(self) -> str:
        """What a demonstration invented is marked in it as such."""
        return ""

    def _prepared(self, path: Path) -> Callable[[Progress], Sequence[str]]:
        register, words = self._register, self._words

        def work(progress: Progress) -> Sequence[str]:
            n = register.export_region(path, progress)
            title = plural("✓ The answers of {n} delegation written", "✓ The answers of {n} delegations written", n)
            return [words(title), words("It can be given to others: nothing internal is in it.")]

        return work
