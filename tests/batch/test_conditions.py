"""A batch of a workbook that chooses and divides answers row by row as the workbook does when it is filled in so."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tarief import Refused
from tarief.batch import compile_batch
from tarief.models.rekentool.tool import Rekentool
from tests.rekentool.compiled import compile_book
from tests.tools.times import examples
from workbooks.read.book import SourceBook, SourceCell, SourceSheet
from workbooks.read.rekentool.choices import ToolChoices

DAY = date(2026, 1, 1)
INPUTS = ("aantal", "uren", "bedrag")
NUMBERS = ("-2", "0", "0.5", "3", "40")


def tool(*formulas: str, held: tuple[str, ...] = ("3", "40", "0.5")) -> Rekentool:
    """A sheet with three numbers in B1 to B3 and formulas below; the last one is the price."""
    cells: dict[tuple[int, int], SourceCell] = {}
    for row, (label, value) in enumerate(zip(INPUTS, held, strict=True), 1):
        cells[row, 1], cells[row, 2] = SourceCell(row, 1, label), SourceCell(row, 2, Decimal(value))
    for row, formula in enumerate(formulas, len(INPUTS) + 1):
        cells[row, 1] = SourceCell(row, 1, f"regel {row}")
        cells[row, 2] = SourceCell(row, 2, None, formula=f"={formula}", stored=False)
    rows = len(INPUTS) + len(formulas)
    book = SourceBook("boek.xlsx", "xlsx", (SourceSheet("In", cells, rows=rows, columns=2),), {})
    return Rekentool(compile_book(book, ToolChoices((f"In!B{rows}",))))


def agrees(model: Rekentool, rows: list[tuple[str, ...]]) -> None:
    """In each row the price of the workbook, and none where that is an error."""
    price = model.calculate({}, on=DAY)
    names = [key for key in INPUTS if key in price.plan.nodes]
    batch = compile_batch(price, names)
    for row in rows:
        stated = {key: value for key, value in zip(INPUTS, row, strict=True) if key in names}
        try:
            wanted = float(model.calculate(stated, on=DAY).exact(price.plan.result))
        except Refused as refused:
            if refused.findings[0].kind == "resultaat_zonder_getal":
                with pytest.raises(Refused):
                    batch.run({key: float(value) for key, value in stated.items()})
        else:
            found = batch.run({key: float(value) for key, value in stated.items()})
            assert found[price.plan.result] == pytest.approx([wanted], rel=1e-9, abs=1e-9), (row, wanted)


def test_a_line_that_a_condition_skips_may_divide_by_zero() -> None:
    divided = tool("B2/B1", "B4*2+1", "IF(B1=0,7,B5)")
    agrees(divided, [("0", "40", "1"), ("2", "40", "1")])
    mixed = compile_batch(divided.calculate({}, on=DAY), INPUTS[:1]).run({"aantal": [0, 2, 0, 4]})
    assert list(*mixed.values()) == [7, 41, 7, 21]


def test_a_line_that_is_asked_in_every_case_may_not() -> None:
    agrees(tool("B2/B1", "IF(B1=0,7,B4)+B4"), [("0", "40", "1"), ("2", "40", "1")])
    agrees(tool("B2/B1", "IF(B4>3,1,2)"), [("0", "40", "1"), ("2", "40", "1")])


def test_a_number_that_is_nothing_for_every_row_divides_where_it_is_not_asked() -> None:
    model = tool("IF(B1>2,B2,B2/B3+1)", held=("3", "40", "0"))
    price = model.calculate({}, on=DAY)
    batch = compile_batch(price, ["aantal", "uren"])
    assert list(*batch.run({"aantal": [3, 4], "uren": [8, 9]}).values()) == [8, 9]
    with pytest.raises(Refused):
        batch.run({"aantal": [1.0], "uren": [8.0]})


def test_lines_that_rest_on_one_another_for_years_are_worked_out() -> None:
    years = [f"IF(B1=0,0,B{row}+B2/B1)" for row in range(3, 303)]
    agrees(tool(*years), [("2", "4", "1")])


_LEAVES = st.sampled_from(["B1", "B2", "B3", "0", "2"])


@st.composite
def sheets(draw: st.DrawFn) -> list[str]:
    """Formulas that each ask for what stands above."""
    found: list[str] = []
    for row in range(4, 4 + draw(st.integers(2, 5))):
        part = st.one_of(st.sampled_from([f"B{above}" for above in range(1, row)]), _LEAVES)
        forms = ["{0}/{1}+{2}", "IF({0}{s}{1},{2},{3}+1)", "IFERROR({0}/{1},{leaf})", "{0}*{1}-{2}", "MAX({0},{1}/{2})"]
        form, sign = draw(st.sampled_from(forms)), draw(st.sampled_from(["=", "<", ">=", "<>"]))
        found.append(form.format(*(draw(part) for _ in range(4)), s=sign, leaf=draw(_LEAVES)))
    return found


@settings(max_examples=examples(40))
@given(sheets(), st.lists(st.tuples(*(st.sampled_from(NUMBERS) for _ in INPUTS)), min_size=1, max_size=3))
def test_every_row_is_what_the_workbook_says(formulas: list[str], rows: list[tuple[str, ...]]) -> None:
    try:
        model = tool(*formulas)
        model.calculate({}, on=DAY)
    except Refused:
        return
    agrees(model, rows)
