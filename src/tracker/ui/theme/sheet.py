"""Spacing and edges of the controls; every colour in it comes from `Colours`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from string import Template

from tracker.ui.theme.colours import Colours
from tracker.ui.theme.icons import beside_letters

_SHEET = """
QMenuBar { background: $card; border-bottom: 1px solid $border; padding: 3px 6px; }
QMenuBar::item { padding: 5px 9px; border-radius: 5px; background: transparent; color: $muted; }
QMenuBar::item:selected { background: $hover; color: $text; }
QMenu { background: $card; border: 1px solid $border; padding: 5px; }
QMenu::item { padding: 6px 26px 6px 10px; border-radius: 4px; color: $text; }
QMenu::item:selected { background: $selected; color: $selected_text; }
QMenu::item:disabled { color: $disabled; background: transparent; }
QMenu::separator { height: 1px; background: $border; margin: 5px 4px; }
QMenu::icon { padding-left: 8px; }
QPushButton, QToolButton, QLineEdit, QComboBox, QMenu, QHeaderView, QTreeView, QTableView, QListView {
    icon-size: ${icon}px; }
QToolTip { background: $toast_back; color: $toast_fore; border: 0; padding: 5px 8px; }
QStatusBar { background: $card; border-top: 1px solid $border; }
QStatusBar::item { border: 0; }
QStatusBar QLabel { color: $muted; }
QSplitter::handle { background: $border; }
QSplitter::handle:horizontal { width: 1px; }
QScrollArea { border: 0; background: transparent; }
*[role="clear"] { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: 0; }
QHeaderView { background: $card; border: 0; }
QHeaderView::section { background: $card; color: $muted; border: 0; border-bottom: 1px solid $border;
    padding: 0 8px; text-align: left; }
QHeaderView[inset="table"]::section { padding: 0 11px; }
QHeaderView[inset="tree"]::section { padding: 0 3px; }
QHeaderView[inset="tree"]::section:first { padding-left: 21px; }
QHeaderView[inset="painted"]::section { padding: 0 12px; }
QHeaderView[inset="tree"]::section { padding: 0 3px; }
QHeaderView[inset="tree"]::section:first { padding: 0 8px; }
QTableCornerButton::section { background: $card; border: 0; border-bottom: 1px solid $border; }
QTableView, QTreeView { border: ${frame}px solid transparent; border-radius: 6px; background: $card; outline: 0; }
QTableView:focus, QTreeView:focus { border-color: $accent; }
*[role="halves"] { border: ${frame}px solid transparent; border-radius: 6px; }
*[role="halves"][keyboard="true"] { border-color: $accent; }
*[role="halves"] QTableView { border: 0; }
QTableView::item { padding: 0 8px; border: 0; }
QTableView[role="numbers"]::item { padding: 0; }
QTableView[role="moved"]::item { padding: 7px 8px; }
QTreeView::item { border: 0; }
QTreeView::branch:has-children:closed { image: url("$folded"); }
QTreeView::branch:has-children:open { image: url("$arrow"); }
QTreeView::item:hover:!selected { background: $hover; }
QTableView::item:selected, QTreeView::item:selected { background: $selected; color: $selected_text; }
QMessageBox { messagebox-warning-icon: url("$trouble"); messagebox-question-icon: url("$asked");
    messagebox-information-icon: url("$told"); }
QTabWidget::pane { border: 0; border-top: 1px solid $border; }
QTabWidget[role="in_card"]::tab-bar { left: 9px; }
QTabBar { background: transparent; }
QTabBar::tab { background: transparent; color: $muted; border: 0; border-bottom: 2px solid transparent;
    padding: 8px 4px; margin-right: 16px; }
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $accent; border-bottom-color: $accent; font-weight: 600; }
QTabBar::tab:focus { color: $accent; text-decoration: underline; }
QListWidget { border: 1px solid $border; border-radius: 6px; background: $card; outline: 0; padding: 4px; }
QListWidget::item { padding: 5px 4px; border-radius: 4px; }
QListWidget::item:selected { background: $selected; color: $selected_text; }
QListWidget[role="contents"], QTextBrowser[role="guide"] { border: 1px solid transparent; }
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QSpinBox {
    background: $card; color: $text; border: 1px solid $border; border-radius: 6px; padding: 5px 8px;
    selection-background-color: $accent; selection-color: $on_accent; placeholder-text-color: $muted; }
QLineEdit:hover, QPlainTextEdit:hover, QComboBox:hover { border-color: $control; }
QLineEdit:disabled, QPlainTextEdit:disabled, QTextEdit:disabled, QComboBox:disabled, QSpinBox:disabled {
    color: $disabled; background: $page; border-color: $track; }
QPlainTextEdit[grows="true"] { padding: 3px 8px; }
QLineEdit:read-only, QPlainTextEdit[grows="true"]:read-only, QComboBox:disabled { background: $page;
    border-color: $page; }
