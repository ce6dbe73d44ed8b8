from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit, QProgressBar, QRadioButton, QToolButton
from pytestqt.qtbot import QtBot

from tracker.domain.vocabulary import Status
from tracker.ui.clear_action import ClearAction
from tracker.ui.commitments.row_painter import status_icon
from tracker.ui.detail.growing_text import GrowingText
from tracker.ui.theme.colours import DARK, HIGH_CONTRAST, LIGHT, MARKER, Colours, Ink, contrast, palette_of
from tracker.ui.theme.icons import Icons
from tracker.ui.theme.sheet import sheet_of
from tracker.ui.theme.theme import LETTERS, Appearance, Theme
from tracker.words import Words


@pytest.mark.parametrize("colours", [LIGHT, DARK, HIGH_CONTRAST], ids=lambda c: c.name)
def test_every_text_can_be_read(colours: Colours) -> None:
    faint = {name: round(contrast(ink), 2) for name, ink in colours.text_pairs() if contrast(ink) < 4.5}
    assert not faint


@pytest.mark.parametrize("colours", [LIGHT, DARK, HIGH_CONTRAST], ids=lambda c: c.name)
def test_the_edges_of_boxes_can_be_seen(colours: Colours) -> None:
    for ground in (colours.page, colours.card, colours.selected):
        assert contrast(Ink(colours.control, ground)) >= 3


@pytest.mark.parametrize("kind", [QCheckBox, QRadioButton])
def test_a_box_that_is_not_ticked_is_drawn_so_that_it_can_be_seen(
    theme: Theme, qtbot: QtBot, kind: type[QCheckBox] | type[QRadioButton]
) -> None:
    theme.choose(Appearance.DARK)
    box = kind("")
    qtbot.addWidget(box)
    box.show()
    image = box.grab().toImage()
    inks = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
    assert max(contrast(Ink(ink, DARK.page)) for ink in inks) >= 3


@pytest.mark.parametrize("colours", [LIGHT, DARK, HIGH_CONTRAST], ids=lambda c: c.name)
def test_marks_and_where_the_keyboard_is_can_be_seen(colours: Colours) -> None:
    grounds = (colours.page, colours.card, colours.group, colours.selected, colours.hover)
    inks = (colours.accent, colours.control, colours.overdue, *(ink.fore for ink in colours.status.values()))
    faint = [(ink, ground) for ink in inks for ground in grounds if contrast(Ink(ink, ground)) < 3]
    assert faint == []


@pytest.mark.parametrize("appearance", [Appearance.LIGHT, Appearance.DARK, Appearance.CONTRAST])
def test_how_far_work_has_come_is_told_in_the_accent(theme: Theme, qtbot: QtBot, appearance: Appearance) -> None:
    theme.choose(appearance)
    bar = QProgressBar()
    qtbot.addWidget(bar)
    bar.resize(100, bar.sizeHint().height())
    bar.setTextVisible(False)
    bar.setValue(50)
    bar.show()
    image = bar.grab().toImage()
    done, to_come = (image.pixelColor(x, image.height() // 2).name() for x in (25, 75))
    assert (done, to_come) == (theme.colours.accent, theme.colours.track)
    assert contrast(Ink(done, to_come)) >= 3


def test_a_state_does_not_make_letters_bolder_where_there_is_no_room_kept_for_them() -> None:
    """Qt asks how wide a control is as it looks at rest: in a state with bolder letters it would be cut."""
    sheet = sheet_of(
        LIGHT, dict.fromkeys(("arrow", "folded", "tick", "beware", "trouble", "asked", "told"), Path("picture"))
    )
    bolder = [rule.strip() for rule in re.findall(r"([^{}]*){[^}]*font-weight", sheet) if ":" in rule]
    # These keep room for it by themselves.
    assert bolder == [
        "QTabBar::tab:selected",
        'QToolButton[role="page"]:checked',
    ]


@pytest.mark.parametrize("colours", [LIGHT, DARK, HIGH_CONTRAST], ids=lambda c: c.name)
def test_what_is_new_has_a_ground_of_its_own(colours: Colours) -> None:
    assert colours.marker not in (colours.card, colours.selected, colours.hover, colours.warning.back)
    assert palette_of(colours).color(MARKER).name() == colours.marker


def test_high_contrast_deserves_its_name() -> None:
    assert min(contrast(ink) for _, ink in HIGH_CONTRAST.text_pairs()) >= 7


def test_contrast_is_the_one_of_wcag() -> None:
    assert contrast(Ink("#000000", "#ffffff")) == pytest.approx(21)
    assert contrast(Ink("#777777", "#ffffff")) == pytest.approx(4.48, abs=0.01)


def test_every_status_has_an_icon_and_an_ink(qtbot: object) -> None:
    for code in (*Status, None):
        assert not Icons().pixmap(status_icon(code), "#123456", 16).isNull()
        assert (code or "") in LIGHT.status


def test_an_icon_takes_the_colour_asked_for(qtbot: object) -> None:
    image = Icons().pixmap("check", "#ff0000", 32).toImage()
    inks = {
        image.pixelColor(x, y).name() for x in range(32) for y in range(32) if image.pixelColor(x, y).alpha() == 255
    }
    assert inks == {"#ff0000"}


@pytest.mark.parametrize("field", [QLineEdit, QPlainTextEdit])
def test_what_an_empty_field_says_can_be_read(
    theme: Theme, field: type[QLineEdit] | type[QPlainTextEdit], qtbot: QtBot
) -> None:
    """Left to itself, Qt takes half of the colour of what is typed."""
    empty = field()
    qtbot.addWidget(empty)
    empty.show()
    assert empty.palette().color(QPalette.ColorRole.PlaceholderText).name() == theme.colours.muted


def test_icons_in_a_line_grow_with_its_letters_in_each_appearance(theme: Theme, words: Words, qtbot: QtBot) -> None:
    def made() -> tuple[QLineEdit, QToolButton]:
        line = QLineEdit("Text")
        qtbot.addWidget(line)
        ClearAction(line, words, theme)
        line.show()
        return line, line.findChildren(QToolButton)[0]

    _, usual = made()
    theme.choose_letters(LETTERS[-1])
    line, larger = made()
    assert larger.width() > 1.5 * usual.width()
    high = line.sizeHint().height()
    theme.choose(Appearance.DARK)
    assert line.sizeHint().height() == high, "it follows the sheet still"
    theme.choose_letters(LETTERS[0])


def test_what_an_empty_field_says_is_read_whole_where_it_is_narrow(theme: Theme, qtbot: QtBot) -> None:
    text = GrowingText()
    qtbot.addWidget(text)
    text.setPlaceholderText("Not reported by anybody so far")
    text.resize(600, text.height())
    text.show()
    one_line = text.height()
    text.resize(120, text.height())
    assert text.height() > one_line
    text.setPlainText("No")
    assert text.height() == one_line


def test_choosing_an_appearance_repaints_everybody(theme: Theme) -> None:
    told: list[str] = []
    theme.changed.connect(lambda: told.append(theme.colours.name))
    theme.choose(Appearance.DARK)
    theme.choose(Appearance.DARK)
    assert told == ["dark"]
