"""How wide the columns are."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

import seen
from tracker.ui.commitments.columns import Column
from tracker.ui.commitments.outline_header import OutlineHeader
from tracker.ui.commitments.outline_model import Index
from window import Window


def test_the_lead_takes_what_the_window_gives_unless_it_was_dragged(window: Window) -> None:
    header = window.workplace.commitments.view.horizontalHeader()
    assert isinstance(header, OutlineHeader)

    def lead_at(width: int) -> int:
        header.fit(width)
        return header.sectionSize(Column.LEAD)

    scarce = next(width for width in range(600, 1000, 4) if lead_at(width))
    assert lead_at(scarce) < lead_at(1000) == lead_at(1400)
    assert lead_at(scarce) < lead_at(1000), "it gives the room back"
    header.resizeSection(Column.LEAD, 300)
    assert lead_at(1400) == 300


def test_no_year_is_cut_by_widths_that_were_enough_in_another_language(window: Window) -> None:
    header = window.workplace.commitments.view.columns
    needed = {column: header.sectionSize(column) for column in (Column.NUMBER, Column.DEADLINE)}
    for column in needed:
        header.resizeSection(column, 40)
    narrow = header.saveState()
    header.bring_back(narrow)
    assert {column: header.sectionSize(column) for column in needed} == needed


def test_its_names_are_painted_without_asking_every_selected_cell(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = window.workplace.commitments
    page.view.selectAll()
    seen.settled(window.frame)
    asked: list[int] = []
    flags = page.model.flags

    def counted(index: Index) -> Qt.ItemFlag:
        asked.append(index.row())
        return flags(index)

    monkeypatch.setattr(page.model, "flags", counted)
    page.view.columns.viewport().repaint()
    assert asked == []
