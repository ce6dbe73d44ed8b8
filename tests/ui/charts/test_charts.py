"""What a chart says, where it stands, and that it is the same on the screen, in a picture and in a PDF."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QGuiApplication, QImage, QPainter
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

import seen
from desk import DeskOfATest
from pdf_words import words_on
from tracker.domain.query import NO_VALUE
from tracker.domain.vocabulary import Status
from tracker.errors import UserError
from tracker.ui.charts.card import ChartCard
from tracker.ui.charts.chart import Bar, Chart, Kind, Spot, chart_of
from tracker.ui.charts.layout import lay_out
from tracker.ui.charts.patterns import PATTERNS, fill, ground, ink_on
from tracker.ui.charts.picture import image_of, save_picture
from tracker.ui.charts.table_model import ChartTableModel
from tracker.ui.theme.colours import DARK, HIGH_CONTRAST, LIGHT, Colours, Ink, contrast
from tracker.ui.theme.theme import Appearance, Theme
from tracker.words import Words

_CODES = (*Status, NO_VALUE)
_KINDS = [Kind(code, code or "not reported") for code in _CODES]
_BARS = st.lists(st.lists(st.integers(0, 40), min_size=len(_CODES), max_size=len(_CODES)), max_size=15)


def chart(*parts: tuple[int, ...], summed: bool = True) -> Chart:
    bars = [
        Bar(f"panel {n}", f"Panel {n}", (*p, *(0,) * (len(_CODES) - len(p))), "1 of 2") for n, p in enumerate(parts)
    ]
    return chart_of("Progress by panel", "Panel", _KINDS, bars, summed=summed)


@given(numbers=_BARS, width=st.integers(300, 1600))
def test_every_part_is_as_long_as_it_counts_and_is_found_where_it_stands(
    qapp: QApplication, numbers: list[list[int]], width: int
) -> None:
    made = chart(*map(tuple, numbers))
    placed = lay_out(made, width, QFont(), titled=False)
    assert [spot for spot, _ in placed.spots if spot.bar is not None] == [s for s in made.spots() if s.bar is not None]
    assert {spot for spot, _ in placed.spots} == set(made.spots())
    for number, bar in enumerate(made.bars):
        boxes = {spot.kind: box for spot, box in placed.spots if spot.bar == number}
        whole = placed.bars[number]
        for kind, box in boxes.items():
            assert box.width() == pytest.approx(whole.width() * bar.parts[kind] / sum(bar.parts))
        if boxes:
            assert sum(box.width() for box in boxes.values()) == pytest.approx(whole.width())
    for spot, box in placed.spots:
        assert placed.at(box.center()) == spot
        assert box.bottom() <= placed.height + 1
    for label, bar_box, note in zip(placed.labels, placed.bars, placed.notes, strict=True):
        assert label.right() <= bar_box.left() and bar_box.right() <= note.left()


def test_a_picture_shows_the_whole_of_a_long_label_and_the_window_keeps_it_to_a_line(qapp: QApplication) -> None:
    long = Bar("panel", " ".join(["Response of the Americas"] * 6), (1, *(0,) * (len(_CODES) - 1)), "1 of 2")
    made = chart_of("Progress by panel", "Panel", _KINDS, [long, replace(long, label="Short")])
    picture, window = (lay_out(made, 860, QFont(), titled=titled) for titled in (True, False))
    first, second = picture.labels
    needed = QFontMetricsF(QFont()).boundingRect(first, Qt.TextFlag.TextWordWrap, long.label)
    assert needed.height() <= first.height() and second.height() < first.height(), "and no more than it needs"
    assert picture.bars[0].center().y() == first.center().y() and first.bottom() <= second.top()
    assert len({label.height() for label in window.labels}) == 1


def test_kinds_of_which_there_is_nothing_are_left_out_and_the_table_says_the_same(words: Words) -> None:
    made = chart((2, 0, 1), (0, 0, 3))
    assert [kind.code for kind in made.kinds] == ["not_started", "in_progress"]
    assert made.table(words) == (
        ("Panel", "not_started", "in_progress", "Counted"),
        ("Panel 0", "2", "1", "3"),
        ("Panel 1", "0", "3", "3"),
    )
    assert made.told(Spot(0, 1), words) == "Panel 0. in_progress: 1"
    assert (made.legend(1), chart((2, 0, 1), summed=False).legend(1)) == ("in_progress 4", "in_progress")


def test_the_table_keeps_qts_rules(words: Words, theme: Theme) -> None:
    model = ChartTableModel(words, theme)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show(chart((2, 0, 1), (0, 0, 3)))
    assert (model.rowCount(), model.columnCount()) == (2, 4)
    assert model.index(1, 2).data(Qt.ItemDataRole.AccessibleTextRole) == "Panel 1. in_progress: 3"
    model.show(chart())
    assert model.rowCount() == 0
    del tester


@pytest.mark.parametrize("colours", [LIGHT, DARK, HIGH_CONTRAST], ids=lambda colours: colours.name)
@pytest.mark.parametrize("code", _CODES)
def test_the_number_in_a_part_can_be_read(colours: Colours, code: str) -> None:
    assert contrast(Ink(ink_on(code, colours), ground(code, colours))) >= 4.5


@pytest.mark.parametrize("colours", [LIGHT, DARK, HIGH_CONTRAST], ids=lambda colours: colours.name)
def test_no_two_statuses_look_the_same_without_colour(colours: Colours, qapp: QApplication) -> None:
    """Every status in the same ink: only the patterns are left to tell them apart."""
    alike = replace(colours, status=dict.fromkeys(_CODES, Ink("#000000", "#ffffff")), card="#ffffff")
    drawn = set()
    for code in _CODES:
        image = QImage(60, 16, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        fill(painter, image.rect().toRectF(), code, alike)
        painter.end()
        drawn.add(bytes(image.constBits()))
    assert len(drawn) == len(_CODES) == len(set(PATTERNS.values()))


@pytest.mark.parametrize("code", [code for code in _CODES if code not in (Status.IMPLEMENTED, Status.NOT_STARTED)])
def test_patterns_are_calm_but_in_high_contrast(code: str, qapp: QApplication) -> None:
    def strength(colours: Colours) -> float:
        image = QImage(60, 18, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        fill(painter, image.rect().toRectF(), code, colours)
        painter.end()
        plain = QColor(ground(code, colours))
        drawn = {image.pixelColor(x, y).name() for x in range(2, 58) for y in range(2, 16)}
        return max(contrast(Ink(colour, plain.name())) for colour in drawn)

    assert 1.1 < strength(LIGHT) < strength(HIGH_CONTRAST)
    assert strength(DARK) > 1.1


@pytest.fixture
def card(words: Words, theme: Theme, qtbot: QtBot, tmp_path: Path) -> ChartCard:
    made = ChartCard(words, theme, DeskOfATest(tmp_path))
    made.resize(700, 300)
    qtbot.addWidget(made)
    made.show()
    made.show_chart(chart((2, 0, 1), (0, 0, 0), (0, 1, 3)))
    return made


def test_the_keyboard_walks_over_all_parts_and_opens_them(card: ChartCard, qtbot: QtBot) -> None:
    view, opened = card.view, list[tuple[str, str]]()
    view.opened.connect(lambda key, code: opened.append((key, code)))
    view.setFocus()
    assert view.accessibleDescription() == "Panel 0. not_started: 2"
    QTest.keyClick(view, Qt.Key.Key_Return)
    QTest.keyClick(view, Qt.Key.Key_Right)
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert view.accessibleDescription() == "Panel 2. in_progress: 3", "an empty bar is passed over"
    QTest.keyClick(view, Qt.Key.Key_Return)
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert view.accessibleDescription() in ("not_started 2", "planned 1", "in_progress 4")
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert opened[:2] == [("panel 0", "not_started"), ("panel 2", "in_progress")] and opened[2][0] == ""
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Left):
        QTest.keyClick(view, key)
    assert view.accessibleDescription() == "Panel 0. not_started: 2"


def test_what_has_no_list_is_not_opened(card: ChartCard) -> None:
    bars = [Bar(None, "Then", (1, *(0,) * 8)), Bar("", "Now", (2, *(0,) * 8))]
    card.show_chart(chart_of("Across meetings", "Meeting", _KINDS, bars, summed=False))
    opened = list[str]()
    card.opened.connect(lambda key, code: opened.append(code))
    for spot, box in card.view.layout_now().spots:
        QTest.mouseClick(card.view, Qt.MouseButton.LeftButton, pos=box.center().toPoint())
        assert opened == ([] if spot.bar == 0 else ["not_started"])


def test_a_click_beside_every_part_opens_nothing(card: ChartCard) -> None:
    opened = list[str]()
    card.opened.connect(lambda key, code: opened.append(code))
    QTest.mouseClick(card.view, Qt.MouseButton.LeftButton, pos=QPoint(4, 4))
    assert opened == []


def test_the_table_stands_in_for_the_chart_and_back(card: ChartCard) -> None:
    assert seen.unnamed(card) == []
    seen.click(card, "Show as table")
    assert card.table.isVisible() and not card.view.isVisible()
    card.show_chart(chart(tuple(range(1, 10))))
    roles = Qt.ItemDataRole.DecorationRole, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole
    heads = [[card.model.headerData(n, Qt.Orientation.Horizontal, role) for role in roles] for n in range(11)]
    shown = [(bool(icon), shown) for icon, shown, _ in heads]
    assert shown == [(False, "Panel"), *[(True, "")] * 9, (False, "Counted")]
    assert all(str(said) in card.legend.accessibleName() for _, _, said in heads[1:-1]) and card.legend.isVisible()
    card.resize(500, 300)
    QTest.qWait(20)
    assert card.table.columnViewportPosition(10) + card.table.columnWidth(10) <= card.table.viewport().width()
    before = card.table.columnWidth(0)
    card.resize(700, 300)
    QTest.qWait(20)
    assert card.table.columnWidth(0) == before + 200, "the names have what is left"
    assert card.table.accessibleName() == "Progress by panel" and seen.unnamed(card) == []
    seen.click(card, "Show as chart")
    assert card.view.isVisible() and not card.table.isVisible()


def test_a_copied_picture_is_light_whatever_the_window_is(card: ChartCard, theme: Theme) -> None:
    said = list[str]()
    card.told.connect(said.append)
    theme.choose(Appearance.DARK)
    card.copy_picture()
    image = QGuiApplication.clipboard().image()
    assert image.width() == 1800 and image.pixelColor(2, 2).name() == "#ffffff"
    assert said == ["Copied the picture of “Progress by panel”"]


@pytest.mark.parametrize(
    ("name", "begins"), [("a.png", b"\x89PNG"), ("a.pdf", b"%PDF"), ("a.PDF", b"%PDF"), ("picture", b"\x89PNG")]
)
def test_a_picture_is_saved_as_its_name_says(card: ChartCard, tmp_path: Path, name: str, begins: bytes) -> None:
    desk = card._desktop
    assert isinstance(desk, DeskOfATest)
    desk.choice = tmp_path / name
    card.ask_where()
    file = tmp_path / (name if "." in name else f"{name}.png")
    assert file.read_bytes().startswith(begins) and file.stat().st_size > 1500


def test_the_picture_of_a_demonstration_says_that_all_is_invented(
    words: Words, theme: Theme, qtbot: QtBot, tmp_path: Path
) -> None:
    desk = DeskOfATest(tmp_path)
    desk.choice = tmp_path / "a.pdf"
    card = ChartCard(words, theme, desk, "Demonstration: invented data. {}".format)
    qtbot.addWidget(card)
    card.show_chart(chart((2, 0, 1)))
    card.ask_where()
    assert "Demonstration: invented data. Progress by panel".encode("utf-16-be") in (tmp_path / "a.pdf").read_bytes()
    assert card.view.chart.title == "Progress by panel", "on screen the window says it"


def test_a_picture_that_cannot_be_saved_leaves_what_was_there(card: ChartCard, tmp_path: Path) -> None:
    desk, refused = card._desktop, list[UserError]()
    assert isinstance(desk, DeskOfATest)
    card.refused.connect(refused.append)
    desk.choice = None
    card.ask_where()
    assert refused == []
    desk.choice = tmp_path / "missing" / "a.png"
    card.ask_where()
    assert "does not exist" in str(refused[0].text) and list(tmp_path.iterdir()) == []


def test_the_picture_is_what_the_screen_shows(card: ChartCard, tmp_path: Path) -> None:
    """At one width and in one font, dot for dot: the picture is what the window paints, beneath a title."""
    view, margin, font = card.view, 20, QFont(card.font().family())
    font.setPixelSize(14)
    picture = image_of(view.chart, font.family())
    size = picture.deviceIndependentSize().toSize()
    view.setFont(font)
    view.setFixedSize(size.width() - 2 * margin, size.height())
    title = lay_out(view.chart, view.width(), font, titled=True).title
    assert title is not None
    screen = QImage(picture.size(), picture.format())
    screen.setDevicePixelRatio(picture.devicePixelRatio())
    screen.fill(QColor(LIGHT.card))
    painter = QPainter(screen)
    painter.translate(margin, margin + title.height())
    view.render(painter, QPoint(0, 0), renderFlags=QWidget.RenderFlag.DrawChildren)
    painter.end()
    below = QRect(QPoint(0, round((margin + title.height()) * screen.devicePixelRatio())), screen.rect().bottomRight())
    shown = screen.copy(below)
    assert ink_in(shown) >= {LIGHT.status[kind.code].fore for kind in view.chart.kinds} | {LIGHT.track}
    assert shown == picture.copy(below)
    save_picture(view.chart, tmp_path / "a.png", font.family())
    assert QImage(str(tmp_path / "a.png")).convertToFormat(picture.format()) == picture


def test_the_words_of_the_pdf_are_those_of_the_chart(card: ChartCard, tmp_path: Path) -> None:
    made = replace(card.view.chart, title="Avance por panel: ¿qué está «en curso»?")
    save_picture(made, tmp_path / "a.pdf", card.font().family())
    assert words_on((tmp_path / "a.pdf").read_bytes()) == [
        made.title,
        *[said for bar in made.bars for said in (bar.label, bar.note)],
        *["2", "1", "1", "3"],
        *[made.legend(kind) for kind in range(len(made.kinds))],
    ]


def ink_in(image: QImage) -> set[str]:
    return {image.pixelColor(x, y).name() for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)}
