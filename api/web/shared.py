"""Uploaded files between two clicks where more than one process serves: in the database that they share.

What `held` says holds here too: for half an hour, few, behind an address that nobody can guess. They are sealed, and
what was read in one is kept in each process for itself.
"""

import hashlib
import hmac
import json
import secrets
from collections.abc import Callable
from typing import Final, NotRequired, TypedDict

from sqlalchemy import (
    BigInteger,
    Column,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    delete,
    func,
    insert,
    select,
    update,
)
from sqlalchemy.sql.elements import ColumnElement

from api.store.store import Store
from api.store.unit import StoreUnit
from api.web.held import BYTES, FILES, MINUTES, Held, ReadOnce, Uploads

METADATA: Final = MetaData()
_NUMBER: Final = BigInteger().with_variant(Integer, "sqlite")
HELD: Final = Table(
    "vel",
    METADATA,
    Column("hash", Text, primary_key=True),
    Column("eigenaar", Text, nullable=False),
    Column("gegevens", LargeBinary, nullable=False),
    Column("inhoud", LargeBinary, nullable=False),
    Column("grootte", _NUMBER, nullable=False),
    Column("gezien", _NUMBER, nullable=False),
)
_C: Final = HELD.c
_WHO: Final = "bezoeker"
#: Seconds after which a look is written down again, and files of which each process keeps the reading.
_NOTED: Final = 60
_READINGS: Final = 8


class SharedUploads(Uploads):
    """The files that are held, for all processes together."""

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        self._read: dict[str, ReadOnce] = {}

    def add(self, held: Held, owner: str = "") -> str:
        """Hold a file for somebody; returns its number, 256 bits that cannot be guessed."""
        number = secrets.token_urlsafe(32)
        name = _hashed(number)
        sealed = {"gegevens": self._sealed(name, held), "inhoud": self._store.key.seal(held.content, f"vel/{name}")}
        whose = hmac.new(self._store.key.secret, owner.encode(), hashlib.sha256).hexdigest()
        row = {"hash": name, "eigenaar": whose, "grootte": len(held.content), "gezien": self._now(), **sealed}

        def added(unit: StoreUnit) -> None:
            unit.execute(insert(HELD).values(row))
            while _over(unit, func.count(), FILES):
                _push_out(unit, name, func.count())
            while _over(unit, func.sum(_C.grootte), BYTES):
                _push_out(unit, name, func.sum(_C.grootte))

        self._do(added)
        return number

    def get(self, number: str) -> Held | None:
        """Return a file and hold it for another half hour; None when it is not here (any more)."""
        name, now = _hashed(number), self._now()
        with self._store.read() as view:
            row = view.connection.execute(select(HELD).where(_C.hash == name)).first()
        if row is None or now - row.gezien >= MINUTES * 60:
            return None
        if now - row.gezien > _NOTED:
            self._do(lambda unit: unit.execute(update(HELD).where(_C.hash == name).values(gezien=now)))
        content = self._store.key.open(bytes(row.inhoud), f"vel/{name}")
        told = json.loads(self._store.key.open(bytes(row.gegevens), f"over/{name}"))
        held = held_from(told, content, self._reading(name))
        return None if self._hidden(held) else held

    def replace(self, number: str, held: Held) -> None:
        """Hold newer answers with a file that is still here."""
        if self._hidden(held):
            return
        name = _hashed(number)
        values = {"gegevens": self._sealed(name, held), "gezien": self._now()}
        self._do(lambda unit: unit.execute(update(HELD).where(_C.hash == name).values(values)))

    def drop(self, number: str) -> None:
        """Forget a file."""
        name = _hashed(number)
        self._read.pop(name, None)
        self._do(lambda unit: unit.execute(delete(HELD).where(_C.hash == name)))

    def forget_old(self) -> None:
        """Forget what nobody looked at for half an hour."""
        before = self._now() - MINUTES * 60
        self._do(lambda unit: unit.execute(delete(HELD).where(_C.gezien <= before)))

    def __len__(self) -> int:
        """How many files are held."""
        with self._store.read() as view:
            return int(view.connection.execute(select(func.count()).select_from(HELD)).scalar() or 0)

    def _now(self) -> int:
        return int(self._store.clock().timestamp())

    def _do(self, work: Callable[[StoreUnit], object]) -> None:
        self._store.run(work, principal=_WHO)

    def _sealed(self, name: str, held: Held) -> bytes:
        return self._store.key.seal(json.dumps(told_of(held)).encode(), f"over/{name}")

    def _reading(self, name: str) -> ReadOnce:
        """What this process read in a file; of the files that were looked at last."""
        reading = self._read.pop(name, None) or ReadOnce()
        self._read = {**dict(list(self._read.items())[1 - _READINGS :]), name: reading}
        return reading


class HeldTold(TypedDict):
    """What is known of a file besides its content, as it is kept."""

    name: str
    aanbieder: str
    answers: dict[str, str]
    cells: dict[str, dict[str, str]]
    remembered: list[str]
    supplied: dict[str, dict[str, str]]
    texts: dict[str, str]
    ways_back: dict[str, list[str]]
    maker: NotRequired[str]
    private: NotRequired[bool]
    title: NotRequired[str]


def told_of(held: Held) -> HeldTold:
    """Return what is known of a file besides its content, to be kept."""
    return {
        "name": held.name,
        "aanbieder": held.aanbieder,
        "answers": dict(held.answers),
        "cells": {cell: dict(said) for cell, said in held.cells.items()},
        "remembered": sorted(held.remembered),
        "supplied": {str(product): dict(texts) for product, texts in held.supplied.items()},
        "texts": dict(held.texts),
        "ways_back": {visitor: list(way) for visitor, way in held.ways_back.items()},
        "maker": held.maker,
        "private": held.private,
        "title": held.title,
    }


def held_from(told: HeldTold, content: bytes, kept: ReadOnce) -> Held:
    """Return a file as it was kept."""
    return Held(
        told["name"],
        content,
        told["aanbieder"],
        told["answers"],
        told["cells"],
        frozenset(told["remembered"]),
        {int(product): texts for product, texts in told["supplied"].items()},
        told["texts"],
        {visitor: (address, name) for visitor, (address, name) in told["ways_back"].items()},
        told.get("maker", ""),
        told.get("private", False),
        kept,
        told.get("title", ""),
    )


def _over(unit: StoreUnit, weight: ColumnElement[int], limit: int) -> bool:
    return (unit.connection.execute(select(weight).select_from(HELD)).scalar() or 0) > limit


def _push_out(unit: StoreUnit, newest: str, weight: ColumnElement[int]) -> None:
    """Remove the file longest not looked at of the owner who holds most; the newest stays."""
    others = select(_C.eigenaar).where(_C.hash != newest)
    most = select(_C.eigenaar).where(_C.eigenaar.in_(others)).group_by(_C.eigenaar).order_by(weight.desc()).limit(1)
    owner = unit.connection.execute(most).scalar()
    first = select(_C.hash).where(_C.eigenaar == owner, _C.hash != newest).order_by(_C.gezien, _C.hash).limit(1)
    unit.execute(delete(HELD).where(_C.hash == unit.connection.execute(first).scalar()))


def _hashed(number: str) -> str:
    """The number is kept as a hash: who has the database has no address."""
    return hashlib.sha256(number.encode("utf-8", "replace")).hexdigest()
