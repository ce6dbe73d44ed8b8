"""The help window and the problem report."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from tracker.ui.help.guide import Place
from tracker.ui.help.window import HelpWindow
from tracker.ui.reporting.report_dialog import ReportDialog
from tracker.ui.screenshots.stage import Ground, Stage
from tracker.ui.screenshots.states import State


def _help(stage: Stage) -> QWidget:
    return _opened(stage, Place("checking-off"))


def _help_found(stage: Stage) -> QWidget:
    window = _opened(stage, Place("first-start"))
    window.search.setText(stage.words("deadline"))
    return window


def _opened(stage: Stage, place: Place) -> HelpWindow:
    stage.workplace.help.open(place)
    window = stage.workplace.help.window
    assert window is not None
    return window


def _report(stage: Stage) -> QWidget:
    stage.workplace.commands.report.trigger()
    return stage.frame.findChildren(ReportDialog)[0]


STATES: dict[str, State] = {
    "help": State(_help, Ground.EMPTY),
    "help-found": State(_help_found, Ground.EMPTY),
    "problem-report": State(_report),
}
