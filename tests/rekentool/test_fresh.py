"""Rekentools that the reader was not made with: every formula as LibreOffice has it, there and at other inputs."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from tarief.core.findings import Refused
from tarief.models.rekentool.tool import Rekentool
from tarief.opgave import Opgave
from tests.rekentool.compiled import compile_book, prove
from tests.rekentool.fillings import fillings
from tests.rekentool.fresh_books import BY_THE_ENGINE, FRESH, QUICK, fresh_tool, judged
from tests.tools import libreoffice as office
from tests.tools.times import TIMES
from workbooks.read.book import read_book
from workbooks.read.rekentool.choices import ToolChoices
from workbooks.read.rekentool.filling import fill
from workbooks.read.rekentool.proof import is_same
from workbooks.read.rekentool.trials import tried

DAY = date(2026, 1, 1)
LONG = TIMES > 1
BY_OFFICE = [name for name in FRESH if name != BY_THE_ENGINE]


@pytest.mark.parametrize("name", BY_OFFICE if LONG else QUICK)
def test_every_formula_is_read_and_comes_to_what_libreoffice_makes_of_it(name: str, tmp_path: Path) -> None:
    tool = fresh_tool(name)
    layout = tool.compiled(tmp_path / "boek.xlsx")
    assert layout.unread == ()
    proof = prove(judged(layout, tool.outcomes))
    assert (proof.unequal, proof.equal) == ((), len(tool.outcomes))
    assert Rekentool(layout).calculate({}, on=DAY).tarief > 0
    assert any(each.kind == "getal" for each in layout.inputs)


def test_what_only_newer_programs_have_is_as_the_engine_has_it(tmp_path: Path) -> None:
    layout = fresh_tool(BY_THE_ENGINE).compiled(tmp_path / "boek.xlsx")
    assert layout.unread == ()
    proof = tried(layout, read_book(tmp_path / "boek.xlsx"))
    assert proof is not None
    assert proof.unequal == ()


@pytest.mark.usefixtures("libreoffice")
@pytest.mark.parametrize("name", BY_OFFICE if LONG else QUICK[-1:])
def test_every_line_is_that_of_libreoffice_at_random_fillings(name: str, tmp_path: Path) -> None:
    tool = fresh_tool(name)
    model = Rekentool(tool.compiled(tmp_path / "boek.xlsx"))
    moved = {str(model.layout.by_key[key].cell) for key in model.calculate({}, on=DAY).in_use}
    settled = {str(each.cell) for each in model.layout.inputs if each.is_settled}
    paths = []
    for number, changes in enumerate(fillings(model.layout, 20 if LONG else 1, name)):
        paths.append(tmp_path / f"{number}.xlsx")
        tool.write(paths[-1], {cell: value for cell, value in changes.items() if cell in moved | settled})
    for path, worked in zip(paths, office.recalculate(paths, tmp_path / "uit"), strict=True):
        layout = compile_book(read_book(worked), ToolChoices((tool.result,)))
        proof = prove(layout)
        other = {each.cell for each in proof.unequal if (each.stored[:1], each.found[:1]) != ("#", "#")}
        assert other <= tool.by_hand, (path.name, proof.unequal)
        stored = {str(step.cell): step.stored for step in layout.steps if str(step.cell) not in tool.by_hand}
        try:
            filled, inputs = fill(read_book(path), model)
            price = Opgave(filled, DAY, inputs).calculate()
        except Refused:
            assert isinstance(stored[tool.result], dict)
            continue
        for line in price.lines:
            wanted = stored.get(line.cell)
            assert wanted is None or is_same(wanted, Decimal(line.value)), (path.name, line.cell)
