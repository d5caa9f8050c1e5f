"""The tables of accounts. Every secret in them is a hash, or sealed; moments are whole seconds since 1970."""

from typing import Final

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, MetaData, Table, Text

METADATA: Final = MetaData()
#: Seconds outlive 32 bits; the strict tables of SQLite know one kind of whole number.
MOMENT: Final = BigInteger().with_variant(Integer, "sqlite")

ACCOUNT: Final = Table(
    "account",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("naam", Text, nullable=False),
    Column("adres", Text, unique=True),
    Column("wachtwoord", Text),
    Column("rollen", Text, nullable=False),
    Column("partijen", Text, nullable=False),
    Column("factor", Text),
    Column("factor_stap", MOMENT, nullable=False),
    Column("uitgever", Text),
    Column("onderwerp", Text),
    Column("actief", MOMENT, nullable=False),
    Column("gemaakt", MOMENT, nullable=False),
    Index("account_identiteit", "uitgever", "onderwerp", unique=True),
)
SESSION: Final = Table(
    "sessie",
    METADATA,
    Column("hash", Text, primary_key=True),
    Column("account", Text, ForeignKey("account.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("stap", Text, nullable=False),
    Column("rol", Text, nullable=False),
    Column("partij", Text, nullable=False),
    Column("begonnen", MOMENT, nullable=False),
    Column("gezien", MOMENT, nullable=False),
    Column("bevestigd", MOMENT, nullable=False),
    Column("formulier", Text, nullable=False, server_default="", index=True),
)
INVITATION: Final = Table(
    "uitnodiging",
    METADATA,
    Column("hash", Text, primary_key=True),
    Column("naam", Text, nullable=False),
    Column("adres", Text, nullable=False, index=True),
    Column("rollen", Text, nullable=False),
    Column("partijen", Text, nullable=False),
    Column("verloopt", MOMENT, nullable=False),
    Column("begint_opnieuw", Integer, nullable=False, server_default="0"),
    Column("ingetrokken", Integer, nullable=False, server_default="0"),
)
KEY: Final = Table(
    "sleutel",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("account", Text, ForeignKey("account.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("naam", Text, nullable=False),
    Column("hash", Text, nullable=False),
    Column("gemaakt", MOMENT, nullable=False),
    Column("verloopt", MOMENT, nullable=False),
    Column("gebruikt", MOMENT, nullable=False),
    Column("tekent", Integer, nullable=False, server_default="0"),
)
ATTEMPT: Final = Table(
    "poging",
    METADATA,
    Column("wie", Text, primary_key=True),
    Column("aantal", MOMENT, nullable=False),
    Column("sinds", MOMENT, nullable=False),
    Column("tot", MOMENT, nullable=False),
)
#: A sign-on that was begun at the provider of identities, and a code that a start of the app printed.
BEGUN: Final = Table(
    "begonnen",
    METADATA,
    Column("hash", Text, primary_key=True),
    Column("gegevens", Text, nullable=False),
    Column("verloopt", MOMENT, nullable=False),
)
