"""Asks a person before something that cannot simply be undone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QMessageBox, QWidget

from tracker.ui.plain import as_written, marked_up
from tracker.whole_file import open_elsewhere, open_there
from tracker.words import Words


def ask(
    parent: QWidget,
    title: str,
    text: str,
    yes: str,
    no: str,
    on_yes: Callable[[], None],
    on_no: Callable[[], None] = lambda: None,
) -> None:
    """Returns at once; `on_yes` is called if the person says so. Enter and Esc both mean `no`: the way back."""
    box = _box(parent, title, text)
    accept = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
    refuse = box.addButton(no, QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(refuse)
    box.setEscapeButton(refuse)
    accept.clicked.connect(lambda _checked: on_yes())
    refuse.clicked.connect(lambda _checked: on_no())
    box.open()


def ask_to_replace(parent: QWidget, path: Path, words: Words, on_yes: Callable[[], None]) -> None:
    """Before a file takes the place of another, which may be open in another program; see `ask`."""
    lost = words("What the file holds now is lost. Nothing is lost if you give the new one another name.")
    ask(
        parent,
        words("{file} exists. Replace it?", file=path.name),
        f"{words(open_there(path))} {lost}" if open_elsewhere(path) else lost,
        yes=words("Replace"),
        no=words("Choose another name"),
        on_yes=on_yes,
    )


def ask_what_becomes(
    parent: QWidget,
    title: str,
    text: str,
    keep: tuple[str, Callable[[], None]],
    discard: tuple[str, Callable[[], None]],
    back: str,
) -> None:
    """Returns at once. Enter means to `keep`, where nothing is lost; Esc goes `back`."""
    box = _box(parent, title, text)
    kept = box.addButton(keep[0], QMessageBox.ButtonRole.AcceptRole)
    discarded = box.addButton(discard[0], QMessageBox.ButtonRole.DestructiveRole)
    refused = box.addButton(back, QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(kept)
    box.setEscapeButton(refused)
    kept.clicked.connect(lambda _checked: keep[1]())
    discarded.clicked.connect(lambda _checked: discard[1]())
    box.open()


def _box(parent: QWidget, title: str, text: str) -> QMessageBox:
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(title)
    box.setText(f"<b>{marked_up(title)}</b>")
    box.setInformativeText(as_written(text))
    box.setAccessibleName(title)
    box.setAccessibleDescription(text)
    box.finished.connect(lambda _result: box.deleteLater())
    return box
