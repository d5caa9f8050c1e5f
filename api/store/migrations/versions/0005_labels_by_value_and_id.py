"""Labels are looked up by what they say and whose they are at once: not one after another, which costs the square."""

from alembic import op

revision, down_revision = "0005", "0004"
_NAME, _COLUMNS = "label_by_value", ["name", "value", "kind"]


def upgrade() -> None:
    """Let the index hold the id."""
    op.drop_index(_NAME, "label")
    op.create_index(_NAME, "label", [*_COLUMNS, "id"])


def downgrade() -> None:
    """Let the index be as it was."""
    op.drop_index(_NAME, "label")
    op.create_index(_NAME, "label", _COLUMNS)
