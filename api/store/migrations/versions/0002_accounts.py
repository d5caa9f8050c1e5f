"""Accounts with their sessions, invitations, keys and failed attempts; a secret comes hashed, or sealed."""

import sqlalchemy as sa
from alembic import op

revision, down_revision = "0002", "0001"
_MOMENT = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "account",
        sa.Column("id", sa.Text, primary_key=True),
        *(_text("naam"), sa.Column("adres", sa.Text, unique=True), sa.Column("wachtwoord", sa.Text)),
        *(_text("rollen"), _text("partijen"), sa.Column("factor", sa.Text), _moment("factor_stap")),
        *(sa.Column("uitgever", sa.Text), sa.Column("onderwerp", sa.Text), _moment("actief"), _moment("gemaakt")),
        sqlite_strict=True,
    )
    op.create_index("account_identiteit", "account", ["uitgever", "onderwerp"], unique=True)
    op.create_table(
        "sessie",
        sa.Column("hash", sa.Text, primary_key=True),
        *(_owner(), _text("stap"), _text("rol"), _text("partij")),
        *(_moment("begonnen"), _moment("gezien"), _moment("bevestigd")),
        sqlite_strict=True,
    )
    op.create_table(
        "sleutel",
        sa.Column("id", sa.Text, primary_key=True),
        *(_owner(), _text("naam"), _text("hash"), _moment("gemaakt"), _moment("verloopt"), _moment("gebruikt")),
        sqlite_strict=True,
    )
    _tokens()
    for table, column in (("sessie", "account"), ("sleutel", "account"), ("uitnodiging", "adres")):
        op.create_index(f"ix_{table}_{column}", table, [column])


def _tokens() -> None:
    op.create_table(
        "uitnodiging",
        sa.Column("hash", sa.Text, primary_key=True),
        *(_text("naam"), _text("adres"), _text("rollen"), _text("partijen"), _moment("verloopt")),
        sqlite_strict=True,
    )
    op.create_table(
        "poging",
        sa.Column("wie", sa.Text, primary_key=True),
        *(_moment("aantal"), _moment("sinds"), _moment("tot")),
        sqlite_strict=True,
    )
    op.create_table(
        "begonnen",
        sa.Column("hash", sa.Text, primary_key=True),
        *(_text("gegevens"), _moment("verloopt")),
        sqlite_strict=True,
    )


def downgrade() -> None:
    """Take the tables away."""
    for table in ("begonnen", "poging", "uitnodiging", "sleutel", "sessie", "account"):
        op.drop_table(table)


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False)


def _moment(name: str) -> sa.Column[int]:
    return sa.Column(name, _MOMENT, nullable=False)


def _owner() -> sa.Column[str]:
    return sa.Column("account", sa.Text, sa.ForeignKey("account.id", ondelete="CASCADE"), nullable=False)
