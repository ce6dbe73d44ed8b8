"""The stamp of what was last said of how a commitment stands."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Make room in the rows of commitments; filled in by whoever upgrades, as in 0004."""
    op.add_column("commitment", sa.Column("said_stamp", sa.BigInteger()))


def downgrade() -> None:
    """Forget what is derived; the records stay."""
    op.drop_column("commitment", "said_stamp")
