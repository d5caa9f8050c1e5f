"""A compiled rekentool against recalculating its workbook with formualizer; and how long compiling takes.

In processor time. The engine holds its workbook open and works out what changed; for a gap over few inputs and a
tornado also what it takes to give it the workbook anew, as who has no such process does.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from random import Random
from time import process_time

import numpy as np
from openpyxl import Workbook

from tarief import compare
from tarief.batch import compile_batch
from tarief.models.rekentool.tool import Rekentool
from tarief.scenarios.tornado import tornado
from tests.bench.clock import Ratio, Run
from tests.bench.clock import seconds as seconds_of
from tests.rekentool.books import TOOLS, by_openpyxl
from tests.rekentool.compiled import compile_book
from workbooks.read.book import SourceBook, read_book
from workbooks.read.recalculate.calculator import Calculator, CellOutcome
from workbooks.read.rekentool.choices import ToolChoices
from workbooks.read.rekentool.trials import written

DAY = date(2026, 1, 1)
ROWS, SCENARIOS, FORMULAS = 1_000_000, 200, 2_000
#: Inputs of which every mixture is worked out.
MOST = 20
#: Less than this of the time of the engine; and of a second.
AIM = 1 / 500
OPEN = "formualizer, het werkboek opnieuw"
ANEW = "formualizer, het werkboek geopend en opnieuw"


def seconds(run: Run) -> float:
    """Return the processor time of one call."""
    return seconds_of(run, turns=3, clock=process_time)


def measure() -> Iterator[Ratio]:
    """Seconds per scenario of each tool: ours over a million draws, theirs over hundreds; seconds to compile."""
    with tempfile.TemporaryDirectory() as folder:
        for name, tool in TOOLS.items():
            path = Path(folder) / f"{name}.xlsx"
            by_openpyxl(tool, path)
            yield from _of_tool(name, read_book(path), tool.result)
        large = Path(folder) / "groot.xlsx"
        _large(large)
        book = read_book(large)
        compiling = seconds(lambda: compile_book(book, ToolChoices(("P!O1",))))
        yield Ratio(f"{FORMULAS} formules compileren", compiling, 1.0, "een seconde", aim=1)


def _of_tool(name: str, book: SourceBook, result: str) -> Iterator[Ratio]:
    tool = Rekentool(compile_book(book, ToolChoices((result,))))
    price = tool.calculate({}, on=DAY)
    varying = [
        each for each in tool.layout.inputs if each.kind == "getal" and each.key in price.in_use and each.written != "0"
    ]
    random = np.random.default_rng(7)
    drawn = {each.key: float(each.written) * random.uniform(0.9, 1.1, ROWS) for each in varying}
    batch = compile_batch(price, tuple(drawn), limited=False)
    ours = seconds(lambda: batch.run(drawn)) / ROWS
    engine = Calculator(written(book), starts_1904=False)
    engine.evaluate()
    chance = Random(7)
    sheet, row, column = tool.layout.by_key[tool.layout.results[0]].cell

    def one() -> None:
        for each in varying:
            value = CellOutcome("n", repr(float(each.written) * chance.uniform(0.9, 1.1)))
            engine.put(each.cell.sheet, each.cell.row, each.cell.column, value)
        engine.evaluate()
        engine.outcome(sheet, row, column)

    theirs = seconds(lambda: [one() for _ in range(SCENARIOS)]) / SCENARIOS
    content = written(book)

    def anew() -> None:
        Calculator(content, starts_1904=False).evaluate()

    opened = seconds(anew)
    note = f"{len(tool.layout.steps)} formules, {len(varying)} wisselend"
    yield Ratio(f"{name}, per trekking", ours, theirs, OPEN, aim=AIM, note=note)
    for inputs in (4, MOST):
        changed = varying[:inputs]
        other = tool.calculate({each.key: Decimal(each.written) * Decimal("1.05") for each in changed}, on=DAY)
        gap = seconds(lambda: compare(price, other)) / (1 << len(changed))  # noqa: B023
        told = f"{name}, verschil verklaard over {len(changed)} invoeren, per scenario"
        yield Ratio(told, gap, theirs, OPEN, AIM if inputs == MOST else None)
        if inputs < MOST:
            yield Ratio(told, gap, opened, ANEW)
    bars = len(tornado(price))
    told, end = f"{name}, tornado van {bars} balken, per uiteinde", seconds(lambda: tornado(price)) / (2 * bars)
    yield Ratio(told, end, theirs, OPEN)
    yield Ratio(told, end, opened, ANEW)


def _large(path: Path) -> None:
    """A sheet of two thousand formulas that look up, choose and round."""
    book = Workbook()
    sheet, table = book.active, book.create_sheet("T")
    sheet.title = "P"
    for number in range(60):
        table.append([f"f{number}", 20 + number * 0.5, 0.02 * number / 60, number * 3])
    for row in range(1, FORMULAS // 8 + 1):
        line = [
            f"=VLOOKUP(B{row},T!$A$1:$D$60,2,FALSE)",
            f"=E{row}*(1+D{row})",
            f"=ROUND(F{row}*C{row},2)",
            f"=IF(C{row}>4,G{row}*1.1,G{row})",
            f"=IFERROR(H{row}/C{row},0)",
            f"=SUMIF(T!$A$1:$A$60,B{row},T!$C$1:$C$60)",
            f"=MAX(H{row},I{row})+J{row}",
            f"=INDEX(T!$B$1:$B$60,MATCH(B{row},T!$A$1:$A$60,0))+K{row}",
        ]
        sheet.append([f"regel {row}", f"f{row % 60}", 1 + row % 7, 0.01 * (row % 9), *line])
    sheet["N1"], sheet["O1"] = "Tarief", f"=SUM(L1:L{FORMULAS // 8})"
    book.save(path)
