"""A typed ledger of which a line is a percentage of another: each line counts once, and what is taken off is told."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.own_sheet.books import Written, book_of
from workbooks.read.own_sheet import Reading, recognise
from workbooks.read.own_sheet.values.types import ProductReading

Rows = list[list[Written]]


def _read(rows: Rows) -> Reading:
    return recognise(book_of({"Begroting": rows}))


def _lines(product: ProductReading) -> dict[str, tuple[str, Decimal | str]]:
    told = (*product.sources, *product.outside)
    return {line.cells[0][1]: (line.concept, line.value) for line in told if len(line.cells) == 1}


def _team(subsidy: str, amount: int) -> Rows:
    """10 x 60.000, 30 % of that, 2 x 75.000, 97.000 of housing less 52.000: 975.000 over 12.400 is 78,63."""
    return [
        ["Begroting 2026, peildatum 1 januari 2026"],
        ["Post", "Aantal", "Bedrag per eenheid", "Totaal"],
        ["Salarissen begeleiders (fte)", 10, 60000, 600000],
        ["Sociale lasten 30% over salarissen begeleiders", None, None, 180000],
        ["Salarissen staf (fte)", 2, 75000, 150000],
        ["Huur en energie", None, None, 97000],
        [subsidy, None, None, amount],
        ["Saldo", None, None, 975000],
        ["Declarabele uren", None, None, 12400],
        ["Kostprijs per uur", None, None, Decimal("78.63")],
    ]


@pytest.mark.parametrize(
    ("subsidy", "amount"),
    [("Af: subsidie opleiding", -52000), ("Minus bijdrage gemeente", 52000), ("Subsidie opleiding", 52000),
     ("-/- bijdrage fonds", 52000)],
)  # fmt: skip
def test_a_total_rests_on_each_of_its_lines_also_on_those_a_percentage_is_taken_of(subsidy: str, amount: int) -> None:
    reading = _read(_team(subsidy, amount))
    (product,) = reading.products
    assert product.prices["tarief"] == Decimal("78.63")
    lines = _lines(product)
    assert lines["B3"] == ("fte", 10)
    assert lines["B5"] == ("fte", 2)
    assert lines["C3"] == ("bruto_jaarloon", 60000)
    assert lines["C5"] == ("bruto_jaarloon", 75000)
    assert lines["A4"] == ("werkgeverslasten", Decimal("0.3"))
    assert lines["D6"][1] == 97000
    told = [finding for finding in reading.findings if finding.kind == "opbrengst_afgetrokken"]
    assert [finding.place.cell.address for finding in told if finding.place and finding.place.cell] == ["D7"]
    assert not any(value.concept.startswith("bruto") for value in product.values)  # the number of staff is no wage


def test_costs_per_fte_are_the_wage_costs_of_one_and_a_share_of_them_is_taken_of_them() -> None:
    """8 x 58.000, 20 % of that, travel 12.000, 20.000 off, over 10.000 hours: 54,88."""
    rows: Rows = [
        ["Kostprijs team Zuid, peildatum 1 januari 2026"],
        [None, "Fte", "Kosten per fte", "Kosten per jaar"],
        ["Ambulant werkers", 8, 58000, 464000],
        ["Overhead 20% van personeel", None, None, 92800],
        ["Reiskosten", None, None, 12000],
        ["Subsidie fonds", None, None, -20000],
        ["Totaal", None, None, 548800],
        ["Productieve uren per fte", None, None, 1250],
        ["Totaal productieve uren", None, None, 10000],
        ["Tarief per uur", None, None, Decimal("54.88")],
    ]
    (product,) = _read(rows).products
    values = product.by_concept()
    assert values["loonkosten_per_jaar"].value == 58000
    assert values["overhead"].base == "loonkosten"
    assert values["reiskosten_per_uur"].value == Decimal("1.2")
    assert values["productieve_uren"].value == 1250


def test_a_total_of_costs_that_have_names_is_never_the_wage() -> None:
    rows = [["Saldo kosten" if cell == "Saldo" else cell for cell in row] for row in _team("Af: subsidie", -52000)]
    (product,) = _read(rows).products
    assert not any("D8" in {cell for _, cell in value.cells} for value in product.values)
