"""A price that rests on each person or each account: more cells than a build-up has, and still the sheet's own."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.own_sheet.books import Written, book_of
from workbooks.read.own_sheet import Reading, recognise

Rows = list[list[Written]]


def _staff(count: int, *, typed: bool = False) -> Reading:
    """Each 0,8 fte of 45.000 with 40 % charges is 50.400, over 900 hours each: 56,00."""
    rows: Rows = [["Formatie 2026 begeleiding"], ["Naam", "Functie", "Fte", "Jaarsalaris", "Loonkosten"]]
    for row in range(3, count + 3):
        costs: Written = Decimal(50400) if typed else (f"=C{row}*D{row}*1.4", "50400")
        rows.append([f"Medewerker {row}", "Begeleider", Decimal("0.8"), 45000, costs])
    last = count + 2
    rows += [
        ["Totaal", None, None, None, (f"=SUM(E3:E{last})", str(50400 * count))],
        ["Declarabele uren", None, None, None, 900 * count],
        ["Kostprijs per uur", None, None, None, (f"=E{last + 1}/E{last + 2}", "56")],
    ]
    return recognise(book_of({"Blad1": rows}))


def _ledger(count: int) -> Reading:
    """So many accounts of 1.000 over count x 20 hours: 50,00."""
    names = ("Huur", "Salarissen", "Reiskosten", "Scholing", "Verzekering", "Telefoon")
    rows: Rows = [["Begroting 2026 begeleiding"], ["Rekening", "Omschrijving", "Bedrag"]]
    rows += [[4000 + at, f"{names[at % len(names)]} {at}", 1000] for at in range(count)]
    last = count + 2
    rows += [
        [None, "Totaal", (f"=SUM(C3:C{last})", str(1000 * count))],
        [None, "Declarabele uren", 20 * count],
        [None, "Kostprijs per uur", (f"=C{last + 1}/C{last + 2}", "50")],
    ]
    return recognise(book_of({"Blad1": rows}))


@pytest.mark.parametrize("count", [20, 40, 250])
def test_a_staff_list_of_any_length_comes_to_the_price_that_it_works_out(count: int) -> None:
    reading = _staff(count)
    (product,) = reading.products
    assert (product.unit, product.prices["tarief"]) == ("uur", 56)
    assert not reading.questions
    assert "geen_kostenblad" not in {finding.kind for finding in reading.findings}


@pytest.mark.parametrize("count", [120, 250])
def test_a_ledger_of_each_account_comes_to_its_price_and_is_not_read_by_its_words(count: int) -> None:
    reading = _ledger(count)
    (product,) = reading.products
    assert (product.unit, product.prices["tarief"]) == ("uur", 50)
    assert not reading.questions
    kinds = {finding.kind for finding in reading.findings}
    assert {"opbouw_niet_begrepen", "gedrukt_klopt"} <= kinds
    assert not {"geen_kostenblad", "waarde_past_niet", "som_mist_regel", "kosten_tellen_niet_mee"} & kinds
