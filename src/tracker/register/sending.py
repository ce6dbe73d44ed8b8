"""What leaves the laptop: update files to colleagues, submissions to others, receipts."""

from __future__ import annotations

import contextlib
import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from tracker.domain.audience import told_files, without
from tracker.domain.changes import COMMITMENT, SUBMISSION
from tracker.domain.exchange import ParcelKind, Received, Sent
from tracker.domain.fields import DOCUMENTS
from tracker.domain.notes import NOTE
from tracker.domain.query import Filter
from tracker.domain.review_words import SOURCES
from tracker.domain.submission import Submission, fields_of
from tracker.domain.text import canonical_name, folded
from tracker.domain.things import CONTENT, EVIDENCE, STEP
from tracker.domain.wording import NOT_SENT
from tracker.errors import UserError
from tracker.exchange.parcel import Manifest, Parcel
from tracker.journal.record import Record, register_of
from tracker.progress import Progress, Unwatched
from tracker.register import submitting
from tracker.register.corresponding import Corresponding, sent_file
from tracker.storage import documents
from tracker.storage.apply import tick, utc_text
from tracker.storage.engine import Connection
from tracker.storage.intake import KeptIntake, first_arrival, intakes
from tracker.storage.meta import home_code
from tracker.storage.record_index import newest_arrival
from tracker.storage.sent import SentParcel, keep_sent, records_to_send, sent_parcels
from tracker.words import message

_ANSWERED_AT_MOST = 200
"""Files a parcel says to have seen: the latest, for a file's size must not grow with the years."""


