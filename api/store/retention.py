"""How long each kind of document stays, and taking away what has had its time."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from types import MappingProxyType

from sqlalchemy import and_, delete, exists, select

from api.store.tables import answer, blob, document, label
from api.store.unit import PART_OF, StoreUnit, names_a_file
from tarief.core.canonical import moment

#: By kind; what is not named here stays until somebody deletes it.
RETENTION: Mapping[str, timedelta] = MappingProxyType(
    {
        "upload": timedelta(days=2),
        "taak": timedelta(days=2),
        "concept": timedelta(days=30),
        "aanmelding": timedelta(days=90),
        "akkoord": timedelta(days=3653),
    }
)
#: A retry comes within minutes, a file is named by a document in the same unit of work.
_ANSWERS, _FILES = timedelta(days=2), timedelta(days=1)


def sweep(unit: StoreUnit, retention: Mapping[str, timedelta]) -> Mapping[str, int]:
    """Delete what has had its time, and return how many of each kind; what an agreement rests on stays."""
    now = unit.clock()
    gone = {kind: _documents(unit, kind, moment(now - time)) for kind, time in retention.items()}
    old = and_(answer.c.lasting == 0, answer.c.at < moment(now - _ANSWERS))
    gone["antwoord"] = unit.execute(delete(answer).where(old))
    named = exists().where(names_a_file(), label.c.value == blob.c.sha256)
    gone["bestand"] = unit.execute(delete(blob).where(blob.c.made < moment(now - _FILES), ~named))
    unit.audit("opgeruimd", " ".join(f"{kind}={count}" for kind, count in gone.items() if count) or "niets")
    return gone


def _documents(unit: StoreUnit, kind: str, before: str) -> int:
    old = and_(document.c.kind == kind, document.c.changed < before, document.c.lasting == 0)
    labelled = select(document.c.id).where(old)
    hanging = select(label.c.kind, label.c.id).where(label.c.name == PART_OF, label.c.value.in_(labelled))
    for part in unit.connection.execute(hanging).all():
        unit.delete(part.kind, part.id)
    unit.execute(delete(label).where(label.c.kind == kind, label.c.id.in_(labelled)))
    return unit.execute(delete(document).where(old))
