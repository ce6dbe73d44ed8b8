"""What happens in a demonstration, read from its file: in one language, with its days put on the calendar."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from tracker.domain.periods import Precision, holding

_SPAN = re.compile(rf"({'|'.join(Precision)})([+-]\d+)")
_WORD = re.compile(r"@(\w+)")


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that a person does on a day: `kind` says what, `told` the rest."""

    day: date
    by: str
    kind: str
    told: Mapping[str, Any]

    @property
    def refs(self) -> list[str]:
        """The recommendations it is about."""
        return str(self.told["refs"]).split()


@dataclass(frozen=True, slots=True)
class Diary:
    """`people` are the delegation's officers by a short name, the first of them at home here.

    `answers` weighs what other delegations answer, "" being nothing; `words` are what documents are made of.
    """

    delegation: str
    people: Mapping[str, str]
    answers: Mapping[str, int]
    words: Mapping[str, str]
    deeds: tuple[Deed, ...]

    @property
    def home(self) -> str:
        """The short name of whose laptop it is."""
        return next(iter(self.people))


def read_diary(file: Path, as_of: date, language: str) -> Diary:
    """The deeds in their order, seen from a day: "day-30" is a month before it, "quarter+90" the quarter in 90 days."""
    kept = json.loads(file.read_text(encoding="utf-8"))
    words = {key: said[language] for key, said in kept["words"].items()}

    def said(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: said(part) for key, part in value.items()}
        if not isinstance(value, str):
            return value
        span = _SPAN.fullmatch(value)
        return _period(as_of, *span.groups()) if span else _WORD.sub(lambda found: words[found[1]], value)

    deeds = tuple(
        Deed(as_of + timedelta(days=entry["day"]), entry["by"], entry["deed"], {k: said(v) for k, v in entry.items()})
        for entry in kept["diary"]
    )
    return Diary(kept["delegation"], kept["people"], kept["answers"], words, deeds)


def _period(as_of: date, precision: str, days: str) -> str:
    return holding(as_of + timedelta(days=int(days)), Precision(precision)).code
