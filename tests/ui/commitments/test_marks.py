"""What there is no place for is counted."""

from __future__ import annotations

from tracker.ui.commitments.marks import Mark, shown

_PRESSING = Mark("conflict", "", "Differing versions", is_pressing=True)
_FILES, _ACTIONS, _NOTES = (Mark(icon, "1", f"1 {icon}") for icon in ("file", "actions", "note"))


def test_marks_that_have_a_place_are_all_shown() -> None:
    assert shown((_FILES, _NOTES), 2) == [_FILES, _NOTES]


def test_what_stands_as_it_was_cleared_takes_no_place() -> None:
    cleared = Mark("clearance", "!", "Cleared by the Minister", is_drawn=False)
    assert shown((cleared, _FILES, _NOTES), 2) == [_FILES, _NOTES]


def test_the_last_place_says_how_many_more_there_are_and_whether_one_of_them_presses() -> None:
    first, more = shown((_FILES, _ACTIONS, _NOTES), 2)
    assert (first, more.text, more.is_pressing) == (_FILES, "+2", False)
    _, more = shown((_PRESSING, _PRESSING, _NOTES), 2)
    assert (more.text, more.is_pressing) == ("+2", True)
