"""Supporting documents, by drop, paste, link and choice, and the verification that rests on them."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

import seen
from desk import DeskOfATest
from details import focused, go, titles
from jobs_kept import JobsKept
from offices import NewOffice
from tracker.domain.vocabulary import Support
from tracker.storage import documents
from tracker.ui.commitments.columns import Column
from window import Window

_ALT, _CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


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


def test_a_dropped_file_documents_the_status_a_second_person_verifies_it_and_each_is_taken_back(
    window: Window, decree: Path, new_office: NewOffice
) -> None:
    ana = new_office(author="Ana Mora")
    ana.register.edit([ana.register.find("3.2")], {"status": "implemented"})
    ana.register.send(path := ana.folder / "to-luis.ctu")
    window.register.finish(window.register.review(path))
    fields = window.workplace.detail.fields
    go(window, 1)
    assert "Nothing supports it yet" in seen.told(fields.support)
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
    assert "Verified: 23 Nov 2026, Luis Vega" in seen.told(fields.support)
    window.register.send(back := window.register.places.data / "to-ana.ctu")
    ana.register.finish(ana.register.review(back))
    assert ana.register.find("3.2").support is Support.VERIFIED
    window.press(Qt.Key.Key_Z, _CTRL, window.frame)
    assert "Documented" in seen.told(fields.support)
    window.press(Qt.Key.Key_Z, _CTRL, window.frame)
    assert "Nothing supports it yet" in seen.told(fields.support)


def test_who_reported_a_status_is_told_that_somebody_else_has_to_verify_it(window: Window, decree: Path) -> None:
    window.register.edit([window.found("3.2")], {"status": "implemented", "percent": 40})
    window.register.add_document(window.found("3.2"), decree)
    go(window, 1)
    verify = window.workplace.detail.fields.support.verify
    assert verify.isVisible() and not verify.isEnabled()
    assert "Ask somebody else of your delegation" in verify.accessibleDescription()
    said = seen.told(window.workplace.detail.fields.support)
    assert "Luis Vega reported this status. Ask somebody else of your delegation to verify it." in said
    assert "Implemented, yet progress says 40%." in seen.told(window.workplace.detail)


def test_a_status_is_verified_on_another_laptop(window: Window, decree: Path, new_office: NewOffice) -> None:
    window.register.edit([window.found("3.2")], {"status": "implemented"})
    window.register.add_document(window.found("3.2"), decree)
    ana = new_office(author="Ana Mora")
    window.register.send(path := window.register.places.data / "to-ana.ctu")
    ana.register.finish(ana.register.review(path))
    ana.register.verify(ana.register.find("3.2"))
    ana.register.send(back := ana.folder / "to-luis.ctu")
    window.register.finish(window.register.review(back))
    assert "Verified: 23 Nov 2026, Ana Mora" in seen.told(window.workplace.detail.fields.support)


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
    assert "no web address" in seen.told(section)
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
    why = "“Decree 12.pdf” is larger than 0 MB. Keep it where it is, and add a link to it instead."
    assert why in seen.told(section)
    # Whoever has gone on by then is told all the same, and what came with it is not forgotten.
    window.workplace.editing._jobs = jobs = JobsKept()
    imported: list[object] = []
    section.import_requested.disconnect()
    section.import_requested.connect(imported.append)
    (update := decree.with_name("update.ctu")).write_bytes(b"")
    dropped(section, of_files(decree, update))
    window.click("1.2", Column.RECOMMENDATION)
    while jobs.asked:
        jobs.asked.pop(0)()
    assert f"3.2: The document was not added. {why}" in seen.told(window.workplace.undo_bar) and why not in seen.told(
        section
    )
    assert imported == [[update]]


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
    assert "Decree or regulation · 3 Jun 2026 · Public" in seen.told(file)
    window.press(Qt.Key.Key_Return, on=file)
    window.press(Qt.Key.Key_Return, on=link)
    assert [path.name for path in desk.opened] == ["Decree 12.pdf"] and desk.followed == ["https://example.org/law"]
    (window.register.places.documents / kept.text("content")).unlink()
    window.workplace.detail.refresh()
    assert "Its file is not on this laptop" in seen.told(file)
    window.press(Qt.Key.Key_Return, on=file)
    assert "ask the colleague who added it" in seen.told(section)
