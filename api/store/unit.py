"""One unit of work: all that is written in it stands, with what was answered, or nothing does."""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType

from sqlalchemy import Executable, delete, insert, or_, select, update
from sqlalchemy.sql.elements import ColumnElement

from api.store.failures import KeyBusy, KeyReused, Stale, TooLarge
from api.store.receipts import Acknowledgement
from api.store.records import Head, StoredAnswer, StoredDocument, StoredEvent
from api.store.statements import (
    ADD_ANSWER,
    ADD_AUDIT,
    ADD_DOCUMENT,
    ADD_EVENT,
    ADD_LABEL,
    ANSWER,
    CHANGE_DOCUMENT,
    DELETE_LABELS,
    DOCUMENT_VERSION,
    LOCK,
    TRY_LOCK,
)
from api.store.tables import blob, document, label
from api.store.view import StoreView, about_answer, about_blob, about_document, sortable
from tarief.core.canonical import link, moment, sha256_of

#: The values of one row, by column.
_Values = dict[str, str | int | bytes]
_NONE: Mapping[str, str] = MappingProxyType({})
#: Up to so many rows PostgreSQL takes one by one faster than as a batch, which asks for its own ways there and back.
_FEW = 3
MOST_BYTES = 10 * 1024 * 1024
#: The label of a document that goes when the document with this id goes.
PART_OF = "bij"
_FILE = "blob"
#: What sheets in a process called that label at first.
_FILES = (_FILE, "bestand")


def names_a_file() -> ColumnElement[bool]:
    """Whether a label names a file: `blob`, or where a document has several `blob.1` and so on."""
    return or_(label.c.name.in_(_FILES), label.c.name.startswith(f"{_FILE}."))


