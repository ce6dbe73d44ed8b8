"""The tables as the code uses them; db/migrations makes them, and a test holds the two equal.

Journal: record, awaited, head, action, intake. Projections, rebuilt from the journal at will: commitment,
note, tally, name_used and search_index. Beside it: the official catalogue, snapshots of exports, what was sent and
answered (sent, answer, known_key), and `meta`.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    text,
)

metadata = MetaData()

OF_A_MEETING = text("record.kind = 'meeting'")
"""Written out, not bound: the database takes the index of these records only for a condition it knows beforehand."""

meta = Table("meta", metadata, Column("key", String, primary_key=True), Column("value", Text, nullable=False))
"""home (delegation code), catalogue (version), clock (last stamp)."""

forum = Table(
    "forum",
    metadata,
    Column("id", String, primary_key=True),
    Column("code", String, nullable=False, unique=True),
    Column("names", Text, nullable=False),
)

panel = Table(
    "panel",
    metadata,
    Column("id", String, primary_key=True),
    Column("forum", String, ForeignKey("forum.code", ondelete="CASCADE"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("titles", Text, nullable=False),
    Column("introductions", Text, nullable=False),
)

recommendation = Table(
    "recommendation",
    metadata,
    Column("id", String, primary_key=True),
    Column("forum", String, ForeignKey("forum.code", ondelete="CASCADE"), nullable=False),
    Column("panel", String, ForeignKey("panel.id", ondelete="CASCADE"), nullable=False),
    Column("ref", String, nullable=False),
    Column("sort_key", String, nullable=False),
    Column("nature", String, nullable=False),
    Column("addressees", Text, nullable=False),
    Column("texts", Text, nullable=False),
    Index("ix_recommendation_ref", "ref"),
    Index("ix_recommendation_order", "forum", "sort_key"),
)

delegation = Table(
    "delegation",
    metadata,
    Column("id", String, primary_key=True),
    Column("code", String, nullable=False, unique=True),
    Column("kind", String, nullable=False),
    Column("names", Text, nullable=False),
)

_MEETING, _RESTORING = text("kind = 'meeting'"), text("restores IS NOT NULL")
_TAKEN_IN, _WRITTEN_HERE = text("intake IS NOT NULL"), text("intake IS NULL")

record = Table(
    "record",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("raw", LargeBinary, nullable=False),
    Column("entity", String, nullable=False),
    Column("field", String, nullable=False),
    Column("element", String),
    Column("stamp", BigInteger, nullable=False),
    Column("action", String, nullable=False),
    Column("restores", String(32)),
    Column("effective_at", String, nullable=False),
    Column("effective_by", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("delegation", String, nullable=False),
    Column("replica", String, nullable=False),
    Column("sequence", Integer, nullable=False),
    Column("arrived", Integer, nullable=False),
    Column("intake", Integer),
    Index("ix_record_entity", "entity", "field"),
    # What came in a file is of the action that took it in, whatever action it was of where it was written.
    Index("ix_record_action", "action", sqlite_where=_WRITTEN_HERE, postgresql_where=_WRITTEN_HERE),
    Index("ix_record_intake", "intake", sqlite_where=_TAKEN_IN, postgresql_where=_TAKEN_IN),
    # Most records bring nothing back.
    Index("ix_record_restores", "restores", sqlite_where=_RESTORING, postgresql_where=_RESTORING),
    Index("ix_record_arrived", "delegation", "arrived"),
    Index("ix_record_sequence", "replica", "sequence"),
    # Meetings are few among very many records: they are worked out from their records whenever they are asked for.
    Index("ix_record_meeting", "delegation", sqlite_where=_MEETING, postgresql_where=_MEETING),
)
"""`effective_at` and `effective_by`: when and by whom the value was said, through undo and import (record_index.py).

`arrived` counts the records as they came to this database, from 1: it tells what is new since a file was sent. `intake`
is the file that brought the record, if one did.
"""

awaited = Table(
    "awaited",
    metadata,
    Column("replaced", String(32), primary_key=True),
    Column("record", String(32), ForeignKey("record.id"), primary_key=True),
)
"""What records name as replaced that is not here: should it come, it does not stand. What is here is told by `head`."""

head = Table(
    "head",
    metadata,
    Column("record", String(32), ForeignKey("record.id"), primary_key=True),
    Column("entity", String, nullable=False),
    Index("ix_head_entity", "entity"),
)

action = Table(
    "action",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("id", String, nullable=False, unique=True),
    Column("code", String, nullable=False),
    Column("parameters", Text, nullable=False),
    Column("delegation", String, nullable=False),
    Column("author", String, nullable=False),
    Column("at", String, nullable=False),
    Column("undoes", String, ForeignKey("action.id")),
    Index("ix_action_undoes", "undoes"),
)

intake = Table(
    "intake",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("action", String, ForeignKey("action.id")),
    Column("kind", String, nullable=False),
    Column("source", String, nullable=False),
    Column("file", Text, nullable=False),
    Column("file_hash", String, nullable=False),
    Column("delegation", String, nullable=False),
    Column("author", Text, nullable=False),
    Column("as_author", String, nullable=False),
    Column("replica", String, nullable=False),
    Column("sent_at", String, nullable=False),
    Column("at", String, nullable=False),
    Column("told", Text, nullable=False),
    Index("ix_intake_action", "action"),
    Index("ix_intake_file_hash", "file_hash"),
)
"""A row per file taken in; `source` is the id of its snapshot or parcel, `action` none where it brought nothing new.

