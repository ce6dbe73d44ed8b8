"""The pages as an officer finds them in the middle of the work, and before it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from tracker.domain.query import Filter
from tracker.register.going_back import backups_kept, prepare_going_back
from tracker.ui.commitments.period_edit import PeriodEdit
from tracker.ui.history.page import HistoryPage
from tracker.ui.history.period import Period
from tracker.ui.screenshots.stage import Ground, Stage, settle
from tracker.ui.screenshots.states import Draw, State, empty


def _page(key: str) -> Draw:
    return lambda stage: stage.page(key)


def _commitments(stage: Stage) -> QWidget:
    drawn = section("fields", "1.2")(stage)
    stage.workplace.undo_bar.hide()
    return drawn


def _filtered(stage: Stage) -> QWidget:
    stage.workplace.commitments.filters.show_filter(
        Filter(statuses=frozenset({"in_progress", "partially_implemented", "continuous"}))
    )
    return stage.page("commitments")


def _found_nothing(stage: Stage) -> QWidget:
    stage.workplace.commitments.filters.show_filter(Filter(search="xyz"))
    return stage.page("commitments")


def _bulk(stage: Stage) -> QWidget:
    page = stage.workplace.commitments
    drawn = stage.page("commitments")
    page.view.select([stage.register.find(ref).id for ref in ("1.4", "1.5", "1.6")])
    page.confirm_selected()
    return drawn


def _menu(stage: Stage) -> QWidget:
    """What the other mouse button offers of a row."""
    _commitments(stage)
    page = stage.workplace.commitments
    page.view.select([stage.register.find("1.5").id])
    page.view.customContextMenuRequested.emit(page.view.viewport().rect().center())
    return stage.workplace.commands.commitment


def _date(stage: Stage) -> QWidget:
    page = stage.workplace.commitments
    drawn = stage.page("commitments")
    page.show_entity(stage.register.find("1.5").id)
    settle()
    page.edit_deadline()
    editor = page.view.viewport().findChild(PeriodEdit)
    if editor is not None:
        editor.setText("03/04/2027")
        editor.explain()
    return drawn


def section(key: str, ref: str) -> Draw:
    """A section of a commitment's details, beside the list."""

    def draw(stage: Stage) -> QWidget:
        drawn = stage.page("commitments")
        stage.workplace.commitments.show_entity(stage.register.find(ref).id)
        settle()
        stage.workplace.commands.sections[key].trigger()
        return drawn

    return draw


def _overview_table(stage: Stage) -> QWidget:
    stage.workplace.pages.overview.progress.as_table.click()
    return stage.page("overview")


def _said(stage: Stage) -> QWidget:
    drawn = stage.page("meetings")
    stage.workplace.pages.meetings.search.setText("1.2")
    stage.workplace.pages.meetings.read()
    return drawn


def _compared(tab: int) -> Draw:
    def draw(stage: Stage) -> QWidget:
        drawn = stage.page("meetings")
        meetings = stage.workplace.pages.meetings
        meetings.view.setCurrentIndex(meetings.model.index(1, 0))
        meetings.compare()
        meetings.comparison.tabs.setCurrentIndex(tab)
        return drawn

    return draw


def _to_come(stage: Stage) -> QWidget:
    """The draft for a meeting that was frozen ahead of its day."""
    drawn = stage.page("meetings")
    meetings = stage.workplace.pages.meetings
    stage.register.freeze(meetings.model.meetings[0])
    meetings.view.setCurrentIndex(meetings.model.index(1, 0))
    meetings.compare()
    meetings.comparison.after.setCurrentIndex(1)
    meetings.comparison.after.activated.emit(1)
    meetings.comparison.tabs.setCurrentIndex(2)
    return drawn


def _gone_back(stage: Stage) -> QWidget:
    drawn = stage.page("commitments")
    backup = backups_kept(stage.register.places)[1]
    stage.workplace.tell_gone_back(prepare_going_back(stage.register.places, backup.path))
    settle()
    return drawn


def _history(stage: Stage) -> QWidget:
    drawn = stage.page("history")
    view = stage.workplace.pages.history.view
    for row in (0, 2):
        view.expand(view.model().index(row, 0))
    return drawn


def _undone(stage: Stage) -> QWidget:
    """What was undone after part of it was edited again, among what the officer had a hand in."""
    register = stage.register
    first, second = stage.other_leads("1.4")
    done = register.edit([register.find("1.4")], {"status": "planned", "lead": first})
    register.edit([register.find("1.4")], {"lead": second})
    register.undo(done.action)
    drawn = stage.page("history")
    page = stage.frame.findChild(HistoryPage)
    if page is not None:
        page.who.tick(frozenset({register.author}))
        page.when.button.tick(frozenset({Period.DAY}))
        page.when.button.changed.emit()
        page.view.expand(page.model.index(1, 0))
    return drawn


_SECTIONS = ("fields", "actions", "notes", "documents", "links", "history")

STATES: dict[str, State] = {
    "overview": State(_page("overview")),
    "commitments": State(_commitments),
    "deadlines": State(_page("deadlines")),
    "regional": State(_page("regional")),
    "meetings": State(_page("meetings")),
    "exchange": State(_page("exchange")),
    "history": State(_history),
    "history-undone": State(_undone, alters=True),
    "overview-table": State(_overview_table, alters=True),
    "commitments-filtered": State(_filtered),
    "commitments-nothing-found": State(_found_nothing),
    "commitments-bulk": State(_bulk, alters=True),
    "commitments-menu": State(_menu, alters=True),
    "commitments-date": State(_date, alters=True),
    "meetings-said": State(_said),
    "compared": State(_compared(0)),
    "compared-numbers": State(_compared(1)),
    "compared-draft": State(_compared(2)),
    "compared-to-come": State(_to_come, alters=True),
    "gone-back": State(_gone_back, alters=True),
    **{f"detail-{key}": State(section(key, "1.2")) for key in _SECTIONS},
    "detail-differing": State(section("fields", "5.7")),
    **{f"detail-{key}-empty": empty(section(key, "1.2")) for key in _SECTIONS},
    **{
        f"{key}-empty": empty(_page(key))
        for key in ("overview", "commitments", "deadlines", "regional", "meetings", "exchange", "history")
    },
    "first-start": State(lambda stage: stage.frame, Ground.FIRST_START),
}
