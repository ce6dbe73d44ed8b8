"""Search, filters, how many are shown, and the export of exactly those."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from tracker.domain.forum import in_language
from tracker.domain.meeting_words import not_confirmed_words
from tracker.domain.query import NO_VALUE, Attention, Due, Filter, Outline, Scope
from tracker.domain.vocabulary import Status
from tracker.register.register import Register
from tracker.ui.filter_button import Choice, FilterButton
from tracker.ui.flow_layout import FlowLayout
from tracker.ui.search_line import SearchLine
from tracker.ui.tab_order import follow
from tracker.ui.theme.theme import Theme
from tracker.ui.wording import Wording
from tracker.words import Words, plural


class FilterBar(QWidget):
    """Holds one `Filter`; `changed` carries it whenever the person changed it."""

    changed = Signal(object)
    export_requested = Signal()
    left = Signal()
    """From the search: on to the list."""

    def __init__(self, register: Register, words: Words, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._register = register
        self._words = words
        self._wording = Wording(words)
        self._theme = theme
        self._conflicts = False
        self._scope = Scope.ALL
        self._ids: frozenset[str] = frozenset()
        _ = words
        self.search = SearchLine(
            _("Search  Ctrl+F"),
            _("Search commitments"),
            _("Words in any order, in texts, names, comments and next steps"),
            words,
            theme,
        )
        self.search.searched.connect(self._tell)
        self.search.left.connect(self.left)
        self._panel = FilterButton(_("Panel"), self._panels, words, theme)
        self._status = FilterButton(_("Status"), self._statuses, words, theme)
        self._lead = FilterButton(_("Lead"), self._leads, words, theme)
        self._due = FilterButton(_("Due"), self._dues, words, theme)
        self._attention = FilterButton(_("Attention"), self._reasons, words, theme, counts=self._counted)
        self._attention.setToolTip(_("What needs attention"))
        self._buttons = (self._panel, self._status, self._lead, self._due, self._attention)
        for button in self._buttons:
            button.changed.connect(self._tell)
        self._differing = _chip(_("Differing versions"), _("Show all again, not only differing versions"))
        self._differing.clicked.connect(lambda: self._set_conflicts(False))
        self._scoped = _chip("", "")
        self._scoped.clicked.connect(lambda: self._set_scope(Scope.ALL))
        self._picked = _chip("", _("Show all again, not only these commitments"))
        self._picked.clicked.connect(lambda: self._set_ids(frozenset()))
        self._shown = QLabel()
        self._shown.setProperty("role", "muted")
        self._clear = QPushButton(_("Clear"))
        self._clear.setAccessibleName(_("Clear all filters"))
        self._clear.setProperty("link", True)
        self._clear.clicked.connect(self.clear_by_hand)
        self._exports = ""
        self._export = QPushButton()
        self._export.setProperty("primary", True)
        self._export.clicked.connect(self.export_requested)
        self._lay_out()
        theme.changed.connect(self._recolour)
        self._recolour()

    def filter(self) -> Filter:
        """What the person asked for."""
        return Filter(
            search=self.search.text().strip(),
            panels=self._panel.ticked(),
            statuses=self._status.ticked(),
            leads=self._lead.ticked(),
            due=frozenset(Due(d) for d in self._due.ticked()),
            conflicts=self._conflicts,
            scope=self._scope,
            ids=self._ids,
            attention=frozenset(Attention(reason) for reason in self._attention.ticked()),
        )

    def show_filter(self, which: Filter) -> None:
        """Show another filter, and tell."""
        self.search.setText(which.search)
        self._panel.tick(which.panels)
        self._status.tick(which.statuses)
        self._lead.tick(which.leads)
        self._due.tick(frozenset(d.value for d in which.due))
        self._attention.tick(frozenset(reason.value for reason in which.attention))
        self._conflicts = which.conflicts
        self._scope = which.scope
        self._ids = which.ids
        self._tell()

    def clear(self) -> None:
        """Let everything through."""
        self.show_filter(Filter())

    def clear_by_hand(self) -> None:
        """The button that was pressed goes away: the keyboard goes where one would type next."""
        self.search.setFocus()
        self.clear()

    def show_count(self, outline: Outline) -> None:
        """ "12 of 46", or "46 commitments" where nothing is left out."""
        _ = self._words
        self._shown.setText(_("{shown} of {total}", shown=outline.shown, total=outline.total))
        self._say_what_is_exported(outline)
        self._clear.setVisible(not self.filter().is_empty)
        self._differing.setVisible(self._conflicts)
        self._say_scope()
        self._picked.setVisible(bool(self._ids))
        self._picked.setText(_(plural("{n} commitment", "{n} commitments", len(self._ids))))
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Filters go under the search where one line is too narrow."""
        super().resizeEvent(event)
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        """May be made narrower than one line needs."""
        return QSize(300, super().minimumSizeHint().height())

    def _lay_out(self) -> None:
        self._filters = QWidget()
        self._row = FlowLayout(self._filters)
        self._row_of_filters = (*self._buttons, self._differing, self._scoped, self._picked)
        for widget in self._row_of_filters:
            self._row.addWidget(widget)
        # How many and the way back to all stay together, wherever there is room for both.
        self._outcome = QWidget()
        beside = QHBoxLayout(self._outcome)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(4)
        beside.addWidget(self._shown)
        beside.addWidget(self._clear)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(8)
        self._grid.setColumnStretch(0, 1)
        self._two_lines = False
        self._place()

    def _arrange(self) -> None:
        one_line = self._row.one_line()
        self._say_export(self._exports)
        beside = self._outcome.sizeHint().width() + self._export.sizeHint().width()
        if self.search.minimumWidth() + beside + 2 * self._grid.spacing() > self.width():
            self._say_export("")
        needed = 190 + one_line + beside + 32
        self._filters.setMinimumWidth(0 if needed > self.width() else one_line)
        if (needed > self.width()) != self._two_lines:
            self._two_lines = not self._two_lines
            self._place()
            # The page has to be told: Qt does not ask again for the height of what changed while it was laid out.
            self.updateGeometry()

    def _place(self) -> None:
        placed = (self.search, self._filters, self._outcome, self._export)
        for widget in placed:
            self._grid.removeWidget(widget)
        if self._two_lines:
            for column, widget in enumerate((self.search, self._outcome, self._export)):
                self._grid.addWidget(widget, 0, column)
            self._grid.addWidget(self._filters, 1, 0, 1, 3)
            follow(self.search, self._clear, self._export, *self._row_of_filters)
        else:
            for column, widget in enumerate(placed):
                self._grid.addWidget(widget, 0, column)
            follow(self.search, *self._row_of_filters, self._clear, self._export)

    def _set_conflicts(self, on: bool) -> None:
        self._conflicts = on
        self._tell()

    def _set_scope(self, scope: Scope) -> None:
        self._scope = scope
        self._tell()

    def _set_ids(self, ids: frozenset[str]) -> None:
        self._ids = ids
        self._tell()

    def _say_what_is_exported(self, outline: Outline) -> None:
        """By number where that is a part: nobody sends a part for the whole because a filter was still on."""
        _ = self._words
        if outline.shown and not self.filter().is_empty:
            self._exports = _(plural("Export {n} commitment", "Export {n} commitments", outline.shown))
            self._export.setToolTip(_("Export the commitments shown (Ctrl+E)"))
        else:
            self._exports = _("Export workbook")
            self._export.setToolTip(_("Export all commitments (Ctrl+E)"))
        self._export.setAccessibleName(self._exports)

    def _say_export(self, words: str) -> None:
        """Its icon stands alone where there is no room for words: they would be cut at both ends."""
        if self._export.text() == words:
            return
        self._export.setText(words)
        self._draw_export()

    def _draw_export(self) -> None:
        icons, colour, high = self._theme.icons, self._theme.colours.on_accent, self._export.iconSize().height()
        if self._export.text():
            icons.put_before_words(self._export, "export", colour)
        else:
            self._export.setIcon(icons.icon("export", colour, high))
            self._export.setIconSize(QSize(high, high))

    def _say_scope(self) -> None:
        _ = self._words
        said = {
            Scope.APPLICABLE: _("Applicable"),
            Scope.OPEN: _("Still open"),
            Scope.SETTLED: _("Settled"),
            Scope.NOT_APPLICABLE: _("Not applicable"),
        }.get(self._scope, "")
        self._scoped.setVisible(bool(said))
        self._scoped.setText(said)
        self._scoped.setAccessibleName(_("Show all again, not only: {which}", which=said))

    def _tell(self) -> None:
        self.search.rest()
        self.changed.emit(self.filter())

    def _recolour(self) -> None:
        colours = self._theme.colours
        self._draw_export()
        for chip in (self._differing, self._scoped, self._picked):
            chip.setIcon(self._theme.icons.icon("close", colours.accent, 14))
        for button in self._buttons:
            button.repaint_icon()

    def _panels(self) -> list[Choice]:
        language = self._words.language
        return [(p.id, f"{p.number}  {in_language(p.titles, language)}") for p in self._register.panels()]

    def _statuses(self) -> list[Choice]:
        return [(code, self._wording.value("status", code)) for code in (*(s.value for s in Status), NO_VALUE)]

    def _leads(self) -> list[Choice]:
        return [*((name, name) for name in self._register.leads()), (NO_VALUE, self._wording.value("lead", None))]

    def _dues(self) -> list[Choice]:
        _ = self._words
        return [
            (Due.OVERDUE.value, _("Overdue")),
            (Due.IN_30_DAYS.value, _("Within 30 days")),
            (Due.IN_90_DAYS.value, _("Within 90 days")),
            (Due.LATER.value, _("Later")),
            (Due.NONE.value, _("No deadline")),
        ]

    def _counted(self) -> dict[str, int]:
        return {reason.value: count for reason, count in self._register.attention().items()}

    def _reasons(self) -> list[Choice]:
        _, last = self._words, self._register.last_frozen()
        # Kept in a view, it may be ticked without a meeting: then it finds nothing, and the list says why.
        since = not_confirmed_words(last.on, _) if last else _("Not confirmed since the last meeting")
        is_offered = last or Attention.NOT_CONFIRMED in self._attention.ticked()
        return [
            *([(Attention.NOT_CONFIRMED.value, since)] if is_offered else []),
            (Attention.NO_DOCUMENTS.value, _("Results without documents")),
            (Attention.NOT_CLEARED.value, _("Not cleared, or changed since")),
            (Attention.CHANGED_SINCE_CLEARANCE.value, _("Changed since cleared")),
            (Attention.ACTIONS_OVERDUE.value, _("Actions overdue")),
            (Attention.CONTRADICTORY.value, _("Implemented below 100%")),
        ]


def _chip(text: str, spoken: str) -> QToolButton:
    """A part of the filter that is there only while it is on: a click takes it away."""
    chip = QToolButton()
    chip.setText(text)
    chip.setAccessibleName(spoken)
    chip.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    chip.setProperty("active", True)
    return chip
