"""Files that are held between two clicks, for a server of more than one process; sealed, and gone within the hour."""

import sqlalchemy as sa
from alembic import op

revision, down_revision = "0003", "0002"
_NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "vel",
        sa.Column("hash", sa.Text, primary_key=True),
        sa.Column("eigenaar", sa.Text, nullable=False),
        sa.Column("gegevens", sa.LargeBinary, nullable=False),
        sa.Column("inhoud", sa.LargeBinary, nullable=False),
        sa.Column("grootte", _NUMBER, nullable=False),
        sa.Column("gezien", _NUMBER, nullable=False),
        sqlite_strict=True,
    )


def downgrade() -> None:
    """Take the table away."""
    op.drop_table("vel")
