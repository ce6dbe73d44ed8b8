"""References as officers write them: "3.5", and "HLF2017/3.5" wherever several forums are followed."""

from __future__ import annotations

import re

_REFERENCE = re.compile(r"^(?:(?P<forum>[A-Za-z][A-Za-z0-9-]*)\s*/\s*)?(?P<ref>\d{1,9}(?:\.\d{1,9})*)\.?$")
"""Numbers of nine digits at most: Python refuses to read very long ones."""


def split_reference(text: str) -> tuple[str | None, str] | None:
    """The forum's code (upper case; None where not written) and the bare reference; None if it is neither."""
    found = _REFERENCE.match(text.strip())
    if not found:
        return None
    forum = found["forum"]
    return (forum.upper() if forum else None, ".".join(str(int(part)) for part in found["ref"].split(".")))


def said_ref(forum: str, ref: str, several: bool) -> str:
    """The reference as a person reads it: "HLF2017/3.5" where `several` forums are followed, else "3.5"."""
    return f"{forum}/{ref}" if several else ref


def natural_key(ref: str) -> tuple[int, ...]:
    """Sorts "1.9" before "1.10"."""
    return tuple(int(part) for part in ref.split("."))


def sortable(ref: str) -> str:
    """The natural key as text a database sorts: "0001.0010"."""
    return ".".join(f"{part:04}" for part in natural_key(ref))
