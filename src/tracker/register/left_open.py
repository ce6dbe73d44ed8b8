"""What imports left open that nobody has decided since, on whatever page."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping

from tracker.domain.exchange import open_field
from tracker.domain.notes import NOTE
from tracker.storage.intake import KeptIntake

_Field = tuple[str, str]
"""A commitment by id, and the key of a field of it."""


def still_open(
    came: Iterable[KeptIntake],
    home: str,
    differing: Mapping[str, tuple[str, ...]],
    last_said: Callable[[Collection[str]], Mapping[_Field, str]],
) -> Mapping[int, tuple[str, ...]]:
    """What of each of these intakes, by number, is open now; `differing` are the fields that do, by commitment.

    Open is what differs, and what was left out and of which nothing has been said since.
    """
    left = {kept.number: (kept.at, _left(kept, home)) for kept in came}
    said = last_said({entity for _at, fields in left.values() for entity, _key in fields.values()})

    def is_open(field: _Field, at: str) -> bool:
        entity, key = field
        return key in differing.get(entity, ()) or (key != NOTE and said.get(field, "") <= at)

    return {n: tuple(told for told, field in fields.items() if is_open(field, at)) for n, (at, fields) in left.items()}


def _left(kept: KeptIntake, home: str) -> Mapping[str, _Field]:
    """By what was written down for the receipt: "HLF2017/1.2 deadline"."""
    told = kept.intake.told.get("questioned_fields")
    return {one: open_field(one, home) for one in map(str, told if isinstance(told, list) else ())}
