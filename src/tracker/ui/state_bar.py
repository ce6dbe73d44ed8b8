"""The line at the bottom: what was saved when, the last backup, what waits for a decision, how many commitments."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStatusBar

from tracker.domain.query import Health
from tracker.domain.wording import INVENTED
from tracker.ui.elided_label import ElidedLabel
from tracker.ui.plain import plain_label
from tracker.ui.theme.theme import Theme
from tracker.ui.wording import Wording
from tracker.words import Words, plural


class StateBar(QObject):
    """Fills a window's status bar; whoever opens it connects `conflicts` and `waiting` to where they are settled."""

    def __init__(self, bar: QStatusBar, words: Words, theme: Theme) -> None:
        super().__init__(bar)
        self._words = words
        self._wording = Wording(words)
        self._theme = theme
        bar.setSizeGripEnabled(False)
        bar.setContentsMargins(0, 0, 8, 0)
        self._saved, self._backup, self._total = _part(), _part(), _part()
        self._unsaved = _part("overdue")
        self._unsaved.hide()
        self.conflicts, self.waiting = QPushButton(), QPushButton()
        self.conflicts.setToolTip(words("Show the commitments with differing versions"))
        self.waiting.setToolTip(words("Show the reviews that were kept for later"))
        for link in (self.conflicts, self.waiting):
            link.setProperty("link", True)
        for widget in (self._unsaved, self._saved, self._backup, self.conflicts, self.waiting):
            bar.addWidget(widget)
        self._invented = plain_label(words(INVENTED), role="chip")
        self._invented.setProperty("tone", "warning")
        self._invented.hide()
        bar.addPermanentWidget(self._invented)
        bar.addPermanentWidget(self._total)
        self.conflicts.hide()
        self.waiting.hide()
        theme.changed.connect(self._recolour)

    def show_unsaved(self, unsaved: str) -> None:
        """Say what was typed and could not be saved, in place of "All changes saved"; empty where there is nothing."""
        self._unsaved.say(unsaved)
        self._unsaved.setVisible(bool(unsaved))
        self._saved.setVisible(not unsaved)

    def show_invented(self) -> None:
        """Say, for as long as the window is open, that nothing in it is real; in place of the number of commitments."""
        self._invented.show()
        self._total.hide()

    def show_health(self, health: Health, today: date, *, read_only: bool) -> None:
        """Say how things stand."""
        _ = self._words
        if read_only:
            self._saved.say(_("Read only: nothing can be changed here"))
        elif health.saved:
            self._saved.say(_("All changes saved {when}", when=self._wording.time_of_day(health.saved, today)))
        else:
            self._saved.say(_("Nothing changed yet"))
        backup = health.backup
        self._backup.say(
            _("Backup {when}", when=self._wording.time_of_day(backup, today)) if backup else _("No backup yet")
        )
        self.conflicts.setVisible(health.conflicts > 0)
        self.conflicts.setText(
            _(plural("{n} with differing versions", "{n} with differing versions", health.conflicts))
        )
        self._total.say(_(plural("{n} commitment", "{n} commitments", health.total)))
        self._recolour()

    def show_waiting(self, reviews: int) -> None:
        """Say how many reviews were put aside."""
        self.waiting.setVisible(reviews > 0)
        self.waiting.setText(self._words(plural("{n} review waits", "{n} reviews wait", reviews)))

    def _recolour(self) -> None:
        self.waiting.setIcon(self._theme.icons.icon("exchange", self._theme.colours.accent))
        self.conflicts.setIcon(self._theme.icons.icon("conflict", self._theme.colours.overdue))


def _part(role: str = "") -> ElidedLabel:
    """As wide as what it says, but where the window is narrow, the buttons beside it keep their words."""
    part = ElidedLabel(role=role)
    part.setContentsMargins(8, 0, 8, 0)
    part.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    return part
