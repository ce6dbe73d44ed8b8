"""For whom, and in which language, a workbook is written if nothing else is chosen."""

from __future__ import annotations

from dataclasses import dataclass

from tracker.domain.export import Audience
from tracker.ui.memory import Memory
from tracker.words import LANGUAGES, Message, message

AUDIENCES: dict[Audience, Message] = {
    Audience.INTERNAL: message("Colleagues of the delegation"),
    Audience.OUTWARD: message("Others: nothing internal"),
}

AUDIENCE, LANGUAGE = "export/audience", "export/language"
"""Where they are remembered."""


@dataclass(frozen=True, slots=True)
class ExportPreferences:
    """`language` is a code, empty for the window's."""

    audience: Audience = Audience.INTERNAL
    language: str = ""


def remembered_preferences(memory: Memory) -> ExportPreferences:
    """What was chosen in the settings, as far as it still makes sense."""
    audience, language = memory.text(AUDIENCE), memory.text(LANGUAGE)
    return ExportPreferences(
        Audience(audience) if audience in set(Audience) else Audience.INTERNAL,
        language if language in LANGUAGES else "",
    )
