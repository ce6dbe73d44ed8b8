"""The list of what left this laptop and what was taken in, and how the one answers the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from tracker.domain.exchange import Missing, ParcelKind, Received, Sent
from tracker.domain.export import Audience
from tracker.domain.query import Filter
from tracker.domain.review import SourceKind
from tracker.domain.text import folded
from tracker.register.left_open import still_open
from tracker.register.receiving import Receiving
from tracker.register.undoing import Actions
from tracker.storage.intake import KeptIntake, intakes
from tracker.storage.journal_store import actions, last_said
from tracker.storage.meta import home_code
from tracker.storage.sent import SentParcel, incomplete_replicas, last_author_of, sent_parcels
from tracker.storage.snapshots import exports


class Corresponding(Receiving):
    """What went to whom and when, what came back, whose reply is awaited."""

    def sent_files(self) -> tuple[Sent, ...]:
        """What left this laptop, newest first, and what came back."""
        with self._reading() as connection:
            came = intakes(connection)
            parcels = sent_parcels(connection)
            workbooks = exports(connection, home_code(connection))
        # The newest come first, so that of several answers the first one to come is told.
        answered = {sent: k for k in came for sent in (*k.intake.answers, _answered_by(k)) if sent}
        receipts = {_answered_by(k): k for k in came if k.intake.kind == ParcelKind.RECEIPT}
        files = {parcel.id: parcel for parcel in parcels if parcel.kind == SourceKind.WORKBOOK}
        found = [sent_file(p, answered.get(p.id), receipts.get(p.id)) for p in parcels if p.id not in files]
        found += [
            _workbook(id, meeting, at, files.get(id), answered[id].at if id in answered else None)
            for id, meeting, at in workbooks
        ]
        return _followed(sorted(found, key=lambda sent: sent.at, reverse=True))

    def received_files(self) -> tuple[Received, ...]:
        """What was taken in, newest first; but for what left from here itself, which nobody sent."""
        with self._reading() as connection:
            differing = {c.id: c.conflicts for c in self.listed(Filter(conflicts=True))}
            home = home_code(connection)
            chain = Actions(actions(connection, home))
            names = {p.id: p.file for p in sent_parcels(connection) if p.kind != SourceKind.WORKBOOK}
            came = [kept for kept in intakes(connection) if kept.intake.source not in names]
            is_open = still_open(came, home, differing, partial(last_said, connection))
            return tuple(_received(kept, chain, names, is_open[kept.number]) for kept in came)

    def missing(self) -> tuple[Missing, ...]:
        """Whose changes have not all arrived, as the numbers of those that did tell."""
        with self._reading() as connection:
            found = incomplete_replicas(connection, home_code(connection))
            named = [
                Missing(last_author_of(connection, replica), n)
                for replica, n in found.items()
                if replica != self._installation.replica
            ]
        return tuple(sorted(named, key=lambda one: folded(one.author)))


def _followed(newest_first: Sequence[Sent]) -> tuple[Sent, ...]:
    """Whose reply was awaited to a submission answers the later one, which says it anew (MERGE.md)."""
    found, later = list[Sent](), defaultdict[str, list[Sent]](list)
    for sent in newest_first:
        if sent.kind == ParcelKind.SUBMISSION and sent.to:
            whose = folded(sent.to)
            sent = replace(sent, followed=any(_says_anew(one, sent) for one in later[whose]))
            later[whose].append(sent)
        found.append(sent)
    return tuple(found)


def _says_anew(later: Sent, earlier: Sent) -> bool:
    """Where commitments were left out of the later one, they may be what the earlier one spoke of."""
    return set(later.fields).issuperset(earlier.fields) and earlier.commitments <= later.commitments


def _answered_by(kept: KeptIntake) -> str:
    """The one file that a receipt or a returned workbook answers."""
    if kept.intake.kind == ParcelKind.RECEIPT:
        return str(kept.intake.told.get("about", ""))
    return kept.intake.source if kept.intake.kind == "workbook" else ""


def sent_file(parcel: SentParcel, answer: KeptIntake | None = None, receipt: KeptIntake | None = None) -> Sent:
    """A file that left, with the first that came back and the receipt, if there are any."""
    fields, told = parcel.told.get("fields"), parcel.told.get("commitments")
    changes = parcel.told.get("changes", parcel.records)
    return Sent(
        parcel.id,
        parcel.kind,
        parcel.recipient,
        parcel.file,
        parcel.at,
        parcel.author,
        parcel.records,
        answer.at if answer else None,
        receipt.intake.told if receipt else {},
        tuple(fields) if isinstance(fields, list) else (),
        _count(changes),
        _count(parcel.told.get("actions")),
        _count(parcel.told.get("documents")),
        str(parcel.told.get("about", "")),
        commitments=frozenset(map(str, told)) if isinstance(told, list) else frozenset(),
    )


def _workbook(id: str, meeting: str, at: str, file: SentParcel | None, answered: str | None) -> Sent:
    """An export; of those made before their files were kept, `file` is None."""
    audience = Audience(str(file.told["audience"])) if file else None
    name, author = (file.file, file.author) if file else ("", "")
    return Sent(id, SourceKind.WORKBOOK.value, meeting, name, at, author, 0, answered, audience=audience)


def _received(kept: KeptIntake, chain: Actions, ours: Mapping[str, str], open_fields: tuple[str, ...]) -> Received:
    """`ours` are the names of files that left, by id."""
    intake = kept.intake
    taken, untouched, questioned = (_count(intake.told.get(name)) for name in ("taken", "kept", "questioned"))
    return Received(
        intake.source,
        intake.kind,
        intake.delegation,
        intake.author,
        intake.file,
        intake.sent_at,
        kept.at,
        kept.action,
        kept.action is not None and not chain.is_said_by(kept.action),
        taken,
        untouched,
        questioned,
        intake.answers,
        ours.get(_answered_by(kept), "") if intake.kind == ParcelKind.RECEIPT else "",
        open_fields,
        _names(intake.told.get("kept_fields")),
    )


def _names(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, list) else ()


def _count(value: object) -> int:
    return value if isinstance(value, int) else 0
