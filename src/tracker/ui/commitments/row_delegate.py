"""Between the list and its rows: hands painting to the painter and makes the editors."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import QApplication, QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from tracker.domain.commitment import Commitment
from tracker.domain.fields import Value
from tracker.ui.commitments.columns import FIELD_OF, Column
from tracker.ui.commitments.name_edit import NameEdit
from tracker.ui.commitments.outline_model import Index, OutlineModel
from tracker.ui.commitments.period_edit import PeriodEdit
from tracker.ui.commitments.row_painter import RowPainter
from tracker.ui.undo_of_typing import UndoOfTyping

_LEAVING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


class RowDelegate(QStyledItemDelegate):
    """`edited` carries the commitment as it was when the editor opened, the field, its new value and what was typed."""

    edited = Signal(object, str, object, str)

    def __init__(
        self,
        model: OutlineModel,
        painter: RowPainter,
        leads: Callable[[], Sequence[str]],
        make_period_edit: Callable[[QWidget], PeriodEdit],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._painter = painter
        self._leads = leads
        self._make_period_edit = make_period_edit
        self._seen: dict[QLineEdit, tuple[Commitment, str]] = {}
        self.hovered_row = -1

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """A heading over all columns, or one cell."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect)
        state = option.state
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        if group := self._model.group(index.row()):
            self._painter.heading(painter, box, group, self._model.is_open(group), focused)
        elif commitment := self._model.commitment(index.row()):
            selected = bool(state & QStyle.StateFlag.State_Selected)
            self._painter.background(painter, box, selected, index.row() == self.hovered_row)
            column, cells = Column(index.column()), self._model.cells
            text, is_confirmed = cells.text(commitment, column), cells.is_confirmed(commitment)
            self._painter.cell(painter, box, commitment, column, text, is_confirmed=is_confirmed, is_selected=selected)
            if focused and column in FIELD_OF:
                self._painter.focus(painter, box)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Every row is as high as its kind."""
        return self._painter.size()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """An editor that knows what was on screen when it opened."""
        commitment = self._model.commitment(index.row())
        if index.column() == Column.DEADLINE:
            dated = self._make_period_edit(parent)
            dated.settled.connect(lambda: self._leave(dated))
            editor: QLineEdit = dated
        else:
            editor = NameEdit(self._leads, parent)
        UndoOfTyping(editor)
        heading = self._model.headerData(index.column(), Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole)
        editor.setAccessibleName(str(heading))
        if commitment:
            _fill(editor, commitment, FIELD_OF[Column(index.column())])
            self._seen[editor] = (commitment, editor.text())
            editor.destroyed.connect(lambda: self._seen.pop(editor, None))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Filled once, when it is made: what is being typed is never overwritten by a refresh."""

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Say what was edited; the register writes it and the list re-reads it."""
        if editor not in self._seen or not isinstance(editor, QLineEdit):
            return
        seen, filled = self._seen[editor]
        # Compared, not asked of Qt: a name picked from the suggestions counts as unmodified there.
        if editor.text() == filled:
            return
        value: Value = editor.code() if isinstance(editor, PeriodEdit) else editor.text()
        self.edited.emit(seen, FIELD_OF[Column(index.column())], value, editor.text())

    def is_kept_open(self) -> bool:
        """Whether an editor holds a date that is none yet; it is then explained again and gets the keyboard back."""
        for editor in self._kept_open():
            editor.setFocus()
            editor.explain()
            return True
        return False

    def leave(self) -> None:
        """Save what is being typed, as going elsewhere would; a date that is none yet stays."""
        for editor in [one for one in self._seen if not one.isHidden() and one not in self._kept_open()]:
            self._leave(editor)

    def half_typed(self) -> Sequence[tuple[Commitment, str]]:
        """The dates that are none yet, as they are typed."""
        return [(self._seen[editor][0], editor.text()) for editor in self._kept_open()]

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """A line in the middle of the row, wide enough to type in."""
        box = option.rect
        height = editor.sizeHint().height()
        width = max(box.width(), 170)
        parent = editor.parentWidget()
        left = min(box.left(), parent.width() - width - 2) if parent else box.left()
        editor.setGeometry(left, box.center().y() - height // 2, width, height)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """A date that is none yet keeps its editor open, with a sentence, whatever key or click wants to leave."""
        if isinstance(editor, PeriodEdit) and not editor.is_settled():
            if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _LEAVING:
                editor.explain()
                return True
            if isinstance(event, QFocusEvent) and event.lostFocus():
                if not editor.is_asking(QApplication.focusWidget()):
                    editor.explain()
                return False
        if (
            isinstance(event, QFocusEvent)
            and event.lostFocus()
            and event.reason()
            in (
                Qt.FocusReason.PopupFocusReason,
                Qt.FocusReason.ActiveWindowFocusReason,
            )
        ):
            return False
        return super().eventFilter(editor, event)

    def _kept_open(self) -> list[PeriodEdit]:
        open_ones = (editor for editor in self._seen if isinstance(editor, PeriodEdit) and not editor.isHidden())
        return [editor for editor in open_ones if not editor.is_settled()]

    def _leave(self, editor: QWidget) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)


def _fill(editor: QLineEdit, commitment: Commitment, key: str) -> None:
    if isinstance(editor, PeriodEdit):
        editor.show_code(commitment.text_of(key))
    else:
        editor.setText(commitment.text_of(key) or "")
