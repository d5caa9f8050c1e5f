"""Invitations that stand alone: each for its own party, and known for a while after it was withdrawn."""

import sqlalchemy as sa
from alembic import op

revision, down_revision = "0006", "0005"
_COLUMNS = ("begint_opnieuw", "ingetrokken")


def upgrade() -> None:
    """Add the columns; a link to several parties, which more than one could read, no longer works."""
    for name in _COLUMNS:
        op.add_column("uitnodiging", sa.Column(name, sa.Integer, nullable=False, server_default="0"))
    op.execute("DELETE FROM uitnodiging WHERE partijen LIKE '% %'")
    # Until now only an administrator could invite who had an account, and only to begin again.
    op.execute("UPDATE uitnodiging SET begint_opnieuw = 1 WHERE adres IN (SELECT adres FROM account)")


def downgrade() -> None:
    """Take the columns away, with the links that were withdrawn."""
    op.execute("DELETE FROM uitnodiging WHERE ingetrokken = 1")
    for name in _COLUMNS:
        op.drop_column("uitnodiging", name)
