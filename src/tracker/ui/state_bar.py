"""The line at the bottom: what was saved when, the last backup, what waits for a decision, how many commitments."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStatusBar, QWidget

from tracker.domain.query import Health
from tracker.domain.wording import INVENTED
from tracker.ui.elided_label import ElidedLabel
from tracker.ui.plain import as_written, plain_label
from tracker.ui.reading_only import READ_ONLY
from tracker.ui.theme.theme import Theme
from tracker.ui.wording import Wording
from tracker.words import Words, plural

_APART = 8


class StateBar(QObject):
    """Fills a window's status bar; whoever opens it connects its four links to where they lead.

    In a narrow window the number of commitments goes first, then the last backup, then the words of the links, which
    keep their sign and their number, rather than that words are cut.
    """

    def __init__(self, bar: QStatusBar, words: Words, theme: Theme) -> None:
        super().__init__(bar)
        self._bar = bar
        self._words = words
        self._wording = Wording(words)
        self._theme = theme
        bar.setSizeGripEnabled(False)
        bar.setContentsMargins(0, 0, 8, 0)
        self._saved, self._backup, self._total = _part(), _part(), _part()
        self._unsaved = _part("overdue")
        self._unsaved.hide()
        self.writing = QPushButton(words("Go on writing"))
        self.writing.setProperty("link", True)
        self.writing.hide()
        self.conflicts, self.waiting, self.submission = QPushButton(), QPushButton(), QPushButton()
        self.conflicts.setToolTip(words("Show the commitments with differing versions"))
        self.waiting.setToolTip(words("Show the reviews that were kept for later"))
        self.submission.setToolTip(words("A submission that was begun waits until you go on with it"))
        self._links = dict.fromkeys((self.conflicts, self.waiting, self.submission), ("", ""))
        self._say(self.submission, words("Go on with the submission"), words("Submission"))
        for link in self._links:
            link.setProperty("link", True)
        for widget in (self._unsaved, self.writing, self._saved, self._backup, *self._links):
            bar.addWidget(widget)
        self._invented = plain_label(words(INVENTED), role="chip")
        self._invented.setProperty("tone", "warning")
        self._invented.hide()
        bar.addPermanentWidget(self._invented)
        bar.addPermanentWidget(self._total)
        self.conflicts.hide()
        self.waiting.hide()
        self.submission.hide()
        self._is_invented = False
        theme.changed.connect(self._recolour)
        bar.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Another width, another choice of what is said."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.FontChange):
            self._fit()
        return super().eventFilter(watched, event)

    def show_unsaved(self, unsaved: str) -> None:
        """Say what was typed and could not be saved, in place of "All changes saved"; empty where there is nothing."""
        self._unsaved.say(unsaved)
        self._unsaved.setVisible(bool(unsaved))
        self.writing.setVisible(bool(unsaved))
        self._saved.setVisible(not unsaved)
        self._fit()

    def show_invented(self) -> None:
        """Say, for as long as the window is open, that nothing in it is real; in place of the number of commitments."""
        self._is_invented = True
        self._invented.show()
        self._fit()

    def show_health(self, health: Health, today: date, *, read_only: bool) -> None:
        """Say how things stand."""
        _ = self._words
        if read_only:
            self._saved.say(_(READ_ONLY))
        elif health.saved:
            self._saved.say(_("All changes saved {when}", when=self._wording.time_of_day(health.saved, today)))
        else:
            self._saved.say(_("Nothing changed yet"))
        backup = health.backup
        self._backup.say(
            _("Backup {when}", when=self._wording.time_of_day(backup, today)) if backup else _("No backup yet")
        )
        self.conflicts.setVisible(health.conflicts > 0)
        differing = plural(
            "{n} of {total} with differing versions",
            "{n} of {total} with differing versions",
            health.conflicts,
            total=health.total,
        )
        self._say(self.conflicts, _(differing), str(health.conflicts))
        self._total.say(_(plural("{n} commitment", "{n} commitments", health.total)))
        self._saved.setToolTip(as_written(f"{self._saved.text()}\n{self._backup.text()}"))
        self._recolour()
        self._fit()

    def show_waiting(self, reviews: int) -> None:
        """Say how many reviews were put aside."""
        self.waiting.setVisible(reviews > 0)
        self._say(self.waiting, self._words(plural("{n} review waiting", "{n} reviews waiting", reviews)), str(reviews))
        self._fit()

    def show_submission(self, aside: bool) -> None:
        """Lead back to a submission that stands aside, as while something in it is decided."""
        self.submission.setVisible(aside)
        self._fit()

    def _say(self, link: QPushButton, sentence: str, short: str) -> None:
        self._links[link] = (sentence, short)
        link.setAccessibleName(sentence)

    def _fit(self) -> None:
        always = (self._unsaved, self.writing, self._saved, *self._links, self._invented)
        for said in (0, 1):
            for link, sayings in self._links.items():
                link.setText(sayings[said])
            room = self._bar.width() - sum(_wanted(part) for part in always if not part.isHidden())
            if room >= 0:
                break
        for part, is_said in ((self._backup, True), (self._total, not self._is_invented)):
            room -= _wanted(part)
            part.setVisible(is_said and room >= 0)

    def _recolour(self) -> None:
        icons, colours = self._theme.icons, self._theme.colours
        icons.put_before_words(self.waiting, "exchange", colours.accent)
        icons.put_before_words(self.submission, "exchange", colours.accent)
        icons.put_before_words(self.conflicts, "conflict", colours.overdue)


def _wanted(part: QWidget) -> int:
    return part.sizeHint().width() + _APART


def _part(role: str = "") -> ElidedLabel:
    """As wide as what it says, but where the window is narrow, the buttons beside it keep their words."""
    part = ElidedLabel(role=role)
    part.setContentsMargins(8, 0, 8, 0)
    part.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    return part
