"""A dictionary that forgets what it has held longest once it holds too much; safe for threads that share it."""

from collections.abc import Hashable
from threading import Lock
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Item = TypeVar("Item")


class Bounded(Generic[Key, Item]):
    """What is kept by key, up to `most` of its weight together."""

    def __init__(self, most: int) -> None:
        self._most, self._weight = most, 0
        self._kept: dict[Key, tuple[Item, int]] = {}
        self._lock = Lock()

    def get(self, key: Key) -> Item | None:
        """Return what is kept under a key."""
        found = self._kept.get(key)
        return None if found is None else found[0]

    def keep(self, key: Key, item: Item, weight: int = 1) -> None:
        """Keep something, and forget what was kept first where that is too much; what weighs too much is not kept."""
        if weight > self._most:
            return
        with self._lock:
            self._weight += weight - self._kept.pop(key, (item, 0))[1]
            self._kept[key] = item, weight
            while self._weight > self._most:
                first = next(iter(self._kept))
                self._weight -= self._kept.pop(first)[1]

    def __len__(self) -> int:
        return len(self._kept)
