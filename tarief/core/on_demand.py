"""What is loaded when it is asked for, and memory that is given back: few calls should not cost all the others."""

import gc
from collections.abc import Callable
from importlib import import_module
from typing import Any, Final

#: So many objects are made before circles are looked for: a large list makes few, and looking took half of its time.
_OBJECTS: Final = 50_000


def loaded(home: str) -> Any:
    """Return what a text names: module, colon, name."""
    module, _, name = home.partition(":")
    return getattr(import_module(module), name)


def later(module: str) -> Callable[[str], Any]:
    """Return what gives the names of a module, which is loaded at the first of them."""
    return lambda name: loaded(f"{module}:{name}")


def give_back() -> None:
    """Give the memory that is not used any more back to the system: by itself the allocator of C keeps what it had."""
    import ctypes  # which no command needs

    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)  # of glibc only
    if trim is not None:
        trim(0)


def collect_seldom() -> None:
    """Let this process look for circles of objects that nobody uses any more less often."""
    gc.set_threshold(_OBJECTS, 20, 20)
