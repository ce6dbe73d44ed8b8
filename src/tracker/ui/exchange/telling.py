"""Puts what was sent and what came into the officer's words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from tracker.domain.exchange import ParcelKind, Received, Sent
from tracker.domain.export import Audience
from tracker.domain.forum import Delegation
from tracker.domain.review import SourceKind
from tracker.domain.review_words import with_decided
from tracker.domain.submission import LEVEL_CONTENTS, LEVEL_LABELS, LEVELS
from tracker.domain.vocabulary import capital
from tracker.ui.wording import Wording
from tracker.words import Words, plural


class Telling:
    """Knows the delegations by code, for files name them so; `home` is ours."""

    def __init__(self, words: Words, delegations: Mapping[str, Delegation], home: str = "") -> None:
        self._words = words
        self._wording = Wording(words)
        self._delegations = delegations
        self.home = home

    def moment(self, utc: str) -> str:
        """ "3 May 2026, 14:02"."""
        return self._wording.moment(utc)

    def delegation(self, code: str) -> str:
        """A delegation's usual name; what is no code is left as it is."""
        found = self._delegations.get(code)
        return found.name(self._words.language).short if found else code

    def sender(self, received: Received) -> str:
        """A colleague by name, another delegation by its name."""
        if received.delegation and received.delegation != self.home:
            return self.delegation(received.delegation)
        if received.kind == ParcelKind.RECEIPT:
            # A receipt names nobody: a colleague may be known by the signature.
            return received.author or self._words("a colleague")
        return received.author or received.file

    def sent(self, sent: Sent) -> str:
        """ "Update to Luis Rojas"."""
        _, to = self._words, self.delegation(sent.to)
        match sent.kind:
            case ParcelKind.UPDATE:
                return _("Update to {name}", name=to) if to else _("Update")
            case ParcelKind.SUBMISSION:
                return _("Submission to {name}", name=to) if to else _("Submission")
            case ParcelKind.RECEIPT:
                return _("Receipt to {name}", name=to) if to else _("Receipt")
        whom = {
            Audience.INTERNAL: _("Workbook for colleagues"),
            Audience.OUTWARD: _("Workbook for others"),
        }
        what = whom[sent.audience] if sent.audience else _("Workbook")
        return f"{what} · {sent.to}" if sent.to else what

    def received(self, received: Received) -> str:
        """ "Update from Luis Rojas"."""
        _, name = self._words, self.sender(received)
        match received.kind:
            case ParcelKind.UPDATE:
                return _("Update from {name}", name=name)
            case ParcelKind.SUBMISSION:
                return _("Submission from {name}", name=name)
            case ParcelKind.RECEIPT:
                return _("Receipt from {name}", name=name)
        return _("Workbook from {name}", name=name)

    def state_of_sent(self, sent: Sent) -> str:
        """ "Reply awaited", "Answered 3 May 2026: 12 taken, 1 kept, 1 open"; a receipt is not answered."""
        _ = self._words
        if sent.is_awaited:
            return _("Reply awaited")
        if sent.answered is None and sent.kind == SourceKind.WORKBOOK:
            return _("Nothing came back yet")
        if sent.answered is None:
            return capital(_("a later one followed")) if sent.followed else ""
        on = self._wording.time_of_day(sent.answered, date.min)
        if sent.answer:
            counts = self.counts(*(_number(sent.answer.get(n)) for n in ("taken", "kept", "questioned")))
            counts = with_decided(counts, _number(sent.answer.get("decided")), _)
            return _("Answered {day}: {counts}", day=on, counts=counts)
        return _("Answered {day}", day=on)

    def state_of_received(self, received: Received) -> str:
        """What became of it here."""
        _ = self._words
        if received.kind == ParcelKind.RECEIPT:
            if not received.about:
                return _("Answers a file that was not sent from here")
            return _("Their answer: {counts}", counts=self.counts(received.taken, received.kept, received.questioned))
        if received.undone:
            return _("Undone")
        if not (received.taken or received.kept or received.questioned):
            return _("Brought nothing new") if received.action is None else _("Taken in")
        return self.became(received)

    def became(self, received: Received) -> str:
        """ "12 taken, 1 kept, 1 open, 2 decided since": as it is now."""
        counts = self.counts(received.taken, received.kept, received.still_open)
        return with_decided(counts, received.decided_since, self._words)

    def counts(self, taken: int, kept: int, questioned: int) -> str:
        """ "12 taken, 1 kept, 1 open": without what there is none of."""
        _ = self._words
        parts = [_(plural("{n} taken", "{n} taken", taken))]
        parts += [_(plural("{n} kept", "{n} kept", kept))] if kept else []
        parts += [_("{n} open", n=questioned)] if questioned else []
        return ", ".join(parts)

    def levels(self, sent: Sent) -> str:
        """What a submission spoke of, a line for each: "Institutions: lead and contributing"."""
        _ = self._words
        told = [level for level, keys in LEVELS.items() if set(keys) & set(sent.fields)]
        return "\n".join(
            _("{label}: {value}", label=_(LEVEL_LABELS[one]), value=_(LEVEL_CONTENTS[one])) for one in told
        )


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0
