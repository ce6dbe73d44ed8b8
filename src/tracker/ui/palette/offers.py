"""What can be reached by typing, and which of it a few letters mean."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QAction, QIcon, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from tracker.domain.text import folded
from tracker.ui.greyed import why_greyed


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing that can be done; `place` is where else it is found, `keys` what does it without looking.

    `refusal` says why it cannot be done now.
    """

    name: str
    place: str
    keys: str
    icon: QIcon
    run: Callable[[], object]
    refusal: str = ""


def commands_in(bar: QMenuBar) -> list[Offer]:
    """Every command of the menus that can be used now, or says why it cannot, in their order."""
    return [offer for action in bar.actions() if (menu := _menu_of(action)) for offer in _in_menu(menu, [])]


def meant_by(text: str, offers: Sequence[Offer]) -> list[Offer]:
    """Those in which every word typed begins a word; first those whose name begins with what was typed.

    What cannot be done now comes last.
    """
    wanted, typed = folded(text).split(), folded(text).strip()
    found = [offer for offer in offers if _has_all(offer, wanted)]
    return sorted(found, key=lambda offer: (bool(offer.refusal), not folded(offer.name).startswith(typed)))


def _has_all(offer: Offer, wanted: Sequence[str]) -> bool:
    there = folded(f"{offer.name} {offer.place}").split()
    return all(any(word.startswith(want) for word in there) for want in wanted)


def _menu_of(action: QAction) -> QMenu | None:
    menu = action.menu()
    return menu if isinstance(menu, QMenu) else None


def _in_menu(menu: QMenu, above: Sequence[str]) -> Iterator[Offer]:
    # Some menus are filled when they open.
    menu.aboutToShow.emit()
    place = [*above, unmarked(menu.title())]
    for action in menu.actions():
        refusal = why_greyed(action)
        if not action.isVisible() or not (action.isEnabled() or refusal):
            continue
        if (inner := _menu_of(action)) and not refusal:
            yield from _in_menu(inner, place)
        elif not action.isSeparator():
            # A menu that cannot be opened now is one line, with the reason.
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            yield Offer(unmarked(action.text()), " › ".join(place), keys, action.icon(), action.trigger, refusal)


def unmarked(text: str) -> str:
    """Without the marks of the keys; a doubled one is an ampersand."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")
