"""Deadlines by half-year: what arrived of them while they could not be read is shown from now on."""

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """No table changes; whoever upgrades works everything out anew from the records, as in 0004."""


def downgrade() -> None:
    """Half-years are kept and passed on, not shown, as whatever a newer version says."""
