"""Works that are timed in any tree of the project: this file is run by its path, with another tree to import from.

It reads lines `work calls` and answers each with the processor seconds of one call. Every call has inputs of its own.
"""

import gc
import json
import sys
from collections.abc import Callable
from datetime import date
from importlib import import_module
from io import BytesIO
from time import process_time

from tarief import MODELS, Breakdown
from tests.bench.ladder import FIXED, VARYING

DAY, WARM = date(2026, 1, 1), 30


def inputs(number: int) -> dict[str, str]:
    """Inputs that differ in nearly every key, the same in every tree."""
    wage = f"{3000 + number * 7 % 1500}.{number % 100:02d}"
    hours = {key: str(int(VARYING[key]) + number % 17) for key in ("verlofuren", "scholingsuren", "reisuren")}
    return {**VARYING, **FIXED, **hours, "bruto_maandloon": wage, "overhead": f"0.{1500 + number % 1000:04d}"}


def price(number: int) -> Breakdown:
    """One calculation, alone."""
    return MODELS["uurtarief"].calculate(inputs(number), on=DAY)


def looked_at(number: int) -> int:
    """One calculation of which everything is read: rungs, lines, findings, receipt."""
    found = price(number)
    told = [(rung.key, rung.amount) for rung in found.opbouw]
    lines = [(line.key, line.value, line.formula, line.inputs, line.source, line.derived) for line in found.lines]
    return len(told) + len(lines) + sum(len(finding.text) for finding in found.findings) + len(found.receipt.invoer)


def as_json(number: int) -> int:
    """One calculation as JSON, with the explanation of every line."""
    return len(json.dumps(price(number).as_json()))


def _writer() -> Callable[..., None]:
    """What writes a result; it moved since the build that this is held against."""
    packages = (import_module(name) for name in ("workbooks", "workbooks.write"))
    writer: Callable[..., None] = next(item.write_result for item in packages if hasattr(item, "write_result"))
    return writer


def workbook(number: int) -> int:
    """One calculation as a workbook with formulas."""
    target = BytesIO()
    _writer()(price(number), target)
    return len(target.getvalue())


WORKS: dict[str, Callable[[int], object]] = {
    "prijs": price,
    "prijs_gelezen": looked_at,
    "json": as_json,
    "werkboek": workbook,
}


def main() -> None:
    """Answer until there is nothing more to read."""
    number = 0
    for line in sys.stdin:
        name, calls = line.split()
        work = WORKS[name]
        for _ in range(WARM if name != "werkboek" else 2):
            number += 1
            work(number)
        gc.collect()
        gc.disable()
        start = process_time()
        for _ in range(int(calls)):
            number += 1
            work(number)
        print((process_time() - start) / int(calls), flush=True)
        gc.enable()


if __name__ == "__main__":
    main()
