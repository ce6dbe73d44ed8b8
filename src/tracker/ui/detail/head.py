"""What a commitment is about: its recommendation's text, whole or in two lines, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from tracker.domain.commitment import Commitment
from tracker.domain.forum import OfficialText
from tracker.domain.vocabulary import ADDRESSEE_LABELS, NATURE_LABELS, Position, capital
from tracker.domain.wording import text_standing
from tracker.ui.commitments.two_lines import LEADING, draw_lines
from tracker.ui.detail.issued_text import IssuedText
from tracker.ui.detail.text_languages import TextLanguages
from tracker.ui.memory import Memory
from tracker.ui.plain import as_written, plain_label
from tracker.ui.reading_only import READS
from tracker.ui.theme.theme import Theme
from tracker.ui.wording import Wording
from tracker.words import Words, plural

_UNFOLDED = "details/text unfolded"

_LINES_OF_TEXT = ((48, None), (32, 4), (0, 2))
"""Read from the first: a panel at least so many lines high keeps so many lines of the text, None being all of them.

All of it stays in a window of 900, not of 768.
"""


class Head(QWidget):
    """The official text stands above the fields; above the other sections two lines of it leave them their room.

    It is whole, or folded where the window is low, until somebody unfolds it, which is remembered.
    `text_given` with the commitment as seen, a language and values (text, standing, source), once a text was entered.
    `differing_requested` with the first field of which there are differing versions.
    """

    text_given = Signal(object, str, object)
    differing_requested = Signal(str)

    def __init__(
        self, words: Words, theme: Theme, today: Callable[[], date], memory: Memory, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._memory = memory
        self._words = words
        self._theme = theme
        self._wording = Wording(words)
        self._is_whole, self._is_unfolded = True, bool(memory.text(_UNFOLDED))
        self._room: int | None = None
        self._text = IssuedText(words)
        self._text.wrapped.connect(self._fold)
        self._short = TwoLines()
        self._standing = plain_label(role="muted", wrapped=True, selectable=True)
        self._more = QPushButton()
        self._more.setProperty("link", True)
        self._more.setProperty("edge", True)
        self._more.setProperty(READS, True)
        self._more.clicked.connect(self._turn)
        self._below_text = QWidget()
        below = QHBoxLayout(self._below_text)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(8)
        below.addWidget(self._standing, 1)
        below.addWidget(self._more, 0, Qt.AlignmentFlag.AlignTop)
        self._state = plain_label(role="overdue", wrapped=True)
        self._differing = QPushButton()
        self._differing.setProperty("link", True)
        self._differing.setProperty("edge", True)
        self._differing.setProperty(READS, True)
        self._differing.clicked.connect(lambda: self.differing_requested.emit(self._differs[0]))
        self._differs: Sequence[str] = ()
        theme.changed.connect(self._draw_sign)
        self.languages = TextLanguages(words, theme, today)
        self.languages.chosen.connect(self._choose)
        self.languages.given.connect(self._give)
        # What was being typed in may be closed: where the head is folded, it goes then.
        self.languages.unsaved_changed.connect(self._fold)
        self._seen: Commitment | None = None
        self._read: tuple[str, str] | None = None
        self._official = self._about = ""
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for widget in (self._text, self._short, self._below_text, self.languages, self._state):
            layout.addWidget(widget)
        layout.addWidget(self._differing, 0, Qt.AlignmentFlag.AlignLeft)
        self._draw_sign()

    def show_differing(self, fields: Sequence[str]) -> None:
        """Lead to the first of these, of which there are differing versions further down."""
        self._differs = fields
        self._differing.setText(self._words(plural("{n} field differs", "{n} fields differ", len(fields))))
        self._differing.setVisible(bool(fields))

    @property
    def first_differing(self) -> str:
        """The field that the link leads to; empty where nothing differs."""
        return self._differs[0] if self._differs else ""

    def show_whole(self, whole: bool) -> None:
        """As it stands above the fields, or two lines of it."""
        self._is_whole = whole
        self._fold()

    def fit(self, high: int) -> None:
        """Keep as much of the text as a panel so many lines high has room for."""
        room = next(lines for least, lines in _LINES_OF_TEXT if high >= least)
        if room != self._room:
            self._room = room
            self._fold()

    def show_commitment(self, commitment: Commitment, late: int) -> None:
        """Say what it is about; `late` are the days since its deadline."""
        self._seen = commitment
        text = self._text_to_read(commitment)
        self._show_text(commitment, text)
        self.languages.show_commitment(commitment, text)
        self._show_state(commitment, late)
        # A text in another language may be half written.
        self._fold()

    def _turn(self) -> None:
        self._is_unfolded = not self._is_unfolded
        self._memory.keep(_UNFOLDED, "yes" if self._is_unfolded else "")
        self._fold()

    def _draw_sign(self) -> None:
        self._theme.icons.put_before_words(self._differing, "conflict", self._theme.colours.overdue)

    def _fold(self) -> None:
        """Folded, it leaves room for the fields: of what is told below, whether it is official stays.

        A text that is whole in the lines there are is not folded: nothing but its languages would be hidden.
        """
        is_low = self._room is not None and self._text.exceeds(self._room)
        folded = is_low and not self._is_unfolded
        self._text.fold(self._room if folded else None)
        self._text.setVisible(self._is_whole)
        self._short.setVisible(not self._is_whole)
        self._below_text.setVisible(self._is_whole)
        self.languages.setVisible(self._is_whole and (not folded or self.languages.is_entering))
        self._more.setVisible(is_low)
        self._more.setText(self._words("More") if folded else self._words("Less"))
        said = self._words("More of the text") if folded else self._words("Less of the text")
        self._more.setAccessibleName(said)
        self._standing.setText(self._official if folded else f"{self._official}\n{self._about}")

    def _text_to_read(self, commitment: Commitment) -> OfficialText:
        """The one chosen for this commitment, while it is there; else the reader's."""
        if self._read and self._read[0] == commitment.id:
            for text in commitment.recommendation.texts:
                if text.language == self._read[1]:
                    return text
        self._read = None
        return commitment.text

    def _choose(self, text: OfficialText) -> None:
        if self._seen:
            self._read = (self._seen.id, text.language)
            self._show_text(self._seen, text)
            self.languages.show_commitment(self._seen, text)
            self._fold()

    def _give(self, seen: Commitment, language: str, values: Mapping[str, str]) -> None:
        self._read = (seen.id, language)
        self.text_given.emit(seen, language, values)

    def _show_text(self, commitment: Commitment, text: OfficialText) -> None:
        _, recommendation = self._words, commitment.recommendation
        self._text.show_text(text.body)
        self._short.show_text(text.body)
        addressees = ", ".join(_(ADDRESSEE_LABELS[a]) for a in recommendation.addressees)
        nature = capital(_(NATURE_LABELS[recommendation.nature]))
        self._official = text_standing(text, _)
        self._about = _("{nature}, addressed to {addressees} (suggested)", nature=nature, addressees=addressees)
        self._standing.setToolTip(as_written(text.source))

    def _show_state(self, commitment: Commitment, late: int) -> None:
        _ = self._words
        said = []
        if late:
            said.append(_("Overdue: {lateness}.", lateness=self._wording.lateness(late)))
        if commitment.contradicts_itself:
            said.append(_("Implemented, yet progress says {number}%.", number=commitment.percent))
        if commitment.position is Position.NOT_APPLICABLE:
            said.append(_("Not applicable: left out of the counts."))
        self._state.setText(" ".join(said))
        self._state.setVisible(bool(said))


class TwoLines(QWidget):
    """The beginning of a text; all of it in the tooltip, and to whoever reads by ear."""

    def __init__(self) -> None:
        super().__init__()
        self._text = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_text(self, text: str) -> None:
        """Show the beginning of this."""
        self._text = text
        self.setToolTip(as_written(text))
        self.setAccessibleName(text)
        self.update()

    def sizeHint(self) -> QSize:
        """Two lines."""
        return QSize(100, round(QFontMetricsF(self.font()).lineSpacing() * 2 * LEADING) + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """As the list draws it."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        draw_lines(painter, QRectF(self.rect()), self._text, self.font(), 2)
        painter.end()
