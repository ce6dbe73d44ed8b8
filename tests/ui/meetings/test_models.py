from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtTest import QAbstractItemModelTester

from offices import NewOffice
from post import edit, exchange
from tracker.domain.presented import Comparison
from tracker.register.register import Register
from tracker.ui.meetings import meetings_model, moved_model
from tracker.ui.meetings.flow_model import FlowModel
from tracker.ui.meetings.meetings_model import SECOND_LINE, MeetingsModel
from tracker.ui.meetings.moved_model import MovedModel
from tracker.ui.theme.theme import Theme
from tracker.words import Words

_FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal
_ACROSS, _DOWN = Qt.Orientation.Horizontal, Qt.Orientation.Vertical


@pytest.fixture
def found(register: Register) -> Comparison:
    """1.1 from planned to implemented; of 1.2 a comment, a lead and that it does not apply."""
    register.edit([register.find("1.1")], {"status": "planned"})
    register.add_meeting("Review", date(2026, 5, 3))
    register.freeze(register.meetings()[0])
    register.check_off([register.find("1.1")])
    register.edit([register.find("1.2")], {"lead": "Navy", "comment": "Ask\nagain", "position": "not_applicable"})
    return register.compare(register.meetings()[0])


def test_the_list_of_meetings_keeps_qts_rules_and_tells_what_differs(
    register: Register, words: Words, new_office: NewOffice
) -> None:
    model = MeetingsModel(words)
    tester = QAbstractItemModelTester(model, _FATAL)
    model.show([])
    ana, luis = new_office(author="Ana Mora"), new_office(author="Luis Rojas")
    ana.register.add_meeting("Review", date(2026, 5, 3), "Quito")
    exchange(ana, luis)
    for office, title in ((ana, "March review"), (luis, "Spring review")):
        office.register.edit_meeting(office.register.meetings()[0], title, date(2026, 5, 3), "Quito")
    exchange(luis, ana)
    edit(ana, "1.1", position="not_applicable")
    ana.register.freeze(ana.register.meetings()[0])
    model.show(ana.register.meetings())
    column = meetings_model.Column
    told = [str(model.index(0, c).data()) for c in column]
    assert told == ["3 May 2026", "Spring review", "0 of 45 implemented (0%)"]
    below = str(model.index(0, column.MEETING).data(SECOND_LINE))
    assert below == "Versions of the title differ: “Spring review” (Luis Rojas) or “March review” (Ana Mora)."
    assert model.index(0, column.PRESENTED).data(SECOND_LINE) == "1 not applicable, not counted"
    spoken = str(model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole))
    assert "Quito" in spoken and "differ" in spoken and "1 not applicable, not counted" in spoken
    model.show_said("1.1", {})
    assert model.index(0, column.PRESENTED).data() == "Not among what was frozen"
    model.show_said("", {})
    assert tester.model() is model


def test_what_moved_stands_under_its_recommendation_which_is_named_once(
    found: Comparison, words: Words, theme: Theme
) -> None:
    model = MovedModel(words, theme, several=False)
    tester = QAbstractItemModelTester(model, _FATAL)
    model.show(found)
    told = [[str(model.index(row, c).data()) for c in moved_model.Column] for row in range(model.rowCount())]
    assert [told[row][0][:10] for row in model.headings()] == ["1.1  Reach", "1.2  The c"]
    assert (model.headings(), told[1], told[3:]) == (
        [0, 2],
        ["Status", "Planned", "Implemented"],
        [
            ["Position", "Not reported", "Not applicable"],
            ["Lead institution", "Not reported", "Navy"],
            ["Comment (internal)", "Not reported", "Ask again"],
        ],
    )
    assert model.index(3, 0).data(Qt.ItemDataRole.AccessibleTextRole).startswith("1.2. Position")
    assert [model.line(model.index(row, 0)).commitment.ref for row in (2, 5)] == ["1.2", "1.2"]  # type: ignore[union-attr]
    assert model.index(2, 1).data(Qt.ItemDataRole.ToolTipRole)
    marked = {
        (row, c) for row in range(6) for c in range(3) if model.index(row, c).data(Qt.ItemDataRole.DecorationRole)
    }
    assert marked == {(1, 1), (1, 2)}, "a status is told by its icon as well as by its word"
    assert tester.model() is model


def test_every_number_of_the_flow_is_exactly_those_it_counts(
    found: Comparison, words: Words, theme: Theme, register: Register
) -> None:
    model = FlowModel(words, theme)
    tester = QAbstractItemModelTester(model, _FATAL)
    assert model.rowCount() == model.columnCount() == 0
    model.show(found)
    assert tester.model() is model
    titles = [str(model.headerData(n, _DOWN)).strip() for n in range(model.rowCount())]
    assert titles == ["Planned", "Implemented", "Not reported", "Not applicable", "All"]
    for row in range(model.rowCount()):
        for column in range(model.columnCount()):
            index = model.index(row, column)
            assert index.data() == (str(len(model.ids(index))) if model.ids(index) else "·")
    everything = model.index(4, 4)
    assert (everything.data(), model.explain(everything)) == ("46", "46 commitments")
    went = model.index(0, 1)
    assert model.ids(went) == (register.find("1.1").id,)
    assert model.explain(went) == "1: Planned → Implemented"
    assert model.explain(model.index(2, 2)) == "44 stayed: Not reported"
    assert model.explain(model.index(2, 4)) == "45 then: Not reported"
    assert model.explain(model.index(4, 3)) == "1 later: Not applicable"
    assert model.index(0, 1).data(Qt.ItemDataRole.FontRole).bold()
    assert model.headerData(1, _ACROSS, Qt.ItemDataRole.AccessibleTextRole) == "Implemented"
    assert isinstance(model.headerData(1, _ACROSS, Qt.ItemDataRole.DecorationRole), QIcon)
