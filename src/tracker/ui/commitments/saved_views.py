"""Filters that were given a name, in a menu."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLineEdit, QMenu

from tracker.domain.ordering import in_order
from tracker.domain.query import Filter
from tracker.ui.commitments.filter_bar import FilterBar
from tracker.ui.commitments.value_popup import ValuePopup
from tracker.ui.memory import Memory
from tracker.words import Words


class SavedViews(QObject):
    """Fills the menu when it opens. A view saved under a name that is there takes the place of the former one.

    `show` brings commitments to the front, whatever page is there.
    """

    def __init__(
        self, menu: QMenu, filters: FilterBar, show: Callable[[Filter], None], memory: Memory, words: Words
    ) -> None:
        super().__init__(menu)
        self._show = show
        self._menu = menu
        self._filters = filters
        self._memory = memory
        self._words = words
        menu.aboutToShow.connect(self._fill)

    def save(self) -> None:
        """Ask for a name, over the filters that get it."""
        words = self._words
        filters = self._filters
        popup = ValuePopup(words("Name of this view"), QLineEdit(), words, filters, filters, words("Save"))
        popup.given.connect(self._keep)
        popup.given.connect(lambda _: popup.close())
        popup.closed.connect(self._filters.left)

    def _fill(self) -> None:
        _, kept = self._words, self._memory.views()
        views = dict(sorted(kept.items(), key=lambda view: in_order(view[0], _.language)))
        self._menu.clear()
        for name, which in views.items():
            action = self._menu.addAction(name.replace("&", "&&"))
            action.triggered.connect(lambda _=False, w=which: self._show(w))
        self._menu.addSeparator()
        save = self._menu.addAction(_("&Save these filters…"))
        save.setEnabled(self._filters.isVisible() and not self._filters.filter().is_empty)
        save.triggered.connect(self.save)
        if views:
            forgetting = self._menu.addMenu(_("&Forget"))
            for name in views:
                action = forgetting.addAction(name.replace("&", "&&"))
                action.triggered.connect(lambda _=False, n=name: self._forget(n))

    def _keep(self, name: object) -> None:
        if called := " ".join(str(name).split()):
            self._memory.keep_views({**self._memory.views(), called: self._filters.filter()})

    def _forget(self, name: str) -> None:
        self._memory.keep_views({kept: which for kept, which in self._memory.views().items() if kept != name})
