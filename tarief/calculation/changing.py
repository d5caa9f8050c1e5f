"""Replacing one value among inputs: the new value keeps the base of the old one and names who changed it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def changed(old: Any, new: Any, source: str) -> Any:
    """Return what to put in place of `old`: a percentage that changes stays a percentage of the same thing."""
    if isinstance(new, Mapping) or not (source or isinstance(old, Mapping)):
        return new
    kept = {"grondslag": old["grondslag"]} if isinstance(old, Mapping) and "grondslag" in old else {}
    return {"waarde": new, **kept, **({"bron": source} if source else {})}
