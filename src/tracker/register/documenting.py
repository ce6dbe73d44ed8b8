"""Actions and supporting documents of commitments: made, changed, done, deleted, opened."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from tracker.domain import things
from tracker.domain.changes import Committed
from tracker.domain.commitment import Commitment
from tracker.domain.fields import Value
from tracker.domain.text import canonical_name
from tracker.domain.things import EVIDENCE, STEP, Thing
from tracker.errors import UserError
from tracker.journal.deletion import DELETED, GONE
from tracker.register.noting import Noting
from tracker.storage import documents
from tracker.storage import things as stored
from tracker.storage.apply import new_id
from tracker.words import message


class Documenting(Noting):
    """What is to be done for a commitment, and what shows that it was."""

    def steps(self, commitment: Commitment) -> tuple[Thing, ...]:
        """The actions on it, the oldest first."""
        return self._things(commitment, STEP)

    def documents(self, commitment: Commitment) -> tuple[Thing, ...]:
        """Its supporting documents, the oldest first."""
        return self._things(commitment, EVIDENCE)

    def add_step(
        self, commitment: Commitment, text: str, owner: str = "", due: str = "", initiator: object = None
    ) -> Committed:
        """Write an action; `due` is a date's code ("2027-06-30", "2027-Q2")."""
        values: dict[str, Value] = {"text": text, "owner": owner, "due": due or None}
        return self.commit(things.add(commitment, STEP, new_id(self._clock()), values), initiator)

    def do_step(self, seen: Thing, done: bool = True, initiator: object = None) -> Committed:
        """Say that an action is done, today, by the author; or that it is not after all."""
        stamp = {"by": self.author, "on": self.today().isoformat()} if done else None
        return self.commit(things.edit(seen, {"done": stamp}), initiator)

    def add_document(
        self, commitment: Commitment, file: Path, values: Mapping[str, Value] | None = None, initiator: object = None
    ) -> Committed:
        """Keep a copy of a file as a supporting document; raises `UserError` for one that cannot be kept (25 MB)."""
        return self.add_documents(commitment, [file], values, initiator)

    def add_documents(
        self,
        commitment: Commitment,
        files: Sequence[Path],
        values: Mapping[str, Value] | None = None,
        initiator: object = None,
    ) -> Committed:
        """Keep copies of several files as one action; raises `UserError` where one cannot be kept, then none is."""
        self._required_home()
        self._refuse_if_read_only()
        for file in files:
            documents.refuse_unfit(file)
        made: dict[str, dict[str, Value]] = {}
        for file in files:
            name = canonical_name(file.name)
            said: dict[str, Value] = {"title": canonical_name(file.stem) or name, **(values or {})}
            said |= {"file": name, "content": documents.keep(self.places.documents, file)}
            made[new_id(self._clock())] = said
        return self.commit(things.add_all(commitment, EVIDENCE, made), initiator)

    def add_link(
        self, commitment: Commitment, link: str, values: Mapping[str, Value] | None = None, initiator: object = None
    ) -> Committed:
        """Keep the address of a supporting document; raises `UserError` for what is no web address."""
        address = _address(link)
        said: dict[str, Value] = {"title": address, **(values or {}), "link": address}
        return self.commit(things.add(commitment, EVIDENCE, new_id(self._clock()), said), initiator)

    def edit_thing(self, seen: Thing, values: Mapping[str, Value], initiator: object = None) -> Committed:
        """Change fields of an action or a document over what was on screen."""
        if link := values.get("link"):
            values = {**values, "link": _address(str(link))}
        return self.commit(things.edit(seen, values), initiator)

    def delete_thing(self, seen: Thing, initiator: object = None) -> Committed:
        """Delete what was on screen of it; the file of a document stays, for this can be undone."""
        return self.commit(things.delete(seen, DELETED, GONE), initiator)

    def has_file(self, document: Thing) -> bool:
        """Whether its file is on this laptop."""
        return documents.place(self.places.documents, document.text("content")) is not None

    def opened_copy(self, document: Thing) -> Path:
        """A copy to look at, under the document's own name: what is kept is never given to another program.

        Raises `UserError` where its file is not here.
        """
        folder = Path(tempfile.mkdtemp(prefix="tracker-"))
        copy = folder / (Path(document.text("file")).name or "document")
        documents.copy_to(self.places.documents, document.text("content"), copy)
        return copy

    def find_thing(self, id: str) -> Thing:
        """By its id, or the only one it begins; raises `UserError`."""
        found = [t for c in self.listed() for kind in (STEP, EVIDENCE) for t in self._things(c, kind)]
        found = [thing for thing in found if id and thing.id.startswith(id)]
        if len(found) != 1:
            raise UserError(
                message("It was not found."),
                message("No action or document, or more than one, has the id “{id}”.", id=id),
                message("See the ids with: tracker actions REF, tracker documents REF"),
            )
        return found[0]

    def _things(self, commitment: Commitment, kind: str) -> tuple[Thing, ...]:
        place = (commitment.recommendation.forum, commitment.delegation, commitment.ref)
        with self._reading() as connection:
            return stored.things_of(connection, commitment.id, kind, place)


def _address(text: str) -> str:
    address = text.strip()
    try:
        parts = urlsplit(address)
    except ValueError:
        parts = urlsplit("")
    if parts.scheme not in ("http", "https") or not parts.netloc or any(c.isspace() for c in address):
        raise UserError(
            message("The link was not added."),
            message("“{text}” is no web address.", text=address[:100]),
            message("It begins with https:// or http://"),
        )
    return address
