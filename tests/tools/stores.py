"""A store with nothing in it, copied from one that is made once: its tables take ten times as long to make."""

import shutil
import tempfile
import weakref
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from api.store.engine import FLEETING
from api.store.sealing import SealingKey
from api.store.store import Store

KEY = SealingKey(bytes(range(32)))


def new_store(clock: Callable[[], datetime] | None = None, url: str | None = None) -> Store:
    """A store on SQLite that is gone when nobody holds it any more; with a `url` that database, which is empty."""
    if url:
        return Store.open(url, KEY, clock=clock or _now)
    return store_with(_nothing_in_it(), clock or _now)


def store_with(content: bytes, clock: Callable[[], datetime]) -> Store:
    """The same with what stood in another one, as `content_of` gives it."""
    folder = Path(tempfile.mkdtemp(prefix="tarief-"))
    path = folder / "tarief.db"
    path.write_bytes(content)
    store = Store.open(f"sqlite:///{path}", KEY, clock=clock, how=FLEETING)
    weakref.finalize(store, shutil.rmtree, folder, ignore_errors=True)
    return store


def content_of(store: Store) -> bytes:
    """What stands in a store of `new_store` that is closed."""
    return Path(store.url.removeprefix("sqlite:///")).read_bytes()


def _now() -> datetime:
    return datetime.now(UTC)


@cache
def _nothing_in_it() -> bytes:
    """The file of a database as the program makes it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "tarief.db"
        Store.open(f"sqlite:///{path}", KEY, how=FLEETING).close()
        return path.read_bytes()
