"""The table itself: posting a position over its real route, opening a large process, and folding many events.

A position goes against a bare FastAPI route that inserts one row in the same database. The two others go against what
is wished: 100 ms for 120 providers, 12 products and five rounds, and a second for 100,000 events.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

from fastapi import FastAPI
from sqlalchemy import Column, MetaData, Table, Text, insert

from api.negotiation.kept import Folded, append
from api.store.sealing import SealingKey
from api.store.store import Store
from tarief.negotiation.definition import CareProduct, LawKey
from tarief.negotiation.event import Event, Happening
from tarief.negotiation.fold import fold
from tarief.negotiation.happenings import (
    DeliberationBegun,
    PartyAdded,
    PositionSubmitted,
    ProductAdded,
    RoundClosed,
    RoundOpened,
    RoundPrepared,
    RoundRevealed,
    TextSet,
)
from tarief.negotiation.party import Party, Seat
from tarief.negotiation.position import Interval, Position
from tests.bench.clock import Ratio, seconds, side_by_side
from tests.processes.table import AGREED, PARAMETERS, RESEARCH, Clock, Server, TableOfAll, laid, position
from tests.tools.client import Client
from tests.tools.postgres import programs, running

BARE, WISHED = "een kale FastAPI-route die één rij schrijft", "wat het mag duren"
ROW = Table("kaal", MetaData(), Column("id", Text, primary_key=True), Column("tekst", Text, nullable=False))
PROVIDERS, PRODUCTS, ROUNDS, LINES, EVENTS = 120, 12, 5, tuple(PARAMETERS)[:2], 100_000


def measure() -> Iterator[Ratio]:
    """Both databases for a position; the large process on SQLite."""
    with TemporaryDirectory(prefix="tarief-bench-") as folder:
        yield _posting("SQLite", f"sqlite:///{folder}/p.db")
        if (found := programs()) is not None:
            with running(Path(folder), found) as server:
                yield _posting("PostgreSQL", server.new_database())
        yield from _large(f"sqlite:///{folder}/g.db")


def _posting(name: str, url: str) -> Ratio:
    store = Store.open(url, SealingKey.new(), clock=Clock())
    ROW.metadata.create_all(store.engine)
    table = laid(Server(store), 3)
    table.leader.does("rondes", {"nummer": "1", "agenda": {"bi": list(PARAMETERS)}})
    table.leader.does("rondes/1/opening", {"sluit": store.clock().replace(year=2027).strftime("%Y-%m-%dT%H:%M:%S.%fZ")})
    one, body = table.providers[0], position("overhead", "0.3")

    def ours() -> None:
        assert one.send("rondes/1/posities", body, version="*").status_code == 201

    client = Client(_bare(store))  # of the same kind as the other one, which starts no loop for each request
    times = side_by_side(ours, lambda: client.post("/kaal", json=body).raise_for_status(), turns=5, at_least=0.2)
    store.close()
    return Ratio(f"positie over de echte route, {name}", *times, BARE, 1 / 0.3, f"{1 / times[0]:.0f} per seconde")


def _bare(store: Store) -> FastAPI:
    app = FastAPI()

    @app.post("/kaal", status_code=201)
    def bare(sent: dict[str, dict[str, object]]) -> dict[str, dict[str, object]]:
        with store.engine.begin() as connection:
            connection.execute(insert(ROW).values(id=str(uuid.uuid4()), tekst=str(sent)))
        return sent

    return app


def _large(url: str) -> Iterator[Ratio]:
    store = Store.open(url, SealingKey.new(), clock=Clock())
    table = laid(Server(store), 3)
    events = list(story(table, store.clock()))
    for start in range(0, len(events), 500):
        store.run(lambda unit: [append(unit, event) for event in events[start : start + 500]], principal="bench")  # noqa: B023
    for name, one in (("begeleider", table.leader), ("gemeente", table.towns[0]), ("aanbieder", table.providers[0])):
        took = seconds(one.look, turns=5, at_least=0.2)
        yield Ratio(f"proces openen als {name}", took, 0.1, WISHED, 1, "120 aanbieders, 12 producten, 5 rondes")
    with store.read() as view:
        base = Folded().of(view, table.leader.process)
    store.close()
    many = [events[number % len(events)] for number in range(EVENTS)]
    yield Ratio("gebeurtenissen vouwen", seconds(lambda: fold(many, base), turns=5), 1, WISHED, 1, f"{EVENTS} stuks")


def story(table: TableOfAll, at: datetime, count: int = PRODUCTS) -> Iterator[Event]:
    """Five rounds in which everybody speaks of two lines of so many products."""
    process, leader = table.leader.process, table.leader.party or "begeleider"

    def by(who: str, *whats: Happening) -> Iterator[Event]:
        return (Event(process, who, at, what) for what in whats)

    givers, products = [str(uuid.uuid4()) for _ in range(PROVIDERS)], [f"p{number}" for number in range(count)]
    yield from by(leader, *(PartyAdded(Party(id, "Aanbieder", Seat.PROVIDER)) for id in givers))
    yield from by(leader, *(ProductAdded(_product(id)) for id in products))
    for number in range(1, ROUNDS + 1):
        yield from by(leader, *(_text(id) for id in products))
        yield from by(leader, RoundPrepared(number, dict.fromkeys(products, LINES)))
        yield from by(leader, RoundOpened(at + timedelta(days=1)))
        for who in (*givers, table.towns[0].party):
            yield from by(who, *(PositionSubmitted(number, _held(id, key)) for id in products for key in LINES))
        yield from by(leader, RoundClosed(), RoundRevealed(), DeliberationBegun())


def _product(id: str) -> CareProduct:
    return CareProduct(id, id, LawKey.JEUGDWET, "uur", "hbo", tuple(PARAMETERS), model="uurtarief")


def _text(product: str) -> TextSet:
    return TextSet(product, {key: Decimal(value) for key, value in RESEARCH.items()}, Decimal("69.47"), "Onderzoek.")


def _held(product: str, key: str) -> Position:
    value = Decimal(AGREED[key])
    return Position(product, key, 1, Interval(value, value), "Zie de registratie.")
