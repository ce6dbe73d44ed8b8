"""The commands of the menus that belong to one page: what does each, and why it cannot be done now.

Menus are made of these tables, and the palette of the menus: what stands here is offered in both.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton

from tracker.register.register import Register
from tracker.ui.detail.panel import DetailPanel
from tracker.ui.greyed import grey
from tracker.ui.navigation import number_of
from tracker.ui.pages import COMMITMENTS, Pages
from tracker.words import Message, Words, message

A_COMMITMENT = message("Needs a commitment selected in the list")
ONE_COMMITMENT = message("Needs one commitment selected in the list")
_TO_VERIFY = message("Needs a status with documents that somebody else reported")
_A_MEETING = message("Needs a meeting selected under Meetings")
_A_FROZEN_MEETING = message("Needs a frozen meeting selected under Meetings")
_A_FILE = message("Needs a received file selected under Exchange")


@dataclass(frozen=True, slots=True)
class Sight:
    """What is in front of the officer. Whoever looks here for a selection builds no page that nobody has seen yet."""

    pages: Pages
    detail: DetailPanel
    register: Register

    def is_in_front(self, page: str) -> bool:
        """Whether this page is shown."""
        return self.pages.currentIndex() == number_of(page)

    def has_one(self) -> bool:
        """Whether one commitment is selected, and it is the one that the details show."""
        view = self.pages.commitments.view
        is_one = self.pages.currentIndex() == COMMITMENTS and view.count() == 1
        return is_one and view.selected_ids() == [self.detail.entity]


@dataclass(frozen=True, slots=True)
class PageCommand:
    """`needs` is asked of what is in sight and of nothing else: what was selected on another page nobody sees.

    `unless` is said where it is not so. A command without needs goes to its page first.
    """

    name: Message
    icon: str
    page: str
    run: Callable[[Sight], object]
    needs: Callable[[Sight], bool] = field(default=lambda _: True)
    unless: Message = field(default_factory=lambda: message(""))
    writes: bool = True

    def refusal(self, sight: Sight) -> Message | None:
        """Why it cannot be done now."""
        return None if self.needs(sight) else self.unless


Table = tuple[PageCommand | None, ...]
"""In the order of the menu; None is a line between."""


def connect_page_commands(
    menus: Mapping[QMenu, Mapping[QAction, PageCommand]],
    sight: Sight,
    words: Words,
    do: Callable[[str, Callable[[], object]], None],
) -> None:
    """Have each greyed with its reason when its menu opens; `do` goes to a page, and does it there."""

    def look(commands: Mapping[QAction, PageCommand]) -> None:
        for action, command in commands.items():
            reason = command.refusal(sight)
            grey(action, words(reason) if reason else "")

    for menu, commands in menus.items():
        menu.setToolTipsVisible(True)
        menu.aboutToShow.connect(partial(look, commands))
        for action, command in commands.items():
            action.triggered.connect(lambda _=False, c=command: do(c.page, lambda: c.run(sight)))


# -- what they do -----------------------------------------------------------------------------------------------
def _press(button: Callable[[Pages], QPushButton]) -> Callable[[Sight], object]:
    return lambda sight: button(sight.pages).click()


def _can_press(page: str, button: Callable[[Pages], QPushButton]) -> Callable[[Sight], bool]:
    return lambda at: at.is_in_front(page) and button(at.pages).isVisible() and button(at.pages).isEnabled()


def _of_a_meeting(
    name: Message, icon: str, button: Callable[[Pages], QPushButton], unless: Message = _A_MEETING, writes: bool = True
) -> PageCommand:
    return PageCommand(name, icon, "meetings", _press(button), _can_press("meetings", button), unless, writes)


def _of_a_commitment(name: Message, icon: str, run: Callable[[DetailPanel], object]) -> PageCommand:
    return PageCommand(name, icon, "commitments", lambda at: run(at.detail), Sight.has_one, ONE_COMMITMENT)


COMMITMENT: Table = (
    PageCommand(
        message("&Verify"),
        "check",
        "commitments",
        lambda at: at.detail.verify(),
        lambda at: at.has_one() and at.detail.fields.support.can_be_verified,
        _TO_VERIFY,
    ),
    _of_a_commitment(message("Cl&earance…"), "clearance", lambda detail: detail.go_to_clearance()),
    None,
    _of_a_commitment(message("&Add action…"), "actions", lambda detail: detail.go_to_adding("actions")),
    _of_a_commitment(message("Add n&ote…"), "note", lambda detail: detail.go_to_adding("notes")),
    _of_a_commitment(message("Add doc&ument…"), "file", lambda detail: detail.go_to_adding("documents")),
    _of_a_commitment(message("Add l&ink…"), "link", lambda detail: detail.go_to_adding("links")),
)

MEETING: Table = (
    PageCommand(message("&New meeting…"), "plus", "meetings", _press(lambda pages: pages.meetings.adding)),
    None,
    _of_a_meeting(message("F&reeze"), "saved", lambda pages: pages.meetings.freezing),
    _of_a_meeting(
        message("Com&pare with…"), "meetings", lambda pages: pages.meetings.comparing, _A_FROZEN_MEETING, False
    ),
    _of_a_meeting(message("E&dit…"), "edit", lambda pages: pages.meetings.editing),
    _of_a_meeting(message("De&lete"), "trash", lambda pages: pages.meetings.deleting),
)

EXCHANGE: Table = (
    PageCommand(
        message("Write &receipt…"),
        "check",
        "exchange",
        lambda at: at.pages.exchange.view.ask_for_receipt(),
        lambda at: at.is_in_front("exchange") and at.pages.exchange.view.may_write_receipt,
        _A_FILE,
    ),
    None,
    PageCommand(message("&Note a request sent…"), "question", "regional", _press(lambda pages: pages.region.asking)),
    PageCommand(message("Note an &answer…"), "note", "regional", _press(lambda pages: pages.region.noting)),
    PageCommand(
        message("&Export what the region reported…"),
        "export",
        "regional",
        _press(lambda pages: pages.region.exporting),
        writes=False,
    ),
)

FILE: Table = (
    PageCommand(
        message("Save &calendar file…"),
        "calendar",
        "deadlines",
        _press(lambda pages: pages.deadlines.saving),
        lambda at: at.register.has_open_deadlines(),
        message("No open commitment has a deadline."),
        writes=False,
    ),
    PageCommand(
        message("Save &picture of the overview…"),
        "overview",
        "overview",
        lambda at: at.pages.overview.save_picture(),
        writes=False,
    ),
)
"""What is saved of pages; the pages themselves have the buttons."""
