"""What cannot be done, and how it is said: nothing can be written, the disk is full, a file is open elsewhere."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from tracker.errors import DamagedData, UserError
from tracker.ui.commitments.value_popup import ValuePopup
from tracker.ui.error_banner import ErrorBanner
from tracker.ui.exporting.export_form import ExportForm
from tracker.ui.frame import Frame
from tracker.ui.memory import Memory
from tracker.ui.screenshots.dialogs import export_dialog
from tracker.ui.screenshots.pages import section
from tracker.ui.screenshots.stage import SIZE, Ground, Stage, settle
from tracker.ui.screenshots.states import State
from tracker.words import message


def _exchange(stage: Stage) -> QWidget:
    return stage.page("exchange")


def _full() -> UserError:
    return UserError(
        message("Nothing was saved."),
        message("The disk that holds {path} is full, or cannot be read.", path="tracker.db"),
        message("Free some room on it, then try again; what was saved before is safe."),
    )


def _draft_kept(stage: Stage) -> QWidget:
    """An institution was typed in the list, and the disk is full."""
    drawn = section("fields", "1.5")(stage)
    settle()
    seen, typed = stage.register.find("1.5"), stage.other_leads("1.5")[0]
    stage.workplace.commitments.not_saved.emit(seen, "lead", typed, _full())
    stage.workplace.detail.go_to_field("lead")
    settle()
    return drawn


def _several_kept(stage: Stage) -> QWidget:
    """An institution was typed for several."""
    drawn, page, error = stage.page("commitments"), stage.workplace.commitments, _full()
    page.view.select([stage.register.find(ref).id for ref in ("1.4", "1.5", "1.6")])
    settle()
    page.edit_lead()
    popup = stage.frame.findChild(ValuePopup)
    if popup is not None:
        popup.findChildren(QLineEdit)[0].setText(stage.other_leads("1.5")[0])
        popup.explain(error)
    return drawn


def _export_refused(stage: Stage) -> QWidget:
    """The workbook of that name is open in Excel."""
    dialog = export_dialog(stage)
    settle()
    name = dialog.findChildren(ExportForm)[0].path.name
    dialog.findChildren(ErrorBanner)[0].tell(
        UserError(
            message("Nothing was exported."),
            message("“{name}” is open in another program or protected.", name=name),
            message("Close it there or choose another name, and try again."),
        )
    )
    return dialog


def _damaged(stage: Stage) -> QWidget:
    """What stands in the window where the data cannot be opened."""
    frame = Frame(stage.words, stage.theme, Memory(stage.folder / "of-damaged.ini"))
    frame.resize(*SIZE)
    frame.show()
    error = DamagedData(
        message("The data file could not be used."),
        message("{path} is damaged.", path="tracker.db"),
        message("Go back to a backup; the damaged file is kept."),
    )
    frame.tell_trouble(error, stage.words("Go back to a backup…"))
    return frame


STATES: dict[str, State] = {
    "read-only": State(section("fields", "1.2"), Ground.READ_ONLY),
    "read-only-actions": State(section("actions", "1.2"), Ground.READ_ONLY),
    "read-only-exchange": State(_exchange, Ground.READ_ONLY),
    "disk-full": State(_draft_kept, alters=True),
    "disk-full-several": State(_several_kept, alters=True),
    "export-refused": State(_export_refused),
    "damaged": State(_damaged, alters=True),
}
