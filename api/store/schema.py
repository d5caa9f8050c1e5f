"""The steps by which the tables grew, and which of them a database has."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from api.store.failures import CannotStart
from api.store.guards import unguarded
from api.store.tables import APPEND_ONLY

_FOLDER = Path(__file__).parent / "migrations"
#: The steps, in order, by the number that their file begins with.
STEPS = tuple(sorted(path.name[:4] for path in (_FOLDER / "versions").glob("[0-9]*.py")))
#: Any number, the same for every process: who migrates keeps the others waiting.
_LOCK = 7461726965


def current(connection: Connection) -> str | None:
    """Return the last step that a database has had; None where it has no tables of ours."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def bring_up(connection: Connection) -> None:
    """Take the steps that a database has not had; refuse one that is newer than the program, or lost its guards."""
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"SELECT pg_advisory_xact_lock({_LOCK})"))
    version = current(connection)
    if version is not None and version not in STEPS:
        raise CannotStart(
            f"De database is van een nieuwere versie van tarief (stap {version}; deze kent tot en met {STEPS[-1]}). "
            "Werk het programma bij, of zet een reservekopie van deze versie terug."
        )
    if version != STEPS[-1]:
        move(connection, "head")
    _whole(connection)


def _whole(connection: Connection) -> None:
    """Refuse a database that lost its guards, or rows that others hang on: a rebuilt table loses both unseen."""
    missing = sorted(unguarded(connection, APPEND_ONLY))
    if connection.dialect.name == "sqlite" and connection.execute(text("PRAGMA foreign_key_check")).first():
        missing.append("rijen waar andere naar verwijzen")
    if missing:
        raise CannotStart(f"De database mist wat haar heel houdt: {', '.join(missing)}. Zet een reservekopie terug.")


def move(connection: Connection, to: str) -> None:
    """Take the steps up or down to one of them, or to `head` or `base`: all of them or none."""
    from alembic import command  # Only a database that is behind pays for the import.
    from alembic.config import Config

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    config.set_main_option("path_separator", "newline")
    back = to == "base" or to < (current(connection) or "")
    (command.downgrade if back else command.upgrade)(config, to)
