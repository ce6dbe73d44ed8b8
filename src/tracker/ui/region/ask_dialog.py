"""Notes that other delegations were asked for their answer."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from tracker.domain.exchange import DelegationAnswer
from tracker.domain.forum import Delegation
from tracker.domain.ordering import by_name
from tracker.errors import UserError
from tracker.register.register import Register
from tracker.ui.day_edit import DayEdit
from tracker.ui.error_banner import ErrorBanner
from tracker.ui.form import Form
from tracker.ui.help.places import offer_help
from tracker.ui.plain import as_written, plain_label
from tracker.ui.quiet_button import QuietButton
from tracker.ui.region.telling import Telling
from tracker.ui.theme.theme import Theme
from tracker.words import Words, message, plural

_CODE = int(Qt.ItemDataRole.UserRole)


class AskDialog(QDialog):
    """Asking itself is a letter or a call: only the day is noted, so that silence can be told from not asking."""

    def __init__(
        self,
        register: Register,
        words: Words,
        theme: Theme,
        telling: Telling,
        chosen: Collection[str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        offer_help(self, "region", "answers")
        self._register = register
        self._words = words
        self.setWindowTitle(words("Note a request sent"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        screen = self.screen().availableGeometry()
        self.resize(460, min(560, screen.height() - 60))
        self._list = QListWidget()
        self._list.setAccessibleName(words("Delegations that were asked"))
        self._list.setAccessibleDescription(words("Space marks a delegation"))
        home = register.home.code if register.home else ""
        others = [d for d in register.delegations() if d.code != home]
        self._fill(others, {a.delegation: a for a in register.answers()}, telling, chosen)
        self._list.itemChanged.connect(self._enable)
        self._on = DayEdit(words, theme, register.today(), register.today)
        self._banner = ErrorBanner(words)
        self._lay_out()
        self._enable()

    def _fill(
        self,
        others: Sequence[Delegation],
        answers: dict[str, DelegationAnswer],
        telling: Telling,
        chosen: Collection[str],
    ) -> None:
        """States first, then organisations, each by name: nobody is ranked."""
        language = self._words.language
        for delegation in by_name(others, language):
            name = delegation.name(language)
            state = telling.state(answers[delegation.code])
            item = QListWidgetItem(self._words("{delegation} · {state}", delegation=name.short, state=state))
            item.setData(_CODE, delegation.code)
            item.setSizeHint(QSize(0, self._list.fontMetrics().lineSpacing() + 12))
            item.setToolTip(as_written(name.official))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            marked = delegation.code in chosen
            item.setCheckState(Qt.CheckState.Checked if marked else Qt.CheckState.Unchecked)
            self._list.addItem(item)
        first = next((i for i in self._items() if i.checkState() == Qt.CheckState.Checked), self._list.item(0))
        self._list.setCurrentItem(first)

    def _lay_out(self) -> None:
        words = self._words
        every, none = QuietButton(words("Mark all")), QuietButton(words("Mark none"))
        every.clicked.connect(lambda: self._mark(Qt.CheckState.Checked))
        none.clicked.connect(lambda: self._mark(Qt.CheckState.Unchecked))
        self._count = plain_label(role="muted")
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (every, none):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self._count)
        form = Form()
        form.add(words("Asked &on"), self._on)
        self._on.setAccessibleName(words("Asked &on").replace("&", ""))
        self._buttons = QDialogButtonBox()
        self._note = self._buttons.addButton(words("Note it"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._note.setDefault(True)
        self._buttons.addButton(words("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self._buttons.accepted.connect(self._write)
        self._buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        layout.addWidget(self._list, 1)
        layout.addLayout(row)
        layout.addLayout(form)
        layout.addWidget(self._banner)
        layout.addWidget(self._buttons)

    def _items(self) -> list[QListWidgetItem]:
        return [self._list.item(row) for row in range(self._list.count())]

    def _chosen(self) -> list[str]:
        return [str(item.data(_CODE)) for item in self._items() if item.checkState() == Qt.CheckState.Checked]

    def _mark(self, state: Qt.CheckState) -> None:
        for item in self._items():
            item.setCheckState(state)

    def _enable(self) -> None:
        n = len(self._chosen())
        self._count.setText(self._words(plural("{n} delegation", "{n} delegations", n)))
        self._note.setEnabled(n > 0)

    def _write(self) -> None:
        try:
            self._register.ask(self._chosen(), self._on.required_day(message("Nothing was noted.")), self)
        except UserError as error:
            self._banner.tell(error)
            return
        self.accept()
