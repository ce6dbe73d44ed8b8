"""What imports left open that nobody has decided since, on whatever page."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

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
    left = [(kept, _told(kept, "questioned_fields"), set(_told(kept, "differing_fields"))) for kept in came]
    said = last_said({open_field(one, home)[0] for _kept, fields, _ in left for one in fields})

    def is_open(told: str, at: str, has_differed: bool) -> bool:
        entity, key = field = open_field(told, home)
        if key in differing.get(entity, ()):
            return True
        return not has_differed and key != NOTE and said.get(field, "") <= at

    return {
        kept.number: tuple(one for one in fields if is_open(one, kept.at, one in differed))
        for kept, fields, differed in left
    }


def _told(kept: KeptIntake, what: str) -> Sequence[str]:
    """As it was written down for the receipt: "HLF2017/1.2 deadline"."""
    told = kept.intake.told.get(what)
    return list(map(str, told)) if isinstance(told, list) else ()
