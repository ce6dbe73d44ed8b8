"""Where rich text in a cell is cut."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QTextDocument, QTextLine
from pytestqt.qtbot import QtBot

from tracker.ui.reviewing.rich_cell import lines_that_fit, where_to_cut

_LONG = "Please check the figure for the second half of the year with the institute of statistics"


def _laid_out(width: int) -> QTextDocument:
    document = QTextDocument()
    document.setDocumentMargin(0)
    document.setHtml(f"<b>{_LONG}</b>")
    document.setTextWidth(width)
    document.size()
    return document


@pytest.mark.parametrize("room", [40, 61.5, 90, 133])
def test_a_line_is_cut_between_two_letters(room: float, qtbot: QtBot) -> None:
    document = _laid_out(150)
    line: QTextLine = document.firstBlock().layout().lineAt(1)
    ends = [line.cursorToX(at)[0] for at in range(line.textStart(), line.textStart() + line.textLength() + 1)]  # type: ignore[index]
    cut = where_to_cut(line, room)
    assert cut in ends and cut <= room
    last = min(room, line.naturalTextWidth())
    assert not [end for end in ends if cut < end <= last], "no letter is left out that has room"


def test_a_line_that_has_room_ends_with_its_last_letter(qtbot: QtBot) -> None:
    document = _laid_out(150)
    line = document.firstBlock().layout().lineAt(0)
    assert where_to_cut(line, 1000) == line.naturalTextWidth()


def test_only_whole_lines_are_shown_and_one_at_least(qtbot: QtBot) -> None:
    document = _laid_out(150)
    layout = document.firstBlock().layout()
    height = layout.lineAt(0).height()
    assert layout.lineCount() > 2
    assert [lines_that_fit(layout, height * n) for n in (0.5, 1, 1.6, 2)] == [1, 1, 1, 2]
