"""Takes in what colleagues and other delegations send: review first, then one action, which can be undone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from tracker.domain.changes import FORGET_KEY, ChangeSet, Committed, Title
from tracker.domain.exchange import KnownKey
from tracker.domain.forum import Delegation
from tracker.domain.review import Answers, Review, Source, SourceKind
from tracker.domain.review_words import senders_words
from tracker.domain.text import canonical_name, folded
from tracker.errors import PasswordNeeded, UserError
from tracker.progress import Progress, Unwatched
from tracker.register import arriving, deciding, joining, reviewing
from tracker.register.arrival_notices import Arrival
from tracker.register.clearing import Clearing
from tracker.storage import documents
from tracker.storage.apply import utc_text
from tracker.storage.backup import back_up
from tracker.storage.engine import Connection
from tracker.storage.intake import Intake, is_taken_in, keep_intake
from tracker.storage.keys import forget_key, remember_key, vouched_keys
from tracker.storage.things import kept_files
from tracker.whole_file import open_elsewhere
from tracker.words import Message, message


class Receiving(Clearing):
    """Imports of every kind."""

    def is_to_import(self, path: Path) -> bool:
        """Whether the file is one of ours, which is reviewed wherever it is let go; it is only looked into."""
        from tracker.exchange.reading import is_parcel
        from tracker.workbook.preflight import is_progress_workbook

        return path.suffix.lower() == ".ctu" or is_parcel(path) or is_progress_workbook(path)

    def review(
        self,
        *paths: Path,
        author: str = "",
        password: str = "",
        passwords: Mapping[Path, str] | None = None,
        progress: Progress = Unwatched(),
    ) -> Review:
        """Hold files against the database, in one review; writes nothing.

        `author` is whose a workbook is, when it does not say, or says wrong; `passwords` are of single files, where
        `password` does not open all. Raises `UserError` for a file that cannot
        be used, `PasswordNeeded` for a sealed one: then nothing of the others is reviewed either.
        """
        from tracker.exchange.reading import is_parcel

        home = self._required_home()
        paths = tuple({path.resolve(): path for path in paths}.values())
        parcels = [path for path in paths if is_parcel(path) or not _may_be_a_workbook(path)]
        with self._reading() as connection:
            parts = [
                found for path in parcels if path.is_file() and (found := self._seen_before(connection, path, home))
            ]
        known = {source.file_hash for part in parts for source in part.sources}
        arrivals = [
            _arrival(path, (passwords or {}).get(path, password), progress, self._waiting_room(path))
            for path in parcels
            if not path.is_file() or arriving.digest_of(path) not in known
        ]
        received = [(path, reviewing.receive_file(path, progress)) for path in paths if path not in parcels]
        delegations, current = self.delegations(), self.listed()
        with self._reading() as connection:
            for path, workbook in received:
                part = reviewing.hold_against(
                    connection, workbook, home, {c.id: c for c in current}, delegations, self._words, self._clock()
                )
                parts.append(_named(part, path, canonical_name(author)))
            if arrivals:
                replica, now = self._installation.replica, self._clock()
                own = self._own_key()
                parts.append(
                    arriving.hold_parcels(
                        connection, arrivals, home, replica, own, current, delegations, self._words, now
                    )
                )
        return joining.joined(parts)

    def finish(
        self,
        review: Review,
        answers: Answers = Answers(),
        initiator: object = None,
        progress: Progress = Unwatched(),
    ) -> Committed:
        """Write what was decided as one action, after a backup; what nobody answered is left, conflicts kept both.

        Whoever finishes vouches for the senders: their keys are known from then on.
        """
        self._required_home()
        self._refuse_if_read_only()
        names = {d.code: d.name(self.language).short for d in self.delegations()}
        changes = deciding.decided(review, answers, senders_words(review.sources, names, self._words))
        intakes = [_intake(review, answers, number) for number in range(len(review.sources))]
        # Before anything is written: a document nobody tells of does no harm, one that is told of and missing does.
        for source in review.sources:
            documents.move_in(self.places.documents, source.attachments)
        committed = Committed(None, changes.title, frozenset(), 0, initiator)
        if changes.changes or changes.received:
            back_up(self.places.database, self.places.backups, "before-import", self._clock())
            committed = self.commit(changes, initiator, intakes, progress)
        self._remember(review.sources, [] if committed.action else intakes)
        return committed

    def _own_key(self) -> str:
        """The public half of what this laptop signs with (hex); empty where it never signed anything."""
        from tracker.exchange.signing import load_or_make

        key = self.places.signing_key
        return load_or_make(key).public.hex() if key.exists() else ""

    def _seen_before(self, connection: Connection, path: Path, home: Delegation) -> Review | None:
        """None also where a document is missing: the file may be the one that brings it."""
        if any(documents.place(self.places.documents, digest) is None for digest in kept_files(connection)):
            return None
        return arriving.seen_before(connection, path, home, self._words)

    def _waiting_room(self, path: Path) -> Path:
        """Where the documents of a file lie until its review is finished; the same for the same file."""
        return documents.waiting_room(self.places.documents, arriving.digest_of(path) if path.is_file() else "")

    def known_keys(self) -> tuple[KnownKey, ...]:
        """Whose signatures are vouched for here, the oldest first."""
        from tracker.exchange.signing import fingerprint

        with self._reading() as connection:
            found = vouched_keys(connection)
        return tuple(KnownKey(key, fingerprint(bytes.fromhex(key)), code, name, at) for key, code, name, at in found)

    def find_key(self, text: str) -> KnownKey:
        """By its number, the first groups of it, or whose it is; raises `UserError` for none and for several."""
        said, digits = folded(text), "".join(text.split())
        codes = {d.code: {folded(d.code), *(folded(n.short) for n in d.names.values())} for d in self.delegations()}

        def is_meant(key: KnownKey) -> bool:
            if digits.isdecimal():
                return key.fingerprint.replace(" ", "").startswith(digits)
            return said == folded(key.author) if key.author else said in codes.get(key.delegation, set())

        found = [key for key in self.known_keys() if is_meant(key)]
        if len(found) == 1:
            return found[0]
        title, advice = message("Nothing was forgotten."), message("See them with: tracker keys")
        if found:
            numbers = ", ".join(key.fingerprint for key in found)
            several = message("“{name}” has several signatures: {numbers}.", name=text, numbers=numbers)
            raise UserError(title, several, message("Name one by its number."))
        raise UserError(title, message("No signature of “{name}” is known here.", name=text), advice)

    def forget_key(self, key: KnownKey, initiator: object = None) -> Committed:
        """Vouch for it no longer: the next file signed so is from a stranger. An action that cannot be taken back."""
        known = {d.code: d.name(self.language).short for d in self.delegations()}
        name = key.author or known.get(key.delegation, key.delegation)

        def forgetting(connection: Connection) -> tuple[ChangeSet, tuple[tuple[str, str], ...]]:
            forget_key(connection, key.public_key, key.delegation)
            return ChangeSet(Title(FORGET_KEY, {"name": name, "number": key.fingerprint}), ()), ()

        return self._commit(forgetting, initiator)

    def _remember(self, sources: Sequence[Source], brought_nothing: Sequence[Intake]) -> None:
        """Keep the senders' keys, and which parcels came that had nothing new: they answer what was sent."""
        at = utc_text(self._clock())
        with self._writing() as connection:
            for source in sources:
                if source.public_key:
                    remember_key(connection, source.public_key, source.delegation, source.replica, source.author, at)
            for intake in brought_nothing:
                if intake.kind != SourceKind.WORKBOOK and not is_taken_in(connection, intake.file_hash):
                    keep_intake(connection, intake, None, at)


