"""Actions and supporting documents of commitments: made, changed, done, deleted, opened."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path, PureWindowsPath
from urllib.parse import urlsplit

from tracker.domain import things
from tracker.domain.audience import ToldDocument, documents_told
from tracker.domain.changes import Committed
from tracker.domain.commitment import Commitment
from tracker.domain.fields import DOCUMENTS, Value
from tracker.domain.text import canonical_name
from tracker.domain.things import EVIDENCE, STEP, Thing
from tracker.domain.wording import already_there
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

    def things_on(self, commitments: Sequence[Commitment]) -> Mapping[str, tuple[Thing, ...]]:
        """Actions and documents by commitment, of those that have any, the oldest first."""
        places = {c.id: (c.recommendation.forum, c.delegation, c.ref) for c in commitments}
        with self._reading() as connection:
            return stored.things_on(connection, places)

    def add_step(
        self, commitment: Commitment, text: str, owner: str = "", due: str = "", initiator: object = None
    ) -> Committed:
        """Write an action; `due` is a date's code ("2027-06-30", "2027-Q2")."""
        values: dict[str, Value] = {"text": text, "owner": owner, "due": due or None}
        return self.commit(things.add(commitment, STEP, new_id(self._clock()), values), initiator)

    def do_step(self, seen: Thing, done: bool = True, initiator: object = None) -> Committed:
        """Say that an action is done, today, by the author; or that it is not after all. Who did it first stays."""
        stamp = {"by": self.author, "on": self.today().isoformat()} if done else None
        return self.commit(things.edit(seen, {} if seen.is_done is done else {"done": stamp}), initiator)

    def add_document(
        self, commitment: Commitment, file: Path, values: Mapping[str, Value] | None = None, initiator: object = None
    ) -> Committed:
        """Keep a copy of a file as a supporting document; raises `UserError` for one that cannot be kept (25 MB)."""
        return self.add_documents(commitment, [file], values, initiator)

    def add_link(
        self, commitment: Commitment, link: str, values: Mapping[str, Value] | None = None, initiator: object = None
    ) -> Committed:
        """Keep the address of a supporting document; raises `UserError` for what is no web address."""
        return self.add_documents(commitment, [link], values, initiator)

    def add_documents(
        self,
        commitment: Commitment,
        sources: Sequence[Path | str],
        values: Mapping[str, Value] | None = None,
        initiator: object = None,
    ) -> Committed:
        """Keep files and addresses (text) as supporting documents, in one step; `values` are said of each.

        What is among its documents already is left out, and a file of it that went missing is here again; raises
        `UserError` where nothing is left.
        """
        self._required_home()
        self._refuse_if_read_only()
        sources = [things.address_of(source) if isinstance(source, str) else source for source in sources]
        # Whatever is refused is refused before any file is copied: an address, or a value no field can hold.
        links = {n: _address(source) for n, source in enumerate(sources) if isinstance(source, str)}
        for key, value in (values or {}).items():
            things.canonical(EVIDENCE, key, value)
        known = self.already_among(commitment, sources)
        made = []
        for n, source in enumerate(sources):
            if source in known:
                if isinstance(source, Path):
                    documents.keep(self.places.documents, source)
                continue
            said = {"title": links[n], "link": links[n]} if isinstance(source, str) else self._kept(source)
            made.append(things.add(commitment, EVIDENCE, new_id(self._clock()), {**said, **(values or {})}))
        if known and not made:
            raise UserError(message("The document was not added."), already_there(known))
        return self.commit(things.together(made), initiator)

    def fit_to_keep(self, sources: Sequence[Path | str]) -> tuple[Sequence[Path | str], Sequence[UserError]]:
        """Those that can be kept, addresses among them unlooked at, and why each of the other files cannot."""
        fit, refused = list[Path | str](), list[UserError]()
        for source in sources:
            try:
                if isinstance(source, Path):
                    documents.content_of(source)
            except UserError as error:
                refused.append(error)
            else:
                fit.append(source)
        return fit, refused

    def already_among(self, commitment: Commitment, sources: Sequence[Path | str]) -> Mapping[Path | str, str]:
        """Those that are supporting documents of it already, with their titles: files by what is in them, whatever they
        are called; without one where it is only given twice.

        Raises `UserError` for a file that cannot be kept.
        """
        listed = self.documents(commitment)
        there = {d.text(key): d.text("title") for d in listed for key in (things.CONTENT, "link")}
        found: dict[Path | str, str] = {}
        for source in sources:
            told = things.address_of(source) if isinstance(source, str) else documents.content_of(source)
            if told in there:
                found[source] = there[told]
            there.setdefault(told, "")
        return found

    def _kept(self, file: Path) -> dict[str, Value]:
        name = canonical_name(file.name)
        content = documents.keep(self.places.documents, file)
        return {"title": canonical_name(file.stem) or name, "file": name, "content": content}

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
        copy = Path(tempfile.mkdtemp(prefix="tracker-")) / _own_name(document.text("file"))
        documents.copy_to(self.places.documents, document.text("content"), copy)
        return copy

    def save_document(self, document: Thing, folder: Path) -> Path:
        """Write its file into a folder, under its own name; raises `UserError` rather than replace what is there."""
        texts = (document.name, document.text("file"), document.text("content"), document.text("link"))
        return self.save_told_document(ToldDocument(*texts), folder)

    def save_told_document(self, document: ToldDocument, folder: Path) -> Path:
        """The same of a document that another delegation told of."""
        title = message("The document was not saved.")
        if not document.content:
            raise UserError(title, message("It is a link, not a file: {link}", link=document.link))
        if not folder.is_dir():
            raise UserError(title, message("There is no folder “{folder}”.", folder=folder))
        copy = folder / _own_name(document.file)
        if copy.exists():
            raise UserError(title, message("“{name}” is there already.", name=copy), message("Choose another folder."))
        documents.copy_to(self.places.documents, document.content, copy)
        return copy

    def find_told_document(self, delegation: str, id: str) -> ToldDocument:
        """Of another delegation, by what the SHA-256 (hex) of its file begins with; raises `UserError`."""
        values = [c.values.get(DOCUMENTS) for c in self.listed(delegation=self.delegation_named(delegation).code)]
        found = {d.content: d for value in values for d in documents_told(value) if id and d.content.startswith(id)}
        if len(found) != 1:
            raise UserError(
                message("The document was not found."),
                message("None, or more than one, has the id “{id}”.", id=id),
                message("See the ids with: tracker documents REF --delegation CODE"),
            )
        return next(iter(found.values()))

    def find_thing(self, id: str, kind: str) -> Thing:
        """An action or a document by its id, or the only one it begins; raises `UserError`."""
        things = [thing for some in self.things_on(self.listed()).values() for thing in some]
        found = [thing for thing in things if thing.kind == kind and id and thing.id.startswith(id)]
        if len(found) != 1:
            is_step = kind == STEP
            raise UserError(
                message("The action was not found.") if is_step else message("The document was not found."),
                message("None, or more than one, has the id “{id}”.", id=id),
                message("See the ids with: tracker actions REF")
                if is_step
                else message("See the ids with: tracker documents REF"),
            )
        return found[0]

    def _things(self, commitment: Commitment, kind: str) -> tuple[Thing, ...]:
        place = (commitment.recommendation.forum, commitment.delegation, commitment.ref)
        with self._reading() as connection:
            return stored.things_of(connection, commitment.id, kind, place)


def _own_name(file: str) -> str:
    """What a document's file is called; it may come from another system, or from somebody who means harm."""
    name = PureWindowsPath(file).name
    return name if name.strip(". ") else "document"


def _address(text: str) -> str:
    address = things.address_of(text)
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
