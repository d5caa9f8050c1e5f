"""Leave in weeks or days becomes hours when the sheet says how long its week or day is; else it is no value."""

from decimal import Decimal
from typing import Any

import pytest

from tests.corpus.direct import book_of
from workbooks.read.own_sheet import Recognised, recognise


def read(*rows: list[Any]) -> dict[str, Recognised]:
    return recognise(book_of(Blad=[["Bruto uurloon", 22], *rows])).products[0].by_concept()


@pytest.mark.parametrize(
    ("rows", "key", "hours"),
    [
        ([["Contracturen per week", 36], ["Verlof in weken", 6.5]], "verlofuren", "234"),
        ([["Werkweek (uren)", 36], ["Verlof", 5, "weken"]], "verlofuren", "180"),
        ([["Werkweek (uren)", 36], ["Ziekteverzuim (weken)", 2.5]], "ziekteverzuim", "90"),
        ([["Uren per dag", 7.5], ["Verlof (dagen)", 28]], "verlofuren", "210"),
        ([["Uren per week", 40], ["Verlof (dagen)", 28]], "verlofuren", "224"),
        ([["Contracturen", "36 uur x 52 weken"]], "contracturen", "1872"),
        ([["Contracturen", 1878, "uur", "36 uur per week"]], "contracturen", "1878"),
        ([["Werkweek (uren)", 36], ["Feestdagen", 50, "uur"]], "feestdaguren", "50"),
    ],
)
def test_time_is_worked_out_with_the_week_or_day_of_the_sheet(rows: list[list[Any]], key: str, hours: str):
    value = read(*rows)[key]
    assert value.value == Decimal(hours)
    assert value.question == ""


def test_weeks_without_the_hours_of_a_week_are_no_percentage_and_no_hours():
    assert read(["Contracturen", 1878], ["Verlof in weken", 6]).keys() == {"bruto_uurloon", "contracturen"}


def test_days_without_the_hours_of_a_day_are_asked():
    assert read(["Contracturen", 1878], ["Verlof (dagen)", 28])["verlofuren"].question.startswith("dagen.")


def test_hours_per_week_are_asked_how_many_weeks_make_a_year():
    assert read(["Uren per week", 36])["contracturen"].question.startswith("werkweek.")


def test_amounts_of_a_year_under_a_title_about_one_fte_are_of_one_fte():
    rows = [["Contracturen", 1878], ["Niet-productieve uren", 378], ["Reiskosten", 3000, "per jaar"]]
    assert read(["Begroting van één fte"], *rows)["reiskosten_per_uur"].value == 2
    assert "reiskosten_per_uur" not in read(["Begroting"], *rows)


def test_a_text_that_says_of_what_a_percentage_is_is_no_label():
    pension = read(["Sociale lasten", "over loon incl. toeslagen", "19%"], ["Pensioenpremie", "over loon", "9%"])
    assert pension["werkgeverslasten"].value == Decimal("0.28")


def test_overhead_of_several_costs_is_not_of_the_first_of_them():
    value = read(["Overhead", "20%", "van loonkosten, reiskosten en materiaalkosten"])["overhead"]
    assert value.question.startswith("overhead_grondslag")
