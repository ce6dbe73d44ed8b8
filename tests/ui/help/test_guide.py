"""The guide is the same in every language, and what it says of the window is what the window says."""

from __future__ import annotations

import re
import shlex
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QMenuBar
from pytestqt.qtbot import QtBot

import catalogues
from tracker.bundle import bundled
from tracker.cli.arguments import build_parser
from tracker.domain.periods import Period
from tracker.domain.typed_dates import read_date
from tracker.errors import UserError
from tracker.ui.commands import Commands
from tracker.ui.help import places
from tracker.ui.help.guide import Chapter, Place, linked_place, read_guide
from tracker.ui.navigation import PAGES
from tracker.ui.qt_words import QtWords
from tracker.ui.theme.theme import Theme
from tracker.words import LANGUAGES, load_words

UI = Path(places.__file__).parent.parent
NATIVE = QKeySequence.SequenceFormat.NativeText
ELSEWHERE = (
    *("F2", "Enter", "Esc", "Ctrl+Enter", "Ctrl+Enter", "Ctrl+C", "Enter", "Ctrl+Enter", "Del"),
    *("Ctrl+T", "Ctrl+Down", "Alt+R", "Ctrl+Enter", "Alt+Left", "F3"),
)
"""The keys of lists, reviews and the help, in the order in which the guide lists them."""

THE_WINDOW = ("src/tracker/ui/", "src/tracker/domain/", "src/tracker/app.py")
"""Where what the window says is written: what only a workbook or the command line says cannot be found in it."""


def guide(language: str) -> dict[str, Chapter]:
    return {chapter.key: chapter for chapter in read_guide(bundled("docs/guide") / language)}


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest, qapp: object) -> Iterator[str]:
    """Qt speaks it, too: the names of keys are its own."""
    spoken = QtWords()
    spoken.speak(request.param)
    yield request.param
    spoken.speak("en")


def test_every_language_has_the_same_chapters_headings_and_anchors(language: str) -> None:
    def shape(chapter: Chapter) -> tuple[list[str], object]:
        return re.findall(r"^#+(?= )", chapter.markdown, re.MULTILINE), chapter.headings

    english, told = guide("en"), guide(language)
    assert list(told) == list(english)
    assert {key: shape(chapter) for key, chapter in told.items()} == {k: shape(c) for k, c in english.items()}
    assert all(len(chapter.headings) == len(shape(chapter)[0]) - 1 for chapter in told.values() if chapter.headings)


def test_what_the_window_asks_for_and_what_links_lead_to_is_there(language: str) -> None:
    chapters = guide(language)

    def is_there(place: Place | None) -> bool:
        found = chapters.get(place.chapter) if place else None
        return found is not None and (not place or place.anchor in {"", *found.headings})

    assert set(places.OF_PAGES) == {page.key for page in PAGES}
    asked = [*places.OF_PAGES.values(), places.OF_DETAILS, places.KEYS]
    for source in UI.rglob("*.py"):
        found = re.findall(r'offer_help\(self, "([a-z-]+)"(?:, "([a-z-]+)")?\)', source.read_text("utf-8"))
        asked += [Place(*parts) for parts in found]
    assert len(asked) > 18
    assert [place for place in asked if not is_there(place)] == []
    links = [(key, link) for key, c in chapters.items() for link in re.findall(r"\]\((.+?)\)", c.markdown)]
    assert links and [link for link in links if not is_there(linked_place(link[1], link[0]))] == []


def test_names_of_the_window_are_quoted_as_it_says_them(language: str) -> None:
    """Every **bold** or *slanted* word is one of the window's, and each language quotes the same ones in a chapter."""
    said = names(language)
    english, told = guide("en"), guide(language)
    wrong = []
    for key in english:
        left = [word.casefold() for word in quoted(told[key])]
        for word in sorted(quoted(english[key]), key=lambda w: len(said.get(w.casefold(), ()))):
            meant = next((w for w in left if w in said.get(word.casefold(), ())), None)
            if meant is None:
                wrong.append((key, word))
            else:
                left.remove(meant)
        wrong += [(key, word) for word in left]
    assert wrong == []


