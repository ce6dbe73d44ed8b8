"""Files between laptops: what came in (several may be one import), what went out, whose keys are known; notes."""

import json

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_RECORD = sa.table(
    "record",
    sa.column("id"),
    sa.column("raw"),
    sa.column("kind"),
    sa.column("delegation"),
    sa.column("replica"),
    sa.column("sequence"),
    sa.column("arrived"),
)


def upgrade() -> None:
    """Tell of every record whose it is and when it arrived here; let an import hold several files."""
    for name in ("kind", "delegation", "replica"):
        op.add_column("record", sa.Column(name, sa.String(), nullable=False, server_default=""))
    for name in ("sequence", "arrived"):
        op.add_column("record", sa.Column(name, sa.Integer(), nullable=False, server_default="0"))
    _tell_of_records()
    op.drop_index("ix_record_stamp", "record")  # nothing ever looked for it
    op.create_index("ix_record_arrived", "record", ["delegation", "arrived"])
    op.create_index("ix_record_sequence", "record", ["replica", "sequence"])
    op.create_table(
        "intake_file",
        sa.Column("number", sa.Integer(), primary_key=True, autoincrement=True),
        sa.Column("action", sa.String(), sa.ForeignKey("action.id"), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("file", sa.Text(), nullable=False),
        sa.Column("file_hash", sa.String(), nullable=False),
        sa.Column("delegation", sa.String(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("as_author", sa.String(), nullable=False),
        sa.Column("replica", sa.String(), nullable=False),
        sa.Column("sent_at", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("told", sa.Text(), nullable=False),
    )
    op.execute(
        "INSERT INTO intake_file"
        " (action, kind, source, file, file_hash, delegation, author, as_author, replica, sent_at, at, told)"
        " SELECT intake.action, 'workbook', intake.snapshot, intake.file, intake.file_hash, action.delegation,"
        " intake.as_author, intake.as_author, '', '', action.at, '{}'"
        " FROM intake JOIN action ON action.id = intake.action ORDER BY action.number"
    )
    op.create_table(
        "taken_record",
        sa.Column("intake", sa.Integer(), sa.ForeignKey("intake_file.number"), primary_key=True),
        sa.Column("record", sa.String(32), sa.ForeignKey("record.id"), primary_key=True),
    )
    op.execute(
        "INSERT INTO taken_record (intake, record) SELECT intake_file.number, intake_record.record"
        " FROM intake_record JOIN intake_file ON intake_file.action = intake_record.action"
    )
    op.drop_index("ix_intake_record_record", "intake_record")
    op.drop_table("intake_record")
    op.drop_table("intake")
    op.rename_table("intake_file", "intake")
    op.rename_table("taken_record", "intake_record")
    op.create_index("ix_intake_action", "intake", ["action"])
    op.create_index("ix_intake_file_hash", "intake", ["file_hash"])
    op.create_index("ix_intake_record_record", "intake_record", ["record"])
    op.create_table(
        "answer",
        sa.Column("intake", sa.Integer(), sa.ForeignKey("intake.number"), primary_key=True),
        sa.Column("sent", sa.String(), primary_key=True),
    )
    op.create_index("ix_answer_sent", "answer", ["sent"])
    op.create_table(
        "sent",
        sa.Column("number", sa.Integer(), primary_key=True, autoincrement=True),
        sa.Column("id", sa.String(), nullable=False, unique=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("delegation", sa.String(), nullable=False),
        sa.Column("recipient", sa.Text(), nullable=False),
        sa.Column("file", sa.Text(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("records", sa.Integer(), nullable=False),
        sa.Column("arrived", sa.Integer(), nullable=False),
        sa.Column("told", sa.Text(), nullable=False),
    )
    op.create_table(
        "note",
        sa.Column("id", sa.String(), primary_key=True),
        sa.Column("commitment", sa.String(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("presence", sa.String(), nullable=False),
        sa.Column("shown", sa.Text(), nullable=False),
        sa.Column("seen", sa.Text(), nullable=False),
        sa.Column("deletions", sa.Text(), nullable=False),
    )
    op.create_index("ix_note_commitment", "note", ["commitment", "at"])
    op.create_table(
        "known_key",
        sa.Column("public_key", sa.String(), primary_key=True),
        sa.Column("delegation", sa.String(), primary_key=True),
        sa.Column("replica", sa.String(), primary_key=True),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
    )


def _tell_of_records() -> None:
    connection = op.get_bind()
    rows = connection.execute(sa.select(_RECORD.c.id, _RECORD.c.raw)).all()
    told = []
    for number, (record, raw) in enumerate(sorted(rows, key=lambda row: json.loads(row[1])["stamp"]), 1):
        parts = json.loads(raw)
        told.append({"of": record, "n": number} | {k: parts[k] for k in ("kind", "delegation", "replica", "sequence")})
    if told:
        connection.execute(
            sa.update(_RECORD)
            .where(_RECORD.c.id == sa.bindparam("of"))
            .values({name: sa.bindparam(name) for name in ("kind", "delegation", "replica", "sequence")})
            .values(arrived=sa.bindparam("n")),
            told,
        )


def downgrade() -> None:
    """One file an import again; what only exchange knew is forgotten."""
    for name in ("known_key", "note", "sent", "answer"):
        op.drop_table(name)
    op.create_table(
        "old_intake",
        sa.Column("action", sa.String(), sa.ForeignKey("action.id"), primary_key=True),
        sa.Column("snapshot", sa.String(), nullable=False),
        sa.Column("file", sa.Text(), nullable=False),
        sa.Column("file_hash", sa.String(), nullable=False),
        sa.Column("as_author", sa.String(), nullable=False),
    )
    op.create_table(
        "old_intake_record",
        sa.Column("action", sa.String(), sa.ForeignKey("old_intake.action"), primary_key=True),
        sa.Column("record", sa.String(32), sa.ForeignKey("record.id"), primary_key=True),
    )
    op.execute(
        "INSERT INTO old_intake SELECT action, min(source), min(file), min(file_hash), min(as_author) FROM intake"
        " WHERE action IS NOT NULL GROUP BY action"
    )
    op.execute(
        "INSERT INTO old_intake_record SELECT DISTINCT intake.action, intake_record.record FROM intake_record"
        " JOIN intake ON intake.number = intake_record.intake WHERE intake.action IS NOT NULL"
    )
    for name in ("intake_record", "intake"):
        op.drop_table(name)
        op.rename_table(f"old_{name}", name)
    op.create_index("ix_intake_record_record", "intake_record", ["record"])
    op.create_index("ix_record_stamp", "record", ["stamp"])
    op.drop_index("ix_record_arrived", "record")
    op.drop_index("ix_record_sequence", "record")
    for name in ("kind", "delegation", "replica", "sequence", "arrived"):
        op.drop_column("record", name)
