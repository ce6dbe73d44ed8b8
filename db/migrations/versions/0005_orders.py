"""The list in other orders: an index for each column it can be sorted by."""

from __future__ import annotations

from alembic import op

revision = "0005"
down_revision = "0004"

_INDEXES = {
    "number": (),
    "status": ("status",),
    "lead": ("lead",),
    "deadline": ("deadline_last",),
    "updated": ("updated",),
}


def upgrade() -> None:
    """Make the indexes."""
    for name, columns in _INDEXES.items():
        op.create_index(f"ix_commitment_by_{name}", "commitment", ["delegation", *columns, "sort_key", "id"])


def downgrade() -> None:
    """Take them away."""
    for name in _INDEXES:
        op.drop_index(f"ix_commitment_by_{name}", "commitment")
