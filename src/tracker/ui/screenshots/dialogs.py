"""What opens over the pages: reviews of what came, what is sent and exported, and other questions."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QComboBox, QMessageBox, QPushButton, QTableView, QTabWidget, QWidget

from tracker.demonstration.filled_in import edit_as_a_colleague
from tracker.domain.exchange import ParcelKind
from tracker.domain.export import Audience
from tracker.domain.fields import Value
from tracker.domain.query import Filter
from tracker.errors import UserError
from tracker.places import Places
from tracker.register.opening import open_register
from tracker.ui.commitments.name_edit import NameEdit
from tracker.ui.desktop import Desktop
from tracker.ui.exporting.export_dialog import ExportDialog
from tracker.ui.notices import error_box
from tracker.ui.progress_dialog import ProgressDialog
from tracker.ui.reassign_dialog import ReassignDialog
from tracker.ui.reviewing.change_list import ChangeList
from tracker.ui.reviewing.held import held
from tracker.ui.reviewing.imports import without_this_one
from tracker.ui.reviewing.review_dialog import ReviewDialog
from tracker.ui.screenshots.stage import DAY, Ground, Stage, settle
from tracker.ui.screenshots.states import State
from tracker.ui.wording import Wording
from tracker.words import plural

_BY_A_COLLEAGUE = {
    ("1.2", "Deadline"): "",
    ("1.3", "Deadline"): "31 Feb 2027",
    ("1.4", "Status"): "In progress",
    ("1.6", "Status"): "En progreso",
    ("2.1", "Deadline"): "03/04/2027",
    ("3.6", "Progress (%)"): "50",
}

_REVIEW = (1180, 740)
"""As it opens on a screen that has room for it, which none is drawn on."""

_NARROW = (780, 600)


def _review(stage: Stage) -> QWidget:
    """The one that waits."""
    stage.page("exchange")
    stage.workplace.errands.reopen(stage.register.waiting()[0].id)
    dialog = stage.dialog()
    dialog.resize(*_REVIEW)
    dialog.findChildren(ChangeList)[0].go_to_first()
    return dialog


def _review_workbook(stage: Stage) -> QWidget:
    dialog = _opened_workbook(stage)
    dialog.findChildren(ChangeList)[0].go_to_undecided()
    return dialog


def _opened_workbook(stage: Stage) -> ReviewDialog:
    register = stage.register
    stage.page("exchange")
    file = stage.folder / "Costa Rica - Rosa Vega.xlsx"
    register.export(file, language="en")
    theirs, ours = stage.other_leads("1.5")
    edit_as_a_colleague(file, _BY_A_COLLEAGUE | {("1.5", "Lead institution"): theirs})
    register.edit([register.find("1.5")], {"lead": ours})
    review = held(register, register.review(file, author="Rosa Vega"), (file,))
    dialog = ReviewDialog(register, stage.words, stage.jobs, review, stage.frame)
    dialog.resize(*_REVIEW)
    dialog.show()
    return dialog


def _from(stage: Stage, author: str, **values: Value) -> Path:
    """An update file from a laptop that nobody here has heard of."""
    folder = stage.folder / author
    register = open_register(Places(folder, folder / "tracker.db"), DAY, words=stage.words)
    register.introduce("CRI", author)
    register.edit([register.find("1.5")], values)
    register.add_step(register.find("1.5"), "Consulado General", author, "2027-02-15")
    file = stage.folder / f"{author}.ctu"
    register.send(file, "Ana Mora")
    register.close()
    return file


def _review_unknown(stage: Stage) -> QWidget:
    """A colleague nobody knows yet, and one whose key is another than before; in a narrow window."""
    files = [_from(stage, "Rosa Vega", lead="Consulado General"), _from(stage, "Luis Rojas", percent=35)]
    dialog = _reviewing(stage, *files)
    dialog.resize(*_NARROW)
    return dialog


def _review_undone(stage: Stage) -> QWidget:
    """What was taken back with its import comes once more."""
    register, file = stage.register, _from(stage, "Rosa Vega", lead="Consulado General")
    register.finish(register.review(file))
    register.undo()
    dialog = _reviewing(stage, file)
    dialog.resize(*_REVIEW)
    dialog.findChildren(ChangeList)[0].go_to_undecided()
    return dialog


def _reviewing(stage: Stage, *files: Path) -> ReviewDialog:
    register = stage.register
    stage.page("exchange")
    review = held(register, register.review(*files), files)
    dialog = ReviewDialog(register, stage.words, stage.jobs, review, stage.frame)
    dialog.show()
    return dialog


def _refused(stage: Stage) -> QWidget:
    """One of several files is damaged."""
    stage.page("exchange")
    file = _from(stage, "Rosa Vega", lead="Consulado General")
    file.write_bytes(file.read_bytes()[:-100])
    try:
        stage.register.review(file)
    except UserError as error:
        error.meanwhile = without_this_one(3)
        box = error_box(stage.frame, stage.words, error)
    box.show()
    return box


def _kept(stage: Stage) -> QWidget:
    """What an undo could not take back, in the bar, with much to say."""
    stage.page("commitments")
    words, wording = stage.words, Wording(stage.words)
    kept = [f"3.{number} {wording.label(key)}" for number, key in enumerate(("next_step", "alternate", "lead"), 1)]
    fields = ", ".join([*kept, words(plural("{n} more", "{n} more", 13))])
    title = stage.register.suggested_parcel_name(ParcelKind.UPDATE, stage.register.author)
    said = words("{said}. Edited since, and kept as they are now: {fields}", said=title, fields=fields)
    stage.workplace.undo_bar.tell(said, "an action", stays=True, show_all=stage.frame.show)
    return stage.frame


def _moved(stage: Stage) -> QWidget:
    """A deadline that moved, and the way to say why."""
    stage.page("commitments")
    stage.workplace.commitments.show_entity(stage.register.find("1.5").id)
    stage.workplace.editing.edit([stage.register.find("1.5")], {"deadline": "2027-06-30"})
    settle()
    return stage.frame


def _why(stage: Stage) -> QWidget:
    """Where it is said."""
    drawn = _moved(stage)
    stage.workplace.undo_bar.ask_why()
    settle()
    return drawn


def _reading(stage: Stage) -> QWidget:
    stage.page("exchange")
    words = stage.words
    label = words("Reading {file}…", file="Costa Rica - Rosa Vega.xlsx")
    dialog = ProgressDialog(label, words, lambda: None, stage.frame)
    dialog.show_step(37, 100, label)
    dialog.show()
    return dialog


class _Desk(Desktop):
    def documents(self) -> Path:
        return Path("Documents")


def export_dialog(stage: Stage) -> QWidget:
    """What goes into a workbook of one panel."""
    stage.page("commitments")
    which = Filter(panels=frozenset({stage.register.panels()[0].id}))
    common = (stage.register, stage.words, stage.theme, stage.jobs)
    dialog = ExportDialog(*common, which, stage.frame, _Desk())
    dialog.show()
    return dialog


def _export_for_others(stage: Stage) -> QWidget:
    dialog = export_dialog(stage)
    whom = next(box for box in dialog.findChildren(QComboBox) if box.findData(Audience.OUTWARD.value) >= 0)
    whom.setCurrentIndex(whom.findData(Audience.OUTWARD.value))
    return dialog


def _send(stage: Stage) -> QWidget:
    stage.page("exchange")
    stage.workplace.pages.exchange.send()
    return stage.dialog()


def _submit(stage: Stage) -> QWidget:
    stage.page("exchange")
    stage.workplace.pages.exchange.submit()
    return stage.dialog()


def _submit_differing(stage: Stage) -> QWidget:
    """At the lines of which colleagues have said two things."""
    dialog = _submit(stage)
    table = dialog.findChildren(QTableView)[0]
    differing = stage.register.differing()[1][0].ref
    first = next(row for row in range(table.model().rowCount()) if table.model().index(row, 0).data() == differing)
    settle()
    table.scrollTo(table.model().index(first, 0), QTableView.ScrollHint.PositionAtTop)
    return dialog


def _submit_question(stage: Stage) -> QWidget:
    """Before values of which colleagues have said two things leave."""
    dialog = _submit(stage)
    dialog.findChildren(NameEdit)[0].setText("Panamá")
    submitting = next(button for button in dialog.findChildren(QPushButton) if button.isDefault())
    # A demonstration sends nothing: it is greyed there.
    submitting.setEnabled(True)
    submitting.click()
    settle()
    return dialog.findChildren(QMessageBox)[0]


def _new_meeting(stage: Stage) -> QWidget:
    stage.page("meetings")
    stage.workplace.pages.meetings.add()
    return stage.dialog()


def _reassign(stage: Stage) -> QWidget:
    stage.page("commitments")
    stage.workplace.commands.reassign.trigger()
    settle()
    dialog = stage.frame.findChild(ReassignDialog)
    assert dialog is not None
    dialog.leaver.setText("Luis Rojas")
    dialog.successor.setText("Eva Solís")
    return dialog


def _palette(stage: Stage) -> QWidget:
    stage.page("commitments")
    stage.workplace.commands.palette.trigger()
    return stage.dialog()


def _said(stage: Stage) -> QWidget:
    """What another delegation answered on a recommendation."""
    stage.page("regional")
    model, matrix = stage.workplace.pages.region.model, stage.workplace.pages.region.matrix
    theirs = (answer for answer in model.answers if answer.submitted and answer.delegation != model.telling.home)
    matrix.go_to(next(theirs).delegation, stage.register.find("1.1").recommendation.id)
    matrix.opened.emit(matrix.view.currentIndex())
    return stage.dialog()


def _settings(stage: Stage) -> QWidget:
    stage.page("commitments")
    stage.workplace.commands.settings.trigger()
    return stage.dialog()


def _backups(stage: Stage) -> QWidget:
    dialog = _settings(stage)
    dialog.findChildren(QTabWidget)[0].setCurrentIndex(2)
    settle()
    return dialog


STATES: dict[str, State] = {
    "review": State(_review),
    "review-workbook": State(_review_workbook, alters=True),
    "review-unknown": State(_review_unknown, alters=True),
    "review-undone": State(_review_undone, alters=True),
    "refused": State(_refused, alters=True),
    "kept": State(_kept, alters=True),
    "moved": State(_moved, alters=True),
    "why": State(_why, alters=True),
    "reading": State(_reading),
    "export": State(export_dialog),
    "export-others": State(_export_for_others),
    "send": State(_send),
    "submit": State(_submit),
    "submit-differing": State(_submit_differing),
    "submit-question": State(_submit_question, alters=True),
    "meeting-new": State(_new_meeting),
    "reassign": State(_reassign),
    "palette": State(_palette),
    "said": State(_said),
    "settings": State(_settings),
    "backups": State(_backups),
    "backups-none": State(_backups, Ground.EMPTY),
}
