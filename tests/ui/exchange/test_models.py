from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from offices import Office
from post import edit, exchange
from tracker.domain.exchange import Received, Sent
from tracker.domain.export import Audience
from tracker.ui.exchange import post_model, submission_model
from tracker.ui.exchange.post_model import PostModel
from tracker.ui.exchange.submission_model import SubmissionModel
from tracker.ui.exchange.telling import Telling
from tracker.ui.theme.theme import Theme
from tracker.words import Words

_FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


def test_the_list_of_files_keeps_qts_rules(ana: Office, luis: Office, words: Words, qtbot: QtBot) -> None:
    edit(ana, "1.1", status="planned")
    ana.register.send(ana.folder / "a.ctu", "Luis Rojas")
    edit(luis, "1.2", status="planned")
    exchange(luis, ana)
    ana.register.export(ana.folder / "book.xlsx", meeting="March meeting")
    ana.register.export(ana.folder / "for all.xlsx", meeting="March meeting", audience=Audience.OUTWARD)
    model = PostModel(words, Telling(words, {}, home="CRI"))
    tester = QAbstractItemModelTester(model, _FATAL)
    model.show(ana.register.sent_files(), ana.register.received_files())
    assert model.rowCount() == 4
    lines = [model.line(model.index(row, 0)) for row in range(4)]
    assert {
        (str(model.index(row, 0).data()), line.file, str(model.index(row, post_model.Column.STATE).data()))
        for row, line in enumerate(lines)
        if isinstance(line, Sent) and line.kind == "workbook"
    } == {
        ("Workbook for colleagues · March meeting", "book.xlsx", "Nothing came back yet"),
        ("Workbook for others · March meeting", "for all.xlsx", "Nothing came back yet"),
    }
    model.show_awaited_only(True)
    awaited = [str(model.index(row, 0).data()) for row in range(model.rowCount())]
    assert awaited == ["Update to Luis Rojas"], "nobody need answer a workbook for a meeting"
    model.show_awaited_only(False)
    (came,) = (model.index(row, 0) for row, line in enumerate(lines) if isinstance(line, Received))
    spoken = str(came.data(Qt.ItemDataRole.AccessibleTextRole))
    assert "Update from Luis Rojas. 1 taken. Write receipt…. 23 Nov 2026" in spoken
    assert "Sent on 23 Nov 2026" in str(came.data(Qt.ItemDataRole.ToolTipRole))
    model.show((), ())
    assert model.rowCount() == 0
    del tester


def test_the_preview_of_a_submission_keeps_qts_rules_and_marks_what_changed(
    ana: Office, words: Words, theme: Theme, qtbot: QtBot
) -> None:
    edit(ana, "1.1", status="planned")
    edit(ana, "1.2", status="planned")
    ana.register.submit(ana.folder / "s.ctu", ana.register.draft_submission("OAS"))
    edit(ana, "1.2", status="implemented")
    model = SubmissionModel(words, theme)
    tester = QAbstractItemModelTester(model, _FATAL)
    model.show(ana.register.draft_submission("OAS"))
    rows = [[str(model.index(r, c).data()) for c in range(model.columnCount())] for r in range(model.rowCount())]
    assert rows == [
        ["1.1", "Status", "Planned", "Planned · 23 Nov 2026"],
        ["1.2", "Status", "Implemented", "Planned · 23 Nov 2026"],
    ]
    model.show_changed_only(True)
    assert model.rowCount() == 1
    spoken = str(model.index(0, submission_model.Column.VALUE).data(Qt.ItemDataRole.AccessibleTextRole))
    assert spoken == "1.2. Status. Implemented. Planned · 23 Nov 2026. Changed"
    model.show(None)
    assert model.rowCount() == 0
    del tester
