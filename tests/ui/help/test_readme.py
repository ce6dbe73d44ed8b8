"""What README.md says of the product is so: examples, keys, names and files; and the map names what is there."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

import catalogues
from tracker.bundle import bundled
from tracker.cli.arguments import build_parser
from tracker.places import Places
from tracker.ui.commands import Commands
from tracker.ui.navigation import PAGES
from tracker.ui.theme.theme import Theme
from tracker.words import load_words

ROOT = Path(__file__).resolve().parents[3]
README, MAP = ((ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "docs/architecture.md"))
WORDS = bundled("resources/i18n")


def test_the_command_line_understands_every_example() -> None:
    parser = build_parser(load_words("en", WORDS))
    examples = re.findall(r"^tracker .+$", README, re.MULTILINE)
    assert len(examples) > 25
    for example in examples:
        assert parser.parse_args(shlex.split(example, comments=True)[1:]).run is not None


def test_every_key_is_one_of_the_windows(theme: Theme, qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    actions = Commands(window, load_words("en", WORDS), theme).findChildren(QAction)
    keys = {keys.toString() for action in actions for keys in action.shortcuts()}
    named = [span for span in spans(README) if re.match(r"(Ctrl|Alt|Shift)\+|F\d|Space", span)]
    assert len(named) > 8 and [key for key in named if key not in keys] == []


def test_every_slanted_name_is_one_of_the_windows_and_every_page_is_told_of() -> None:
    said = {re.sub(r"&(?=\w)", "", str(message.id)).casefold() for message in catalogues.read("es")}
    names = [name for way in re.findall(r"(?<!\*)\*([^*\n]+)\*(?!\*)", README) for name in way.split(" > ")]
    assert len(names) > 8 and [name for name in names if name.casefold() not in said] == []
    bold = set(re.findall(r"\*\*(.+?)\*\*", README))
    assert [page.key for page in PAGES if page.name.template not in bold | {"Commitments"}] == []


def test_every_file_of_an_installation_is_named() -> None:
    places = Places(Path("data"), Path("data/tracker.db"))
    said = (getattr(places, name) for name in dir(Places) if not name.startswith("_"))
    names = {value.name for value in said if isinstance(value, Path)} - {"data"}
    assert len(names) > 9
    assert [name for name in sorted(names) if not {name, f"{name}/"} & set(spans(README))] == []


def test_every_target_is_in_the_makefile() -> None:
    targets = set(re.findall(r"^\.PHONY: (.+)$", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)[0].split())
    assert [target for target in re.findall(r"\bmake ([a-z-]+)`", README + MAP) if target not in targets] == []


def test_every_file_of_the_map_is_there() -> None:
    paths = [span for span in spans(MAP) if re.search(r"\w/[\w*]", span)]
    places = (ROOT, ROOT / "src/tracker")
    assert len(paths) > 60
    assert [path for path in paths if not any(list(place.glob(path)) for place in places)] == []


def spans(text: str) -> list[str]:
    return re.findall(r"(?<!`)`([^`\n]+)`", text)
