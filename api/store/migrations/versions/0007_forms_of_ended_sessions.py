"""A form says of which session it was, also when that has ended and the cookie is gone."""

import sqlalchemy as sa
from alembic import op

revision, down_revision = "0007", "0006"


def upgrade() -> None:
    """Add the column; of sessions that are there already only the cookie says whose they were."""
    op.add_column("sessie", sa.Column("formulier", sa.Text, nullable=False, server_default=""))
    op.create_index("ix_sessie_formulier", "sessie", ["formulier"])


def downgrade() -> None:
    """Take the column away, with the sessions that ended."""
    op.execute("DELETE FROM sessie WHERE gezien = 0")
    op.drop_index("ix_sessie_formulier", "sessie")
    op.drop_column("sessie", "formulier")
