"""The sections of the details, by clicks, keys, drops and pastes through the real window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

import seen
from desk import DeskOfATest
from offices import NewOffice
from tracker.domain.query import Order, SortBy
from tracker.domain.vocabulary import ClearanceLevel, Support
from tracker.register.register import Register
from tracker.storage import documents
from tracker.ui.commitments.columns import Column
from tracker.ui.commitments.period_edit import DateHint
from tracker.ui.detail.entry import Entry
from tracker.ui.detail.entry_form import EntryForm
from tracker.ui.detail.entry_list import EntryList
from tracker.ui.navigation import number_of
from tracker.ui.theme.theme import Theme
from tracker.words import Words
from window import Window, open_window

_ALT, _CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def desk(tmp_path: Path) -> DeskOfATest:
    return DeskOfATest(tmp_path)


@pytest.fixture
def window(register: Register, words: Words, theme: Theme, desk: DeskOfATest, qtbot: QtBot) -> Iterator[Window]:
    """On recommendation 3.2 of a delegation that has reported nothing yet."""
    with open_window(qtbot, register, words, theme, desktop=desk) as opened:
        opened.workplace.show_page(number_of("commitments"))
        opened.workplace.commitments.show_entity(register.find("3.2").id)
        yield opened


@pytest.fixture
def decree(tmp_path: Path) -> Path:
    path = tmp_path / "Decree 12.pdf"
    path.write_bytes(b"%PDF the decree")
    return path


def go(window: Window, number: int) -> None:
    keys = {1: Qt.Key.Key_1, 2: Qt.Key.Key_2, 3: Qt.Key.Key_3, 4: Qt.Key.Key_4, 5: Qt.Key.Key_5, 6: Qt.Key.Key_6}
    window.press(keys[number], _ALT, window.frame)


def titles(entries: EntryList) -> list[str]:
    return [entry.line.title for entry in entries.entries]


def entry(entries: EntryList, title: str) -> Entry:
    return next(e for e in entries.entries if title in e.line.title)


def told(around: QWidget) -> str:
    return "\n".join(label.text() for label in around.findChildren(QLabel) if label.isVisible())


def focused(window: Window) -> QWidget:
    widget = window.frame.focusWidget()
    assert widget is not None
    return widget


def add_action(window: Window, text: str, owner: str = "", due: str = "") -> None:
    form = window.workplace.detail.actions_.adding
    line = form.findChild(QPlainTextEdit)
    assert line is not None
    line.setFocus()
    window.type(text, line)
    for key, typed in (("owner", owner), ("due", due)):
        if typed:
            edit = form.editors[key].findChild(QLineEdit)
            assert edit is not None and edit.isVisible()
            edit.setFocus()
            window.type(typed, edit)
    window.press(Qt.Key.Key_Return, on=focused(window))


def dropped(widget: QWidget, data: QMimeData) -> None:
    at, buttons, keys = QPointF(5, 5), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(at.toPoint(), Qt.DropAction.CopyAction, data, buttons, keys)
    widget.dragEnterEvent(entering)
    assert entering.isAccepted()
    widget.dropEvent(QDropEvent(at, Qt.DropAction.CopyAction, data, buttons, keys))


def of_files(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def test_an_action_is_added_ticked_edited_and_deleted_by_keys(window: Window) -> None:
    go(window, 2)
    section = window.workplace.detail.actions_
    typing = section.adding.findChild(QPlainTextEdit)
    assert section.isVisible() and typing is not None and focused(window) is typing
    window.type("One line", typing)
    owner = section.adding.editors["owner"].inner
    assert typing.height() == owner.height() and typing.verticalScrollBar().maximum() == 0
    window.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier, typing)
    assert typing.height() > owner.height()
    window.press(Qt.Key.Key_Escape, on=typing)
    assert typing.toPlainText() == ""
    add_action(window, "Ask the ministry", "Eva Solano", "20 Nov 2026")
    add_action(window, "Publish it")
    assert titles(section.list) == ["Ask the ministry", "Publish it"]
    go(window, 2)
    assert focused(window) is typing, "where one writes, however many there are"
    window.type("Send it", typing)
    due = section.adding.editors["due"].inner
    due.setFocus()
    window.type("03/04/2027", due)
    (hint,) = (one for one in window.frame.findChildren(DateHint) if one.isVisible())
    hint.choices[1].setFocus()
    assert hint.isVisible(), "it is being asked which is meant"
    typing.setFocus()
    assert not hint.isVisible(), "it would lie over what is typed next"
    window.press(Qt.Key.Key_Escape, on=typing)
    first = section.list.entries[0]
    assert "Eva Solano · due 20 Nov 2026" in told(first) and "Overdue: 3 days late" in told(first)
    assert window.workplace.detail.bar.buttons["actions"].text() == "Actions 2"
    first.setFocus()
    window.press(Qt.Key.Key_Space, on=first)
    assert window.register.steps(window.found("3.2"))[0].is_done
    assert "Overdue" not in told(first) and "done 23 Nov 2026, Luis Vega" in told(first) and first.hasFocus()
    window.press(Qt.Key.Key_Down, on=first)
    assert section.list.entries[1].hasFocus()
    window.press(Qt.Key.Key_F2, on=focused(window))
    line = focused(window)
    assert isinstance(line, QPlainTextEdit) and line.toPlainText() == "Publish it"
    window.type(" soon", line)
    window.press(Qt.Key.Key_End, on=line)
    window.press(Qt.Key.Key_Return, on=line)
    assert section.list.entries[1].form is None and section.list.entries[1].hasFocus()
    assert "soon" in window.register.steps(window.found("3.2"))[1].name
    window.press(Qt.Key.Key_Delete, on=focused(window))
    assert titles(section.list) == ["Ask the ministry"] and first.hasFocus()
    bar = window.workplace.undo_bar
    assert bar.isVisible() and "Deleted an action of 3.2" in told(bar)
    next(b for b in bar.findChildren(QPushButton) if b.text() == "Undo").click()
    assert len(section.list.entries) == 2


def test_a_click_on_the_box_of_an_action_ticks_it(window: Window) -> None:
    window.register.add_step(window.found("3.2"), "Ask")
    go(window, 2)
    box = window.workplace.detail.actions_.list.entries[0]._box
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=box.rect().center())
    assert window.register.steps(window.found("3.2"))[0].is_done and box.isChecked()


def test_what_is_no_date_is_explained_and_kept_for_its_commitment(window: Window) -> None:
    go(window, 2)
    add_action(window, "Ask the ministry", due="soonish")
    section = window.workplace.detail.actions_
    assert "no date yet" in told(section.adding) and not section.list.entries
    assert not any(hint.isVisible() for hint in window.frame.findChildren(DateHint)), "said once"
    window.type("s", section.adding.editors["due"].inner)
    assert "no date yet" not in told(section.adding), "what is being typed is told under the line alone"
    window.press(Qt.Key.Key_Backspace, on=section.adding.editors["due"].inner)
    window.press(Qt.Key.Key_Return, on=section.adding.editors["due"].inner)
    assert "no date yet" in told(section.adding)
    window.click("3.3", Column.RECOMMENDATION)
    assert not section.adding.is_dirty()
    assert "3.2 Actions" in told(window.frame.statusBar())
    window.click("3.2", Column.RECOMMENDATION)
    assert section.adding.typed() == {"text": "Ask the ministry", "due": "soonish"}


def test_the_window_is_not_closed_over_what_could_not_be_saved(window: Window) -> None:
    window.click("3.2", Column.RECOMMENDATION)
    go(window, 2)
    add_action(window, "Ask the ministry", due="soonish")
    window.click("3.3", Column.RECOMMENDATION)
    window.frame.close()
    assert window.frame.isVisible() and "Not saved yet: 3.2" in seen.question(window.frame).informativeText()
    seen.click(seen.question(window.frame), "Go on writing")
    detail = window.workplace.detail
    assert window.frame.isVisible() and detail.entity == window.found("3.2").id
    assert detail.actions_.adding.isAncestorOf(focused(window)), "where it was half written"
    window.click("1.4", Column.DEADLINE)
    window.press(Qt.Key.Key_F2)
    window.type("soon")
    window.frame.close()
    assert "Not saved yet: 1.4 Deadline, 3.2 Actions" in seen.question(window.frame).informativeText()
    seen.click(seen.question(window.frame), "Close anyway")
    assert not window.frame.isVisible()


def test_undo_keys_take_back_what_is_typed_and_elsewhere_what_the_bar_offers(window: Window) -> None:
    window.click("3.2", Column.CHECK)
    go(window, 2)
    text, due = (window.workplace.detail.actions_.adding.editors[key].inner for key in ("text", "due"))
    window.type("Ask the ministry")
    window.press(Qt.Key.Key_Z, _CTRL)
    assert not window.workplace.detail.actions_.adding.is_dirty()
    window.press(Qt.Key.Key_Y, _CTRL)
    assert isinstance(text, QPlainTextEdit) and text.toPlainText() == "Ask the ministry"
    assert window.found("3.2").status == "implemented"
    due.setFocus()
    window.type("soonish")
    window.press(Qt.Key.Key_Z, _CTRL)
    assert isinstance(due, QLineEdit) and due.text() == "" and window.found("3.2").status == "implemented"
    window.press(Qt.Key.Key_Z, _CTRL)
    assert window.found("3.2").status == "implemented", "it stops where the typing began"
    window.press(Qt.Key.Key_Y, _CTRL)
    window.press(Qt.Key.Key_Y, _CTRL)
    assert due.text() == "soonish" and due.hasFocus()
    owner = window.workplace.detail.actions_.adding.editors["owner"].inner
    owner.setFocus()
    window.press(Qt.Key.Key_Z, _CTRL)
    assert window.found("3.2").status is None, "nothing was typed in this line: the last step is taken back"
    window.press(Qt.Key.Key_Y, _CTRL)
    assert window.found("3.2").status == "implemented"
    window.press(Qt.Key.Key_Z, _CTRL, window.workplace.commitments.view)
    assert window.found("3.2").status is None
    assert text.toPlainText() == "Ask the ministry" and window.register.steps(window.found("3.2")) == ()


def test_what_is_saved_or_given_up_is_no_draft_any_more(window: Window) -> None:
    section = window.workplace.detail.actions_
    go(window, 2)
    add_action(window, "Ask", due="soonish")
    window.frame.close()
    seen.click(seen.question(window.frame), "Go on writing")
    assert "Not saved yet" in told(window.frame.statusBar())
    section.adding.editors["due"].type_in("2027")
    section.adding.submit()
    assert titles(section.list) == ["Ask"] and "Not saved yet" not in told(window.frame.statusBar())
    section.edit(section.list.entries[0].line.id)
    form = section.list.entries[0].form
    assert isinstance(form, EntryForm)
    window.type("soonish", form.editors["due"].inner)
    window.workplace.detail.leave()
    assert "Not saved yet" in told(window.frame.statusBar())
    window.press(Qt.Key.Key_Escape, on=form)
    assert "Not saved yet" not in told(window.frame.statusBar())
    window.click("3.3", Column.RECOMMENDATION)
    window.click("3.2", Column.RECOMMENDATION)
    assert section.list.entries[0].form is None


def test_what_is_typed_into_what_an_undo_takes_away_is_there_again_with_it(window: Window) -> None:
    section = window.workplace.detail.actions_
    go(window, 2)
    add_action(window, "Ask")
    window.press(Qt.Key.Key_Return, on=section.list.entries[0])
    window.type("Please: ")
    window.press(Qt.Key.Key_Tab)
    window.press(Qt.Key.Key_Z, _CTRL)
    assert section.list.entries == [] and "Not saved yet: 3.2" in told(window.frame.statusBar())
    window.press(Qt.Key.Key_Y, _CTRL)
    form = section.list.entries[0].form
    assert isinstance(form, EntryForm) and form.typed() == {"text": "Please: Ask"}
    assert "Not saved yet" not in told(window.frame.statusBar())


def test_a_click_on_undo_leaves_what_is_half_typed_and_that_differs_from_nothing(window: Window) -> None:
    row, bar = window.workplace.detail.rows["deadline"], window.workplace.undo_bar
    go(window, 1)
    for typed in ("2027", "2029", "2028"):
        row.editor.setFocus()
        window.press(Qt.Key.Key_A, _CTRL)
        window.type(typed)
        if typed != "2028":
            window.press(Qt.Key.Key_Return)
    undo = next(b for b in bar.findChildren(QPushButton) if b.text() == "Undo")
    QTest.mouseClick(undo, Qt.MouseButton.LeftButton)
    assert window.found("3.2").values["deadline"] == "2027" and row.editor.typed() == "2028"
    window.press(Qt.Key.Key_Return)
    assert window.found("3.2").values["deadline"] == "2028" and not window.found("3.2").conflicts


def test_an_action_that_is_being_edited_is_saved_when_another_commitment_is_shown(window: Window) -> None:
    window.register.add_step(window.found("3.2"), "Ask")
    go(window, 2)
    window.press(Qt.Key.Key_Return, on=window.workplace.detail.actions_.list.entries[0])
    window.type(" and answer", focused(window))
    window.click("3.3", Column.RECOMMENDATION)
    assert "answer" in window.register.steps(window.found("3.2"))[0].name


@pytest.mark.parametrize("is_sorted", [False, True])
@pytest.mark.parametrize("section", [1, 2, 3])
def test_what_is_being_typed_is_saved_once_when_another_commitment_is_clicked(
    window: Window, section: int, is_sorted: bool
) -> None:
    register, done = window.register, window.register.actions_done()
    if is_sorted:
        window.workplace.commitments.sort(Order(SortBy.LEAD))
    window.click("1.2", Column.RECOMMENDATION)
    go(window, section)
    if section == 1:
        window.workplace.detail.rows["next_step"].editor.setFocus()
    window.type("half of it", focused(window))
    window.click("1.3", Column.RECOMMENDATION)
    now = window.found("1.2")
    notes, actions = [n.text for n in register.notes(now)], [a.name for a in register.steps(now)]
    assert [*notes, *actions, *filter(None, [now.values.get("next_step")])] == ["half of it"]
    assert register.actions_done() == done + 1
    view = window.workplace.commitments.view
    assert view.current() == window.found("1.3").id == window.workplace.detail.entity
    assert [c.ref for c in view.selected()] == ["1.3"]


def test_notes_are_written_changed_and_deleted(window: Window) -> None:
    go(window, 3)
    section = window.workplace.detail.notes
    line = focused(window)
    window.type("Ask the ministry", line)
    window.press(Qt.Key.Key_Return, on=line)
    window.type("by Friday", line)
    window.press(Qt.Key.Key_Return, _CTRL, line)
    assert titles(section.list) == ["Ask the ministry\nby Friday"]
    assert "Luis Vega · 23 Nov 2026" in told(section.list)
    window.press(Qt.Key.Key_Return, on=section.list.entries[0])
    QGuiApplication.clipboard().clear()
    text = focused(window)
    assert isinstance(text, QPlainTextEdit)
    text.selectAll()
    window.type("Asked", text)
    window.press(Qt.Key.Key_Return, _CTRL, text)
    assert titles(section.list) == ["Asked"]
    window.press(Qt.Key.Key_C, _CTRL, section.list.entries[0])
    assert QGuiApplication.clipboard().text().split("\t")[::2] == ["Luis Vega", "Asked"]
    window.press(Qt.Key.Key_Delete, on=section.list.entries[0])
    assert section.list.entries == [] and "No notes yet" in told(section)


def test_a_note_that_one_deleted_and_another_changed_is_marked_and_settled(
    window: Window, new_office: NewOffice
) -> None:
    ana = new_office(author="Ana Mora")
    window.register.add_note(window.found("3.2"), "Ask")
    path = window.register.places.data / "to-ana.ctu"
    window.register.send(path)
    ana.register.finish(ana.register.review(path))
    ana.register.delete_note(ana.register.notes(ana.register.find("3.2"))[0])
    window.register.edit_note(window.register.notes(window.found("3.2"))[0], "Ask today")
    back = ana.folder / "to-luis.ctu"
    ana.register.send(back)
    window.register.finish(window.register.review(back))
    go(window, 3)
    (shown,) = window.workplace.detail.notes.list.entries
    assert "Ana Mora deleted it while it was being changed" in told(shown)
    window.press(Qt.Key.Key_K, on=shown)
    assert window.found("3.2").conflicts == () and "deleted it" not in told(shown)


def test_a_dropped_file_documents_the_status_a_second_person_verifies_it_and_each_is_taken_back(
    window: Window, decree: Path, new_office: NewOffice
) -> None:
    ana = new_office(author="Ana Mora")
    ana.register.edit([ana.register.find("3.2")], {"status": "implemented"})
    ana.register.send(path := ana.folder / "to-luis.ctu")
    window.register.finish(window.register.review(path))
    fields = window.workplace.detail.fields
    go(window, 1)
    assert "Nothing supports it yet" in told(fields.support)
    assert window.cell("3.2", Column.STATUS).data(Qt.ItemDataRole.ToolTipRole).count("No supporting document")
    fields.support.add.click()
    section = window.workplace.detail.documents
    assert section.isVisible()
    dropped(section, of_files(decree))
    assert titles(section.list) == ["Decree 12"]
    assert window.found("3.2").support is Support.DOCUMENTED
    # Who added the document may verify what somebody else reported.
    go(window, 1)
    fields.support.verify.click()
    assert window.found("3.2").support is Support.VERIFIED
    assert "Verified: 23 Nov 2026, Luis Vega" in told(fields.support)
    window.register.send(back := window.register.places.data / "to-ana.ctu")
    ana.register.finish(ana.register.review(back))
    assert ana.register.find("3.2").support is Support.VERIFIED
    window.press(Qt.Key.Key_Z, _CTRL, window.frame)
    assert "Documented" in told(fields.support)
    window.press(Qt.Key.Key_Z, _CTRL, window.frame)
    assert "Nothing supports it yet" in told(fields.support)


def test_who_reported_a_status_is_told_that_somebody_else_has_to_verify_it(window: Window, decree: Path) -> None:
    window.register.edit([window.found("3.2")], {"status": "implemented", "percent": 40})
    window.register.add_document(window.found("3.2"), decree)
    go(window, 1)
    verify = window.workplace.detail.fields.support.verify
    assert verify.isVisible() and not verify.isEnabled()
    assert "Ask somebody else of your delegation" in verify.accessibleDescription()
    said = told(window.workplace.detail.fields.support)
    assert "Luis Vega reported this status. Ask somebody else of your delegation to verify it." in said
    assert "Implemented, yet progress says 40 %." in told(window.workplace.detail)


def test_a_status_is_verified_on_another_laptop(window: Window, decree: Path, new_office: NewOffice) -> None:
    window.register.edit([window.found("3.2")], {"status": "implemented"})
    window.register.add_document(window.found("3.2"), decree)
    ana = new_office(author="Ana Mora")
    window.register.send(path := window.register.places.data / "to-ana.ctu")
    ana.register.finish(ana.register.review(path))
    ana.register.verify(ana.register.find("3.2"))
    ana.register.send(back := ana.folder / "to-luis.ctu")
    window.register.finish(window.register.review(back))
    assert "Verified: 23 Nov 2026, Ana Mora" in told(window.workplace.detail.fields.support)


def test_several_files_are_one_action_and_a_link_is_pasted(window: Window, decree: Path, tmp_path: Path) -> None:
    (tmp_path / "minutes.txt").write_text("agreed")
    go(window, 4)
    section = window.workplace.detail.documents
    dropped(section, of_files(decree, tmp_path / "minutes.txt"))
    assert titles(section.list) == ["Decree 12", "minutes"]
    QGuiApplication.clipboard().setText("https://example.org/law")
    window.press(Qt.Key.Key_V, _CTRL, section.list.entries[0])
    assert titles(section.list)[-1] == "https://example.org/law"
    QGuiApplication.clipboard().setText("www.mrree.go.cr/acuerdo")
    window.press(Qt.Key.Key_V, _CTRL, section.list.entries[0])
    assert titles(section.list)[-1] == "https://www.mrree.go.cr/acuerdo", "as it is printed on paper"
    window.register.undo()
    QGuiApplication.clipboard().setText("not an address")
    window.press(Qt.Key.Key_V, _CTRL, section.add_file)
    assert "no web address" in told(section)
    window.register.undo()
    window.register.undo()
    assert section.list.entries == []


def test_a_file_that_is_too_large_is_refused_in_plain_words(
    window: Window, decree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(documents, "LARGEST", 3)
    go(window, 4)
    section = window.workplace.detail.documents
    dropped(section, of_files(decree))
    assert section.list.entries == []
    assert "“Decree 12.pdf” is larger than 0 MB. Keep it where it is, and add a link to it instead." in told(section)


def test_files_and_links_are_chosen_edited_and_opened(window: Window, decree: Path, desk: DeskOfATest) -> None:
    go(window, 4)
    section = window.workplace.detail.documents
    desk.received = [decree]
    for button in (section.add_file, section.add_link):
        button.setFocus()
        window.press(Qt.Key.Key_Return, on=button)
    window.type("https://example.org/law", focused(window))
    window.press(Qt.Key.Key_Return, on=focused(window))
    assert titles(section.list) == ["Decree 12", "https://example.org/law"] and not section.adding.isVisible()
    file, link = section.list.entries
    window.press(Qt.Key.Key_F2, on=file)
    form = file.form
    assert form is not None
    boxes = {box.accessibleName(): box for box in form.findChildren(QComboBox)}
    seen.field(form, "Date", QLineEdit).setText("3 jun")
    boxes["Kind of document"].setCurrentIndex(boxes["Kind of document"].findData("decree"))
    boxes["Confidentiality"].setCurrentIndex(boxes["Confidentiality"].findData("public"))
    window.press(Qt.Key.Key_Return, on=focused(window))
    (kept, _other) = window.register.documents(window.found("3.2"))
    assert (kept.text("kind"), kept.text("confidentiality")) == ("decree", "public")
    assert kept.text("date") == "2026-06-03", "what was issued has come"
    assert "Decree or regulation · 3 Jun 2026 · Public" in told(file)
    window.press(Qt.Key.Key_Return, on=file)
    window.press(Qt.Key.Key_Return, on=link)
    assert [path.name for path in desk.opened] == ["Decree 12.pdf"] and desk.followed == ["https://example.org/law"]
    (window.register.places.documents / kept.text("content")).unlink()
    window.workplace.detail.refresh()
    assert "Its file is not on this laptop" in told(file)
    window.press(Qt.Key.Key_Return, on=file)
    assert "ask the colleague who added it" in told(section)


def test_suggested_links_take_one_key_each_and_others_are_found_by_number_or_words(window: Window) -> None:
    go(window, 5)
    section = window.workplace.detail.links
    assert len(section.suggested.entries) == 5 and section.count() == 0
    section.suggested.entries[0].setFocus()
    window.press(Qt.Key.Key_Y, on=focused(window))
    window.press(Qt.Key.Key_N, on=focused(window))
    window.press(Qt.Key.Key_Return, on=focused(window))
    assert window.found("3.2").members["gcm"] == ("2", "7")
    assert len(section.suggested.entries) == 2 and section.suggested.entries[0].hasFocus()
    window.type("10.7", section.line)
    window.press(Qt.Key.Key_Return, on=section.line)
    window.type("smuggling transnational", section.line)
    window.press(Qt.Key.Key_Return, on=section.line)
    QTest.qWait(0)
    assert (window.found("3.2").members["sdg"], window.found("3.2").members["gcm"]) == (("10.7",), ("2", "7", "9"))
    window.type("1.5", section.line)
    assert ("related", "1.5") in [candidate[:2] for candidate in section.line.offered()]
    window.type("desalination", section.line)
    window.press(Qt.Key.Key_Return, on=section.line)
    assert "Nothing is found" in told(section)


def test_a_related_recommendation_is_gone_to_and_a_link_removed(window: Window) -> None:
    window.register.link(window.found("3.2"), "related", ["1.5"])
    go(window, 5)
    section = window.workplace.detail.links
    related = entry(section.list, "1.5")
    assert window.found("1.5").text.body[:30] in related.line.title
    window.press(Qt.Key.Key_Return, on=related)
    assert window.workplace.detail.entity == window.found("1.5").id
    window.workplace.commitments.show_entity(window.found("3.2").id)
    window.press(Qt.Key.Key_Delete, on=entry(section.list, "1.5"))
    assert section.list.entries == []


def test_clearance_is_set_in_place_and_says_when_something_changed_since(window: Window) -> None:
    window.register.edit([window.found("3.2")], {"status": "implemented"})
    window.register.clear(window.found("3.3"), ClearanceLevel.CONFIRMED, "Migration Directorate")
    go(window, 1)
    row = window.workplace.detail.fields.clearance
    row.level.setFocus()
    for level, proposed in ((1, "Migration Directorate"), (2, "")):
        row.level.setCurrentIndex(level)
        row.level.activated.emit(level)
        line = focused(window)
        assert isinstance(line, QLineEdit) and line.text() == proposed, "whoever clears is not who writes it down"
    assert row.form.typed()["on"] == "23 Nov 2026"
    seen.settled(window.workplace.detail)
    save = seen.button(row.form, "Save clearance")
    assert save.visibleRegion().boundingRect().height() == save.height(), "all of the form is in sight"
    window.press(Qt.Key.Key_Return, _CTRL, on=line)
    assert "It does not say who cleared it." in told(row) and window.found("3.2").clearance is None
    window.type("The Minister", line)
    row.level.activated.emit(2)
    assert isinstance(line, QLineEdit) and line.text() == "The Minister", "proposed only as long as nobody typed"
    document = row.form.editors["document"].findChild(QLineEdit)
    assert document is not None
    window.press(Qt.Key.Key_Return, on=line)
    assert focused(window) is document and window.found("3.2").clearance is None, "Enter clears in nobody's name"
    window.type("Note 14/2026", document)
    window.press(Qt.Key.Key_Return, _CTRL, on=document)
    assert focused(window) is row.level
    assert "Cleared by The Minister, 23 Nov 2026, Note 14/2026" in told(row)
    assert "Changed since" not in told(row) and not row.form.isVisible()
    window.register.edit([window.found("3.2")], {"next_step": "Publish"})
    assert "Changed since" in told(row)
    seen.click(row, "Clear again")
    line = focused(window)
    assert isinstance(line, QLineEdit) and line.text() == "The Minister", "the last who cleared"
    window.press(Qt.Key.Key_Return, on=line)
    assert row.form.isVisible() and focused(window) is document
    window.press(Qt.Key.Key_Escape, on=row.form)
    assert "changed since" in str(window.cell("3.2", Column.MARKS).data(Qt.ItemDataRole.ToolTipRole))
    window.press(Qt.Key.Key_Z, _CTRL, window.frame)
    window.press(Qt.Key.Key_Z, _CTRL, window.frame)
    assert window.found("3.2").clearance is None and row.level.currentText() == "Draft"


def test_a_clearance_that_is_given_up_changes_nothing(window: Window) -> None:
    row = window.workplace.detail.fields.clearance
    go(window, 1)
    row.level.setCurrentIndex(1)
    row.level.activated.emit(1)
    window.press(Qt.Key.Key_Escape, on=row.form)
    assert row.level.currentText() == "Draft" and window.found("3.2").clearance is None


def test_a_deadline_that_moves_asks_for_its_reason(window: Window) -> None:
    rows, fields = window.workplace.detail.rows, window.workplace.detail.fields
    go(window, 1)
    line = rows["deadline"].findChild(QLineEdit)
    assert line is not None and not rows["deadline_reason"].isVisible()
    for typed in ("30 jun 2027", "Q4 2027"):
        line.setFocus()
        line.selectAll()
        window.type(typed, line)
        window.press(Qt.Key.Key_Return, on=line)
        assert rows["deadline_reason"].isVisible() is (typed == "Q4 2027")
    reason = rows["deadline_reason"].findChild(QPlainTextEdit)
    assert reason is not None
    reason.setFocus()
    window.type("The assembly has not met", reason)
    window.press(Qt.Key.Key_Return, _CTRL, reason)
    assert "Moved from 30 Jun 2027 to Q4 2027, Luis Vega" in told(fields)
    window.register.edit([window.found("3.2")], {"deadline": "2028"})
    assert reason.toPlainText() == ""
    assert "Moved from 30 Jun 2027 to Q4 2027, Luis Vega: The assembly has not met" in told(fields)


def test_the_history_says_in_words_what_was_made(window: Window, decree: Path) -> None:
    register = window.register
    register.add_step(window.found("3.2"), "Ask", due="2027-Q1")
    register.edit_thing(register.steps(window.found("3.2"))[0], {"due": "2027-Q2"})
    register.add_document(window.found("3.2"), decree)
    register.link(window.found("3.2"), "gcm", ["7"])
    register.unlink(window.found("3.2"), "gcm", ["2"])
    go(window, 6)
    said = told(window.workplace.detail.history)
    for line in (
        "Action added: Ask",
        "Date of “Ask”: Q1 2027 → Q2 2027",
        "Document added: Decree 12",
        "7 Address and reduce vulnerabilities in migration (added)",
        "(declined)",
    ):
        assert line in said


def test_the_section_chosen_last_is_remembered_and_the_arrow_keys_go_from_one_to_the_next(
    window: Window, words: Words, theme: Theme, qtbot: QtBot
) -> None:
    detail = window.workplace.detail
    detail.bar.buttons["fields"].setFocus()
    assert detail._scroll.verticalScrollBar().isVisible(), "there are more fields than fit"
    window.press(Qt.Key.Key_Right, on=focused(window))
    window.press(Qt.Key.Key_Right, on=focused(window))
    assert detail.notes.isVisible() and detail.bar.buttons["notes"].hasFocus()
    seen.settled(detail)
    assert not detail._scroll.verticalScrollBar().isVisible(), "nothing is below the notes"
    with open_window(qtbot, window.register, words, theme) as again:
        shown = [key for key, section in again.workplace.detail.sections.items() if not section.isHidden()]
        assert shown == ["notes"]


def test_in_a_low_window_the_text_is_folded_until_somebody_asks_for_more(
    window: Window, words: Words, theme: Theme, qtbot: QtBot
) -> None:
    head, body = window.workplace.detail.head, window.found("3.2").text.body
    window.frame.resize(1366, 1000)
    seen.settled(head)
    assert not head._more.isVisible() and "addressed to" in told(head)
    next(a for a in head.languages._changing.actions() if "Español" in a.text()).trigger()
    window.frame.resize(1366, 768)
    seen.settled(head)
    assert head.languages.isVisible()
    window.press(Qt.Key.Key_Escape, on=focused(window))
    assert not head.languages.isVisible(), "it goes once nothing is typed in it"
    seen.settled(head)
    folded = head._text.height()
    copied = _copied(head._text)
    assert copied.endswith(" …") and body.startswith(copied[:-1]), "its first words, and none of them cut"
    assert "Official text" in told(head) and "addressed to" not in told(head) and seen.clipped(head) == []
    window.workplace.commitments.show_entity(window.found("1.5").id)
    seen.settled(head)
    assert _copied(head._text) == window.found("1.5").text.body
    assert not head._more.isVisible() and seen.button(head, "Text in other languages").isVisible(), "it is whole"
    window.workplace.commitments.show_entity(window.found("3.2").id)
    head._more.setFocus()
    window.press(Qt.Key.Key_Return, on=focused(window))
    seen.settled(head)
    assert head._more.hasFocus() and "addressed to" in told(head) and head.languages.isVisible()
    assert _copied(head._text) == body and head._text.height() > folded
    with open_window(qtbot, window.register, words, theme) as again:
        again.workplace.show_page(number_of("commitments"))
        again.workplace.commitments.show_entity(window.found("3.2").id)
        seen.settled(again.frame)
        assert seen.button(again.workplace.detail, "Less of the text").text() == "Less"


def _copied(label: QLabel) -> str:
    label.setFocus()
    QTest.keyClick(label, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    return label.selectedText().replace("\u2029", "")


def test_everything_in_a_section_is_reached_by_tab_and_has_a_name(window: Window, decree: Path) -> None:
    seen = window.found("3.2")
    window.register.add_step(seen, "Ask")
    window.register.add_note(seen, "Internal")
    window.register.add_document(seen, decree)
    window.register.link(seen, "gcm", ["7"])
    for number, section in enumerate(window.workplace.detail.sections.values(), start=1):
        go(window, number)
        reached: set[QWidget] = set()
        for _ in range(60):
            widget = focused(window)
            if section.isAncestorOf(widget):
                assert widget.accessibleName() or getattr(widget, "text", str)(), widget
                reached.add(widget)
            window.press(Qt.Key.Key_Tab, on=widget)
        wanted = {
            w
            for w in section.findChildren(QWidget)
            if w.focusPolicy() & Qt.FocusPolicy.TabFocus and w.isVisible() and w.focusProxy() is None
        }
        missing = {w for w in wanted if w not in reached and not isinstance(w.parent(), QComboBox)}
        assert missing == set(), number


def test_exchange_brings_what_a_colleague_made_into_the_section_that_is_shown(
    window: Window, new_office: NewOffice
) -> None:
    ana = new_office(author="Ana Mora")
    ana.register.add_step(ana.register.find("3.2"), "Ask")
    go(window, 2)
    ana.register.send(path := ana.folder / "update.ctu")
    window.register.finish(window.register.review(path))
    assert titles(window.workplace.detail.actions_.list) == ["Ask"]
