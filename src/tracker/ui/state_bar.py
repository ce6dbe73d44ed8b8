"""The line at the bottom: what was saved when, the last backup, differing versions, how many commitments."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QPushButton, QStatusBar

from tracker.domain.query import Health
from tracker.ui.plain import plain_label
from tracker.ui.theme.theme import Theme
from tracker.ui.wording import Wording
from tracker.words import Words, plural


class StateBar:
    """Fills a window's status bar; whoever opens it connects `conflicts` to a list of them."""

    def __init__(self, bar: QStatusBar, words: Words, theme: Theme) -> None:
        self._words = words
        self._wording = Wording(words)
        self._theme = theme
        bar.setSizeGripEnabled(False)
        self._saved, self._backup, self._total = plain_label(), plain_label(), plain_label()
        self.conflicts = QPushButton()
        self.conflicts.setProperty("link", True)
        self.conflicts.setToolTip(words("Show the commitments with differing versions"))
        for widget in (self._saved, self._backup, self.conflicts):
            bar.addWidget(widget)
        bar.addPermanentWidget(self._total)
        self.conflicts.hide()
        theme.changed.connect(self._recolour)

    def show_health(self, health: Health, today: date, *, read_only: bool) -> None:
        """Say how things stand."""
        _ = self._words
        if read_only:
            self._saved.setText(_("Read only: nothing can be changed here"))
        elif health.saved:
            self._saved.setText(_("All changes saved {when}", when=self._wording.time_of_day(health.saved, today)))
        else:
            self._saved.setText(_("Nothing changed yet"))
        backup = health.backup
        self._backup.setText(
            _("Backup {when}", when=self._wording.time_of_day(backup, today)) if backup else _("No backup yet")
        )
        self.conflicts.setVisible(health.conflicts > 0)
        self.conflicts.setText(
            _(plural("{n} with differing versions", "{n} with differing versions", health.conflicts))
        )
        self._total.setText(_(plural("{n} commitment", "{n} commitments", health.total)))
        self._recolour()

    def _recolour(self) -> None:
        self.conflicts.setIcon(self._theme.icons.icon("conflict", self._theme.colours.overdue))
