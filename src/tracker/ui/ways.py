"""The ways through the window: from page to page, from a number to its list, and back by Esc."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeAlias

from tracker.domain.query import Filter
from tracker.ui.kept_current import KeptCurrent
from tracker.ui.pages import COMMITMENTS, Searched

_Place: TypeAlias = tuple[str, ...]
"""In the details a section, the commitment and what of it; elsewhere how it is named."""


class Ways(KeptCurrent):
    """Where one page leads to another, Esc leads back; whoever chooses a page begins anew."""

    _resumed: Sequence[_Place] = ()
    """What was gone on with of what is half written, the latest last."""

    def show_page(self, number: int) -> None:
        """Show a page by its number in the navigation."""
        self._ways_back: list[int] = []
        self._bring_forward(number)

    # -- inside ---------------------------------------------------------------------------------------------
    def _go_on_to(self, number: int) -> None:
        """To a page that another leads to: Esc leads back, page by page, to where the way began."""
        if (begun := self.pages.currentIndex()) != number:
            self._ways_back.append(begun)
        self._bring_forward(number)

    def _go_back(self) -> None:
        if self._ways_back:
            self._bring_forward(self._ways_back.pop())

    def _bring_forward(self, number: int) -> None:
        self.room.show_page(number)
        self._read_shown()
        self.pages.page(number).take_keyboard()

    def _show_commitment(self, entity: str) -> None:
        self._go_on_to(COMMITMENTS)
        self.commitments.show_entity(entity)

    def _show_field(self, entity: str, key: str) -> None:
        self._show_commitment(entity)
        self.room.open_details()
        self.detail.show_field(key)

    def _show_list(self, which: Filter) -> None:
        """Exactly these, whatever was filtered before."""
        self._go_on_to(COMMITMENTS)
        self.commitments.filters.show_filter(which)
        self.commitments.select_one()
        if which.conflicts:
            self.room.open_details()
            self.detail.show_undecided()

    def _go_on_writing(self) -> None:
        """Where something is half written, first what is named first, and asked again the next, round and round."""
        places, before = self._half_written(), self._resumed
        if not places:
            return
        # Not the one that follows: in which order the details tell them depends on what they show.
        place = min(places, key=lambda one: before.index(one) if one in before else -1)
        self._resumed = [*(one for one in before if one in places and one != place), place]
        places[place]()

    def _half_written(self) -> dict[_Place, Callable[[], None]]:
        """All that was named when the window was to be closed, and how to go on with it.

        A date that is half typed in the list comes before the details: it would be gone with the row that is left.
        """
        found: dict[_Place, Callable[[], None]] = {}
        if in_list := self.commitments.unsaved():
            found[tuple(in_list)] = self._go_on_typing
        if not self.commitments.half_typed():
            found |= {place: partial(self._resume, *place) for place in self.detail.half_written()}
        if elsewhere := self.pages.unsaved():
            found[tuple(elsewhere)] = self.pages.exchange.submit
        return found

    def _go_on_typing(self) -> None:
        self.pages.put_submission_aside()
        self._go_on_to(COMMITMENTS)
        self.commitments.go_on_typing()

    def _resume(self, section: str, entity: str, what: str) -> None:
        self.pages.put_submission_aside()
        self._show_commitment(entity)
        self.room.open_details()
        self.detail.resume(section, what)

    def _go_to_reason_of(self, commitment: str) -> None:
        self._show_commitment(commitment)
        self.room.open_details()
        self.detail.go_to_reason()

    def _find(self) -> None:
        """On a page that has no search, among the commitments."""
        shown = self.pages.currentWidget()
        if not (isinstance(shown, Searched) and shown.go_to_search()):
            self._go_on_to(COMMITMENTS)
            self.commitments.go_to_search()
