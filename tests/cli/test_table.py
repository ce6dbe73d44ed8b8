from __future__ import annotations

from tracker.cli.table import lined_up

ROWS = [
    ["Ref", "Status", "Marks", "Text"],
    ["1.1", "In progress", "", "Reach a balance between security and rights"],
    ["1.10", "", "", "Train"],
]


def test_columns_line_up_and_empty_ones_are_left_out() -> None:
    assert list(lined_up(ROWS, None)) == [
        "Ref   Status       Text",
        "1.1   In progress  Reach a balance between security and rights",
        "1.10               Train",
    ]


def test_on_a_terminal_the_last_column_takes_what_is_left() -> None:
    lines = list(lined_up(ROWS, 50))
    assert lines[1] == "1.1   In progress  Reach a balance between securi…"
    assert max(map(len, lines)) == 50


def test_a_very_narrow_terminal_still_shows_some_of_the_text() -> None:
    assert list(lined_up(ROWS, 20))[1] == "1.1   In progress  Reach a balance between…"


def test_a_line_break_in_a_value_does_not_break_the_line() -> None:
    assert list(lined_up([["A", "B"], ["x\ny", "z"]], None)) == ["A    B", "x y  z"]
