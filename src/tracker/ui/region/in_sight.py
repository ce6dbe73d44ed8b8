"""Which delegation stays in sight beside the recommendations."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal

from tracker.ui.detail.editors import QuietBox
from tracker.ui.memory import Memory
from tracker.ui.region.region_model import RegionModel
from tracker.words import Words

_KEPT = "regional/in_sight"


class InSightBox(QuietBox):
    """`wanted` with its code, empty for none: ours until the officer chose otherwise, which is remembered."""

    wanted = Signal(str)

    def __init__(self, model: RegionModel, words: Words, memory: Memory) -> None:
        super().__init__()
        self._model = model
        self._words = words
        self._memory = memory
        self.setAccessibleName(words("Delegation that stays in sight"))
        self.currentIndexChanged.connect(lambda _: self._choose())

    def offer(self) -> None:
        """Those that have a column; none stays where the one that was chosen has none."""
        kept = self._memory.text(_KEPT, self._model.telling.home)
        with QSignalBlocker(self):
            self.clear()
            self.addItem(self._words("None"), "")
            for answer in self._model.shown:
                self.addItem(self._model.name(answer), answer.delegation)
            self.setCurrentIndex(max(0, self.findData(kept)))
        self.wanted.emit(self.currentData())

    def _choose(self) -> None:
        self._memory.keep(_KEPT, self.currentData())
        self.wanted.emit(self.currentData())
