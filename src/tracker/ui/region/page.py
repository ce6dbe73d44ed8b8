"""The Regional page."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFrame,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from tracker.domain.exchange import DelegationAnswer
from tracker.domain.forum import Recommendation
from tracker.domain.identity import commitment_id
from tracker.domain.region import Region
from tracker.errors import UserError
from tracker.register.register import Register
from tracker.ui.desktop import Desktop
from tracker.ui.detail.editors import QuietBox
from tracker.ui.elided_label import ElidedLink
from tracker.ui.empty_page import EmptyPage
from tracker.ui.flow_layout import FlowLayout
from tracker.ui.form import KeyLabel
from tracker.ui.job_runner import Jobs
from tracker.ui.memory import Memory
from tracker.ui.plain import plain_label
from tracker.ui.reading import Reading
from tracker.ui.reading_only import hold_still
from tracker.ui.region.answer_dialog import AnswerDialog
from tracker.ui.region.ask_dialog import AskDialog
from tracker.ui.region.counted_dialog import CountedDialog
from tracker.ui.region.counting import behind_a_number, behind_the_summary
from tracker.ui.region.export_dialog import RegionExportDialog
from tracker.ui.region.in_sight import InSightBox
from tracker.ui.region.legend import region_legend
from tracker.ui.region.matrix import Matrix
from tracker.ui.region.region_model import Order, RegionModel
from tracker.ui.region.said_dialog import SaidDialog
from tracker.ui.theme.theme import Theme
from tracker.words import Words

_LOW = 40
"""Lines of text that a page has to be high for, so that all around the matrix leaves it enough."""


class RegionPage(QWidget):
    """`commitment_requested` with one of ours, `refused` with what could not be done, `trouble` as `Reading` tells."""

    commitment_requested = Signal(str)
    refused = Signal(object)
    trouble = Signal(object)

    def __init__(
        self,
        register: Register,
        words: Words,
        theme: Theme,
        jobs: Jobs,
        desktop: Desktop,
        memory: Memory,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._register = register
        self._words = words
        self._theme = theme
        label = words("Recommendations by delegation")
        self._reading = Reading(jobs, lambda: register.region(), self._take_in, self.trouble.emit, label, self)
        self._memory = memory
        self._writing = (jobs, desktop, memory)
        delegations = {d.code: d for d in register.delegations()}
        self.model = RegionModel(words, delegations, self)
        self.matrix = Matrix(self.model, words, theme)
        self.matrix.chosen.connect(self._enable)
        self.matrix.opened.connect(self._open_cell)
        self.matrix.counted.connect(self._show_counted)
        self._empty = EmptyPage(theme)
        self._empty.say(
            "regional",
            words("Nothing is known of other delegations yet."),
            words(
                "Ask them for their answers and note here that you did. What they submit is imported on the Exchange "
                "page; what they write in a letter can be noted here."
            ),
            words("Note a request sent…"),
        )
        self._empty.pressed.connect(self._note_asked)
        self._make_controls()
        self._lay_out()

    def read(self) -> None:
        """Read everything anew: after a commit, or when the page is opened.

        Beside the window, for of thousands of recommendations it takes a while; what was known stands until then.
        """
        self._reading.begin()

    def take_keyboard(self) -> None:
        """Go to what there is to work on."""
        self.matrix.setFocus()

    # -- building -----------------------------------------------------------------------------------------------
    def _make_controls(self) -> None:
        words = self._words
        self.summary = ElidedLink()
        self.summary.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.summary.setAccessibleName(words("Who was asked, and who answered"))
        self.summary.setToolTip(
            words(
                "Of those that were asked, or wrote unasked. An answer gives a status, or says that it does not apply."
            )
        )
        self.summary.clicked.connect(self._show_asked)
        self.order = QuietBox()
        self.order.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.order.setAccessibleName(words("Order of the recommendations"))
        self.order.addItem(words("By number"), Order.NUMBER)
        self.order.addItem(words("Most implemented first"), Order.IMPLEMENTED)
        self.order.currentIndexChanged.connect(lambda _: self.model.sort_by(Order(self.order.currentData())))
        self.pinned = InSightBox(self.model, words, self._memory)
        self.pinned.wanted.connect(self.matrix.pin)
        self.exporting = QPushButton(words("Export…"))
        self.exporting.setToolTip(words("A workbook for others to read: only what delegations submitted or wrote"))
        self.exporting.clicked.connect(self._export)
        self.all_states = QCheckBox(words("Show all States"))
        self.all_states.toggled.connect(self._show_all_states)
        self.asking = QPushButton(words("Note a request sent…"))
        self.asking.setToolTip(words("For the delegations whose columns are selected, or others"))
        self.asking.clicked.connect(self._note_asked)
        self.noting = QPushButton(words("Note an answer…"))
        self.noting.setToolTip(words("What another delegation wrote in a note, which is cited"))
        self.noting.clicked.connect(self._note_chosen)
        if self._register.read_only:
            for part in (self.asking, self.noting, self._empty):
                hold_still(part)

    def _lay_out(self) -> None:
        words = self._words
        above = FlowLayout(spacing=12)
        self._heading = plain_label(words("Recommendations by delegation"), "heading")
        self.folded = QPushButton(words("Display"))
        self.folded.setToolTip(words("Order, who was asked, and export"))
        self.icons = QPushButton(words("Icons"))
        self.icons.setToolTip(words("What the icons mean"))
        for button in (self.folded, self.icons):
            button.setCheckable(True)
            button.toggled.connect(lambda _: self._show_around())
        above.addWidget(self._heading)
        above.addWidget(self.summary)
        above.add_right(self.icons, self.folded, self.asking, self.noting)
        self._tools = QWidget()
        tools = FlowLayout(self._tools, spacing=12)
        self._of_the_matrix: list[QWidget] = [self.order, self.pinned]
        for label, box in ((words("&Order"), self.order), (words("&Keep in sight"), self.pinned)):
            named = KeyLabel(label, box)
            named.setProperty("role", "muted")
            self._of_the_matrix.append(named)
            tools.addWidget(named)
            tools.addWidget(box)
        tools.addWidget(self.all_states)
        tools.add_right(self.exporting)
        card = QFrame()
        card.setProperty("role", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 4, 1, 4)
        inside.addWidget(self.matrix)
        self._legend = region_legend(words, self._theme, self.model.telling)
        self._stack = QStackedWidget()
        self._stack.addWidget(card)
        self._stack.addWidget(self._empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.setSpacing(12)
        layout.addLayout(above)
        layout.addWidget(self._tools)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self._legend)

    # -- what happens -------------------------------------------------------------------------------------------
    def _take_in(self, region: Region) -> None:
        home = self._register.home
        self.model.show(region, home.code if home else "")
        self._show()

    def _show_all_states(self, wanted: bool) -> None:
        self.model.show_all_states(wanted)
        self._show()

    def _show(self) -> None:
        self._stack.setCurrentIndex(0 if self._shows_matrix else 1)
        self._show_around()
        summary = self.model.telling.summary(self.model.answers)
        self.summary.setText(summary)
        self.summary.setAccessibleDescription(summary)
        self.summary.setVisible(bool(summary))
        self.pinned.offer()
        self._enable()

    @property
    def _shows_matrix(self) -> bool:
        return self.model.is_known or self.all_states.isChecked()

    def _show_around(self) -> None:
        """On a low window the matrix has the room of what is needed now and then only; a button brings it back."""
        is_low = self._shows_matrix and self.height() < _LOW * self.fontMetrics().lineSpacing()
        is_open = not is_low or self.folded.isChecked()
        self.folded.setVisible(is_low)
        self.icons.setVisible(is_low)
        self._heading.setVisible(not is_low)
        self._tools.setVisible(is_open)
        self.asking.setVisible(is_open)
        self._legend.setVisible(self._shows_matrix and (not is_low or self.icons.isChecked()))
        for part in self._of_the_matrix:
            part.setVisible(self._shows_matrix)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another height has another room around the matrix."""
        super().resizeEvent(event)
        self._show_around()

    def _show_counted(self, index: QModelIndex) -> None:
        self._show_list(behind_a_number(self.model, index, self._words, self))

    def _show_asked(self) -> None:
        self._show_list(behind_the_summary(self.model, self._words, self))

    def _show_list(self, dialog: CountedDialog) -> None:
        dialog.chosen.connect(self.matrix.go_to)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _export(self) -> None:
        self._open(lambda: RegionExportDialog(self._register, self._words, *self._writing, self))

    def _enable(self) -> None:
        chosen = [self.model.name(a) for a in self.matrix.delegations()]
        self.asking.setAccessibleDescription(", ".join(chosen))

    def _note_asked(self) -> None:
        chosen = {a.delegation for a in self.matrix.delegations()} - {self.model.telling.home}
        self._open(lambda: AskDialog(self._register, self._words, self._theme, self.model.telling, chosen, self))

    def _open_cell(self, index: QModelIndex) -> None:
        """Ours is worked on in its list, theirs is read; where nothing was said yet, it can be noted."""
        answer, row = self.model.answer(index.column()), self.model.recommendation(index.row())
        if answer is None or row is None:
            return
        one = row.recommendation
        if answer.delegation == self.model.telling.home:
            self.commitment_requested.emit(commitment_id(one.forum, one.ref, answer.delegation))
        elif self.model.cell(index):
            self._show_said(answer, one)
        else:
            self._note_answer(answer.delegation, one.id)

    def _show_said(self, answer: DelegationAnswer, one: Recommendation) -> None:
        code, name = answer.delegation, self.model.name(answer)
        said = self._register.detail(commitment_id(one.forum, one.ref, code), code)
        may_be_noted = not self._register.read_only
        dialog = SaidDialog(said, answer, name, self._words, self._theme, may_be_noted=may_be_noted, parent=self)
        dialog.noting_requested.connect(lambda: self._note_answer(code, one.id))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _note_chosen(self) -> None:
        others = [a.delegation for a in self.matrix.delegations() if a.delegation != self.model.telling.home]
        row = self.matrix.recommendation()
        self._note_answer(others[0] if len(others) == 1 else "", row.recommendation.id if row else "")

    def _note_answer(self, delegation: str, recommendation: str) -> None:
        if not self._register.read_only:
            self._open(lambda: AnswerDialog(self._register, self._words, self._theme, delegation, recommendation, self))

    def _open(self, make: Callable[[], QDialog]) -> None:
        try:
            dialog = make()
        except UserError as error:
            self.refused.emit(error)
            return
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(lambda _result: self.read())
        dialog.open()
