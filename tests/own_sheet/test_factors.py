"""A number that others are multiplied with is 1 and the share that it puts on top."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.own_sheet.books import Written, book_of
from workbooks.read.own_sheet import recognise

Rows = list[list[Written]]
_PRICE = "60.38"  # 26 × 1,145 × 1,26 / 0,73 × 1,175


def _read(names: tuple[str, str, str], *, written: str = "", price: Written = Decimal(_PRICE)) -> dict[str, Decimal]:
    factors: tuple[Written, ...] = (Decimal("1.145"), Decimal("1.26"), Decimal("1.175"))
    if written:
        factors = tuple(f"{written}{factor}".replace(".", ",") for factor in factors)
    rows: Rows = [
        ["Peildatum 1-1-2026"],
        ["Bruto uurloon", Decimal(26)],
        [names[0], factors[0]],
        [names[1], factors[1]],
        ["Productiviteit", Decimal("0.73")],
        [names[2], factors[2]],
        ["Tarief per uur", price],
    ]
    (product,) = recognise(book_of({"Blad": rows})).products
    assert not any(value.question for value in product.values)
    return {value.concept: value.value for value in product.values if value.cells}


_EXPECTED = {
    "bruto_uurloon": Decimal(26),
    "ikb_opslag": Decimal("0.145"),
    "werkgeverslasten": Decimal("0.26"),
    "productiviteit": Decimal("0.73"),
    "overhead": Decimal("0.175"),
}
_CALLED = ("Factor vakantiegeld en eju", "Factor werkgeverslasten", "Overheadfactor")


@pytest.mark.parametrize("names", [_CALLED, (_CALLED[0], "Werkgeverslasten, opslagfactor", "Factor overhead")])
def test_what_is_called_a_factor_is_one_and_its_share(names: tuple[str, str, str]) -> None:
    assert _read(names) == _EXPECTED


def test_a_number_that_is_written_as_a_factor_is_one() -> None:
    assert _read(("Vakantiegeld en eindejaarsuitkering", "Werkgeverslasten", "Overhead"), written="× ") == _EXPECTED


def test_a_formula_with_factors_is_read_with_their_shares() -> None:
    assert _read(_CALLED, price=("=B2*B3*B4/B5*B6", _PRICE)) == _EXPECTED


def test_a_factor_of_hours_is_no_share_on_top() -> None:
    rows: Rows = [
        ["Peildatum 1-1-2026"],
        ["Loonkosten per uur", Decimal(39)],
        ["Factor productiviteit", Decimal("1.25")],
        ["Overhead over loonkosten", Decimal("0.2")],
        ["Tarief per uur", ("=B2*B3*(1+B4)", "58.5")],
    ]
    (product,) = recognise(book_of({"Blad": rows})).products
    assert all(value.value != Decimal("0.25") for value in product.values)
