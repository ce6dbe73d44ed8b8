"""Where things stand in the frame: navigation, pages and details, fitted to its width and remembered."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from tracker.ui.commands import Commands
from tracker.ui.detail.panel import DetailPanel
from tracker.ui.details_edge import DetailsEdge
from tracker.ui.elided_label import ElidedLabel
from tracker.ui.frame import Frame
from tracker.ui.memory import Memory
from tracker.ui.navigation import PAGES, Navigation
from tracker.ui.pages import COMMITMENTS, Pages
from tracker.ui.plain import as_written, stacked
from tracker.ui.scrolled import scrolled
from tracker.ui.theme.theme import LETTERS

_NARROW = 1150
"""Below this width the pages show icons only and the details stay away, unless the person chose otherwise."""

_DETAIL_WIDTHS = ((1366, 344), (1150, 300), (0, 260))
"""How wide the details open in a window of at least so much."""

_LEAST_PAGE = 330

_AROUND_A_MENU, _AFTER_MENUS = 26, 40
"""The padding of a menu's name with what parts it from the next; the edges of the bar."""


class Room(QObject):
    """The details belong to the commitments; with letters of twice the size a window is half as wide (`letters`)."""

    def __init__(
        self,
        frame: Frame,
        commands: Commands,
        navigation: Navigation,
        pages: Pages,
        detail: DetailPanel,
        edge: DetailsEdge,
        memory: Memory,
        letters: int,
    ) -> None:
        super().__init__(frame)
        self._frame = frame
        self._letters = letters
        self._commands = commands
        self._navigation = navigation
        self._detail = detail
        self._edge = edge
        self._memory = memory
        self._pages = pages
        self._lay_out()
        frame.resized.connect(self._fit_width)
        commands.navigation.setChecked(self._wants_names())
        commands.navigation.toggled.connect(self._choose_names)
        commands.details.setChecked(self._wants_details())
        commands.details.triggered.connect(self._choose_details)
        edge.pressed.connect(self._open_beside)
        detail.unsaved_changed.connect(lambda _: edge.mark(detail.is_half_written()))
        for key, action in commands.sections.items():
            action.triggered.connect(lambda _=False, k=key: self._go_to_section(k))

    def last_page(self) -> int:
        """The page that was shown when the window was closed; the first time, what there is to work on."""
        last = self._memory.text("page")
        return next((number for number, page in enumerate(PAGES) if page.key == last), COMMITMENTS)

    def show_page(self, number: int) -> None:
        """Bring this page to the front."""
        self._pages.show_page(number)
        self._show_details()
        self._navigation.show_page(number)
        self._memory.keep("page", PAGES[number].key)

    def open_details(self) -> None:
        """Show the details beside the commitments; where they were put away, the person wants them now."""
        self.show_page(COMMITMENTS)
        if not self._detail.isVisible():
            self._choose_details(True)

    def tell_where(self, forum: str, delegation: str) -> None:
        """Say beside the menus whose work this is, and for which forum."""
        self._who.say(f"{delegation}   ·   {forum}")
        self._who.setToolTip(as_written(f"{forum}\n{delegation}"))
        self._frame.menuBar().setCornerWidget(self._corner)
        self._fit_who()
        self._corner.show()

    def put_above(self, banner: QWidget) -> None:
        """Over whatever page is in front, and the details."""
        self._beside.insertWidget(0, banner)

    def remember(self) -> None:
        """Keep how wide things are."""
        self._memory.keep_shape("splitter", self.splitter.saveState())

    def _lay_out(self) -> None:
        """From the outside in: whatever is put into something else is styled anew, with all that stands in it."""
        centre = QWidget()
        self._frame.setCentralWidget(centre)
        row = QHBoxLayout(centre)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._navigation)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        self._beside = QVBoxLayout()
        self._beside.setSpacing(0)
        row.addLayout(self._beside, 1)
        self._beside.addWidget(self.splitter, 1)
        row.addWidget(self._edge)
        around = scrolled(self._pages)
        for widget in (around, self._pages):
            widget.setMinimumWidth(_LEAST_PAGE)
        self.splitter.addWidget(around)
        self.splitter.addWidget(self._detail)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 0)
        if not self.splitter.restoreState(self._memory.shape("splitter")):
            self._fit_details()
        self._who = ElidedLabel(role="muted")
        self._who.setContentsMargins(8, 0, 14, 0)
        self._who.setMinimumHeight(self._frame.menuBar().sizeHint().height() - 8)
        # The bar asks what stands in its corner how wide it would like to be, not how wide it is.
        self._corner = stacked(self._who)
        self._fit_names()

    @property
    def _width(self) -> int:
        """Of the window, were its letters of the usual size."""
        return self._frame.width() * LETTERS[0] // self._letters

    def _fit_who(self) -> None:
        """Beside the menus, and never over them."""
        bar = self._frame.menuBar()
        width = bar.fontMetrics().horizontalAdvance
        menus = sum(width(action.text().replace("&", "")) + _AROUND_A_MENU for action in bar.actions())
        # The bar gives its corner the room it asked for when the bar was last resized.
        self._who.setFixedWidth(max(0, min(self._who.sizeHint().width(), self._frame.width() - menus - _AFTER_MENUS)))
        QApplication.sendEvent(bar, QResizeEvent(bar.size(), bar.size()))

    def _wants_names(self) -> bool:
        chosen = self._memory.text("page names")
        return chosen == "yes" if chosen else self._width >= _NARROW

    def _fit_width(self) -> None:
        self._fit_who()
        self._fit_names()
        self._show_details()

    def _fit_names(self) -> None:
        self._navigation.show_names(self._wants_names())

    def _choose_names(self, named: bool) -> None:
        self._memory.keep("page names", "yes" if named else "no")
        self._fit_names()

    def _wants_details(self) -> bool:
        chosen = self._memory.text("details")
        return chosen == "yes" if chosen else self._width >= _NARROW

    def _show_details(self) -> None:
        wanted, has_any = self._wants_details(), self._pages.currentIndex() == COMMITMENTS
        self._detail.setVisible(wanted and has_any)
        self._edge.setVisible(not wanted and has_any)
        if not wanted:
            self._edge.mark(self._detail.is_half_written())
        self._commands.details.setChecked(wanted)

    def _open_beside(self) -> None:
        """The button that was pressed goes away: who pressed it by a key is at the list again."""
        was_at = self._edge.isAncestorOf(self._frame.focusWidget())
        self._choose_details(True)
        if was_at:
            self._pages.page(COMMITMENTS).take_keyboard()

    def _go_to_section(self, key: str) -> None:
        self.open_details()
        self._detail.go_to_section(key)

    def _fit_details(self) -> None:
        wide = next(wide for least, wide in _DETAIL_WIDTHS if self._width >= least)
        self.splitter.setSizes([self._frame.width(), wide * self._letters // LETTERS[0]])

    def _choose_details(self, shown: bool) -> None:
        self._memory.keep("details", "yes" if shown else "no")
        self._show_details()
        if self._width < _NARROW:
            self._fit_details()
