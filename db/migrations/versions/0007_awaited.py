"""Of what records replace, only what is not here is kept: nothing else is ever asked for."""

from __future__ import annotations

import json

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Keep of the edges those whose end has not come."""
    op.create_table(
        "awaited",
        sa.Column("replaced", sa.String(32), primary_key=True),
        sa.Column("record", sa.String(32), sa.ForeignKey("record.id"), primary_key=True),
    )
    op.execute(
        "INSERT INTO awaited (replaced, record) SELECT replaced, record FROM edge"
        " WHERE NOT EXISTS (SELECT 1 FROM record WHERE record.id = edge.replaced)"
    )
    op.drop_index("ix_edge_replaced", "edge")
    op.drop_table("edge")


def downgrade() -> None:
    """All edges again, as the records tell them."""
    edge = op.create_table(
        "edge",
        sa.Column("record", sa.String(32), sa.ForeignKey("record.id"), primary_key=True),
        sa.Column("replaced", sa.String(32), primary_key=True),
    )
    op.create_index("ix_edge_replaced", "edge", ["replaced"])
    records = op.get_bind().execute(sa.text("SELECT id, raw FROM record")).all()
    edges = [{"record": i, "replaced": former} for i, raw in records for former in json.loads(raw)["replaces"]]
    op.bulk_insert(edge, edges)
    op.drop_table("awaited")