QCheckBox, QRadioButton { spacing: 8px; border: ${frame}px solid transparent; border-radius: 5px;
    padding: 0 3px 0 1px; }
QCheckBox:focus, QRadioButton:focus { border-color: $accent; }
QCheckBox::indicator, QTableView::indicator, QListWidget::indicator, QMenu::indicator { width: ${box}px;
    height: ${box}px; border: 1px solid $control; border-radius: 3px; background: $card; }
QCheckBox::indicator:checked, QTableView::indicator:checked, QListWidget::indicator:checked,
QMenu::indicator:non-exclusive:checked {
    background: $accent; border-color: $accent; image: url("$tick"); }
QCheckBox[done="true"]::indicator:checked:enabled { background: $done_back; border-color: $done_back; }
QMenu::indicator { margin-left: 6px; }
QTableView::indicator:disabled { border-color: $border; background: $page; }
QTableView::indicator:checked:disabled { background: $disabled; border-color: $disabled; }
QRadioButton::indicator, QMenu::indicator:exclusive { width: ${box}px; height: ${box}px;
    border: 1px solid $control; border-radius: ${round}px; background: $card; }
QRadioButton::indicator:checked, QMenu::indicator:exclusive:checked { border: ${ring}px solid $accent;
    width: ${dot}px; height: ${dot}px; background: $on_accent; }
