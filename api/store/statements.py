"""What every write asks of the database, each made once: making a statement costs more than most of them take."""

from functools import lru_cache
from typing import Final

from sqlalchemy import BindParameter, Select, bindparam, delete, func, insert, select, update

from api.store.tables import answer, audit, document, event, label

_CHAIN = event.c.chain == bindparam("chain")
_HERE = (document.c.kind == bindparam("of_kind"), document.c.id == bindparam("of_id"))
EVENTS: Final = (
    select(event.c.seq, event.c.text, event.c.hash, event.c.at)
    .where(_CHAIN, event.c.seq > bindparam("after"))
    .order_by(event.c.seq)
)
LAST_EVENT: Final = select(event.c.seq, event.c.hash).where(_CHAIN).order_by(event.c.seq.desc()).limit(1)
ADD_EVENT: Final = insert(event)
DOCUMENT: Final = select(document).where(*_HERE)
DOCUMENTS: Final = (
    select(document)
    .where(document.c.kind == bindparam("of_kind"), document.c.id.in_(bindparam("ids", expanding=True)))
    .order_by(document.c.id)
)
DOCUMENT_VERSION: Final = select(document.c.version).where(*_HERE)
ADD_DOCUMENT: Final = insert(document)
CHANGE_DOCUMENT: Final = (
    update(document).where(*_HERE).values({name: bindparam(name) for name in ("owner", "version", "sealed", "changed")})
)
ADD_LABEL: Final = insert(label)
DELETE_LABELS: Final = delete(label).where(label.c.kind == bindparam("of_kind"), label.c.id == bindparam("of_id"))
ADD_AUDIT: Final = insert(audit)
ANSWER: Final = select(answer.c.request, answer.c.sealed).where(
    answer.c.principal == bindparam("principal"), answer.c.key == bindparam("key")
)
ADD_ANSWER: Final = insert(answer)
LOCK: Final = select(func.pg_advisory_xact_lock(bindparam("number")))
TRY_LOCK: Final = select(func.pg_try_advisory_xact_lock(bindparam("number")))


@lru_cache(maxsize=256)
def finding(names: tuple[str, ...], *, owner: bool, within: str) -> Select[tuple[object, ...]]:
    """Return the statement that finds documents of a `kind` by labels of these names, `value.0` and so on being theirs.

    With `owner` only his; `within` is how the start of an id is looked for: as a `range`, by `like`, or not at all.
    The label behind all others is the one that they are looked up by.
    """
    kind: BindParameter[str] = bindparam("kind")
    rows = select(document).where(document.c.kind == kind).order_by(document.c.made, document.c.id)
    if owner:
        rows = rows.where(document.c.owner == bindparam("owner"))
    if within == "range":
        rows = rows.where(document.c.id >= bindparam("start"), document.c.id < bindparam("end"))
    elif within:
        rows = rows.where(document.c.id.startswith(bindparam("start"), escape="/"))
    for number, name in enumerate(names):
        value: BindParameter[str] = bindparam(f"value.{number}")
        has = select(label.c.id).where(label.c.kind == kind, label.c.name == name, label.c.value == value)
        if number == len(names) - 1 and not within:
            rows = rows.where(document.c.id.in_(has))
        else:
            rows = rows.where(has.where(label.c.id == document.c.id).exists())
    return rows
