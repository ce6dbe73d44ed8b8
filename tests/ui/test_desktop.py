import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QProcess
from PySide6.QtWidgets import QApplication

from tracker.ui import desktop
from tracker.ui.desktop import Desktop
from tracker.ui.qt_words import QtWords


class OpenedOnly(Desktop):
    def __init__(self) -> None:
        self.opened: list[Path] = []

    def open(self, path: Path) -> bool:
        self.opened.append(path)
        return True


@pytest.mark.parametrize(
    ("platform", "program", "arguments"),
    [("win32", "explorer.exe", ["/select,"]), ("darwin", "open", ["-R"])],
)
def test_the_file_is_marked_in_its_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, platform: str, program: str, arguments: list[str]
) -> None:
    started: list[tuple[str, list[str]]] = []

    def start(name: str, given: list[str]) -> bool:
        started.append((name, given))
        return True

    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(QProcess, "startDetached", start)
    assert Desktop().show_in_folder(tmp_path / "a.xlsx")
    assert started == [(program, [*arguments, str(tmp_path / "a.xlsx")])]


def test_where_no_file_manager_answers_the_folder_is_opened(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(desktop, "_shown_by_file_manager", lambda _path: False)
    asked = OpenedOnly()
    assert asked.show_in_folder(tmp_path / "a.xlsx")
    assert asked.opened == [tmp_path]


def test_where_there_is_no_folder_for_documents_ones_own_is_proposed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("tracker.ui.desktop.QStandardPaths.writableLocation", lambda _kind: str(tmp_path / "Documents"))
    assert Desktop().documents() == Path.home()
    (tmp_path / "Documents").mkdir()
    assert Desktop().documents() == tmp_path / "Documents"


@pytest.mark.parametrize("language", ["es", "pt", "fr"])
def test_where_qt_asks_for_files_it_speaks_the_language(language: str, qapp: QApplication) -> None:
    spoken = QtWords()
    spoken.speak(language)
    try:
        for said in ("&Look in:", "Files of &type:", "File &name:", "Cancel"):
            context = "QPlatformTheme" if said == "Cancel" else "QFileDialog"
            assert QCoreApplication.translate(context, said) not in ("", said)
    finally:
        spoken.speak("en")
