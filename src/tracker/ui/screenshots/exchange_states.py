"""Reviews of what came, the Exchange page with its dialogs, and the region."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QApplication, QDialog, QWidget

from tracker.demonstration.filled_in import edit_as_a_colleague
from tracker.domain.review import Answers, Decision
from tracker.ui.navigation import number_of
from tracker.ui.reviewing.change_list import ChangeList
from tracker.ui.reviewing.held import Held
from tracker.ui.reviewing.review_dialog import ReviewDialog
from tracker.ui.screenshots.sent_by_others import submission_of_another, update_of_a_colleague
from tracker.ui.screenshots.stage import DAY, Stage, settle

_BY_A_COLLEAGUE = {
    ("1.2", "Deadline"): "",
    ("1.3", "Deadline"): "31 Feb 2027",
    ("1.4", "Status"): "In progress",
    ("1.5", "Lead institution"): "Consulate General",
    ("1.6", "Status"): "En progreso",
    ("2.1", "Deadline"): "03/04/2027",
    ("2.3", "Next steps"): "Sign the protocol with the ombudsman and the unions before the end of September.",
}


def _review(stage: Stage) -> QWidget:
    dialog = _opened_review(stage)
    dialog.findChildren(ChangeList)[0].go_to_undecided()
    return dialog


def _review_date(stage: Stage) -> QWidget:
    return _opened_review(stage)


def _opened_review(stage: Stage) -> ReviewDialog:
    register = stage.register
    file = stage.folder / "Costa Rica - progress - from Labour.xlsx"
    register.edit([register.find("2.3")], {"next_step": "Sign the protocol with the ombudsman before the end of June."})
    register.export(file)
    edit_as_a_colleague(file, _BY_A_COLLEAGUE)
    register.edit([register.find("1.4")], {"status": "implemented"})
    held = Held(register.review(file, author="Luis Vega"), (file,))
    dialog = ReviewDialog(register, stage.words, stage.jobs, held, stage.frame)
    dialog.resize(1180, 740)
    dialog.show()
    return dialog


def _review_update(stage: Stage) -> QWidget:
    dialog = _opened_update(stage)
    dialog.findChildren(ChangeList)[0].go_to_first()
    return dialog


def _review_submission(stage: Stage) -> QWidget:
    dialog = _opened_update(stage)
    lines = dialog.findChildren(ChangeList)[0]
    lines.setCurrentIndex(lines.model().index(1, 0, lines.model().index(lines.model().rowCount() - 1, 0)))
    return dialog


def _opened_update(stage: Stage) -> ReviewDialog:
    """An update file of a colleague whose laptop is not known here, and the word of another delegation with it."""
    files = (update_of_a_colleague(stage.register, stage.folder), submission_of_another(stage.folder, DAY))
    held = Held(stage.register.review(*files), files)
    dialog = ReviewDialog(stage.register, stage.words, stage.jobs, held, stage.frame)
    dialog.resize(1180, 740)
    dialog.show()
    return dialog


def _exchange(stage: Stage) -> QWidget:
    """A colleague's update put aside, one taken in that differs, a submission that was sent and is not yet answered."""
    register, folder = stage.register, stage.folder
    files = (update_of_a_colleague(register, folder),)
    review = register.review(*files)
    register.set_aside(review, Answers({0: Decision.TAKE}), files)
    register.finish(register.review(submission_of_another(folder, DAY)))
    register.finish(register.review(*files), Answers({p.number: Decision.BOTH for p in review.proposals}))
    register.submit(folder / "Costa Rica - submission.ctu", register.draft_submission("Secretariat"))
    return page_of(stage, "exchange")


def _exchange_empty(stage: Stage) -> QWidget:
    return page_of(stage, "exchange")


def _region(stage: Stage) -> QWidget:
    register = stage.register
    register.finish(register.review(submission_of_another(stage.folder, DAY)))
    register.ask(["MEX", "BRA", "GTM", "HND"], date(2026, 10, 1))
    for ref, status in (("1.1", "planned"), ("1.3", "implemented"), ("2.2", "in_progress")):
        register.transcribe("BRA", ref, {"status": status}, cites="Note verbale 12/2026", on=date(2026, 11, 5))
    return page_of(stage, "regional")


def _region_empty(stage: Stage) -> QWidget:
    return page_of(stage, "regional")


def page_of(stage: Stage, name: str) -> QWidget:
    """The window with this page in front."""
    stage.workplace.show_page(number_of(name))
    return stage.frame


def _send(stage: Stage) -> QWidget:
    return _opened(stage, "exchange", lambda: stage.workplace.exchange.send())


def _submit(stage: Stage) -> QWidget:
    return _opened(stage, "exchange", lambda: stage.workplace.exchange.submit())


def _opened(stage: Stage, page: str, open_dialog: Callable[[], None]) -> QWidget:
    page_of(stage, page)
    open_dialog()
    settle()
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible())


STATES: dict[str, Callable[[Stage], QWidget]] = {
    "review": _review,
    "review-date": _review_date,
    "review-update": _review_update,
    "review-submission": _review_submission,
    "exchange": _exchange,
    "exchange-empty": _exchange_empty,
    "send": _send,
    "submit": _submit,
    "region": _region,
    "region-empty": _region_empty,
}
