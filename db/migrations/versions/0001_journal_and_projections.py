"""The journal, its projections, the catalogue and the snapshots, as the first release has them."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make every table."""
    op.create_table(
        "action",
        sa.Column("number", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("parameters", sa.Text(), nullable=False),
        sa.Column("delegation", sa.String(), nullable=False),
        sa.Column("author", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("undoes", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["undoes"],
            ["action.id"],
        ),
        sa.PrimaryKeyConstraint("number"),
        sa.UniqueConstraint("id"),
    )
    op.create_index("ix_action_undoes", "action", ["undoes"], unique=False)
    op.create_table(
        "commitment",
        sa.Column("number", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("delegation", sa.String(), nullable=False),
        sa.Column("recommendation", sa.String(), nullable=False),
        sa.Column("panel", sa.String(), nullable=False),
        sa.Column("sort_key", sa.String(), nullable=False),
        sa.Column("position", sa.String(), nullable=True),
        sa.Column("status", sa.String(), nullable=True),
        sa.Column("lead", sa.Text(), nullable=True),
        sa.Column("deadline_last", sa.String(), nullable=True),
        sa.Column("settled", sa.Boolean(), nullable=False),
        sa.Column("fields", sa.Text(), nullable=False),
        sa.Column("conflicts", sa.Integer(), nullable=False),
        sa.Column("updated", sa.String(), nullable=True),
        sa.Column("updated_by", sa.String(), nullable=True),
        sa.Column("implemented_at", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("number"),
        sa.UniqueConstraint("id"),
    )
    op.create_index("ix_commitment_conflicts", "commitment", ["delegation", "conflicts"], unique=False)
    op.create_index("ix_commitment_order", "commitment", ["delegation", "panel", "sort_key"], unique=False)
    op.create_index("ix_commitment_recommendation", "commitment", ["recommendation", "delegation"], unique=False)
    op.create_table(
        "delegation",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("names", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("code"),
    )
    op.create_table(
        "forum",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("names", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("code"),
    )
    op.create_table(
        "meta",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_table(
        "record",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("raw", sa.LargeBinary(), nullable=False),
        sa.Column("entity", sa.String(), nullable=False),
        sa.Column("field", sa.String(), nullable=False),
        sa.Column("element", sa.String(), nullable=True),
        sa.Column("stamp", sa.BigInteger(), nullable=False),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("restores", sa.String(length=32), nullable=True),
        sa.Column("effective_at", sa.String(), nullable=False),
        sa.Column("effective_by", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_record_action", "record", ["action"], unique=False)
    op.create_index("ix_record_entity", "record", ["entity", "field"], unique=False)
    op.create_index("ix_record_restores", "record", ["restores"], unique=False)
    op.create_index("ix_record_stamp", "record", ["stamp"], unique=False)
    op.create_table(
        "snapshot",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("forum", sa.String(), nullable=False),
        sa.Column("delegation", sa.String(), nullable=False),
        sa.Column("stamp", sa.BigInteger(), nullable=False),
        sa.Column("filtered", sa.Boolean(), nullable=False),
        sa.Column("meeting", sa.Text(), nullable=False),
        sa.Column("as_of", sa.String(), nullable=False),
        sa.Column("lines", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "tally",
        sa.Column("delegation", sa.String(), nullable=False),
        sa.Column("panel", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("applicable", sa.Boolean(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("delegation", "panel", "status", "applicable"),
    )
    op.create_table(
        "edge",
        sa.Column("record", sa.String(length=32), nullable=False),
        sa.Column("replaced", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["record"],
            ["record.id"],
        ),
        sa.PrimaryKeyConstraint("record", "replaced"),
    )
    op.create_index("ix_edge_replaced", "edge", ["replaced"], unique=False)
    op.create_table(
        "head",
        sa.Column("record", sa.String(length=32), nullable=False),
        sa.Column("entity", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["record"],
            ["record.id"],
        ),
        sa.PrimaryKeyConstraint("record"),
    )
    op.create_index("ix_head_entity", "head", ["entity"], unique=False)
    op.create_table(
        "intake",
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("snapshot", sa.String(), nullable=False),
        sa.Column("file", sa.Text(), nullable=False),
        sa.Column("file_hash", sa.String(), nullable=False),
        sa.Column("as_author", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["action"],
            ["action.id"],
        ),
        sa.PrimaryKeyConstraint("action"),
    )
    op.create_table(
        "name_used",
        sa.Column("commitment", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("sort_key", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["commitment"], ["commitment.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("commitment", "kind", "name"),
    )
    op.create_table(
        "panel",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("forum", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("titles", sa.Text(), nullable=False),
        sa.Column("introductions", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["forum"], ["forum.code"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "intake_record",
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("record", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["action"],
            ["intake.action"],
        ),
        sa.ForeignKeyConstraint(
            ["record"],
            ["record.id"],
        ),
        sa.PrimaryKeyConstraint("action", "record"),
    )
    op.create_index("ix_intake_record_record", "intake_record", ["record"], unique=False)
    op.create_table(
        "recommendation",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("forum", sa.String(), nullable=False),
        sa.Column("panel", sa.String(), nullable=False),
        sa.Column("ref", sa.String(), nullable=False),
        sa.Column("sort_key", sa.String(), nullable=False),
        sa.Column("nature", sa.String(), nullable=False),
        sa.Column("addressees", sa.Text(), nullable=False),
        sa.Column("texts", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["forum"], ["forum.code"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["panel"], ["panel.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_recommendation_order", "recommendation", ["forum", "sort_key"], unique=False)
    op.create_index("ix_recommendation_ref", "recommendation", ["ref"], unique=False)

    # Words in any order, without regard to case and accents (storage/search.py); rows are numbered as commitments.
    op.execute("CREATE VIRTUAL TABLE search_index USING fts5(official, ours, tokenize='unicode61', prefix='2 3')")


def downgrade() -> None:
    """Drop every table."""
    op.execute("DROP TABLE search_index")
    op.drop_index("ix_recommendation_ref", table_name="recommendation")
    op.drop_index("ix_recommendation_order", table_name="recommendation")
    op.drop_table("recommendation")
    op.drop_index("ix_intake_record_record", table_name="intake_record")
    op.drop_table("intake_record")
    op.drop_table("panel")
    op.drop_table("name_used")
    op.drop_table("intake")
    op.drop_index("ix_head_entity", table_name="head")
    op.drop_table("head")
    op.drop_index("ix_edge_replaced", table_name="edge")
    op.drop_table("edge")
    op.drop_table("tally")
    op.drop_table("snapshot")
    op.drop_index("ix_record_stamp", table_name="record")
    op.drop_index("ix_record_restores", table_name="record")
    op.drop_index("ix_record_entity", table_name="record")
    op.drop_index("ix_record_action", table_name="record")
    op.drop_table("record")
    op.drop_table("meta")
    op.drop_table("forum")
    op.drop_table("delegation")
    op.drop_index("ix_commitment_recommendation", table_name="commitment")
    op.drop_index("ix_commitment_order", table_name="commitment")
    op.drop_index("ix_commitment_conflicts", table_name="commitment")
    op.drop_table("commitment")
    op.drop_index("ix_action_undoes", table_name="action")
    op.drop_table("action")
