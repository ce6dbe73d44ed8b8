"""Writes a receipt: what became of a file that was taken in, for whoever sent it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from tracker.domain.exchange import ParcelKind, Received, Sent
from tracker.progress import Progress
from tracker.register.register import Register
from tracker.ui.desktop import Desktop
from tracker.ui.exchange.parcel_dialog import ParcelDialog
from tracker.ui.exchange.telling import Telling
from tracker.ui.help.places import offer_help
from tracker.ui.job_runner import Jobs
from tracker.ui.memory import Memory
from tracker.ui.plain import plain_label
from tracker.words import Words


class ReceiptDialog(ParcelDialog):
    """There is nothing to choose but where it is written."""

    def __init__(
        self,
        received: Received,
        earlier: Sent | None,
        telling: Telling,
        register: Register,
        words: Words,
        jobs: Jobs,
        desktop: Desktop,
        memory: Memory,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(words("Write receipt"), words("Write receipt"), register, words, jobs, desktop, memory, parent)
        offer_help(self, "updates", "replies")
        self._received = received
        self._name = telling.sender(received)
        told = words(
            "The receipt tells {name} what became of “{file}”: {counts}.",
            name=self._name,
            file=received.file,
            counts=telling.became(received),
        )
        layout = QVBoxLayout(self._form)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(plain_label(told, wrapped=True))
        if earlier:
            again = words("A receipt was written already, {moment}.", moment=telling.moment(earlier.at))
            layout.addWidget(plain_label(again, "muted", wrapped=True))
        layout.addWidget(self._file)
        layout.addStretch()
        self._file.suggest(register.suggested_parcel_name(ParcelKind.RECEIPT, self._name))
        self._enable()
        self._write_button.setFocus()

    def _prepared(self, path: Path) -> Callable[[Progress], Sequence[str]]:
        register, words, received, name = self._register, self._words, self._received, self._name

        def work(progress: Progress) -> Sequence[str]:
            register.write_receipt(path, received, progress)
            how = words("Send it the way the file came. Once it is imported there, the reply is no longer awaited.")
            return [words("✓ Receipt written for {name}", name=name), how]

        return work
