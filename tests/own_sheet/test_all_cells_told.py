"""Of a typed price that no model makes every number with a name is told, also one of which the name says nothing."""

from __future__ import annotations

from decimal import Decimal

from tarief.core.findings import Finding, Severity
from tarief.core.place import Place
from tests.own_sheet.books import Written, book_of
from workbooks.read.own_sheet import compared_anew, recognise

Rows = list[list[Written]]
COURSE: Rows = [
    ["Traject opvoedondersteuning, peildatum 1 januari 2026"],
    ["Aantal gesprekken", 10],
    ["Minuten per gesprek", 75],
    ["Uren verslag", 2],
    ["Kosten per uur", Decimal("71.20")],
    ["Prijs per traject", Decimal("1032.40")],
]
HOME: Rows = [
    ["Gezinshuis De Linde, peildatum 1 januari 2026"],
    ["Loonkosten gezinshuisouder per jaar", 65000],
    ["Woonlasten per jaar", 18500],
    ["Kosten per kind per jaar", 6200],
    ["Plekken", 4],
    ["Bezetting", "92%"],
    ["Prijs per kind per etmaal", Decimal("96.55")],
]


def _cells(rows: Rows) -> set[str]:
    (product,) = recognise(book_of({"Blad1": rows})).products
    return {cell for line in (*product.sources, *product.outside) for _, cell in line.cells}


def test_what_an_hour_costs_is_told_below_a_course() -> None:
    assert _cells(COURSE) == {"B2", "B3", "B4", "B5"}


def test_what_each_child_costs_is_told_below_a_home() -> None:
    assert _cells(HOME) == {"B2", "B3", "B4", "B5", "B6"}


def _said(kind: str, cell: str) -> Finding:
    return Finding(kind, kind, "", Place.at("Blad1", cell), Severity.NOTE)


def test_a_price_that_is_compared_once_more_is_told_as_it_is_now() -> None:
    before = (_said("gedrukt_klopt", "B9"), _said("korting", "B9"), _said("gedrukt_klopt", "C9"))
    now = (_said("gedrukt_wijkt_af", "B9"),)
    assert compared_anew(before, now) == (before[1], before[2], now[0])
