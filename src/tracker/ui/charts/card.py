"""A chart in its card: heading, the chart or its table, and the picture of it to copy or save."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from tracker.errors import UserError
from tracker.ui.charts.chart import Chart
from tracker.ui.charts.picture import image_of, save_picture
from tracker.ui.charts.table_model import ChartTableModel
from tracker.ui.charts.view import ChartView
from tracker.ui.commitments.row_painter import status_icon
from tracker.ui.desktop import Desktop
from tracker.ui.flow_layout import FlowLayout
from tracker.ui.icon_legend import IconLegend, Meaning
from tracker.ui.lines import Lines
from tracker.ui.plain import plain_label
from tracker.ui.theme.icons import beside_letters
from tracker.ui.theme.theme import Theme
from tracker.words import Words

_ICON = 16
_PICTURES = (".png", ".pdf")


class ChartCard(QFrame):
    """`opened` as the view has it, and without a kind for all that a bar counts.

    `told` what was done with the picture, `refused` why it was not.

    `titled` makes of the chart's title that of a picture, which is seen without the window around it.
    """

    opened = Signal(str, object)
    told = Signal(str)
    refused = Signal(object)

    def __init__(
        self,
        words: Words,
        theme: Theme,
        desktop: Desktop,
        titled: Callable[[str], str] = str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._titled = titled
        self._theme = theme
        self._desktop = desktop
        self.setProperty("role", "card")
        self.view = ChartView(words, theme)
        self.view.opened.connect(self.opened)
        self.model = ChartTableModel(words, theme, self)
        self.table = _table(self.model, theme)
        self.table.opened.connect(self._open_cell)
        self.table.setAccessibleDescription(words("Enter opens the list behind a number"))
        self.legend = IconLegend(words, theme)
        self._heading = plain_label(role="heading")
        self.note = FlowLayout(spacing=12)
        self._make_buttons()
        self._lay_out()
        theme.changed.connect(self._recolour)
        self._recolour()

    def show_chart(self, chart: Chart) -> None:
        """Show this, as a chart or as a table, whichever was chosen."""
        self._heading.setText(chart.title)
        self.more.setEnabled(True)
        self.view.show_chart(chart)
        self.model.show(chart)
        self.table.setAccessibleName(chart.title)
        self.legend.show_meanings([Meaning(status_icon(kind.code), kind.code, kind.name) for kind in chart.kinds])
        header, metrics = self.table.horizontalHeader(), self.table.fontMetrics()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        numbers = (metrics.horizontalAdvance(str(n)) for bar in chart.bars for n in bar.parts)
        header.setDefaultSectionSize(max(beside_letters(_ICON), *numbers, 0) + 14)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(self.model.columnCount() - 1, QHeaderView.ResizeMode.ResizeToContents)
        line = self.table.verticalHeader().defaultSectionSize()
        self.table.setFixedHeight(header.height() + line * self.model.rowCount() + 4)

    def _make_buttons(self) -> None:
        _ = self._words
        self.as_table = QToolButton()
        self.as_table.setText(_("Show as table"))
        self.as_table.setCheckable(True)
        self.as_table.toggled.connect(self._show_table)
        self.more = QToolButton()
        self.more.setAccessibleName(_("Picture of the chart"))
        self.more.setToolTip(_("Picture of the chart"))
        # Until there is a chart, there is no picture.
        self.more.setEnabled(False)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.more)
        menu.addAction(_("Copy picture"), self.copy_picture)
        menu.addAction(_("Save picture…"), self.ask_where)
        self.more.setMenu(menu)
        for button in (self.as_table, self.more):
            button.setProperty("flat", True)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _lay_out(self) -> None:
        above = QHBoxLayout()
        above.addWidget(self._heading, 1)
        above.addWidget(self.as_table)
        above.addWidget(self.more)
        layout = QVBoxLayout(self)
        # The buttons beside the heading bring air of their own: it stands as high as that of any other card.
        layout.setContentsMargins(16, 6, 16, 12)
        layout.setSpacing(4)
        layout.addLayout(above)
        layout.addLayout(self.note)
        layout.addSpacing(4)
        layout.addWidget(self.view)
        layout.addWidget(self.table)
        layout.addSpacing(4)
        layout.addWidget(self.legend)
        self._show_table(False)

    def _open_cell(self, index: QModelIndex) -> None:
        """What the part of a bar opens that the cell stands for."""
        if behind := self.model.behind(index):
            self.opened.emit(*behind)

    def _show_table(self, wanted: bool) -> None:
        self.as_table.setText(self._words("Show as chart") if wanted else self._words("Show as table"))
        self.view.setVisible(not wanted)
        self.table.setVisible(wanted)
        self.legend.setVisible(wanted)

    def copy_picture(self) -> None:
        """Put the picture where other programs can paste it from."""
        QGuiApplication.clipboard().setImage(image_of(self._as_picture(), self.font().family()))
        self.told.emit(self._words("Copied the picture of “{chart}”", chart=self.view.chart.title))

    def ask_where(self) -> None:
        """Ask for a name, and save the picture there."""
        _ = self._words
        chart = self.view.chart
        suggestion = self._desktop.documents() / f"{chart.title}.png"
        kinds = ";;".join((_("Picture (*.png)"), _("PDF (*.pdf)")))
        chosen = self._desktop.choose_file(self, _("Save picture"), suggestion, kinds)
        if chosen is None:
            return
        path = chosen if chosen.suffix.lower() in _PICTURES else Path(f"{chosen}.png")
        try:
            save_picture(self._as_picture(), path, self.font().family())
        except UserError as error:
            self.refused.emit(error)
            return
        self.told.emit(_("Saved the picture {file}", file=path.name))

    def _as_picture(self) -> Chart:
        chart = self.view.chart
        return replace(chart, title=self._titled(chart.title))

    def _recolour(self) -> None:
        self.more.setIcon(self._theme.icons.icon("more", self._theme.colours.muted))


def _table(model: ChartTableModel, theme: Theme) -> Lines:
    table = Lines("", theme)
    table.setProperty("role", "numbers")
    table.setModel(model)
    table.setSelectionBehavior(Lines.SelectionBehavior.SelectItems)
    table.setFrameShape(Lines.Shape.NoFrame)
    table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    table.verticalHeader().setDefaultSectionSize(table.fontMetrics().lineSpacing() + 12)
    table.horizontalHeader().setMinimumSectionSize(24)
    return table
