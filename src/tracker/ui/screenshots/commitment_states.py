"""The Commitments page, the detail, the history and the export."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from tracker.domain.query import Filter
from tracker.ui.commitments.period_edit import PeriodEdit
from tracker.ui.desktop import Desktop
from tracker.ui.exporting.export_dialog import ExportDialog
from tracker.ui.navigation import number_of
from tracker.ui.screenshots.stage import Stage, settle


def _first(stage: Stage) -> QWidget:
    stage.workplace.commitments.show_entity(stage.register.find("1.2").id)
    return stage.frame


def _full(stage: Stage) -> QWidget:
    page = _first(stage)
    stage.workplace.editing.toggle([stage.register.find("2.3")])
    return page


def _filtered(stage: Stage) -> QWidget:
    stage.workplace.commitments.filters.show_filter(
        Filter(search="migrants", statuses=frozenset({"in_progress", "partially_implemented", "continuous"}))
    )
    return stage.frame


def _detail(stage: Stage) -> QWidget:
    _first(stage)
    settle()
    stage.workplace.detail.show_section("history")
    return stage.frame


def _empty(stage: Stage) -> QWidget:
    stage.workplace.commitments.filters.show_filter(Filter(search="desalination"))
    return stage.frame


def _bulk(stage: Stage) -> QWidget:
    page = stage.workplace.commitments
    page.view.select([stage.register.find(ref).id for ref in ("1.4", "1.5", "1.6")])
    page.confirm_selected()
    return stage.frame


def _date(stage: Stage) -> QWidget:
    page = stage.workplace.commitments
    page.show_entity(stage.register.find("1.5").id)
    settle()
    page.edit_deadline()
    editor = page.view.viewport().findChild(PeriodEdit)
    if editor is not None:
        editor.setText("03/04/2027")
        editor.explain()
    return stage.frame


def _history(stage: Stage) -> QWidget:
    stage.register.undo()
    stage.workplace.show_page(number_of("history"))
    view = stage.workplace.history.view
    for row in (1, 2):
        view.expand(view.model().index(row, 0))
    return stage.frame


class _Desk(Desktop):
    def documents(self) -> Path:
        return Path("Documents")


def _export(stage: Stage) -> QWidget:
    which = Filter(panels=frozenset({stage.register.panels()[0].id}))
    dialog = ExportDialog(stage.register, stage.words, stage.jobs, which, stage.frame, _Desk())
    dialog.show()
    return dialog


STATES: dict[str, Callable[[Stage], QWidget]] = {
    "full": _full,
    "filtered": _filtered,
    "detail": _detail,
    "empty": _empty,
    "bulk": _bulk,
    "date": _date,
    "history": _history,
    "export": _export,
    "small": _first,
    "first-start": lambda stage: stage.frame,
}
