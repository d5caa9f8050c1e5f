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
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage
from time import perf_counter

from rich import box
from rich.console import Console
from rich.table import Table
from typing_extensions import TypedDict

from tests.bench.clock import Ratio

OWN = (
    "exact",
    "then",
    "service",
    "growth",
    "batch",
    "shapley",
    "slider",
    "region_page",
    "pages",
    "montecarlo",
    "reading",
    "own_sheets",
    "folder",
    "store",
    "negotiation",
)
PEERS = ("openfisca", "formualizer", "rekentool")


def main() -> None:
    """Measure everything that was asked."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("alleen", nargs="*", help=f"alleen deze metingen: {', '.join((*OWN, *PEERS))}")
    parser.add_argument("--peers", action="store_true", help="meet ook tegen openfisca-core en formualizer")
    parser.add_argument("--uit", type=Path, default=Path("build/bench.json"), help="waar de cijfers komen (JSON)")
    asked = parser.parse_args()
    names = asked.alleen or [*OWN, *(PEERS if asked.peers else ())]
    taken: dict[str, Taken] = {}
    found = list(_measured(names, taken))
    _show(found)
    asked.uit.parent.mkdir(parents=True, exist_ok=True)
    machine = {"python": platform.python_version(), "machine": platform.machine(), "kernen": cpu_count()}
    told = {"machine": machine, "duur": taken, "metingen": [ratio.as_json() for ratio in found]}
    text = json.dumps(told, indent=2)
    asked.uit.write_text(text + "\n", encoding="utf-8")
    whole = sum(part["seconden"] for part in taken.values())
    print(f"Cijfers: {asked.uit}; {whole:.0f} s in alle, per onderdeel onder 'duur'")


class Taken(TypedDict):
    """What a measurement took by the clock, and of the processor in this process and its children."""

    seconden: float
    processor: float


def _measured(names: list[str], taken: dict[str, Taken]) -> Iterator[Ratio]:
    for name in names:
        start, before = perf_counter(), _processor()
        yield from import_module(f"tests.bench.measurements.{name}").measure()
        taken[name] = Taken(seconden=round(perf_counter() - start, 1), processor=round(_processor() - before, 1))
        print(f"Gemeten: {name}, {taken[name]['seconden']} s ({taken[name]['processor']} processor)", file=sys.stderr)


def _processor() -> float:
    used = [getrusage(who) for who in (RUSAGE_SELF, RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


def _show(found: list[Ratio]) -> None:
    """A block per measurement: what it is against, then ours divided by the other."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("Onze tijd gedeeld door die van het andere", overflow="fold")
    for name in ("Wij", "Ander", "Keer", "Streven"):
        table.add_column(name, justify="right", no_wrap=True)
    against = ""
    for each in found:
        if each.against != against:
            table.add_row(f"[bold]Tegen {each.against}[/bold]", end_section=False)
            against = each.against
        aim = "" if each.aim is None else f"≤ {_digits(each.aim)}"
        sides = (_shown(side, each.unit) for side in (each.ours, each.other))
        name = f"  {each.name}{f' ({each.note})' if each.note else ''}"
        table.add_row(name, *sides, _digits(each.ratio), aim)
    Console().print(table)


def _shown(value: float, unit: str) -> str:
    if unit != "s":
        return f"{_digits(value)} {unit}"
    for name, size in (("s", 1.0), ("ms", 1e-3), ("µs", 1e-6)):
        if value >= size:
            return f"{_digits(value / size)} {name}"
    return f"{_digits(value / 1e-9)} ns"


def _digits(value: float) -> str:
    """Three digits that mean something, in Dutch notation."""
    text = f"{value:,.0f}" if value >= 100 else f"{value:.3g}"
    return text.translate(str.maketrans(",.", ".,"))


if __name__ == "__main__":
    main()
