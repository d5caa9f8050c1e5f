"""Keys of programs that may vote and decide as well, because their owner said so."""

import sqlalchemy as sa
from alembic import op

revision, down_revision = "0004", "0003"


def upgrade() -> None:
    """Add the column; keys that are there already sign nothing."""
    op.add_column("sleutel", sa.Column("tekent", sa.Integer, nullable=False, server_default="0"))


def downgrade() -> None:
    """Take the column away."""
    op.drop_column("sleutel", "tekent")
