"""Every command of the window: its words, its shortcut, its place in the menus."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from tracker.ui.detail.in_sections import SECTIONS
from tracker.ui.greyed import grey_for_good
from tracker.ui.navigation import PAGES
from tracker.ui.page_commands import COMMITMENT, EXCHANGE, FILE, MEETING, PageCommand, Table
from tracker.ui.reading_only import READ_ONLY
from tracker.ui.theme.theme import Appearance, Theme
from tracker.ui.undo_of_typing import REDO_KEYS, UNDO_KEYS
from tracker.words import Words

_LANGUAGES = {"en": "&English", "es": "E&spañol", "pt": "&Português", "fr": "&Français"}
"""Each language in itself, with the key that chooses it; the same in whatever language the menus are."""

REASON_KEY = "Ctrl+Shift+D"
"""As Ctrl+D moves a deadline; the bar that tells of it says so."""


class Commands(QObject):
    """Makes the menus; who opens the window connects each command to what it does. All of it goes with the menus."""

    def __init__(self, window: QMainWindow, words: Words, theme: Theme) -> None:
        super().__init__(window.menuBar())
        self._window = window
        self._theme = theme
        self._words = words
        self._icons: dict[QAction, str] = {}
        self.on_pages: dict[QMenu, dict[QAction, PageCommand]] = {}
        _ = words
        window.menuBar().clear()
        self._add_file_menu(words)
        edit = window.menuBar().addMenu(_("&Edit"))
        edit.setToolTipsVisible(True)
        self.undo = self._add(edit, _("&Undo"), "", "undo")
        self.undo.setShortcuts(UNDO_KEYS)
        self.redo = self._add(edit, _("&Redo"), "", "redo")
        self.redo.setShortcuts(REDO_KEYS)
        edit.addSeparator()
        self.find = self._add(edit, _("&Find"), "Ctrl+F", "search")
        self.palette = self._add(edit, _("&Commands…"), "Ctrl+K", "more")
        self._add_commitment_menu(words)
        self._add_view_menu(words)
        self._add_table(window.menuBar().addMenu(_("&Meeting")), MEETING)
        exchange = window.menuBar().addMenu(_("E&xchange"))
        self.send = self._add(exchange, _("&Send update file…"), "Ctrl+Shift+E", "exchange")
        self.submit = self._add(exchange, _("Save s&ubmission…"), "", "regional")
        self._add_table(exchange, EXCHANGE)
        help_menu = window.menuBar().addMenu(_("&Help"))
        self.help = self._add(help_menu, _("&Help"), "F1", "help")
        self.keys = self._add(help_menu, _("&Keys"), "", "")
        self.report = self._add(help_menu, _("Save &problem report…"), "", "warning")
        self.about = self._add(help_menu, _("&About Commitment Tracker"), "", "info")
        theme.changed.connect(self._recolour)
        self._recolour()

    def only_read(self) -> None:
        """From now on no command that changes anything can be given, whatever is selected."""
        files = (self.send, self.submit, self.import_, self.identity, self.undo, self.redo)
        on_pages = (a for table in self.on_pages.values() for a, command in table.items() if command.writes)
        for action in (*files, *self.of_a_commitment(), self.reason, self.reassign, *on_pages):
            grey_for_good(action, self._words(READ_ONLY))

    def of_a_commitment(self) -> tuple[QAction, ...]:
        """The commands that need a commitment."""
        return (self.check, self.confirm, self.status.menuAction(), self.deadline, self.lead)

    def _add_file_menu(self, words: Words) -> None:
        _ = words
        menu = self._window.menuBar().addMenu(_("&File"))
        self.export = self._add(menu, _("&Export workbook…"), "Ctrl+E", "export")
        self.import_ = self._add(menu, _("&Import…"), "Ctrl+I", "import")
        menu.addSeparator()
        self._add_table(menu, FILE)
        menu.addSeparator()
        self.settings = self._add(menu, _("Se&ttings…"), "Ctrl+,", "settings")
        self.identity = self._add(menu, _("Your &delegation and name…"), "", "person")
        menu.addSeparator()
        self.quit = self._add(menu, _("&Quit"), "Ctrl+Q", "close")

    def _add_commitment_menu(self, words: Words) -> None:
        _ = words
        menu = self.commitment = self._window.menuBar().addMenu(_("&Commitment"))
        self.check = self._add(menu, _("&Check off"), "Space", "check")
        # Only in the list: elsewhere Space presses the button that has the focus.
        self.check.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.confirm = self._add(menu, _("&Still correct"), "Ctrl+Shift+Space", "still-correct")
        # It goes on to the next row: a key held down would say so of rows that nobody has looked at.
        self.confirm.setAutoRepeat(False)
        menu.addSeparator()
        self.status = menu.addMenu(_("S&tatus"))
        self.deadline = self._add(menu, _("&Deadline…"), "Ctrl+D", "calendar")
        self.reason = self._add(menu, _("Reason for the &new deadline…"), REASON_KEY, "")
        self.lead = self._add(menu, _("&Lead institution…"), "Ctrl+L", "institution")
        menu.addSeparator()
        self._add_table(menu, COMMITMENT)
        menu.addSeparator()
        self.reassign = self._add(menu, _("&Reassign a person's work…"), "", "person")

    def _add_view_menu(self, words: Words) -> None:
        _ = words
        menu = self._window.menuBar().addMenu(_("&View"))
        self.pages = [
            self._add(menu, _(page.menu), f"Ctrl+{number}", page.key) for number, page in enumerate(PAGES, start=1)
        ]
        menu.addSeparator()
        self.views = menu.addMenu(_("Saved &views"))
        self.sorting = menu.addMenu(_("&Sort the list"))
        self.columns = menu.addMenu(_("Col&umns of the list"))
        self.navigation = self._add(menu, _("Page &names"), "", "sidebar", checkable=True)
        self.details = self._add(menu, _("&Details"), "F4", "open", checkable=True)
        in_details = menu.addMenu(_("In &the details"))
        self.sections = {
            key: self._add(in_details, _(name), f"Alt+{number}", "")
            for number, (key, name) in enumerate(SECTIONS.items(), start=1)
        }
        menu.addSeparator()
        self._add_appearances(menu.addMenu(_("&Appearance")), words)
        self._add_languages(menu, words)

    def _add_appearances(self, menu: QMenu, words: Words) -> None:
        _ = words
        self.appearances: dict[Appearance, QAction] = {}
        group = QActionGroup(self)
        for appearance, name in {
            Appearance.SYSTEM: _("As the s&ystem"),
            Appearance.LIGHT: _("&Light"),
            Appearance.DARK: _("Dar&k"),
            Appearance.CONTRAST: _("High contr&ast"),
        }.items():
            action = self._add(menu, name, "", "", checkable=True)
            group.addAction(action)
            self.appearances[appearance] = action

    def _add_languages(self, view: QMenu, words: Words) -> None:
        # In English too: whoever is lost in another language finds the way back.
        title = words("Lan&guage")
        menu = view.addMenu(title if words.language == "en" else f"{title} (Language)")
        group = QActionGroup(self)
        self.languages: dict[str, QAction] = {}
        for code, name in _LANGUAGES.items():
            action = self._add(menu, name, "", "", checkable=True)
            action.setChecked(code == words.language)
            group.addAction(action)
            self.languages[code] = action

    def _add_table(self, menu: QMenu, table: Table) -> None:
        made = self.on_pages.setdefault(menu, {})
        for command in table:
            if command is None:
                menu.addSeparator()
            else:
                made[self._add(menu, self._words(command.name), "", command.icon)] = command

    def _add(self, menu: QMenu, text: str, keys: str, icon: str, *, checkable: bool = False) -> QAction:
        action = QAction(text, self)
        action.setCheckable(checkable)
        if keys:
            action.setShortcut(QKeySequence(keys))
        if icon and not checkable:
            self._icons[action] = icon
        menu.addAction(action)
        return action

    def _recolour(self) -> None:
        for action, icon in self._icons.items():
            action.setIcon(self._theme.icons.icon(icon, self._theme.colours.muted))
