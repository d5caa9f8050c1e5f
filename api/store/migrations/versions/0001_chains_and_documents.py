"""Chains of events, the audit, answers, documents with labels, and files; the first two are append-only."""

import sqlalchemy as sa
from alembic import op

from api.store.guards import guard, unguard

revision, down_revision = "0001", None


def upgrade() -> None:
    """Make the tables, and the triggers that keep the chains and the audit as they are."""
    _chains()
    _documents()
    op.create_table(
        "mark",
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("value", sa.Text, nullable=False),
        sqlite_strict=True,
    )
    for table in ("event", "audit"):
        guard(op.get_bind(), table)


def downgrade() -> None:
    """Take everything away."""
    for table in ("event", "audit"):
        unguard(op.get_bind(), table)
    for table in ("mark", "blob", "label", "document", "answer", "audit", "event"):
        op.drop_table(table)


def _chains() -> None:
    op.create_table(
        "event",
        sa.Column("chain", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), primary_key=True),
        sa.Column("seq", sa.Integer, primary_key=True),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("hash", sa.Text, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.CheckConstraint("seq > 0", name="seq_counts_from_one"),
        sa.CheckConstraint("length(hash) = 64", name="hash_is_whole"),
        sqlite_strict=True,
    )
    op.create_table(
        "audit",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("principal", sa.Text, nullable=False),
        sa.Column("action", sa.Text, nullable=False),
        sa.Column("object", sa.Text, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sqlite_strict=True,
    )
    op.create_table(
        "answer",
        sa.Column("principal", sa.Text, primary_key=True),
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column("request", sa.Text, nullable=False),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
        sa.Column("lasting", sa.Integer, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sqlite_strict=True,
    )


def _documents() -> None:
    op.create_table(
        "document",
        sa.Column("kind", sa.Text, primary_key=True),
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
        sa.Column("lasting", sa.Integer, nullable=False),
        sa.Column("made", sa.Text, nullable=False),
        sa.Column("changed", sa.Text, nullable=False),
        sqlite_strict=True,
    )
    op.create_index("document_of_owner", "document", ["kind", "owner"])
    op.create_table(
        "label",
        sa.Column("kind", sa.Text, primary_key=True),
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("value", sa.Text, nullable=False),
        sqlite_strict=True,
    )
    op.create_index("label_by_value", "label", ["name", "value", "kind"])
    op.create_table(
        "blob",
        sa.Column("sha256", sa.Text, primary_key=True),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
        sa.Column("made", sa.Text, nullable=False),
        sqlite_strict=True,
    )