`author` is what the file says; `as_author` whom the importer named for a workbook, whose records name nobody. `told` is
JSON: what only this kind of file says (a receipt's counts, a submission's fields).
"""

answer = Table(
    "answer",
    metadata,
    Column("intake", Integer, ForeignKey("intake.number"), primary_key=True),
    Column("sent", String, primary_key=True),
    Index("ix_answer_sent", "sent"),
)
"""Which files of ours a file taken in says to have seen; `sent` need not be a file of this laptop."""

sent = Table(
    "sent",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("id", String, nullable=False, unique=True),
    Column("kind", String, nullable=False),
    Column("delegation", String, nullable=False),
    Column("recipient", Text, nullable=False),
    Column("file", Text, nullable=False),
    Column("at", String, nullable=False),
    Column("author", Text, nullable=False),
    Column("records", Integer, nullable=False),
    Column("arrived", Integer, nullable=False),
    Column("told", Text, nullable=False),
)
"""A row per file that left; `arrived` is the newest record that was here then."""

known_key = Table(
    "known_key",
    metadata,
    Column("public_key", String, primary_key=True),
    Column("delegation", String, primary_key=True),
    Column("replica", String, primary_key=True),
    Column("author", Text, nullable=False),
    Column("at", String, nullable=False),
)
"""Keys (hex) that an officer here once said to be of that laptop; of a delegation, where a file names no laptop."""

commitment = Table(
    "commitment",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("id", String, nullable=False, unique=True),
    Column("delegation", String, nullable=False),
    Column("recommendation", String, nullable=False),
    Column("panel", String, nullable=False),
    Column("sort_key", String, nullable=False),
    Column("position", String),
    Column("status", String),
    Column("lead", Text),
    Column("deadline_last", String),
    Column("settled", Boolean, nullable=False),
    Column("fields", Text, nullable=False),
    Column("conflicts", Integer, nullable=False),
    Column("updated", String),
    Column("updated_by", String),
    Column("said_stamp", BigInteger),
    Column("implemented_at", String),
    Column("support", String),
    Column("clearance", String),
    Column("clearance_changed", Boolean, nullable=False, default=False, server_default="0"),
    Column("documents", Integer, nullable=False, default=0, server_default="0"),
    Column("open_actions", Integer, nullable=False, default=0, server_default="0"),
    Index("ix_commitment_order", "delegation", "panel", "sort_key"),
    Index("ix_commitment_conflicts", "delegation", "conflicts"),
    Index("ix_commitment_recommendation", "recommendation", "delegation"),
    Index("ix_commitment_by_number", "delegation", "sort_key", "id"),
    Index("ix_commitment_by_status", "delegation", "status", "sort_key", "id"),
    Index("ix_commitment_by_lead", "delegation", "lead", "sort_key", "id"),
    Index("ix_commitment_by_deadline", "delegation", "deadline_last", "sort_key", "id"),
    Index("ix_commitment_by_updated", "delegation", "updated", "sort_key", "id"),
)
"""What stands now: a row per recommendation and delegation carried (carrying.py), reported on or not.

`fields` is JSON: key to {"value", "shown", "differs"}, of a set to {"members", "shown": by member}; the other columns
serve queries. `number` is the row of `search_index` (search.py).
"""

tally = Table(
    "tally",
    metadata,
    Column("delegation", String, primary_key=True),
    Column("panel", String, primary_key=True),
    Column("status", String, primary_key=True),
    Column("applicable", Boolean, primary_key=True),
    Column("count", Integer, nullable=False),
)
"""How many commitments stand where, kept as they change: a list of any length opens without counting it."""

note = Table(
    "note",
    metadata,
    Column("id", String, primary_key=True),
    Column("commitment", String, nullable=False),
    Column("text", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("at", String, nullable=False),
    Column("presence", String, nullable=False),
    Column("shown", Text, nullable=False),
    Column("seen", Text, nullable=False),
    Column("deletions", Text, nullable=False),
    Index("ix_note_commitment", "commitment", "at"),
)
"""Notes on commitments, deleted ones too; the last three are JSON lists of records (domain/notes.py)."""

thing = Table(
    "thing",
    metadata,
    Column("id", String, primary_key=True),
    Column("kind", String, nullable=False),
    Column("commitment", String, nullable=False),
    Column("author", Text, nullable=False),
    Column("at", String, nullable=False),
    Column("presence", String, nullable=False),
    Column("is_open", Boolean, nullable=False),
    Column("owner", Text),
    Column("due_last", String),
    Column("content", String),
    Column("fields", Text, nullable=False),
    Column("seen", Text, nullable=False),
    Column("deletions", Text, nullable=False),
    Index("ix_thing_commitment", "commitment", "kind", "at"),
    Index("ix_thing_content", "content"),
)
"""Actions and supporting documents, deleted ones too (domain/things.py); `fields`, `seen`, `deletions` are JSON.

`is_open`: an action that is not done; `content` is the SHA-256 of a document's file.
"""

name_used = Table(
    "name_used",
    metadata,
    Column("commitment", String, ForeignKey("commitment.id", ondelete="CASCADE"), primary_key=True),
    Column("kind", String, primary_key=True),
    Column("name", String, primary_key=True),
    Column("sort_key", Text, nullable=False),
)
"""Institutions and persons named in a commitment, for completion."""

snapshot = Table(
    "snapshot",
    metadata,
    Column("id", String, primary_key=True),
    Column("at", String, nullable=False),
    Column("forum", String, nullable=False),
    Column("delegation", String, nullable=False),
    Column("stamp", BigInteger, nullable=False),
    Column("filtered", Boolean, nullable=False),
    Column("meeting", Text, nullable=False),
    Column("as_of", String, nullable=False),
    Column("lines", Text, nullable=False),
)
