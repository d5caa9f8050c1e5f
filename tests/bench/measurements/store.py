"""Posting a position that is chained, sealed, audited and answered once, against a bare route that inserts one row.

Both through FastAPI, in the same database with the same settings: SQLite in a file, and a PostgreSQL server of our own.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from fastapi import FastAPI
from fastapi.testclient import TestClient
from sqlalchemy import Column, MetaData, Table, Text, insert

from api.store.sealing import SealingKey
from api.store.store import Store
from tarief.core.canonical import canonical, sha256_of
from tests.bench.clock import Ratio, side_by_side
from tests.tools.postgres import programs, running

AGAINST, POSITION = "een kale FastAPI-route die één rij schrijft", {"waarde": "24.68", "motivering": "opgave 2026"}
BARE = Table("kaal", MetaData(), Column("id", Text, primary_key=True), Column("tekst", Text, nullable=False))


def measure() -> Iterator[Ratio]:
    """One client that posts again and again, on both databases."""
    with TemporaryDirectory(prefix="tarief-bench-") as folder:
        yield _posting("SQLite", f"sqlite:///{folder}/t.db")
        if (found := programs()) is not None:
            with running(Path(folder), found) as server:
                yield _posting("PostgreSQL", server.new_database())


def _posting(name: str, url: str) -> Ratio:
    store = Store.open(url, SealingKey.new())
    BARE.metadata.create_all(store.engine)
    with TestClient(_app(store)) as client:

        def post(path: str) -> None:
            client.post(path, json=POSITION).raise_for_status()

        times = side_by_side(partial(post, "/ons"), partial(post, "/kaal"), turns=7, at_least=0.2)
    store.close()
    return Ratio(f"positie indienen, {name}", *times, AGAINST, 1 / 0.3, f"{1 / times[0]:.0f} per seconde")


def _app(store: Store) -> FastAPI:
    app = FastAPI()

    @app.post("/kaal", status_code=201)
    def bare(position: dict[str, str]) -> dict[str, str]:
        with store.engine.begin() as connection:
            connection.execute(insert(BARE).values(id=str(uuid.uuid4()), tekst=position["waarde"]))
        return position

    @app.post("/ons", status_code=201)
    def ours(position: dict[str, str]) -> dict[str, str]:
        key, text = str(uuid.uuid4()), canonical(position)
        with store.write(principal="partij", key=key, request=sha256_of(text)) as unit:
            sealed = store.key.commit(text, f"positie/{key}")
            head = unit.head("proces/partij")
            told = {"soort": "positie_ingediend", "belofte": sealed.commitment, "versleuteld": sealed.ciphertext_hash}
            unit.append("proces/partij", [canonical(told)], expected=head.seq)
            unit.put("positie", key, "partij", text)
            unit.audit("positie indienen", key)
            unit.answer(201, text)
        return position

    return app