@dataclass
class StoreUnit(StoreView):
    """Reads and writes in one transaction, on behalf of one principal.

    What it reads stays as it is until the unit ends: on SQLite nobody else writes, on PostgreSQL each process and each
    document that it touches is locked. What `find` gives back is not locked.
    """

    principal: str
    idempotency: str | None
    request: str
    clock: Callable[[], datetime]
    replayed: StoredAnswer | None = field(default=None, init=False)
    #: When the last events that this unit added were written.
    appended_at: str = field(default="", init=False)
    _heads: dict[str, Head] = field(default_factory=dict, init=False)
    _answered: bool = field(default=False, init=False)
    _written: bool = field(default=False, init=False)
    _claims: set[str] = field(default_factory=set, init=False)

    def begin(self) -> None:
        """Look up whether this was asked before; KeyReused where the same key came with something else."""
        if self.idempotency is None:
            return
        if not self._claimed(f"key/{self.principal}/{self.idempotency}", wait=False):
            raise KeyBusy
        mine = {"principal": self.principal, "key": self.idempotency}
        row = self.connection.execute(ANSWER, mine).first()
        if row is None:
            return
        if row.request != self.request:
            raise KeyReused
        kept = json.loads(self.key.open(bytes(row.sealed), self._about_answer))
        self.replayed = StoredAnswer(int(kept["status"]), kept["body"], kept["headers"])

    def end(self) -> None:
        """Refuse to end without an answer to what may come again: it would then be done twice."""
        if self.idempotency is not None and self._written and not self._answered:
            raise RuntimeError("a unit of work with an idempotency key ends with answer()")

    def events(self, chain: str, after: int = 0) -> tuple[StoredEvent, ...]:
        """Return the events of a chain that come after a number, in order; nobody adds any until the unit ends."""
        self._claimed(_process_of(chain))
        found = super().events(chain, after)
        if found:
            self._heads.setdefault(chain, Head(found[-1].seq, found[-1].hash))
        return found

    def head(self, chain: str) -> Head:
        """Return where a chain ends, until the unit ends."""
        self._claimed(_process_of(chain))
        if chain not in self._heads:
            self._heads[chain] = super().head(chain)
        return self._heads[chain]

    def heads(self, process: str = "") -> Mapping[str, Head]:
        """Return where every chain of a process ends, until the unit ends."""
        if process:
            self._claimed(process)
        return super().heads(process)

    def get(self, kind: str, id: str) -> StoredDocument | None:
        """Return a document, which nobody changes until the unit ends."""
        self._claimed(about_document(kind, id))
        return super().get(kind, id)

    def append(self, chain: str, texts: Sequence[str], *, expected: int | None = None) -> Head:
        """Add events to a chain and return its new head; Stale where it has passed the version that was expected."""
        if not sortable(chain):
            raise ValueError("a chain is called by its process, and by its party behind a slash")
        head, at = self.head(chain), moment(self.clock())
        if expected is not None and expected != head.seq:
            raise Stale(head.seq, super().events(chain, expected))
        rows: list[_Values] = []
        for text in texts:
            head = Head(head.seq + 1, link(head.hash, text))
            rows.append({"chain": chain, "seq": head.seq, "text": text, "hash": head.hash, "at": at})
        if rows:
            self._write(ADD_EVENT, rows)
        self._heads[chain], self.appended_at = head, at
        return head

    def receipt(self, chain: str, seq: int) -> Acknowledgement:
        """Return the receipt of an event that this unit has just added to a chain."""
        (received, *_), head = super().events(chain, seq - 1), self.head(chain)
        return Acknowledgement(chain, seq, received.hash, head, received.at)

    def put(self, kind: str, id: str, owner: str, text: str, *, expected: int | None = None, **indexed: str) -> int:
        """Keep a document and return its new version; with `expected` only where it has that version (0: is not there).

        Its labels, by which `find` finds it, are those given now.
        """
        _check_sortable(kind, id, owner, *indexed.values())
        self._claimed(about_document(kind, id))
        here: _Values = {"of_kind": kind, "of_id": id}
        version: int = self.connection.execute(DOCUMENT_VERSION, here).scalar() or 0
        if expected is not None and expected != version:
            raise Stale(version)
        if version:
            now, sealed = self._sealed_now(kind, id, text)
            changed: _Values = {"owner": owner, "version": version + 1, "sealed": sealed, "changed": now}
            self._write(CHANGE_DOCUMENT, here | changed)
            self._write(DELETE_LABELS, here)
            self._label(kind, id, indexed)
        else:
            self._add((kind, id), owner, text, indexed, lasting=0)
        return version + 1

    def put_for_good(self, kind: str, id: str, owner: str, text: str, **indexed: str) -> None:
        """Keep a document that is never deleted, under an id that nobody else can give meanwhile."""
        _check_sortable(kind, id, owner, *indexed.values())
        self._add((kind, id), owner, text, indexed, lasting=1)

    def _add(self, named: tuple[str, str], owner: str, text: str, indexed: Mapping[str, str], *, lasting: int) -> None:
        now, sealed = self._sealed_now(*named, text)
        new: _Values = {"kind": named[0], "id": named[1], "owner": owner, "version": 1, "lasting": lasting}
        self._write(ADD_DOCUMENT, new | {"sealed": sealed, "made": now, "changed": now})
        self._label(*named, indexed)

    def _label(self, kind: str, id: str, indexed: Mapping[str, str]) -> None:
        labels: list[_Values] = [
            {"kind": kind, "id": id, "name": name, "value": value} for name, value in indexed.items()
        ]
        if labels:
            self._write(ADD_LABEL, labels)

    def _sealed_now(self, kind: str, id: str, text: str) -> tuple[str, bytes]:
        return moment(self.clock()), self.key.seal(text.encode(), about_document(kind, id))

    def keep(self, kind: str, id: str) -> None:
        """Keep a document for good, because an agreement rests on it: it is no longer deleted, nor is what it names."""
        self._write(update(document).where(document.c.kind == kind, document.c.id == id).values(lasting=1))

    def delete(self, kind: str, id: str) -> bool:
        """Delete a document with the files that no other names, and say whether it was there.

        One that an agreement rests on stays.
        """
        if not (sortable(kind) and sortable(id)):
            return False
        self._claimed(about_document(kind, id))
        here = (document.c.kind == kind, document.c.id == id, document.c.lasting == 0)
        if self.connection.execute(select(document.c.id).where(*here)).first() is None:
            return False
        own = (label.c.kind == kind, label.c.id == id)
        files = self.connection.scalars(select(label.c.value).where(*own, names_a_file())).all()
        self._write(delete(document).where(*here))
        self._write(delete(label).where(*own))
        for sha256 in files:
            self._delete_unnamed(sha256)
        return True

    def blob(self, content: bytes) -> str:
        """Keep a file of at most 10 MB, and return its hash; it stays as long as a document has that as a label.

        The label is called `blob`, or where there are several `blob.1` and so on.
        """
        if len(content) > MOST_BYTES:
            raise TooLarge
        sha256 = sha256_of(content)
        self._claimed(about_blob(sha256))
        now = moment(self.clock())
        if not self._write(update(blob).where(blob.c.sha256 == sha256).values(made=now)):
            sealed = self.key.seal(content, about_blob(sha256))
            self._write(insert(blob).values(sha256=sha256, sealed=sealed, made=now))
        return sha256

    def audit(self, action: str, object_id: str) -> None:
        """Record that this principal did something to an object; identities only, no amounts."""
        now = moment(self.clock())
        row: _Values = {
            "id": str(uuid.uuid4()),
            "principal": self.principal,
            "action": action,
            "object": object_id,
            "at": now,
        }
        self._write(ADD_AUDIT, row)

    def answer(self, status: int, body: str, headers: Mapping[str, str] = _NONE, *, lasting: bool = False) -> None:
        """Keep what is answered beside what was done, for when the same request comes again; `lasting` for ever."""
        if self.idempotency is None:
            return
        if status >= 500:
            raise ValueError("a failure is not kept: the next try may succeed")
        kept = json.dumps({"status": status, "body": body, "headers": dict(headers)})
        sealed = self.key.seal(kept.encode(), self._about_answer)
        row: _Values = {"principal": self.principal, "key": self.idempotency, "request": self.request, "sealed": sealed}
        self._write(ADD_ANSWER, row | {"lasting": int(lasting), "at": moment(self.clock())})
        self._answered = True

    def execute(self, statement: Executable) -> int:
        """Write to a table of another room, and return how many rows it touched."""
        return self._write(statement)

    @property
    def _about_answer(self) -> str:
        return about_answer(self.principal, self.idempotency)

    def _write(self, statement: Executable, rows: _Values | list[_Values] | None = None) -> int:
        if self.replayed is not None:
            raise RuntimeError("this was asked before: answer what is in `replayed`, and write nothing")
        self._written = True
        if isinstance(rows, list) and len(rows) <= _FEW:
            return sum(self.connection.execute(statement, row).rowcount for row in rows)
        return self.connection.execute(statement, rows).rowcount

    def _delete_unnamed(self, sha256: str) -> None:
        self._claimed(about_blob(sha256))
        named = select(label.c.id).where(names_a_file(), label.c.value == sha256)
        if self.connection.execute(named).first() is None:
            self._write(delete(blob).where(blob.c.sha256 == sha256))

    def _claimed(self, name: str, *, wait: bool = True) -> bool:
        """Keep others from a thing until the unit ends; on SQLite nobody else writes at all."""
        if name in self._claims or self.connection.dialect.name == "sqlite":
            return True
        number = int.from_bytes(bytes.fromhex(sha256_of(name.encode("utf-8", "replace"))[:16]), signed=True)
        got = self.connection.execute(LOCK if wait else TRY_LOCK, {"number": number}).scalar()
        self._claims.add(name)
        return wait or bool(got)


def _check_sortable(*names: str) -> None:
    if not all(map(sortable, names)):
        raise ValueError("an identity is a text of 1 to 255 characters")


def _process_of(chain: str) -> str:
    return chain.partition("/")[0]
