"""The settings: two short pages, applied as they are chosen, and the backups."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QTabWidget,
    QWidget,
)

from tracker.domain.export import Audience
from tracker.domain.vocabulary import capital
from tracker.register.register import Register
from tracker.ui.closing import lay_over_close
from tracker.ui.commitments.columns import Column
from tracker.ui.commitments.list_menus import ListMenus
from tracker.ui.desktop import Desktop
from tracker.ui.elided_label import ElidedLabel
from tracker.ui.exporting.export_preferences import AUDIENCE, AUDIENCES, LANGUAGE, remembered_preferences
from tracker.ui.form import Form
from tracker.ui.help.places import offer_help
from tracker.ui.job_runner import Jobs
from tracker.ui.memory import Memory
from tracker.ui.plain import beside
from tracker.ui.quiet_button import QuietButton
from tracker.ui.settings.backups_page import BackupsPage
from tracker.ui.settings.remembered import WEEK
from tracker.ui.theme.theme import APPEARANCES, LETTERS, Theme
from tracker.words import LANGUAGE_NAMES, Words

_DAYS = (Qt.DayOfWeek.Monday, Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday)


class SettingsDialog(QDialog):
    """`language_chosen`, `letters_chosen` and `appearance_chosen` for whoever builds the window to follow.

    `identity_requested` to correct who works here; `backed_up` and `backup_prepared` as `BackupsPage` has them.
    """

    language_chosen = Signal(str)
    letters_chosen = Signal(int)
    appearance_chosen = Signal(object)
    identity_requested = Signal()
    backed_up = Signal()
    backup_prepared = Signal(object)

    def __init__(
        self,
        register: Register,
        words: Words,
        theme: Theme,
        memory: Memory,
        jobs: Jobs,
        desktop: Desktop,
        list_menus: ListMenus,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._register = register
        self._words = words
        self._theme = theme
        self._memory = memory
        self._desktop = desktop
        self._list_menus = list_menus
        self.setWindowTitle(words("Settings"))
        offer_help(self, "your-data")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setMinimumWidth(580 * theme.letters // LETTERS[0])
        self._who = ElidedLabel()
        self.backups = BackupsPage(register.places, words, theme, jobs, register.back_up_now)
        self.backups.backed_up.connect(self.backed_up)
        self.backups.prepared.connect(self.backup_prepared)
        self.pages = QTabWidget()
        self.pages.addTab(self._window_page(), words("&Window"))
        self.pages.addTab(self._data_page(), words("Your &data"))
        self.pages.addTab(self.backups, words("Back&ups"))
        lay_over_close(self, words, self.pages)
        self.show_who()

    def reject(self) -> None:
        """Stays while a backup is made or looked into: that is stopped with the progress dialog's Cancel."""
        if not self.backups.is_busy:
            super().reject()

    def show_who(self) -> None:
        """Say who works here."""
        home = self._register.home
        name = home.name(self._words.language).short if home else ""
        self._who.say(f"{self._register.author} · {name}")

    @property
    def lists_of_the_window(self) -> tuple[QComboBox, QComboBox]:
        """Those of which a choice builds the window anew, and the settings with it: one may go on choosing."""
        return self._language, self._letters

    @property
    def place(self) -> int:
        """Which of them has the keyboard; the first where none has."""
        return int(self._letters.hasFocus())

    def show_chosen(self) -> None:
        """Show the language and the size of letters that there are."""
        for box, now in ((self._language, self._words.language), (self._letters, self._theme.letters)):
            box.setCurrentIndex(box.findData(now))

    # -- how the window looks ---------------------------------------------------------------------------------
    def _window_page(self) -> QWidget:
        words, memory = self._words, self._memory
        page, form = _page()
        self._language = self._choice(LANGUAGE_NAMES, words.language, self.language_chosen.emit)
        form.add(words("&Language"), self._language)
        looks = {appearance: words(name) for appearance, name in APPEARANCES.items()}
        form.add(words("&Appearance"), self._choice(looks, self._theme.appearance, self.appearance_chosen.emit))
        sizes = {percent: words("{number}%", number=percent) for percent in LETTERS}
        self._letters = self._choice(sizes, self._theme.letters, self.letters_chosen.emit)
        form.add(words("&Text size"), self._letters)
        form.add(words("Weeks begin &on"), self._choice(self._days(), memory.text(WEEK), self._choose_week))
        self._columns = {column: QCheckBox() for column in self._list_menus.columns}
        for number, (column, box) in enumerate(self._columns.items()):
            box.setChecked(self._list_menus.is_ticked(column))
            box.toggled.connect(lambda wanted, which=column: self._list_menus.choose_column(Column(which), wanted))
            form.addRow(words("Columns of the list") if number == 0 else "", box)
        self._list_menus.columns_changed.connect(self._tell_columns)
        self._tell_columns()
        return page

    def _tell_columns(self) -> None:
        for column, box in self._columns.items():
            box.setText(self._list_menus.told(column))

    def _days(self) -> Mapping[str, str]:
        locale = QLocale(self._words.language)
        usual = locale.standaloneDayName(locale.firstDayOfWeek().value)
        named = {str(day.value): capital(locale.standaloneDayName(day.value)) for day in _DAYS}
        return {"": capital(self._words("{day} (usual)", day=usual)), **named}

    def _choose_week(self, day: str) -> None:
        self._memory.keep(WEEK, day)
        self._theme.first_day = Qt.DayOfWeek(int(day)) if day else None
        self._theme.changed.emit()

    # -- what it works on -------------------------------------------------------------------------------------
    def _data_page(self) -> QWidget:
        words, memory, preferred = self._words, self._memory, remembered_preferences(self._memory)
        page, form = _page()
        change = QuietButton(words("&Change…"))
        change.clicked.connect(self.identity_requested)
        form.addRow(words("Name and delegation"), beside(self._who, change))
        audiences = {audience: words(said) for audience, said in AUDIENCES.items()}
        form.add(
            words("Workbooks &for"),
            self._choice(audiences, preferred.audience, lambda one: memory.keep(AUDIENCE, Audience(one))),
        )
        languages = {"": words("As the window"), **LANGUAGE_NAMES}
        form.add(
            words("Workbooks &in"),
            self._choice(languages, preferred.language, lambda code: memory.keep(LANGUAGE, code)),
        )
        folder = ElidedLabel()
        folder.say(str(self._register.places.data))
        show = QuietButton(words("&Show folder"))
        show.clicked.connect(lambda: self._desktop.show_in_folder(self._register.places.database))
        form.addRow(words("Your data lies in"), beside(folder, show))
        return page

    def _choice(self, named: Mapping[Any, str], now: object, choose: Callable[[Any], object]) -> QComboBox:
        """A closed list that is applied as soon as something else is chosen."""
        box = QComboBox()
        for value, name in named.items():
            box.addItem(name, value)
        box.setCurrentIndex(max(0, list(named).index(now) if now in named else 0))
        values = list(named)
        box.activated.connect(lambda index: choose(values[index]))
        return box


def _page() -> tuple[QWidget, Form]:
    page = QWidget()
    form = Form(page, spacing=10)
    form.setContentsMargins(8, 12, 8, 8)
    return page, form
