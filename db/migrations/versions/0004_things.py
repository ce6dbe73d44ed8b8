"""Actions and supporting documents; what a status rests on and whether what was let go changed since."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

_DERIVED = ("support", "clearance", "clearance_changed", "documents", "open_actions")
"""Filled in by whoever upgrades: all of it is worked out from the records (storage/rebuild.py)."""


def upgrade() -> None:
    """Make the table of things, and room in the rows of commitments."""
    op.create_table(
        "thing",
        sa.Column("id", sa.String(), primary_key=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("commitment", sa.String(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("presence", sa.String(), nullable=False),
        sa.Column("is_open", sa.Boolean(), nullable=False),
        sa.Column("owner", sa.Text()),
        sa.Column("due_last", sa.String()),
        sa.Column("content", sa.String()),
        sa.Column("fields", sa.Text(), nullable=False),
        sa.Column("seen", sa.Text(), nullable=False),
        sa.Column("deletions", sa.Text(), nullable=False),
    )
    op.create_index("ix_thing_commitment", "thing", ["commitment", "kind", "at"])
    op.create_index("ix_thing_content", "thing", ["content"])
    for name in ("support", "clearance"):
        op.add_column("commitment", sa.Column(name, sa.String()))
    for name, kind in (
        ("clearance_changed", sa.Boolean()),
        ("documents", sa.Integer()),
        ("open_actions", sa.Integer()),
    ):
        op.add_column("commitment", sa.Column(name, kind, nullable=False, server_default="0"))


def downgrade() -> None:
    """Forget what is derived; the records stay."""
    op.drop_table("thing")
    for name in _DERIVED:
        op.drop_column("commitment", name)
