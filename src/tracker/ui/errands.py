"""What is done in a dialog: exporting, importing and reviewing, correcting who works here, and what this is."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from tracker import __version__
from tracker.domain.query import Filter
from tracker.register.register import Register
from tracker.ui.commitments.list_menus import ListMenus
from tracker.ui.desktop import Desktop
from tracker.ui.exporting.export_dialog import ExportDialog
from tracker.ui.first_start.identity_dialog import IdentityDialog
from tracker.ui.job_runner import Jobs
from tracker.ui.memory import TAKEN_FROM, Memory
from tracker.ui.notices import tell_calmly
from tracker.ui.reassign_dialog import ReassignDialog
from tracker.ui.reviewing.imports import Imports
from tracker.ui.settings.settings_dialog import SettingsDialog
from tracker.ui.theme.theme import Theme
from tracker.words import Words


class Errands(QObject):
    """Opens dialogs over `window`; `refused` with what could not be done, `moved_in` when who works here changed.

    `told` and `recorded` as `Imports` has them.
    """

    refused = Signal(object)
    moved_in = Signal()
    told = Signal(str)
    recorded = Signal()

    def __init__(
        self, window: QWidget, register: Register, words: Words, memory: Memory, jobs: Jobs, desktop: Desktop
    ) -> None:
        super().__init__(window)
        self._window = window
        self._register = register
        self._words = words
        self._memory = memory
        self._jobs = jobs
        self._desktop = desktop
        self._imports = Imports(window, register, words, jobs)
        # It goes with the errands; its dialogs stand over the window.
        self._imports.setParent(self)
        self._imports.refused.connect(self.refused)
        self._imports.told.connect(self.told)
        self._imports.recorded.connect(self.recorded)

    def import_files(self, files: Sequence[Path]) -> None:
        """Hold workbooks and update files against the register, and open their review."""
        self._imports.take(files)

    def reopen(self, waiting: str) -> None:
        """Go on with a review that was put aside."""
        self._imports.reopen(waiting)

    def export(self, which: Filter, theme: Theme) -> None:
        """Ask what goes into a workbook, and write it."""
        dialog = ExportDialog(self._register, self._words, theme, self._jobs, which, self._window, self._desktop)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def choose_files(self) -> None:
        """Ask which files to import."""
        folder = self._memory.folder(self._desktop.documents(), TAKEN_FROM)
        kinds = self._words("Workbooks and update files (*.xlsx *.ctu);;All files (*)")
        if chosen := self._desktop.choose_files(self._window, self._words("Import"), folder, kinds):
            self._memory.keep_folder(chosen[0].parent, TAKEN_FROM)
            self.import_files(chosen)

    def correct_identity(self) -> None:
        """Let delegation and name be corrected."""
        dialog = IdentityDialog(self._register, self._words, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(self.moved_in)
        dialog.open()

    def settings(self, theme: Theme, list_menus: ListMenus) -> SettingsDialog:
        """Show the settings."""
        dialog = SettingsDialog(
            self._register, self._words, theme, self._memory, self._jobs, self._desktop, list_menus, self._window
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.identity_requested.connect(self.correct_identity)
        self.moved_in.connect(dialog.show_who)
        dialog.open()
        return dialog

    def reassign(self) -> None:
        """Ask who takes over from whom."""
        dialog = ReassignDialog(self._register, self._words, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def tell_about(self) -> None:
        """Say what this is and where the data lies."""
        _ = self._words
        text = _(
            "Commitment Tracker {version}. Your data lies in {folder} and never leaves this computer by itself.",
            version=__version__,
            folder=self._register.places.data,
        )
        tell_calmly(self._window, _, _("About Commitment Tracker"), text)
