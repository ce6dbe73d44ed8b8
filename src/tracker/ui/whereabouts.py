"""What a person is in the middle of, carried over when everything is built anew in another language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from tracker.domain.query import Filter
from tracker.ui.commitments.page import CommitmentsPage
from tracker.ui.detail.drafts import Draft
from tracker.ui.detail.drafts import Place as DraftPlace
from tracker.ui.detail.panel import DetailPanel
from tracker.ui.exchange.begun_submission import BegunSubmission
from tracker.ui.help.guide import Place


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """`delegation` and `name` are what was answered at the first start, `reading` where in the guide, if at all;
    `settings`: they are open, with the keyboard in this of their `lists_of_the_window`, and are shown again so.

    All else is remembered by the window.
    """

    which: Filter = field(default_factory=Filter)
    folded: frozenset[str] = frozenset()
    """The panels whose commitments are put away."""
    selected: tuple[str, ...] = ()
    current: str | None = None
    drafts: Mapping[str, Mapping[DraftPlace, Draft]] = field(default_factory=dict)
    delegation: str = ""
    name: str = ""
    reading: Place | None = None
    settings: int | None = None
    writing: tuple[str, str] | None = None
    """The section of the details, and the field of it, that the keyboard is in."""
    submission: BegunSubmission | None = None

    def in_a_backup(self) -> Whereabouts:
        """Where other things stand than those that were seen: what was typed is over those."""
        drafts = {
            key: {place: replace(draft, over=None) for place, draft in kept.items()}
            for key, kept in self.drafts.items()
        }
        return replace(self, drafts=drafts, settings=None)


def whereabouts_in(page: CommitmentsPage, detail: DetailPanel) -> Whereabouts:
    """Where a person is; what is being typed in a field is saved first, what is being written kept as a draft."""
    writing = detail.with_keyboard()
    page.leave()
    detail.put_aside()
    drafts = detail.drafts
    for commitment, typed in page.half_typed():
        drafts["fields"][commitment.id, "deadline"] = Draft(commitment.ref, {"deadline": typed}, commitment)
    selected = tuple(page.view.selected_ids())
    which, folded = page.filters.filter(), page.model.folded
    return Whereabouts(which, folded, selected, page.view.current(), drafts, writing=writing)


def go_back(to: Whereabouts, page: CommitmentsPage, detail: DetailPanel) -> None:
    """Bring a person back to where they were."""
    detail.take_drafts(to.drafts)
    if to.folded:
        page.model.fold(to.folded)
    page.filters.show_filter(to.which)
    page.view.select(to.selected, to.current)
    if writing := to.writing:
        # Once all is shown, for until then the page takes the keyboard: a space there would check something off.
        QTimer.singleShot(0, detail, lambda: _go_on_writing(detail, *writing))


def _go_on_writing(detail: DetailPanel, section: str, field: str) -> None:
    if not detail.isVisible():
        return
    if field:
        detail.go_to_field(field)
    else:
        detail.go_to_section(section)
    written = detail.window().focusWidget()
    if isinstance(written, QPlainTextEdit):
        written.moveCursor(QTextCursor.MoveOperation.End)
    elif isinstance(written, QLineEdit):
        written.end(False)
