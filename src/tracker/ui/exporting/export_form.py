"""What goes into the workbook, for which meeting, and where it is written."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from tracker.domain.export import Audience
from tracker.domain.query import Filter
from tracker.domain.text import canonical_name
from tracker.register.register import Register
from tracker.ui.chosen_rows import ChosenRows
from tracker.ui.day_edit import DayEdit
from tracker.ui.desktop import Desktop
from tracker.ui.exporting.contents_note import ContentsNote
from tracker.ui.exporting.export_preferences import AUDIENCES, ExportPreferences
from tracker.ui.file_row import FileRow
from tracker.ui.form import Form
from tracker.ui.plain import say_hint
from tracker.ui.theme.theme import Theme
from tracker.words import LANGUAGE_NAMES, Words, message

_SUFFIX = ".xlsx"


class ExportForm(QWidget):
    """The file's name follows meeting and date until the person writes a name of their own.

    `asked_otherwise` when something else would be in the workbook than `contents` tells.
    """

    changed = Signal()
    asked_otherwise = Signal()

    def __init__(
        self,
        register: Register,
        words: Words,
        theme: Theme,
        which: Filter,
        folder: Path,
        desktop: Desktop,
        preferred: ExportPreferences,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._register = register
        self._words = words
        self._preferred = preferred
        self._layout = Form(self)
        self._is_filtered = not which.is_empty
        self.rows = ChosenRows(register, words, which)
        self.rows.others_chosen.connect(self._count_cleared)
        self._count_cleared()
        self._layout.add(words("Rows"), self.rows)
        following = register.next_meeting()
        self._meeting = QLineEdit(following.title if following else "")
        say_hint(self._meeting, words("Optional, for the first sheet"))
        self._as_of = DayEdit(
            words,
            theme,
            register.today(),
            register.today,
            may_come=True,
            meant=words("What is overdue, and what is due soon, is counted from this day."),
        )
        self._language = QComboBox()
        self._audience = QComboBox()
        self.contents = ContentsNote(words)
        self._file = FileRow(
            words,
            desktop,
            folder,
            _SUFFIX,
            words("Export workbook"),
            words("Excel workbook (*{suffix})", suffix=_SUFFIX),
        )
        self._add_meeting()
        self._add_file()
        self._suggest()

    @property
    def meeting(self) -> str:
        """The meeting's name; empty where there is none."""
        return canonical_name(self._meeting.text())

    @property
    def as_of(self) -> date | None:
        """The day the workbook is seen from; None as long as none is typed."""
        return self._as_of.day()

    def begin(self) -> None:
        """Put the keyboard on the rows that are chosen."""
        self.rows.take_keyboard()

    def required_as_of(self) -> date:
        """The day the workbook is seen from; where none is typed, the keyboard goes there and `UserError` is raised."""
        if self._as_of.day() is None:
            self._as_of.setFocus()
        return self._as_of.required_day(message("Nothing was exported."))

    @property
    def language(self) -> str:
        """The code of the language the workbook is written in."""
        return str(self._language.currentData())

    @property
    def audience(self) -> Audience:
        """Who may read it."""
        return Audience(self._audience.currentData())

    @property
    def path(self) -> Path:
        """Where to write; the ending is always there."""
        return self._file.path

    @property
    def replaces(self) -> bool:
        """Whether a file would be replaced that nobody was asked about yet; the system's dialog asks by itself."""
        return self._file.replaces

    @property
    def is_complete(self) -> bool:
        """Whether there is something to write, and a file name."""
        return self._file.is_complete and not self.rows.are_none

    def _count_cleared(self) -> None:
        base = self.rows.base
        total, n = (self._register.outline(which).shown for which in (base, replace(base, cleared=True)))
        self.rows.tell_cleared(n, total)

    def _offer_cleared(self) -> None:
        """What colleagues of the delegation get is for them to clear."""
        self.rows.cleared.setVisible(self.audience is Audience.OUTWARD)
        self._layout.setRowVisible(self.rows, self._is_filtered or self.audience is Audience.OUTWARD)

    def _add_meeting(self) -> None:
        words = self._words
        self._layout.add(words("&Meeting"), self._meeting)
        for code, name in LANGUAGE_NAMES.items():
            self._language.addItem(name, code)
        self._language.setCurrentIndex(self._language.findData(self._preferred.language or words.language))
        for audience, said in AUDIENCES.items():
            self._audience.addItem(words(said), audience.value)
        self._audience.setCurrentIndex(self._audience.findData(self._preferred.audience.value))
        self._audience.setToolTip(words("Others read no comments, no names of persons and no internal documents."))
        self._layout.add(words("Fo&r"), self._audience)
        self._layout.add(words("In it"), self.contents)
        self._language.setToolTip(words("Whatever language it is in, it can be taken back here."))
        self._layout.add(words("&As of"), self._as_of)
        self._layout.add(words("&Language"), self._language)
        self._meeting.textChanged.connect(self._suggest)
        self._as_of.textChanged.connect(self._suggest)
        self._as_of.textChanged.connect(self.asked_otherwise)
        self._offer_cleared()
        self.rows.changed.connect(self.asked_otherwise)
        self._audience.currentIndexChanged.connect(self._offer_cleared)
        self._audience.currentIndexChanged.connect(self.asked_otherwise)

    def _add_file(self) -> None:
        self._layout.add(self._words("&File"), self._file)
        self._file.changed.connect(self.changed)

    def _suggest(self) -> None:
        """A day that is still being typed leaves the name as it is."""
        if day := self._as_of.day():
            self._file.suggest(self._register.suggested_name(self.meeting, day))
