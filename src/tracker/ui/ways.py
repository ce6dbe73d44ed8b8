"""The ways through the window: from page to page, from a number to its list, and back by Esc."""

from __future__ import annotations

from tracker.domain.query import Filter
from tracker.ui.kept_current import KeptCurrent
from tracker.ui.pages import COMMITMENTS, Searched


class Ways(KeptCurrent):
    """Where one page leads to another, Esc leads back; whoever chooses a page begins anew."""

    _resumed: tuple[str, str, str] | None = None
    """What was gone on with last, of what was half written."""

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
        """Where something is half written, first what is named first, and asked again the next of the details.

        What is half typed in the list comes before them: it would be gone with the row that is left.
        """
        if self.commitments.unsaved():
            self._go_on_to(COMMITMENTS)
            self.commitments.go_on_typing()
        elif places := self.detail.half_written():
            after = places.index(self._resumed) + 1 if self._resumed in places else 0
            self._resumed = section, entity, what = places[after % len(places)]
            self._show_commitment(entity)
            self.room.open_details()
            self.detail.resume(section, what)
        elif self.pages.unsaved():
            self.pages.exchange.submit()

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
