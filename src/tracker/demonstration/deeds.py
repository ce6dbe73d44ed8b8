"""What one person does on one laptop, by the name the diary gives it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from tracker.demonstration.cast import Cast
from tracker.demonstration.diary import Deed
from tracker.demonstration.documents import make_document
from tracker.domain.commitment import Commitment
from tracker.domain.fields import Value
from tracker.domain.vocabulary import ClearanceLevel


def _seen(cast: Cast, deed: Deed) -> list[Commitment]:
    register = cast.officer(deed.by)
    return [register.find(ref) for ref in deed.refs]


def _report(cast: Cast, deed: Deed) -> None:
    cast.officer(deed.by).edit(_seen(cast, deed), deed.told["values"])


def _confirm(cast: Cast, deed: Deed) -> None:
    cast.officer(deed.by).confirm(_seen(cast, deed))


def _note(cast: Cast, deed: Deed) -> None:
    for seen in _seen(cast, deed):
        cast.officer(deed.by).add_note(seen, deed.told["text"])


def _action(cast: Cast, deed: Deed) -> None:
    owner, due = deed.told.get("owner", ""), deed.told.get("due", "")
    for seen in _seen(cast, deed):
        cast.officer(deed.by).add_step(seen, deed.told["text"], owner, due)


def _done(cast: Cast, deed: Deed) -> None:
    register = cast.officer(deed.by)
    for seen in _seen(cast, deed):
        register.do_step(next(step for step in register.steps(seen) if step.name == deed.told["text"]))


_OF_A_DOCUMENT = ("title", "kind", "date", "confidentiality")


def _document(cast: Cast, deed: Deed) -> None:
    file = cast.file(f"{deed.told['title']}.{deed.told['ext']}")
    make_document(file, deed.told["title"], cast.diary.words, deed.day)
    _keep(cast, deed, file)


def _link_document(cast: Cast, deed: Deed) -> None:
    _keep(cast, deed, deed.told["link"])


def _keep(cast: Cast, deed: Deed, source: Path | str) -> None:
    values: Mapping[str, Value] = {key: deed.told[key] for key in _OF_A_DOCUMENT if key in deed.told}
    for seen in _seen(cast, deed):
        cast.officer(deed.by).add_documents(seen, [source], values)


def _link(cast: Cast, deed: Deed) -> None:
    for seen in _seen(cast, deed):
        cast.officer(deed.by).link(seen, deed.told["framework"], deed.told["codes"].split())


def _link_suggested(cast: Cast, deed: Deed) -> None:
    register = cast.officer(deed.by)
    for seen in _seen(cast, deed):
        register.link_all(seen, register.suggested_links(seen))


def _unlink_suggested(cast: Cast, deed: Deed) -> None:
    register = cast.officer(deed.by)
    for seen in _seen(cast, deed):
        register.link_all(seen, register.suggested_links(seen), linked=False)


def _clear(cast: Cast, deed: Deed) -> None:
    level = ClearanceLevel(deed.told["level"])
    for seen in _seen(cast, deed):
        cast.officer(deed.by).clear(seen, level, deed.told["by_whom"], deed.told["document"], deed.day)


def _verify(cast: Cast, deed: Deed) -> None:
    for seen in _seen(cast, deed):
        cast.officer(deed.by).verify(seen)


def _meeting(cast: Cast, deed: Deed) -> None:
    cast.officer(deed.by).add_meeting(deed.told["title"], date.fromisoformat(deed.told["on"]), deed.told["place"])


def _freeze(cast: Cast, deed: Deed) -> None:
    register = cast.officer(deed.by)
    register.freeze(register.find_meeting(deed.told["title"]))


def _ask(cast: Cast, deed: Deed) -> None:
    cast.officer(deed.by).ask(deed.told["delegations"].split())


def _note_answer(cast: Cast, deed: Deed) -> None:
    on, cites = date.fromisoformat(deed.told["on"]), deed.told["cites"]
    for ref, status in deed.told["values"].items():
        cast.officer(deed.by).transcribe(deed.told["delegation"], ref, {"status": status}, cites, on)


DEEDS: dict[str, Callable[[Cast, Deed], None]] = {
    "report": _report,
    "confirm": _confirm,
    "note": _note,
    "action": _action,
    "done": _done,
    "document": _document,
    "link_document": _link_document,
    "link": _link,
    "link_suggested": _link_suggested,
    "unlink_suggested": _unlink_suggested,
    "clear": _clear,
    "verify": _verify,
    "meeting": _meeting,
    "freeze": _freeze,
    "ask": _ask,
    "note_answer": _note_answer,
}
