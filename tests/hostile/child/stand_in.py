"""The process that reads, with lower limits, or with a library in it that only plays what a library may do wrong."""

import os
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from types import MappingProxyType, ModuleType
from typing import Any, NoReturn

Limits = Mapping[str, int]
USUAL: Limits = MappingProxyType({})


class Panic(BaseException):
    """What native code raises when it gives up: no ordinary exception."""


def _abort(*_: object) -> NoReturn:
    os.abort()


def _panic(*_: object) -> NoReturn:
    raise Panic


def _fail(*_: object) -> NoReturn:
    raise RuntimeError


def _wait(*_: object) -> None:
    time.sleep(60)


def _work(*_: object) -> NoReturn:
    while True:
        pass


def _eat(*_: object) -> bytearray:
    return bytearray(4 * 1024**3)  # the limit on the process refuses it at once


PLAYS: Mapping[str, Callable[..., Any]] = {
    "aborts": _abort,
    "panics": _panic,
    "fails": _fail,
    "waits": _wait,
    "works": _work,
    "eats": _eat,
}


def holders(rooms: tuple[str, ...], limit: str) -> Iterator[tuple[ModuleType, str]]:
    """The loaded modules that know a limit (`MAXIMUM_ROWS`; of one module `directory.PIECE`), and its name there."""
    end, _, name = limit.rpartition(".")
    for module in list(sys.modules.values()):
        if getattr(module, "__name__", "").startswith(rooms) and module.__name__.endswith(end) and name in vars(module):
            yield module, name


def serve(library: str, engine: str, limits: Limits, calculating: str) -> None:
    """Answer as the real process does. `library` and `engine` are played when they are named."""
    child, values = import_module("parsing.child"), import_module("parsing.values")
    import_module("parsing.delimited")
    load = child._loaded

    def loaded(folder: str) -> ModuleType:
        module: ModuleType = load(folder)
        if library:
            values.calamine.load_workbook = PLAYS[library]
        if engine:
            import_module("recalculate.calculator").Calculator.evaluate = PLAYS[engine]
        for limit, lower in limits.items():
            for module_with_it, name in holders(("parsing.", "recalculate."), limit):
                setattr(module_with_it, name, lower)
        return module

    child._loaded = loaded
    child.serve(calculating)
