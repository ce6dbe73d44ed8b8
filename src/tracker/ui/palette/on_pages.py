"""What can be done on a page by a button, and stands in no menu."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from tracker.ui.navigation import PAGES, number_of
from tracker.ui.pages import Pages
from tracker.ui.palette.offers import Offer, unmarked
from tracker.ui.theme.theme import Theme
from tracker.words import Message, Words, message

_BUTTONS: tuple[tuple[str, Message, Callable[[Pages], object]], ...] = (
    ("overview", message("Save picture…"), lambda pages: pages.overview.progress.ask_where()),
    ("deadlines", message("Save calendar file…"), lambda pages: pages.deadlines.saving.click()),
    ("regional", message("Note that they were asked…"), lambda pages: pages.region.asking.click()),
    ("regional", message("Note an answer…"), lambda pages: pages.region.noting.click()),
    ("regional", message("Export…"), lambda pages: pages.region.exporting.click()),
    ("meetings", message("&New meeting…"), lambda pages: pages.meetings.adding.click()),
    # What is frozen is the meeting that is selected there: whoever asks for it here sees which, and presses it.
    ("meetings", message("F&reeze"), lambda pages: pages.meetings.freezing.setFocus()),
    ("meetings", message("Com&pare with…"), lambda pages: pages.meetings.comparing.click()),
)


def buttons_on(pages: Pages, words: Words, theme: Theme) -> list[Offer]:
    """Each leads to its page first; there a button that cannot be pressed now says why."""
    return [
        Offer(
            unmarked(words(name)),
            words(PAGES[number_of(page)].name),
            "",
            theme.icons.icon(page, theme.colours.muted),
            partial(_go_and_press, pages, number_of(page), press),
        )
        for page, name, press in _BUTTONS
    ]


def _go_and_press(pages: Pages, page: int, press: Callable[[Pages], object]) -> None:
    pages.page_requested.emit(page)
    press(pages)
