"""What is loaded when it is asked for: what few calls need should not hold up all the others."""

from collections.abc import Callable
from importlib import import_module
from typing import Any


def loaded(home: str) -> Any:
    """Return what a text names: module, colon, name."""
    module, _, name = home.partition(":")
    return getattr(import_module(module), name)


def later(module: str) -> Callable[[str], Any]:
    """Return what gives the names of a module, which is loaded at the first of them."""
    return lambda name: loaded(f"{module}:{name}")
