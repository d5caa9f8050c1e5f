"""The five tools against LibreOffice, by two writers and as .ods, at random inputs: a long run (`make soak`)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from tarief.core.findings import Refused
from tarief.models.rekentool.tool import Rekentool
from tarief.opgave import Opgave
from tests.rekentool.books import TOOLS, WRITERS
from tests.rekentool.compiled import compile_book, prove
from tests.rekentool.fillings import fillings
from tests.tools import libreoffice as office
from tests.tools.times import TIMES
from workbooks.read.book import read_book
from workbooks.read.rekentool.choices import ToolChoices
from workbooks.read.rekentool.filling import fill
from workbooks.read.rekentool.other_formulas import other_formulas
from workbooks.read.rekentool.proof import is_same

#: All of them at fifty fillings take minutes: that is for a long run.
FILLINGS = 50 if TIMES > 1 else 2
TRIED = [*TOOLS][: None if TIMES > 1 else 1]


@pytest.mark.usefixtures("libreoffice")
@pytest.mark.parametrize("name", TRIED)
def test_every_cell_is_that_of_libreoffice_at_fifty_fillings(
    name: str, tools: dict[str, Rekentool], tmp_path: Path
) -> None:
    tool, paths = tools[name], []
    for number, changes in enumerate(fillings(tool.layout, FILLINGS, name)):
        paths.append(tmp_path / f"{number}.xlsx")
        [*WRITERS.values()][number % 2](TOOLS[name], paths[-1], changes)
    for path, worked in zip(paths, office.recalculate(paths, tmp_path / "uit"), strict=True):
        layout = compile_book(read_book(worked), ToolChoices((TOOLS[name].result,)))
        proof = prove(layout)
        assert (proof.unequal, proof.equal) == ((), proof.formulas), path.name
        stored = {str(step.cell): step.stored for step in layout.steps}
        try:
            filled, inputs = fill(read_book(path), tool)
            price = Opgave(filled, date(2026, 1, 1), inputs).calculate()
        except Refused:
            assert isinstance(stored[TOOLS[name].result], dict)  # an error, or a text, in LibreOffice too
            continue
        for line in price.lines:
            wanted = stored.get(line.cell)
            assert wanted is None or is_same(wanted, Decimal(line.value)), (path.name, line.cell)


@pytest.mark.usefixtures("libreoffice")
def test_an_ods_of_a_tool_is_the_same_model(tmp_path: Path) -> None:
    for name in TRIED:
        WRITERS["xlsxwriter"](TOOLS[name], tmp_path / f"{name}.xlsx")
    office.convert([tmp_path / f"{name}.xlsx" for name in TRIED], tmp_path, "ods")
    for name in TRIED:
        proof = prove(compile_book(read_book(tmp_path / f"{name}.ods"), ToolChoices((TOOLS[name].result,))))
        assert (proof.unequal, proof.unread) == ((), 0), name
        assert proof.equal == proof.formulas


@pytest.mark.usefixtures("libreoffice")
def test_a_filling_saved_by_another_program_is_one_of_the_tool(tools: dict[str, Rekentool], tmp_path: Path) -> None:
    paths = [tmp_path / f"{name}.xlsx" for name in TRIED]
    for path, name in zip(paths, TRIED, strict=True):
        WRITERS["openpyxl"](TOOLS[name], path)
    for name, saved in zip(TRIED, office.recalculate(paths, tmp_path / "uit"), strict=True):
        book = read_book(saved)
        filled, inputs = fill(book, tools[name])
        assert (
            filled.calculate(inputs, on=date(2026, 1, 1)).tarief
            == tools[name].calculate({}, on=date(2026, 1, 1)).tarief
        ), name
        assert other_formulas(book, tools[name].layout) == (), name
