"""Whether what stands in a database is what was written: every chain, every seal, and the file itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from operator import attrgetter

from sqlalchemy import Connection, select, text

from api.store.guards import unguarded
from api.store.records import Head
from api.store.sealing import SealingKey
from api.store.tables import APPEND_ONLY, answer, blob, document, event
from api.store.view import StoreView, about_answer, about_blob, about_document
from tarief.core.canonical import link, sha256_of
from tarief.core.findings import Finding

_AT_ONCE = 500
_PUT_BACK = "Er is buiten het programma om iets gewijzigd. Zet een reservekopie terug."


def verify(view: StoreView) -> list[Finding]:
    """Return all that is wrong; nothing where the database is whole."""
    connection = view.connection
    return [*_damaged(connection), *_unguarded(connection), *_broken(connection), *_unopened(connection, view.key)]


def lost(view: StoreView, heads: Mapping[str, Head]) -> list[Finding]:
    """Return which chains do not hold these heads, which they once had."""
    return [
        Finding("keten_te_kort", f"Keten {chain} gaat niet tot en met stap {head.seq}.")
        for chain, head in heads.items()
        if not view.holds(chain, head)
    ]


def _damaged(connection: Connection) -> Iterator[Finding]:
    if connection.dialect.name == "sqlite":
        for (line,) in connection.execute(text("PRAGMA integrity_check")):
            if line != "ok":
                yield Finding("bestand_beschadigd", f"SQLite meldt: {line}.", _PUT_BACK)


def _unguarded(connection: Connection) -> Iterator[Finding]:
    for name in sorted(unguarded(connection, APPEND_ONLY)):
        yield Finding("niet_bewaakt", f"De trigger {name} ontbreekt.", _PUT_BACK)


def _broken(connection: Connection) -> Iterator[Finding]:
    rows = connection.execute(select(event).order_by(event.c.chain, event.c.seq).execution_options(yield_per=_AT_ONCE))
    for chain, steps in groupby(rows, attrgetter("chain")):
        head = Head()
        for step in steps:
            expected = Head(head.seq + 1, link(head.hash, step.text))
            head = Head(step.seq, step.hash)
            if head != expected:
                yield Finding("keten_gebroken", f"Keten {chain} klopt niet bij stap {step.seq}.", _PUT_BACK)
                break


def _unopened(connection: Connection, key: SealingKey) -> Iterator[Finding]:
    documents = select(document.c.kind, document.c.id, document.c.sealed)
    for kind, id, sealed in connection.execute(documents.execution_options(yield_per=_AT_ONCE)):
        yield from _seal(key, bytes(sealed), about_document(kind, id))
    answers = select(answer.c.principal, answer.c.key, answer.c.sealed)
    for principal, idempotency, sealed in connection.execute(answers.execution_options(yield_per=_AT_ONCE)):
        yield from _seal(key, bytes(sealed), about_answer(principal, idempotency))
    for sha256, sealed in connection.execute(select(blob.c.sha256, blob.c.sealed).execution_options(yield_per=5)):
        yield from _seal(key, bytes(sealed), about_blob(sha256), sha256)


def _seal(key: SealingKey, sealed: bytes, about: str, sha256: str = "") -> Iterator[Finding]:
    try:
        content = key.open(sealed, about)
    except ValueError:
        yield Finding("zegel_gebroken", f"Wat bij {about} is verzegeld, gaat niet open.", _PUT_BACK)
    else:
        if sha256 and sha256_of(content) != sha256:
            yield Finding("zegel_gebroken", f"Het bestand {sha256} is niet meer wat het was.")
