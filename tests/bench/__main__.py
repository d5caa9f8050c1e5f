"""`python -m tests.bench [--peers] [--uit bench.json]`: measure, print a table, write the figures as JSON."""

from __future__ import annotations

import argparse
import json
import platform
import sys
from collections.abc import Iterator
from importlib import import_module
from os import cpu_count
from pathlib import Path

from rich.console import Console
from rich.table import Table

from tests.bench.clock import Ratio

OWN = ("exact", "batch", "shapley", "slider", "montecarlo", "reading", "folder")
PEERS = ("openfisca", "formualizer")


def main() -> None:
    """Measure everything that was asked."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("alleen", nargs="*", help=f"alleen deze metingen: {', '.join((*OWN, *PEERS))}")
    parser.add_argument("--peers", action="store_true", help="meet ook tegen openfisca-core en formualizer")
    parser.add_argument("--uit", type=Path, default=Path("build/bench.json"), help="waar de cijfers komen (JSON)")
    asked = parser.parse_args()
    names = asked.alleen or [*OWN, *(PEERS if asked.peers else ())]
    found = list(_measured(names))
    _show(found)
    asked.uit.parent.mkdir(parents=True, exist_ok=True)
    machine = {"python": platform.python_version(), "machine": platform.machine(), "kernen": cpu_count()}
    text = json.dumps({"machine": machine, "metingen": [ratio.as_json() for ratio in found]}, indent=2)
    asked.uit.write_text(text + "\n", encoding="utf-8")
    print(f"Cijfers: {asked.uit}")


def _measured(names: list[str]) -> Iterator[Ratio]:
    for name in names:
        print(f"Meten: {name} …", file=sys.stderr)
        yield from import_module(f"tests.bench.measurements.{name}").measure()


def _show(found: list[Ratio]) -> None:
    table = Table(title="Onze tijd gedeeld door die van het andere", title_justify="left")
    table.add_column("Meting")
    table.add_column("Wij", justify="right")
    table.add_column("Ander", justify="right")
    table.add_column("Keer", justify="right")
    table.add_column("Streven", justify="right")
    table.add_column("Tegen; opmerking", overflow="fold")
    for each in found:
        aim = "" if each.aim is None else f"≤ {each.aim:g}"
        told = "; ".join(filter(None, (each.against, each.note)))
        table.add_row(each.name, _time(each.ours), _time(each.other), f"{each.ratio:.3g}", aim, told)
    Console().print(table)


def _time(seconds: float) -> str:
    for unit, size in (("s", 1.0), ("ms", 1e-3), ("µs", 1e-6)):
        if seconds >= size:
            return f"{seconds / size:.3g} {unit}"
    return f"{seconds / 1e-9:.3g} ns"


if __name__ == "__main__":
    main()
