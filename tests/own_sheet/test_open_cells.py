"""A cell that should hold a number and does not: what it may be is tried, told and asked."""

from decimal import Decimal

import pytest

from tests.own_sheet.books import Written, book_of
from workbooks.read.own_sheet import recognise
from workbooks.read.own_sheet.cells.fillings import best
from workbooks.read.own_sheet.values.types import Reading
from workbooks.read.own_sheet.words.unsaid import is_elsewhere, is_nothing, probably, range_of

Rows = list[list[Written]]


def typed(productivity: Written, travel: Written = Decimal("3.1")) -> Rows:
    """A price per hour without formulas: 24 x 1,25 x 1,25 / 0,6 + 3,10, and 20% overhead over all of it."""
    return [
        ["Tarief begeleiding 2026"],
        ["Bruto uurloon", Decimal("24.00")],
        ["Vakantiegeld over het brutoloon", "8%"],
        ["Eindejaarsuitkering over het brutoloon", "17%"],
        ["Werkgeverslasten over het loon met toeslagen", "25%"],
        ["Loonkosten per uur", Decimal("37.50")],
        ["Productiviteit", productivity],
        ["Reiskosten per uur", travel],
        ["Overhead over alle kosten hierboven", "20%"],
        ["Tarief per uur", Decimal("78.72")],
    ]


def read(rows: Rows) -> Reading:
    return recognise(book_of({"Blad1": rows}))


def asked(reading: Reading, kind: str) -> dict[str, list[str]]:
    """The cells of the questions of one kind, with their choices."""
    found = (each for each in reading.questions if each.key.startswith(kind))
    return {str(each.place.cell).rpartition(" ")[2]: [choice.label for choice in each.choices] for each in found}


@pytest.mark.parametrize(("text", "ends"), [("48 - 54%", ("48%", "54%")), ("2 à 3", ("2", "3"))])
def test_two_numbers_with_a_dash_or_a_word_between_them_are_a_range(text: str, ends: tuple[str, str]):
    assert range_of(text) == ends


@pytest.mark.parametrize("text", ["2025-2026", "1-1-2026", "45A48", "5 - 3", "12,50-", "7", "uur 3 - 4"])
def test_years_days_and_codes_are_no_range(text: str):
    assert range_of(text) == ()


@pytest.mark.parametrize(
    ("text", "meant"), [("€ 3.8b4,43", "€ 3.864,43"), ("2E7,4", "237,4"), ("34,7O", "34,70"), ("1S,5 %", "15,5 %")]
)
def test_a_letter_in_a_number_with_decimals_is_the_digit_it_is_like(text: str, meant: str):
    assert probably(text) == (meant,)
    assert is_nothing(text)


def test_a_sign_that_hides_a_digit_may_be_any():
    assert probably("2,?5") == tuple(f"2,{digit}5" for digit in range(10))


@pytest.mark.parametrize("text", ["45A48", "A,B", "l2", "I3", "FWG 45", "n,m", "EUR 2,50", "Wmo,1"])
def test_a_code_or_a_word_is_no_number_with_a_letter_in_it(text: str):
    assert probably(text) == ()


def test_with_few_digits_it_is_one_where_a_number_should_stand():
    assert probably("l2", few=True) == ("12",)


def test_a_text_may_say_where_a_value_is():
    assert all(map(is_elsewhere, ("volgens cao", "zie bijlage 2", "in overleg", "cao")))
    assert not any(map(is_elsewhere, ("overleg", "zieke", "nogal", "Cao VVT")))


def test_of_a_range_the_number_that_comes_to_the_printed_price_is_first_and_both_ends_can_be_chosen():
    reading = read(typed("58 - 62%"))
    (product,) = reading.products
    value = product.by_concept()["productiviteit"]
    assert (value.value, value.cell) == (Decimal("0.60"), "B7")
    assert asked(reading, "geen_getal") == {
        "B7": ["60%: het midden", "58%", "62%", "niet gebruiken: het getal is niet bekend"]
    }
    (question,) = (each for each in reading.questions if each.key.startswith("geen_getal"))
    assert "zoals in het bestand" in question.choices[0].consequence
    assert "zoals in het bestand" not in question.choices[1].consequence


def test_a_digit_that_cannot_be_read_is_the_one_by_which_the_price_comes_out():
    reading = read(typed("60%", "3,?0"))
    value = reading.products[0].by_concept()["reiskosten_per_uur"]
    assert (value.value, bool(value.question)) == (Decimal("3.1"), True)
    assert len(asked(reading, "geen_getal")["B8"]) == 11
    assert [each.place.cell.address for each in reading.findings if each.kind == "geen_getal" and each.place.cell] == [
        "B8"
    ]


def test_no_product_is_called_after_a_text_in_a_column_of_numbers():
    assert [product.name for product in read(typed("zie bijlage 3")).products] in ([""], ["Tarief begeleiding 2026"])


def test_a_cost_that_is_not_known_yet_is_asked_and_the_price_is_without_it():
    rows: Rows = [
        ["", "Begeleiding"],
        ["Loonkosten per productief uur", 50],
        ["Reiskosten per uur", 2],
        ["Kwaliteitsregistratie per uur", "n.n.b."],
        ["Kostprijs", ("=SUM(B2:B4)", "52")],
        ["Risico", "nader te bepalen"],
        ["Tarief per uur", ("=B5", "52")],
    ]
    reading = read(rows)
    assert asked(reading, "ontbreekt").keys() == {"B4", "B6"}
    assert [choice.value for choice in reading.questions[0].choices] == ["geen", "later"]
    assert all("€\xa052,00" in choice.consequence for each in reading.questions for choice in each.choices)


