"""What a sheet leaves open in words of its own is asked: a text in a sum, two numbers, a line still to be counted."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tests.own_sheet.books import Written, book_of
from workbooks.read.own_sheet import Reading, recognise

Rows = list[list[Written]]


def _costs(third: Written, *more: list[Written]) -> Rows:
    return [
        ["Begeleiding 2026"],
        ["Post", "Bedrag"],
        ["Loonkosten per productief uur", 50],
        ["Reiskosten per uur", third],
        ["Opleidingskosten per uur", 2],
        ["Materiaal per uur", 1],
        ["Directe kosten per uur", ("=SUM(B3:B6)", "53")],
        ["Overhead over directe kosten", "20%"],
        *more,
        ["Tarief per uur", ("=B7*(1+B8)", "63.6")],
    ]


def _asked(rows: Rows) -> dict[str, str]:
    """The cell of each question about a value, with its kind."""
    reading = recognise(book_of({"Blad": rows}))
    values = (value for product in reading.products for value in product.values if value.question)
    return {value.cell: value.question.partition(".")[0] for value in values}


@pytest.mark.parametrize("said", ["0,23 x aantal km?", "volgt uit offerte", "Henk weet dit", "komt in maart"])
def test_any_text_that_a_sum_counts_for_nothing_is_asked(said: str) -> None:
    assert _asked(_costs(said)) == {"B4": "ontbreekt"}


def test_a_text_in_a_sum_names_no_product() -> None:
    assert [each.name for each in recognise(book_of({"Blad": _costs("0,23 x km?")})).products] == [""]


@pytest.mark.parametrize("said", ["2 / 3", "2 à 3%", "2 of 3", "€ 2,00 / € 3,00", "2% of 3%"])
def test_two_numbers_in_one_cell_are_asked_and_none_is_taken_in_silence(said: str) -> None:
    assert "B4" in _asked(_costs(said))


@pytest.mark.parametrize(
    ("label", "value"), [("Onvoorzien, nog te verwerken", "3%"), ("Risico (nog niet opgenomen)", "2%")]
)
def test_a_line_that_is_still_to_be_put_in_the_price_is_asked(label: str, value: str) -> None:
    assert _asked(_costs(2, [label, value])) == {"B9": "nog_erbij"}


def _told(reading: Reading, kind: str) -> list[str]:
    places = [finding.place.cell for finding in reading.findings if finding.kind == kind]
    return [place.address for place in places if place is not None]


@pytest.mark.parametrize(
    ("line", "cell"),
    [
        (["Let op: de premies zijn nog voorlopig."], "A10"),
        (["", "2026 (voorlopig)"], "B10"),
        (["Index 2026 (zit al in het loon)", "3%", "voorlopig cijfer, definitief in juni"], "B10"),
    ],
)
def test_what_a_heading_a_sentence_or_an_index_calls_provisional_is_told(line: list[Written], cell: str) -> None:
    rows = [*_costs(2)[:8], ["Tarief per uur", ("=B7*(1+B8)", "66")], line]
    assert _told(recognise(book_of({"Blad": rows})), "voorlopig") == [cell]


@pytest.mark.parametrize("typed", ["31", "30"])
def test_a_number_typed_where_its_row_and_the_rows_above_are_copies_is_told(typed: str) -> None:
    def column(letter: str) -> list[tuple[str, str]]:
        return [(f"=Opbouw!{letter}{row}", str(10 * at)) for at, row in enumerate((2, 3, 4), 1)]

    before, after = column("B"), column("C")
    summary: Rows = [["Samenvatting", "2025", "2026"]]
    summary += [[f"Product {at}", one, two] for at, (one, two) in enumerate(zip(before, after, strict=True), 1)]
    summary[3][2] = Decimal(typed)
    build: Rows = [["Opbouw", "2025", "2026"], ["Loon", 10, 10], ["Huur", 20, 20], ["Tarief per uur", 30, 30]]
    build[3] = ["Tarief per uur", ("=B2+B3", "30"), ("=C2+C3", "30")]
    reading = recognise(book_of({"Opbouw": build, "Samen": summary}))
    assert _told(reading, "getal_tussen_formules") == ["C4"]


@pytest.mark.parametrize(
    "title",
    ["Kostprijs begeleiding per 1-4-2026", "Tarieven vanaf 1 april 2026", "Opgave m.i.v. 01-04-2026"],
)
def test_the_day_from_which_the_prices_of_a_title_hold_is_not_asked(title: str) -> None:
    rows: list[list[Written]] = [
        [title],
        ["Bruto uurloon", 25],
        ["Vakantietoeslag", "8%"],
        ["Werkgeverslasten over loon met toeslagen", "26%"],
        ["Productiviteit", "70%"],
        ["Overhead over loonkosten", "20%"],
        ["Tarief per uur", Decimal("58.32")],
    ]
    reading = recognise(book_of({"Blad": rows}))
    assert reading.peildatum == date(2026, 4, 1)
    assert "peildatum" not in {question.key for question in reading.questions}


@pytest.mark.parametrize(("written", "shown"), [("600%", "6"), ("2000%", "20")])
def test_a_percentage_that_is_usual_only_as_a_hundredth_of_itself_is_asked(written: str, shown: str) -> None:
    rows: Rows = [
        ["Begeleiding 2026"],
        ["Loonkosten per productief uur", 50],
        ["Overhead over directe kosten", written],
    ]
    reading = recognise(book_of({"Blad": rows}))
    (overhead,) = [value for product in reading.products for value in product.values if value.concept == "overhead"]
    assert overhead.question.startswith("getal.")
    assert {option.value.normalize() for option in overhead.options} == {Decimal(shown) / 100, Decimal(shown)}