def _may_be_a_workbook(path: Path) -> bool:
    """What is called an update file is refused as one, unless it is plainly a zip of another kind."""
    if path.suffix.lower() != ".ctu":
        return True
    try:
        with path.open("rb") as file:
            return file.read(4) == b"PK\x03\x04"
    except OSError:
        return False


def _arrival(path: Path, password: str, progress: Progress, waiting_room: Path) -> Arrival:
    from tracker.exchange.reading import read_parcel

    try:
        return Arrival(path, read_parcel(path, password, progress, waiting_room))
    except PasswordNeeded as error:
        error.path = path
        raise


def _named(review: Review, path: Path, author: str) -> Review:
    (source,) = review.sources
    named = replace(source, file=canonical_name(path.name), path=str(path), author=author or source.author)
    notices = (*review.notices, _open_notice(path)) if open_elsewhere(path) else review.notices
    return replace(review, sources=(named,), notices=notices)


def _open_notice(path: Path) -> Message:
    return message(
        "“{name}” seems to be open in another program: what was not saved there is not told here.", name=path.name
    )


def _intake(review: Review, answers: Answers, number: int) -> Intake:
    source = review.sources[number]
    is_workbook = source.kind is SourceKind.WORKBOOK
    told = dict(source.told) if source.kind is SourceKind.RECEIPT else deciding.counted(review, answers, number)
    return Intake(
        source.kind.value,
        source.id,
        source.file,
        source.file_hash,
        source.delegation,
        source.author,
        source.author if is_workbook else "",
        source.replica,
        source.sent_at,
        source.answers,
        told,
    )