def test_ways_through_the_menus_lead_to_what_the_guide_says(language: str, theme: Theme, qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    commands = Commands(window, load_words(language, bundled("resources/i18n")), theme)
    told = [way for c in guide(language).values() for way in re.findall(r"\*\*.+?\*\*(?: › \*\*.+?\*\*)+", c.markdown)]
    assert len(told) == 7
    for way in told:
        within: QMenuBar | QMenu | None = window.menuBar()
        for name in re.findall(r"\*\*(.+?)\*\*", way):
            # What the person saved stands in this menu: it is filled when it opens.
            if within is None or within is commands.views:
                continue
            action = next((a for a in within.actions() if without_key(a.text()) == name), None)
            assert action is not None, f"{name} of {way}"
            opened = action.menu()
            within = opened if isinstance(opened, QMenu) else None


def test_dates_are_understood_as_the_guide_writes_them(language: str) -> None:
    examples = [span for span in code(guide(language)["checking-off"]) if re.search(r"\d{4}|\b\d \w", span)]
    assert len(examples) == 5
    assert all(isinstance(read_date(example, date(2026, 11, 23)), Period) for example in examples), examples


def test_every_command_with_a_key_is_listed_with_it(language: str, theme: Theme, qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    words = load_words(language, bundled("resources/i18n"))
    actions = Commands(window, words, theme).findChildren(QAction)
    expected = [
        ([keys.toString(NATIVE) for keys in action.shortcuts()], without_key(action.text()))
        for action in actions
        if not action.shortcut().isEmpty()
    ]
    rows = re.findall(r"^\| (`[^|]+) \| \*\*(.+?)\*\* \|$", guide(language)["keys"].markdown, re.MULTILINE)
    assert [(re.findall(r"`(.+?)`", keys), name) for keys, name in rows] == expected


def test_all_chapters_name_the_same_keys_and_only_real_ones(language: str, theme: Theme, qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    actions = Commands(window, load_words("en", bundled("resources/i18n")), theme).findChildren(QAction)
    portable = {keys.toString() for action in actions for keys in action.shortcuts()} | set(ELSEWHERE) | {"Tab"}
    english, told = guide("en"), guide(language)
    here = {QKeySequence(keys).toString(NATIVE) for keys in portable}
    for key in english:
        meant = [span for span in code(english[key]) if span in portable]
        assert [s for s in code(english[key]) if re.match(r"(Ctrl|Alt|Shift)\+|F\d", s) and s not in portable] == []
        native = Counter(QKeySequence(keys).toString(NATIVE) for keys in meant)
        assert Counter(span for span in code(told[key]) if span in here) == native, key
    listed = english["keys"].markdown.split("## In lists")[1]
    assert tuple(re.findall(r"`(.+?)`", listed)) == ELSEWHERE


def test_no_word_of_programmers_is_in_it(language: str) -> None:
    jargon = r"databases?\b|base de da|banco de dados|base de données|synchron|sincroniz|\bsync|\bmerg|fusion|mescl"
    assert [key for key, c in guide(language).items() if re.search(jargon, c.markdown, re.IGNORECASE)] == []


def test_the_command_line_understands_every_example(language: str) -> None:
    examples = re.findall(r"^tracker .+$", guide(language)["command-line"].markdown, re.MULTILINE)
    parser = build_parser(load_words(language, bundled("resources/i18n")))
    assert len(examples) > 8
    for example in examples:
        assert parser.parse_args(shlex.split(example)[1:]).run is not None


def test_a_guide_that_is_missing_or_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "01-first-start.md").write_bytes(b"# \xff")
    for folder in ("nowhere", "empty", "broken"):
        with pytest.raises(UserError, match="The help cannot be shown"):
            read_guide(tmp_path / folder)


def test_a_link_out_of_the_guide_leads_nowhere() -> None:
    assert linked_place("03-details.md#links", "keys") == Place("details", "links")
    assert linked_place("#links", "details") == Place("details", "links")
    for link in ("https://example.org", "../../README.md", "file:///etc/passwd", ""):
        assert linked_place(link, "keys") is None


def quoted(chapter: Chapter) -> list[str]:
    return [name for _, name in re.findall(r"(\*{1,2})(.+?)\1", chapter.markdown)]


def code(chapter: Chapter) -> list[str]:
    return re.findall(r"(?<!`)`([^`\n]+)`", chapter.markdown)


def names(language: str) -> dict[str, set[str]]:
    """What the window says, without the marks of keys, and how it says so in this language."""
    found: dict[str, set[str]] = {}
    for message in catalogues.read("es" if language == "en" else language):
        if not any(place.startswith(THE_WINDOW) for place, _ in message.locations):
            continue
        original = message.id if isinstance(message.id, str) else message.id[0]
        translated = message.string if isinstance(message.string, str) else (message.string or "?")[0]
        name = original if language == "en" else translated
        found.setdefault(without_key(original).casefold(), set()).add(without_key(name).casefold())
    return found


def without_key(name: str) -> str:
    return re.sub(r"&(?=\w)", "", name)