class Sending(Corresponding):
    """Nothing leaves but by these verbs."""

    def suggested_parcel_name(self, kind: ParcelKind, to: str = "") -> str:
        """A file name: "Costa Rica - update - for Luis Rojas - 2026-11-23.ctu"."""
        from tracker.register.exporting import plain_file_name

        home = self.home
        parts = [home.name(self.language).short if home else "", self._words(SOURCES[kind])]
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
            after = self._sent_before(connection, recipient) if since_last else 0
            records = records_to_send(connection, home.code, after)
            arrived = newest_arrival(connection)
        if not records:
            raise _nothing_to_send(recipient if since_last else "")
        manifest = self._manifest(ParcelKind.UPDATE, home.code, recipient, complete=after == 0)
        told = _told_of(records, home.code)
        files = self._files_of(records)
        return self._write(path, manifest, records, arrived, told, password, progress, attachments=files)

    def draft_submission(
        self, to: str = "", fields: Sequence[str] = ("status",), which: Filter = Filter()
    ) -> Submission:
        """Exactly what a submission of these levels or fields would hold; raises `UserError` for an internal field.

        Of commitments that do not pass the filter it says nothing: what was submitted of them before stays as it was.
        """
        home = self._required_home()
        whom, chosen = canonical_name(to), fields_of(fields)
        # What stands now and what was said last are of one moment: else an older word could follow a newer one.
        with self._reading() as connection:
            everything = self.listed()
            passing = everything if which.is_empty else self.listed(which)
            things = self.things_on(everything) if DOCUMENTS in chosen else {}
            draft = submitting.drafted(connection, home.code, whom, chosen, everything, things)
        draft = without(draft, {c.id for c in everything}.difference(c.id for c in passing))
        told = {digest for value in draft.values if value.key == DOCUMENTS for digest in told_files(value.value)}
        return replace(draft, files=tuple(sorted(self._places_of(told))))

    def submit(self, path: Path, submission: Submission, password: str = "", progress: Progress = Unwatched()) -> Sent:
        """Write the submission that was previewed, and keep what was said; raises `UserError`, then nothing is kept."""
        self._required_home()
        self._refuse_if_read_only()
        if not submission.commitments:
            raise UserError(
                message("Nothing was submitted."),
                message("None of the chosen commitments holds anything in the chosen fields."),
                message("Report on a commitment first, or choose other commitments or fields."),
            )
        manifest = self._manifest(ParcelKind.SUBMISSION, submission.delegation, submission.to)
        records = submitting.records_of_submission(submission, manifest.id, manifest.stamp, manifest.at)
        entities = sorted({value.entity for value in submission.values})
        told: dict[str, object] = {"fields": list(submission.fields), "commitments": entities}
        on_record = submitting.kept_here(submission, records)
        files = self._places_of(submission.files)
        return self._write(path, manifest, records, 0, told, password, progress, lambda: self.commit(on_record), files)

    def write_receipt(self, path: Path, received: Received, progress: Progress = Unwatched()) -> Sent:
        """Tell whoever sent a file what became of it; no name goes to another delegation."""
        home = self._required_home()
        self._refuse_if_read_only()
        # As it is now, not as it was when somebody looked. How the file was called here is nobody else's.
        now = next((one for one in self.received_files() if one.id == received.id), None)
        if now is None or now.kind not in (ParcelKind.UPDATE, ParcelKind.SUBMISSION):
            raise UserError(
                message("No receipt was written."),
                message("Only an update or a submission that was taken in here can be answered with one."),
            )
        if now.undone:
            raise UserError(
                message("No receipt was written."),
                message("What the file brought was undone here: a receipt would say what is no longer so."),
                message("Take the file in again first."),
            )
        told: dict[str, object] = {"about": now.id, "taken": now.taken, "kept": now.kept}
        told |= {"questioned": now.still_open, "decided": now.decided_since}
        if now.delegation == home.code:
            told["kept_fields"] = list(now.kept_fields)
            told["questioned_fields"] = list(now.open_fields)
        to = now.author if now.delegation == home.code else now.delegation
        manifest = self._manifest(ParcelKind.RECEIPT, home.code, to, told=told)
        return self._write(path, manifest, (), 0, told, "", progress)

    def _sent_before(self, connection: Connection, recipient: str) -> int:
        """The newest record that the colleague is known to have been sent, however the name was typed; 0 for none.

        That is what was here when the last update left, unless the colleague's latest file came after that and does not
        name it: it may have crossed ours, ours may be lost, or the colleague went back to a backup. Then it is what was
        here when the last one left that files of that laptop do name.
        """
        home, whose = home_code(connection), folded(recipient)
        updates = (p for p in sent_parcels(connection) if p.kind == ParcelKind.UPDATE and p.delegation == home)
        ours = [p for p in updates if folded(p.recipient) == whose]
        theirs = [
            kept
            for kept in intakes(connection, [ParcelKind.UPDATE])
            if kept.intake.delegation == home and folded(kept.intake.author) == whose
        ]
        if not ours:
            return 0
        if not theirs or not _came_after(connection, theirs[0], ours[0]):
            return ours[0].arrived
        laptop = theirs[0].intake.replica
        named = {answered for kept in theirs if kept.intake.replica == laptop for answered in kept.intake.answers}
        return max((parcel.arrived for parcel in ours if parcel.id in named), default=0)

    def _files_of(self, records: Sequence[Record]) -> dict[str, Path]:
        """The files of the documents that these records tell of, as far as they are on this laptop."""
        return self._places_of({str(r.value) for r in records if r.kind == EVIDENCE and r.field == CONTENT and r.value})

    def _places_of(self, contents: Iterable[str]) -> dict[str, Path]:
        places = {content: documents.place(self.places.documents, content) for content in contents}
        return {content: place for content, place in places.items() if place is not None}

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
        attachments: Mapping[str, Path] | None = None,
    ) -> Sent:
        """Write the file beside its place, note that it leaves, and only then put it there."""
        from tracker.exchange.signing import load_or_make
        from tracker.exchange.writing import write_parcel

        if self.is_demonstration:
            raise UserError(
                message("No file was written."),
                NOT_SENT,
            )
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
        write_parcel(Parcel(manifest, tuple(records), attachments or {}), ready, key, password, progress)
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
        return sent_file(sent)


def _came_after(connection: Connection, kept: KeptIntake, parcel: SentParcel) -> bool:
    """Whether a file came after another left; the clock may have been put right in between, what it brought tells."""
    brought = first_arrival(connection, kept.number)
    return kept.at >= parcel.at or (brought is not None and brought > parcel.arrived)


def _told_of(records: Sequence[Record], home: str) -> dict[str, int]:
    """What a colleague who knows nothing yet is asked about, and what is told beside.

    Fields count once, however often they were set.
    """
    fields = {
        register_of(r) for r in records if r.kind == COMMITMENT or (r.kind == SUBMISSION and r.delegation != home)
    }
    made = {kind: len({r.entity for r in records if r.kind == kind}) for kind in (NOTE, STEP, EVIDENCE)}
    return {"changes": len(fields) + made[NOTE], "actions": made[STEP], "documents": made[EVIDENCE]}


def _nothing_to_send(recipient: str) -> UserError:
    if recipient:
        text = message("Nothing was changed here since the last file for {name}.", name=recipient)
        return UserError(message("No file was written."), text, message("To send everything, leave out “since last”."))
    return UserError(
        message("No file was written."), message("Nothing was reported on this laptop yet: there is nothing to send.")
    )
