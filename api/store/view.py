"""Reading: chains, documents and files, all as they stood at one moment."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Row, func, or_, select

from api.store.failures import CannotStart
from api.store.records import Head, StoredDocument, StoredEvent
from api.store.sealing import SealingKey
from api.store.statements import DOCUMENT, DOCUMENTS, EVENTS, LAST_EVENT, finding
from api.store.tables import blob, event, mark

#: Under what name a database says with which key it was sealed.
KEY_MARK = "sleutel"


def sortable(text: str) -> bool:
    """Whether a text can be an identity: both databases take it, so that one that cannot is found nowhere."""
    return 0 < len(text) <= 255 and "\0" not in text and not any("\ud800" <= letter <= "\udfff" for letter in text)


@dataclass
class StoreView:
    """What can be read; a chain is called by its process, or by its process, a slash, and its party."""

    connection: Connection
    key: SealingKey

    def check_key(self) -> None:
        """Refuse a key that is not the one that this database was sealed with."""
        known = self.connection.execute(select(mark.c.value).where(mark.c.name == KEY_MARK)).scalar()
        if known != self.key.fingerprint:
            raise CannotStart("De sleutel is niet die waarmee dit is verzegeld. Kijk naar TARIEF_SLEUTEL_FILE.")

    def events(self, chain: str, after: int = 0) -> tuple[StoredEvent, ...]:
        """Return the events of a chain that come after a number, in order; none where there is no such chain."""
        if not sortable(chain):
            return ()
        rows = self.connection.execute(EVENTS, {"chain": chain, "after": after})
        return tuple(StoredEvent(*row) for row in rows)

    def head(self, chain: str) -> Head:
        """Return where a chain ends: at 0 where there is none."""
        if not sortable(chain):
            return Head()
        row = self.connection.execute(LAST_EVENT, {"chain": chain}).first()
        return Head(*row) if row else Head()

    def heads(self, process: str = "") -> Mapping[str, Head]:
        """Return where every chain of a process ends, its own and those of its parties; without one, of them all."""
        last = select(event.c.chain, func.max(event.c.seq).label("seq")).group_by(event.c.chain)
        if process:
            # 0 follows the slash. Unlike LIKE, the index finds this (on PostgreSQL the column sorts by byte).
            last = last.where(event.c.chain >= process, event.c.chain < f"{process}0")
            last = last.where(or_(event.c.chain == process, event.c.chain > f"{process}/"))
        ends = last.subquery()
        rows = select(event.c.chain, event.c.seq, event.c.hash).join(
            ends, (event.c.chain == ends.c.chain) & (event.c.seq == ends.c.seq)
        )
        return {row.chain: Head(row.seq, row.hash) for row in self.connection.execute(rows.order_by(event.c.chain))}

    def holds(self, chain: str, head: Head) -> bool:
        """Return whether an event of a chain has this number and this hash."""
        if not sortable(chain):
            return False
        at = select(event.c.hash).where(event.c.chain == chain, event.c.seq == head.seq)
        return self.connection.execute(at).scalar() == head.hash

    def holds_hash(self, chain: str, hash: str) -> bool:
        """Return whether an event of a chain has this hash."""
        if not sortable(chain):
            return False
        where = (event.c.chain == chain, event.c.hash == hash)
        return self.connection.execute(select(event.c.seq).where(*where).limit(1)).scalar() is not None

    def get(self, kind: str, id: str) -> StoredDocument | None:
        """Return a document, or None where there is none."""
        if not (sortable(kind) and sortable(id)):
            return None
        row = self.connection.execute(DOCUMENT, {"of_kind": kind, "of_id": id}).first()
        return self._opened(row) if row else None

    def documents(self, kind: str, ids: Sequence[str]) -> tuple[StoredDocument, ...]:
        """Return the documents of a kind with these ids, by id; without those that are not there."""
        if not ids:
            return ()
        rows = self.connection.execute(DOCUMENTS, {"of_kind": kind, "ids": list(ids)})
        return tuple(map(self._opened, rows))

    def find(self, kind: str, within: str = "", **indexed: str) -> tuple[StoredDocument, ...]:
        """Return the documents of a kind with this owner and these labels, the oldest first.

        With `within` only those of which the id begins so, a text that ends in a slash. Without it, give the label that
        fewest documents have last: they are looked up by that one.
        """
        if not all(map(sortable, (kind, *indexed.values()))):
            return ()
        asked = {"kind": kind}
        if owner := "owner" in indexed:
            asked["owner"] = indexed.pop("owner")
        way = ""
        if within and self.connection.dialect.name == "sqlite":  # 0 follows the slash, as in `heads`
            way, asked["start"], asked["end"] = "range", within, f"{within[:-1]}0"
        elif within:  # on PostgreSQL this column sorts by the rules of a language
            way, asked["start"] = "like", _escaped(within)
        asked |= {f"value.{number}": value for number, value in enumerate(indexed.values())}
        rows = finding(tuple(indexed), owner=owner, within=way)
        return tuple(map(self._opened, self.connection.execute(rows, asked)))

    def read_blob(self, sha256: str) -> bytes | None:
        """Return the file with this hash, or None where there is none."""
        if not sortable(sha256):
            return None
        sealed = self.connection.execute(select(blob.c.sealed).where(blob.c.sha256 == sha256)).scalar()
        return None if sealed is None else self.key.open(bytes(sealed), about_blob(sha256))

    def _opened(self, row: Row[*tuple[object, ...]]) -> StoredDocument:
        about = about_document(row.kind, row.id)
        text = self.key.open(bytes(row.sealed), about).decode()
        return StoredDocument(row.kind, row.id, row.owner, row.version, text, row.changed, bool(row.lasting))


def _escaped(text: str) -> str:
    """Return a text as LIKE takes it literally."""
    return "".join(f"/{letter}" if letter in "/%_" else letter for letter in text)


def about_document(kind: str, id: str) -> str:
    """Return what the seal on a document says, so that it opens nowhere else."""
    return f"document/{kind}/{id}"


def about_answer(principal: str, key: str | None) -> str:
    """Return what the seal on an answer says."""
    return f"answer/{principal}/{key}"


def about_blob(sha256: str) -> str:
    """Return what the seal on a file says."""
    return f"blob/{sha256}"
