"""Meetings: found among the records by an index of their own; what they are is worked out from those."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

_OF_A_MEETING = sa.text("kind = 'meeting'")


def upgrade() -> None:
    """Index the few records that tell of meetings."""
    op.create_index(
        "ix_record_meeting", "record", ["delegation"], sqlite_where=_OF_A_MEETING, postgresql_where=_OF_A_MEETING
    )


def downgrade() -> None:
    """The records stay, as those of a newer version do."""
    op.drop_index("ix_record_meeting", "record")
