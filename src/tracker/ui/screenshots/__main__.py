"""Draws what is asked for, or everything: into a folder for each language."""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QDialog

from tracker.bundle import bundled
from tracker.ui.screenshots import dialogs, help_states, pages, trouble_states
from tracker.ui.screenshots.stage import SIZE, Ground, Grounds, Stage, settle
from tracker.ui.screenshots.states import State
from tracker.ui.theme.theme import LETTERS, Appearance, Theme
from tracker.words import LANGUAGES, load_words

_SMALL, _LARGE = (1000, 600), (1920, 1080)
STATES: dict[str, State] = {**pages.STATES, **dialogs.STATES, **help_states.STATES, **trouble_states.STATES}
_LOOKED_AT_CLOSELY = (
    *("overview", "commitments", "deadlines", "regional", "meetings", "compared", "exchange", "history"),
    *("detail-actions", "detail-documents", "review", "submit", "help", "settings"),
)


@dataclass(frozen=True, slots=True)
class Look:
    """How a state is drawn: in which colours, in a window of which size, with letters of how many percent."""

    prefix: str
    appearance: Appearance = Appearance.LIGHT
    size: tuple[int, int] = SIZE
    letters: int = LETTERS[0]


_EVERYWHERE = (Look(""), Look("dark-", Appearance.DARK))
"""Every state, in every language."""

_IN_A_SMALL_WINDOW = Look("small-", size=_SMALL)
"""What is looked at closely, in every language: words are longest where there is least room."""

_IN_ENGLISH = (
    Look("large-", size=_LARGE),
    Look("letters-", letters=150),
    Look("double-", letters=200),
    Look("contrast-", Appearance.CONTRAST),
)
"""What is looked at closely, once; in other languages where it is asked for, or every look is."""

_IN_EVERY_LANGUAGE = (*_EVERYWHERE, _IN_A_SMALL_WINDOW)
_LOOKS = (*_IN_EVERY_LANGUAGE, *_IN_ENGLISH)


def main(argv: Sequence[str] | None = None) -> int:
    """Draw the states asked for, or all of them."""
    parser = argparse.ArgumentParser(prog="tracker.ui.screenshots", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", action="append", choices=sorted(_everything("en")), metavar="STATE")
    parser.add_argument("--language", action="append", choices=LANGUAGES)
    parser.add_argument("--every-look", action="store_true", help="in every language those too that are usual in one")
    arguments = parser.parse_args(argv)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        _have_a_screen(Path(folder))
        application = QApplication(sys.argv[:1])
        theme = Theme(application, Appearance.LIGHT)
        grounds = Grounds(Path(folder))
        for language in arguments.language or LANGUAGES:
            studio = _Studio(theme, grounds, language, arguments.folder / language)
            studio.draw_all(set(arguments.only or _everything(language, every_look=arguments.every_look)))
    return 0


def _have_a_screen(folder: Path) -> None:
    """A dialog is as large as its screen lets it be, and the platform's own is smaller than any laptop's."""
    platform = os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    # A drive's colon would end the name of the file.
    if platform == "offscreen" and not folder.drive:
        screen = {"name": "laptop", "x": 0, "y": 0, "width": SIZE[0], "height": SIZE[1], "dpr": 1}
        dots = {"logicalDpi": 96, "logicalBaseDpi": 96}
        described = folder / "screen.json"
        described.write_text(json.dumps({"screens": [screen | dots]}), encoding="utf-8")
        os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={described}"


def _everything(language: str, *, every_look: bool = False) -> list[str]:
    looks = _LOOKS if every_look or language == "en" else _IN_EVERY_LANGUAGE
    return [f"{look.prefix}{name}" for look in looks for name in _states_of(look)]


def _states_of(look: Look) -> Iterable[str]:
    return STATES if look in _EVERYWHERE else _LOOKED_AT_CLOSELY


class _Studio:
    """Draws in one language; a window is opened once for all states that leave it as it was."""

    def __init__(self, theme: Theme, grounds: Grounds, language: str, folder: Path) -> None:
        self._theme = theme
        self._grounds = grounds
        self._language = language
        self._folder = folder

    def draw_all(self, wanted: set[str]) -> None:
        """Those states that are wanted, each in its look."""
        self._folder.mkdir(parents=True, exist_ok=True)
        for look in _LOOKS:
            names = [name for name in _states_of(look) if f"{look.prefix}{name}" in wanted]
            if names:
                self._theme.choose(look.appearance)
                self._theme.choose_letters(look.letters)
                for ground, some in _together(names):
                    self._draw(look, ground, some)

    def _draw(self, look: Look, ground: Ground, names: Sequence[str]) -> None:
        folder = self._grounds.copy(ground, load_words(self._language, bundled("resources/i18n")))
        stage = Stage(folder, self._theme, self._language, read_only=ground is Ground.READ_ONLY)
        stage.frame.resize(*look.size)
        try:
            for name in names:
                drawn = STATES[name].draw(stage)
                if isinstance(drawn, QDialog):
                    drawn.resize(drawn.size().boundedTo(QSize(*look.size)))
                settle()
                drawn.grab().save(str(self._folder / f"{look.prefix}{name}.png"))
                stage.clear(drawn)
        finally:
            stage.close()
            settle()


def _together(names: Sequence[str]) -> Iterator[tuple[Ground, list[str]]]:
    """States that one window serves, by what it stands on; what alters anything has a window of its own."""
    shared: defaultdict[Ground, list[str]] = defaultdict(list)
    for name in names:
        if STATES[name].alters:
            yield STATES[name].ground, [name]
        else:
            shared[STATES[name].ground].append(name)
    yield from shared.items()


if __name__ == "__main__":
    sys.exit(main())
