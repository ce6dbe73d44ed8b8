"""Which file brought a record stands in the record's own row: no record comes in two files.

Three indexes hold only the rows that are asked for by them: a file may bring a hundred thousand others.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

_CONDITIONS = {"action": "intake IS NULL", "intake": "intake IS NOT NULL", "restores": "restores IS NOT NULL"}


def upgrade() -> None:
    """Take over what stood in a table of its own; narrow the index of what is brought back to what is."""
    op.add_column("record", sa.Column("intake", sa.Integer()))
    op.execute(
        "UPDATE record SET intake ="
        " (SELECT MIN(intake_record.intake) FROM intake_record WHERE intake_record.record = record.id)"
    )
    op.drop_index("ix_intake_record_record", "intake_record")
    op.drop_table("intake_record")
    for column in ("action", "restores"):
        op.drop_index(f"ix_record_{column}", "record")
    for column, condition in _CONDITIONS.items():
        only = sa.text(condition)
        op.create_index(f"ix_record_{column}", "record", [column], sqlite_where=only, postgresql_where=only)


def downgrade() -> None:
    """A table of its own again."""
    op.create_table(
        "intake_record",
        sa.Column("intake", sa.Integer(), sa.ForeignKey("intake.number"), primary_key=True),
        sa.Column("record", sa.String(32), sa.ForeignKey("record.id"), primary_key=True),
    )
    op.create_index("ix_intake_record_record", "intake_record", ["record"])
    op.execute("INSERT INTO intake_record (intake, record) SELECT intake, id FROM record WHERE intake IS NOT NULL")
    for column in _CONDITIONS:
        op.drop_index(f"ix_record_{column}", "record")
    for column in ("action", "restores"):
        op.create_index(f"ix_record_{column}", "record", [column])
    op.drop_column("record", "intake")
