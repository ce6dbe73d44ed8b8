"""What can be reached by typing, and which of it a few letters mean."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QAction, QIcon, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from tracker.domain.text import folded


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing that can be done; `place` is where else it is found, `keys` what does it without looking."""

    name: str
    place: str
    keys: str
    icon: QIcon
    run: Callable[[], object]


def commands_in(bar: QMenuBar) -> list[Offer]:
    """Every command of the menus that can be used now, in their order."""
    return [offer for action in bar.actions() if (menu := _menu_of(action)) for offer in _in_menu(menu, [])]


def meant_by(text: str, offers: Sequence[Offer]) -> list[Offer]:
    """Those in which every word typed begins a word; first those whose name begins with what was typed."""
    wanted, typed = folded(text).split(), folded(text).strip()
    found = [offer for offer in offers if _has_all(offer, wanted)]
    return sorted(found, key=lambda offer: not folded(offer.name).startswith(typed))


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
        if not (action.isEnabled() and action.isVisible()):
            # What stands in a menu that cannot be opened now cannot be used either.
            continue
        if inner := _menu_of(action):
            yield from _in_menu(inner, place)
        elif not action.isSeparator():
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            yield Offer(unmarked(action.text()), " › ".join(place), keys, action.icon(), action.trigger)


def unmarked(text: str) -> str:
    """Without the marks of the keys; a doubled one is an ampersand."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")
