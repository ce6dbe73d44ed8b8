"""What leaves the laptop: update files to colleagues, submissions to others, receipts; and the list of all that."""

from __future__ import annotations

import contextlib
import uuid
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from tracker.domain.exchange import ParcelKind, Received, Sent
from tracker.domain.submission import Submission, fields_of
from tracker.domain.text import canonical_name, folded
from tracker.errors import UserError
from tracker.exchange.parcel import Manifest, Parcel
from tracker.journal.record import Record
from tracker.progress import Progress, Unwatched
from tracker.register import submitting
from tracker.register.receiving import Receiving
from tracker.register.undoing import Actions
from tracker.storage.apply import tick, utc_text
from tracker.storage.intake import KeptIntake, intakes
from tracker.storage.journal_store import actions
from tracker.storage.record_index import newest_arrival
from tracker.storage.sent import SentParcel, keep_sent, records_to_send, sent_parcels
from tracker.storage.snapshots import exports
from tracker.words import message

_ANSWERED_AT_MOST = 200
"""Files a parcel says to have seen: the latest, for a file's size must not grow with the years."""


class Sending(Receiving):
    """Nothing leaves but by these verbs."""

    def suggested_parcel_name(self, kind: ParcelKind, to: str = "") -> str:
        """A file name: "Costa Rica - update - for Luis Rojas - 2026-11-23.ctu"."""
        from tracker.register.exporting import plain_file_name

        home = self.home
        words = {ParcelKind.UPDATE: "update", ParcelKind.SUBMISSION: "submission", ParcelKind.RECEIPT: "receipt"}
        parts = [home.name(self.language).short if home else "", self._words(words[kind])]
        parts += [self._words("for {name}", name=to)] if to else []
        return plain_file_name([*parts, self.today().isoformat()], ".ctu")

    def own_fingerprint(self) -> str:
        """The number to read out when a colleague asks whose file it is; the same for every file of this laptop."""
        from tracker.exchange.signing import fingerprint, load_or_make

        return fingerprint(load_or_make(self.places.signing_key).public)

    def send(
        self,
        path: Path,
        to: str = "",
        since_last: bool = False,
        password: str = "",
        progress: Progress = Unwatched(),
    ) -> Sent:
        """Write an update file for a colleague: all that is known here of the delegation, or what is new for `to`.

        Raises `UserError`, then nothing was written, where the file cannot be made or would be empty.
        """
        home = self._required_home()
        self._refuse_if_read_only()
        recipient = canonical_name(to)
        if since_last and not recipient:
            raise UserError(
                message("No file was written."),
                message("It is not known for whom the file is, so nor what was sent there last."),
                message("Say for whom it is, or send everything."),
            )
        with self._reading() as connection:
            after = self._sent_before(sent_parcels(connection), recipient) if since_last else 0
            records = records_to_send(connection, home.code, after)
            arrived = newest_arrival(connection)
        if not records:
            raise _nothing_to_send(recipient if since_last else "")
        manifest = self._manifest(ParcelKind.UPDATE, home.code, recipient, complete=after == 0)
        return self._write(path, manifest, records, arrived, {}, password, progress)

    def draft_submission(self, to: str = "", fields: Sequence[str] = ("status",)) -> Submission:
        """Exactly what a submission of these levels or fields would hold; raises `UserError` for an internal field."""
        home = self._required_home()
        current = self.listed()
        with self._reading() as connection:
            return submitting.drafted(connection, home.code, canonical_name(to), fields_of(fields), current)

    def submit(self, path: Path, submission: Submission, password: str = "", progress: Progress = Unwatched()) -> Sent:
        """Write the submission that was previewed, and keep what was said; raises `UserError`, then nothing is kept."""
        self._required_home()
        self._refuse_if_read_only()
        if not submission.commitments:
            raise UserError(
                message("Nothing was submitted."),
                message("None of the chosen fields holds anything yet."),
                message("Report on a commitment first, or choose other fields."),
            )
        manifest = self._manifest(ParcelKind.SUBMISSION, submission.delegation, submission.to)
        records = submitting.records_of_submission(submission, manifest.id, manifest.stamp, manifest.at)
        told = {"fields": list(submission.fields)}
        on_record = submitting.kept_here(submission, records)
        return self._write(path, manifest, records, 0, told, password, progress, lambda: self.commit(on_record))

    def write_receipt(self, path: Path, received: Received, progress: Progress = Unwatched()) -> Sent:
        """Tell whoever sent a file what became of it; no name goes to another delegation."""
        home = self._required_home()
        self._refuse_if_read_only()
        with self._reading() as connection:
            kept = next((k for k in intakes(connection) if k.intake.source == received.id), None)
        if kept is None or kept.intake.kind == ParcelKind.RECEIPT:
            raise UserError(message("No receipt was written."), message("This file was not taken in here."))
        names = ("taken", "kept", "questioned")
        # Not how the file was called here: that is nobody else's.
        told: dict[str, object] = {"about": received.id}
        told |= {name: kept.intake.told.get(name, 0) for name in names}
        if received.delegation == home.code:
            told |= {f"{name}_fields": kept.intake.told.get(f"{name}_fields", []) for name in names[1:]}
        to = received.author if received.delegation == home.code else received.delegation
        manifest = self._manifest(ParcelKind.RECEIPT, home.code, to, told=told)
        return self._write(path, manifest, (), 0, told, "", progress)

    def sent_files(self) -> tuple[Sent, ...]:
        """What left this laptop, newest first, and what came back."""
        with self._reading() as connection:
            came = intakes(connection)
            parcels = sent_parcels(connection)
            workbooks = exports(connection, self._home_code())
        # The newest come first, so that of several answers the first one to come is told.
        answered = {sent: k for k in came for sent in (*k.intake.answers, _answered_by(k)) if sent}
        receipts = {_answered_by(k): k for k in came if k.intake.kind == ParcelKind.RECEIPT}
        found = [_sent(parcel, answered.get(parcel.id), receipts.get(parcel.id)) for parcel in parcels]
        found += [
            Sent(id, "workbook", meeting, "", at, "", 0, answered[id].at if id in answered else None)
            for id, meeting, at in workbooks
        ]
        return tuple(sorted(found, key=lambda sent: sent.at, reverse=True))

    def received_files(self) -> tuple[Received, ...]:
        """What was taken in, newest first."""
        with self._reading() as connection:
            chain = Actions(actions(connection, self._home_code()))
            return tuple(_received(kept, chain) for kept in intakes(connection))

    def _sent_before(self, parcels: Sequence[SentParcel], recipient: str) -> int:
        """The newest record that was here when the last update left for this colleague, however the name was typed."""
        home = self._home_code()
        known = (p for p in parcels if p.kind == ParcelKind.UPDATE and p.delegation == home)
        known = (p for p in known if folded(p.recipient) == folded(recipient))
        return max((parcel.arrived for parcel in known), default=0)

    def _manifest(
        self,
        kind: ParcelKind,
        delegation: str,
        to: str,
        complete: bool = True,
        told: Mapping[str, object] | None = None,
    ) -> Manifest:
        now = self._clock()
        with self._writing() as connection:
            stamp = tick(connection, now)
            seen = [k.intake.source for k in intakes(connection) if k.intake.kind != "workbook"]
        within = kind is ParcelKind.UPDATE
        return Manifest(
            id=str(uuid.uuid4()),
            kind=kind,
            delegation=delegation,
            at=utc_text(now),
            stamp=stamp,
            replica=self._installation.replica if within else "",
            author=self.author if within else "",
            to=to,
            complete=complete,
            answers=tuple(seen[:_ANSWERED_AT_MOST]) if within else (),
            told=told or {},
        )

    def _write(
        self,
        path: Path,
        manifest: Manifest,
        records: Sequence[Record],
        arrived: int,
        told: Mapping[str, object],
        password: str,
        progress: Progress,
        put_on_record: Callable[[], object] = lambda: None,
    ) -> Sent:
        """Write the file beside its place, note that it leaves, and only then put it there."""
        from tracker.exchange.signing import load_or_make
        from tracker.exchange.writing import write_parcel

        key = load_or_make(self.places.signing_key)
        place = path.resolve()
        ready = place.with_name(f".{manifest.id}.ctu")
        sent = SentParcel(
            manifest.id,
            manifest.kind.value,
            manifest.delegation,
            manifest.to,
            path.name,
            manifest.at,
            self.author,
            len(records),
            arrived,
            told,
        )
        write_parcel(Parcel(manifest, tuple(records)), ready, key, password, progress)
        try:
            put_on_record()
            with self._writing() as connection:
                keep_sent(connection, sent)
            ready.replace(place)
        except OSError as error:
            raise UserError(
                message("The file was not saved."),
                message("“{name}” is open in another program or protected.", name=place.name),
                message("Close it there or choose another name, and try again."),
            ) from error
        finally:
            with contextlib.suppress(OSError):
                ready.unlink(missing_ok=True)
        return _sent(sent)


def _answered_by(kept: KeptIntake) -> str:
    """The one file that a receipt or a returned workbook answers."""
    if kept.intake.kind == ParcelKind.RECEIPT:
        return str(kept.intake.told.get("about", ""))
    return kept.intake.source if kept.intake.kind == "workbook" else ""


def _sent(parcel: SentParcel, answer: KeptIntake | None = None, receipt: KeptIntake | None = None) -> Sent:
    fields = parcel.told.get("fields")
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
    )


def _received(kept: KeptIntake, chain: Actions) -> Received:
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
    )


def _count(value: object) -> int:
    return value if isinstance(value, int) else 0


def _nothing_to_send(recipient: str) -> UserError:
    if recipient:
        text = message("Nothing was changed here since the last file for {name}.", name=recipient)
        return UserError(message("No file was written."), text, message("To send everything, leave out “since last”."))
    return UserError(
        message("No file was written."), message("Nothing was reported on this laptop yet: there is nothing to send.")
    )
