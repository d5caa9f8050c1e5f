"""A percentage of something else for one product than for the others is told at the formula that makes it so."""

from __future__ import annotations

import pytest

from tests.own_sheet.books import Written, book_of
from workbooks.read.own_sheet import recognise

Rows = list[list[Written]]
#: 40 and 2 euros with 20% of both, or of the 40 alone.
_OVER_BOTH, _OVER_WAGE = ("=({0}3+{0}4)*{1}5", "8.4"), ("={0}3*{1}5", "8")


def _sheet(own: str, *, shared: bool) -> Rows:
    """Two products beside one another; the percentage stands in the column of each, or of the first for both."""
    columns = (("B", _OVER_BOTH, "50.4"), ("C", _OVER_BOTH if own == "same" else _OVER_WAGE, "50"))
    overhead: list[Written] = []
    for letter, (rule, outcome), _ in columns:
        overhead.append((rule.format(letter, "$B$" if shared else letter), outcome))
    prices = [(f"={letter}3+{letter}4+{letter}6", price) for letter, _, price in columns]
    return [
        ["Begeleiding 2026"],
        [None, "Licht", "Zwaar"],
        ["Loonkosten per productief uur", 40, 40],
        ["Reiskosten per uur", 2, 2],
        ["Overhead", "20%", None if shared else "20%"],
        ["Overhead in euro", *overhead],
        ["Tarief per uur", *prices],
    ]


@pytest.mark.parametrize("shared", [True, False])
def test_a_percentage_of_another_base_for_one_product_is_told_at_its_formula(*, shared: bool) -> None:
    findings = recognise(book_of({"Blad": _sheet("other", shared=shared)})).findings
    assert [str(each.place) for each in findings if each.kind == "twee_grondslagen"] == ["Blad Blad, cel C6"]


@pytest.mark.parametrize("shared", [True, False])
def test_a_percentage_of_one_base_for_all_products_is_no_remark(*, shared: bool) -> None:
    findings = recognise(book_of({"Blad": _sheet("same", shared=shared)})).findings
    assert "twee_grondslagen" not in {each.kind for each in findings}