QCheckBox:disabled, QRadioButton:disabled { color: $disabled; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { border-color: $disabled; background: $page; }
QCheckBox::indicator:checked:disabled { background: $disabled; }
QComboBox { padding-right: 0; }
QComboBox::drop-down { border: 0; width: ${drop}px; }
QComboBox::down-arrow { image: url("$arrow"); width: ${box}px; height: ${box}px; }
QComboBox::down-arrow:disabled { image: none; }
QComboBox QAbstractItemView { background: $card; border: 1px solid $border; padding: 4px; outline: 0; }
QProgressBar { background: $track; border: 0; border-radius: 4px; min-height: 8px; max-height: 8px; }
QProgressBar::chunk { background: $accent; border-radius: 4px; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: $border; border-radius: 4px; margin: 1px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $control; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QPushButton, QToolButton { background: $card; color: $text; border: 1px solid $border; border-radius: 6px;
    padding: 6px 12px; }
QToolButton::menu-indicator { image: none; width: 0; }
QPushButton:hover, QToolButton:hover { background: $hover; border-color: $control; }
QPushButton:checked { background: $selected; color: $accent; border-color: $accent; }
QPushButton:disabled, QToolButton:disabled { color: $disabled; background: $page; border-color: $track; }
QPushButton:default, QPushButton[primary="true"] { background: $accent; color: $on_accent; border-color: $accent; }
QPushButton:default:disabled, QPushButton[primary="true"]:disabled { background: $track; color: $muted;
    border-color: $track; }
QToolButton[active="true"] { background: $selected; color: $accent; border-color: $accent; }
QPushButton[role="drop"] { background: transparent; color: $muted; border: 1px dashed $control; border-radius: 8px;
    padding: 11px 16px; text-align: left; }
QPushButton[role="drop"]:hover { background: $hover; color: $text; }
QPushButton[role="drop"][dropping="true"] { background: $selected; color: $accent; border: 2px dashed $accent;
    padding: 10px 15px; }
QPushButton[role="drop"]:focus { color: $text; }
*[flat="true"] { background: transparent; border: 1px solid transparent; padding: 4px 8px; }
*[flat="true"][tight="true"] { padding: 4px 5px; }
*[flat="true"]:hover { background: $hover; }
*[link="true"] { background: transparent; border: 1px solid transparent; color: $accent; padding: 2px 4px; }
*[link="true"][edge="true"] { padding: 2px ${spare}px; }
*[link="true"][edge="true"]:focus { padding-left: 0; padding-right: 0; }
*[link="true"][edge="true"][opens="menu"] { padding-right: 18px; }
*[link="true"][edge="true"][opens="menu"]:focus { padding-right: ${beside_arrow}px; }
*[link="true"]:hover { text-decoration: underline; background: transparent; }
*[link="true"]:disabled { color: $disabled; background: transparent; border-color: transparent; }
*[role="muted"] { color: $muted; }
*[role="overdue"] { color: $overdue; }
*[role="heading"] { font-weight: 600; color: $text; }
*[role="rule"] { background: $border; }
*[role="card"] { background: $card; border: 1px solid $edge; border-radius: 8px; }
#value-popup { border-color: $control; }
*[role="side"] { background: $card; }
*[role="navigation"] { background: $card; border-right: 1px solid $border; }
*[role="navigation"][side="right"] { border-right: 0; border-left: 1px solid $border; }
QToolButton[role="page"] { border: 0; border-radius: 6px; padding: 8px 12px; text-align: left; color: $muted;
    background: transparent; }
QToolButton[role="page"]:hover { background: $hover; }
QToolButton[role="page"]:checked { background: $selected; color: $accent; font-weight: 600; }
QPushButton[role="section"] { background: transparent; border: 1px solid transparent; padding: 4px 5px;
    color: $muted; }
QPushButton[role="section"]:hover { background: $hover; color: $text; }
QPushButton[role="section"]:checked { background: $selected; color: $accent; }
*[role="entry"] { background: transparent; border: 1px solid transparent; border-radius: 6px; }
*[role="entry"]:hover { background: $hover; }
*[role="entry"]:focus { border: ${frame}px solid $accent; background: $selected; }
*[role="drop-section"] { border: 1px dashed transparent; border-radius: 8px; }
*[role="drop-section"][dropping="true"] { background: $selected; border-color: $accent; }
*[role="chip"] { background: $hover; color: $text; border-radius: 9px; padding: 2px 8px; }
*[role="chip"][tone="warning"] { background: $warning_back; color: $warning_fore; }
*[role="palette"] { background: $card; border: 1px solid $control; }
*[role="palette"] QTreeWidget { border: 0; }
*[role="palette"] QTreeWidget::item { padding: 5px 6px; }
*[role="toast"] { background: $toast_back; color: $toast_fore; border-radius: 8px; }
*[role="toast"] QLabel { color: $toast_fore; }
*[role="toast"] QPushButton { background: transparent; border: 1px solid transparent; color: $toast_link;
    font-weight: 600; padding: 3px 8px; }
*[role="notice"] { background: $warning_back; color: $warning_fore; border-radius: 6px; }
*[role="notice"][over="true"] { border: 1px solid $warning_fore; }
QLabel[role="notice"] { padding: 6px 10px; }
*[role="notice"] QLabel { color: $warning_fore; }
QLabel[role="sign"] { image: url("$beware"); min-width: ${sign}px; min-height: ${sign}px; }
"""


_FRAMED: tuple[tuple[str, int, int, str], ...] = (
    ("QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QSpinBox:focus", 5, 8, "solid $accent"),
    ('QPlainTextEdit[grows="true"]:focus', 3, 8, "solid $accent"),
    ("QListWidget:focus", 4, 4, "solid $accent"),
    ('QTextBrowser[role="guide"]:focus', 5, 8, "solid $accent"),
    ("QPushButton:focus, QToolButton:focus", 6, 12, "solid $accent"),
    ('QPushButton[primary="true"]:focus, QPushButton:default:focus', 6, 12, "solid $toast_link"),
    ('QPushButton[role="drop"]:focus', 11, 16, "dashed $accent"),
    ('*[flat="true"]:focus', 4, 8, "solid $accent"),
    ('*[flat="true"][tight="true"]:focus', 4, 5, "solid $accent"),
    ('*[link="true"]:focus', 2, 4, "solid $accent"),
    ('QToolButton[role="page"]:focus', 7, 11, "solid $accent"),
    ('QPushButton[role="section"]:focus', 4, 5, "solid $accent"),
    ('*[role="toast"] QPushButton:focus', 3, 8, "solid $toast_link"),
)
"""What shows by a frame that the keyboard is there, with the room above and beside its words while it is elsewhere."""


def _frames(width: int) -> str:
    """The frame takes from the room around the words what it is wider than their usual edge, so that nothing jumps."""
    more = width - 1
    return "".join(
        f"{which} {{ border: {width}px {line}; padding: {max(0, above - more)}px {max(0, beside - more)}px; }}\n"
        for which, above, beside, line in _FRAMED
    )


def sheet_of(colours: Colours, pictures: Mapping[str, Path]) -> str:
    """The application's style sheet; `pictures` in these colours by what they are for, as it takes files only."""
    plain = {n: v for n in Colours.__slots__ if isinstance(v := getattr(colours, n), str)}
    inks = {
        f"{name}_{part}": getattr(getattr(colours, name), part)
        for name in ("toast", "warning", "done")
        for part in ("fore", "back")
    }
    edge = colours.border if colours.card == colours.page else colours.card
    files = {name: file.as_posix() for name, file in pictures.items()}
    frame = colours.frame
    sheet = Template(_SHEET + _frames(frame))
    return sheet.substitute(
        plain | inks | files | _sizes(), edge=edge, frame=frame, spare=frame - 1, beside_arrow=19 - frame
    )


def _sizes() -> dict[str, int]:
    """What grows with the letters; a button that is chosen is a ring around a dot, as large as one that is not."""
    box, ring = beside_letters(14), beside_letters(4)
    of_ring = {"box": box, "ring": ring, "dot": box + 2 - 2 * ring, "round": box // 2 + 1}
    return of_ring | {"icon": beside_letters(16), "drop": beside_letters(20), "sign": beside_letters(24)}