def test_a_scale_a_price_that_is_not_known_and_what_stands_below_the_price_are_not_asked():
    rows = typed("60%")
    rows[1:1] = [["Schaal", "7-10"]]
    rows.append(["Kostprijs per uur 2025", "n.b."])
    rows.append(["Landelijke bandbreedte", "70 - 85"])
    assert asked(read(rows), "geen_getal") == asked(read(rows), "ontbreekt") == {}


def test_an_addition_that_is_called_no_more_than_that_is_asked_what_it_is_for():
    rows = typed("60%")
    rows[-1] = ["Kostprijs per uur", Decimal("78.72")]
    rows += [["Opslag (besluit directie)", "3%"], ["Tarief per uur", Decimal("81.08")]]
    reading = read(rows)
    assert list(asked(reading, "waarvoor")) == ["B11"]
    assert {"risico", "indexatie"} <= {each.value for each in reading.questions[0].choices}
    rows[-2][0] = "Opslag risico over de kostprijs"
    assert asked(read(rows), "waarvoor") == {}


def of_minutes(base: str = "") -> Rows:
    """A price per minute: (32 / 0,6 + 0,40) and 18,5% overhead, of the wage (1,06) or of both (1,06)."""
    return [
        ["Tarief begeleiding 2026"],
        ["Loonkosten per betaald uur", Decimal("32.00")],
        ["Productiviteit", "60%"],
        ["Reiskosten per declarabel uur", Decimal("0.40")],
        [f"Overhead{base}", "18,5%"],
        ["Tarief per minuut", Decimal("1.06")],
    ]


def test_of_a_price_per_minute_that_fits_more_than_one_base_the_base_is_asked():
    found = asked(read(of_minutes()), "overhead_grondslag")
    assert list(found) == ["B5"]
    assert asked(read(of_minutes(" over de loonkosten")), "overhead_grondslag") == {}


def test_of_a_price_per_hour_in_cents_the_base_is_not_asked_where_it_makes_no_more_than_a_cent_of_difference():
    rows = typed("60%")
    rows[-1:] = [["Kostprijs per uur", Decimal("78.72")], ["Risico", "1%"], ["Tarief per uur", Decimal("79.51")]]
    assert asked(read(rows), "risico_grondslag") == {}


def test_a_sheet_whose_price_cannot_be_come_to_for_an_open_number_is_a_product_with_questions():
    rows = typed("volgens formatie")
    other: Rows = [
        ["Loonkosten per productief uur", 50],
        ["Overhead over de loonkosten", "20%"],
        ["Tarief per uur", ("=A1*(1+A2)", "60")],
    ]
    other[2] = ["Tarief per uur", ("=B1*(1+B2)", "60")]
    reading = recognise(book_of({"Gewoon": other, "Spoed": rows}))
    assert [product.name for product in reading.products] == ["Gewoon", "Spoed"]
    assert list(asked(reading, "geen_getal")) == ["B7"]


def form(charges: str, remark: str = "", year_end: str = "Eindejaarsuitkering over het brutoloon") -> Rows:
    """What a municipality asks, without a price."""
    return [
        ["Opgave van kosten begeleiding 2026", "opgave", "toelichting"],
        ["Bruto uurloon", 24],
        ["Vakantietoeslag over het brutoloon", "8%"],
        [year_end, "8%"],
        [charges, "29%", remark],
        ["Productiviteit", "70%"],
        ["Overhead over de loonkosten", "20%"],
    ]


def test_of_which_wage_the_charges_are_is_asked_on_a_form_that_does_not_say_it_and_has_no_price():
    reading = read(form("Werkgeverslasten incl. pensioen", "opgave salarisbureau"))
    value = reading.products[0].by_concept()["werkgeverslasten"]
    assert [option.value for option in value.options] == [Decimal("0.29"), Decimal("0.25")]  # 29% of 1 of 1,16
    assert list(asked(reading, "lasten_grondslag")) == ["B5"]


@pytest.mark.parametrize(
    ("label", "remark"), [("Werkgeverslasten", "over loon + toeslagen"), ("Lasten over brutoloon", "")]
)
def test_where_a_label_or_remark_says_it_the_wage_of_the_charges_is_not_asked(label: str, remark: str):
    assert asked(read(form(label, remark)), "lasten_grondslag") == {}


def test_of_which_wage_a_year_end_payment_is_a_share_is_asked_on_such_a_form_too():
    reading = read(form("Lasten over brutoloon", year_end="Eindejaarsuitkering"))
    value = reading.products[0].by_concept()["eindejaarsuitkering"]
    bases = [stated.base for option in value.options for _, stated in option.sets]
    assert bases == ["brutoloon", "brutoloon_en_vakantietoeslag"]
    assert list(asked(reading, "lasten_grondslag")) == ["B4"]


def test_where_a_price_is_printed_the_wage_of_the_charges_is_not_asked():
    rows = [*form("Werkgeverslasten"), ["Tarief per uur", Decimal("64.29")]]
    assert asked(read(rows), "lasten_grondslag") == {}


def test_a_number_that_is_called_provisional_behind_it_is_told():
    rows = typed("60%")
    rows[-2][1] = "20 % (voorlopig)"
    found = [each.place.cell.address for each in read(rows).findings if each.kind == "voorlopig" and each.place.cell]
    assert found == ["B9"]


def test_a_book_in_which_nothing_is_sold_is_read_with_one_number_in_its_open_cells() -> None:
    column = ("Blad", 2)
    ways, read = ({column: ()}, {column: ()}, {column: ()}), list[int]()

    def attempt(_: object) -> int:
        read.append(len(read))
        return read[-1]

    assert best(ways, attempt, lambda number, _: number == 1, bool) == 0
    assert read == [0]
    assert best(ways, attempt, lambda number, _: number == 2, lambda _: True) == 2
