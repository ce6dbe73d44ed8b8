"""Chooses a delegation by typing any part of its name, accents or not."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QComboBox, QCompleter, QWidget

from tracker.domain.forum import Delegation
from tracker.domain.ordering import by_name
from tracker.domain.text import folded
from tracker.ui.plain import as_written, say_hint
from tracker.words import Words

_FOLDED = int(Qt.ItemDataRole.UserRole)
_CODE = _FOLDED + 1


class DelegationBox(QComboBox):
    """An editable combo box whose value is a delegation's code, or empty while the text names none."""

    chosen = Signal(str)

    def __init__(self, delegations: Sequence[Delegation], words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._by_name: dict[str, str] = {}
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        # A name that is longer than the box does not make a dialog as wide as itself.
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(24)
        self.setModel(self._rows(delegations, words))
        self.setCompleter(_Completer(self))
        self.setCurrentIndex(-1)
        line = self.lineEdit()
        assert line is not None
        say_hint(line, words("Type a part of its name"))
        line.setClearButtonEnabled(True)
        line.textChanged.connect(lambda _text: self.chosen.emit(self.code))
        line.editingFinished.connect(self._complete)

    @property
    def code(self) -> str:
        """Code of the delegation that the text names ("CRI"); empty if it names none."""
        return self._by_name.get(folded(self.currentText()), "")

    def choose(self, code: str) -> None:
        """Show the delegation with this code."""
        self.setCurrentIndex(self.findData(code, _CODE))

    def _rows(self, delegations: Sequence[Delegation], words: Words) -> QStandardItemModel:
        model = QStandardItemModel(self)
        for delegation in by_name(delegations, words.language):
            name = delegation.name(words.language)
            shown = name.short if delegation.kind == "state" else f"{name.short} – {name.official}"
            item = QStandardItem(shown)
            item.setData(folded(f"{name.short} {name.official} {delegation.code}"), _FOLDED)
            item.setData(delegation.code, _CODE)
            item.setToolTip(as_written(name.official))
            model.appendRow(item)
            for text in (name.official, name.short, delegation.code, shown):
                self._by_name[folded(text)] = delegation.code
        return model

    def _complete(self) -> None:
        """Whoever typed enough to leave one delegation has named it."""
        text = folded(self.currentText())
        matches = [row for row in range(self.count()) if text in self.itemData(row, _FOLDED)] if text else []
        if self.code:
            self.choose(self.code)
        elif len(matches) == 1:
            self.setCurrentIndex(matches[0])


class _Completer(QCompleter):
    """Matches in folded names and puts the name itself in the box."""

    def __init__(self, parent: DelegationBox) -> None:
        super().__init__(parent)
        self.setModel(parent.model())
        self.setCompletionRole(_FOLDED)
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.setMaxVisibleItems(10)

    def splitPath(self, path: str) -> list[str]:
        """The typed text, without case and accents."""
        return [folded(path)]

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        """The name as it is shown."""
        return str(index.data(Qt.ItemDataRole.DisplayRole))
