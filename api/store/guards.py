"""Triggers that refuse every change of a row of an append-only table, on both databases."""

from sqlalchemy import Connection, text

_SQLITE = {
    "update": "CREATE TRIGGER {0}_no_update BEFORE UPDATE ON {0} BEGIN {1}; END",
    "delete": "CREATE TRIGGER {0}_no_delete BEFORE DELETE ON {0} BEGIN {1}; END",
}
_REFUSAL = "SELECT RAISE(ABORT, '{0} is append-only')"
_FUNCTION = """CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation'; END $$"""
_POSTGRES = """CREATE TRIGGER {0}_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON {0}
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"""


def guard(connection: Connection, table: str) -> None:
    """Refuse UPDATE and DELETE (and TRUNCATE) on a table from now on.

    SQLite's REPLACE deletes without a word, unless `recursive_triggers` is on, as it is on every connection of ours.
    """
    if connection.dialect.name == "sqlite":
        for statement in _SQLITE.values():
            connection.execute(text(statement.format(table, _REFUSAL.format(table))))
    else:
        connection.execute(text(_FUNCTION))
        connection.execute(text(_POSTGRES.format(table)))


def unguard(connection: Connection, table: str) -> None:
    """Take the triggers of a table away, for a migration that goes down."""
    for name in _names(connection, table):
        on = "" if connection.dialect.name == "sqlite" else f" ON {table}"
        connection.execute(text(f"DROP TRIGGER {name}{on}"))


def unguarded(connection: Connection, tables: tuple[str, ...]) -> set[str]:
    """Return the triggers that should be there and are not: a rebuild of a table drops them without a word."""
    of = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    if connection.dialect.name != "sqlite":
        of = "SELECT tgname FROM pg_trigger WHERE tgenabled IN ('O', 'A') AND pg_table_is_visible(tgrelid)"
    present = set(connection.execute(text(of)).scalars())
    return {name for table in tables for name in _names(connection, table)} - present


def _names(connection: Connection, table: str) -> list[str]:
    kinds = ("no_update", "no_delete") if connection.dialect.name == "sqlite" else ("no_change",)
    return [f"{table}_{kind}" for kind in kinds]
