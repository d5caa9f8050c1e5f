"""The declared models written out as live workbooks and compiled again: the same price, ladder and inputs."""

from __future__ import annotations

from pathlib import Path

import pytest

from tarief import MODELS
from tarief.models.rekentool.tool import Rekentool
from tests.rekentool.compiled import compile_book, prove
from tests.tools.times import TIMES
from tests.workbooks.cases import Case, every_case
from workbooks.read.book import read_book
from workbooks.read.rekentool.choices import ToolChoices
from workbooks.write.result import write_result

SHIPPED = {name: case for name, case in every_case().items() if case.model.key in MODELS}
#: One in `make test`, all of them in a long run.
TRIED = SHIPPED if TIMES > 1 else {"cao_vvt": SHIPPED["cao_vvt"]}


@pytest.mark.parametrize("name", TRIED)
def test_a_declared_model_comes_back_from_its_workbook(name: str, tmp_path: Path) -> None:
    case: Case = SHIPPED[name]
    price = case.calculate()
    path = tmp_path / f"{name}.xlsx"
    write_result(price, path)
    book = read_book(path)
    layout = compile_book(book, ToolChoices(("!".join(book.names[price.plan.result]),)))
    proof = prove(layout)
    assert (proof.unread, proof.unequal, proof.equal) == (0, (), proof.formulas)
    again = Rekentool(layout).calculate({}, on=case.on)
    assert again.tarief == price.tarief
    if name != "prijs":  # its one rung is the price itself, which a workbook does not show as a list
        assert again.kostprijs == price.kostprijs
        assert [(rung.key, rung.amount) for rung in again.opbouw] == [(rung.key, rung.amount) for rung in price.opbouw]
    if name == "cao_vvt":  # a proposal by the words: another model may have another element for a word
        laws = [(rung.jeugdwet, rung.wmo) for rung in price.opbouw]
        assert [(rung.jeugdwet, rung.wmo) for rung in again.opbouw] == laws
    for line in price.lines:
        if line.key in again.by_key and line.key in price.in_use:
            assert again.by_key[line.key].value == pytest.approx(line.value, rel=type(line.value)("1e-12"))
            assert again.by_key[line.key].label == line.label
