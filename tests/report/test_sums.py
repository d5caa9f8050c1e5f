"""Ladders of which one gives a sum and another its parts: the sum stands beside it, and no line seems to lack."""

from datetime import date
from decimal import Decimal

from tarief import MODELS, Breakdown
from tarief.report.beside import beside_table
from tarief.report.comparison import ladder_table
from tarief.report.tables import Table

WHOLE = {"loonkosten_per_uur": "24.68"}
PARTS = {
    "bruto_uurloon": "18.00",
    "vakantietoeslag": "0.08",
    "eindejaarsuitkering": "0.083",
    "werkgeverslasten": "0.25",
}
REST = {"productiviteit": "0.80", "overhead": "0.20", "overhead_grondslag": "directe_kosten"}


def price(given: dict[str, str]) -> Breakdown:
    return MODELS["uurtarief"].calculate({**given, **REST}, on=date(2026, 1, 1))


def rows(table: Table) -> dict[str, tuple[str, ...]]:
    return {str(label): tuple(str(cell).replace("\xa0", " ") for cell in cells) for label, *cells in table.rows}


def test_a_subtotal_stands_beside_the_sum_of_its_parts_and_the_parts_lie_in_it() -> None:
    """18,00 × 8% is 1,44 and × 8,3% 1,494; with 25% of 20,934: 26,1675, shown as parts 26,17; less 24,68 is 1,49."""
    table = ladder_table(price(WHOLE), price(PARTS), ("oud", "nieuw"))
    told = rows(table)
    assert list(told)[:5] == [
        "Loonkosten per betaald uur",
        "Bruto uurloon",
        "Vakantietoeslag per uur",
        "Eindejaarsuitkering per uur",
        "Werkgeverslasten per uur",
    ]
    assert told["Loonkosten per betaald uur"] == ("€ 24,68", "samen € 26,17", "1.49")
    assert told["Bruto uurloon"] == ("in de som", "€ 18,00", "")
    assert told["Overhead per uur"] == ("€ 6,17", "€ 6,54", "0.37")
    assert "In de som" in table.note and all("–" not in cells for cells in told.values())
    differences = [row[-1] for row in table.rows[:-1] if isinstance(row[-1], Decimal)]
    assert sum(differences) == table.rows[-1][-1] == Decimal("2.23")


def test_sums_of_sums_stand_before_what_they_hold_and_what_lacks_is_still_a_dash() -> None:
    whole = MODELS["uurtarief"].calculate({"kostprijs": "37"}, on=date(2026, 1, 1))
    risky = price({**PARTS, "risico_opslag": "0.02", "risico_grondslag": "kostprijs"})
    told = rows(beside_table((price(WHOLE), whole, risky), ("een", "twee", "drie")))
    assert list(told)[:3] == ["Kostprijs per uur", "Loonkosten per betaald uur", "Bruto uurloon"]
    assert told["Kostprijs per uur"] == ("samen € 37,02", "€ 37,00", "samen € 39,25")
    assert told["Loonkosten per betaald uur"] == ("€ 24,68", "in de som", "samen € 26,17")
    assert told["Risico per uur"] == ("–", "–", "€ 0,79")


def test_two_ladders_of_the_same_rungs_have_no_sums() -> None:
    table = ladder_table(price(WHOLE), price(WHOLE), ("oud", "nieuw"))
    assert not table.note and not any("samen" in cell for cells in rows(table).values() for cell in cells)
