"""What a sheet says that may not count: figures to compare with, other years, sentences, amounts of another unit."""

from typing import Any

import pytest

from tests.corpus.direct import book_of
from tests.corpus.pages import eur, pct
from workbooks.read.own_sheet import ProductReading, Reading, recognise

BASE: list[list[Any]] = [
    ["Loonkosten incl. werkgeverslasten per betaald uur", eur(30)],
    ["Productiviteit", pct(0.75)],
    ["Overhead per uur", eur(9)],
]


def read(*rows: list[Any], **sheets: list[list[Any]]) -> Reading:
    return recognise(book_of(Blad=list(rows), **sheets))


def only(reading: Reading) -> ProductReading:
    assert len(reading.products) == 1
    return reading.products[0]


def values(reading: Reading) -> dict[str, str]:
    return {each.concept: f"{each.value} ?" if each.question else str(each.value) for each in only(reading).values}


def whys(reading: Reading) -> dict[str, str]:
    return {each.cell: each.why for each in reading.unused}


def test_a_maximum_beside_the_statement_is_no_product():
    reading = read(
        ["", "Opgave", "Maximum gemeente"], ["Bruto uurloon", 22, 24], ["Werkgeverslasten", pct(0.3), pct(0.32)]
    )
    assert values(reading) == {"bruto_uurloon": "22", "werkgeverslasten": "0.3"}
    assert whys(reading)["C2"].startswith("norm, maximum")


def test_a_column_with_the_difference_is_no_product():
    reading = read(
        ["", "2025", "2026", "Mutatie t.o.v. 2025"], ["Bruto uurloon", 21, 22, 1], ["Productiviteit", 0.7, 0.72, 0.02]
    )
    assert [each.name for each in reading.products] == ["2025", "2026"]


def test_a_benchmark_that_stands_alone_is_asked_and_beside_the_value_is_left_out():
    assert values(read(*BASE, ["Ziekteverzuim landelijk, uren", 110]))["ziekteverzuim"].endswith("?")
    reading = read(*BASE, ["Overhead per uur benchmark", eur(7)])
    assert values(reading)["overhead"] == "9"
    assert "B4" in whys(reading)


def test_the_bounds_in_a_legend_are_no_values():
    legend = [["Begrip", "Uitleg", "Gebruikelijk"], ["Productiviteit", "deel van de uren", pct(0.8)]]
    reading = recognise(book_of(Legenda=legend, Invoer=BASE))
    assert values(reading)["productiviteit"] == "0.75"


def test_of_a_line_for_each_year_the_last_year_holds():
    reading = read(
        ["Bruto uurloon 2025", eur(21)], ["Cao-stijging 2026", pct(0.03)], ["Bruto uurloon 2026", eur(21.63)]
    )
    assert values(reading) == {"bruto_uurloon": "21.63"}
    assert whys(reading)["B1"].startswith("cijfer van een eerder jaar")


def test_a_number_in_a_sentence_is_asked():
    reading = read(["Voor onze organisatie bedraagt de overhead in dit jaar € 9,20"])
    assert values(reading)["overhead"].endswith("?")


@pytest.mark.parametrize(
    "row",
    [
        ["Verlof (weken)", 6.5],
        ["Scholing (uren per week)", 4],
        ["Reistijd per bezoek", 9],
        ["Reistijd", 9, "minuten, niet declarabel"],
        ["Materiaal per cliënt", eur(12)],
        ["Huisvesting per dagdeel", eur(6.5)],
    ],
)
def test_an_amount_per_something_else_is_no_input(row: list[Any]):
    assert values(read(*BASE, row)).keys() == values(read(*BASE)).keys()


def test_beside_a_price_per_dagdeel_a_bare_amount_is_not_per_hour():
    reading = read(["Bruto uurloon", eur(20)], ["Materiaalkosten", eur(1.1)], ["Dagdeeltarief", eur(44)])
    assert values(reading) == {"bruto_uurloon": "20"}


def test_a_bare_factor_is_an_amount_or_a_mark_up():
    value = only(read(["Bruto uurloon", 21], ["Vakantietoeslag", 1.08])).by_concept()["vakantietoeslag_per_uur"]
    assert {str(each.value) for each in value.options} == {"1.08", "0.08"}


def test_of_two_costs_in_one_label_it_is_asked_where_they_belong():
    value = only(read(*BASE, ["Materiaal en scholing per uur", eur(1.2)])).by_concept()
    assert any(each.question for each in value.values())


def test_hours_of_several_kinds_on_one_line_count_as_hours_without_care():
    reading = read(["Contracturen", 1878], ["Verlof, feestdagen en ziekte", 380], ["Scholing en overleg", 70])
    assert values(reading)["niet_productieve_uren"].startswith("450")


def test_social_charges_without_a_pension_are_asked():
    assert values(read(["Bruto uurloon", 21], ["Sociale lasten", pct(0.19)]))["werkgeverslasten"].endswith("?")
    both = read(["Bruto uurloon", 21], ["Sociale lasten", pct(0.19)], ["Pensioen", pct(0.12)])
    assert values(both)["werkgeverslasten"] == "0.31"


def test_a_wage_with_holiday_pay_in_it_is_asked():
    assert only(read(["Uurloon incl. vakantiegeld", eur(24)])).values[0].question.startswith("toeslagen_in")


def test_an_amount_that_no_wage_can_have_is_a_percentage():
    reading = read(["Bedragen in euro per uur"], ["Bruto uurloon", 23.4], ["Werkgeverslasten", 30.5])
    assert values(reading)["werkgeverslasten"] == "0.305 ?"


def test_a_number_of_which_the_base_is_named_is_a_percentage():
    reading = read(["Kosten per uur"], ["Overhead over de directe kosten", 20])
    assert values(reading)["overhead"] == "0.20"


@pytest.mark.parametrize(
    ("label", "concept"),
    [
        ("Scholingspot personeelsvereniging", "opleidingskosten_per_uur"),
        ("Therapiemateriaal per uur", "materiaalkosten_per_uur"),
        ("Autokostenforfait per uur", "reiskosten_per_uur"),
    ],
)
def test_a_label_of_which_a_part_of_a_word_is_known_is_asked(label: str, concept: str):
    value = only(read(*BASE, [label, eur(0.9)])).by_concept()[concept]
    assert value.question
    assert "niet_gebruiken" in {option.choice for option in value.options}


def test_direct_costs_are_not_nearly_indirect_costs():
    assert values(read(*BASE, ["Directe kosten", eur(44)]))["overhead"] == "9"


def test_a_column_per_week_holds_no_hours_of_a_year_and_no_amounts_per_hour():
    reading = read(["", "per week", "per jaar"], ["Verlof", 4.2, 218], ["Scholing", 0.7, 36])
    assert values(reading) == {"verlofuren": "218", "scholingsuren": "36"}


def test_what_a_percentage_is_of_does_not_change_what_it_is_for():
    reading = read(*BASE, ["Resultaatopslag, % van het tarief", pct(0.03)])
    value = only(reading).by_concept()["risico_opslag"]
    assert (str(value.value), value.base, value.question) == ("0.03", "tarief", "")


def test_sickness_without_a_base_is_asked():
    value = only(read(["Contracturen", 1878], ["Verlof", 220], ["Ziekteverzuim", pct(0.06)])).by_concept()
    assert {option.sets[0][1].base for option in value["ziekteverzuim"].options} == {"contracturen", "uren_na_verlof"}
